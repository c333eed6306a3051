"""The meaning of what comes once a year: seasons, quarters and halves, feasts."""

from datetime import date
from typing import Final

from extract import timex
from extract.entities.dates import feasts
from extract.entities.dates.calendar_meaning import month
from extract.entities.dates.expressions import CalendarDate, Festival, Portion, Season
from extract.entities.dates.meaning import AGAINST_TENSE_SEASON, Context, Meaning, chosen, iso
from extract.mentions import Tense
from extract.timex import Unit

_PORTIONS: Final[dict[Unit, tuple[str, int]]] = {
    "quarter": ("Q", 4),
    "half": ("H", 2),
    "week": ("W", 53),
}  # of a year

_KICK_OFF: Final = 7  # the month in which most leagues begin


def season(said: Season, context: Context) -> Meaning:
    """A season of its year, or of the one that tense and publication make likely."""
    if said.code == "AU":
        september = CalendarDate(said.year, 9, turn=said.turn if said.turn != "this" else None)
        return month(september, 9, context)._replace(rule="return_from_holidays")
    if said.code == "campaign":
        return _campaign(said, context)
    if said.year is not None:
        return Meaning(f"{said.year:04}-{said.code}", "season_and_year")
    if context.governing is not None and said.turn is None:
        return Meaning(f"{context.governing:04}-{said.code}", "year_of_the_text", relative=True)
    if context.anchor is None:
        return Meaning(f"XXXX-{said.code}", "season_without_year", relative=True)
    day = context.day if said.turn == "that" else None
    year = day.year if day else _season_year(said, context.anchor, context.tense)
    return Meaning(f"{year:04}-{said.code}", "nearest_season", relative=True)


def _campaign(said: Season, context: Context) -> Meaning:
    """A season of sports, which runs from July on."""
    anchor = context.here if said.turn in {"following", "previous"} else context.anchor
    if anchor is None:
        return Meaning(None, "season_of_sports", relative=True)
    first = anchor.year - (anchor.month < _KICK_OFF) + (-1 if said.turn in {"last", "previous"} else 1)
    return Meaning(f"{first:04}/{first + 1:04}", "season_of_sports", relative=True)


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
    apart = (first - anchor).days if first > anchor else (anchor - last).days
    against = (tense == "past" and first > anchor) or (tense == "future" and last < anchor)
    return apart + (AGAINST_TENSE_SEASON if against else 0)


def portion(said: Portion, context: Context) -> Meaning:
    """A quarter or half of its year; without a year, of the one that tense and publication make likely."""
    letter, number = _PORTIONS[said.unit]
    width = "02" if number > 9 else ""
    first = said.index if said.index > 0 else number + 1 + said.index
    year = said.year or context.governing or _portion_year(said, first, number, context)
    if year is None or not 1 <= first <= number:
        return Meaning(
            f"XXXX-{letter}{first:{width}}" if 1 <= first <= number else None,
            "portion_without_year",
            relative=True,
        )
    value = "/".join(
        f"{year:04}-{letter}{index:{width}}"
        for index in (first, first + said.count - 1)[: min(said.count, 2)]
    )
    return Meaning(value, "portion_of_the_year", relative=said.year is None)


def _portion_year(said: Portion, index: int, number: int, context: Context) -> int | None:
    anchor = context.anchor
    if anchor is None:
        return None
    begins = (index - 1) * 12 // number + 1
    if said.turn in {"last", "previous"}:
        return anchor.year - (anchor.month <= begins + 12 // number - 1)
    if said.turn in {"next", "following"}:
        return anchor.year + (anchor.month >= begins)
    ends = max(begins, begins + 12 // number - 1)
    if context.tense == "past" and begins > anchor.month:
        return anchor.year - 1
    if context.tense == "future" and ends < anchor.month:
        return anchor.year + 1
    return anchor.year - (begins - anchor.month > 6)


def festival(said: Festival, context: Context) -> Meaning:
    """A feast of its year, or the nearest one in the direction that words or tense give."""
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
    return _feast_day(said, chosen(days, said, context), relative=True)


def _feast_day(said: Festival, day: date | None, *, relative: bool) -> Meaning:
    if day is None or not feasts.is_month(said.rule):
        return Meaning(iso(day), "feast", relative)
    last = feasts.last_day(said.rule, day)
    return Meaning(f"{day.isoformat()}/{last.isoformat()}", "lunar_month", relative)
