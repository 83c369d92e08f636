"""Where records are found: nodes that stand for a place, a stretch of time or a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.namespaces import RECORD


def at_key(place: str) -> str:
    """The node (an IRI) of what is said of `place`, near it, or of nameless places there."""
    return _key("at", place)


def whole_key(place: str) -> str:
    """The node of what is said of the whole of `place`, which speaks for every place in it."""
    return _key("whole", place)


def part_key(place: str, quarter: str) -> str:
    """The node of what is said of `place` but not of all of it, published in `quarter`."""
    return _key(f"part/{quarter}", place)


def quarters_key(place: str) -> str:
    """The node of the quarters for which there is a `part_key`."""
    return _key("parts", place)


def published_key(period: str) -> str:
    """The node of a century (20), a year (2017), a month or a day of publication."""
    return RECORD[f"published/{period}"]


def quarter_of(day: date) -> str:
    """The quarter of a year in which `day` lies: 2017-4."""
    return f"{day.year:04}-{(day.month + 2) // 3}"


def quarters_back(day: date, oldest: date) -> Iterator[str]:
    """The quarters from that of `day` back to that of `oldest`."""
    year, number = day.year, (day.month + 2) // 3
    last = quarter_of(oldest)
    while (quarter := f"{year:04}-{number}") >= last:
        yield quarter
        year, number = (year, number - 1) if number > 1 else (year - 1, 4)


def periods_of(day: str) -> tuple[str, ...]:
    """The century, the year, the month and the day (YYYY-MM-DD) itself, for `published_key`."""
    return day[:2], day[:4], day[:7], day


def _key(kind: str, place: str) -> str:
    return RECORD[f"{kind}/{place.rpartition('/')[2]}"]
