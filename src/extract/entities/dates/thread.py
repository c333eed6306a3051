"""What a text has said so far: the days, moments and spans that its next dates lean on."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from extract import timex
from extract.entities.dates.expressions import Clock, DayPart, Duration, Expression, Recurrence, Shift
from extract.entities.dates.meaning import Context, Meaning
from extract.entities.dates.years import Years, is_bound, opens_sentence
from extract.mentions import DateMention, Tense
from extract.timex import Unit

_MEMORY: Final = 6  # sentences after which a day is no longer the one spoken of
_ASIDE: Final = 1  # sentences after which a day far from the news gives way to the news
_NEWS: Final = (
    10  # days around publication in which the events of the news lie; what is behind them is announced
)
_LONGEST_DAYS: Final[dict[Unit, int]] = {
    "day": 1,
    "weekend": 3,
    "week": 7,
    "fortnight": 15,
    "month": 31,
    "quarter": 92,
    "half": 184,
    "year": 366,
    "decade": 3653,
    "century": 36525,
}


class _Day(NamedTuple):
    """A day that the text named, the sentence that named it, and the part of the day, "" for the whole."""

    day: date
    sentence: int
    part: str = ""


class _Moment(NamedTuple):
    """A clock time that the text named, and the sentence that named it."""

    time: datetime
    sentence: int


@dataclass(slots=True)
class Thread:
    """The last day and moment that the text named, the day of its scene, the last spans, by their longest unit.

    `aside` is the last day that belonged to a noun ("le crash du 24 mars"); `past` and `coming` are the last days close to publication, up to it and behind it: far-off days that a sentence
    names in passing ("l'attaque menée le 7 octobre 2023") leave the news where it was.
    """

    years: Years
    anchor: date | None
    day: _Day | None = None
    scene: _Day | None = None
    past: _Day | None = None
    coming: _Day | None = None
    earlier: date | None = None
    aside: _Day | None = None
    moment: _Moment | None = None
    spans: dict[Unit, date] = field(default_factory=dict)

    def context(self, index: int, mention: DateMention) -> Context:
        """What resolution may know where `mention`, the `index`-th, stands."""
        scene, day = self._scene(mention), self.day or self.aside
        return Context(
            self.anchor,
            day=day.day if day and mention.sentence - day.sentence <= _MEMORY else None,
            scene=scene.day if scene else None,
            part=scene.part if scene else "",
            moment=self._moment(mention),
            spans=self.spans,
            governing=self.years.governing(index, mention),
            tense=mention.tense or self._side(mention),
            begun=mention.modifier == "since" and mention.tense == "past",
        )

    def follow(self, mention: DateMention, meaning: Meaning) -> None:
        """Take what a mention names as what the text now speaks of."""
        self.years.follow(mention, meaning)
        days = _days(mention.expression, meaning)
        if days is None:
            return
        self._name_span(days)
        named = _named_day(mention, days, self.years.text)
        if named is None:
            if days[0] == days[1] and not is_bound(mention):
                self.aside = _Day(days[0], mention.sentence)
            if self.scene and days[0] == self.scene.day:
                self.scene = self.scene._replace(sentence=mention.sentence)
            return
        self.day = named
        self._stage(mention, named)
        moment = timex.moment((meaning.value or "").rpartition("/")[2])
        self.moment = _Moment(moment, mention.sentence) if moment else self.moment

    def _scene(self, mention: DateMention) -> _Day | None:
        """The day on which what is told at `mention` happens, where the text says no more than the hour.

        The last day named, unless its side of publication is not that of the tense, or it was an aside.
        """
        scene = self.scene
        if self.day and self.day.sentence == mention.sentence and self.day.day == self.earlier:
            return self.day
        if scene is None:
            return None
        away = mention.sentence - scene.sentence
        news = self._news(mention.tense)
        if away == 0:
            return scene
        if not _agrees(scene.day, self.anchor, mention.tense):
            return news
        if self._is_far(scene.day):
            lasting = _ASIDE if self.past or self.coming else _MEMORY
            return scene if away <= lasting else news
        return scene if away <= _MEMORY else news

    def _side(self, mention: DateMention) -> Tense | None:
        """The side of publication of the day before in the sentence, for a date without a verb."""
        scene = self.scene
        if scene is None or self.anchor in {None, scene.day} or scene.sentence != mention.sentence:
            return None
        return "past" if scene.day < self.anchor else "future"

    def _news(self, tense: Tense | None) -> _Day | None:
        """The last day of the news on the side that the tense tells; None for the publication day."""
        return self.past if tense == "past" else None

    def _moment(self, mention: DateMention) -> datetime | None:
        moment = self.moment
        return moment.time if moment and mention.sentence - moment.sentence <= _MEMORY else None

    def _is_far(self, day: date) -> bool:
        return self.anchor is not None and (self.anchor - day).days > _NEWS

    def _stage(self, mention: DateMention, named: _Day) -> None:
        """Let the scene move to a day: not to one far off that a sentence names in passing, nor back to "la veille"."""
        if _looks_back(mention.expression):
            self.earlier = named.day
        if named.day == self.earlier:
            return
        far = self._is_far(named.day)
        if far and (self.past or self.coming) and not opens_sentence(mention, self.years.text):
            return
        self.scene = named
        if self.anchor and abs((named.day - self.anchor).days) <= _NEWS:
            if named.day <= self.anchor:
                self.past = named
            else:
                self.coming = named

    def _name_span(self, days: timex.Days) -> None:
        length = (days[1] - days[0]).days + 1
        for unit, longest in _LONGEST_DAYS.items():
            if length <= longest:
                self.spans[unit] = days[0]


def _agrees(day: date, anchor: date | None, tense: Tense | None) -> bool:
    """Whether a day lies on the side of publication that a tense tells."""
    if anchor is None or tense is None:
        return True
    return day <= anchor if tense == "past" else day >= anchor or tense == "present"


def _looks_back(said: Expression) -> bool:
    match said:
        case Shift(unit="day", base="text", amount=int() | Decimal() as amount, direction=direction):
            return amount * direction < 0
        case _:
            return False


def _named_day(mention: DateMention, days: timex.Days, text: str) -> _Day | None:
    """The day that a mention makes the one the text speaks of; not a bound, nor one that belongs to a noun."""
    if is_bound(mention):
        return None
    first, last = days
    is_time = isinstance(mention.expression, (Clock, DayPart))
    belongs = text[max(0, mention.start - 3) : mention.start].lower() in {"du ", "des"} and not is_time
    if belongs or not (first == last or is_time):
        return None
    part = mention.expression.part if isinstance(mention.expression, DayPart) else ""
    return _Day(first, mention.sentence, part)


def _days(said: Expression, meaning: Meaning) -> timex.Days | None:
    if meaning.value is None or isinstance(said, (Duration, Recurrence)):
        return None
    return timex.days(meaning.value.partition("T")[0])
