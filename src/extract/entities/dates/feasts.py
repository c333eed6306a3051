"""Holidays and named days: the day or month that a rule of `feasts.csv` names in a year."""

import re
from datetime import date, timedelta

from dateutil.easter import easter
from hijridate import Gregorian, Hijri

from extract.timex import day_or_none, nth_weekday

_RULE = re.compile(
    r"(?P<fixed>\d\d-\d\d)|easter(?P<easter>[+-]\d+)|(?P<month>\d\d)/(?P<index>-?\d)/(?P<weekday>\d)"
    r"|hijri (?P<hijri>\d\d)(?:-(?P<day>\d\d))?"
)


def in_year(rule: str, year: int) -> list[date]:
    """The first days of a feast in a Gregorian year: none, one or (by the lunar calendar) two.

    Raises `ValueError` for a rule of no known form.
    """
    match = _RULE.fullmatch(rule)
    if not match:
        raise ValueError(f"feasts.csv: no such rule as {rule!r}")
    if match["fixed"]:
        day = day_or_none(year, *map(int, match["fixed"].split("-")))
        return [day] if day else []
    if match["easter"]:
        return [easter(year) + timedelta(days=int(match["easter"]))]
    if match["month"]:
        return _weekday(year, int(match["month"]), int(match["weekday"]), int(match["index"]))
    return _hijri(year, int(match["hijri"]), int(match["day"] or 1))


def _weekday(year: int, month: int, weekday: int, index: int) -> list[date]:
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    day = nth_weekday((first, last), weekday, index)
    return [day] if day else []


def _hijri(year: int, month: int, day: int) -> list[date]:
    """By the Umm al-Qura calendar, which the library knows from 1924 to 2077; none outside."""
    try:
        first = Gregorian(year, 1, 1).to_hijri().year
        days = (Hijri(each, month, day).to_gregorian() for each in (first, first + 1))
        return [date(found.year, found.month, found.day) for found in days if found.year == year]
    except (ValueError, OverflowError):
        return []


def is_month(rule: str) -> bool:
    """Whether the rule names a whole lunar month ("hijri 09")."""
    return bool(re.fullmatch(r"hijri \d\d", rule))


def last_day(rule: str, first: date) -> date:
    """The last day of a feast that begins on `first`: of ramadan, the last of its month."""
    if not is_month(rule):
        return first
    begun = Gregorian(first.year, first.month, first.day).to_hijri()
    return first + timedelta(days=begun.month_length() - 1)


def is_history(rule: str) -> bool:
    """Whether the rule names one day or month of history ("2001-09-11")."""
    return bool(re.fullmatch(r"\d{4}-\d\d(-\d\d)?", rule))
