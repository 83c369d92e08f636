"""What the short keys of article and gazetteer files mean: the JSON-LD context and the ontology."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.namespaces import CKG, OWL, RDF, RDFS, SCHEMA, XSD
from kg.resources import CONTEXT_FILE, ONTOLOGY_FILE

_NAMED = frozenset({"Actor", "Place"})
_OWNERS = {
    "title": frozenset({"Article"}),
    "language": frozenset({"Article"}),
    "prefLabel": _NAMED,
    "altLabel": _NAMED,
    "hiddenLabel": _NAMED,
    "exactMatch": _NAMED,
}
"""Keys of terms that are not ours, of which our ontology does not say who has them."""


COMPUTED_KEYS = frozenset(
    {
        *("article", "identifier", "text", "textSha256", "position", "label", "occursWithin"),
        *("exact", "start", "end", "quotedFrom"),
        *("earliestBegin", "latestBegin", "earliestEnd", "latestEnd"),
        *("concludedBy", "derivedFrom", "restsOnRelation"),
    }
)
"""Keys whose values are worked out, so that they can neither be forgotten nor contradict."""


@dataclass(frozen=True)
class Key:
    """A short key: the property it stands for and what its values are.

    `codes` maps the words of a code list to its members; `datatype` is set for literals;
    `by_language` is True for labels, whose value is a map from language tag to texts;
    `expects` holds the local names of the classes that the property's values belong to,
    `belongs_to` those that have the property.
    """

    name: str
    iri: str
    datatype: str | None = None
    codes: dict[str, str] = field(default_factory=dict)
    by_language: bool = False
    expects: frozenset[str] = frozenset()
    belongs_to: frozenset[str] = frozenset()
    is_iri: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The short keys, and the classes with their direct superclasses."""

    keys: dict[str, Key]
    classes: dict[str, frozenset[str]]

    def fits(self, key: Key, kind: str) -> bool:
        """Whether things of class `kind` may have the property of `key`."""
        return not key.belongs_to or any(self.is_a(kind, owner) for owner in key.belongs_to)

    def keys_of(self, kind: str) -> list[str]:
        """The names of the keys that things of class `kind` may have."""
        return [name for name, key in self.keys.items() if self.fits(key, kind)]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether class `name` is `ancestor` or one of its subclasses (local names)."""
        if name == ancestor:
            return True
        return any(self.is_a(parent, ancestor) for parent in self.classes.get(name, ()))

    def kinds(self, ancestor: str) -> list[str]:
        """The local names of `ancestor` and its subclasses, sorted."""
        return sorted(name for name in self.classes if self.is_a(name, ancestor))


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary of the ontology that comes with the package; read once."""
    context: dict[str, Any] = json.loads(CONTEXT_FILE.read_text("utf-8"))["@context"]
    store = ox.Store()
    store.load(path=str(ONTOLOGY_FILE), format=ox.RdfFormat.TURTLE)
    expects = _included_classes(store, "rangeIncludes")
    belongs_to = _included_classes(store, "domainIncludes")
    keys = {
        name: replace(
            key,
            expects=expects.get(key.iri, frozenset()),
            belongs_to=belongs_to.get(key.iri, _OWNERS.get(name, frozenset())),
        )
        for name, entry in context.items()
        if (key := _key(name, entry, context)) is not None
    }
    return Vocabulary(keys, _classes(store))


def _expand(compact: str, context: dict[str, Any]) -> str:
    prefix, _, local = compact.partition(":")
    base = context.get(prefix)
    return base + local if isinstance(base, str) and local else compact


def _key(name: str, entry: Any, context: dict[str, Any]) -> Key | None:
    if isinstance(entry, str):
        entry = {"@id": entry}
    if not isinstance(entry, dict) or ":" not in entry.get("@id", ""):
        return None
    iri = _expand(entry["@id"], context)
    if iri in CKG and CKG.local(iri)[:1].isupper() and name == CKG.local(iri):
        return None  # a class
    if "//" in entry["@id"]:
        return None  # a prefix
    kind = entry.get("@type")
    codes = {word: _expand(code, context) for word, code in entry.get("@context", {}).items()}
    is_iri = kind in ("@id", "@vocab")
    datatype = None if is_iri else _expand(kind, context) if kind else XSD["string"]
    by_language = entry.get("@container") == "@language"
    return Key(name, iri, datatype, codes, by_language, is_iri=is_iri)


def _included_classes(store: ox.Store, property_name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    predicate = ox.NamedNode(SCHEMA[property_name])
    for quad in store.quads_for_pattern(None, predicate, None):
        value = quad.object.value  # type: ignore[union-attr]
        name = CKG.local(value) if value in CKG else value.rpartition("#")[2]
        found.setdefault(quad.subject.value, set()).add(name)  # type: ignore[union-attr]
    return {iri: frozenset(names) for iri, names in found.items()}


def _classes(store: ox.Store) -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    of_class = store.quads_for_pattern(None, ox.NamedNode(RDF["type"]), ox.NamedNode(OWL["Class"]))
    for quad in of_class:
        parents = store.quads_for_pattern(quad.subject, ox.NamedNode(RDFS["subClassOf"]), None)
        name = CKG.local(quad.subject.value)  # type: ignore[union-attr]
        classes[name] = frozenset(
            CKG.local(parent.object.value)  # type: ignore[union-attr]
            for parent in parents
        )
    return classes
