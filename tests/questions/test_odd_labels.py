"""Labels with quotes, braces and keywords of SPARQL are names like any other."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.ask.answers import ControlAnswer
from kg.ask.session import Session
from kg.namespaces import GAZETTEER_GRAPH, PLACE, SKOS
from tests.invented import session

HOLDS = {"type": "Control", "holder": "northern-army", "place": "sampleton", "date": "2017-12-05"}
ODD = [
    'Odd "quoted" town',
    "Odd } town {",
    "Odd') } DROP ALL #",
    "Odd {place} town",
    "Odd \\ town",
    "Odd ?place <urn:x> town",
]


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_asks_the_same(name: str) -> None:
    plain = session(HOLDS)
    expected = plain.ask("who controls Sampleton")
    assert isinstance(expected, ControlAnswer)
    assert [holder.label for holder in expected.holders] == ["Northern Army"]
    label = ox.Quad(
        ox.NamedNode(PLACE["sampleton"]),
        ox.NamedNode(SKOS["altLabel"]),
        ox.Literal(name, language="en"),
        ox.NamedNode(GAZETTEER_GRAPH),
    )
    odd = Session(plain.store, plain.files)
    odd.store.add([label])
    answer = odd.answer("who-controls", {"place": name})
    assert isinstance(answer, ControlAnswer)
    assert replace(answer, question=expected.question) == expected
    in_words = odd.ask(f"who controls {name}")
    assert isinstance(in_words, ControlAnswer)
    assert in_words.place == expected.place
    assert in_words.sentence == expected.sentence
    assert len(odd.store.select(answer.sparql)) == len(plain.store.select(expected.sparql))
