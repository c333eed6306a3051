"""The dates of a record: each mention resolved in the order of the text."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from extract import timex
from extract.article import Article
from extract.entities.dates.dateline import anchor
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
from extract.records import Date, DateModifier
from extract.timex import Bounds


class _Year(NamedTuple):
    """A year that the text has named: where, whether alone or in a full date, whether it opened its sentence."""

    number: int
    mention: DateMention
    alone: bool
    opens: bool


class _Day(NamedTuple):
    """The day that the text speaks of, and the sentence that named it."""

    day: date
    sentence: int


_OF = (" de ", " du ", " des ", " d'", " d’")
_OPENING = re.compile(r"(?:^|[.!?\n\"»•–—-])\s*(?:en|dès|c'est en|en l'an)?\s*$", re.IGNORECASE)
_FIRST_ANCHOR, _LAST_ANCHOR = 1000, 9000  # sums of the calendar stay within it
_BESIDE = 2  # tokens between a year and what says it again ("l'année suivante, en 1977")
_NEAR = 8  # tokens from a full date to one that shares its year
_ROWS = 3  # dates without a year that make a calendar
_MEMORY = 6  # sentences after which a day is no longer the one spoken of


@dataclass(slots=True)
class _Thread:
    """What the text has said so far: the last year and day it named; `rows` counts the yearless dates of a sentence."""

    article: Article
    anchor: date | None
    rows: Counter[int]
    year: _Year | None = None
    day: _Day | None = None
    spoken_year: int | None = None

    def context(self, mention: DateMention) -> Context:
        """What resolution may know where `mention` stands."""
        near = self.day is not None and mention.sentence - self.day.sentence <= _MEMORY
        return Context(
            self.anchor,
            day=self.day.day if self.day and near else None,
            year=self.spoken_year,
            governing=_governing(self, mention),
            tense=mention.tense,
            begun=mention.modifier == "since" and mention.tense == "past",
        )

    def follow(self, mention: DateMention, meaning: Meaning) -> None:
        """Take what a mention names as what the text now speaks of."""
        self.day = _named_day(mention, meaning, self.article) or self.day
        self.spoken_year = _named_year(mention, meaning) or self.spoken_year
        self.year = _year_of(mention, meaning, self.article.text) or self.year


def resolve(found: Found, article: Article) -> list[Date]:
    """The dates of an article with their values, in the order of the text."""
    base = anchor(found, article)
    day = date.fromisoformat(base.date) if base else None
    if day and not _FIRST_ANCHOR <= day.year <= _LAST_ANCHOR:
        day = None
    rows = Counter(mention.sentence for mention in found.dates if _lacks_year(mention.expression))
    thread, dates = _Thread(article, day, rows), []
    for index, mention in enumerate(found.dates):
        context = thread.context(mention)
        meaning = _of_event(mention, thread) or _meaning(found.dates, index, context)
        dates.append(_date(mention, meaning, article))
        thread.follow(mention, meaning)
    return dates


def _meaning(mentions: list[DateMention], index: int, context: Context) -> Meaning:
    """What a mention means; a date just behind tells which day it is: "Vers 0 h 40, jeudi,", "la veille, 8 février"."""
    mention, after = mentions[index], mentions[index + 1 : index + 2]
    if after and after[0].first - mention.stop <= _BESIDE:
        match mention.expression, after[0].expression:
            case Shift(unit="year", base="text"), CalendarDate(year=int(year), month=None):
                return Meaning(f"{year:04}", "date_beside", relative=True)
    if after and after[0].first - mention.stop <= 1 and _is_day(after[0].expression):
        day = meaning_of(after[0].expression, replace(context, tense=after[0].tense))
        known = timex.days(day.value) if day.value else None
        match mention.expression:
            case Clock(day=None) if known:
                return meaning_of(mention.expression, replace(context, day=known[0]))
            case Shift(unit="day", base="text") if known:
                return day._replace(rule="date_beside", relative=True)
    return meaning_of(mention.expression, context)


def _of_event(mention: DateMention, thread: _Thread) -> Meaning | None:
    """The day before or after an event: the one named beside it ("hier, au lendemain de la démission")."""
    beside = thread.day if thread.day and thread.day.sentence == mention.sentence else None
    match mention.expression:
        case Shift(unit="day", base="text") if beside and thread.article.text.startswith(_OF, mention.end):
            return Meaning(beside.day.isoformat(), "date_beside", relative=True)
        case _:
            return None


def _is_day(expression: Expression) -> bool:
    return isinstance(expression, CalendarDate) and (
        expression.day is not None or expression.weekday is not None
    )


def _governing(thread: _Thread, mention: DateMention) -> int | None:
    """The year that the text sets for a date without one.

    A year that opens the sentence does ("en 1914, … le 28 juin"), so does a full date close before; one before it
    in the text does for a row of dates without a verb, as in a calendar under its heading.
    """
    year, day = thread.year, thread.anchor
    is_this = thread.article.text.endswith(("ce ", "Ce "), 0, mention.start)
    if year is None or is_this or not _lacks_year(mention.expression):
        return None
    if year.mention.sentence == mention.sentence:
        close = mention.first - year.mention.stop <= _NEAR
        return year.number if year.opens or (close and not year.alone and mention.tense != "future") else None
    near = day is None or abs(year.number - day.year) <= 1
    listed = thread.rows[mention.sentence] >= _ROWS and mention.tense is None
    return year.number if listed and year.alone and near else None


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


def _year_of(mention: DateMention, meaning: Meaning, text: str) -> _Year | None:
    """The year that a mention names, alone ("1998", "cette année") or in a date; a bound names none."""
    if mention.modifier in {"since", "until", "before", "after"}:
        return None
    opens = bool(_OPENING.search(text, max(0, mention.start - 12), mention.start))
    opens = opens or text.startswith((" (", " :"), mention.end)
    match mention.expression:
        case CalendarDate(year=int(number), month=month):
            return _Year(number, mention, month is None, opens)
        case Shift(unit="year") if meaning.value and meaning.value.isdecimal():
            return _Year(int(meaning.value), mention, alone=True, opens=opens)
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
