"""Why a question got no rows, and the nearest day for which there is an answer: invented claims."""

from __future__ import annotations

from typing import Any

import pytest

from kg.ask.answers import ControlAnswer, TableAnswer
from kg.ask.session import Session
from kg.findings import NotFoundError
from tests.invented import Claim, session, sessions

ARMY, FRONT = "northern-army", "southern-front"


def holds(who: str, **more: Any) -> dict[str, Any]:
    return {"type": "Control", "holder": who, "place": "sampleton", "date": "2017-12-05"} | more


def attack(**more: Any) -> dict[str, Any]:
    told = {"type": "Attack", "attacker": ARMY, "target": FRONT, "place": "otherby"}
    return told | {"date": "2017-12-06"} | more


CASES: dict[str, list[Claim]] = {
    "one attack": [attack()],
    "two attacks": [attack(), attack(date="2017-12-08", publisher="invented-post")],
    "a later article": [
        attack(date="2017-12-20", published="2017-12-21", publisher="invented-post")
    ],
    "a draft": [attack(review="draft")],
    "a retracted report": [attack(status="retracted", statusSince="2017-12-15")],
    "held": [holds(FRONT)],
    "held until some day of a week": [
        holds(FRONT, date="2017-12-01", publisher="invented-post"),
        {"type": "TerritorialChange", "gainedBy": ARMY, "place": "sampleton"}
        | {"date": {"edtf": "[2017-12-04..2017-12-10]", "words": "Invented"}},
    ],
    "held twice": [
        holds(FRONT),
        holds(ARMY, date="2018-09-01", publisher="invented-post", published="2018-09-02"),
    ],
}


@pytest.fixture(scope="module")
def worlds() -> dict[str, Session]:
    return sessions(CASES)


def table(of: Session, name: str, **given: str) -> TableAnswer:
    answer = of.answer(name, given)
    assert isinstance(answer, TableAnswer)
    return answer


def control(of: Session, **given: str) -> ControlAnswer:
    answer = of.answer("who-controls", given)
    assert isinstance(answer, ControlAnswer)
    return answer


@pytest.mark.parametrize(
    ("case", "question", "given", "reason", "note"),
    [
        (
            "one attack",
            "what-happened",
            {"place": "quietville"},
            "not-mentioned",
            "No claim in the graph answers this for Quietville. "
            "The gazetteer knows Quietville, but no claim speaks of it.",
        ),
        (
            "one attack",
            "who-held-before",
            {"place": "otherby"},
            "other-claims",
            "No claim in the graph answers this for Otherby. "
            "1 claim speaks of Otherby (attack 1); `kg show otherby` lists them.",
        ),
        (
            "two attacks",
            "casualties",
            {"actor": ARMY},
            "other-claims",
            "No claim in the graph answers this for Northern Army. "
            "2 claims speak of the Northern Army (attack 2); `kg show northern-army` lists them.",
        ),
        (
            "two attacks",
            "what-source-claims",
            {"source": "invented-post", "known_on": "2017-12-01"},
            "other-date",
            "Nothing published by 1 December 2017 answers this; "
            "the first that does was published on 10 December 2017.",
        ),
        (
            "two attacks",
            "what-happened",
            {"place": "otherby", "as_of": "2017-12-01"},
            "other-date",
            "No claim answers this as of 1 December 2017; "
            "the nearest day for which one does is 6 December 2017.",
        ),
        (
            "a later article",
            "what-happened",
            {"place": "otherby", "as_of": "2017-12-01", "known_on": "2017-12-01"},
            "other-date",
            "Nothing fits all these limits of time; without them, 1 claim does.",
        ),
        (
            "a draft",
            "what-happened",
            {"place": "otherby"},
            "not-in-force",
            "Claims that do not count would answer this: case4-1.C1 is a draft.",
        ),
        (
            "a retracted report",
            "what-happened",
            {"place": "otherby"},
            "not-in-force",
            "Claims that do not count would answer this: "
            "case5-1.C1 is retracted since 15 December 2017.",
        ),
        (
            "two attacks",
            "casualties",
            {},
            "no-claims",
            "No claim in the graph answers this. The graph has 2 claims.",
        ),
        (
            "held",
            "casualties",
            {},
            "no-claims",
            "No claim in the graph answers this. The graph has 1 claim.",
        ),
    ],
)
def test_the_reason_of_no_rows(
    worlds: dict[str, Session],
    case: str,
    question: str,
    given: dict[str, str],
    reason: str,
    note: str,
) -> None:
    found = table(worlds[case], question, **given)
    assert (found.rows, found.reason, found.note) == ((), reason, note)


