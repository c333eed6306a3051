"""The year that a text sets for dates without one."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Expression,
    Range,
    Season,
    Shift,
)
from extract.entities.dates.meaning import Meaning
from extract.mentions import DateMention

_OPENING: Final = re.compile(
    r"(?:^|[.!?\n\"»•–—-])\s*(?:en|dès|c'est en|en l'an|le|c'est le|dès le)?\s*$", re.IGNORECASE
)
_LEAD: Final = 12  # characters of the longest word group between a sentence's start and its date
_NEAR: Final = 8  # tokens from a full date to one that shares its year
_ROWS: Final = 3  # dates without a year that make a calendar
_AROUND: Final = 4  # sentences between a date without a year and those of another time that enclose it
_STORY: Final = 2  # sentences between two dates of one story
_SOON: Final = 2  # months within which a story goes on, and a past event is news
_HISTORY: Final = 2  # years before publication from which on a date tells of another time


class _Year(NamedTuple):
    """A year that the text has named: where, whether alone or in a full date, whether it opened its sentence."""

    number: int
    mention: DateMention
    alone: bool
    opens: bool


class Years:
    """The last year that the text named, and what surrounds each date without one.

    `rows` counts the yearless dates of a sentence; `enclosing` holds, for each mention, the year of another time
    between whose dates it stands.
    """

    def __init__(self, mentions: Sequence[DateMention], text: str, anchor: date | None) -> None:
        self.text, self.anchor = text, anchor
        self.rows = Counter(mention.sentence for mention in mentions if _lacks_year(mention.expression))
        self.enclosing = _enclosing(mentions, anchor)
        self.last: _Year | None = None

    def governing(self, index: int, mention: DateMention) -> int | None:
        """The year that the text sets for the `index`-th mention, None where it sets none or has one.

        A year that opens the sentence does ("en 1914, … le 28 juin"), so does a full date close before; one before it
        in the text does for a row of dates without a verb, as in a calendar under its heading.
        """
        is_this = self.text.endswith(("ce ", "Ce "), 0, mention.start)
        if is_this or not _lacks_year(mention.expression):
            return None
        return self._of_sentence(mention) or self.enclosing.get(index) or self._of_story(mention)

    def _of_sentence(self, mention: DateMention) -> int | None:
        year, day = self.last, self.anchor
        if year is None:
            return None
        if year.mention.sentence == mention.sentence:
            close = mention.first - year.mention.stop <= _NEAR
            told = close and not year.alone and mention.tense != "future"
            return year.number if year.opens or told else None
        near = day is None or abs(year.number - day.year) <= 1
        listed = self.rows[mention.sentence] >= _ROWS and mention.tense is None
        return year.number if listed and year.alone and near else None

    def _of_story(self, mention: DateMention) -> int | None:
        """The year of a story of another time that a date carries on: "Le 19 août 1944, … Le 24 août, …"."""
        year, said = self.last, mention.expression
        if isinstance(said, (Clock, DayPart)):
            said = said.day
        if year is None or self.anchor is None or not isinstance(said, CalendarDate):
            return None
        before = year.mention.expression
        if year.alone or year.number > self.anchor.year - _HISTORY or not isinstance(before, CalendarDate):
            return None
        follows = mention.sentence - year.mention.sentence <= _STORY
        months = (said.month or 0) - (before.month or 0)
        apart = (self.anchor.month - (said.month or 0)) % 12
        recent = min(apart, 12 - apart) <= _SOON and mention.tense == year.mention.tense == "past"
        carries_on = follows and 0 <= months <= _SOON and mention.tense != "future" and not recent
        return year.number if carries_on else None

    def follow(self, mention: DateMention, meaning: Meaning) -> None:
        """Take the year that a mention names, alone ("1998", "cette année") or in a date; a bound names none."""
        if is_bound(mention):
            return
        opens = opens_sentence(mention, self.text) or self.text.startswith((" (", " :"), mention.end)
        match mention.expression:
            case CalendarDate(year=None, month=int()) if self.last and meaning.rule == "year_of_the_text":
                self.last = _Year(int((meaning.value or "")[:4]), mention, alone=False, opens=opens)
            case CalendarDate(year=int(number), month=month):
                self.last = _Year(number, mention, month is None, opens)
            case Shift(unit="year") if meaning.value and meaning.value.isdecimal():
                self.last = _Year(int(meaning.value), mention, alone=True, opens=opens)


def is_bound(mention: DateMention) -> bool:
    """Whether a mention only says where a time begins or ends."""
    return mention.modifier in {"since", "until", "before", "after"}


def opens_sentence(mention: DateMention, text: str) -> bool:
    """Whether a sentence or quotation begins with a date."""
    return bool(_OPENING.search(text, max(0, mention.start - _LEAD), mention.start))


def _enclosing(mentions: Sequence[DateMention], anchor: date | None) -> dict[int, int]:
    """The years of mentions that stand between two full dates of another time, at most a year apart."""
    dated = [
        (index, mention.sentence, mention.expression.year)
        for index, mention in enumerate(mentions)
        if _is_history(mention.expression, anchor)
    ]
    years: dict[int, int] = {}
    for (first, opening, year), (last, closing, other) in pairwise(dated):
        if abs(other - year) <= 1:
            for index in range(first + 1, last):
                sentence = mentions[index].sentence
                if sentence - opening <= _AROUND and closing - sentence <= _AROUND:
                    years[index] = year
    return years


def _is_history(said: Expression, anchor: date | None) -> bool:
    match said:
        case CalendarDate(year=int(year), month=int()):
            return anchor is not None and year <= anchor.year - _HISTORY
        case _:
            return False


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
