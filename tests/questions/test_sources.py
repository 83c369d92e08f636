"""Questions on sources and time, asked of the invented corpus: see its README for who says what.

The expected answers were worked out by hand from the articles of the corpus.
"""

from __future__ import annotations

from typing import Any

import pytest

from kg.ask.answers import TableAnswer
from kg.ask.session import Session
from kg.ask.tables.table import claims_behind


def answer(corpus: Session, question: str, **parameters: str) -> TableAnswer:
    found = corpus.answer(question, parameters)
    assert isinstance(found, TableAnswer)
    return found


def rows(corpus: Session, question: str, columns: str, **parameters: str) -> list[tuple[Any, ...]]:
    found = answer(corpus, question, **parameters)
    return [tuple(row[column] for column in columns.split()) for row in found.rows]


# -- independent sources -------------------------------------------------------------------

CAPTURE = ["daily-selwick-taken.C1", "monitor-selwick-confirmed.C1"]


def test_two_who_tell_of_one_capture_are_two_sources(corpus: Session) -> None:
    """The Bulletin announced it and the Monitor confirms it; a coder links the two."""
    (row,) = answer(corpus, "independently-sourced").rows
    assert row == {
        "kind": "territorial change",
        "who": "Velmark Army",
        "where": "Selwick",
        "edtf": "2031-03-13",
        "count": "2",
        "sources": "Army Bulletin; Plainsight Monitor",
        "claims": ", ".join(CAPTURE),
    }


def test_copies_of_one_wire_report_are_one_source(corpus: Session) -> None:
    """Three newspapers say that the Army took Dunmere; one of them does not say from where."""
    told = rows(corpus, "independently-sourced", "count sources claims", number="1")
    (dunmere,) = [row for row in told if "courier-dunmere.C1" in row[2]]
    assert dunmere[:2] == ("1", "Lantern Wire")
    assert dunmere[2].split(", ") == [
        "courier-dunmere.C1",
        "daily-dunmere.C1",
        "telegraph-dunmere.C1",
    ]


def test_a_denial_is_no_second_source(corpus: Session) -> None:
    """The capture of 3 March and its denial are linked, and each has a source of its own."""
    told = rows(corpus, "independently-sourced", "kind count claims", number="1")
    assert ("territorial change", "1", "daily-selwick-announced.C1") in told
    assert ("denied: territorial change", "1", "monitor-selwick-denied.C1") in told


def test_before_the_second_source_there_is_one(corpus: Session) -> None:
    found = answer(corpus, "independently-sourced", known_on="2031-03-15")
    assert found.rows == ()
    assert found.note is not None
    assert "the most is 1" in found.note


def test_three_sources_are_more_than_two(corpus: Session) -> None:
    found = answer(corpus, "independently-sourced", number="3")
    assert found.rows == ()
    assert "the most is 2" in (found.note or "")


def test_the_claims_of_a_matter_are_its_evidence(corpus: Session) -> None:
    found = answer(corpus, "independently-sourced")
    assert [e.claim.rpartition("/")[2] for e in found.evidence] == CAPTURE


def test_what_is_confirmed_does_not_rest_on_one_source(corpus: Session) -> None:
    """The Monitor confirms the capture of the 13th; that of the 3rd it denies."""
    found = rows(corpus, "rests-only-on-source", "claim", source="Army Bulletin")
    assert found == [("daily-selwick-announced.C1",)]
    before = rows(
        corpus, "rests-only-on-source", "claim", source="Army Bulletin", known_on="2031-03-15"
    )
    assert before == [("daily-selwick-announced.C1",), ("daily-selwick-taken.C1",)]


def test_copies_rest_on_the_wire_report_alone(corpus: Session) -> None:
    found = rows(corpus, "rests-only-on-source", "claim", source="Lantern Wire")
    assert sorted(found) == [
        ("courier-dunmere.C1",),
        ("courier-dunmere.C2",),
        ("daily-dunmere.C1",),
        ("telegraph-dunmere.C1",),
    ]


# -- said and left out ---------------------------------------------------------------------


def test_what_a_copy_leaves_out(corpus: Session) -> None:
    """The Daily copies the capture of Dunmere, but neither the market nor the fighting."""
    left_out = rows(
        corpus,
        "said-and-left-out",
        "claim spokeOf",
        source_a="Selwick Courier",
        source_b="Orrin Daily",
    )
    assert sorted(left_out) == [
        ("courier-dunmere.C2", "daily-dunmere.C1"),
        ("courier-dunmere.C3", "daily-dunmere.C1"),
        ("courier-looks-back.C1", "daily-selwick-announced.C1, daily-selwick-taken.C1"),
    ]


