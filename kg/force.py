"""Which claims count for a question: published by then, reviewed, not withdrawn, not too old."""

from __future__ import annotations

from datetime import date, timedelta

from kg.store import Store

_CLAIMS = """
SELECT ?claim ?published ?review ?status ?since ?earliest ?latest ?passing WHERE {
  ?claim a ckg:Claim ; ckg:inArticle ?article ; ckg:hasReviewState ?review ;
    ckg:hasContent ?content .
  ?article ckg:publishedOn ?published .
  OPTIONAL { ?claim ckg:hasStatus ?status }
  OPTIONAL { ?claim ckg:statusSince ?since }
  OPTIONAL { ?content ckg:hasDate/ckg:earliestBegin ?earliest }
  OPTIONAL { ?content ckg:hasDate/ckg:latestEnd ?latest }
  BIND(EXISTS { VALUES ?kind { ckg:Fighting ckg:Presence } ?content a ?kind } AS ?passing)
}
"""


def claims_in_force(
    store: Store,
    as_of: date | None = None,
    known_on: date | None = None,
    horizon_days: int | None = None,
) -> list[str]:
    """The claims (IRIs, sorted) that count on `as_of`, by what was published until `known_on`.

    Left out: drafts; corrected and retracted claims, from the day on which they were; what
    certainly began after `as_of`; and fighting and presence that ended more than `horizon_days`
    before `as_of` (control lasts, forces move). None sets no limit.
    """
    oldest = as_of - timedelta(days=horizon_days) if as_of and horizon_days is not None else None
    return sorted(
        {
            row["claim"] or ""
            for row in store.select(_CLAIMS)
            if _counts(row, as_of, known_on) and not _past(row, oldest)
        }
    )


def _counts(row: dict[str, str | None], as_of: date | None, known_on: date | None) -> bool:
    if (row["review"] or "").endswith("DraftState"):
        return False
    if known_on and _day(row["published"]) > known_on:
        return False
    if as_of and row["earliest"] and _day(row["earliest"]) > as_of:
        return False
    return not _withdrawn(row, known_on)


def _withdrawn(row: dict[str, str | None], known_on: date | None) -> bool:
    if row["status"] is None or row["status"].endswith("StandingStatus"):
        return False
    return not (known_on and row["since"] and known_on < _day(row["since"]))


def _past(row: dict[str, str | None], oldest: date | None) -> bool:
    return bool(
        oldest and row["passing"] == "true" and row["latest"] and _day(row["latest"]) < oldest
    )


def _day(text: str | None) -> date:
    return date.fromisoformat((text or "")[:10])
