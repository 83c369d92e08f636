"""Questions about a day, or about what was known by then: the article is of 12 December 2017."""

import pytest

from kg.ask.answers import TableAnswer
from kg.ask.questions import Question, load_questions
from kg.ask.session import Session

QUESTIONS = [question for question in load_questions() if question.interpreter is None]
WITHOUT_THE_ARTICLE = {"members-and-parents"}
"""Questions that the gazetteer answers too."""

ABOUT_THE_ENCODING = {"claims-by-review-state"}
"""Questions about how claims were encoded, drafts too, whenever they were published."""

ABOUT_ANYTHING = [
    question
    for question in QUESTIONS
    if all(parameter.type != "claim" for parameter in question.parameters)
    and question.name not in ABOUT_THE_ENCODING
]
"""Not about a claim of the article itself."""

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)


def rows(session: Session, question: Question, **moment: str) -> set[str]:
    answer = session.ask(question.sample, **moment)
    assert isinstance(answer, TableAnswer)
    return {repr(row) for row in answer.rows}


@each_question
def test_on_the_day_of_publication_everything_is_known(
    question: Question, session: Session
) -> None:
    known = rows(session, question, as_of="2017-12-12", known_on="2017-12-12")
    assert known == rows(session, question)


@pytest.mark.parametrize("question", ABOUT_ANYTHING, ids=lambda q: q.name)
def test_before_publication_nothing_is_known(question: Question, session: Session) -> None:
    known = rows(session, question, known_on="2017-12-11")
    if question.name in WITHOUT_THE_ARTICLE:
        assert all("gazetteer: " in row for row in known)
    else:
        assert known == set()
