"""What a graph says on each claim, article, actor and place, in the keys that articles use.

Offsets, hashes and everything else that is computed from what is written is left out: a claim
does not change because a sentence was put before its quote.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from kg.load.vocabulary import load_vocabulary
from kg.namespaces import (
    ACTOR,
    ARTICLE,
    CKG,
    CLAIM,
    DCTERMS,
    ID,
    PLACE,
    RDF,
    RELATION,
    compact,
)

Value = Any
"""A text, or a map from key to a list of values."""

Fields = dict[str, list[Value]]

COMPUTED = frozenset(
    {
        *(CKG[name] for name in ("start", "end", "quotedFrom", "inArticle", "textSha256")),
        *(CKG[name] for name in ("occursWithin", "position")),
        DCTERMS["identifier"],
    }
)
"""Properties that follow from what is written and where."""

_BOUNDS = frozenset(
    CKG[name] for name in ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd")
)
_KINDS = {"Claim": "claim", "CoderClaim": "coder's claim", "Link": "coder's claim"}


@dataclass(frozen=True)
class Record:
    """One claim, article, actor, place or relation, with everything said on it.

    `name` is its id as people write it; `article` is the id of the article that states it, empty
    for the gazetteer.
    """

    iri: str
    kind: str
    name: str
    article: str
    fields: Fields = field(hash=False)

    def same_words(self) -> str:
        """A text that is equal for records which say the same."""
        return canonical(self.fields)


def canonical(value: Value) -> str:
    """A text that is equal for equal values, whatever the order of their parts."""
    return json.dumps(_sorted(value), ensure_ascii=False, sort_keys=True)


def _sorted(value: Value) -> Value:
    if isinstance(value, dict):
        return {
            key: sorted((_sorted(item) for item in items), key=_text)
            for key, items in value.items()
        }
    return value


def _text(value: Value) -> str:
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def records_of(quads: Iterable[ox.Quad]) -> dict[str, Record]:
    """The records of a graph, by IRI; the names of the graphs that hold its triples are ignored."""
    return _Reader(quads).records()


class _Reader:
    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        vocabulary = load_vocabulary()
        self._keys = {key.iri: name for name, key in vocabulary.keys.items()}
        self._codes = {
            iri: word for key in vocabulary.keys.values() for word, iri in key.codes.items()
        }
        self._is_a = vocabulary.is_a
        self._facts: dict[str, dict[str, list[Any]]] = {}
        for quad in quads:
            of_subject = self._facts.setdefault(_name(quad.subject), {})
            values = of_subject.setdefault(quad.predicate.value, [])
            if quad.object not in values:
                values.append(quad.object)
        contents = ((iri, facts.get(CKG["hasContent"], ())) for iri, facts in self._facts.items())
        self._owner = {_name(value): iri for iri, values in contents for value in values}

    def records(self) -> dict[str, Record]:
        found = {}
        for iri in sorted(self._facts):
            kind = self._kind(iri)
            if kind is not None:
                found[iri] = Record(iri, kind, *self._names(iri), self._fields(iri, ()))
        return found

    def _kind(self, iri: str) -> str | None:
        """What `iri` is, if it is described for itself and not as a part of something else."""
        for namespace, kind in ((ACTOR, "actor"), (PLACE, "place"), (RELATION, "relation")):
            if iri in namespace:
                return kind
        if iri in ARTICLE and "." not in ARTICLE.local(iri):
            return "article"
        types = (_name(value) for value in self._facts[iri].get(RDF["type"], ()))
        names = [CKG.local(name) for name in types if name in CKG]
        return next((_KINDS[name] for name in names if name in _KINDS), None)

    def _names(self, iri: str) -> tuple[str, str]:
        local = iri.removeprefix(ID.base).partition("/")[2]
        if iri in CLAIM or (iri in PLACE and "." in local):
            article, _, name = local.partition(".")
            return name, article
        return local, local if iri in ARTICLE else ""

    def _fields(self, iri: str, above: tuple[str, ...]) -> Fields:
        facts = self._facts[iri]
        dated = CKG["edtf"] in facts
        fields: Fields = {}
        for predicate, values in facts.items():
            if predicate in COMPUTED or (dated and predicate in _BOUNDS):
                continue
            found = [self._value(value, (*above, iri)) for value in self._ordered(values)]
            in_order = any(self._position(_name(value)) for value in values)
            fields[self._key(predicate)] = [_chain(found)] if in_order else found
        return fields

    def _key(self, predicate: str) -> str:
        if predicate == RDF["type"]:
            return "type"
        return self._keys.get(predicate) or compact(predicate)

    def _ordered(self, values: list[Any]) -> list[Any]:
        """The links of a source chain in their order; everything else by its letters."""
        return sorted(values, key=lambda value: (self._position(_name(value)), str(value)))

    def _position(self, iri: str) -> int:
        numbers = self._facts.get(iri, {}).get(CKG["position"], ())
        text = next((number.value for number in numbers), "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    def _value(self, value: Any, above: tuple[str, ...]) -> Value:
        if isinstance(value, ox.Literal):
            return f"{value.value}@{value.language}" if value.language else value.value
        iri = _name(value)
        if iri in self._codes:
            return self._codes[iri]
        if iri in self._owner and self._owner[iri] != above[0]:
            return self._names(self._owner[iri])[0]
        if iri not in self._facts or iri in above or self._kind(iri) is not None:
            return self._reference(iri, above[0])
        fields = self._fields(iri, above)
        words = fields.get("exact")
        return words[0] if words and fields.keys() <= {"type", "exact"} else fields

    def _reference(self, iri: str, subject: str) -> str:
        """The name of another thing, as it would be written in the file of `subject`."""
        if iri in CKG:
            return CKG.local(iri)
        if iri not in ID:
            return iri
        name, article = self._names(iri)
        own = self._names(subject)[1]
        return name if not article or article == own or iri in ARTICLE else f"{article}.{name}"


def _chain(links: list[Value]) -> str:
    """A source chain as one text, since its order counts."""
    return "[" + ", ".join(_link(link) for link in links) + "]"


def _link(link: Value) -> str:
    plain = isinstance(link, dict) and {name: link[name] for name in link if name != "type"}
    if plain and plain.keys() == {"actor", "credit"} and plain["credit"] == ["credited"]:
        return str(plain["actor"][0])
    return shown(link)


def shown(value: Value) -> str:
    """A value in one line, as an article would write it."""
    if not isinstance(value, dict):
        return str(value)
    parts = (f"{key}: {_list(items)}" for key, items in value.items() if key != "type")
    return "{" + ", ".join(parts) + "}"


def _list(items: list[Value]) -> str:
    texts = [shown(item) for item in items]
    return texts[0] if len(texts) == 1 else "[" + ", ".join(texts) + "]"


def _name(term: Any) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode) else str(term)
