"""Every question whose rows are its answer, asked of the built-in graph.

Beside this file stands one folder for each question, with the answers that a careful reader of the
article would give: `ask` in words, the `parameters` found in them, `why`, and `rows` by `columns`.
A list in a cell is a set of things that the answer joins by commas; an id such as C2 or K8 is one
of the article's. Rows may come in any order unless `ordered`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from kg.ask.answers import TableAnswer
from kg.ask.questions import load_questions
from kg.ask.session import Session
from kg.cache import open_graph
from kg.project import built_in_project

HERE = Path(__file__).parent
ARTICLE = "zaman-al-wasl-31666"
CASES = [
    (path.parent.name, case)
    for path in sorted(HERE.glob("*/expected.yaml"))
    for case in YAML(typ="safe").load(path.read_text("utf-8"))
]
each_case = pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}: {case['ask']}" for name, case in CASES]
)

Cell = str | list[str] | None


@pytest.fixture(scope="session")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The built-in graph, built once and kept apart from the graphs of whoever runs this."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONFLICT_KG_CACHE", str(tmp_path_factory.mktemp("graphs")))
        opened = open_graph(built_in_project())
    return Session(opened.store, opened.files)


def ask(session: Session, text: str) -> TableAnswer:
    answer = session.ask(text)
    assert isinstance(answer, TableAnswer)
    return answer


def cell(value: Any, *, joined: bool) -> Cell:
    """`value` without the article's name; a list, or what is `joined` by commas, sorted."""
    if not joined:
        return str(value or "").removeprefix(f"{ARTICLE}.") or None
    parts = value if isinstance(value, list) else re.split("[,;] ", str(value or ""))
    return sorted(str(part).removeprefix(f"{ARTICLE}.") for part in parts)


def compared(
    answer: TableAnswer, case: dict[str, Any]
) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The rows found and the rows expected, in the same form."""
    joined = {i for row in case["rows"] for i, value in enumerate(row) if isinstance(value, list)}
    found = [
        [cell(row[name], joined=i in joined) for i, name in enumerate(case["columns"])]
        for row in answer.rows
    ]
    expected = [
        [cell(value, joined=i in joined) for i, value in enumerate(row)] for row in case["rows"]
    ]
    if case.get("ordered"):
        return found, expected
    return sorted(found, key=repr), sorted(expected, key=repr)


@each_case
def test_answer(built_in: Session, name: str, case: dict[str, Any]) -> None:
    answer = ask(built_in, case["ask"])
    assert answer.name == name
    found, expected = compared(answer, case)
    assert found == expected
    assert (answer.note is None) == bool(case["rows"])


@each_case
def test_parameters(built_in: Session, name: str, case: dict[str, Any]) -> None:
    answer = ask(built_in, case["ask"])
    found = {key: named.iri.rpartition("/")[2] for key, named in answer.parameters.items()}
    short = {key: slug.removeprefix(f"{ARTICLE}.") for key, slug in found.items()}
    assert short == case.get("parameters", {})


@cache
def text_of(session: Session) -> str:
    (row,) = session.store.select("SELECT ?text WHERE { ?article ckg:text ?text }")
    return row["text"] or ""


@each_case
def test_words_stand_in_the_text(built_in: Session, name: str, case: dict[str, Any]) -> None:
    text = text_of(built_in)
    for row in ask(built_in, case["ask"]).rows:
        for column in ("quote", "words"):
            assert (row.get(column) or "") in text
        if row.get("start") and row.get("end"):
            assert text[int(row["start"] or 0) : int(row["end"] or 0)] == row["quote"]


def test_every_question_has_an_expected_answer() -> None:
    answered = {path.parent.name for path in HERE.glob("*/*.yaml")}
    assert answered == {question.name for question in load_questions()}
