"""Which claims count for a question: published by then, reviewed and not withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kg.store import Row, Store

_CLAIMS = """
SELECT ?claim ?published ?review ?status ?since ?earliest ?latest WHERE {
  ?claim a ckg:Claim ; ckg:inArticle ?article ; ckg:hasReviewState ?review ;
    ckg:hasContent ?content .
  ?article ckg:publishedOn ?published .
  OPTIONAL { ?claim ckg:hasStatus ?status }
  OPTIONAL { ?claim ckg:statusSince ?since }
  OPTIONAL {
    ?content ckg:hasDate/ckg:rivalReading? ?reading .
    OPTIONAL { ?reading ckg:earliestBegin ?earliest }
    OPTIONAL { ?reading ckg:latestEnd ?latest }
  }
}
"""


@dataclass(frozen=True)
class ClaimInForce:
    """A claim that counts, and the latest day of which it speaks."""

    iri: str
    speaks_of: date


class Claims:
    """The claims of a store, read once to be asked for many days.

    Of `about` alone (IRIs), where that is given.
    """

    def __init__(self, store: Store, about: Collection[str] | None = None) -> None:
        rows = store.select(_CLAIMS)
        self._rows = [row for row in rows if about is None or row["claim"] in about]

    def in_force(
        self, as_of: date | None = None, known_on: date | None = None
    ) -> list[ClaimInForce]:
        """The claims that count on `as_of`, by what was published until `known_on`, by IRI.

        Left out: drafts; what was published after `known_on`; corrected and retracted claims, from
        the day on which they were; what by each reading of its date began after `as_of`. None
        sets no limit.
        """
        return _latest(row for row in self._rows if _counts(row, as_of, known_on))


def claims_in_force(
    store: Store, as_of: date | None = None, known_on: date | None = None
) -> list[ClaimInForce]:
    """The claims of `store` that count at one moment: see `Claims.in_force`."""
    return Claims(store).in_force(as_of, known_on)


def every_claim(store: Store) -> list[ClaimInForce]:
    """All claims, those too that do not count, as if each did; sorted by IRI."""
    return _latest(store.select(_CLAIMS))


def _latest(rows: Iterable[Row]) -> list[ClaimInForce]:
    latest: dict[str, date] = {}
    for row in rows:
        claim, day = row["claim"] or "", _day(row["latest"] or row["published"])
        latest[claim] = max(latest.get(claim, day), day)
    return [ClaimInForce(claim, latest[claim]) for claim in sorted(latest)]


def recent(claims: Iterable[ClaimInForce], oldest: date) -> list[ClaimInForce]:
    """The claims that speak of `oldest` or a later day.

    Inferences look at no others: control is taken to last so long and no longer, so what is older
    neither supports nor forbids them.
    """
    return [claim for claim in claims if claim.speaks_of >= oldest]


def _counts(row: Row, as_of: date | None, known_on: date | None) -> bool:
    if (row["review"] or "").endswith("DraftState"):
        return False
    if known_on and _day(row["published"]) > known_on:
        return False
    if as_of and row["earliest"] and _day(row["earliest"]) > as_of:
        return False
    return not _withdrawn(row, known_on)


def _withdrawn(row: Row, known_on: date | None) -> bool:
    if row["status"] is None or row["status"].endswith("StandingStatus"):
        return False
    return not (known_on and row["since"] and known_on < _day(row["since"]))


def _day(text: str | None) -> date:
    return date.fromisoformat((text or "")[:10])
