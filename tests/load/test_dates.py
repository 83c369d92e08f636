"""Dates as bounds: what EDTF says, what rules read from words, and days that do not exist."""

from datetime import date

import pytest

from kg.load.dates import Bounds, DateError, day_or_none, derive, read_day, read_edtf


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def bounds(edtf: str, first: str, latest_begin: str, earliest_end: str, last: str) -> Bounds:
    return Bounds(edtf, day(first), day(latest_begin), day(earliest_end), day(last))


@pytest.mark.parametrize(
    ("edtf", "edges"),
    [
        ("2017-12-11", ("2017-12-11", "2017-12-11", "2017-12-11", "2017-12-11")),
        ("2017-12", ("2017-12-01", "2017-12-31", "2017-12-01", "2017-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29", "2016-02-01", "2016-02-29")),
        ("2014~", ("2014-01-01", "2014-12-31", "2014-01-01", "2014-12-31")),
        ("201X", ("2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31")),
        ("[2017-12-04..2017-12-10]", ("2017-12-04", "2017-12-10", "2017-12-04", "2017-12-10")),
        ("[..2017-12-12]", ("", "2017-12-12", "", "2017-12-12")),
        ("[2017-12-12..]", ("2017-12-12", "", "2017-12-12", "")),
        ("2017-12-04/2017-12-10", ("2017-12-04", "2017-12-04", "2017-12-10", "2017-12-10")),
        ("/2017-12-12", ("", "2017-12-12", "2017-12-12", "2017-12-12")),
        ("2017-12-12/", ("2017-12-12", "2017-12-12", "2017-12-12", "")),
        ("2017-12-12/..", ("2017-12-12", "2017-12-12", "2017-12-12", "")),
    ],
)
def test_edtf_sets_bounds(edtf: str, edges: tuple[str, str, str, str]) -> None:
    assert read_edtf(edtf) == bounds(edtf, *edges)


def test_what_begins_within_a_month_and_ends_on_a_day_of_it_began_by_then() -> None:
    assert read_edtf("2017-12/2017-12-05").latest_begin == date(2017, 12, 5)
    assert read_edtf("2017-12-11/2017-12").earliest_end == date(2017, 12, 11)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2017-13-19", "there is no month 13"),
        ("2017-02-29", "2017-02 has no day 29"),
        ("2017-12-32", "2017-12 has no day 32"),
        ("[2017-02-30..2017-03-01]", "2017-02 has no day 30"),
        ("2017-12-10/2017-12-04", "ends before it begins"),
        ("[2017-12-10..2017-12-04]", "ends before it begins"),
        ("2018/2017", "ends before it begins"),
        ("last week", "write YYYY-MM-DD"),
        ("12 December 2017", "write YYYY-MM-DD"),
        ("٢٠١٧-١٢-١١", "write YYYY-MM-DD"),
        ("2017-W50", "write YYYY-MM-DD"),
        ("2017-12-11T08:00:00", "YYYY-MM-DD"),
        ("0000", "years 1 and 9999"),
        ("Y170000", "years 1 and 9999"),
        ("-2017-12-11", "years 1 and 9999"),
        (" 2017-12-11", "spaces"),
        ("2017-12-11\n", "spaces"),
        ("[", "write YYYY-MM-DD"),
        ("/", "write YYYY-MM-DD"),
        ("", "write YYYY-MM-DD"),
        ("2017" * 50, "too long"),
    ],
)
def test_what_is_no_date_says_why(text: str, said: str) -> None:
    with pytest.raises(DateError, match=said):
        read_edtf(text)


@pytest.mark.parametrize(
    "text", ["2017-12-1", "20171211", "2017-12", "", "2017-13-19", "٢٠١٧-١٢-١١"]
)
def test_a_day_is_written_in_one_way(text: str) -> None:
    assert read_day("2017-12-11") == date(2017, 12, 11)
    with pytest.raises(DateError):
        read_day(text)
    assert day_or_none(text) is None


TUESDAY = date(2017, 12, 12)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("late on Monday", "2017-12-11"),
        ("on Tuesday", "2017-12-12"),  # the anchor itself is the last Tuesday on or before it
        ("WEDNESDAY night", "2017-12-06"),
        ("on Sunday", "2017-12-10"),
    ],
)
def test_a_weekday_is_the_last_one_on_or_before_the_anchor(words: str, expected: str) -> None:
    assert derive("weekday-before", words, TUESDAY) == bounds(expected, *[expected] * 4)


@pytest.mark.parametrize(
    ("rule", "first", "last"),
    [
        # 12 December 2017 is a Tuesday: its weeks begin on Mon 11, Sun 10 and Sat 9 December
        ("iso-week-before", "2017-12-04", "2017-12-10"),
        ("sunday-week-before", "2017-12-03", "2017-12-09"),
        ("saturday-week-before", "2017-12-02", "2017-12-08"),
    ],
)
def test_last_week_depends_on_where_weeks_begin(rule: str, first: str, last: str) -> None:
    assert derive(rule, "last week", TUESDAY) == bounds(
        f"[{first}..{last}]", first, last, first, last
    )


@pytest.mark.parametrize(
    ("rule", "anchor", "first"),
    [
        ("iso-week-before", "2017-12-11", "2017-12-04"),  # a Monday
        ("iso-week-before", "2017-12-17", "2017-12-04"),  # the Sunday that ends that week
        ("sunday-week-before", "2017-12-10", "2017-12-03"),  # a Sunday
        ("saturday-week-before", "2017-12-09", "2017-12-02"),  # a Saturday
        ("saturday-week-before", "2017-12-08", "2017-11-25"),  # the Friday before it
    ],
)
def test_a_week_before_at_the_edges_of_weeks(rule: str, anchor: str, first: str) -> None:
    assert derive(rule, "last week", date.fromisoformat(anchor)).earliest_begin == day(first)


def test_rules_without_a_beginning() -> None:
    a = "2017-12-12"
    assert derive("not-after", "have pushed", TUESDAY) == bounds(f"[..{a}]", "", a, "", a)
    assert derive("ongoing", "has been battling", TUESDAY) == bounds(f"/{a}", "", a, a, "")
    assert derive("until", "recaptured", TUESDAY) == bounds(f"/{a}", "", a, "", a)


@pytest.mark.parametrize(("words", "year"), [("three years after", 2014), ("12 years ago", 2005)])
def test_years_before(words: str, year: int) -> None:
    first, last = f"{year}-01-01", f"{year}-12-31"
    expected = bounds(f"{year}~", first, last, first, last)
    assert derive("years-before", words, TUESDAY) == expected


@pytest.mark.parametrize(
    ("rule", "words", "anchor"),
    [
        ("weekday-before", "", "2017-12-12"),
        ("weekday-before", "last week", "2017-12-12"),
        ("weekday-before", "from Monday to Tuesday", "2017-12-12"),
        ("weekday-before", "on Sunday", "0001-01-01"),  # a Monday: the day before has no year
        ("iso-week-before", "last week", "0001-01-03"),
        ("years-before", "some years ago", "2017-12-12"),
        ("years-before", "", "2017-12-12"),
        ("years-before", "999 years ago", "0500-01-01"),
        ("stated", "on Monday", "2017-12-12"),
        ("no-such-rule", "on Monday", "2017-12-12"),
    ],
)
def test_words_that_a_rule_cannot_read(rule: str, words: str, anchor: str) -> None:
    with pytest.raises(DateError):
        derive(rule, words, date.fromisoformat(anchor))
