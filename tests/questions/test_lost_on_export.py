"""What other schemes would lose: codes worked out from the codebooks, and invented claims."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from kg.ask.answers import TableAnswer
from kg.ask.session import Session
from kg.findings import UsageError
from kg.namespaces import CKG, CLAIM, GRAPH, ID, RDF
from kg.store import MemoryStore
from tests.invented import Claim, sessions

CODES: dict[str, dict[str, str]] = {
    # Only the attack near the town has dead, whom the coder assumes to be its own.
    "ucdp": {"C2": "1 state-based conflict", "C3": "1 state-based conflict, in the row of C2"},
    # Who takes or drives out assaults; nobody is named for what fell, nor for the war that ended.
    "plover": dict.fromkeys(
        [
            "C1",
            "C2",
            "C4a",
            "C4b",
            "C6a",
            "C6b",
            "C7c",
            "C10b",
            "C12a",
            "C13a",
            "C13b",
            "C14p",
            "C15",
        ],
        "ASSAULT",
    )
    | {"C3": "ASSAULT, in the row of C2", "C7a": "AGREE", "C8": "CONSULT", "C9a": "CONSULT"}
    | dict.fromkeys(["C12b", "C12c", "C16"], "AID"),
    "cameo": dict.fromkeys(
        [
            "C1",
            "C2",
            "C4a",
            "C4b",
            "C6a",
            "C6b",
            "C7c",
            "C10b",
            "C12a",
            "C13a",
            "C13b",
            "C14p",
            "C15",
        ],
        "19 fight",
    )
    | {"C3": "19 fight, in the row of C2", "C7a": "03 express intent to cooperate"}
    | {"C8": "04 consult", "C9a": "04 consult", "C10a": "01 make public statement"}
    | dict.fromkeys(["C12b", "C12c", "C16"], "07 provide aid"),
}
LOST = {
    # UCDP has a field for neither the wounded nor an open number; days it has two.
    ("ucdp", "C3"): "exact words; interest; open date; rival reading; source chain; stance; "
    "wounded; “at least”",
    ("ucdp", "C1"): "an event of which no death is told",
    ("ucdp", "C7a"): "an agreement",
    # PLOVER keeps extracted words and the injured.
    ("plover", "C3"): "interest; open date; rival reading; source chain; stance; “at least”",
    ("plover", "C5e"): "an event whose doer is not named",
    ("plover", "C10a"): "a declaration",
    # CAMEO has no field for casualties.
    ("cameo", "C3"): "exact words; interest; killed; open date; rival reading; source chain; "
    "stance; wounded; “at least”",
    ("cameo", "C10a"): "exact words; interest; range of days; rival reading; source chain; stance",
}


def table(session: Session, asked: str) -> TableAnswer:
    answer = session.ask(asked)
    assert isinstance(answer, TableAnswer)
    return answer


def codes(session: Session, scheme: str) -> dict[str, str | None]:
    answer = table(session, f"what would {scheme} lose on export")
    return {(row["claim"] or "").rpartition(".")[2]: row["code"] for row in answer.rows}


def lost(session: Session, scheme: str, claim: str) -> str | None:
    answer = table(session, f"what would {scheme} lose on export")
    (row,) = (row for row in answer.rows if (row["claim"] or "").endswith(f".{claim}"))
    return row["lost"]


@pytest.mark.parametrize("scheme", CODES)
def test_the_codes_of_the_article(session: Session, scheme: str) -> None:
    found = codes(session, scheme)
    assert len(found) == 45
    assert {claim: code for claim, code in found.items() if code} == CODES[scheme]


@pytest.mark.parametrize(("scheme", "claim"), LOST)
def test_what_is_lost_of_the_article(session: Session, scheme: str, claim: str) -> None:
    assert lost(session, scheme, claim) == LOST[scheme, claim]


def test_without_a_scheme_all_are_told(session: Session) -> None:
    answer = table(session, "what is lost on export")
    assert [row["schemeName"] for row in answer.rows[::45]] == ["ACLED", "CAMEO", "PLOVER", "UCDP"]
    assert len(answer.rows) == 4 * 45
    assert answer.sentence is not None
    assert "UCDP has a code for 2 of 45 claims and loses 43 whole." in answer.sentence


def test_a_scheme_that_is_none(session: Session) -> None:
    with pytest.raises(UsageError, match="acled, ucdp, plover, cameo"):
        session.answer("lost-on-export", {"scheme": "gdelt"})


ARMY, FRONT = "northern-army", "southern-front"
DAY = "2017-12-05"


def attack(who: str, on: str, **more: Any) -> dict[str, Any]:
    content = {"type": "Attack", "attacker": who, "target": on, "place": "sampleton", "date": DAY}
    return content | more


def losses(least: int, most: int) -> dict[str, Any]:
    killed = [{"kind": "killed", "minimum": least, "maximum": most}]
    return {"type": "CasualtyEstimate", "sufferedBy": FRONT, "quantity": killed, "date": DAY}


CLAIMS: dict[str, list[Claim]] = {
    "denied": [attack(ARMY, FRONT, polarity="denied")],
    "planned": [attack(ARMY, FRONT, modality="planned")],
    "of unknown kind": [attack(ARMY, FRONT) | {"type": "Fighting", "participant": FRONT}],
    "dead": [attack(ARMY, FRONT), losses(3, 5)],
    "nobody dead": [attack(ARMY, FRONT), losses(0, 0)],
    "no state": [attack("western-league", FRONT), losses(3, 3)],
    "draft": [attack(ARMY, FRONT, review="draft"), attack(FRONT, ARMY)],
}


def linked(session: Session) -> Session:
    """The session with a coder's link from the casualties, its second claim, to the attack."""
    names = {q.subject.value for q in session.store.quads() if q.predicate.value == RDF["type"]}
    first, second = sorted(n for n in names if n in CLAIM and CLAIM.local(n).count(".") == 1)
    link, graph = ox.NamedNode(ID["claim/invented.K1"]), ox.NamedNode(GRAPH["invented"])
    facts = {"hasLinkKind": CKG["CasualtiesOfLink"], "linksFrom": second, "linksTo": first}
    added = [
        ox.Quad(link, ox.NamedNode(CKG[name]), ox.NamedNode(value), graph)
        for name, value in facts.items()
    ]
    return Session(MemoryStore([*session.store.quads(), *added]))


