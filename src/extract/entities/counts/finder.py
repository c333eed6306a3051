"""Quantities in a text, sentence by sentence."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from extract.analysis import Analysis
from extract.entities.counts import ages, amounts, antecedents, decoys, modifiers, nouns, ones, signs
from extract.entities.counts.amounts import Amount
from extract.entities.counts.units import Measure, measure
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import DURATIONS
from extract.mentions import CountMention, Found, Mention
from extract.numbers import Number
from extract.numbers.words import COLLECTIVES
from extract.records import CountModifier
from extract.tokens import Span, Tokens

_LEAST_SUM = 1000  # a smaller bare number after money may count things
_SIDES = {"more_than": "low", "at_least": "low", "less_than": "high", "at_most": "high"}
_ARTICLES = frozenset({"un", "une", "le", "la", "les", "l'", "des", "cette", "ces", "ses"})


@dataclass(frozen=True, slots=True)
class _Context:
    """What the other kinds say of the text: tokens in names and in dates, demonyms, places after a name."""

    named: frozenset[int]
    dated: frozenset[int]
    demonyms: frozenset[int]
    after_people: frozenset[int]
    setting: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Quantity:
    """An amount with all that stands around it."""

    amount: Amount
    measure: Measure
    first: int
    stop: int
    modifier: CountModifier
    modified: bool
    noun: Span | None
    elided: bool = False


def find(analysis: Analysis, found: Found) -> list[CountMention]:
    """The quantities of a text, in order: numbers that the kinds before left over, with what they count."""
    context = _context(found)
    mentions: list[CountMention] = []
    counted: list[Span] = []
    for view, numbers in _sentences(analysis, context):
        read = [_quantity(view, amount, context) for amount in amounts.read(view, numbers)]
        kept = _counting(view, _with_listed_nouns(view, read), counted)
        merged = _with_merged_bounds(view, _without_articles(view, kept))
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
    starts = [number.first for number in analysis.numbers]
    taken = context.named | context.dated
    for span in analysis.tokens.sentences:
        here = analysis.numbers[bisect_left(starts, span.first) : bisect_left(starts, span.stop)]
        free = [number for number in here if not {number.first, number.stop - 1} & taken]
        if free:
            yield (
                View(span.first, span.stop, analysis.tokens, analysis.tags, context.demonyms, context.dated),
                free,
            )


def _quantity(view: View, amount: Amount, context: _Context) -> _Quantity:
    """The unit, modifier and noun of an amount."""
    found = measure(view, amount, context.setting)
    amount = signs.signed(view, amount, found)
    left = min(amount.first, found.first)
    left -= amount.form in {"collective", "fraction", "vague"} and view.lower(left - 1) in _ARTICLES
    before = modifiers.before(view, left)
    age = ages.age_stop(view, amount, before[1] if before else left, context.after_people)
    if age is not None:
        found = Measure("age", None, amount.first, age)
    noun = nouns.counted(view, amount, found)
    stop = max(found.stop, noun.stop if noun else 0)
    after = modifiers.after(view, found.stop) or modifiers.after(view, stop)
    first = before[1] if before else found.first
    modifier = before[0] if before and amount.low is None else _implied(view, amount)
    if after is not None and modifier in {"exact", "approximate"}:
        modifier, stop = after[0], max(stop, after[1])
    return _Quantity(amount, found, first, stop, modifier, before is not None or after is not None, noun)


def _implied(view: View, amount: Amount) -> CountModifier:
    """The modifier that the number itself implies: a range, or the roundness of "une dizaine"."""
    if amount.value is None and amount.low is not None:
        return "between"
    is_round = amount.form == "vague" or any(
        word in COLLECTIVES for word in view.words(amount.first, amount.stop)
    )
    return "approximate" if is_round else "exact"


def _with_listed_nouns(view: View, quantities: Sequence[_Quantity]) -> list[_Quantity]:
    """Give each number of a list the noun that stands after the last: "2, 5 et 10 flacons"."""
    following: _Quantity | None = None
    found: list[_Quantity] = []
    for quantity in reversed(quantities):
        if (
            following is not None
            and quantity.noun is None
            and antecedents.are_listed(view, quantity.stop, following.first)
        ):
            quantity = _sharing(quantity, following)
        following = quantity
        found.append(quantity)
    return found[::-1]


def _sharing(quantity: _Quantity, following: _Quantity) -> _Quantity:
    """The quantity with the noun of `following`, and with its unit where it has none of its own."""
    if quantity.measure.kind not in {"count", following.measure.kind}:
        return quantity
    shared = replace(following.measure, first=quantity.first, stop=quantity.measure.stop)
    found = shared if quantity.measure.kind == "count" else quantity.measure
    return replace(quantity, measure=found, noun=following.noun, elided=following.noun is not None)


def _counting(view: View, quantities: Sequence[_Quantity], counted: list[Span]) -> list[_Quantity]:
    """The quantities that are no decoys, with their antecedents; adds their nouns to `counted`."""
    kept: list[_Quantity] = []
    for quantity in quantities:
        if decoys.names_or_ranks(view, quantity.amount, quantity.measure, quantity.noun):
            continue
        if quantity.measure.kind == "count" and (
            quantity.noun is None or _is_left_out(view, quantity, counted)
        ):
            if kept and _tell_a_score(view, kept[-1], quantity):
                kept.pop()
                continue
            completed = _completed(view, quantity, kept, counted)
            if completed is None:
                continue
            quantity = completed
        kept.append(quantity)
        if quantity.noun is not None and quantity.measure.kind == "count" and _stands(view, quantity):
            counted.append(quantity.noun)
    return kept


def _tell_a_score(view: View, left: _Quantity, right: _Quantity) -> bool:
    """Whether two numbers stand against each other: "12 touches à 11"."""
    is_change = view.lower(left.first - 1) in {"de", "d'"}
    plain = not (left.modified or right.modified) and left.measure.kind == "count"
    return plain and not is_change and view.words(left.stop, right.first) == ("à",)


def _is_left_out(view: View, quantity: _Quantity, counted: Sequence[Span]) -> bool:
    """Whether what looks like a noun qualifies one left out: "dont trois arrivées"."""
    refers = view.lower(quantity.first - 1) in {"dont", "sur"} and bool(counted)
    return refers and quantity.noun is not None and nouns.is_doubtful(view, quantity.noun)


def _stands(view: View, quantity: _Quantity) -> bool:
    """Whether the quantity is more than an article."""
    amount = quantity.amount
    return not ones.is_article(view, amount) or ones.counts(
        view, amount, quantity.measure, quantity.noun, quantity.modifier
    )


def _completed(
    view: View, quantity: _Quantity, kept: Sequence[_Quantity], counted: Sequence[Span]
) -> _Quantity | None:
    """A bare number with the noun or currency that it has from before; None where it is no quantity."""
    amount, last = quantity.amount, kept[-1] if kept else None
    if last is not None and last.measure.kind == "money" and (amount.value or 0) >= _LEAST_SUM:
        return replace(quantity, measure=replace(quantity.measure, kind="money", unit=last.measure.unit))
    if last is not None and view.words(last.stop, quantity.first) in {("sur",), ("à",)}:
        return replace(quantity, noun=last.noun, elided=last.noun is not None) if last.noun else None
    noun = antecedents.before(view, quantity.first, amount.stop, counted)
    if noun is not None and view.lower(noun.first) in DURATIONS:
        return None
    if decoys.is_bare_decoy(view, amount, noun, modified=quantity.modified):
        return None
    return replace(quantity, noun=noun, elided=noun is not None)


def _without_articles(view: View, quantities: Sequence[_Quantity]) -> list[_Quantity]:
    """Leave out each "un" and "une" that is an article."""
    kept: list[_Quantity] = []
    numbers = [
        quantity
        for quantity in quantities
        if quantity.noun is not None
        and quantity.measure.kind == "count"
        and not ones.is_article(view, quantity.amount)
    ]
    firsts = [quantity.first for quantity in numbers]
    for quantity in quantities:
        amount, noun = quantity.amount, quantity.noun
        if ones.is_article(view, amount):
            place = bisect_left(firsts, amount.first)
            last = numbers[place - 1].stop if place else None
            following = firsts[place] if place < len(firsts) else None
            if quantity.elided or not (
                _stands(view, quantity) or ones.against(view, amount, noun, last, following)
            ):
                continue
        kept.append(quantity)
    return kept


def _with_merged_bounds(view: View, quantities: Sequence[_Quantity]) -> list[_Quantity]:
    """Make one range of two bounds: "supérieur à 20 et inférieur à 35"."""
    merged: list[_Quantity] = []
    for quantity in quantities:
        low_and_high = _bounds(view, merged[-1], quantity) if merged else None
        if low_and_high is None:
            merged.append(quantity)
            continue
        first, last = merged.pop(), quantity.amount
        number = Span(first.amount.number.first, last.number.stop)
        amount = replace(
            last,
            first=first.amount.first,
            number=number,
            value=None,
            low=low_and_high[0],
            high=low_and_high[1],
        )
        merged.append(replace(quantity, amount=amount, first=first.first, modifier="between"))
    return merged


def _bounds(view: View, left: _Quantity, right: _Quantity) -> tuple[Decimal, Decimal] | None:
    """The lower and upper bound that two neighbours set, if they do."""
    between = view.words(left.stop, right.first)
    sides = _SIDES.get(left.modifier), _SIDES.get(right.modifier)
    if between not in {("et",), (",",), ("mais",)} or None in sides or sides[0] == sides[1]:
        return None
    low, high = (left, right) if sides[0] == "low" else (right, left)
    if low.amount.value is None or high.amount.value is None or low.amount.value >= high.amount.value:
        return None
    return low.amount.value, high.amount.value


def _mention(tokens: Tokens, quantity: _Quantity) -> CountMention:
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
