"""From an expression to its TIMEX3 value: a pure function of the expression, the publication date, the dates
before it in the text and the tense of its clause. Every value names the rule that gave it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from extract import timex
from extract.entities.dates import feasts
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    Containing,
    DayPart,
    Duration,
    Edge,
    Expression,
    Festival,
    Nth,
    Period,
    Portion,
    Range,
    Recurrence,
    Reference,
    Season,
    Shift,
    WeekdayOf,
)
from extract.mentions import Tense
from extract.timex import Bounds, Unit

# A date on the side that the tense speaks against must be this much nearer (in days) to be meant.
_AGAINST_TENSE = 160
_AGAINST_TENSE_SEASON = 60


class Meaning(NamedTuple):
    """A value, the rule that gave it, whether it leans on another date; bounds where the value does not tell them."""

    value: str | None
    rule: str
    relative: bool = False
    bounds: Bounds | None = None


@dataclass(slots=True)
class Context:
    """What resolution knows: the publication date, the day and year that the text speaks of, the tense.

    `governing` is the year that a heading or the sentence sets for dates without one.
    """

    anchor: date | None
    day: date | None = None
    year: int | None = None
    governing: int | None = None
    tense: Tense | None = None

    @property
    def here(self) -> date | None:
        """The day that the text speaks of, else the publication date."""
        return self.day or self.anchor


def resolve(expression: Expression, context: Context) -> Meaning:
    """The meaning of `expression` in `context`."""
    match expression:
        case CalendarDate():
            return _calendar_date(expression, context)
        case Period(value):
            return Meaning(value, "period")
        case Season():
            return _season(expression, context)
        case Portion():
            return _portion(expression, context)
        case Festival():
            return _festival(expression, context)
        case Shift():
            return _shift(expression, context)
        case Containing(unit, day):
            return _containing(unit, resolve(day, context))
        case WeekdayOf(weekday, week):
            return _weekday_of(weekday, resolve(week, context))
        case Nth():
            return _nth(expression, resolve(expression.whole, context))
        case Edge(part, whole):
            return _edge(part, resolve(whole, context))
        case Clock():
            return _clock(expression, context)
        case DayPart():
            return _day_part(expression, context)
        case Duration():
            return _duration(expression, context)
        case Recurrence(value):
            return Meaning(value, "recurrence")
        case Reference(value, relative):
            return Meaning(value, "vague_reference", relative)
        case Range(start, end):
            return _range(start, end, context)
        case _:
            raise TypeError(f"a list is no single date: {expression}")


def _calendar_date(said: CalendarDate, context: Context) -> Meaning:
    if said.day is not None and said.month is not None:
        return _day_and_month(said, said.day, said.month, context)
    if said.month is not None:
        return _month(said, said.month, context)
    if said.day is not None:
        return _day_of_month(said, said.day, context)
    if said.weekday is not None:
        return _weekday(said, said.weekday, context)
    if said.year is not None:
        return Meaning(f"{said.year:04}", "year")
    return Meaning(_iso(context.anchor), "publication_day", relative=True)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_and_month(said: CalendarDate, day: int, month: int, context: Context) -> Meaning:
    if said.year is not None:
        found = timex.day_or_none(said.year, month, day)
        return Meaning(_iso(found), "full_date")
    if context.anchor is None and context.governing is None:
        return Meaning(f"XXXX-{month:02}-{day:02}", "day_and_month_without_year", relative=True)
    if context.governing is not None and said.turn is None:
        found = timex.day_or_none(context.governing, month, day)
        return Meaning(_iso(found), "year_of_the_text", relative=True)
    years = _years_near(context)
    found = _chosen([timex.day_or_none(year, month, day) for year in years], said, context)
    return Meaning(_iso(found), "nearest_day_and_month", relative=True)


def _years_near(context: Context) -> range:
    """The years among which a day and month may lie; a 29 February may be four years away."""
    anchor = context.anchor or date(1, 1, 1)
    return range(max(anchor.year - 4, 1), anchor.year + 5)


def _chosen(
    days: Iterable[date | None], said: CalendarDate | Festival | Season, context: Context
) -> date | None:
    """The day nearest to publication, in the direction that the words or the tense give."""
    candidates = [day for day in days if day is not None]
    base = context.anchor
    if base is None:
        return None
    if said.turn in {"last", "previous"}:
        return max((day for day in candidates if day < base), default=None)
    if said.turn in {"next", "following"}:
        base = (context.here or base) if said.turn == "following" else base
        return min((day for day in candidates if day > base), default=None)
    return min(candidates, key=lambda day: _distance(day, base, context.tense), default=None)


def _distance(day: date, base: date, tense: Tense | None) -> tuple[int, date]:
    """Days from publication; more on the side that the tense speaks against."""
    days = (day - base).days
    against = (tense == "past" and days > 0) or (tense == "future" and days < 0)
    return abs(days) + (_AGAINST_TENSE if against else 0), day


def _month(said: CalendarDate, month: int, context: Context) -> Meaning:
    if said.year is not None:
        return Meaning(f"{said.year:04}-{month:02}", "month_and_year")
    base = (
        (context.day or context.anchor) if said.turn in {"following", "previous", "same"} else context.anchor
    )
    if context.governing is not None and said.turn is None:
        return Meaning(f"{context.governing:04}-{month:02}", "year_of_the_text", relative=True)
    if base is None:
        return Meaning(f"XXXX-{month:02}", "month_without_year", relative=True)
    ahead = (month - base.month) % 12
    turn = said.turn or {"past": "this_or_last", "future": "this_or_next"}.get(context.tense or "", "nearest")
    months = {
        "last": ahead - 12 if ahead else -12,
        "previous": ahead - 12 if ahead else -12,
        "next": ahead or 12,
        "following": ahead or 12,
        "this_or_last": ahead - 12 if ahead else 0,
        "this_or_next": ahead,
    }.get(turn, ahead if ahead <= 6 else ahead - 12)
    found = timex.shift(base.replace(day=1), "month", months)
    return Meaning(found and timex.value_of(found, "month"), f"month_{turn}", relative=True)


def _day_of_month(said: CalendarDate, day: int, context: Context) -> Meaning:
    """A day with its weekday or alone: the nearest month that has it."""
    if context.anchor is None:
        return Meaning(f"XXXX-XX-{day:02}", "day_without_month", relative=True)
    base = context.here if said.weekday is None and context.day else context.anchor
    firsts = [timex.shift((base or context.anchor).replace(day=1), "month", n) for n in range(-12, 13)]
    days = [timex.day_or_none(first.year, first.month, day) for first in firsts if first]
    fitting = [each for each in days if each and said.weekday in {None, each.isoweekday()}]
    found = min(
        fitting or [each for each in days if each],
        key=lambda each: _distance(each, base or each, context.tense),
    )
    return Meaning(found.isoformat(), "nearest_day_of_month", relative=True)


def _weekday(said: CalendarDate, weekday: int, context: Context) -> Meaning:
    base = context.anchor
    if said.turn in {"following", "previous", "same"}:
        base = context.here
    if base is None:
        return Meaning(f"XXXX-WXX-{weekday}", "weekday_without_date", relative=True)
    direction, rule = _direction(said, context.tense)
    if said.turn == "same" or (said.turn is None and context.tense in {"past", "present"}):
        found = base if base.isoweekday() == weekday else timex.weekday_from(base, weekday, direction)
    elif said.turn == "this" and base.isoweekday() == weekday:
        found, rule = base, "publication_day"
    else:
        found = timex.weekday_from(base, weekday, direction)
    return Meaning(found.isoformat(), rule, relative=True)


def _direction(said: CalendarDate, tense: Tense | None) -> tuple[int, str]:
    if said.turn in {"last", "previous"}:
        return -1, "weekday_before"
    if said.turn in {"next", "following"}:
        return 1, "weekday_after"
    if said.turn == "same":
        return -1, "weekday_of_the_text"
    return (-1, "weekday_in_the_past") if tense == "past" else (1, "weekday_to_come")


def _season(said: Season, context: Context) -> Meaning:
    if said.code == "AU":
        month = CalendarDate(said.year, 9, turn=said.turn if said.turn != "this" else None)
        return _month(month, 9, context)._replace(rule="return_from_holidays")
    if said.year is not None:
        return Meaning(f"{said.year:04}-{said.code}", "season_and_year")
    if context.governing is not None and said.turn is None:
        return Meaning(f"{context.governing:04}-{said.code}", "year_of_the_text", relative=True)
    if context.anchor is None:
        return Meaning(f"XXXX-{said.code}", "season_without_year", relative=True)
    year = _season_year(said, context.anchor, context.tense)
    return Meaning(f"{year:04}-{said.code}", "nearest_season", relative=True)


def _season_year(said: Season, anchor: date, tense: Tense | None) -> int:
    """The year of the season that runs, or of the last or next one."""
    periods = {year: timex.days(f"{year:04}-{said.code}") for year in range(anchor.year - 2, anchor.year + 3)}
    known = {year: period for year, period in periods.items() if period}
    if said.turn in {"last", "previous"}:
        return max(year for year, (_, last) in known.items() if last < anchor)
    if said.turn in {"next", "following"}:
        return min(year for year, (first, _) in known.items() if first > anchor)
    if said.turn == "this" and said.code != "WI":
        return anchor.year - (tense == "past" and known[anchor.year][0] > anchor)
    return min(known, key=lambda year: _gap(known[year], anchor, tense))


def _gap(period: timex.Days, anchor: date, tense: Tense | None) -> int:
    first, last = period
    if first <= anchor <= last:
        return 0
    distance = (first - anchor).days if first > anchor else (anchor - last).days
    against = (tense == "past" and first > anchor) or (tense == "future" and last < anchor)
    return distance + (_AGAINST_TENSE_SEASON if against else 0)


def _portion(said: Portion, context: Context) -> Meaning:
    """A quarter or half of its year; without a year, of the one that tense and publication make likely."""
    letter, number = ("Q", 4) if said.unit == "quarter" else ("H", 2)
    if said.index < 0 and said.count == 1 and said.year is None:
        return _shift(Shift(said.unit, _MINUS_ONE), context)
    first = said.index if said.index > 0 else number + 1 + said.index
    year = said.year or context.governing or _portion_year(said, first, number, context)
    if year is None or not 1 <= first <= number:
        return Meaning(
            f"XXXX-{letter}{first}" if 1 <= first <= number else None, "portion_without_year", relative=True
        )
    value = "/".join(
        f"{year:04}-{letter}{index}" for index in (first, first + said.count - 1)[: min(said.count, 2)]
    )
    return Meaning(value, "portion_of_the_year", relative=said.year is None)


_MINUS_ONE = Decimal(-1)


def _portion_year(said: Portion, index: int, number: int, context: Context) -> int | None:
    anchor = context.anchor
    if anchor is None:
        return None
    begins = (index - 1) * 12 // number + 1
    if said.turn in {"last", "previous"}:
        return anchor.year - (anchor.month <= begins + 12 // number - 1)
    if said.turn in {"next", "following"}:
        return anchor.year + (anchor.month >= begins)
    ends = begins + 12 // number - 1
    if context.tense == "past" and begins > anchor.month:
        return anchor.year - 1
    if context.tense == "future" and ends < anchor.month:
        return anchor.year + 1
    return anchor.year - (begins - anchor.month > 6)


def _festival(said: Festival, context: Context) -> Meaning:
    if feasts.is_history(said.rule):
        return Meaning(said.rule, "day_of_history")
    if said.year is not None or context.governing is not None:
        days = feasts.in_year(said.rule, said.year or context.governing or 0)
        return _feast_day(said, days[0] if days else None, relative=said.year is None)
    if context.anchor is None:
        known = len(said.rule) == 5 and said.rule[2] == "-"
        return Meaning(f"XXXX-{said.rule}" if known else None, "feast_without_year", relative=True)
    years = range(context.anchor.year - 1, context.anchor.year + 2)
    days = [day for year in years for day in feasts.in_year(said.rule, year)]
    return _feast_day(said, _chosen(days, said, context), relative=True)


def _feast_day(said: Festival, day: date | None, *, relative: bool) -> Meaning:
    if day is None or not feasts.is_month(said.rule):
        return Meaning(_iso(day), "feast", relative)
    last = feasts.last_day(said.rule, day)
    return Meaning(f"{day.isoformat()}/{last.isoformat()}", "lunar_month", relative)


def _shift(said: Shift, context: Context) -> Meaning:
    """So many units from publication, from the day that the text speaks of, or from a date."""
    if said.base == "anchor":
        base, rule = context.anchor, "from_publication"
    elif said.base == "text":
        base, rule = context.here, "from_the_text"
    else:
        base, rule = _first_day(resolve(said.base, context)), "from_a_date"
    if base is None:
        return Meaning(None, rule, relative=True)
    if said.amount is None or said.unit in {"second", "minute", "hour"}:
        return Meaning("FUTURE_REF" if said.direction > 0 else "PAST_REF", rule, relative=True)
    if said.base == "text" and said.unit == "year" and context.year is not None:
        base = base.replace(year=context.year, day=min(base.day, 28))
    found = timex.shift(base, said.unit, int(said.amount) * said.direction)
    if found is None:
        return Meaning("FUTURE_REF" if said.direction > 0 else "PAST_REF", rule, relative=True)
    return Meaning(timex.value_of(found, said.unit), rule, relative=True)


def _first_day(meaning: Meaning) -> date | None:
    days = timex.days(meaning.value) if meaning.value else None
    return days[0] if days else None


def _containing(unit: Unit, day: Meaning) -> Meaning:
    found = _first_day(day)
    return Meaning(found and timex.value_of(found, unit), f"{unit}_of_a_day", day.relative)


def _weekday_of(weekday: int, week: Meaning) -> Meaning:
    found = _first_day(week)
    return Meaning(
        _iso(timex.weekday_of_week(found, weekday)) if found else f"XXXX-WXX-{weekday}",
        "weekday_of_a_week",
        relative=True,
    )


def _nth(said: Nth, whole: Meaning) -> Meaning:
    """The n-th weekday, day, week or month of a time, or several of them."""
    days = timex.days(whole.value) if whole.value else None
    if days is None:
        return Meaning(None, "part_of_a_time", relative=True)
    if isinstance(said.unit, int):
        return Meaning(
            _iso(timex.nth_weekday(days, said.unit, said.index)), "weekday_of_a_time", whole.relative
        )
    first = _nth_start(days, said.unit, said.index)
    if first is None:
        return Meaning(None, "part_of_a_time", whole.relative)
    value = timex.value_of(first, said.unit)
    if said.unit == "fortnight":
        last = days[1] if said.index != 1 else days[0] + timedelta(days=14)
        value = f"{first.isoformat()}/{last.isoformat()}"
    if said.count > 1:
        last_unit = timex.shift(first, said.unit, said.count - 1)
        value = f"{value}/{timex.value_of(last_unit, said.unit)}" if last_unit else value
    return Meaning(value, "part_of_a_time", whole.relative)


def _nth_start(days: timex.Days, unit: Unit, index: int) -> date | None:
    """A day in the index-th unit of a time; a week or week-end belongs to the month that holds its Thursday or Saturday."""
    weekday = {"week": 4, "weekend": 6}.get(unit)
    if weekday:
        return timex.nth_weekday(days, weekday, index)
    if unit == "fortnight":
        return days[0] if index == 1 else days[0] + timedelta(days=15)
    if index > 0:
        return timex.shift(days[0], unit, index - 1)
    return timex.shift(days[1].replace(day=1) if unit == "month" else days[1], unit, index + 1)


def _edge(part: str, whole: Meaning) -> Meaning:
    bounds = whole.bounds or (timex.bounds(whole.value) if whole.value else timex.NO_BOUNDS)
    return whole._replace(bounds=timex.third(bounds, part))


def _day_of(said: Expression | None, context: Context, *, deictic: bool = False) -> tuple[str, bool]:
    """The day of a clock time or part of a day, as a value."""
    if said is not None:
        meaning = resolve(said, context)
        return meaning.value or "XXXX-XX-XX", meaning.relative
    day = context.anchor if deictic else context.here
    return _iso(day) or "XXXX-XX-XX", True


def _clock(said: Clock, context: Context) -> Meaning:
    day, relative = _day_of(said.day, context)
    minute, hour = said.minute or 0, said.hour
    if "T" in day or "/" in day:
        day = day.partition("T")[0].partition("/")[0]
    return Meaning(f"{day}T{hour:02}:{minute:02}{said.zone}", "clock_of_a_day", relative)


def _day_part(said: DayPart, context: Context) -> Meaning:
    day, relative = _day_of(said.day, context, deictic=said.deictic)
    if said.part == "NI" and said.deictic and context.tense == "past":
        night = _first_day(Meaning(day, ""))
        day = _iso(night - timedelta(days=1)) if night else day
        return Meaning(f"{day}TNI", "night_before_publication", relative)
    return Meaning(f"{day}T{said.part}", "part_of_a_day", relative)


def _duration(said: Duration, context: Context) -> Meaning:
    value = timex.duration(list(said.amounts))
    if said.turn is None:
        return Meaning(value, "length")
    number, unit = said.amounts[0]
    backward = said.turn in {"last", "previous"}
    base = context.here if said.turn in {"following", "previous"} else context.anchor
    if base is None or number is None or unit in {"hour", "minute", "second"} or number % 1:
        return Meaning(value, "length_around_publication", relative=True)
    other = timex.shift(base, unit, -int(number) if backward else int(number))
    if other is None:
        return Meaning(value, "length_around_publication", relative=True)
    first, last = sorted((base, other))
    return Meaning(
        value, "length_around_publication", relative=True, bounds=(first.isoformat(), last.isoformat())
    )


def _range(start: Expression, end: Expression, context: Context) -> Meaning:
    """Both ends; the second of two weekdays or days is the next after the first."""
    first = resolve(start, context)
    last = resolve(end, _after(first, end, context))
    if first.value is None or last.value is None:
        return Meaning(None, "range", relative=True)
    if isinstance(end, Clock) and first.value > last.value:
        last = last._replace(value=_next_day(last.value))
    elif _starts(first) > _starts(last):
        last = resolve(end, _behind(first, context))
    return Meaning(f"{first.value}/{last.value}", "range", first.relative or last.relative)


def _after(first: Meaning, end: Expression, context: Context) -> Context:
    """The context of the end of a range: a weekday or clock time comes after the start."""
    day = _first_day(Meaning((first.value or "").partition("T")[0], ""))
    if day is None or context.anchor is None:
        return context
    if isinstance(end, CalendarDate) and end.day is None and end.month is None and end.weekday is not None:
        return Context(day, day, tense="future")
    return context


def _next_day(time: str) -> str:
    """The same time a day later: the end of "de 22 h à 6 h"."""
    day = _first_day(Meaning(time[:10], ""))
    return f"{day + timedelta(days=1)}{time[10:]}" if day else time


def _starts(meaning: Meaning) -> date:
    day = _first_day(Meaning((meaning.value or "").partition("T")[0], ""))
    return day or date.min


def _behind(first: Meaning, context: Context) -> Context:
    """The context of the end of a range that must lie behind its start."""
    day = _starts(first)
    return Context(day, day, tense="future") if context.anchor else context
