"""The gazetteer in a store, where articles look up single things and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.load.name_forms import FORM
from kg.load.names import NameIndex, Thing
from kg.namespaces import (
    ACTOR,
    CKG,
    GAZETTEER_GRAPH,
    PLACE,
    RDF,
    SKOS,
    inferred_graph,
    names_graph,
)
from kg.statements import Statement, Term, node
from kg.store import Store

GRAPHS = (GAZETTEER_GRAPH, inferred_graph(GAZETTEER_GRAPH), names_graph(GAZETTEER_GRAPH))
"""What it consists of: what is stated, what follows from that alone, and the normalised names."""
_STATED, _INFERRED, _NAMES = GRAPHS
_TYPE = ox.NamedNode(RDF["type"])
_LABEL = ox.NamedNode(SKOS["prefLabel"])
_LABELS = (_LABEL, ox.NamedNode(SKOS["altLabel"]), ox.NamedNode(SKOS["hiddenLabel"]))


class GazetteerInStore:
    """The gazetteer that `store` holds: things for the engine, and names for reading articles."""

    def __init__(self, store: Store) -> None:
        self.store = store

    # -- things: see kg.engine.part.Lookup ---------------------------------------------------

    def stated(self, thing: Term) -> list[Statement]:
        """The statements of the gazetteer whose subject is `thing`."""
        return self._about(thing, _STATED)

    def inferred(self, thing: Term) -> list[Statement]:
        """What follows from the gazetteer alone, of which the subject is `thing`."""
        return self._about(thing, _INFERRED)

    def _about(self, thing: Term, graph: str) -> list[Statement]:
        quads = self.store.matching(node(thing), None, None, graph)
        return [(thing, str(quad.predicate), str(quad.object)) for quad in quads]

    def having(self, predicate: Term, value: Term) -> list[Term]:
        """The subjects that have `value` for `predicate`."""
        asked = ox.NamedNode(predicate[1:-1]), node(value)
        return [
            str(quad.subject)
            for graph in (_STATED, _INFERRED)
            for quad in self.store.matching(None, *asked, graph)
        ]

    # -- names: see kg.load.names.GazetteerNames ---------------------------------------------

    def has(self, iri: str) -> bool:
        """Whether `iri` is an actor or a place of the gazetteer."""
        return self._thing(iri) is not None

    def by_slug(self, slug: str, *, places: bool | None = None) -> Thing | None:
        """The thing whose slug is exactly `slug`."""
        spaces = {None: (ACTOR, PLACE), True: (PLACE,), False: (ACTOR,)}[places]
        things = (self._thing(space[slug]) for space in spaces)
        return next((thing for thing in things if thing is not None), None)

    def named(self, form: str) -> list[Thing]:
        """The things that are called by the normalised name `form`, sorted."""
        quads = self.store.matching(None, FORM, ox.Literal(form), _NAMES)
        iris = sorted({_letters(quad.subject) for quad in quads})
        return [thing for iri in iris if (thing := self._thing(iri)) is not None]

    def with_things(self, things: Iterable[tuple[Thing, Iterable[str]]]) -> NameIndex:
        """All names and those of `things`, for suggestions: it reads all of the gazetteer."""
        index = NameIndex()
        for iri in sorted({_letters(q.subject) for q in self._kept_names()}):
            thing = self._thing(iri)
            if thing is not None:
                index.add(thing, self._labels(iri))
        for own, names in things:
            index.add(own, names)
        return index

    def _kept_names(self) -> Iterator[ox.Quad]:
        return self.store.matching(None, FORM, None, _NAMES)

    def _labels(self, iri: str) -> list[str]:
        subject = ox.NamedNode(iri)
        return [
            _letters(quad.object)
            for label in _LABELS
            for quad in self.store.matching(subject, label, None, _STATED)
        ]

    def _thing(self, iri: str) -> Thing | None:
        """The actor or place `iri`; None where the gazetteer has none such."""
        if iri not in ACTOR and iri not in PLACE:
            return None
        try:
            subject = ox.NamedNode(iri)
        except ValueError:  # words that make no IRI
            return None
        kinds = [_letters(q.object) for q in self.store.matching(subject, _TYPE, None, _STATED)]
        kind = next((CKG.local(kind) for kind in sorted(kinds) if kind in CKG), None)
        if kind is None:
            return None
        slug = PLACE.local(iri) if iri in PLACE else ACTOR.local(iri)
        labels = self.store.matching(subject, _LABEL, None, _STATED)
        english = (q.object.value for q in labels if getattr(q.object, "language", "") == "en")  # type: ignore[union-attr]
        return Thing(iri, slug, next(english, slug), kind, iri in PLACE)


def _letters(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal)
    return term.value
