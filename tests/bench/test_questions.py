"""Every question of the collection can be asked of an invented war."""

import pytest

from bench.generator.world import make_world
from bench.parts.questions import example
from kg.ask.questions import MOMENT, Question, load_questions

WORLD = make_world(1)


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_what_must_be_given_is_given(question: Question) -> None:
    needed = {p.name for p in question.parameters if p.required and p.name not in MOMENT}
    assert set(example(question, WORLD, "a.C1")) == needed
