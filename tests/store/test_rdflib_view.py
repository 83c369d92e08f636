"""The store as an rdflib Dataset."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDFS

from kg.findings import UsageError
from kg.store import EmbeddedStore
from kg.store.rdflib_view import dataset

ONE = (
    b'<x:town> <http://www.w3.org/2000/01/rdf-schema#label> "Exampletown" .\n'
    b'<x:town> <http://www.w3.org/2000/01/rdf-schema#label> "Ville"@fr .\n'
    b'<x:town> <x:since> "2017-12-10"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
)
TWO = b"<x:town> <x:within> <x:land> .\n"
TOWN = rdflib.URIRef("x:town")


@pytest.fixture
def view(tmp_path: Path) -> Iterator[rdflib.Dataset]:
    """A view of a store with two graphs."""
    store = EmbeddedStore(tmp_path)
    store.replace({"x:one": ONE, "x:two": TWO})
    store.close()
    found = dataset(tmp_path)
    yield found
    found.close()


def test_a_plain_text_is_what_rdflib_calls_plain(view: rdflib.Dataset) -> None:
    labels = set(view.objects(TOWN, RDFS.label))
    assert labels == {rdflib.Literal("Exampletown"), rdflib.Literal("Ville", lang="fr")}


def test_asked_with_sparql(view: rdflib.Dataset) -> None:
    rows = view.query(
        "SELECT ?label ?land { ?town rdfs:label ?label ; <x:within> ?land "
        "FILTER(LANG(?label) = '') }",
        initNs={"rdfs": RDFS},
    )
    assert [tuple(row) for row in rows] == [
        (rdflib.Literal("Exampletown"), rdflib.URIRef("x:land"))
    ]


def test_asked_of_one_graph(view: rdflib.Dataset) -> None:
    rows = view.query("SELECT ?g { GRAPH ?g { <x:town> <x:within> ?land } }")
    assert [row.g for row in rows] == [rdflib.URIRef("x:two")]
    assert len(list(view.graph("x:two").triples((None, None, None)))) == 1


def test_construct_and_ask(view: rdflib.Dataset) -> None:
    query = "CONSTRUCT { ?t <x:called> ?l } { ?t rdfs:label ?l FILTER(LANG(?l) = '') }"
    found = view.query(query, initNs={"rdfs": RDFS}).graph
    assert found is not None
    assert list(found) == [(TOWN, rdflib.URIRef("x:called"), rdflib.Literal("Exampletown"))]
    assert view.query("ASK { <x:town> <x:within> <x:land> }").askAnswer


def test_a_value_that_is_missing_is_none(view: rdflib.Dataset) -> None:
    rows = view.query("SELECT ?l ?o { ?t <x:within> ?l OPTIONAL { ?l <x:within> ?o } }")
    assert [tuple(row) for row in rows] == [(rdflib.URIRef("x:land"), None)]


def test_it_is_not_changed(view: rdflib.Dataset) -> None:
    triple = (TOWN, RDFS.label, rdflib.Literal("other"))
    with pytest.raises(UsageError, match="not changed"):
        view.add(triple)
    with pytest.raises(UsageError, match="not changed"):
        view.remove((TOWN, None, None))
    with pytest.raises(UsageError, match="not changed"):
        view.update("DROP ALL")
    assert len(list(view.objects(TOWN, RDFS.label))) == 2


def test_closing_gives_back_the_clone(view: rdflib.Dataset, tmp_path: Path) -> None:
    assert any((tmp_path / "readers").iterdir())
    view.close()
    assert not any((tmp_path / "readers").iterdir())
