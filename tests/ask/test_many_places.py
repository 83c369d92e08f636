"""Asking for many places at once gives what asking for each gives."""

from __future__ import annotations

from datetime import date

import pytest

from kg.ask.answers import Named
from kg.ask.control.answer import ControlInterpreter
from kg.ask.control.many import ControlOfMany
from kg.ask.evidence import EvidenceReader
from kg.ask.interpreter import Asked
from kg.ask.moment import Moment
from kg.ask.questions import load_question
from kg.ask.session import Session
from kg.resources import QUESTIONS_DIR

MOMENTS = [Moment(), Moment(as_of=date(2031, 3, 13), known_on=date(2031, 3, 15))]


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_each_place_has_the_same_answer(corpus: Session, moment: Moment) -> None:
    evidence = EvidenceReader(corpus.store, corpus.files)
    given = (corpus.store, corpus.settings, corpus.labels, evidence)
    many = ControlOfMany(ControlInterpreter(*given))
    question = load_question(QUESTIONS_DIR / "who-controls.rq")
    places = [thing for thing in corpus.labels.index.things.values() if thing.is_place]
    assert len(places) > 5
    verdicts = set()
    for thing in places:
        place = Named(thing.iri, thing.label)
        asked = Asked("who holds it", question, {"place": place}, moment)
        answer = many.answer("who holds it", place, moment)
        assert answer == ControlInterpreter(*given).answer(asked)
        verdicts.add(answer.verdict)
    assert len(verdicts) > 1
