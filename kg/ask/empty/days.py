"""The days that belong to claims: when it happened, when it was published."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kg.store import Row, Store

_DAYS = """
SELECT ?claim ?published ?earliest ?begun ?latest WHERE {
  ?claim ckg:inArticle/ckg:publishedOn ?published ; ckg:hasContent ?content .
  OPTIONAL { ?content ckg:hasDate ?date
    OPTIONAL { ?date ckg:earliestBegin ?earliest }
    OPTIONAL { ?date ckg:latestBegin ?begun }
    OPTIONAL { ?date ckg:latestEnd ?latest } }
}
"""


@dataclass(frozen=True)
class ClaimDays:
    """The bounds of what a claim tells of, None where nothing bounds it, and its publication."""

    published: date
    earliest: date | None
    begun: date | None
    latest: date | None

    def spoken(self) -> set[date]:
        """Every day that stands for the claim."""
        given = (self.published, self.earliest, self.begun, self.latest)
        return {day for day in given if day is not None}


def days_of(store: Store, claims: Collection[str]) -> dict[str, ClaimDays]:
    """The days of `claims` (IRIs)."""
    rows = (row for row in store.select(_DAYS) if row["claim"] in claims)
    return {row["claim"] or "": _days(row) for row in rows}


def _days(row: Row) -> ClaimDays:
    return ClaimDays(
        _day(row["published"]) or date.min,
        _day(row["earliest"]),
        _day(row["begun"]),
        _day(row["latest"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
