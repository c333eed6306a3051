"""The dates of a record: each mention resolved in the order of the text."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extract import timex
from extract.article import Article
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    DayPart,
    Duration,
    Edge,
    Expression,
    Range,
    Recurrence,
    Season,
    Shift,
)
from extract.entities.dates.meaning import Context, Meaning
from extract.entities.dates.resolver import resolve as meaning_of
from extract.mentions import DateMention, Found
from extract.records import Anchor, Date, DateModifier
from extract.timex import Bounds


class _Year(NamedTuple):
    """A year that the text has named: the sentence, and whether it stood alone or in a full date."""

    number: int
    sentence: int
    alone: bool


class _Day(NamedTuple):
    """The day that the text speaks of, and the sentence that named it."""

    day: date
    sentence: int


_ROWS = 3  # dates without a year that make a calendar
_MEMORY = 6  # sentences after which a day is no longer the one spoken of


def resolve(found: Found, article: Article) -> list[Date]:
    """The dates of an article with their values, in the order of the text."""
    base = anchor(found, article)
    day = date.fromisoformat(base.date) if base else None
    context, year, named, dates = Context(day), None, None, []
    rows = Counter(mention.sentence for mention in found.dates if _lacks_year(mention.expression))
    for index, mention in enumerate(found.dates):
        context.tense = mention.tense
        context.day = named.day if named and mention.sentence - named.sentence <= _MEMORY else None
        demonstrated = article.text.endswith(("ce ", "Ce "), 0, mention.start)
        context.governing = (
            None if demonstrated else _governing(year, mention, day, listed=rows[mention.sentence] >= _ROWS)
        )
        meaning = _meaning(found.dates, index, context)
        dates.append(_date(mention, meaning, article))
        named = _named_day(mention, meaning, article) or named
        context.year = _named_year(mention, meaning) or context.year
        year = _year_of(mention, meaning) or year
    return dates


def _meaning(mentions: list[DateMention], index: int, context: Context) -> Meaning:
    """What a mention means; a date just behind tells which day it is: "Vers 0 h 40, jeudi,", "la veille, 8 février"."""
    mention, after = mentions[index], mentions[index + 1 : index + 2]
    if after and after[0].first - mention.stop <= 1 and _is_day(after[0].expression):
        day = meaning_of(after[0].expression, replace(context, tense=after[0].tense))
        known = timex.days(day.value) if day.value else None
        match mention.expression:
            case Clock(day=None) if known:
                return meaning_of(mention.expression, replace(context, day=known[0]))
            case Shift(unit="day", base="text") if known:
                return day._replace(rule="date_beside", relative=True)
    return meaning_of(mention.expression, context)


def _is_day(expression: Expression) -> bool:
    return isinstance(expression, CalendarDate) and (
        expression.day is not None or expression.weekday is not None
    )


def _governing(year: _Year | None, mention: DateMention, day: date | None, *, listed: bool) -> int | None:
    """The year that the text sets for a date without one.

    A year before it in the sentence does ("en 1914, … le 28 juin"); one before it in the text does for a row of
    dates without a verb (`listed`), as in a calendar under its heading.
    """
    if year is None or not _lacks_year(mention.expression):
        return None
    if year.sentence == mention.sentence:
        return year.number if mention.tense != "future" or year.alone else None
    near = day is None or abs(year.number - day.year) <= 1
    return year.number if mention.tense is None and year.alone and near and listed else None


def _lacks_year(expression: Expression) -> bool:
    match expression:
        case Edge(whole=whole) | Range(end=whole):
            return _lacks_year(whole)
        case Clock(day=whole) | DayPart(day=whole):
            return whole is not None and _lacks_year(whole)
        case CalendarDate(year=None, month=int(), turn=None):
            return True
        case Season(year=None, turn=None):
            return True
        case _:
            return False


def _year_of(mention: DateMention, meaning: Meaning) -> _Year | None:
    """The year that a mention names, alone ("1998", "cette année") or in a date; a bound names none."""
    if mention.modifier in {"since", "until", "before", "after"}:
        return None
    match mention.expression:
        case CalendarDate(year=int(number), month=month):
            return _Year(number, mention.sentence, month is None)
        case Shift(unit="year") if meaning.value and meaning.value.isdecimal():
            return _Year(int(meaning.value), mention.sentence, alone=True)
        case _:
            return None


def _named_day(mention: DateMention, meaning: Meaning, article: Article) -> _Day | None:
    """The day that a mention makes the one the text speaks of; not a bound, nor one that belongs to a noun."""
    days = _days(mention, meaning)
    if days is None or mention.modifier in {"since", "until", "before", "after"}:
        return None
    first, last = days
    is_time = isinstance(mention.expression, (Clock, DayPart))
    belongs = (
        article.text[max(0, mention.start - 3) : mention.start].lower() in {"du ", "des"} and not is_time
    )
    return None if belongs or not (first == last or is_time) else _Day(first, mention.sentence)


def _named_year(mention: DateMention, meaning: Meaning) -> int | None:
    days = _days(mention, meaning)
    return days[0].year if days else None


def _days(mention: DateMention, meaning: Meaning) -> timex.Days | None:
    if meaning.value is None or isinstance(mention.expression, (Duration, Recurrence)):
        return None
    return timex.days(meaning.value.partition("T")[0])


def _date(mention: DateMention, meaning: Meaning, article: Article) -> Date:
    bounds = meaning.bounds or (timex.bounds(meaning.value) if meaning.value else timex.NO_BOUNDS)
    if mention.modifier and mention.type in {"DATE", "TIME"}:
        bounds = _bounded(bounds, mention.modifier)
    return Date(
        text=article.text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        type=mention.type,
        value=meaning.value,
        earliest=bounds[0],
        latest=bounds[1],
        modifier=mention.modifier,
        relative=meaning.relative,
        rule=meaning.rule,
    )


def _bounded(bounds: Bounds, modifier: DateModifier) -> Bounds:
    """The side that a bound leaves open: "depuis 2017" has no latest day."""
    first, last = bounds
    match modifier:
        case "since":
            return first, None
        case "until":
            return None, last
        case "before":
            return None, first
        case "after":
            return last, None
        case _:
            return bounds


def anchor(found: Found, article: Article) -> Anchor | None:
    """The day from which relative dates are resolved: the input's own, else that of a dateline."""
    if article.published is not None:
        return Anchor(date=article.published.isoformat(), origin="published", start=None, end=None)
    for mention in found.dates:
        said = mention.expression
        if isinstance(said, Clock):
            said = said.day
        if not isinstance(said, CalendarDate) or None in {said.year, said.month, said.day}:
            continue
        day = timex.day_or_none(said.year or 0, said.month or 0, said.day or 0)
        if day and _is_dateline(article.text, mention):
            return Anchor(date=day.isoformat(), origin="dateline", start=mention.start, end=mention.end)
    return None


def _is_dateline(text: str, mention: DateMention) -> bool:
    """Whether a date opens its line, or follows a place or "Publié le"; only at the top of the text."""
    if mention.start > 600:
        return False
    line_start = text.rfind("\n", 0, mention.start) + 1
    before = text[line_start : mention.start].strip().lower()
    if before.endswith(
        ("publié le", "publiée le", "mis à jour le", "posté le", "paru le", "publié :", "date :")
    ):
        return True
    line_end = text.find("\n", mention.end)
    after = text[mention.end : line_end if line_end >= 0 else len(text)].lstrip()
    opens = not before or (
        before.endswith((",", "(", "-", "–", "—", "le")) and len(before) <= 40 and before.count(" ") <= 4
    )
    closes = not after or after[0] in ".–—-():|,"
    return opens and closes
