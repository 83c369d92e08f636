"""Interpreters by the name in a question's header."""

import pytest

from kg.ask.interpreter import Interpreter
from kg.ask.interpreters import interpreter_named
from kg.ask.questions import load_questions
from kg.findings import UnreadableError


@pytest.mark.parametrize("question", load_questions(), ids=lambda q: q.name)
def test_every_question_has_its_interpreter(question: object) -> None:
    assert issubclass(interpreter_named(getattr(question, "interpreter", "")), Interpreter)


def test_an_unknown_one_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"no interpreter is called 'oracle': one of .*gaps"):
        interpreter_named("oracle")
