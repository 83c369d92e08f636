"""Looking up a few triples of a store by what they have in common, as texts."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.store import Store


def objects(store: Store, subject: str, name: str, graph: str | None = None) -> Iterator[str]:
    """The values that `subject` has for the property `name`: IRIs, or texts of literals."""
    found = store.matching(ox.NamedNode(subject), ox.NamedNode(name), None, graph)
    return (getattr(quad.object, "value", "") for quad in found)


def subjects(store: Store, name: str, value: str, graph: str | None = None) -> Iterator[str]:
    """The things (IRIs) that have `value` (an IRI) for the property `name`."""
    found = store.matching(None, ox.NamedNode(name), ox.NamedNode(value), graph)
    return (getattr(quad.subject, "value", "") for quad in found)


def has(store: Store, subject: str, name: str, value: str, graph: str | None = None) -> bool:
    """Whether `subject` has `value` (an IRI) for the property `name`."""
    terms = (ox.NamedNode(subject), ox.NamedNode(name), ox.NamedNode(value))
    return next(iter(store.matching(*terms, graph)), None) is not None
