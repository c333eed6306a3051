"""Calendar arithmetic and TIMEX3 values (ISO-TimeML): no language, no clock.

A value is written as TIMEX3 writes it ("2016-05-03", "2016-W18", "2016-Q2", "198" for the 1980s, "19" for
the twentieth century, "2016-05-03TEV"); `bounds` says which days or hours it can mean.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
]
Bounds = tuple[str | None, str | None]
Days = tuple[date, date]

NO_BOUNDS: Final[Bounds] = (None, None)
_MONTHS: Final[dict[Unit, int]] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_DAYS: Final[dict[Unit, int]] = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
# First and last day of each season, as (month, day); winter ends in the following year.
_SEASONS: Final = {
    "SP": ((3, 20), (6, 20)),
    "SU": ((6, 21), (9, 21)),
    "FA": ((9, 22), (12, 20)),
    "WI": ((12, 21), (3, 19)),
}
# First hour and number of hours of each part of a day; a night begins on the day that names it.
_PARTS: Final = {"MO": (4, 8), "MI": (12, 2), "AF": (12, 6), "EV": (18, 6), "NI": (20, 10), "DT": (6, 14)}
_DURATIONS: Final[dict[Unit, str]] = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "fortnight": "F",
    "weekend": "WE",
    "day": "D",
    "quarter": "Q",
    "half": "H",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
_TIMES: Final[dict[Unit, str]] = {"hour": "H", "minute": "M", "second": "S"}


def shift(day: date, unit: Unit, count: int) -> date | None:
    """The day `count` units after `day` (before, if negative), kept within its month; None out of the calendar."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def value_of(day: date, unit: Unit) -> str:
    """The value of the `unit` that holds `day`: "2016-W18" for a week, "201" for a decade."""
    return _VALUES.get(unit, date.isoformat)(day)


def _week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_VALUES: Final[dict[Unit, Callable[[date], str]]] = {
    "week": _week_value,
    "fortnight": _week_value,
    "weekend": lambda day: f"{_week_value(day)}-WE",
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year:04}-H{(day.month + 5) // 6}",
    "year": lambda day: f"{day.year:04}",
    "decade": lambda day: f"{day.year // 10:03}",
    "century": lambda day: f"{day.year // 100:02}",
    "millennium": lambda day: f"{day.year // 1000}",
}


def duration(amounts: list[tuple[Decimal | None, Unit]]) -> str:
    """The value of a length: "P2Y", "P1.5M", "PT2H30M"; an amount of None is vague ("PXD")."""
    dates = "".join(f"{_amount(n)}{_DURATIONS[unit]}" for n, unit in amounts if unit in _DURATIONS)
    times = "".join(f"{_amount(n)}{_TIMES[unit]}" for n, unit in amounts if unit in _TIMES)
    return f"P{dates}" + (f"T{times}" if times else "")


def _amount(number: Decimal | None) -> str:
    return "X" if number is None else f"{number.normalize():f}"


def weekday_from(day: date, weekday: int, direction: int) -> date:
    """The nearest `weekday` (1 is Monday) strictly after `day` (`direction` 1) or strictly before it (-1)."""
    distance = (weekday - day.isoweekday()) * direction % 7 or 7
    return day + timedelta(days=distance * direction)


def weekday_of_week(day: date, weekday: int) -> date:
    """The `weekday` of the ISO week that holds `day`."""
    return day + timedelta(days=weekday - day.isoweekday())


def nth_weekday(days: Days, weekday: int, index: int) -> date | None:
    """The `index`-th `weekday` within the days (the last for -1), None where there are fewer."""
    first, last = days
    if index < 0:
        found = last - timedelta(days=(last.isoweekday() - weekday) % 7)
    else:
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (index - 1))
    return found if first <= found <= last else None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def days(value: str) -> Days | None:
    """First and last day of a value of a day or coarser, None where it leaves a part open."""
    for pattern, reading in _READINGS:
        match = pattern.fullmatch(value)
        if match:
            try:
                return reading(match)
            except (ValueError, OverflowError):
                return None
    first, slash, last = value.partition("/")
    if slash:
        start, end = days(first), days(last)
        return (start[0], end[1]) if start and end else None
    return None


