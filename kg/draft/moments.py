"""The words of a text that date something, as the date of an article file is written.

Rules of `kg.load.dates` say what the words mean where there is one; else the day is worked out
here, from the day of publication or, for "two days earlier", from the last day that was named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kg.load.dates import WEEKDAYS, DateError, derive, read_edtf
from kg.load.numbers import numbers_in

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_WEEKS = ("iso-week-before", "sunday-week-before", "saturday-week-before")
_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_NUMBER = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_LEAD = r"(?:(?:late|early|earlier|later)\s+)?(?:(?:on|since)\s+)?(?:the\s+)?"


@dataclass(frozen=True)
class DatePhrase:
    """Words that date something: `text[start:end]`, and what an article file says for them."""

    start: int
    end: int
    value: Mapping[str, Any]
    day: date | None = None
    since: bool = False
    """Whether what they date begins then and goes on."""


Reader = Callable[[re.Match[str], date, date], tuple[dict[str, Any], date | None] | None]


def dates_in(text: str, start: int, end: int, published: date, last: date) -> list[DatePhrase]:
    """The date phrases in `text[start:end]`, in their order.

    `published` is the day from which they count, `last` the day that was named before.
    """
    found: list[DatePhrase] = []
    covered = start
    for match, read in _matches(text, start, end):
        if match.start() < covered:
            continue
        given = read(match, published, last)
        if given is None:
            continue
        value, day = given
        words = {"words": match[0]} if match[0].casefold() != value.get("edtf") else {}
        edtf_first = {"edtf": value.pop("edtf")} if "edtf" in value else {}
        since = bool(re.match(r"(?i)since\b", match[0]))
        if since and "edtf" in edtf_first:
            edtf_first = {"edtf": f"{edtf_first['edtf']}/.."}
        phrase = DatePhrase(match.start(), match.end(), edtf_first | words | value, day, since)
        found.append(phrase)
        covered, last = match.end(), day or last
    return found


def _matches(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Reader]]:
    """Every match of every pattern, by where it begins; the earlier pattern first."""
    found = [
        (match.start(), number, match, read)
        for number, (pattern, read) in enumerate(_PATTERNS)
        for match in pattern.finditer(text, start, end)
    ]
    for _, _, match, read in sorted(found, key=lambda item: item[:2]):
        yield match, read


def _weekday(match: re.Match[str], published: date, last: date) -> Any:
    bounds = derive("weekday-before", match[0], published)
    return {"rule": "weekday-before"}, bounds.earliest_begin


def _last_week(match: re.Match[str], published: date, last: date) -> Any:
    rivals = [{"rule": rule} for rule in _WEEKS[1:]]
    return {"rule": _WEEKS[0], "rivalReading": rivals}, None


def _one_day(day: date) -> Any:
    return {"edtf": str(day)}, day


def _yesterday(match: re.Match[str], published: date, last: date) -> Any:
    return _one_day(published - timedelta(days=1))


def _today(match: re.Match[str], published: date, last: date) -> Any:
    return _one_day(published)


def _overnight(match: re.Match[str], published: date, last: date) -> Any:
    return {"edtf": f"[{published - timedelta(days=1)}..{published}]"}, None


def _day_earlier(match: re.Match[str], published: date, last: date) -> Any:
    return _one_day(last - timedelta(days=1))


def _this_week(match: re.Match[str], published: date, last: date) -> Any:
    monday = published - timedelta(days=published.weekday())
    return {"edtf": f"[{monday}..{published}]" if monday < published else str(published)}, None


def _this_month(match: re.Match[str], published: date, last: date) -> Any:
    first = published.replace(day=1)
    return {"edtf": f"[{first}..{published}]" if first < published else str(published)}, None


def _last_month(match: re.Match[str], published: date, last: date) -> Any:
    before = published.replace(day=1) - timedelta(days=1)
    return {"edtf": f"{before.year:04}-{before.month:02}"}, None


def _last_year(match: re.Match[str], published: date, last: date) -> Any:
    return {"edtf": f"{published.year - 1:04}"}, None


def _ago(match: re.Match[str], published: date, last: date) -> Any:
    """Two days ago, three years ago; "earlier" counts from the day that was named before."""
    number = 1 if match["count"].casefold() in ("a", "an") else _count(match["count"])
    if number is None:
        return None
    if match["unit"].casefold().startswith("year"):
        try:
            derive("years-before", match[0], published)
        except DateError:
            return None
        return {"rule": "years-before"}, None
    anchor = published if match["from"].casefold() == "ago" else last
    return _one_day(anchor - timedelta(days=number))


def _count(words: str) -> int | None:
    numbers = numbers_in(words)
    return numbers[0].minimum if len(numbers) == 1 else None


def _written(match: re.Match[str], published: date, last: date) -> Any:
    """5 May, May 5 2031; without a year the latest such day until the publication."""
    month = MONTHS.index(match["month"].casefold()) + 1
    year, day = match["year"], int(match["day"])
    try:
        found = date(int(year) if year else published.year, month, day)
        if not year and found > published:
            found = found.replace(year=published.year - 1)
    except ValueError:
        return None
    return _one_day(found)


def _in_month(match: re.Match[str], published: date, last: date) -> Any:
    month = MONTHS.index(match["month"].casefold()) + 1
    year = int(match["year"]) if match["year"] else published.year
    if not match["year"] and month > published.month:
        year -= 1
    return {"edtf": f"{year:04}-{month:02}"}, None


def _in_year(match: re.Match[str], published: date, last: date) -> Any:
    return {"edtf": match["year"]}, None


def _iso(match: re.Match[str], published: date, last: date) -> Any:
    try:
        return {"edtf": match["iso"]}, read_edtf(match["iso"]).earliest_begin
    except DateError:
        return None


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b{text}\b", re.IGNORECASE)


_YEAR = r"(?:,?\s+(?P<year>[12]\d{3}))?"
_PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_pattern(r"(?:on\s+)?(?P<iso>[12]\d{3}-\d{2}-\d{2})"), _iso),
    (
        _pattern(
            rf"{_LEAD}(?:(?:{_DAY}),?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
            rf"(?P<month>{_MONTH}){_YEAR}"
        ),
        _written,
    ),
    (
        _pattern(
            rf"{_LEAD}(?:(?:{_DAY}),?\s+)?(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})"
            rf"(?:st|nd|rd|th)?{_YEAR}"
        ),
        _written,
    ),
    (
        _pattern(rf"{_LEAD}(?:last\s+)?(?:{_DAY})(?:\s+(?:morning|afternoon|evening|night))?"),
        _weekday,
    ),
    (_pattern(r"(?:late\s+|early\s+|earlier\s+)?last\s+week"), _last_week),
    (_pattern(r"(?:earlier\s+|later\s+)?this\s+week"), _this_week),
    (_pattern(r"earlier\s+this\s+month"), _this_month),
    (_pattern(r"last\s+month"), _last_month),
    (_pattern(r"last\s+year"), _last_year),
    (_pattern(r"(?:late\s+|early\s+)?yesterday(?:\s+(?:morning|afternoon|evening))?"), _yesterday),
    (_pattern(r"(?:earlier\s+)?today"), _today),
    (_pattern(r"overnight"), _overnight),
    (_pattern(r"(?:the\s+day\s+before|(?:on\s+)?the\s+previous\s+day)"), _day_earlier),
    (
        _pattern(rf"(?P<count>{_NUMBER})\s+(?P<unit>days?|years?)\s+(?P<from>ago|earlier|before)"),
        _ago,
    ),
    (_pattern(rf"(?:in|since)\s+(?:early\s+|late\s+|mid-)?(?P<month>{_MONTH}){_YEAR}"), _in_month),
    (_pattern(r"(?:in|since)\s+(?P<year>[12]\d{3})"), _in_year),
)
"""Patterns of date phrases with what reads them; an earlier one wins where two begin together."""