@pytest.fixture(scope="module")
def worlds() -> dict[str, Session]:
    return sessions(CLAIMS)


@pytest.mark.parametrize(("world", "why"), [("denied", "a denial"), ("planned", "a plan")])
def test_what_did_not_happen_has_a_code_only_where_a_context_says_so(
    worlds: dict[str, Session], world: str, why: str
) -> None:
    assert codes(worlds[world], "plover") == {"C1": "ASSAULT"}
    for scheme in ("acled", "ucdp", "cameo"):
        assert codes(worlds[world], scheme) == {"C1": None}
        assert why in (lost(worlds[world], scheme, "C1") or "")


def test_an_event_of_no_type_of_its_own_is_told_to_have_no_code(worlds: dict[str, Session]) -> None:
    assert lost(worlds["of unknown kind"], "acled", "C1") == "an event without a code"


def test_ucdp_counts_an_event_with_dead_and_who_fights(worlds: dict[str, Session]) -> None:
    assert codes(worlds["dead"], "ucdp") == {"C1": None, "C2": None}, "no link joins the two"
    assert lost(worlds["dead"], "ucdp", "C2") == "casualties whose event has no row"
    state = codes(linked(worlds["dead"]), "ucdp")
    assert state == {
        "C1": "1 state-based conflict",
        "C2": "1 state-based conflict, in the row of C1",
    }
    assert codes(linked(worlds["no state"]), "ucdp")["C1"] == "2 non-state conflict"
    assert codes(linked(worlds["nobody dead"]), "ucdp")["C1"] is None


def test_ucdp_holds_a_count_between_two_numbers_and_acled_does_not(
    worlds: dict[str, Session],
) -> None:
    session = linked(worlds["dead"])
    assert lost(session, "ucdp", "C2") == "exact words; stance"
    assert lost(session, "acled", "C2") == "exact words; range of a count; stance"


def test_drafts_are_not_exported(worlds: dict[str, Session]) -> None:
    assert codes(worlds["draft"], "acled") == {"C2": "Armed clash"}