def test_what_is_denied_is_not_left_out(corpus: Session) -> None:
    """The Monitor denies the shells on the market; of Dunmere's capture it says nothing."""
    left_out = rows(
        corpus,
        "said-and-left-out",
        "claim",
        source_a="Selwick Courier",
        source_b="Plainsight Monitor",
    )
    assert sorted(left_out) == [
        ("courier-dunmere.C1",),
        ("courier-dunmere.C3",),
        ("courier-looks-back.C1",),
    ]


def test_a_source_says_what_others_pass_on(corpus: Session) -> None:
    """The Bulletin publishes nothing itself; the Monitor tells of both captures of Selwick."""
    found = answer(
        corpus, "said-and-left-out", source_a="Army Bulletin", source_b="Plainsight Monitor"
    )
    assert found.rows == ()
    assert (found.note or "").startswith(
        "Everything that Army Bulletin says in the graph is told or denied by Plainsight Monitor "
        "too."
    )


# -- what followed, what happened ----------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "days", "expected"),
    [
        ("daily-selwick-announced.C1", "1", {}),
        (
            "daily-selwick-announced.C1",
            "2",
            {"voice-selwick-recaptured.C1": "certainly", "courier-dunmere.C3": "certainly"},
        ),
        ("courier-dunmere.C1", "0", {"courier-dunmere.C2": "certainly, on the same day"}),
        ("daily-dunmere.C1", "0", {"courier-dunmere.C2": "certainly, on the same day"}),
        (
            "courier-dunmere.C1",
            "3",
            {
                "courier-dunmere.C2": "certainly, on the same day",
                "voice-three-villages.C1": "certainly",
            },
        ),
    ],
    ids=["none yet", "the second day", "the day itself", "of a copy", "not what is retracted"],
)
def test_what_followed(corpus: Session, claim: str, days: str, expected: dict[str, str]) -> None:
    """A denied capture is no event, and the copies of a report tell of no other one."""
    found = rows(corpus, "followed-within", "next certainty", claim=claim, days=days)
    assert dict(found) == expected


def test_what_happened_in_a_part_of_a_place_on_a_day(corpus: Session) -> None:
    day = {"from": "2031-03-06", "to": "2031-03-06"}
    found = rows(corpus, "what-happened", "relation fell claim", place="Dunmere", **day)
    assert sorted(found) == [
        ("in", "certainly", "courier-dunmere.C1"),
        ("in", "certainly", "daily-dunmere.C1"),
        ("in", "certainly", "telegraph-dunmere.C1"),
        ("within", "certainly", "courier-dunmere.C2"),
    ]


def test_an_event_of_an_unknown_day_may_have_fallen_in_a_time(corpus: Session) -> None:
    """Thornby was lost on or before 12 March; near it fighting is told of the 14th."""
    found = rows(corpus, "what-happened", "relation fell claim", place="Thornby", to="2031-03-14")
    assert found == [
        ("in", "certainly", "telegraph-summary.C3"),
        ("near", "certainly", "voice-thornby.C1"),
    ]
    early = rows(corpus, "what-happened", "relation fell claim", place="Thornby", to="2031-03-11")
    assert early == [("in", "possibly", "telegraph-summary.C3")]


# -- what became known ---------------------------------------------------------------------


def test_what_became_known_in_two_days(corpus: Session) -> None:
    """A summary on the 12th, and on that day the Telegraph withdrew its report on Dunmere."""
    found = rows(
        corpus,
        "what-became-known",
        "change placeName before after claim",
        not_known_on="2031-03-10",
        known_on="2031-03-12",
    )
    held = "known (stated): Harrow Front; lost by Velmark Army"
    now = "known (stated): Velmark Army; lost by Harrow Front"
    district = ("Saltmarsh district", "unknown", "known (stated): Velmark Army", None)
    assert found[:3] == [
        ("verdict", "Dunmere", held, now, None),
        ("verdict", *district),
        ("verdict", "Thornby", "unknown", "unknown; lost by Harrow Front", None),
    ]
    assert set(found[3:]) == {
        ("told", "Saltmarsh district", None, None, "telegraph-summary.C1"),
        ("told", "Orrin province", None, None, "telegraph-summary.C2"),
        ("told", "Thornby", None, None, "telegraph-summary.C3"),
        ("retracted", "Dunmere", None, None, "telegraph-dunmere-withdrawn.C1"),
    }


