"""What the built-in article cannot show: the same questions asked of invented claims."""

from __future__ import annotations

from typing import Any

import pytest

from kg.ask.answers import TableAnswer
from kg.ask.session import Session
from kg.store import MemoryStore
from tests.invented import Claim, sessions

ARMY, FRONT, MILITIA = "northern-army", "southern-front", "northern-militia"
DAY = "2017-12-05"


def holds(who: str, **more: Any) -> dict[str, Any]:
    return {"type": "Control", "holder": who, "place": "sampleton", "date": DAY} | more


def in_plain(who: str, extent: str) -> dict[str, Any]:
    words = {} if extent == "whole" else {"extentWords": "Invented sentence"}
    return holds(who, place="invented-plain", extent=extent) | words


def attack(who: str, on: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "Attack",
        "attacker": who,
        "target": on,
        "place": "sampleton",
        "date": DAY,
    } | more


def losses(of: str, **more: Any) -> dict[str, Any]:
    killed = [{"kind": "killed", "minimum": 3}]
    return {"type": "CasualtyEstimate", "sufferedBy": of, "quantity": killed, "date": DAY} | more


RADIO = {"source": ["invented-times", "southern-radio"], "stance": "claimed", "interest": "against"}
CLAIMS: dict[str, list[Claim]] = {
    "rivals": [holds(ARMY), holds(FRONT)],
    "one side": [holds(ARMY), holds(MILITIA)],
    "denied": [holds(ARMY), holds(FRONT, polarity="denied")],
    "one after the other": [
        holds(ARMY, date={"edtf": "/2017-12-05", "rule": "until", "words": "Invented"}),
        holds(FRONT),
    ],
    "parts": [in_plain(ARMY, "part"), in_plain(FRONT, "most")],
    "most and most": [in_plain(ARMY, "most"), in_plain(FRONT, "most")],
    "whole and part": [in_plain(ARMY, "whole"), in_plain(FRONT, "part")],
    "attacks": [
        attack(ARMY, FRONT),
        attack(FRONT, ARMY, polarity="denied"),
        attack(FRONT, MILITIA, modality="planned"),
    ],
    "own losses told": [attack(ARMY, FRONT), losses("southern-vanguard", **RADIO)],
    "own losses not told": [attack(ARMY, FRONT), losses(ARMY, **RADIO)],
}


@pytest.fixture(scope="module")
def worlds() -> dict[str, Session]:
    return sessions(CLAIMS)


def rows(session: Session, text: str, *columns: str) -> list[tuple[str | None, ...]]:
    answer = session.ask(text)
    assert isinstance(answer, TableAnswer)
    return [tuple(row[column] for column in columns) for row in answer.rows]


@pytest.mark.parametrize(
    ("world", "expected"),
    [
        ("rivals", [("Sampleton", "Northern Army", "Southern Front")]),
        ("one side", []),
        ("denied", []),
        ("one after the other", []),
        ("parts", []),
        ("most and most", [("Invented plain", "Northern Army", "Southern Front")]),
        ("whole and part", [("Invented plain", "Northern Army", "Southern Front")]),
    ],
)
def test_rival_claimants(
    worlds: dict[str, Session], world: str, expected: list[tuple[str, ...]]
) -> None:
    asked = "which places have rival claimants"
    assert rows(worlds[world], asked, "placeName", "oneName", "otherName") == expected


def test_a_denied_or_planned_attack_is_none(worlds: dict[str, Session]) -> None:
    expected = [("Northern Army", "Southern Front")]
    for asked in ("who attacked whom", "who attacked Southern Front", "attacks by Northern Army"):
        assert rows(worlds["attacks"], asked, "attackerName", "targetName") == expected
    assert rows(worlds["attacks"], "who attacked Northern Militia", "attackerName") == []
    assert rows(worlds["attacks"], "attacks by Southern Front", "targetName") == []


def test_the_losses_of_a_unit_told_by_the_party_are_its_own(worlds: dict[str, Session]) -> None:
    asked = "which parties report no losses of their own"
    assert rows(worlds["own losses told"], asked, "actorName") == []
    assert rows(worlds["own losses not told"], asked, "actorName") == [("Southern Front",)]


@pytest.mark.parametrize(
    ("property_", "lack"),
    [("hasQuote", "a quote"), ("hasSource", "a source"), ("hasDate", "a date")],
)
def test_what_a_claim_lacks_is_found(worlds: dict[str, Session], property_: str, lack: str) -> None:
    whole = worlds["rivals"]
    assert rows(whole, "incomplete claims", "lack") == []
    (first, *_) = (
        quad for quad in whole.store.quads() if quad.predicate.value.endswith(f"#{property_}")
    )
    left = Session(MemoryStore(quad for quad in whole.store.quads() if quad != first))
    assert rows(left, "incomplete claims", "lack") == [(lack,)]
