"""From recognised quantities to the counts of a record."""

from decimal import Decimal

from extract.article import Article
from extract.entities.counts.lemmas import lemma
from extract.mentions import CountMention, Found, Mention
from extract.records import Count, Noun
from extract.records import Mention as Recorded


def resolve(found: Found, article: Article) -> list[Count]:
    """The counts of an article, in the order of the text."""
    return [_count(mention, article.text) for mention in found.counts]


def _count(mention: CountMention, text: str) -> Count:
    return Count(
        text=text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        number=Recorded(
            text=text[mention.number.start : mention.number.end],
            start=mention.number.start,
            end=mention.number.end,
        ),
        value=_json(mention.value),
        low=_json(mention.low),
        high=_json(mention.high),
        modifier=mention.modifier,
        kind=mention.kind,
        unit=mention.unit,
        noun=None if mention.noun is None else _noun(mention.noun, text),
        elided=mention.elided,
    )


def _noun(noun: Mention, text: str) -> Noun:
    surface = text[noun.start : noun.end]
    return Noun(text=surface, start=noun.start, end=noun.end, lemma=lemma(surface))


def _json(number: Decimal | None) -> int | float | None:
    """A JSON number: an integer where the value is one."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
