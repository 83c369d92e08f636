"""docs/questions.md says what the headers of the questions say."""

import runpy
from pathlib import Path

from kg.ask.questions import load_questions

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_in_step() -> None:
    page = runpy.run_path(str(DOCS / "make_questions.py"))["page"]
    written = (DOCS / "questions.md").read_text("utf-8")
    assert written == page(load_questions()), "run python docs/make_questions.py"


def test_the_page_has_every_sample() -> None:
    written = (DOCS / "questions.md").read_text("utf-8")
    assert [q.name for q in load_questions() if f'`kg ask "{q.sample}"`' not in written] == []
