"""What an amount is measured in: percent, a currency, a unit, years of age; or things, which are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.entities.counts.amounts import Amount, ends_in_noun
from extract.entities.counts.view import View
from extract.entities.counts.vocabulary import (
    CURRENCIES,
    CURRENCY_CODES,
    CURRENCY_SYMBOLS,
    DURATIONS,
    ELLIPTIC,
    MINOR_UNITS,
    MONEY_SCALES,
    TEMPERATURE,
    Currency,
    units,
)
from extract.frozen import dataclass
from extract.normalise import fold
from extract.records import CountKind

_PERCENTS = (
    ("%",),
    ("pour", "cent"),
    ("pour", "-", "cent"),
    ("pourcent",),
    ("pourcents",),
    ("p", ".", "100"),
)
_BEGIN_PERCENT = frozenset(phrase[0] for phrase in _PERCENTS)
_BEGIN_SYMBOL = CURRENCY_CODES.union(phrase[0] for phrase in CURRENCY_SYMBOLS)
_END_SYMBOL = CURRENCY_CODES.union(phrase[-1] for phrase in CURRENCY_SYMBOLS)
_LONGEST_UNIT = 5
_LONGEST_SYMBOL = 2
_REACH = 15  # tokens around degrees that say what they measure
_LEAST_SUM = 1000  # of a word that is not always money: "livres", "couronnes"


@dataclass(frozen=True, slots=True)
class Measure:
    """The kind and unit of an amount, over the tokens `first` to `stop` around it; `factor` scales its value."""

    kind: CountKind
    unit: str | None
    first: int
    stop: int
    dimension: str = ""
    factor: Decimal = Decimal(1)


def measure(view: View, amount: Amount, setting: Mapping[str, int]) -> Measure:
    """How `amount` is measured, in a text set in the countries of `setting` (mentions by code)."""
    if amount.unit is not None:
        return _inside(amount, amount.unit, setting)
    found = _percent(view, amount) or _money(view, amount, setting) or _physical(view, amount)
    return found or Measure("count", None, amount.first, amount.stop)


def _inside(amount: Amount, unit: str, setting: Mapping[str, int]) -> Measure:
    """The measure of an amount that has its unit inside."""
    if unit == "m":
        return Measure("measure", unit, amount.first, amount.stop, "length")
    code = CURRENCY_SYMBOLS.get((unit,)) or _in_setting(CURRENCIES[unit], setting)
    return Measure("money", code, amount.first, amount.stop)


def _percent(view: View, amount: Amount) -> Measure | None:
    if view.lower(amount.stop) not in _BEGIN_PERCENT:
        return None
    for phrase in _PERCENTS:
        if view.words(amount.stop, amount.stop + len(phrase)) == phrase:
            return Measure("percent", "%", amount.first, amount.stop + len(phrase))
    return None


def _money(view: View, amount: Amount, setting: Mapping[str, int]) -> Measure | None:
    """Money by a symbol before or after, by its code, or by its name."""
    scale = MONEY_SCALES.get(view.form(amount.stop))
    stop = amount.stop + (scale is not None)
    factor = scale or Decimal(1)
    return (
        _marked_money(view, amount, stop, factor)
        or _glued_code(view, amount)
        or _named_money(view, amount, stop, factor, setting)
    )


def _marked_money(view: View, amount: Amount, stop: int, factor: Decimal) -> Measure | None:
    """Money by a symbol or code, before the number or at `stop`."""
    if view.form(amount.first - 1) not in _END_SYMBOL and view.form(stop) not in _BEGIN_SYMBOL:
        return None
    for length in range(_LONGEST_SYMBOL, 0, -1):
        code = _symbol(view, amount.first - length, amount.first)
        if code is not None:
            return Measure("money", code, amount.first - length, stop, factor=factor)
        code = _symbol(view, stop, stop + length)
        if code is not None:
            return Measure("money", code, amount.first, stop + length, factor=factor)
    return None


def _symbol(view: View, first: int, stop: int) -> str | None:
    """The code of the currency that the tokens are the symbol or the code of."""
    forms = tuple(view.form(index) for index in range(first, stop))
    if len(forms) == 1 and forms[0] in CURRENCY_CODES:
        return forms[0]
    names = forms == ("F",) and (view.form(stop).isdecimal() or view.tag(stop) in {"NOUN", "PROPN"})
    return None if names else CURRENCY_SYMBOLS.get(forms)


def _glued_code(view: View, amount: Amount) -> Measure | None:
    """Thousands and millions in one word with the code or symbol: "100 MEUR", "30 kEUR", "200 MF"."""
    form = view.form(amount.stop)
    for scale, sign in ((form[:-3], form[-3:]), (form[:-1], form[-1:])):
        if scale not in MONEY_SCALES:
            continue
        code = sign if sign in CURRENCY_CODES else CURRENCY_SYMBOLS.get((sign,))
        if code is not None:
            return Measure("money", code, amount.first, amount.stop + 1, factor=MONEY_SCALES[scale])
    return None


def _named_money(
    view: View, amount: Amount, stop: int, factor: Decimal, setting: Mapping[str, int]
) -> Measure | None:
    place = _after_of(view, amount, stop)
    minor = MINOR_UNITS.get(view.lower(place))
    if minor is not None:
        return Measure("money", minor[0], amount.first, place + 1, factor=minor[1])
    currencies = CURRENCIES.get(view.lower(place))
    if currencies is None:
        return None
    qualified = _qualified(view.lower(place + 1), currencies, setting)
    if qualified is not None:
        return Measure("money", qualified, amount.first, place + 2, factor=factor)
    is_sum = place > stop or (amount.value or amount.high or 0) >= _LEAST_SUM
    code = _in_setting(currencies, setting) if is_sum or not currencies[0].qualifier else None
    return None if code is None else Measure("money", code, amount.first, place + 1, factor=factor)


def _after_of(view: View, amount: Amount, stop: int) -> int:
    """The place of the unit: after "de" where the number ends in a noun ("millions d'euros")."""
    if view.lower(stop) in ELLIPTIC:  # "les 400 derniers mètres"
        return stop + 1
    is_noun = stop > amount.stop or ends_in_noun(view, amount)
    return stop + (is_noun and view.lower(stop) in {"de", "d'"})


def _qualified(adjective: str, currencies: Sequence[Currency], setting: Mapping[str, int]) -> str | None:
    """The code of the currency that `adjective` names: "dollars canadiens", "francs CFA"."""
    key = fold(adjective)
    fitting = [
        currency
        for currency in currencies
        if currency.qualifier
        and key.rstrip("es").removesuffix("n") == fold(currency.qualifier).rstrip("es").removesuffix("n")
    ]
    return _most_mentioned(fitting, setting).code if fitting else None


def _in_setting(currencies: Sequence[Currency], setting: Mapping[str, int]) -> str | None:
    """The code of a currency named by its noun alone, in the country of the text."""
    default = [currency for currency in currencies if not currency.qualifier]
    mentioned = _most_mentioned([*default, *currencies], setting)
    return mentioned.code if default or setting.get(mentioned.country) else None


def _most_mentioned(currencies: Sequence[Currency], setting: Mapping[str, int]) -> Currency:
    """The currency whose country the text mentions most; the first of several."""
    return max(currencies, key=lambda currency: setting.get(currency.country, 0))


def _physical(view: View, amount: Amount) -> Measure | None:
    """The longest unit of measurement that stands after the amount, by its symbol or its name."""
    symbols, names = units()
    place = _after_of(view, amount, amount.stop)
    if fold(view.form(place)) not in _beginnings_of_units():
        return None
    forms = [view.form(index) for index in range(place, place + _LONGEST_UNIT)]
    folded = [fold(form) for form in forms]
    for length in range(_LONGEST_UNIT, 0, -1):
        unit = names.get(tuple(folded[:length]))
        if unit is None and place == amount.stop and amount.form in {"digits", "mixed"}:
            unit = symbols.get(tuple(forms[:length]))
        if unit is not None:
            found = Measure("measure", unit.symbol, amount.first, place + length, unit.dimension)
            return _celsius(view, found) or _rated(view, found)
    return None


@cache
def _beginnings_of_units() -> frozenset[str]:
    """The first words of all units, folded."""
    return frozenset(fold(phrase[0]) for phrases in units() for phrase in phrases)


def _celsius(view: View, found: Measure) -> Measure | None:
    """The temperature that plain degrees are, where a word of the sentence or "moins" before them says so."""
    if found.unit != "°" or view.lower(found.stop - 1) == "°":
        return None
    around = view.words(found.first - _REACH, found.stop + _REACH)
    if view.lower(found.first - 1) != "moins" and TEMPERATURE.isdisjoint(around):
        return None
    return replace(found, unit="°C", dimension="temperature")


def _rated(view: View, found: Measure) -> Measure:
    """The measure with the units that it is divided by: "mg/kg/h"."""
    symbols, _ = units()
    unit, stop = found.unit, found.stop
    while view.lower(stop) == "/" and view.adjoins(stop) and view.adjoins(stop + 1):
        divisor = view.form(stop + 1)
        if (divisor,) not in symbols and divisor not in DURATIONS:
            break
        unit, stop = f"{unit}/{divisor}", stop + 2
    return replace(found, unit=unit, stop=stop)
