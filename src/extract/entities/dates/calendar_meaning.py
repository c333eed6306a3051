"""The meaning of fields of the calendar: dates, months and weekdays with some of their fields left open."""

from datetime import date

from extract import timex
from extract.entities.dates.expressions import CalendarDate
from extract.entities.dates.meaning import Context, Meaning, chosen, distance, iso
from extract.mentions import Tense


def calendar_date(said: CalendarDate, context: Context) -> Meaning:
    """What the fields that are given name, the others filled from the context."""
    if said.day is not None and said.month is not None:
        return _day_and_month(said, said.day, said.month, context)
    if said.month is not None:
        return month(said, said.month, context)
    if said.day is not None:
        return _day_of_month(said, said.day, context)
    if said.weekday is not None:
        return _weekday(said, said.weekday, context)
    if said.year is not None:
        return Meaning(f"{said.year:04}", "year")
    return Meaning(iso(context.anchor), "publication_day", relative=True)


def _day_and_month(said: CalendarDate, day: int, month: int, context: Context) -> Meaning:
    if said.year is not None:
        found = timex.day_or_none(said.year, month, day)
        return Meaning(iso(found), "full_date")
    governed = timex.day_or_none(context.governing, month, day) if context.governing else None
    if context.anchor is None and governed is None:
        return Meaning(f"XXXX-{month:02}-{day:02}", "day_and_month_without_year", relative=True)
    nearest = chosen([timex.day_or_none(year, month, day) for year in _years_near(context)], said, context)
    fits = nearest is not None and nearest.isoweekday() == said.weekday
    if governed is None or said.turn is not None or (fits and nearest != governed):
        return Meaning(iso(nearest), "nearest_day_and_month", relative=True)
    return Meaning(iso(governed), "year_of_the_text", relative=True)


def _years_near(context: Context) -> range:
    """The years among which a day and month may lie; a 29 February may be four years away."""
    anchor = context.anchor or date(1, 1, 1)
    return range(max(anchor.year - 4, 1), anchor.year + 5)


def month(said: CalendarDate, number: int, context: Context) -> Meaning:
    """A month with its year, or the nearest one in the direction that words or tense give."""
    if said.year is not None:
        return Meaning(f"{said.year:04}-{number:02}", "month_and_year")
    base = (
        (context.day or context.anchor) if said.turn in {"following", "previous", "same"} else context.anchor
    )
    if context.governing is not None and said.turn is None:
        return Meaning(f"{context.governing:04}-{number:02}", "year_of_the_text", relative=True)
    if base is None:
        return Meaning(f"XXXX-{number:02}", "month_without_year", relative=True)
    ahead = (number - base.month) % 12
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
    return Meaning(timex.value_of(found, "month") if found else None, f"month_{turn}", relative=True)


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
        key=lambda each: distance(each, base or each, context.tense),
    )
    return Meaning(found.isoformat(), "nearest_day_of_month", relative=True)


def _weekday(said: CalendarDate, weekday: int, context: Context) -> Meaning:
    base = context.anchor
    if said.turn in {"following", "previous", "same"}:
        base = context.here
    if base is None:
        return Meaning(f"XXXX-WXX-{weekday}", "weekday_without_date", relative=True)
    direction, rule = _direction(said, context.tense)
    if said.turn == "this" and context.tense in {None, "present"}:
        direction, rule = (1 if (weekday - base.isoweekday()) % 7 < 4 else -1), "nearest_weekday"
    today = said.turn in {None, "this", "same"} and base.isoweekday() == weekday
    found = base if today else timex.weekday_from(base, weekday, direction)
    return Meaning(found.isoformat(), rule, relative=True)


def _direction(said: CalendarDate, tense: Tense | None) -> tuple[int, str]:
    if said.turn in {"last", "previous"}:
        return -1, "weekday_before"
    if said.turn in {"next", "following"}:
        return 1, "weekday_after"
    if said.turn == "same":
        return -1, "weekday_of_the_text"
    return (-1, "weekday_in_the_past") if tense == "past" else (1, "weekday_to_come")
