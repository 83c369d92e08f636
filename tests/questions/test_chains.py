"""Chains of sources, and what counts as independent, asked of invented claims."""

from __future__ import annotations

from typing import Any

import pytest

from kg.ask.answers import ControlAnswer, TableAnswer
from kg.ask.session import Session
from tests.invented import Claim, sessions

PLACE, DAY = "sampleton", "2017-12-05"
TIMES, POST, HERALD = "invented-times", "invented-post", "invented-herald"
WIRE, MONITOR, RADIO = "invented-wire", "invented-monitor", "southern-radio"
ARMY, MILITIA, FRONT = "northern-army", "northern-militia", "southern-front"


def took(*chain: Any, **more: Any) -> Claim:
    """The Army's capture of the town, told by the outlet at the head of `chain`."""
    content = {"type": "TerritorialChange", "gainedBy": ARMY, "place": PLACE, "date": DAY}
    return content | {"publisher": chain[0], "source": list(chain), "stance": "reported"} | more


def attack(*chain: Any, **more: Any) -> Claim:
    content = {"type": "Attack", "attacker": ARMY, "target": FRONT, "date": DAY}
    return content | {"publisher": chain[0], "source": list(chain), "stance": "reported"} | more


LONG = [TIMES, POST, {"actor": WIRE, "credit": "unclear"}, MONITOR, "northern-news", MILITIA]
OPEN = {"words": "Invented sentence", "rule": "not-after"}
CASES: dict[str, list[Claim]] = {
    "long": [took(*LONG)],
    "alone": [took(TIMES)],
    "two outlets": [took(TIMES), took(POST)],
    "one wire": [took(TIMES, WIRE), took(POST, WIRE), took(HERALD, WIRE)],
    "uncredited": [took(TIMES, WIRE), took(POST, {"actor": WIRE, "credit": "uncredited"})],
    "one side": [took(TIMES, ARMY), took(POST, "northern-news")],
    "side and other": [took(TIMES, ARMY), took(POST, MONITOR)],
    "denied": [took(TIMES), took(POST, polarity="denied")],
    "planned": [took(TIMES), took(POST, modality="planned")],
    "other day": [took(TIMES), took(POST, date="2017-12-06")],
    "perhaps that day": [took(TIMES), took(POST, date=OPEN)],
    "no bridge": [took(TIMES), took(POST, date=OPEN), took(HERALD, date="2017-12-06")],
    "other place": [took(TIMES), took(POST, place="otherby")],
    "near": [took(TIMES), took(POST, place=None, near=PLACE)],
    "part": [
        took(TIMES, extent="part", extentWords="Invented"),
        took(POST, extent="most", extentWords="Invented"),
    ],
    "loser too": [took(TIMES), took(POST, lostBy=FRONT)],
    "losers differ": [took(TIMES, lostBy=FRONT), took(POST, lostBy="western-league")],
    "gainers differ": [took(TIMES), took(POST, gainedBy=FRONT)],
    "no place, one day": [attack(TIMES), attack(POST)],
    "no place, no day": [attack(TIMES, date=OPEN), attack(POST, date=OPEN)],
    "draft": [took(TIMES), took(POST, review="draft")],
}


def kept(claim: Claim) -> Claim:
    return {key: value for key, value in claim.items() if value is not None}


@pytest.fixture(scope="module")
def worlds() -> dict[str, Session]:
    return sessions({name: [kept(claim) for claim in claims] for name, claims in CASES.items()})


@pytest.mark.parametrize(
    ("world", "most"),
    [
        ("alone", 1),
        ("two outlets", 2),
        ("one wire", 1),
        ("uncredited", 1),
        ("one side", 1),
        ("side and other", 2),
        ("denied", 1),
        ("planned", 1),
        ("other day", 1),
        ("perhaps that day", 2),
        ("no bridge", 2),
        ("other place", 1),
        ("near", 1),
        ("part", 1),
        ("loser too", 2),
        ("losers differ", 1),
        ("gainers differ", 1),
        ("no place, one day", 2),
        ("no place, no day", 1),
        ("draft", 1),
    ],
)
def test_how_many_independent_sources(worlds: dict[str, Session], world: str, most: int) -> None:
    found = worlds[world].answer("independently-sourced", {"number": "1"})
    assert isinstance(found, TableAnswer)
    assert max(int(row["count"] or 0) for row in found.rows) == most


def test_a_chain_of_six_is_told_link_by_link(worlds: dict[str, Session]) -> None:
    found = worlds["long"].ask("who is the original source of C1")
    assert isinstance(found, TableAnswer)
    told = [(row["sourceName"], row["role"], row["credit"]) for row in found.rows]
    assert told == [
        ("Invented Times", "outlet", "credited"),
        ("Invented Post", "passes it on", "credited"),
        ("Invented Wire", "passes it on", "unclear"),
        ("Invented Monitor", "passes it on", "credited"),
        ("Northern News", "passes it on", "credited"),
        ("Northern Militia", "root", "credited"),
    ]
    assert [found.evidence[0].root.label, found.rows[-1]["role"]] == ["Northern Militia", "root"]


def test_only_the_root_is_what_a_claim_rests_on(worlds: dict[str, Session]) -> None:
    for source, count in (("Northern Militia", 1), ("Invented Wire", 0), ("Invented Times", 0)):
        found = worlds["long"].answer("rests-only-on-source", {"source": source})
        assert isinstance(found, TableAnswer)
        assert len(found.rows) == count


@pytest.mark.parametrize(
    ("world", "count"),
    [("alone", 1), ("two outlets", 0), ("denied", 1), ("other day", 1), ("losers differ", 1)],
)
def test_what_rests_only_on_one_newspaper(
    worlds: dict[str, Session], world: str, count: int
) -> None:
    found = worlds[world].answer("rests-only-on-source", {"source": TIMES})
    assert isinstance(found, TableAnswer)
    assert len(found.rows) == count


def test_a_party_and_its_news_are_one_source(worlds: dict[str, Session]) -> None:
    found = worlds["one side"].answer("rests-only-on-source", {"source": ARMY})
    assert isinstance(found, TableAnswer)
    assert len(found.rows) == 1


def test_control_counts_the_same_sources(worlds: dict[str, Session]) -> None:
    for world, count in (("one wire", 1), ("one side", 1), ("side and other", 2)):
        found = worlds[world].ask("who controls Sampleton")
        assert isinstance(found, ControlAnswer)
        assert found.independent_sources["holder"] == count
