"""docs/questions.md says what the questions' headers and the built-in article say."""

import runpy
from pathlib import Path

from kg.ask.session import Session

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_in_step(session: Session) -> None:
    page = runpy.run_path(str(DOCS / "make_questions.py"))["page"]
    written = (DOCS / "questions.md").read_text("utf-8")
    assert written == page(session), "run python docs/make_questions.py"


def test_the_page_has_every_question_once(session: Session) -> None:
    written = (DOCS / "questions.md").read_text("utf-8")
    for question in session.questions:
        assert written.count(f'| `kg ask "{question.sample}"` |') == 1


def test_the_page_answers_the_first_question() -> None:
    written = (DOCS / "questions.md").read_text("utf-8")
    assert (
        "Most likely the Syrian government side: inferred; no source in the graph says" in written
    )


def test_questions_that_read_the_whole_graph_say_so(session: Session) -> None:
    """By hand, of three that name what they are about and three that do not."""
    marked = {question.name for question in session.questions if question.reads_all}
    assert {"places-changed-hands", "inferred-control", "conflicting-claims"} <= marked
    assert not {"who-controls", "control-history", "words-behind-claim"} & marked
    written = (DOCS / "questions.md").read_text("utf-8")
    for question in session.questions:
        assert (f"| {question.title} \\* |" in written) == question.reads_all
