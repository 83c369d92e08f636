"""The days that belong to claims: when it happened, when it was published."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.ask.lookup import Lookup
from kg.store import Store

_BOUNDS = ("earliestBegin", "latestBegin", "latestEnd")


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
    """The days of `claims` (IRIs), looked up claim by claim; of those with a publication."""
    find = Lookup(store)
    found = {claim: _days(find, ox.NamedNode(claim)) for claim in claims}
    return {claim: days for claim, days in found.items() if days is not None}


def _days(find: Lookup, claim: ox.NamedNode) -> ClaimDays | None:
    articles, contents = find.nodes(claim, "inArticle"), find.nodes(claim, "hasContent")
    published = next((day for a in articles if (day := _day(find, a, "publishedOn"))), None)
    if published is None or not contents:
        return None
    dates = find.nodes(contents[0], "hasDate")
    bounds = (_day(find, dates[0], name) if dates else None for name in _BOUNDS)
    return ClaimDays(published, *bounds)


def _day(find: Lookup, subject: ox.NamedNode, name: str) -> date | None:
    text = find.text(subject, name)
    return date.fromisoformat(text[:10]) if text else None
