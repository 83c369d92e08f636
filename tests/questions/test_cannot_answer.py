"""What a corpus leaves open: the answers that would close it, and invented claims."""

from __future__ import annotations

from typing import Any

import pytest

from kg.ask.answers import ControlAnswer, TableAnswer
from kg.ask.session import Session
from tests.invented import Claim, sessions

ASKED = "what can this corpus not answer"


def table(session: Session, as_of: str | None = None) -> TableAnswer:
    answer = session.ask(ASKED, as_of=as_of)
    assert isinstance(answer, TableAnswer)
    return answer


def unknown(session: Session, as_of: str | None = None) -> list[str]:
    return [row["unknown"] or "" for row in table(session, as_of).rows]


def settled_by(session: Session, begins: str) -> str | None:
    (row,) = (row for row in table(session).rows if (row["unknown"] or "").startswith(begins))
    return row["settle"]


def test_what_would_answer_is_what_the_answer_about_control_says(session: Session) -> None:
    for place in ("Albu Kamal", "Raqqa"):
        control = session.ask(f"who controls {place}")
        assert isinstance(control, ControlAnswer)
        assert settled_by(session, f"who holds {place}:") == "; ".join(control.would_settle)


def test_every_gap_says_what_would_answer_it(session: Session) -> None:
    assert all(row["settle"] and row["claims"] for row in table(session).rows)
    begins = "which places these are"
    assert settled_by(session, begins) == "a report that names them"
    assert settled_by(session, "which losses Islamic State") == (
        "a statement by Islamic State on its losses, or an uninvolved count"
    )


def test_every_gap_leads_to_a_question_that_has_an_answer(session: Session) -> None:
    for asked in {row["ask"] or "" for row in table(session).rows}:
        answer = session.ask(asked)
        assert isinstance(answer, ControlAnswer) or answer.rows, asked


def test_the_sentence_counts_the_gaps(session: Session) -> None:
    assert table(session).sentence == (
        "The corpus leaves 50 things open: 13 holders of places, 1 unnamed group of places, "
        "16 open days, 5 doubtful readings, 5 fights without casualties told, 1 assumed event, "
        "2 parties silent on their losses, 2 interested parties that nobody confirms, "
        "4 sources without an article here and 1 uncredited original."
    )


def test_the_claims_are_evidence(session: Session) -> None:
    answer = table(session)
    told = {claim for row in answer.rows for claim in (row["claims"] or "").split(", ")}
    assert {e.claim.rpartition("/")[2] for e in answer.evidence} == told


ARMY, FRONT = "northern-army", "southern-front"
DAY = "2017-12-05"
RADIO = {"source": ["invented-times", "southern-radio"], "stance": "claimed", "interest": "for"}


def holds(who: str, **more: Any) -> dict[str, Any]:
    return {"type": "Control", "holder": who, "place": "sampleton", "date": DAY} | more


def lost(by: str, **more: Any) -> dict[str, Any]:
    content = {"type": "TerritorialChange", "lostBy": by, "place": "sampleton", "date": DAY}
    return content | more


def attack(**more: Any) -> dict[str, Any]:
    content = {"type": "Attack", "attacker": ARMY, "target": FRONT, "place": "sampleton"}
    return content | {"date": DAY} | more


BY_THEN = {"edtf": "[..2017-12-05]", "rule": "not-after", "words": "Invented"}
CLAIMS: dict[str, list[Claim]] = {
    "nothing open": [holds(ARMY)],
    "part": [holds(ARMY, extent="most", extentWords="Invented sentence")],
    "denied": [holds(ARMY, polarity="denied")],
    "rivals": [holds(ARMY), holds(FRONT)],
    "lost and taken": [lost(FRONT, date="2017-12-01"), holds(ARMY)],
    "lost": [lost(FRONT)],
    "draft": [holds(ARMY), holds(FRONT, review="draft")],
    "attacks": [holds(ARMY), attack(), attack(polarity="denied"), attack(modality="planned")],
    "open day": [holds(ARMY), lost(FRONT, gainedBy=ARMY, date=BY_THEN)],
    "planned, no day": [holds(ARMY), lost(FRONT, modality="planned", date=BY_THEN)],
    "villages": [holds(ARMY, place="three-hamlets")],
    "passed on": [holds(FRONT, **RADIO)],
    "in its own article": [
        holds(FRONT, **RADIO),
        holds(FRONT, publisher="southern-radio", source=["southern-radio"], stance="own-voice"),
    ],
}


@pytest.fixture(scope="module")
def worlds() -> dict[str, Session]:
    return sessions(CLAIMS)


NO_HOLDER = "who holds Sampleton: "
TOLL = "how many were killed and wounded in it: attack, Sampleton"
RADIO_ALONE = "whether it is so, what only Southern Radio says in its own interest"


@pytest.mark.parametrize(
    ("world", "expected"),
    [
        ("nothing open", []),
        (
            "part",
            [
                f"{NO_HOLDER}no claim says who holds all of Sampleton; most of it is said to be in "
                "the hands of the Northern Army."
            ],
        ),
        (
            "lost",
            [f"{NO_HOLDER}Southern Front lost Sampleton, and no source names the new holder."],
        ),
        ("lost and taken", []),
        ("attacks", [TOLL]),
        ("open day", ["when it began: territorial change, Sampleton"]),
        ("planned, no day", []),
        ("villages", ["which places these are: three hamlets near Sampleton"]),
        ("passed on", [RADIO_ALONE, "what Southern Radio said, beyond what is passed on"]),
        ("in its own article", [RADIO_ALONE]),
    ],
)
def test_gaps_of_invented_claims(
    worlds: dict[str, Session], world: str, expected: list[str]
) -> None:
    assert unknown(worlds[world]) == expected


def test_a_corpus_without_gaps_says_so(worlds: dict[str, Session]) -> None:
    answer = table(worlds["nothing open"])
    assert (answer.rows, answer.sentence) == ((), None)
    assert answer.note is not None
    assert answer.note.startswith("No claim leaves open what this question looks for.")


@pytest.mark.parametrize("world", ["rivals", "denied"])
def test_who_holds_a_contested_place_is_open(worlds: dict[str, Session], world: str) -> None:
    (gap,) = unknown(worlds[world])
    assert gap.startswith(NO_HOLDER)
    control = worlds[world].ask("who controls Sampleton")
    assert isinstance(control, ControlAnswer)
    assert control.verdict == {"rivals": "contested", "denied": "unknown"}[world]


def test_drafts_are_a_gap_of_their_own(worlds: dict[str, Session]) -> None:
    (row,) = table(worlds["draft"]).rows
    name = row["claims"]
    assert row["unknown"] == f"whether the draft {name}, which answers leave out, is right"
    assert row["settle"] == "a second reading of its encoding"


def test_the_day_asked_about_counts(worlds: dict[str, Session]) -> None:
    """Before the army came nobody is said to hold the town; years later it is too long ago."""
    assert unknown(worlds["lost and taken"], as_of="2017-12-02")[0].startswith(NO_HOLDER)
    assert unknown(worlds["lost and taken"], as_of="2020-12-31")[0].startswith(NO_HOLDER)