def test_what_is_withdrawn_later_was_told(corpus: Session) -> None:
    found = rows(
        corpus,
        "what-became-known",
        "change claim",
        not_known_on="2031-03-09",
        known_on="2031-03-11",
    )
    assert [row for row in found if row[0] != "verdict"] == [
        ("told", "telegraph-dunmere-withdrawn.C1"),
        ("told", "voice-three-villages.C1"),
    ]


def test_a_day_is_not_later_than_itself(corpus: Session) -> None:
    found = answer(corpus, "what-became-known", not_known_on="2031-03-16", known_on="2031-03-16")
    assert found.rows == ()


def test_a_verdict_that_changed_shows_what_it_rests_on_now(corpus: Session) -> None:
    """Of Dunmere nothing was told in between, only withdrawn: what it rests on is older."""
    found = answer(corpus, "what-became-known", not_known_on="2031-03-10", known_on="2031-03-12")
    assert "courier-dunmere.C1" in {e.claim.rpartition("/")[2] for e in found.evidence}


# -- how claims were encoded ---------------------------------------------------------------


def test_drafts_and_disputes_are_counted(corpus: Session) -> None:
    found = rows(corpus, "claims-by-review-state", "stateName coderName kind count disagreements")
    disagreement = (
        "The other coder reads Wednesday as the day of a quarrel among residents and codes no "
        "fighting."
    )
    coder, kind = "first coder of the corpus", "claim of an article"
    assert [row for row in found if row[2] == kind] == [
        ("disputed", coder, kind, "1", disagreement),
        ("draft", coder, kind, "1", None),
        ("reviewed", coder, kind, "22", None),
    ]


@pytest.mark.parametrize(
    ("state", "claims"), [("draft", "courier-looks-back.C2"), ("disputed", "courier-dunmere.C3")]
)
def test_claims_of_one_state(corpus: Session, state: str, claims: str) -> None:
    assert rows(corpus, "claims-by-review-state", "claims", state=state) == [(claims,)]


def test_a_coder_who_encoded_nothing(corpus: Session) -> None:
    assert answer(corpus, "claims-by-review-state", coder="corpus-coder-two").rows == ()


# -- attributions and casualties -----------------------------------------------------------


def test_attributions_that_were_dropped_or_altered(corpus: Session) -> None:
    found = rows(corpus, "dropped-attributions", "change claim sourceName detail")
    assert sorted(found, key=lambda row: row[:2]) == [
        (
            "interest changed",
            "daily-dunmere.C2",
            "Velmark Army",
            "reads as neutral, in its source for",
        ),
        ("source left out", "daily-dunmere.C2", "Velmark Army", None),
        ("told in the outlet's own voice", "telegraph-dunmere.C1", "Lantern Wire", None),
    ]


def test_losses_have_their_source_and_no_side_where_none_is_known(corpus: Session) -> None:
    found = rows(
        corpus, "casualties", "sufferedBy side kind minimum maximum event tie rootName claim"
    )
    assert found == [
        (
            *("Harrow Front", None, "killed", "40", "40", None, None),
            *("Velmark Army", "daily-dunmere.C2"),
        )
    ]


def test_names_are_counted_in_every_article(corpus: Session) -> None:
    """In three articles of the Daily, each time in the claim C1, the Army is called so."""
    found = rows(corpus, "names-for-actor", "label speaker uses", actor="velmark-army")
    assert ("Velmark Army", "Orrin Daily", "3") in found


# -- evidence ------------------------------------------------------------------------------

NO_CLAIM = {
    "clock": "published",
    "what": "date of publication",
    "kind": "claim of a coder",
}
"""Cells of rows that tell of an article or of what its coder adds, not of a claim in it."""


def rests_on_no_claim(row: dict[str, str | None]) -> bool:
    of_gazetteer = (row.get("basis") or "").startswith("gazetteer: ")
    return of_gazetteer or any(row.get(name) == value for name, value in NO_CLAIM.items())


@pytest.mark.parametrize("which", ["session", "corpus"])
def test_every_row_rests_on_claims(which: str, request: pytest.FixtureRequest) -> None:
    asked: Session = request.getfixturevalue(which)
    for question in asked.questions:
        given = [p for p in question.parameters if p.required]
        if question.interpreter or (which == "corpus" and given):
            continue
        found = asked.ask(question.sample) if given else asked.answer(question.name)
        assert isinstance(found, TableAnswer)
        read = {e.claim for e in found.evidence}
        for row in asked.store.select(found.sparql):
            behind = claims_behind(row)
            assert read & {*behind} or rests_on_no_claim(row), (question.name, row)
