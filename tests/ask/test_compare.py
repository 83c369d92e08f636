"""Two claims compared: what excludes what, and what keeps two claims apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kg.ask.answers import ControlAnswer
from kg.ask.control.compare import HOLDS, LOST, Comparer, Comparison, Position
from kg.ask.control.statements import Relations
from kg.ask.session import Session
from tests.ask.test_control import CASES, all_sessions

DAY = date(2031, 3, 3)
LATER = date(2031, 3, 5)
COMPARER = Comparer(
    Relations(wholes={"army": frozenset({"side"}), "militia": frozenset({"side"})}),
    str,
    {"town": frozenset({"province"}), "village": frozenset({"province"})},
)
ARMY = Position("c1", HOLDS, frozenset({"army"}), False, "town", False, None, DAY, DAY)
FRONT = replace(ARMY, claim="c2", actors=frozenset({"front"}))
MILITIA = replace(FRONT, actors=frozenset({"militia"}))
PROVINCE = replace(FRONT, place="province")


def compared(one: Position = ARMY, other: Position = FRONT, **changes: Any) -> Comparison:
    return COMPARER.compare(one, replace(other, **changes))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (FRONT, True),
        (ARMY, False),
        (replace(ARMY, denied=True), True),
        (replace(ARMY, denied=True, actors=frozenset({"side"})), True),
        (replace(FRONT, denied=True), False),
        (replace(ARMY, kind=LOST), True),
        (replace(FRONT, kind=LOST), False),
        (replace(ARMY, kind="attack"), False),
        (replace(ARMY, kind="attack", denied=True), False),
    ],
)
def test_which_contents_exclude_each_other(other: Position, expected: bool) -> None:
    assert COMPARER.exclude(ARMY, other) is expected
    assert COMPARER.exclude(other, ARMY) is expected


def test_two_denials_exclude_nothing() -> None:
    denied = replace(ARMY, denied=True)
    assert not COMPARER.exclude(denied, denied)


@pytest.mark.parametrize(
    ("other", "conflict", "decisive"),
    [
        (FRONT, True, "overlap"),
        (replace(ARMY, kind="attack"), False, "content"),
        (MILITIA, False, "same side"),
        (replace(FRONT, over=True), False, "order"),
        (replace(FRONT, later=frozenset({"c1"})), False, "order"),
        (replace(FRONT, first=LATER, last=LATER), False, "time"),
        (replace(FRONT, first=DAY, last=LATER), True, "overlap"),
        (replace(FRONT, first=None, last=None), True, "overlap"),
        (replace(FRONT, near=True), False, "place"),
        (replace(FRONT, place="village"), False, "place"),
        (replace(PROVINCE, extent="most"), False, "extent"),
        (replace(PROVINCE, extent=None), False, "extent"),
        (replace(PROVINCE, extent="whole"), True, "overlap"),
        (replace(FRONT, extent="part"), False, "extent"),
    ],
)
def test_what_is_decisive(other: Position, conflict: bool, decisive: str) -> None:
    for found in (COMPARER.compare(ARMY, other), COMPARER.compare(other, ARMY)):
        assert (found.conflict, found.decisive) == (conflict, decisive)


def test_two_claims_to_most_of_an_area_conflict_and_two_parts_do_not() -> None:
    most = replace(ARMY, place="province", extent="most")
    assert compared(most, PROVINCE, extent="most").conflict
    assert not compared(most, PROVINCE, extent="part").conflict


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Army and front cannot both hold it."),
        (
            {"kind": LOST, "actors": frozenset({"army"})},
            "One says that army held it, the other that it was lost.",
        ),
        ({"denied": True, "actors": frozenset({"side"})}, "One denies what the other says."),
    ],
)
def test_a_conflict_in_words(changes: dict[str, Any], expected: str) -> None:
    place_and_time = "Both speak of town, and both of 3 March 2031."
    assert compared(**changes).sentence == f"{expected} {place_and_time}"


def test_time_in_words() -> None:
    assert compared(first=LATER, last=LATER).sentence == (
        "They speak of different days: up to 3 March 2031, from 5 March 2031; the later counts."
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "neither is dated"),
        (None, DAY, "both can be of 3 March 2031 or before, so that neither is the later"),
        (DAY, None, "both can be of 3 March 2031 or after, so that neither is the later"),
        (DAY, LATER, "both can be of 3 March 2031 to 5 March 2031"),
    ],
)
def test_days_of_which_both_can_speak(first: date | None, last: date | None, words: str) -> None:
    one = replace(ARMY, first=first, last=last)
    assert words in compared(one, first=first, last=last).sentence


# -- in answers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    [n for n, case in enumerate(CASES) if case.expected["verdict"] == "contested"],
    ids=[case.name for case in CASES if case.expected["verdict"] == "contested"],
)
def test_a_contested_answer_says_which_claims_conflict(number: int) -> None:
    case = CASES[number]
    answer = all_sessions()[str(number)].ask(case.question, case.as_of, case.known_on)
    assert isinstance(answer, ControlAnswer)
    conflicts = [rival for rival in answer.rivals if rival.conflict]
    assert conflicts
    shown = {evidence.claim for evidence in answer.evidence}
    for rival in conflicts:
        assert {rival.one, rival.other} <= shown
        assert rival.decisive == "overlap"
        assert "settles it" not in rival.sentence


def in_short(answer: ControlAnswer) -> set[tuple[str, str, bool, str]]:
    return {
        (*sorted(c.rpartition("/")[2] for c in (r.one, r.other)), r.conflict, r.decisive)  # type: ignore[misc]
        for r in answer.rivals
    }


def ask(corpus: Session, as_of: str) -> ControlAnswer:
    answer = corpus.ask("who controls Selwick", as_of)
    assert isinstance(answer, ControlAnswer)
    return answer


def test_announced_and_denied_on_one_day(corpus: Session) -> None:
    found = in_short(ask(corpus, "2031-03-03"))
    announced, denied = "daily-selwick-announced.C1", "monitor-selwick-denied.C1"
    assert (announced, denied, True, "overlap") in found
    # a year before is another time
    assert (announced, "telegraph-2030.C1", False, "time") in found
    assert sum(conflict for _, _, conflict, _ in found) == 1


def test_recaptured_two_days_later(corpus: Session) -> None:
    found = in_short(ask(corpus, "2031-03-05"))
    announced, recaptured = "daily-selwick-announced.C1", "voice-selwick-recaptured.C1"
    assert (announced, recaptured, False, "time") in found
    # that the Army holds most of the province is said of a week later
    assert ("telegraph-summary.C2", recaptured, False, "time") in found
    assert not any(conflict for _, _, conflict, _ in found)
