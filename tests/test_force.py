"""Which claims count for a day and for what was known on a day."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from kg.force import claims_in_force, recent
from kg.store import Store
from tests.invented import session

CAPTURE = {"type": "TerritorialChange", "gainedBy": "northern-army", "place": "sampleton"}


def capture(name: str, day: object = "2017-12-05", **keys: str) -> dict[str, object]:
    dated = {"date": day} if day else {}
    return CAPTURE | {"id": name, "published": "2017-12-10"} | dated | keys


@cache
def store() -> Store:
    return session(
        capture("plain"),
        capture("undated", None),
        capture("week", "[2017-12-04..2017-12-08]"),
        capture("draft", review="draft"),
        capture("disputed", review="disputed"),
        capture("standing", status="standing"),
        capture("retracted", status="retracted"),
        capture("corrected", status="corrected", statusSince="2017-12-20"),
        capture("later", published="2017-12-15"),
    ).store


def names(as_of: str | None = None, known_on: str | None = None) -> set[str]:
    days = [date.fromisoformat(day) if day else None for day in (as_of, known_on)]
    return {claim.iri.rpartition(".")[2] for claim in claims_in_force(store(), *days)}


USUAL = {"plain", "undated", "week", "disputed", "standing", "later"}


@pytest.mark.parametrize(
    ("as_of", "known_on", "expected"),
    [
        (None, None, USUAL),
        ("2017-12-05", None, USUAL),
        ("2017-12-04", None, {"undated", "week"}),
        ("2017-12-03", None, {"undated"}),
        (None, "2017-12-09", set()),
        (None, "2017-12-10", USUAL - {"later"} | {"corrected"}),
        (None, "2017-12-15", USUAL | {"corrected"}),
        (None, "2017-12-19", USUAL | {"corrected"}),
        (None, "2017-12-20", USUAL),
        ("2017-12-04", "2017-12-12", {"undated", "week"}),
    ],
)
def test_claims_in_force(as_of: str | None, known_on: str | None, expected: set[str]) -> None:
    assert names(as_of, known_on) == expected


def test_of_which_day_a_claim_speaks_last() -> None:
    days = {claim.iri.rpartition(".")[2]: claim.speaks_of for claim in claims_in_force(store())}
    assert days["plain"] == date(2017, 12, 5)
    assert days["week"] == date(2017, 12, 8)
    assert days["undated"] == date(2017, 12, 10)


@pytest.mark.parametrize(
    ("oldest", "left_out"),
    [("2017-12-05", set()), ("2017-12-06", USUAL - {"undated", "week"}), ("2017-12-11", USUAL)],
)
def test_recent(oldest: str, left_out: set[str]) -> None:
    fresh = recent(claims_in_force(store()), date.fromisoformat(oldest))
    assert {claim.iri.rpartition(".")[2] for claim in fresh} == USUAL - left_out
