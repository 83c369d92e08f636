"""A draft changes no answer, until a person takes its mark away.

The graph has the built-in article, and a second one with the same text from another outlet: once
without claims, once with what is drafted from it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ask.answers import Answer, ControlAnswer, TableAnswer
from kg.ask.session import Session
from kg.build import build
from kg.draft.draft import draft_article
from kg.load.gazetteer_file import load_gazetteer
from kg.project import Project, built_in_project, open_project
from tests import projects

ABOUT_DRAFTS = {"claims-by-review-state", "cannot-answer", "incomplete-claims", "drafts"}
ASKED = "which claims are still drafts"
"""Questions about how claims were encoded, which say of a draft that it is one."""
COPY = """\
---
id: copy
publisher: reuters
language: en
published: 2017-12-13
coder: conflict-kg-editors
coded: 2026-11-22
review: reviewed
claims: []
---

"""


def project(folder: Path, article: str) -> Project:
    path = folder / "copy.md"
    path.write_text(article, "utf-8")
    own = built_in_project()
    return Project(None, own.gazetteer_files, (*own.article_files, path))


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """For each graph, what it answers to the sample of each question."""
    folder = tmp_path_factory.mktemp("copy")
    built_in = next(file for file in built_in_project().article_files if file.suffix == ".md")
    text = COPY + built_in.read_text("utf-8").split("---\n", 2)[2].strip() + "\n"
    without = build(project(folder, text))
    gazetteer = load_gazetteer(list(built_in_project().gazetteer_files))
    drafted = draft_article(folder / "copy.md", gazetteer).written()
    assert drafted.count("review: draft") >= 10
    with_drafts = build(project(folder, drafted))
    accepted = build(project(folder, drafted.replace("    review: draft\n", "")))
    for built in (without, with_drafts, accepted):
        assert built.left_out == []
    graphs = {"without": without, "drafts": with_drafts, "accepted": accepted}
    return {name: all_answers(Session(built.store)) for name, built in graphs.items()}


NOT_USED = re.compile(r"draft claims? tells? of .* (is|are) not used: ")


def told(answer: Answer) -> str:
    """What is answered, but for the sentences that say which drafts were not used."""
    if isinstance(answer, TableAnswer):
        return repr((answer.rows, answer.evidence))
    kept = [reading for reading in answer.readings if not NOT_USED.search(reading)]
    return repr(replace(answer, readings=kept))


def all_answers(session: Session) -> dict[str, str]:
    found = {q.name: told(session.ask(q.sample)) for q in session.questions}
    later = told(session.ask("who controls Albu Kamal", as_of="2017-12-20"))
    return found | {"who-controls, later": later, "drafts": told(session.ask(ASKED))}


def differing(answers: dict[str, dict[str, str]], one: str, other: str) -> set[str]:
    """The questions that two graphs answer differently."""
    return {name for name, told in answers[one].items() if told != answers[other][name]}


def test_drafts_change_no_answer(answers: dict[str, dict[str, str]]) -> None:
    assert differing(answers, "without", "drafts") <= ABOUT_DRAFTS


def test_a_question_about_drafts_shows_them(answers: dict[str, dict[str, str]]) -> None:
    assert "copy.D1" in answers["drafts"]["drafts"]
    assert "copy.D1" not in answers["without"]["drafts"]


def test_claims_whose_mark_is_taken_away_count(answers: dict[str, dict[str, str]]) -> None:
    changed = differing(answers, "without", "accepted")
    assert {"what-happened", "who-attacked-whom", "casualties", "places-changed-hands"} <= changed


def test_an_answer_on_control_names_the_drafts_that_it_leaves_aside(tmp_path: Path) -> None:
    article = projects.changed(("review: reviewed", "review: draft"))
    folder = projects.make(tmp_path / "desk", {"mock.md": article})
    answer = Session(build(open_project(folder)).store).ask("who controls Mocktown")
    assert "A draft claim tells of Mocktown and is not used: mock.C1." in answer.readings
    assert isinstance(answer, ControlAnswer) and answer.verdict == "unknown"
