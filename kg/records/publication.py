"""The newest publication in a store, found from the century to the day and not by a search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.namespaces import RDF
from kg.records.keys import published_key
from kg.records.lookup import objects
from kg.store import Store

_PARTS = (("{:02}", 99), ("{:02}", 99), ("-{:02}", 12), ("-{:02}", 31))
"""How century, year in it, month and day are written, and the highest of each."""


def newest_publication(store: Store, until: date | None = None) -> date | None:
    """The latest day, `until` at the latest, on which an article was published; None for none."""
    found = next(_days(store, "", (until or date.max).isoformat()), None)
    return date.fromisoformat(found) if found else None


def _days(store: Store, period: str, limit: str, depth: int = 0) -> Iterator[str]:
    """The days of publication in `period` (as 20, 2017 or 2017-12) up to `limit`, latest first."""
    if depth == len(_PARTS):
        yield period
        return
    form, highest = _PARTS[depth]
    for number in range(highest, -1, -1):
        part = period + form.format(number)
        if part <= limit[: len(part)] and _is_there(store, part):
            yield from _days(store, part, limit, depth + 1)


def _is_there(store: Store, period: str) -> bool:
    return next(objects(store, published_key(period), RDF["value"]), None) is not None