def test_before_its_retraction_a_report_answers(worlds: dict[str, Session]) -> None:
    known = {"place": "otherby", "known_on": "2017-12-14"}
    found = table(worlds["a retracted report"], "what-happened", **known)
    assert (len(found.rows), found.reason, found.note) == (1, None, None)


def test_a_graph_without_articles() -> None:
    found = table(session(), "what-happened", place="otherby")
    assert (found.reason, found.note) == (
        "no-article",
        "The graph holds no article: `kg check` says why.",
    )


def test_a_claim_that_answers_leaves_nothing_to_explain(worlds: dict[str, Session]) -> None:
    found = table(worlds["one attack"], "what-happened", place="otherby")
    assert (len(found.rows), found.reason, found.note) == (1, None, None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"from": "2017-12-07", "to": "2017-12-07"},
            "from 7 December 2017 to 7 December 2017; "
            "the nearest in time is 6 December 2017 before and 8 December 2017 after.",
        ),
        (
            {"from": "2018-01-01"},
            "from 1 January 2018; the nearest in time is 8 December 2017 before.",
        ),
        (
            {"to": "2017-01-01"},
            "to 1 January 2017; the nearest in time is 6 December 2017 after.",
        ),
    ],
)
def test_the_nearest_day_to_a_time(
    worlds: dict[str, Session], given: dict[str, str], said: str
) -> None:
    found = table(worlds["two attacks"], "what-happened", **given)
    assert (found.reason, found.note) == ("other-date", f"No claim answers this {said}")


# -- control -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "reason", "nearest"),
    [
        ("2015-01-01", "no-claims", "5 December 2017: Southern Front: stated by Invented Times."),
        # what was known of 5 December lasts 180 days, to 3 June
        ("2018-08-20", "too-old", "1 September 2018: The Northern Army: stated by Invented Post."),
        ("2018-06-10", "too-old", "3 June 2018: Southern Front: stated by Invented Times."),
    ],
)
def test_the_nearest_day_with_a_verdict(
    worlds: dict[str, Session], as_of: str, reason: str, nearest: str
) -> None:
    found = control(worlds["held twice"], place="sampleton", as_of=as_of)
    assert (found.verdict, found.reason) == ("unknown", reason)
    assert found.not_known[-1] == f"The nearest day with an answer is {nearest}"


def test_the_day_before_something_may_have_happened_is_near(worlds: dict[str, Session]) -> None:
    found = control(worlds["held until some day of a week"], place="sampleton", as_of="2017-12-05")
    assert found.reason == "date-unclear"
    assert found.not_known[-1].startswith("The nearest day with an answer is 3 December 2017")


def test_of_a_place_that_nobody_mentions_there_is_no_nearest_day(
    worlds: dict[str, Session],
) -> None:
    found = control(worlds["held twice"], place="quietville", as_of="2015-01-01")
    assert not any("nearest" in sentence for sentence in found.not_known)


def test_a_verdict_has_no_nearest_day(worlds: dict[str, Session]) -> None:
    found = control(worlds["held"], place="sampleton")
    assert found.verdict == "known"
    assert not any("nearest" in sentence for sentence in found.not_known)


def test_raqqa_before_anything_is_told_of_it(session: Session) -> None:
    """The article says of Raqqa only that it fell, not to whom."""
    found = control(session, place="raqqa", as_of="2015-01-01")
    assert found.not_known[-1].startswith(
        "The graph tells more for 12 December 2017: Unknown: Islamic State lost Raqqa"
    )


# -- names ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Atlantis", "no place in the gazetteer is called 'Atlantis'\nA name that is missing"),
        ("Samplton", "did you mean 'Sampleton'?\nA name that is missing"),
    ],
)
def test_a_place_that_the_gazetteer_lacks(
    worlds: dict[str, Session], place: str, said: str
) -> None:
    with pytest.raises(NotFoundError) as raised:
        worlds["held"].answer("who-controls", {"place": place})
    assert said in str(raised.value)
    assert "can be added to gazetteer/*.yaml: docs/articles.md says how." in str(raised.value)


def test_the_name_of_an_actor_is_not_offered_for_addition(worlds: dict[str, Session]) -> None:
    with pytest.raises(NotFoundError, match="it names something else") as raised:
        worlds["held"].answer("who-controls", {"place": "Northern Army"})
    assert "can be added" not in str(raised.value)