def _week(match: re.Match[str]) -> Days:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    first = monday + timedelta(days=5) if match[3] else monday
    return first, monday + timedelta(days=6)


def _season(match: re.Match[str]) -> Days:
    year, (first, last) = int(match[1]), _SEASONS[match[2]]
    return date(year, *first), date(year + (last < first), *last)


def _months(year: int, month: int, count: int) -> Days:
    """The days of `count` months from `month` of `year` on."""
    last_year, last_month = divmod(year * 12 + month - 2 + count, 12)
    return date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def _years(match: re.Match[str]) -> Days:
    span = 10 ** (4 - len(match[0]))
    first = int(match[0]) * span
    return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)


_READINGS: Final[list[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]]]] = [
    (re.compile(r"(\d{4}-\d\d-\d\d)"), lambda match: (date.fromisoformat(match[1]),) * 2),
    (re.compile(r"(\d{4})-(\d\d)"), lambda match: _months(int(match[1]), int(match[2]), 1)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda match: _months(int(match[1]), int(match[2]) * 3 - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda match: _months(int(match[1]), int(match[2]) * 6 - 5, 6)),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-(S[PU]|FA|WI)"), _season),
    (re.compile(r"\d{1,4}"), _years),
]
_PART_OF_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT)")
_TIME_OF_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?(?::(\d\d))?(Z|[+-]\d\d)?")


def moment(value: str) -> datetime | None:
    """The time of a value with hour and minute, its zone left out; None for any other value."""
    match = _TIME_OF_DAY.fullmatch(value)
    found = days(match[1]) if match else None
    if match is None or found is None:
        return None
    try:
        return datetime.combine(found[0], time()) + timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    except OverflowError:
        return None


@lru_cache(maxsize=4096)
def bounds(value: str) -> Bounds:
    """The first and last day (or second, for a time) that `value` can mean; None where it says nothing."""
    whole = days(value)
    if whole:
        return whole[0].isoformat(), whole[1].isoformat()
    first, slash, last = value.partition("/")
    if slash:
        return bounds(first)[0], bounds(last)[1]
    part = _PART_OF_DAY.fullmatch(value)
    if part:
        hour, count = _PARTS[part[2]]
        start = datetime.combine(date.fromisoformat(part[1]), time(hour))
        return _minute(start), _minute(start + timedelta(hours=count, minutes=-1))
    midnight = days(value.removesuffix("T24:00")) if value.endswith("T24:00") else None
    if midnight:
        return (f"{midnight[1] + timedelta(days=1)}T00:00",) * 2
    clock = _TIME_OF_DAY.fullmatch(value)
    if clock and (int(clock[2]), int(clock[3] or 0), int(clock[4] or 0)) < (24, 60, 60):
        last_minute = clock[3] or "59"
        return (
            f"{clock[1]}T{clock[2]}:{clock[3] or '00'}{clock[5] or ''}",
            f"{clock[1]}T{clock[2]}:{last_minute}{clock[5] or ''}",
        )
    return NO_BOUNDS


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def third(period: Bounds, part: str) -> Bounds:
    """The first, middle or last third of a period ("early", "mid" or "late")."""
    first, last = period
    if first is None or last is None or len(first) > 16:
        return period
    timed = "T" in first
    step = timedelta(minutes=1) if timed else timedelta(days=1)
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last)
    length = (end - start) // step + 1
    index = ("early", "mid", "late").index(part)
    begins, ends = start + step * (length * index // 3), start + step * (length * (index + 1) // 3 - 1)
    ends = max(begins, ends)
    return (_minute(begins), _minute(ends)) if timed else (begins.date().isoformat(), ends.date().isoformat())
