"""Quantities in a text, sentence by sentence."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from extract.analysis import Analysis
from extract.entities.counts import amounts, bare, bounds, completion, decoys, ones, quantities
from extract.entities.counts.quantities import Quantity
from extract.entities.counts.view import View
from extract.mentions import CountMention, Found, Mention
from extract.numbers import Number
from extract.tokens import Span, Tokens

_RECENT = 12  # quantities back to one that another leans on


@dataclass(frozen=True, slots=True)
class _Context:
    """What the other kinds say of the text: tokens in names and in dates, demonyms, places after a name."""

    named: frozenset[int]
    dated: frozenset[int]
    demonyms: frozenset[int]
    after_people: frozenset[int]
    setting: Mapping[str, int]


def find(analysis: Analysis, found: Found) -> list[CountMention]:
    """The quantities of a text, in order: numbers that the kinds before left over, with what they count."""
    if not analysis.numbers:
        return []
    context = _context(found)
    mentions: list[CountMention] = []
    past: list[Quantity] = []
    for view, numbers in _sentences(analysis, context):
        read = [
            quantities.read(view, amount, setting=context.setting, after_people=context.after_people)
            for amount in amounts.read(view, numbers)
        ]
        kept = _counting(view, completion.with_listed_nouns(view, read), past)
        merged = _apart(bounds.merged(view, ones.without_articles(view, kept)))
        mentions += [_mention(analysis.tokens, quantity) for quantity in merged]
    return mentions


def _context(found: Found) -> _Context:
    return _Context(
        named=_tokens(chain(found.people, found.organisations)),
        dated=_tokens(found.dates),
        demonyms=_tokens(mention for mention in found.countries if mention.kind == "demonym"),
        after_people=frozenset(person.stop for person in found.people),
        setting=Counter(mention.code for mention in found.countries),
    )


def _tokens(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(index for span in spans for index in range(span.first, span.stop))


def _sentences(analysis: Analysis, context: _Context) -> Iterator[tuple[View, list[Number]]]:
    """The sentences that hold numbers of no other kind, with these numbers."""
    tokens, taken = analysis.tokens, context.named | context.dated
    free = [
        number for number in analysis.numbers if number.first not in taken and number.stop - 1 not in taken
    ]
    stops = [sentence.stop for sentence in tokens.sentences]
    for index, numbers in groupby(free, key=lambda number: bisect(stops, number.first)):
        span = tokens.sentences[index]
        view = View(span.first, span.stop, tokens, analysis.tags, context.demonyms, context.dated)
        yield view, list(numbers)


def _counting(view: View, read: Sequence[Quantity], past: list[Quantity]) -> list[Quantity]:
    """The quantities that are no decoys, completed from those of the text before them, `past`, which it extends."""
    kept: list[Quantity] = []
    for quantity in read:
        if decoys.names_or_ranks(view, quantity.amount, quantity.measure, quantity.noun):
            continue
        if kept and _tell_a_score(view, kept[-1], quantity):
            kept.pop()
            continue
        completed = completion.completed(view, quantity, past[-_RECENT:])
        if completed is None:
            continue
        kept.append(completed)
        if ones.stands(view, completed):
            past.append(completed)
    return kept


def _apart(read: Sequence[Quantity]) -> list[Quantity]:
    """The quantities without overlap: in "41 des 49 détenus" the first ends with its number."""
    apart: list[Quantity] = []
    for quantity in read:
        if apart and apart[-1].stop > quantity.first:
            apart[-1] = replace(apart[-1], stop=apart[-1].measure.stop)
        if not apart or apart[-1].stop <= quantity.first:
            apart.append(quantity)
    return apart


def _tell_a_score(view: View, left: Quantity, right: Quantity) -> bool:
    """Whether two numbers stand against each other: "12 touches à 11"."""
    if right.noun is not None or not (left.measure.kind == right.measure.kind == "count"):
        return False
    plain = not (left.modified or right.modified)
    return plain and view.words(left.stop, right.first) == ("à",) and bare.sets_a_score(view, left.amount)


def _mention(tokens: Tokens, quantity: Quantity) -> CountMention:
    amount, factor = quantity.amount, quantity.measure.factor
    value, low, high = (
        None if number is None else number * factor for number in (amount.value, amount.low, amount.high)
    )
    whole = _placed(tokens, Span(quantity.first, quantity.stop))
    return CountMention(
        whole.first,
        whole.stop,
        whole.start,
        whole.end,
        number=_placed(tokens, amount.number),
        value=value,
        low=low,
        high=high,
        modifier=quantity.modifier,
        kind=quantity.measure.kind,
        unit=quantity.measure.unit,
        noun=None if quantity.noun is None else _placed(tokens, quantity.noun),
        elided=quantity.elided,
    )


def _placed(tokens: Tokens, span: Span) -> Mention:
    return Mention(span.first, span.stop, tokens.start(span), tokens.end(span))
