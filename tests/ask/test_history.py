"""Who controlled a place over time: worked out by hand, and the same as asking for each day."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from kg.ask.answers import ControlAnswer, HistoryAnswer
from kg.ask.control.timeline import changing_days
from kg.ask.session import Session
from kg.findings import UsageError
from kg.project import Settings
from kg.resources import ANSWER_SCHEMA
from kg.store import Row
from tests.conftest import CORPUS
from tests.invented import session as invented
from tests.running import kg

CASES = YAML(typ="safe").load(
    (Path(__file__).parent.parent / "questions/control-history/control-history.yaml").read_text()
)
ARMY, FRONT = "Velmark Army", "Harrow Front"
SELWICK = [
    # from, to, verdict, basis or reason, holders, fighting around it
    (None, "2030-02-28", "unknown", "only-context", [], False),
    ("2030-03-01", "2030-08-28", "known", "stated", [FRONT], False),
    ("2030-08-29", "2031-03-02", "unknown", "too-old", [], False),
    ("2031-03-03", "2031-03-04", "contested", None, [ARMY], False),
    ("2031-03-05", "2031-03-10", "known", "claimed", [FRONT], False),
    ("2031-03-11", "2031-03-12", "known", "stated", [FRONT], False),
    ("2031-03-13", "2031-03-15", "known", "stated", [ARMY], False),
    ("2031-03-16", "2031-03-23", "known", "stated", [ARMY], True),
    ("2031-03-24", "2031-09-12", "known", "stated", [ARMY], False),
    ("2031-09-13", None, "unknown", "too-old", [], False),
]
SELWICK_ON_15_MARCH = [
    (None, "2030-02-28", "unknown", "only-context", [], False),
    ("2030-03-01", "2030-08-28", "known", "stated", [FRONT], False),
    ("2030-08-29", "2031-03-02", "unknown", "too-old", [], False),
    ("2031-03-03", "2031-03-04", "contested", None, [ARMY], False),
    ("2031-03-05", "2031-03-12", "known", "claimed", [FRONT], False),
    # 13 March and 180 days: 18 to the end of March, 30, 31, 30, 31, 31, and 9 of September
    ("2031-03-13", "2031-09-09", "known", "claimed", [ARMY], False),
    ("2031-09-10", None, "unknown", "too-old", [], False),
]
LEARNED = {
    # day of publication: what the history says since of which days
    "2030-03-02": [("2030-03-01", "2030-08-28", [FRONT]), ("2030-08-29", None, [])],
    # the denied capture counts for 180 days: 28 to the end of March, 30, 31, 30, 31, and 30
    "2031-03-03": [("2031-03-03", "2031-08-30", [ARMY])],
    "2031-03-05": [("2031-03-05", "2031-08-30", [FRONT]), ("2031-08-31", "2031-09-01", [FRONT])],
    "2031-03-12": [(None, "2030-02-28", [])],
    "2031-03-14": [("2031-03-13", "2031-09-01", [ARMY]), ("2031-09-02", "2031-09-09", [ARMY])],
    "2031-03-16": [("2031-03-13", "2031-09-09", [ARMY]), ("2031-09-10", "2031-09-12", [ARMY])],
    "2031-03-20": [("2031-03-11", "2031-03-12", [FRONT])],
}


def history(asked: Session, text: str, *moment: str | None) -> HistoryAnswer:
    answer = asked.ask(text, *moment)
    assert isinstance(answer, HistoryAnswer)
    return answer


def in_short(answer: HistoryAnswer) -> list[Any]:
    return [
        (
            interval.begin,
            interval.end,
            interval.verdict,
            interval.basis or interval.reason,
            [holder.label for holder in interval.holders],
            interval.surroundings_fought_over,
        )
        for interval in answer.intervals
    ]


def claims(answer: HistoryAnswer) -> list[list[str]]:
    return [sorted(c.rpartition(".")[2] for c in i.claims) for i in answer.intervals]


@pytest.mark.parametrize("case", CASES, ids=[str(case.get("known_on")) for case in CASES])
def test_the_history_of_the_built_in_article(case: dict[str, Any], session: Session) -> None:
    answer = history(session, case["ask"], None, case.get("known_on"))
    rows = zip(in_short(answer), claims(answer), strict=True)
    assert [[*row, named] for row, named in rows] == case["intervals"]


def test_the_history_of_a_town_that_changed_hands(corpus: Session) -> None:
    assert in_short(history(corpus, "history of Selwick")) == SELWICK


def test_what_was_known_of_it_on_an_earlier_day(corpus: Session) -> None:
    found = in_short(history(corpus, "history of Selwick", None, "2031-03-15"))
    assert found == SELWICK_ON_15_MARCH


def test_what_each_publication_changed(corpus: Session) -> None:
    answer = history(corpus, "history of Selwick")
    found = {
        each.day: [
            (c.begin, c.end, [holder.label for holder in c.after.holders]) for c in each.changes
        ]
        for each in answer.learned
    }
    assert found == LEARNED


def test_a_report_that_was_withdrawn(corpus: Session) -> None:
    answer = history(corpus, "history of Dunmere")
    (withdrawn,) = [each for each in answer.learned if each.withdrawn]
    assert withdrawn.day == "2031-03-12"
    assert [claim.rpartition("/")[2] for claim in withdrawn.withdrawn] == [
        "telegraph-dunmere-withdrawn.C1"
    ]
    held = {(c.begin, c.end): [h.label for h in c.after.holders] for c in withdrawn.changes}
    # 6 March and 180 days is 2 September; the withdrawn capture of the 9th would have lasted longer
    assert held["2031-03-09", "2031-09-02"] == [ARMY]
    assert held["2031-09-03", "2031-09-05"] == []


def test_copies_of_one_report_are_one_source_and_all_are_shown(corpus: Session) -> None:
    answer = history(corpus, "history of Dunmere", "2031-03-06")
    last = answer.intervals[-1]
    assert (last.begin, last.end) == ("2031-03-06", "2031-03-06")
    assert last.independent_sources == {"holder": 1, "loss": 1}
    assert len(last.claims) == 3


def test_a_history_up_to_a_day(corpus: Session) -> None:
    answer = history(corpus, "history of Selwick", "2031-03-04")
    whole = SELWICK[:3]
    assert in_short(answer) == [*whole, SELWICK[3]]
    assert [each.day for each in answer.learned] == ["2030-03-02", "2031-03-03", "2031-03-12"]
    assert answer.learned[1].changes[0].end == "2031-03-04"


@pytest.mark.parametrize(
    ("place", "known_on"),
    [("Selwick", None), ("Selwick", "2031-03-15"), ("Thornby", None), ("Millfenn", None)],
)
def test_each_day_says_what_is_said_when_it_is_asked_for(
    place: str, known_on: str | None, corpus: Session
) -> None:
    intervals = history(corpus, f"history of {place}", None, known_on).intervals
    for offset in range(1, 25, 2):
        day = (date(2031, 3, 1) + timedelta(days=offset)).isoformat()
        (told,) = [
            i for i in intervals if (i.begin or "") <= day and (i.end is None or day <= i.end)
        ]
        asked = corpus.ask(f"who controls {place}", day, known_on)
        assert isinstance(asked, ControlAnswer)
        for name in ("verdict", "basis", "reason", "fought_over", "surroundings_fought_over"):
            assert getattr(told, name) == getattr(asked, name), (day, name)
        assert [h.iri for h in told.holders] == [h.iri for h in asked.holders]


def test_the_intervals_leave_no_gap(corpus: Session) -> None:
    intervals = history(corpus, "history of Millfenn").intervals
    assert intervals[0].begin is None
    assert intervals[-1].end is None
    for one, following in pairwise(intervals):
        assert one.end is not None
        assert following.begin is not None
        assert date.fromisoformat(following.begin) - date.fromisoformat(one.end) == timedelta(1)


def test_a_capture_on_some_day_of_a_week_has_bounds() -> None:
    week = "[2017-12-04..2017-12-10]"
    capture = {"type": "TerritorialChange", "gainedBy": "northern-army", "place": "sampleton"}
    answer = history(invented(capture | {"date": week}), "history of Sampleton")
    found = [(i.begin, i.end, i.verdict, [h.since for h in i.holders]) for i in answer.intervals]
    # 10 December and 180 days: 21 to the end of December, 31, 28, 31, 30, 31, and 8 of June
    assert found == [
        (None, "2017-12-03", "unknown", []),
        ("2017-12-04", "2017-12-09", "unknown", []),
        ("2017-12-10", "2018-06-08", "known", [week]),
        ("2018-06-09", None, "unknown", []),
    ]


def test_a_capture_whose_date_has_two_readings() -> None:
    capture = {"type": "TerritorialChange", "gainedBy": "northern-army", "place": "sampleton"}
    date_ = {"edtf": "2017-12-02", "rivalReading": [{"edtf": "2017-12-05"}]}
    answer = history(invented(capture | {"date": date_}), "history of Sampleton")
    found = [(i.begin, i.end, i.verdict) for i in answer.intervals]
    # 5 December and 180 days: 26 to the end of December, 31, 28, 31, 30, 31, and 3 of June
    assert found == [
        (None, "2017-12-01", "unknown"),
        ("2017-12-02", "2017-12-04", "unknown"),
        ("2017-12-05", "2018-06-03", "known"),
        ("2018-06-04", None, "unknown"),
    ]


def test_a_place_that_nobody_mentions(corpus: Session) -> None:
    answer = history(corpus, "history of Stillmoor")
    assert in_short(answer) == [(None, None, "unknown", "no-claims", [], False)]
    assert answer.learned == ()


def test_the_days_on_which_a_verdict_can_change() -> None:
    row: Row = dict.fromkeys(("earliestBegin", "latestBegin", "earliestEnd", "latestEnd"), None)
    found = changing_days([row | {"published": "2031-03-01"}], Settings(10, 3))
    assert [day.isoformat() for day in found] == [
        "2031-03-01",
        "2031-03-02",
        "2031-03-05",
        "2031-03-12",
    ]


def test_a_timeline_of_the_question_for_one_day(corpus: Session) -> None:
    one = corpus.ask("who controls Thornby", timeline=True)
    assert isinstance(one, HistoryAnswer)
    assert one.intervals == history(corpus, "history of Thornby").intervals
    assert corpus.ask("history of Thornby", timeline=True).to_dict()["intervals"]


def test_a_question_without_a_timeline_says_so(corpus: Session) -> None:
    with pytest.raises(UsageError, match="--timeline is for questions such as 'who controls"):
        corpus.ask("which places have rival claimants", timeline=True)


def test_its_json_keeps_to_the_schema(corpus: Session) -> None:
    schema = json.loads(ANSWER_SCHEMA.read_text("utf-8"))
    data = json.loads(json.dumps(history(corpus, "history of Selwick").to_dict()))
    jsonschema.validate(data, schema)
    assert data["kind"] == "history"
    assert [("rule" in h) for i in data["intervals"] for h in i["holders"]] == [False] * 7


def test_it_reads_on_a_terminal(corpus: Session) -> None:
    ran = kg("ask", "--timeline", "who controls Thornby", cwd=CORPUS)
    assert ran.code == 0
    assert "Control of Thornby over time" in ran.out
    (row,) = [line for line in ran.out.splitlines() if line.strip().startswith("14 Mar 2031")]
    assert "known, inferred" in row
    assert "Velmark government side (since on or before 14 March 2031)" in row
    assert "voice-thornby.C1" in row
    learned = "from 11 September 2031 unknown (evidence too old) instead of unknown (lost, holder"
    assert learned in ran.out


def test_it_is_a_page_too(corpus: Session) -> None:
    page = history(corpus, "history of Thornby")._repr_html_()
    assert ">known, inferred</td>" in page
    assert "What was learned when" in page
