"""Write docs/questions.md: each question, how to ask it, what the built-in article answers.

`python docs/make_questions.py`
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from kg.ask.answers import Answer, ControlAnswer, TableAnswer
from kg.ask.questions import Question
from kg.ask.session import Session
from kg.cache import open_graph
from kg.project import built_in_project
from kg.wording.cells import in_words

PAGE = Path(__file__).parent / "questions.md"
INTRODUCTION = """# What can be asked

Made from `kg/questions/*.rq` and the built-in article by `python docs/make_questions.py`. The
number is that of the competency question; a question without one goes beyond them. Questions are
understood in other words and orders too, with other names and dates, in English and Arabic;
`kg questions --json` lists the wordings that they are compared with, and `--show-sparql` prints
the query of any question. A question with a * reads the whole graph, so that it takes the longer
the larger that is (`docs/performance.md`); any other reads what bears on what it is asked about.
"""
HEADINGS = ("", "question", "ask", "what the answer says", "of the built-in article")
SHOWN = 3
"""Cells of the first row that are shown."""
LONGEST = 160
"""Characters of a sample answer."""


def page(session: Session) -> str:
    """The text of the page: a table of questions for each group."""
    parts = [INTRODUCTION]
    for group, members in groupby(session.questions, key=lambda question: question.group):
        parts.append(f"\n## {group.capitalize()}\n\n{_line(HEADINGS)}{_line(['---'] * 5)}")
        parts.extend(_row(question, session.ask(question.sample)) for question in members)
    return "".join(parts)


def _row(question: Question, answer: Answer) -> str:
    number = "" if question.number is None else str(question.number)
    ask = f'`kg ask "{question.sample}"`'
    title = f"{question.title} \\*" if question.reads_all else question.title
    return _line([number, title, ask, question.summary, _in_short(answer)])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _in_short(answer: Answer) -> str:
    """The sentence of an answer, else its first row and how many more there are."""
    if isinstance(answer, ControlAnswer):
        return answer.sentence
    if not isinstance(answer, TableAnswer):
        return f"{len(answer.intervals)} stretches of time with their verdicts and claims"
    if answer.sentence or answer.note:
        return _cut(answer.sentence or answer.note or "")
    told = [in_words(cell) for cell in answer.rows[0].values() if cell]
    more = len(answer.rows) - 1
    return _cut(" · ".join(told[:SHOWN])) + (f"; {more} more row{'s' * (more > 1)}" if more else "")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"


def built_in_session() -> Session:
    """The graph that comes with the package."""
    opened = open_graph(built_in_project())
    return Session(opened.store, opened.files)


if __name__ == "__main__":
    PAGE.write_text(page(built_in_session()), "utf-8")
