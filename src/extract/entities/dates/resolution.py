"""The dates of a record: each mention resolved in the order of the text."""

from dataclasses import replace
from datetime import date
from typing import Final

from extract import timex
from extract.article import Article
from extract.entities.dates.dateline import anchor
from extract.entities.dates.expressions import CalendarDate, Clock, Expression, Shift
from extract.entities.dates.meaning import Context, Meaning
from extract.entities.dates.resolver import resolve as meaning_of
from extract.entities.dates.thread import Thread
from extract.entities.dates.years import Years
from extract.mentions import DateMention, Found
from extract.records import Date, DateModifier, DateType
from extract.timex import Bounds

_OF: Final = (" de ", " du ", " des ", " d'", " d’")
_AT: Final = ("Au ", "au ", "À la ", "à la ", "A la ")
_FIRST_ANCHOR, _LAST_ANCHOR = 1000, 9000  # sums of the calendar stay within it
_BESIDE: Final = 2  # tokens between a year and what says it again ("l'année suivante, en 1977")


def resolve(found: Found, article: Article) -> list[Date]:
    """The dates of an article with their values, in the order of the text."""
    base = anchor(found, article)
    day = date.fromisoformat(base.date) if base else None
    if day and not _FIRST_ANCHOR <= day.year <= _LAST_ANCHOR:
        day = None
    thread, dates = Thread(Years(found.dates, article.text, day), day), []
    for index, mention in enumerate(found.dates):
        context = thread.context(index, mention)
        meaning = _meaning(found.dates, index, context, article.text)
        dates.append(_date(mention, meaning, article))
        thread.follow(mention, meaning)
    return dates


def _meaning(mentions: list[DateMention], index: int, context: Context, text: str) -> Meaning:
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
                return meaning_of(mention.expression, replace(context, scene=known[0]))
            case Shift(unit="day", base="text") if known:
                return day._replace(rule="date_beside", relative=True)
    match mention.expression:
        case Shift(unit="day", base="text") if text.startswith(_OF, mention.end):
            return _beside_event(mentions, index, context, text)
        case _:
            return meaning_of(mention.expression, context)


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


def _is_day(expression: Expression) -> bool:
    return isinstance(expression, CalendarDate) and (
        expression.day is not None or expression.weekday is not None
    )


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
