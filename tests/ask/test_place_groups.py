"""Places that one article counts and another names: what is said of all is said of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.ask.answers import ControlAnswer, TableAnswer
from kg.ask.session import Session
from tests.invented import Claim, invented_world

CAPTURE = {
    "type": "TerritorialChange",
    "gainedBy": "southern-front",
    "place": "three-hamlets",
    "date": "2017-12-05",
}
ATTACK = {
    "type": "Attack",
    "attacker": "northern-army",
    "target": "southern-front",
    "place": "minorham",
    "date": "2017-12-15",
}
BY_RADIO = {"source": ["invented-times", "southern-radio"], "stance": "claimed", "interest": "for"}
STATEMENT = "Minorham is one of the three hamlets."


def link(number: int = 1, **changed: str) -> dict[str, str]:
    """A coder's statement that the claim C`number` of the later article names one of the group."""
    entry = {"id": f"K{number}", "type": "Link", "from": f"C{number}", "to": "earlier.C1"}
    more = {"linkKind": "names-member", "statement": STATEMENT, "basis": "text"}
    return entry | more | changed


def told(
    folder: Path,
    *later: Claim,
    earlier: Claim = CAPTURE,
    links: list[dict[str, str]] | None = None,
    publisher: str = "invented-post",
) -> Session:
    """A session over an article that counts places, and one of ten days later that names some."""
    world = invented_world()
    coder: Any = [link()] if links is None else links
    first = world.article(
        folder, "earlier", [earlier], publisher="invented-times", published="2017-12-06"
    )
    second = world.article(
        folder,
        "later",
        later or [ATTACK],
        publisher=publisher,
        published="2017-12-16",
        coderClaims=coder,
    )
    return world.session([first, second])


def ask(asked: Session, place: str = "Minorham", *moment: str | None) -> ControlAnswer:
    answer = asked.ask(f"who controls {place}", *moment)
    assert isinstance(answer, ControlAnswer)
    return answer


def held(answer: ControlAnswer) -> tuple[str, str | None, list[str]]:
    holders = [holder.iri.rpartition("/")[2] for holder in answer.holders]
    return answer.verdict, answer.basis or answer.reason, holders


def test_a_named_member_is_held_by_who_took_the_group(tmp_path: Path) -> None:
    answer = ask(told(tmp_path))
    assert held(answer) == ("known", "stated", ["southern-front"])
    assert [holder.since for holder in answer.holders] == ["2017-12-05"]


def test_the_answer_shows_the_claim_that_names_it_and_what_the_coder_says(tmp_path: Path) -> None:
    answer = ask(told(tmp_path))
    roles = {e.claim.rpartition("/")[2]: e.role for e in answer.evidence}
    assert roles == {"earlier.C1": "holder", "later.C1": "premise"}
    ((member, whole, words),) = [
        (r.member.label, r.whole.label, r.reference) for r in answer.relations
    ]
    assert (member, whole, words) == ("Minorham", "three hamlets near Sampleton", STATEMENT)


def test_who_names_it_is_no_source_for_the_holder(tmp_path: Path) -> None:
    assert ask(told(tmp_path)).independent_sources == {"holder": 1, "loss": 0}


def test_what_the_group_lost_each_member_lost(tmp_path: Path) -> None:
    loss = CAPTURE | {"lostBy": "western-league"}
    answer = ask(told(tmp_path, earlier=loss))
    assert [x.iri.rpartition("/")[2] for x in answer.lost_by] == ["western-league"]


@pytest.mark.parametrize(
    ("as_of", "known_on", "expected"),
    [
        ("2017-12-04", None, "no-claims"),  # the day before the capture
        ("2017-12-05", None, "stated"),  # the claim that names it speaks of a later day
        ("2017-12-16", "2017-12-15", "no-claims"),  # the day before it was published
        ("2017-12-16", "2017-12-16", "stated"),
    ],
)
def test_each_day_and_each_day_of_knowledge(
    as_of: str, known_on: str | None, expected: str, tmp_path: Path
) -> None:
    assert held(ask(told(tmp_path), "Minorham", as_of, known_on))[1] == expected


@pytest.mark.parametrize(
    "given",
    [
        {"links": []},
        {"links": [link(review="draft")]},
        {"links": [link(linkKind="same-event")]},
        {"later": [ATTACK | {"review": "draft"}]},
        {"later": [ATTACK | {"status": "retracted"}]},
        {"earlier": CAPTURE | {"extent": "most", "extentWords": "Invented sentence"}},
    ],
    ids=["no link", "a draft link", "another link", "a draft", "retracted", "most of the group"],
)
def test_it_is_not_held_without_all_of_this(given: dict[str, Any], tmp_path: Path) -> None:
    asked = told(tmp_path, *given.pop("later", []), **given)
    assert ask(asked).verdict == "unknown"


def test_a_party_that_names_it_makes_it_a_claim(tmp_path: Path) -> None:
    named_by_radio = ATTACK | BY_RADIO | {"source": ["invented-post", "southern-radio"]}
    assert held(ask(told(tmp_path, named_by_radio)))[1] == "claimed"


def test_other_places_of_the_district_stay_unknown(tmp_path: Path) -> None:
    assert ask(told(tmp_path), "Otherby").verdict == "unknown"


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["minorham"], [("3", "1")]),
        (["minorham", "minorham"], [("3", "1")]),
        (["minorham", "otherby"], [("3", "2")]),
        (["minorham", "otherby", "quietville"], []),
    ],
)
def test_which_groups_are_still_unnamed(
    places: list[str], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    later = [ATTACK | {"place": place} for place in places]
    links = [link(number) for number in range(1, len(places) + 1)]
    answer = told(tmp_path, *later, links=links).ask("which place groups are still unnamed")
    assert isinstance(answer, TableAnswer)
    assert [(row["cardinality"], row["named"]) for row in answer.rows] == expected
