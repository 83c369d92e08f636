"""Dates as bounds: from EDTF, or from words with an anchor and a rule.

EDTF is ISO 8601-2:2019; see https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

import calendar
import contextlib
import io
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_DAY_OF_WEEK = {"iso-week-before": 0, "sunday-week-before": 6, "saturday-week-before": 5}
"""Date rule to the weekday (Monday is 0) on which its week begins."""

FIRST_YEAR, LAST_YEAR = 1000, 9000
"""Between which years a day lies from or to which days are counted: so the count has an end."""

NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""English number words by their number."""


class DateError(ValueError):
    """A date that does not exist, or words that the named rule cannot read."""


@dataclass(frozen=True)
class Bounds:
    """Earliest and latest day of begin and end; None where nothing bounds it."""

    edtf: str
    earliest_begin: date | None
    latest_begin: date | None
    earliest_end: date | None
    latest_end: date | None


def read_day(text: str) -> date:
    """The day written as YYYY-MM-DD, of a publication, a question, an anchor.

    DateError when there is no such day, or it lies before `FIRST_YEAR` or after `LAST_YEAR`.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise DateError(f"{text!r} is not a day written as YYYY-MM-DD")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise DateError(f"{text!r} is not a day of the calendar: {_reason(text)}") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(f"{text!r} is not between the years {FIRST_YEAR} and {LAST_YEAR}")
    return day


def day_or_none(text: str | None) -> date | None:
    """The day written as YYYY-MM-DD, or None; for a text that is reported elsewhere if wrong."""
    try:
        return read_day(text) if text else None
    except DateError:
        return None


@lru_cache(maxsize=10_000)  # parsing takes milliseconds, and dates recur
def read_edtf(text: str) -> Bounds:
    """The bounds that an EDTF text sets (levels 0 to 2).

    `2017-12-11` is that day; `2017-12` one or more days of that month;
    `[2017-12-04..2017-12-10]` one day of these; `a/b` from a to b; `[..b]` some day up to b;
    `/b` an unknown begin. DateError when it is not EDTF or ends before it begins.
    """
    parsed = _parse(text)
    kind = type(parsed).__name__
    try:
        if kind in ("Interval", "Level1Interval", "Level2Interval"):
            bounds = Bounds(text, *_edges(parsed.lower), *_edges(parsed.upper))
        else:
            bounds = Bounds(text, *_edges(parsed), *_edges(parsed))
    except (AttributeError, TypeError, ValueError) as error:
        raise DateError(f"{text!r} is not a date: {_reason(text)}") from error
    return _within_years(_tightened(_in_order(bounds)))


def derive(rule: str, words: str, anchor: date) -> Bounds:
    """The bounds that `rule` reads from `words`, counting from the day `anchor`.

    `rule` is the notation of a date rule of the ontology other than "stated". DateError when the
    words do not hold what the rule needs, or lead out of the years that are counted.
    """
    return _within_years(_derived(rule, words, anchor))


def _derived(rule: str, words: str, anchor: date) -> Bounds:
    if rule == "weekday-before":
        return _day(_weekday_before(words, anchor))
    if rule in FIRST_DAY_OF_WEEK:
        first = _earlier(anchor, (anchor.weekday() - FIRST_DAY_OF_WEEK[rule]) % 7 + 7)
        last = first + timedelta(days=6)
        return Bounds(f"[{first}..{last}]", first, last, first, last)
    if rule == "not-after":
        return Bounds(f"[..{anchor}]", None, anchor, None, anchor)
    if rule == "ongoing":
        return Bounds(f"/{anchor}", None, anchor, anchor, None)
    if rule == "until":
        return _tightened(Bounds(f"/{anchor}", None, None, None, anchor))
    if rule == "years-before":
        return _about_year(anchor.year - _number_in(words))
    raise DateError(f"no words can be read by the date rule {rule!r}: give the date as edtf")


def _parse(text: str) -> Any:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    if len(text) > 100:
        raise DateError(f"{text[:40]!r}… is too long for a date")
    if text != text.strip():
        raise DateError(f"{text!r} is not a date: it has spaces around it")
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # the parser prints when it gives up
            parsed = parse_edtf(text)
    except (EDTFParseException, TypeError, ValueError, AttributeError) as error:
        raise DateError(f"{text!r} is not a date: {_reason(text)}") from error
    if "W" in text or "T" in text:
        raise DateError(f"{text!r} is not a date to the day: write YYYY-MM-DD")
    return parsed


def _reason(text: str) -> str:
    for year, month, day in re.findall(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        if not 1 <= int(month) <= 12:
            return f"there is no month {month}"
        if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
            return f"{year}-{month} has no day {day}"
    examples = "[2017-12-04..2017-12-10] or /2017-12-12"
    years = f"between the years {FIRST_YEAR} and {LAST_YEAR}"
    return f"write YYYY-MM-DD, or EDTF such as {examples}, {years}"


def _edges(part: Any) -> tuple[date | None, date | None]:
    """First and last day of one EDTF expression; None where it is open or unknown."""
    if type(part).__name__ == "UnspecifiedIntervalSection":
        return None, None
    if type(part).__name__ in ("OneOfASet", "MultipleDates"):
        edges = [_edges(member) for member in part.objects]
        firsts = [first for first, _ in edges]
        lasts = [last for _, last in edges]
        return _least(firsts), _greatest(lasts)
    if type(part).__name__ == "EarlierConsecutives":
        return None, _edges(part.upper)[1]
    if type(part).__name__ == "LaterConsecutives":
        return _edges(part.lower)[0], None
    if type(part).__name__ == "Consecutives":
        return _edges(part.lower)[0], _edges(part.upper)[1]
    return _to_date(part.lower_strict()), _to_date(part.upper_strict())


def _least(days: list[date | None]) -> date | None:
    return None if None in days else min(day for day in days if day)


def _greatest(days: list[date | None]) -> date | None:
    return None if None in days else max(day for day in days if day)


def _to_date(struct: Any) -> date:
    return date(struct.tm_year, struct.tm_mon, struct.tm_mday)


def _tightened(bounds: Bounds) -> Bounds:
    """The bounds with what follows from begin <= end."""
    lasts = [day for day in (bounds.latest_begin, bounds.latest_end) if day]
    firsts = [day for day in (bounds.earliest_begin, bounds.earliest_end) if day]
    return replace(
        bounds,
        latest_begin=min(lasts, default=None),
        earliest_end=max(firsts, default=None),
    )


def _within_years(bounds: Bounds) -> Bounds:
    days = (bounds.earliest_begin, bounds.latest_begin, bounds.earliest_end, bounds.latest_end)
    for day in days:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            message = f"{bounds.edtf!r} is not between the years {FIRST_YEAR} and {LAST_YEAR}"
            raise DateError(message)
    return bounds


def _in_order(bounds: Bounds) -> Bounds:
    if bounds.earliest_begin and bounds.latest_end and bounds.latest_end < bounds.earliest_begin:
        raise DateError(f"{bounds.edtf!r} ends before it begins")
    for first, last in (
        (bounds.earliest_begin, bounds.latest_begin),
        (bounds.earliest_end, bounds.latest_end),
    ):
        if first and last and last < first:
            raise DateError(f"{bounds.edtf!r} ends before it begins")
    return bounds


def _day(day: date) -> Bounds:
    return Bounds(str(day), day, day, day, day)


def _weekday_before(words: str, anchor: date) -> date:
    if not words:
        raise DateError("the rule 'weekday-before' needs words that name a weekday")
    named = [index for index, name in enumerate(WEEKDAYS) if name in words.casefold()]
    if len(named) != 1:
        raise DateError(f"the words {words!r} do not name one weekday")
    return _earlier(anchor, (anchor.weekday() - named[0]) % 7)


def _earlier(day: date, days: int) -> date:
    try:
        return day - timedelta(days=days)
    except OverflowError as error:
        raise DateError(f"{days} days before {day} is before the year 1") from error


def _number_in(words: str) -> int:
    if not words:
        raise DateError("the rule 'years-before' needs words that hold a number of years")
    for word in re.findall(r"\w+", words.casefold()):
        if word.isdecimal() and len(word) < 4:
            return int(word)
        if word in NUMBER_WORDS:
            return NUMBER_WORDS.index(word)
    raise DateError(f"the words {words!r} hold no number of years")


def _about_year(year: int) -> Bounds:
    if not 1 <= year <= 9999:
        raise DateError(f"the year {year} is out of range")
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Bounds(f"{year:04}~", first, last, first, last)
