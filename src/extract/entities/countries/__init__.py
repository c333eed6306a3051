"""Countries: every mention that points at one, by name, demonym, region or town.

The lists of `lexicon/fr/countries/` find; people's names and the words around decide. A form that means
several places takes the one whose country the text names elsewhere, else the default of `homonyms.csv`.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract import records
from extract.analysis import Analysis
from extract.article import Article
from extract.entities.countries.context import Context
from extract.entities.countries.cues import are_listed
from extract.entities.countries.forms import Candidate, scan
from extract.entities.countries.meaning import choose, evidence, is_certain
from extract.entities.countries.traps import is_trap
from extract.lexicon import places
from extract.lexicon.places import Place
from extract.mentions import CountryMention, Found
from extract.tokens import Span


def find(analysis: Analysis, found: Found) -> list[CountryMention]:
    """The words of the text that point at a country, in order."""
    context = Context(analysis.tokens, analysis, found)
    kept = [candidate for candidate in scan(analysis.tokens) if not is_trap(context, candidate)]
    return sorted([*_mentions(context, kept), *_halves(context, kept)], key=lambda mention: mention.first)


def _mentions(context: Context, candidates: Sequence[Candidate]) -> list[CountryMention]:
    named = evidence(candidates)
    chosen = [(candidate, choose(context, candidate, named)) for candidate in candidates]
    meant = [(candidate, place) for candidate, place in chosen if place is not None]
    sure = [is_certain(context, candidate, place, named) for candidate, place in meant]
    _spread(context, meant, sure)
    return [
        _mention(context, candidate, place.code, place.kind, place.subdivision)
        for (candidate, place), certain in zip(meant, sure, strict=True)
        if certain
    ]


def _spread(context: Context, meant: Sequence[tuple[Candidate, Place]], sure: list[bool]) -> None:
    """Make sure what stands in a list with something sure of its kind: "Allier, Creuse et Corrèze"."""
    forwards = list(pairwise(range(len(meant))))
    steps = [*forwards, *((late, early) for early, late in reversed(forwards))]
    for known, other in steps:
        if sure[known] and not sure[other] and meant[known][1].kind == meant[other][1].kind:
            early, late = sorted((known, other))
            sure[other] = are_listed(context, meant[early][0], meant[late][0])


def _halves(context: Context, candidates: Sequence[Candidate]) -> list[CountryMention]:
    """The first halves of compound demonyms: "franco" and "germano" of "franco-germano-suisse"."""
    tokens, mentions = context.tokens, []
    for candidate in candidates:
        if not candidate.has_demonym:
            continue
        first = candidate.first
        while first >= 2 and tokens.forms[first - 1] == "-" and not tokens.spaced(first):
            code = places.prefixes().get(tokens.lowers[first - 2])
            if code is None:
                break
            first -= 2
            mentions.append(_mention(context, Span(first, first + 1), code, "demonym", None))
    return mentions


def _mention(
    context: Context, span: Span, code: str, kind: records.CountryKind, subdivision: str | None
) -> CountryMention:
    tokens = context.tokens
    return CountryMention(
        span.first, span.stop, tokens.start(span), tokens.end(span), code, kind, subdivision
    )


def resolve(found: Found, article: Article) -> list[records.Country]:
    """One country for each code, in the order of their first mentions."""
    mentions: dict[str, list[records.CountryMention]] = {}
    for mention in found.countries:
        mentions.setdefault(mention.code, []).append(
            records.CountryMention(
                text=article.text[mention.start : mention.end],
                start=mention.start,
                end=mention.end,
                kind=mention.kind,
                subdivision=mention.subdivision,
            )
        )
    names = places.country_names()
    return [records.Country(code=code, name=names[code], mentions=group) for code, group in mentions.items()]
