"""The store: parameters are bound and never pasted; FROM, graphs and errors."""

import pyoxigraph as ox
import pytest

from kg.findings import UsageError
from kg.store import MemoryStore, Store

A, B, P = (ox.NamedNode(f"x:{name}") for name in "abp")
ONE, TWO = ox.NamedNode("x:graph/one"), ox.NamedNode("x:graph/two")


@pytest.fixture
def store() -> Store:
    return MemoryStore([ox.Quad(A, P, ox.Literal("1"), ONE), ox.Quad(B, P, ox.Literal("2"), TWO)])


def test_every_graph_is_seen_without_naming_it(store: Store) -> None:
    rows = store.select("SELECT ?v WHERE { ?s <x:p> ?v } ORDER BY ?v")
    assert rows == [{"v": "1"}, {"v": "2"}]


def test_graphs_can_be_chosen(store: Store) -> None:
    assert store.graphs() == ["x:graph/one", "x:graph/two"]
    query = "SELECT ?v WHERE { ?s <x:p> ?v }"
    assert store.select(query, graphs=["x:graph/two"]) == [{"v": "2"}]
    assert store.select(query, graphs=[]) == []


def test_a_parameter_is_bound_as_a_term(store: Store) -> None:
    query = "SELECT ?s ?v WHERE { ?s <x:p> ?v }"
    assert store.select(query, {"s": A}) == [{"s": "x:a", "v": "1"}]
    injection = ox.Literal('1" } UNION { ?s ?p ?v')
    assert store.select(query, {"v": injection}) == []


def test_a_parameter_that_is_not_selected_is_an_error(store: Store) -> None:
    with pytest.raises(UsageError):
        store.select("SELECT ?v WHERE { ?s <x:p> ?v }", {"nonsense": A})


def test_an_unbound_value_is_none(store: Store) -> None:
    rows = store.select("SELECT ?v ?w WHERE { <x:a> <x:p> ?v OPTIONAL { ?v <x:p> ?w } }")
    assert rows == [{"v": "1", "w": None}]


def test_the_query_may_choose_its_own_graphs(store: Store) -> None:
    query = "SELECT ?v FROM <x:graph/one> WHERE { ?s <x:p> ?v }"
    found = store.query(query, own_dataset=True)
    assert [row["v"].value for row in found] == ["1"]


def test_what_is_no_sparql(store: Store) -> None:
    with pytest.raises(UsageError, match="not SPARQL"):
        store.query("SELECT WHERE")


def test_a_graph_is_dropped_alone(store: Store) -> None:
    store.drop(["x:graph/one"])
    store.drop(["x:graph/none"])
    assert len(store) == 1
    assert [quad.subject for quad in store.quads()] == [B]


@pytest.mark.parametrize("iri", ["x:a", "x:p", "x:graph/one"])
def test_what_stands_in_the_store(store: Store, iri: str) -> None:
    assert iri in store
    assert f"{iri}x" not in store


def test_objects_stand_in_it_too() -> None:
    assert "x:b" in MemoryStore([ox.Quad(A, P, B, ONE)])


def test_from_nquads() -> None:
    store = MemoryStore.from_nquads(b"<x:a> <x:p> <x:b> <x:g> .\n")
    assert (len(store), store.graphs()) == (1, ["x:g"])
    with pytest.raises(SyntaxError):
        MemoryStore.from_nquads(b"<x:a> <x:p> .\n")
