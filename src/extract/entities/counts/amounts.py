"""Amounts: the numbers of a sentence, with ranges, proportions and restatements read as one."""

from collections.abc import Sequence
from decimal import Decimal

from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import GROWTHS
from extract.frozen import dataclass
from extract.numbers import Number, NumberForm
from extract.numbers.words import HALVES, MULTIPLES, ratio
from extract.tokens import Span

_LONGEST_GAP = 6  # "25 millions d'euros et plus de 30": more tokens than these part two amounts
_WITH_CENTS = frozenset({("euro",), ("euros",), ("€",), ("franc",), ("francs",), ("dollar",), ("dollars",)})
_CHANGES = ("pass", "tomb", "ramen", "port", "relev")  # verbs whose "de X à Y" is no range


@dataclass(frozen=True, slots=True)
class Amount(Span):
    """What stands for one number: `number` is its span without "entre"; `joint` joins the ends of a range.

    `value` is None for a vague number and for a range, which has `low` and `high` instead. `unit` is set where
    it stands inside ("1 m 80", "2 euros 50": the word as it stands).
    """

    number: Span
    form: NumberForm
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    joint: str = ""
    unit: str | None = None


def read(view: View, numbers: Sequence[Number]) -> list[Amount]:
    """The amounts that the `numbers` of a sentence make, in order."""
    amounts: list[Amount] = []
    index = 0
    while index < len(numbers):
        pair = _pair(view, *numbers[index : index + 2]) if index + 1 < len(numbers) else None
        amounts.append(pair or single(numbers[index]))
        index += 1 if pair is None else 2
    return amounts


def ends_in_noun(view: View, amount: Amount) -> bool:
    """Whether "de" parts the number from what it counts: "un million et demi d'euros", "un tiers des"."""
    stop = amount.number.stop
    if view.lower(stop - 1) in HALVES and view.lower(stop - 2) == "et":
        stop -= 2
    return view.lower(stop - 1) in MULTIPLES or amount.form in {"fraction", "vague"}


def single(number: Number) -> Amount:
    """The amount that is one number."""
    span = Span(number.first, number.stop)
    return Amount(number.first, number.stop, span, number.form, number.value)


def _pair(view: View, left: Number, right: Number) -> Amount | None:
    """The amount that two neighbours make, if they make one."""
    if left.value is None or right.value is None or right.first - left.stop > _LONGEST_GAP:
        return None
    gap = view.words(left.stop, right.first)
    return (
        _restated(view, left, right, gap)
        or _part(view, left, right, gap)
        or _height(view, left, right, gap)
        or _sum(view, left, right, gap)
        or _range(view, left, right, gap)
    )


def _restated(view: View, left: Number, right: Number, gap: tuple[str, ...]) -> Amount | None:
    """A number said twice: "huit (8)"."""
    if gap != ("(",) or view.lower(right.stop) != ")" or left.value != right.value:
        return None
    return Amount(left.first, right.stop + 1, Span(left.first, left.stop), left.form, left.value)


def _part(view: View, left: Number, right: Number, gap: tuple[str, ...]) -> Amount | None:
    """A proportion of ten or less: "neuf sur dix", "2/3 des"."""
    if left.value is None or right.value is None or not left.value < right.value <= 10:
        return None
    whole = left.value % 1 == right.value % 1 == 0
    is_slashed = (
        gap == ("/",) and view.adjoins(right.first) and view.lower(right.stop) in {"de", "d'", "des", "du"}
    )
    if not whole or not (gap == ("sur",) or is_slashed):
        return None
    number = Span(left.first, right.stop)
    return Amount(left.first, right.stop, number, "fraction", ratio(left.value, int(right.value)))


def _height(view: View, left: Number, right: Number, gap: tuple[str, ...]) -> Amount | None:
    """Metres and centimetres: "1m80", "1 m 80"."""
    if gap != ("m",) or left.value is None or right.value is None or len(view.form(right.first)) != 2:
        return None
    number = Span(left.first, right.stop)
    value = left.value + right.value / 100
    return Amount(left.first, right.stop, number, "digits", value, unit="m")


