"""What a writer of French expressions can write is found whole and means what it was made from."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words  # type: ignore[import-untyped]  # it ships none

from extract import timex
from tests.dated import dates_of

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
LEAP_YEAR = [date(2016, 1, 1) + timedelta(days=number) for number in range(366)]
YEAR_ENDS = [date(2015, 12, 20) + timedelta(days=number) for number in range(30)]
UNITS = {"jours": "D", "semaines": "W", "mois": "M", "ans": "Y"}


def ordinal(day: int) -> str:
    return "1er" if day == 1 else str(day)


def day_month(day: date) -> str:
    return f"{ordinal(day.day)} {MONTHS[day.month - 1]}"


def found_whole(before: str, expression: str, after: str, published: str | None = "2016-05-04") -> str | None:
    """The value of `expression`, found whole in its sentence."""
    found = dates_of(f"{before}{expression}{after}", published)
    assert [each.text for each in found] == [expression]
    return found[0].value


def spellings(day: date) -> Iterator[str]:
    month = MONTHS[day.month - 1]
    spelled = "premier" if day.day == 1 else num2words(day.day, lang="fr")
    yield f"{day_month(day)} {day.year}"
    yield f"{WEEKDAYS[day.weekday()]} {day_month(day)} {day.year}"
    yield f"{WEEKDAYS[day.weekday()].upper()} {day_month(day).upper()} {day.year}"
    yield f"{spelled} {month} {day.year}"
    yield f"{day.day:02}/{day.month:02}/{day.year}"
    yield day.isoformat()


@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_of_a_leap_year_in_every_spelling(month: int) -> None:
    for day in LEAP_YEAR:
        if day.month == month:
            for spelling in spellings(day):
                assert found_whole("Il est mort le ", spelling, " à Paris.") == day.isoformat()


@pytest.mark.parametrize("published", YEAR_ENDS[::3])
def test_a_day_and_month_is_the_nearest_to_publication(published: date) -> None:
    for distance in range(-60, 61, 7):
        day = published + timedelta(days=distance)
        value = found_whole("L'accord du ", day_month(day), " est connu.", published.isoformat())
        assert value == day.isoformat()


@pytest.mark.parametrize("published", YEAR_ENDS[::2])
def test_a_weekday_follows_the_tense(published: date) -> None:
    for index, name in enumerate(WEEKDAYS):
        past = date.fromisoformat(found_whole("Il est parti ", name, ".", published.isoformat()) or "")
        future = date.fromisoformat(found_whole("Il partira ", name, ".", published.isoformat()) or "")
        assert past.weekday() == future.weekday() == index
        assert published - timedelta(days=7) < past <= published <= future < published + timedelta(days=7)


def test_every_minute_of_a_day() -> None:
    for minutes in range(0, 24 * 60, 7):
        hour, minute = divmod(minutes, 60)
        for spelling in (f"{hour}h{minute:02}", f"{hour} h {minute:02}", f"{hour:02}:{minute:02}"):
            assert found_whole("Il arrive à ", spelling, " à Lyon.") == f"2016-05-04T{hour:02}:{minute:02}"
        spelled = f"{num2words(hour, lang='fr') if hour > 1 else ('zéro', 'une')[hour]} heures {num2words(minute, lang='fr')}"
        if minute > 1:
            assert found_whole("Il arrive à ", spelled, ".") == f"2016-05-04T{hour:02}:{minute:02}"


@given(st.integers(2, 3000), st.sampled_from(sorted(UNITS)), st.booleans())
@settings(max_examples=150)
def test_every_length(number: int, unit: str, in_words: bool) -> None:  # noqa: FBT001
    amount = num2words(number, lang="fr") if in_words else str(number)
    assert found_whole("Il a duré ", f"{amount} {unit}", ".") == f"P{number}{UNITS[unit]}"


@given(st.integers(2, 40), st.sampled_from(sorted(UNITS)), st.booleans(), st.sampled_from(YEAR_ENDS))
@settings(max_examples=150)
def test_every_offset(number: int, unit: str, in_words: bool, published: date) -> None:  # noqa: FBT001
    amount = num2words(number, lang="fr") if in_words else str(number)
    names: dict[str, timex.Unit] = {"jours": "day", "semaines": "week", "mois": "month", "ans": "year"}
    for words, direction in ((f"il y a {amount} {unit}", -1), (f"dans {amount} {unit}", 1)):
        meant = timex.shift(published, names[unit], number * direction)
        assert meant is not None
        assert found_whole("C'était ", words, ".", published.isoformat()) == timex.value_of(
            meant, names[unit]
        )


@given(st.sampled_from(LEAP_YEAR), st.integers(1, 400))
@settings(max_examples=150)
def test_every_range_of_days(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    value = f"{start.isoformat()}/{end.isoformat()}"
    spelled = [f"{day_month(start)} {start.year} au {day_month(end)} {end.year}"]
    if start.year == end.year:
        spelled.append(f"{day_month(start)} au {day_month(end)} {end.year}")
    if (start.year, start.month) == (end.year, end.month):
        spelled.append(f"{ordinal(start.day)} au {day_month(end)} {end.year}")
    for words in spelled:
        assert found_whole("Il a été fermé du ", words, ".") == value


@given(st.integers(1700, 2050), st.integers(1, 49))
@settings(max_examples=100)
def test_every_range_of_years(start: int, length: int) -> None:
    end = start + length
    assert found_whole("Il a vécu de ", f"{start} à {end}", ".") == f"{start}/{end}"
    assert found_whole("Il a vécu entre ", f"{start} et {end}", ".") == f"{start}/{end}"
    assert found_whole("La période ", f"{start}-{end}", ".") == f"{start}/{end}"


@given(st.sampled_from(LEAP_YEAR))
@settings(max_examples=100)
def test_a_night_is_named_by_the_day_on_which_it_begins(day: date) -> None:
    after = day + timedelta(days=1)
    words = f"nuit du {day_month(day)} au {day_month(after)} {after.year}"
    if day.year == after.year:
        assert found_whole("Il est mort dans la ", words, ".") == f"{day.isoformat()}TNI"


@given(st.lists(st.integers(1, 28), min_size=2, max_size=5, unique=True), st.sampled_from(MONTHS))
@settings(max_examples=100)
def test_every_list_of_days(days: list[int], month: str) -> None:
    *first, last = [ordinal(day) for day in sorted(days)]
    found = dates_of(f"Il jouera les {', '.join(first)} et {last} {month} 2017.", "2016-05-04")
    number = MONTHS.index(month) + 1
    values = [f"2017-{number:02}-{day:02}" for day in sorted(days)]
    are_neighbours = len(days) == 2 and abs(days[0] - days[1]) == 1
    assert [each.value for each in found] == (["/".join(values)] if are_neighbours else values)
