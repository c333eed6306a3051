"""The dates of a record: each mention resolved in the order of the text."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from extract import timex
from extract.article import Article
from extract.entities.dates.dateline import anchor
from extract.entities.dates.expressions import CalendarDate, Clock, DayPart, Shift
from extract.entities.dates.meaning import Context, Meaning
from extract.entities.dates.resolver import resolve as meaning_of
from extract.entities.dates.thread import Thread
from extract.entities.dates.years import Years, is_bound
from extract.mentions import DateMention, Found
from extract.records import Date, DateModifier, DateType
from extract.timex import Bounds

_OF: Final = (" de ", " du ", " des ", " d'", " d’")
_AT: Final = ("Au ", "au ", "À la ", "à la ", "A la ")
_FIRST_ANCHOR, _LAST_ANCHOR = 1000, 9000  # sums of the calendar stay within it
_PARTS_CLAUSES: Final = re.compile(
    r"\b(?:qu[ei']|qui|dont|où|et|mais)\b|qu['’]|[.!?;:\n]|, (?:a|ont|selon|d['’]après|dit|indiqu\w+|annonc\w+|affirm\w+|expliqu\w+|rapport\w+) "
)
_BELONGING: Final = ("du ", "de ", "de la ", "du week-end de ", "à ")
_CLAUSE: Final = 120  # characters from a time to the day of its clause
_AHEAD: Final = 2  # mentions
_BELOW: Final = 8  # mentions between a headline and what it sums up
_BESIDE: Final = 2  # tokens between a year and what says it again ("l'année suivante, en 1977")


def resolve(found: Found, article: Article) -> list[Date]:
    """The dates of an article with their values, in the order of the text."""
    base = anchor(found, article)
    day = date.fromisoformat(base.date) if base else None
    if day and not _FIRST_ANCHOR <= day.year <= _LAST_ANCHOR:
        day = None
    thread, dates = Thread(Years(found.dates, article.text, day), day), []
    for index, spoken in enumerate(found.dates):
        mention = _with_tense(found.dates, index) if spoken.tense is None else spoken
        context = thread.context(index, mention)
        meaning = _meaning(found.dates, index, context, article.text)
        dates.append(_date(mention, meaning, article))
        thread.follow(mention, meaning)
    return dates


def _with_tense(mentions: list[DateMention], index: int) -> DateMention:
    """A weekday without a verb, as in a headline, with the tense of the same weekday in the text below."""
    mention = mentions[index]
    weekday = _bare_weekday(mention)
    if weekday is None:
        return mention
    for below in mentions[index + 1 : index + 1 + _BELOW]:
        if below.tense and _bare_weekday(below) == weekday:
            return replace(mention, tense=below.tense)
    return mention


def _bare_weekday(mention: DateMention) -> int | None:
    said = mention.expression.day if isinstance(mention.expression, (Clock, DayPart)) else mention.expression
    match said:
        case CalendarDate(weekday=weekday, day=None, turn=None | "this"):
            return weekday
        case _:
            return None


def _meaning(mentions: list[DateMention], index: int, context: Context, text: str) -> Meaning:
    """What a mention means; a date beside it may tell: "Vers 0 h 40, jeudi,", "la veille, 8 février"."""
    mention, after = mentions[index], mentions[index + 1 : index + 2]
    beside = after[0] if after and after[0].first - mention.stop <= _BESIDE else None
    match mention.expression, beside.expression if beside else None:
        case Clock(day=None) | DayPart(day=None, deictic=False), _:
            named = _day_named(mentions, index, context, text)
            return meaning_of(mention.expression, _on(named, context) if named else context)
        case Shift(unit="year", base="text"), CalendarDate(year=int(year), month=None):
            return Meaning(f"{year:04}", "date_beside", relative=True)
        case Shift(unit="day", base="text"), _ if beside and _is_day(beside):
            day = meaning_of(beside.expression, replace(context, tense=beside.tense))
            return day._replace(rule="date_beside", relative=True)
        case Shift(unit="day", base="text"), _ if text.startswith(_OF, mention.end):
            return _beside_event(mentions, index, context, text)
        case _:
            return meaning_of(mention.expression, context)


def _on(day: DateMention, context: Context) -> Context:
    """The context in which what is told happens on a day that its sentence names."""
    meaning = meaning_of(day.expression, replace(context, tense=day.tense))
    known = timex.days((meaning.value or "").partition("T")[0])
    part = day.expression.part if isinstance(day.expression, DayPart) else ""
    return replace(context, scene=known[0], part=part) if known else context


def _day_named(mentions: list[DateMention], index: int, context: Context, text: str) -> DateMention | None:
    """The mention that names the day of a time without one.

    The date right before it, else the first of its clause behind it ("Vers 17 h, les secours ont été appelés mardi"),
    but where the text has told a day before, only right behind it.
    """
    time = mentions[index]
    before = mentions[index - 1] if index else time
    if before.sentence == time.sentence and before is not time and _is_day(before):
        return before if time.first - before.stop <= 1 else None
    for after in mentions[index + 1 : index + 1 + _AHEAD]:
        between = text[time.end : after.start]
        if after.sentence != time.sentence or len(between) > _CLAUSE or _PARTS_CLAUSES.search(between):
            return None
        if _is_day(after):
            close = after.first - time.stop <= 1 or isinstance(after.expression, DayPart)
            told = context.scene is None and after.tense == time.tense and not between.endswith(_BELONGING)
            return after if not is_bound(after) and (close or told) else None
    return None


def _beside_event(mentions: list[DateMention], index: int, context: Context, text: str) -> Meaning:
    """The day beside an event: "au lendemain de la démission" is when it is told, "la veille du match" is not."""
    mention = mentions[index]
    behind = mentions[index + 1] if index + 1 < len(mentions) else mention
    if behind is not mention and behind.sentence == mention.sentence:
        found = meaning_of(behind.expression, replace(context, tense=behind.tense))
        known = timex.days((found.value or "").partition("T")[0])
        context = replace(context, day=known[0], scene=known[0]) if known else context
    told = text.endswith(_AT, max(0, mention.start - 5), mention.start)
    if told and context.told:
        return Meaning(context.told.isoformat(), "day_told", relative=True)
    return meaning_of(mention.expression, context)


def _is_day(mention: DateMention) -> bool:
    said = mention.expression.day if isinstance(mention.expression, DayPart) else mention.expression
    match said:
        case CalendarDate(day=day, weekday=weekday):
            return day is not None or weekday is not None
        case Shift(unit="day", base="anchor"):
            return True
        case _:
            return False


def _date(mention: DateMention, meaning: Meaning, article: Article) -> Date:
    bounds = meaning.bounds or (timex.bounds(meaning.value) if meaning.value else timex.NO_BOUNDS)
    if mention.modifier and mention.type in {"DATE", "TIME"}:
        bounds = _bounded(bounds, mention.modifier)
    return Date(
        text=article.text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        type=_type(mention, meaning),
        value=meaning.value,
        earliest=bounds[0],
        latest=bounds[1],
        modifier=mention.modifier,
        relative=meaning.relative,
        rule=meaning.rule,
    )


def _type(mention: DateMention, meaning: Meaning) -> DateType:
    """A time so far from a clock time is a clock time: "une heure plus tard"."""
    is_time = mention.type == "DATE" and timex.moment(meaning.value or "") is not None
    return "TIME" if is_time else mention.type


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
