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


def part_key(place: str, dekad: str) -> str:
    """The node of what is said of `place` but not of all of it, published in `dekad`."""
    return _key(f"part/{dekad}", place)


def dekads_key(place: str) -> str:
    """The node of the dekads for which there is a `part_key`."""
    return _key("parts", place)


def published_key(period: str) -> str:
    """The node of a century (20), a year (2017), a month or a day of publication."""
    return RECORD[f"published/{period}"]


def dekad_of(day: date) -> str:
    """The third of a month in which `day` lies, the last of 8 to 11 days: 2017-12-2."""
    return f"{day.year:04}-{day.month:02}-{min(day.day - 1, 29) // 10 + 1}"


def dekads_back(day: date, oldest: date) -> Iterator[str]:
    """The dekads from that of `day` back to that of `oldest`."""
    year, month, number = day.year, day.month, int(dekad_of(day)[-1])
    last = dekad_of(oldest)
    while (dekad := f"{year:04}-{month:02}-{number}") >= last:
        yield dekad
        number -= 1
        if number == 0:
            year, month, number = (year, month - 1, 3) if month > 1 else (year - 1, 12, 3)


def periods_of(day: str) -> tuple[str, ...]:
    """The century, the year, the month and the day (YYYY-MM-DD) itself, for `published_key`."""
    return day[:2], day[:4], day[:7], day


def _key(kind: str, place: str) -> str:
    return RECORD[f"{kind}/{place.rpartition('/')[2]}"]
