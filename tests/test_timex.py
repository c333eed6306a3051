from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import timex

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
UNITS: list[timex.Unit] = ["day", "week", "month", "quarter", "half", "year", "decade", "century"]


@given(DAYS, st.sampled_from(UNITS))
def test_a_day_lies_within_each_value_that_holds_it(day: date, unit: timex.Unit) -> None:
    days = timex.days(timex.value_of(day, unit))
    assert days is not None
    assert days[0] <= day <= days[1]


@given(DAYS, st.sampled_from(UNITS), st.integers(-6, 6))
def test_shifts_come_back_to_their_unit(day: date, unit: timex.Unit, count: int) -> None:
    there = timex.shift(day, unit, count)
    assert there is not None
    back = timex.shift(there, unit, -count)
    assert back is not None
    assert timex.value_of(back, "month") == timex.value_of(day, "month") or unit in {"day", "week"}


@given(DAYS, st.integers(1, 7), st.sampled_from([1, -1]))
def test_the_nearest_weekday_lies_within_a_week(day: date, weekday: int, direction: int) -> None:
    found = timex.weekday_from(day, weekday, direction)
    assert found.isoweekday() == weekday
    assert timedelta(0) < (found - day) * direction <= timedelta(7)


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2016-W05-WE", ("2016-02-06", "2016-02-07")),
        ("2016-H2", ("2016-07-01", "2016-12-31")),
        ("2016-WI", ("2016-12-21", "2017-03-19")),
        ("198", ("1980-01-01", "1989-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("2016-05-03/2016-05-05", ("2016-05-03", "2016-05-05")),
        ("2016-05-03T14:30", ("2016-05-03T14:30", "2016-05-03T14:30")),
        ("2016-05-03T24:00", ("2016-05-04T00:00", "2016-05-04T00:00")),
        ("2016-05-03TNI", ("2016-05-03T20:00", "2016-05-04T05:59")),
        ("2016-02-30", (None, None)),
        ("XXXX-WXX-5", (None, None)),
        ("PAST_REF", (None, None)),
        ("P3Y", (None, None)),
    ],
)
def test_bounds(value: str, bounds: timex.Bounds) -> None:
    assert timex.bounds(value) == bounds


@pytest.mark.parametrize(
    ("amounts", "value"),
    [
        ([(Decimal(2), "year"), (Decimal(3), "month")], "P2Y3M"),
        ([(Decimal("1.5"), "month")], "P1.5M"),
        ([(None, "day")], "PXD"),
        ([(Decimal(2), "hour"), (Decimal(30), "minute")], "PT2H30M"),
        ([(Decimal(5), "decade")], "P5DE"),
        ([(Decimal(100), "day")], "P100D"),
    ],
)
def test_durations(amounts: list[tuple[Decimal | None, timex.Unit]], value: str) -> None:
    assert timex.duration(amounts) == value


def test_thirds_cover_a_period_without_overlap() -> None:
    early, mid, late = (timex.third(("2016-06-01", "2016-06-30"), part) for part in ("early", "mid", "late"))
    assert (early, mid, late) == (
        ("2016-06-01", "2016-06-10"),
        ("2016-06-11", "2016-06-20"),
        ("2016-06-21", "2016-06-30"),
    )
