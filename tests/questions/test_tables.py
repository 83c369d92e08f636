"""Questions whose rows are the answer: the answers beside this file, worked out from the text.

A row is a map, or a list in the order of `columns`. In a list row a list is what a cell joins, in
no order, and a claim goes by its short id. An empty answer without a `note` needs some reason.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from kg.ask.answers import TableAnswer
from kg.ask.moment import Moment
from kg.ask.question_files import PARAMETER_TYPES
from kg.ask.questions import MOMENT, Question, load_questions
from kg.ask.session import Session
from kg.ask.slices import reads_conclusions, sliced
from kg.findings import NotFoundError
from kg.namespaces import ID
from kg.store import MemoryStore

HERE = Path(__file__).parent
QUESTIONS = {question.name: question for question in load_questions()}
CASES = [
    (folder, case)
    for folder in sorted(QUESTIONS.keys() - {"who-controls", "control-history"})
    for path in sorted((HERE / folder).glob("*.yaml"))
    for case in YAML(typ="safe").load(path.read_text("utf-8"))
]
ARTICLE = "zaman-al-wasl-31666."
JOINED = dict.fromkeys(("who", "sources", "lost"), "; ") | dict.fromkeys(
    (
        "kinds",
        "claims",
        "losers",
        "gainers",
        "ousters",
        "holders",
        "parties",
        "fights",
        "speaks",
        "spokeOf",
    ),
    ", ",
)
"""Columns that join several values in no order."""
EMPTY_HERE = {"rival-claimants", "incomplete-claims", "independently-sourced"} | {
    "confirmed-or-denied"
}
"""Questions to which the built-in article rightly gives no row; invented claims show theirs."""


def comparable(row: dict[str, Any]) -> dict[str, Any]:
    return {name: cell(name, value) for name, value in row.items()}


def cell(name: str, value: Any) -> frozenset[str] | str | None:
    if value is None or value == "":
        return None
    if name not in JOINED:
        return str(value).removeprefix(ARTICLE)
    parts = value if isinstance(value, list) else str(value).split(JOINED[name])
    return frozenset(part.removeprefix(ARTICLE) for part in parts)


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{n}: {c['ask']}" for n, c in CASES])
def test_the_answer_is_what_the_text_says(
    name: str, case: dict[str, Any], session: Session
) -> None:
    if case.get("unknown"):
        with pytest.raises(NotFoundError):
            session.ask(case["ask"])
        return
    answer = session.ask(case["ask"])
    assert isinstance(answer, TableAnswer)
    assert answer.name == name
    columns = case.get("columns") or list(QUESTIONS[name].columns)
    found = [comparable({column: row[column] for column in columns}) for row in answer.rows]
    rows = [
        row if isinstance(row, dict) else dict(zip(columns, row, strict=True))
        for row in case["rows"]
    ]
    expected = [comparable(row) for row in rows]
    if not case.get("in_order"):
        found, expected = sorted(found, key=repr_of), sorted(expected, key=repr_of)
    assert found == expected
    assert (answer.note is None) == (answer.reason is None) == bool(rows)
    assert (answer.note or "").startswith(case.get("note", ""))
    if "parameters" in case:
        given = {
            name: getattr(given, "value", "") or getattr(given, "iri", "").rpartition("/")[2]
            for name, given in answer.parameters.items()
        }
        assert comparable(given) == case["parameters"]


ANSWERED = [(name, case) for name, case in CASES if not case.get("unknown")]
ROWS_ALONE = [
    (name, case) for name, case in ANSWERED if QUESTIONS[name].interpreter in (None, "export")
]
"""Cases of questions whose rows are shown as they are found; export adds a sentence only."""


@pytest.mark.parametrize(("name", "case"), ANSWERED, ids=[f"{n}: {c['ask']}" for n, c in ANSWERED])
def test_words_stand_in_the_text(name: str, case: dict[str, Any], session: Session) -> None:
    answer = session.ask(case["ask"])
    assert isinstance(answer, TableAnswer)
    (text,) = (
        row["text"] or "" for row in session.store.select("SELECT ?text { ?a ckg:text ?text }")
    )
    for row in answer.rows:
        for column in ("quote", "words"):
            assert (row.get(column) or "") in text
        if {"quote", "start", "end"} <= row.keys():
            assert text[int(row["start"] or 0) : int(row["end"] or 0)] == row["quote"]


@pytest.mark.parametrize(
    ("name", "case"), ROWS_ALONE, ids=[f"{n}: {c['ask']}" for n, c in ROWS_ALONE]
)
def test_the_sparql_gives_the_same_rows_by_itself(
    name: str, case: dict[str, Any], session: Session
) -> None:
    answer = session.ask(case["ask"])
    assert isinstance(answer, TableAnswer)
    with sliced(session.store, Moment(), reads_conclusions(answer.sparql)):
        rows = session.store.select(answer.sparql)
    shown = [
        {
            column: session.labels.label(value)
            if (value := row[column] or "") in ID
            else row[column]
            for column in answer.columns
        }
        for row in rows
    ]
    assert sorted(map(repr, shown)) == sorted(map(repr, answer.rows))


def repr_of(row: dict[str, Any]) -> str:
    return repr({key: sorted(v) if isinstance(v, frozenset) else v for key, v in row.items()})


def test_every_question_has_answers_beside_it() -> None:
    assert {folder.name for folder in HERE.iterdir() if list(folder.glob("*.yaml"))} == set(
        QUESTIONS
    )


@pytest.fixture(params=QUESTIONS.values(), ids=list(QUESTIONS))
def question(request: pytest.FixtureRequest) -> Question:
    return request.param  # type: ignore[no-any-return]


def test_the_header_is_complete(question: Question) -> None:
    assert question.title.endswith("?")
    assert question.summary
    assert question.group
    assert question.phrasings.keys() == {"en", "ar"}
    assert all(question.phrasings.values())
    for parameter in question.parameters:
        assert parameter.type in PARAMETER_TYPES
        assert parameter.summary


def test_the_sparql_parses_and_selects_parameters_and_columns(question: Question) -> None:
    selected = {variable.value for variable in MemoryStore().query(question.sparql).variables}
    bound = {p.name for p in question.parameters if p.name not in MOMENT}
    assert bound <= selected
    assert question.interpreter or question.columns.keys() <= selected


def test_the_sample_has_an_answer(question: Question, session: Session) -> None:
    answer = session.ask(question.sample)
    assert not isinstance(answer, TableAnswer) or bool(answer.rows) != (answer.name in EMPTY_HERE)


def test_every_placeholder_is_a_parameter(question: Question) -> None:
    names = {parameter.name for parameter in question.parameters}
    required = {p.name for p in question.parameters if p.required}
    for phrasing in (p for texts in question.phrasings.values() for p in texts):
        used = set(re.findall(r"\{(\w+)\}", phrasing))
        assert required <= used <= names, phrasing
