"""Asking for many places at once gives what asking for each gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.ask.answers import ControlAnswer, Named
from kg.ask.control.answer import ControlInterpreter
from kg.ask.control.many import ControlOfMany
from kg.ask.evidence import EvidenceReader
from kg.ask.session import Session
from kg.ask.slices import Moment

MOMENTS = [
    Moment(),
    Moment(as_of=date(2031, 3, 5)),
    Moment(as_of=date(2031, 3, 13), known_on=date(2031, 3, 15)),
    Moment(known_on=date(2031, 3, 11)),
]


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_each_place_has_the_same_answer(corpus: Session, moment: Moment) -> None:
    evidence = EvidenceReader(corpus.store, corpus.files)
    alone = ControlInterpreter(corpus.store, corpus.settings, corpus.labels, evidence)
    many = ControlOfMany(alone)
    places = [thing for thing in corpus.labels.index.things.values() if thing.is_place]
    assert len(places) > 5
    verdicts = set()
    for thing in places:
        single = corpus.answer(
            "who-controls",
            {"place": thing.slug},
            as_of=moment.as_of and moment.as_of.isoformat(),
            known_on=moment.known_on and moment.known_on.isoformat(),
        )
        assert isinstance(single, ControlAnswer)
        answer = many.answer(single.question, Named(thing.iri, thing.label), moment)
        told = len(answer.not_known)  # the nearest day, which only a question in words is told
        assert replace(single, not_known=single.not_known[:told]) == answer
        verdicts.add(answer.verdict)
    assert len(verdicts) > 1
