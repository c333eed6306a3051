"""What resolution works with: the meaning of an expression and the context it is resolved in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from extract import timex
from extract.entities.dates.expressions import SMALL_HOURS, CalendarDate, Festival
from extract.mentions import Tense
from extract.timex import Bounds, Unit

# A date on the side that the tense speaks against must be this much nearer (in days) to be meant.
AGAINST_TENSE = 160
AGAINST_TENSE_SEASON = 60
AGAINST_TENSE_FEAST = 230


class Meaning(NamedTuple):
    """A value, the rule that gave it, whether it leans on another date; bounds where the value does not tell them."""

    value: str | None
    rule: str
    relative: bool = False
    bounds: Bounds | None = None


@dataclass(slots=True)
class Context:
    """What resolution knows: the publication date, what the text has named before, the tense.

    `day` is the last day named, `scene` the day on which what is told happens (`part` the part of it), `moment` the last clock time, `spans`
    the first days of the last times named that were at most so long. `governing` is the year that a heading or the sentence sets for dates without one; `begun` says that the date
    lies behind, whatever is nearer ("depuis le 21 juin").
    """

    anchor: date | None
    day: date | None = None
    scene: date | None = None
    part: str = ""
    moment: datetime | None = None
    spans: Mapping[Unit, date] = field(default_factory=dict)
    governing: int | None = None
    tense: Tense | None = None
    begun: bool = False

    @property
    def here(self) -> date | None:
        """The day that the text named last, else the publication date."""
        return self.day or self.anchor

    @property
    def told(self) -> date | None:
        """The day on which what is told happens, else the publication date."""
        return self.scene or self.anchor

    def clock_day(self, hour: int) -> date | None:
        """The day of a time without one: the small hours of the night that is told lie on the next day."""
        if self.scene and hour < SMALL_HOURS.get(self.part, 0):
            return self.scene + timedelta(days=1)
        return self.told


def iso(day: date | None) -> str | None:
    """A day as TIMEX3 writes it."""
    return None if day is None else day.isoformat()


def first_day(meaning: Meaning) -> date | None:
    """The first day of a meaning that is a day or longer."""
    days = timex.days(meaning.value) if meaning.value else None
    return days[0] if days else None


def chosen(days: Iterable[date | None], said: CalendarDate | Festival, context: Context) -> date | None:
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
    behind = [day for day in candidates if day <= base] if context.begun else candidates
    margin = AGAINST_TENSE_FEAST if isinstance(said, Festival) else AGAINST_TENSE
    return min(behind, key=lambda day: distance(day, base, context.tense, margin), default=None)


def distance(day: date, base: date, tense: Tense | None, margin: int = AGAINST_TENSE) -> tuple[int, date]:
    """Days from publication; `margin` more on the side that the tense speaks against."""
    days = (day - base).days
    against = (tense == "past" and days > 0) or (tense == "future" and days < 0)
    return abs(days) + (margin if against else 0), day
