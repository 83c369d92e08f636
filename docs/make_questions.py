"""Write docs/questions.md from the headers of the questions: `python docs/make_questions.py`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from kg.ask.questions import Question, load_questions

PAGE = Path(__file__).parent / "questions.md"
INTRODUCTION = """# What can be asked

Made from `kg/questions/*.rq` by `python docs/make_questions.py`. The number is that of the
competency question; a question without one goes beyond them. Names may be written in English or
Arabic, and `kg questions --json` lists every wording that is understood.
"""
HEAD = "\n## {}\n\n| | question | ask | answer |\n|---|---|---|---|\n"


def page(questions: list[Question]) -> str:
    """The text of the page: a table of questions for each group."""
    parts = [INTRODUCTION]
    for group, members in groupby(questions, key=lambda question: question.group):
        parts.append(HEAD.format(group.capitalize()))
        parts.extend(_row(question) for question in members)
    return "".join(parts)


def _row(question: Question) -> str:
    number = "" if question.number is None else str(question.number)
    cells = [number, question.title, f'`kg ask "{question.sample}"`', question.summary]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    PAGE.write_text(page(load_questions()), "utf-8")
