"""Names that a store keeps find the same things as all names read at once."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.ask.labels import Labels
from kg.ask.names import ClaimNames, Names
from kg.ask.session import Session
from kg.load.name_forms import name_forms
from kg.load.names import normalise
from kg.namespaces import CLAIM, DCTERMS, GAZETTEER_GRAPH, PLACE, SKOS, names_graph
from kg.store import MemoryStore

HILLS = ox.NamedNode(PLACE["desk-1.six-hills"])
EXAMPLE = (
    ox.Triple(HILLS, ox.NamedNode(SKOS["prefLabel"]), ox.Literal("Six Hills", language="en")),
    ox.Triple(HILLS, ox.NamedNode(SKOS["altLabel"]), ox.Literal("The Étoile hills", language="en")),
    ox.Triple(
        ox.NamedNode(CLAIM["desk-1.C1"]), ox.NamedNode(DCTERMS["identifier"]), ox.Literal("C1")
    ),
)


def test_forms_are_those_of_labels_slug_and_own_slug() -> None:
    triples = "".join(f"{triple} .\n" for triple in EXAMPLE)
    lines = name_forms(triples.encode()).decode().splitlines()
    assert {line.split('"')[1] for line in lines} == {
        "six hills",  # the label, and the slug without the article's
        "etoile hills",  # without "the", case and accents
        "desk 1 six hills",
    }
    assert all(
        line.startswith("<https://w3id.org/conflict-kg/id/place/desk-1.six") for line in lines
    )


@pytest.fixture(scope="module")
def keeping(session: Session) -> MemoryStore:
    """The built-in graph in a store that keeps the names of each of its graphs."""
    store = MemoryStore(session.store.quads())
    for graph in store.graphs():
        quads = store.quads(graph)
        if graph == GAZETTEER_GRAPH or ("zaman" in graph and not graph.endswith(".inferred")):
            triples = "".join(f"{quad.triple} .\n" for quad in quads).encode()
            store.replace({names_graph(graph): name_forms(triples)})
    return store


def test_every_name_finds_what_it_found(keeping: MemoryStore, session: Session) -> None:
    index, names = session.labels.index, Names(keeping, Labels(keeping))
    forms = [form for form, _, _ in index.names()]
    assert len(forms) > len(index.things)
    for form in (*forms, "nowhere", "x y", ""):
        assert names.named(form) == index.named(form), form


@pytest.mark.parametrize("places", [None, True, False])
def test_every_written_name_finds_what_it_found(
    keeping: MemoryStore, session: Session, places: bool | None
) -> None:
    index, names = session.labels.index, Names(keeping, Labels(keeping))
    written = [name for _, name, _ in index.names()]
    slugs = [thing.slug for thing in index.things.values()]
    for name in (*written, *slugs, "Exampletown", "two\nlines", "<>"):
        assert names.find(name, places=places) == index.find(name, places=places), name


def test_the_names_are_looked_up_and_not_read(keeping: MemoryStore) -> None:
    labels = Labels(keeping)
    assert [thing.slug for thing in Names(keeping, labels).find("Al-Bukamal")] == ["albu-kamal"]
    assert "index" not in vars(labels)


@pytest.mark.parametrize("words", ["C5a", "c5a", "C5A", "C2", "zaman-al-wasl-31666.C5a"])
def test_claims_in_any_case(keeping: MemoryStore, session: Session, words: str) -> None:
    kept, read = ClaimNames(keeping), ClaimNames(session.store)
    found = read.find(words)
    assert len(found) == 1
    assert kept.find(words) == found
    assert kept.written(normalise(words), words) == read.written(normalise(words), words)


@pytest.mark.parametrize("words", ["C99", "who", "<>", "albu kamal", ""])
def test_what_is_no_claim(keeping: MemoryStore, session: Session, words: str) -> None:
    for claims in (ClaimNames(keeping), ClaimNames(session.store)):
        assert claims.find(words) == []
        assert claims.written(normalise(words), words) is None
