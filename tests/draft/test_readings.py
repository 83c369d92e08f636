"""What the rules read by grammar: relative clauses, owners, asides, accusations; by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.draft.words import words
from tests.draft.drafting import claims

ARMY, FMB, WATCH = "kestrian-army", "marsh-brigades", "peoples-watch"


def told(folder: Path, text: str) -> list[dict[str, Any]]:
    """The contents that are drafted, without their dates."""
    contents = [dict(claim["content"]) for claim in claims(folder, text)]
    for content in contents:
        content.pop("date", None)
    return contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Sandry, which the Free Marsh Brigades abandoned on Sunday, is empty.",
            {"type": "TerritorialChange", "lostBy": FMB, "place": "sandry"},
        ),
        (
            "The Kestrian Army’s withdrawal from Wexmoor was quick.",
            {"type": "TerritorialChange", "lostBy": ARMY, "place": "wexmoor"},
        ),
        (
            "An attack by the Free Marsh Brigades on Tarnholm failed.",
            {"type": "Attack", "attacker": FMB, "place": "tarnholm"},
        ),
        (
            "Kestrian Army positions near Low Hurst came under mortar fire from the FMB.",
            {"type": "Attack", "attacker": FMB, "target": ARMY, "near": "low-hurst"},
        ),
        (
            "The siege of Bellcross by the Kestrian Army has entered its third week.",
            {"type": "Siege", "attacker": ARMY, "place": "bellcross"},
        ),
        (
            "The Kestrian Army and allied fighters of the People's Watch advanced on Tarnholm.",
            {"type": "Offensive", "attacker": [ARMY, WATCH], "place": "tarnholm"},
        ),
        (
            "Neither the Kestrian Army nor the FMB controls Sandry.",
            {"type": "Control", "holder": [ARMY, FMB], "place": "sandry", "polarity": "denied"},
        ),
        (
            "The Kestrian Army will soon enter Tarnholm.",
            {"type": "Intent", "intendedBy": ARMY, "goal": "enter Tarnholm", "place": "tarnholm"},
        ),
    ],
)
def test_one_thing_is_told(tmp_path: Path, text: str, content: dict[str, Any]) -> None:
    assert told(tmp_path, text) == [content]


def test_what_belongs_to_somebody_is_named_by_one_word(tmp_path: Path) -> None:
    text = "The Kestrian Army left Sandry. The village is in FMB hands."
    left, held = told(tmp_path, text)
    assert left == {"type": "TerritorialChange", "lostBy": ARMY, "place": "sandry"}
    assert held == {"type": "Control", "holder": FMB, "place": "sandry"}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Delta Wire quoted the Kestrian Army as saying that the FMB had shelled Tarnholm.",
            ["delta-wire", ARMY],
        ),
        ("The Kestrian Army accused the FMB of shelling Tarnholm.", [ARMY]),
        ("Rights Ledger, which is neutral, said the FMB had shelled Tarnholm.", ["rights-ledger"]),
    ],
)
def test_who_says_it(tmp_path: Path, text: str, chain: list[str]) -> None:
    (claim,) = claims(tmp_path, text)
    assert claim["source"] == ["kestria-today", *chain]
    assert claim["content"]["attacker"] == FMB
    assert claim["content"]["place"] == "tarnholm"


@pytest.mark.parametrize(
    "text",
    [
        "The FMB left Sandry. Then the gunmen entered Tarnholm if the truce failed.",
        "An earlier version of this article said the FMB had seized Tarnholm.",
        "The Kestrian government hit back at Rights Ledger over its report on Tarnholm.",
        "The FMB attacked again.",
    ],
)
def test_what_is_not_told_of_tarnholm(tmp_path: Path, text: str) -> None:
    assert [content for content in told(tmp_path, text) if content.get("place") != "sandry"] == []


def test_who_cannot_be_named_is_nobody_else(tmp_path: Path) -> None:
    text = "The FMB left Sandry and the soldiers entered the village."
    assert [content["type"] for content in told(tmp_path, text)] == ["TerritorialChange"]


def test_word_lists_are_words() -> None:
    assert {"said", "reported"} <= words("say")
    assert all(word == word.casefold() for word in words("say") | words("of-the-saying"))