def _sum(view: View, left: Number, right: Number, gap: tuple[str, ...]) -> Amount | None:
    """Money and its hundredths: "un euro vingt", "2 € 50"."""
    cents = right.value
    if gap not in _WITH_CENTS or left.value is None or cents is None or not 1 <= cents < 100 or cents % 1:
        return None
    if right.form == "digits" and len(view.form(right.first)) != 2:
        return None
    if view.tag(right.stop) in {"NOUN", "ADJ", "SYM"} or left.value % 1:
        return None
    number = Span(left.first, right.stop)
    return Amount(left.first, right.stop, number, "mixed", left.value + cents / 100, unit=gap[0])


def _range(view: View, left: Number, right: Number, gap: tuple[str, ...]) -> Amount | None:
    """A range: "entre 10 et 20", "2 à 3 millions", "25 % à 33 %", "deux ou trois", "20-30"."""
    opened = _opening(view, left.first)
    joint = next((word for word in gap if word in {"à", "-", "ou", "et"}), "")
    if not joint or (joint == "et" and opened == left.first) or not _are_joined(view, left, right, joint):
        return None
    low, high = _scaled(view, left, right), right.value
    if low is None or high is None:
        return None
    signed, negative = is_signed(view, left.first), gap[-1] == "-" != joint
    low, high = (-low if signed else low), (-high if negative else high)
    if signed and negative:  # "entre -21 et -27 °C": the lesser frost is named first
        low, high = min(low, high), max(low, high)
    number = Span(left.first - signed, right.stop)
    opened = min(opened, number.first)
    return Amount(opened, right.stop, number, right.form, None, low, high, joint) if low < high else None


def _are_joined(view: View, left: Number, right: Number, joint: str) -> bool:
    """Whether only `joint` parts two numbers, with the unit of both before it or a modifier after it."""
    gap = view.words(left.stop, right.first)
    place = gap.index(joint)
    unit, modifier = gap[:place], gap[place + 1 :]
    if unit and not _same_unit(unit, view.words(right.stop, right.stop + len(unit))):
        return False
    if modifier and modifier != ("-",) and (joint != "et" or "," in modifier):
        return False
    if joint == "-":
        return view.adjoins(left.stop) == view.adjoins(right.first)
    verbs = _CHANGES + (GROWTHS if view.lower(left.stop - 1) in MULTIPLES else ())
    return joint != "à" or not _is_change(view, left.first, verbs)


def is_signed(view: View, index: int) -> bool:
    """Whether a minus sign, and no hyphen, stands right before the digits at `index`."""
    return view.lower(index - 1) == "-" and view.adjoins(index) and not view.adjoins(index - 1)


def _opening(view: View, index: int) -> int:
    """The place of the "entre" that governs the number at `index`, else `index`."""
    for before in range(index - 1, max(index - 4, view.first - 1), -1):
        if view.lower(before) == "entre":
            return before
        passed = view.tag(before) in {"ADV", "ADP", "DET", "SYM", "NOUN"} or view.lower(before) == "-"
        if not passed or view.lower(before) in {"des", "les"}:
            break
    return index


def _same_unit(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return [word.rstrip("s") for word in left] == [word.rstrip("s") for word in right]


def _is_change(view: View, index: int, verbs: tuple[str, ...]) -> bool:
    """Whether "de X à Y" says how something changed: "est passé de 17 à 9"."""
    if view.lower(index - 1) not in {"de", "d'"}:
        return False
    return any(
        view.lower(place).startswith(verbs) and view.tag(place) in {"VERB", "AUX"}
        for place in range(index - 4, index - 1)
    )


def _scaled(view: View, left: Number, right: Number) -> Decimal | None:
    """The lower end, with the scale that the upper one carries: "2 à 3 millions", "60 à 80 000"."""
    scale = (
        Decimal(1000) if view.lower(right.stop - 1) == "mille" else MULTIPLES.get(view.lower(right.stop - 1))
    )
    if left.value is None or right.value is None:
        return None
    if right.stop == right.first + 1:
        scale = Decimal(1000) if 10 <= left.value < 1000 and right.value % 1000 == 0 else None
    if scale is None:
        return left.value
    return left.value * scale if left.value * scale < right.value else left.value
