"""From an expression to its TIMEX3 value.

A pure function of the expression, the publication date, the dates before it in the text and the tense of its
clause; every value names the rule that gave it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from extract import timex
from extract.entities.dates.calendar_meaning import calendar_date
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    Containing,
    DayPart,
    Duration,
    Edge,
    Expression,
    Festival,
    InYear,
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
from extract.entities.dates.meaning import Context, Meaning, first_day, iso
from extract.entities.dates.season_meaning import festival, portion, season
from extract.timex import Unit

_ANY_DAY: Final = "XXXX-XX-XX"
_ANNIVERSARIES: Final[frozenset[Unit]] = frozenset({"month", "year", "decade", "century"})
_SATURDAY: Final = 6
_SECONDS: Final[dict[Unit, int]] = {"hour": 3600, "minute": 60, "second": 1}


def resolve(expression: Expression, context: Context) -> Meaning:
    """The meaning of `expression` in `context`."""
    return _MEANINGS[type(expression)](expression, context)


def _period(said: Period, _: Context) -> Meaning:
    return Meaning(said.value, "period")


def _recurrence(said: Recurrence, _: Context) -> Meaning:
    return Meaning(said.value, "recurrence")


def _reference(said: Reference, _: Context) -> Meaning:
    return Meaning(said.value, "vague_reference", said.relative)


def _shift(said: Shift, context: Context) -> Meaning:
    """So many units from publication, from what the text speaks of, or from a date."""
    if said.unit == "hour" and said.amount and said.amount % 24 == 0:
        said = replace(said, unit="day", amount=said.amount / 24)
    base, rule = _base(said, context)
    if said.unit in _SECONDS:
        return _later(said, context, rule)
    if base is None:
        return Meaning(None, rule, relative=True)
    if _is_past_weekend(said, base, context):
        base -= timedelta(days=7)
    found = None if said.amount is None else timex.shift(base, said.unit, int(said.amount) * said.direction)
    if found and _has_passed(said, found, context):
        if said.unit not in _ANNIVERSARIES:
            return Meaning(None, "from_an_event", relative=True)
        found, rule = context.anchor, "passed_by_now"
    return Meaning(timex.value_of(found, said.unit) if found else _direction(said), rule, relative=True)


def _base(said: Shift, context: Context) -> tuple[date | None, str]:
    """The day from which a shift counts, and the rule that says so."""
    if said.base == "anchor":
        return context.anchor, "from_publication"
    if said.base != "text":
        return first_day(resolve(said.base, context)), "from_a_date"
    named = context.day if said.unit == "day" else context.spans.get(said.unit)
    return named or context.anchor, "from_the_text"


def _has_passed(said: Shift, found: date, context: Context) -> bool:
    """Whether a time after an event that the text has not named has passed by now: "Dix ans après, on se souvient"."""
    if said.base != "text" or context.anchor is None or found <= context.anchor:
        return False
    if said.unit in _ANNIVERSARIES:
        return context.tense != "future"
    return context.tense == "past" and context.day is None


def _is_past_weekend(said: Shift, base: date, context: Context) -> bool:
    """Whether "ce week-end" is the last one: told in the past before Saturday."""
    here = said.unit == "weekend" and said.amount == 0 and said.base == "anchor"
    return here and context.tense == "past" and base.isoweekday() < _SATURDAY


def _later(said: Shift, context: Context, rule: str) -> Meaning:
    """So many hours or minutes from the last clock time of the text."""
    if said.base != "text" or said.amount is None:
        return Meaning(_direction(said), rule, relative=True)
    if context.moment is None:
        return Meaning(None, "from_an_event", relative=True)
    seconds = said.amount * said.direction * _SECONDS[said.unit]
    try:
        moment = context.moment + timedelta(seconds=int(seconds))
    except OverflowError:
        return Meaning(_direction(said), rule, relative=True)
    return Meaning(moment.isoformat(timespec="minutes"), "from_a_clock_time", relative=True)


def _direction(said: Shift) -> str:
    return "FUTURE_REF" if said.direction > 0 else "PAST_REF"


def _in_year(said: InYear, context: Context) -> Meaning:
    year = first_day(resolve(said.year, context))
    dated = replace(said.date, year=year.year) if year else said.date
    return calendar_date(dated, context)._replace(rule="of_a_year", relative=True)


def _containing(said: Containing, context: Context) -> Meaning:
    day = resolve(said.day, context)
    found = first_day(day)
    return Meaning(timex.value_of(found, said.unit) if found else None, f"{said.unit}_of_a_day", day.relative)


def _weekday_of(said: WeekdayOf, context: Context) -> Meaning:
    weekday, found = said.weekday, first_day(resolve(said.week, context))
    return Meaning(
        iso(timex.weekday_of_week(found, weekday)) if found else f"XXXX-WXX-{weekday}",
        "weekday_of_a_week",
        relative=True,
    )


def _nth(said: Nth, context: Context) -> Meaning:
    """The n-th weekday, day, week or month of a time, or several of them."""
    whole = resolve(said.whole, context)
    days = timex.days(whole.value) if whole.value else None
    if days is None:
        return Meaning(None, "part_of_a_time", relative=True)
    if isinstance(said.unit, int):
        return Meaning(
            iso(timex.nth_weekday(days, said.unit, said.index)), "weekday_of_a_time", whole.relative
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


def _edge(said: Edge, context: Context) -> Meaning:
    whole = resolve(said.whole, context)
    bounds = whole.bounds or (timex.bounds(whole.value) if whole.value else timex.NO_BOUNDS)
    return whole._replace(bounds=timex.third(bounds, said.part))


def _day_of(said: Expression | None, context: Context, *, deictic: bool = False) -> tuple[str, bool]:
    """The day of a clock time or part of a day, as a value."""
    if said is not None:
        meaning = resolve(said, context)
        value = (meaning.value or "").partition("T")[0].partition("/")[0]
        days = timex.days(value)
        is_day = value.startswith("XXXX-") or (days is not None and days[0] == days[1])
        return value if is_day else _ANY_DAY, meaning.relative
    day = context.anchor if deictic else context.told
    return iso(day) or _ANY_DAY, True


def _clock(said: Clock, context: Context) -> Meaning:
    unnamed = said.day is None and context.scene is None
    if said.day is None:
        day, relative = iso(context.clock_day(said.hour)) or _ANY_DAY, True
    else:
        day, relative = _day_of(said.day, context)
    hour = said.hour % 24 if unnamed and context.tense == "past" else said.hour
    return Meaning(f"{day}T{hour:02}:{said.minute or 0:02}{said.zone}", "clock_of_a_day", relative)


def _day_part(said: DayPart, context: Context) -> Meaning:
    if said.part == "NI" and said.day and context.tense != "future":
        context = replace(context, tense="past")
    day, relative = _day_of(said.day, context, deictic=said.deictic)
    unnamed = said.day is None and (said.deictic or context.scene is None)
    if said.part == "NI" and unnamed and context.tense == "past":
        night = first_day(Meaning(day, ""))
        if night:
            day = (night - timedelta(days=1)).isoformat()
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


def _range(said: Range, context: Context) -> Meaning:
    """Both ends; the second of two weekdays or days is the next after the first."""
    start, end = said.start, said.end
    first = resolve(start, context)
    last = resolve(end, _after(first, end, context))
    if first.value is None or last.value is None:
        return Meaning(None, "range", relative=True)
    if (
        isinstance(start, Clock)
        and isinstance(end, Clock)
        and start.day == end.day
        and first.value > last.value
    ):
        last = last._replace(value=_next_day(last.value))
    elif _starts(first) > _starts(last):
        last = resolve(end, _behind(first, context))
    return Meaning(f"{first.value}/{last.value}", "range", first.relative or last.relative)


def _after(first: Meaning, end: Expression, context: Context) -> Context:
    """The context of the end of a range: a weekday or clock time comes after the start."""
    day = first_day(Meaning((first.value or "").partition("T")[0], ""))
    if day is None or context.anchor is None:
        return context
    said = end.day if isinstance(end, (Clock, DayPart)) else end
    if (
        isinstance(said, CalendarDate)
        and said.day is None
        and said.month is None
        and said.weekday is not None
    ):
        return Context(day, day, tense="future")
    return context


def _next_day(time: str) -> str:
    """The same time a day later: the end of "de 22 h à 6 h"."""
    day = first_day(Meaning(time[:10], ""))
    return f"{day + timedelta(days=1)}{time[10:]}" if day else time


def _starts(meaning: Meaning) -> date:
    day = first_day(Meaning((meaning.value or "").partition("T")[0], ""))
    return day or date.min


def _behind(first: Meaning, context: Context) -> Context:
    """The context of the end of a range that must lie behind its start."""
    day = _starts(first)
    return Context(day, day, tense="future") if context.anchor else context


_MEANINGS: Final[dict[type, Callable[[Any, Context], Meaning]]] = {
    CalendarDate: calendar_date,
    InYear: _in_year,
    Period: _period,
    Season: season,
    Portion: portion,
    Festival: festival,
    Shift: _shift,
    Containing: _containing,
    WeekdayOf: _weekday_of,
    Nth: _nth,
    Edge: _edge,
    Clock: _clock,
    DayPart: _day_part,
    Duration: _duration,
    Recurrence: _recurrence,
    Reference: _reference,
    Range: _range,
}
