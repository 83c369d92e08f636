"""Where each statement of a JSON-LD text stands.

A node stands at its identifier, a property at its key. What the keys and identifiers mean is read
from the contexts in the text itself: terms, prefixes, `@vocab`, aliases of keywords, reversed
terms and code words (JSON-LD 1.1, sections 4.1 to 4.3, https://www.w3.org/TR/json-ld11/). A name
that comes about in another way has no place, and neither has a node without identifier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin

from kg.load.json_tree import Array, Node, Object, Value, read_json
from kg.namespaces import RDF

_INNER = ("@graph", "@included", "@list", "@set", "@none")
"""Keys within which there are nodes of the same object, or none of its own."""


class Mention(NamedTuple):
    """One value of a property of a node, with the offsets of the three; None for what is none."""

    subject: str
    predicate: str | None
    value: str | None
    subject_at: int
    predicate_at: int = 0
    value_at: int = 0


def mentions(text: str) -> Iterator[Mention]:
    """What the nodes of the JSON-LD `text` say, in its order.

    Use it on what pyoxigraph has accepted, without byte order mark.
    """
    yield from _nodes(read_json(text), _Context())


@dataclass(frozen=True)
class _Context:
    """The terms in force: what each stands for, or the map that defines it."""

    terms: dict[str, Node] = field(default_factory=dict)

    def within(self, given: Node | None) -> _Context:
        """This context with the definitions of `given` before its own."""
        if isinstance(given, Array):
            context = self
            for item in given.items:
                context = context.within(item)
            return context
        if _is_null(given):  # takes all back
            return _Context()
        if not isinstance(given, Object):
            return self
        return _Context({**self.terms, **{key.text: value for key, value in given.pairs}})

    def detail(self, term: str, name: str) -> Node | None:
        """The entry `name` of the map that defines `term`."""
        defined = self.terms.get(term)
        return defined.get(name) if isinstance(defined, Object) else None

    def _target(self, term: str) -> str | None:
        defined = self.terms.get(term)
        return _text(defined.get("@id") if isinstance(defined, Object) else defined)

    def iri(self, name: str) -> str | None:
        """The IRI or keyword that a key, type or code word stands for; None for none."""
        if name.startswith("@"):
            return name
        if _is_null(self.terms.get(name)):
            return None
        target = self._target(name)
        if target is not None and target != name:
            return self.iri(target)
        return self._prefixed(name) if ":" in name else self._joined("@vocab", name)

    def identifier(self, name: str) -> str | None:
        """The IRI of a thing called `name`; None where it is relative to no base."""
        if ":" in name:
            return self._prefixed(name)
        base = self._target("@base")
        return None if base is None else urljoin(base, name)

    def _prefixed(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        begin = None if local.startswith("//") else self._joined(prefix, "")
        return name if begin is None else f"{begin}{local}"

    def _joined(self, term: str, name: str) -> str | None:
        target = self._target(term)
        return None if target is None else f"{self.iri(target)}{name}"

    def reversed(self, name: str) -> str | None:
        """The IRI of the property that the term `name` turns round, or None."""
        target = _text(self.detail(name, "@reverse"))
        return None if target is None else self.iri(target)


def _is_null(node: Node | None) -> bool:
    return isinstance(node, Value) and not node.is_string


def _text(node: Node | None) -> str | None:
    return node.text if isinstance(node, Value) and node.is_string else None


def _nodes(node: Node, context: _Context) -> Iterator[Mention]:
    if isinstance(node, Array):
        for item in node.items:
            yield from _nodes(item, context)
    elif isinstance(node, Object):
        yield from _node(node, context.within(node.get("@context")))


def _node(node: Object, context: _Context) -> Iterator[Mention]:
    named = _identifier(node, context)
    if named is not None:
        yield Mention(named[0], None, None, named[1])
    for key, value in node.pairs:
        if key.text == "@context":
            continue
        if named is not None:
            yield from _properties(named, key, value, context)
        yield from _nodes(value, context.within(context.detail(key.text, "@context")))


def _identifier(node: Object, context: _Context) -> tuple[str, int] | None:
    """The IRI of a node and the offset of the string that gives it."""
    for key, value in node.pairs:
        if context.iri(key.text) == "@id" and isinstance(value, Value):
            iri = context.identifier(value.text)
            return None if iri is None else (iri, value.offset)
    return None


def _properties(
    named: tuple[str, int], key: Value, value: Node, context: _Context
) -> Iterator[Mention]:
    subject, at = named
    back = context.reversed(key.text)
    predicate = context.iri(key.text)
    if back is not None:
        for other, offset in _values(value, key.text, context):
            yield Mention(other, back, subject, offset, key.offset, at)
    elif predicate == "@type":
        yield from _types(named, key, value, context)
    elif predicate is not None and not predicate.startswith("@"):
        yield Mention(subject, predicate, None, at, key.offset)
        for text, offset in _values(value, key.text, context):
            yield Mention(subject, predicate, text, at, key.offset, offset)


def _types(named: tuple[str, int], key: Value, value: Node, context: _Context) -> Iterator[Mention]:
    for item in value.items if isinstance(value, Array) else [value]:
        iri = context.iri(item.text) if isinstance(item, Value) else None
        yield Mention(named[0], RDF["type"], iri, named[1], key.offset, item.offset)


def _values(node: Node, term: str, context: _Context) -> Iterator[tuple[str, int]]:
    """The values in `node`, which is what the key `term` holds, each with its offset."""
    if isinstance(node, Array):
        for item in node.items:
            yield from _values(item, term, context)
    elif isinstance(node, Value):
        text = _coerced(node, term, context)
        if text is not None:
            yield text, node.offset
    else:
        yield from _values_of_map(node, term, context)


def _values_of_map(node: Object, term: str, context: _Context) -> Iterator[tuple[str, int]]:
    own = context.within(node.get("@context"))
    named = _identifier(node, own)
    if named is not None:
        yield named
        return
    by_language = context.detail(term, "@container") is not None
    for key, value in node.pairs:
        if own.iri(key.text) == "@value" and isinstance(value, Value):
            yield value.text, value.offset
        elif own.iri(key.text) in _INNER or (by_language and not key.text.startswith("@")):
            yield from _values(value, term, context)


def _coerced(value: Value, term: str, context: _Context) -> str | None:
    word = _text(context.detail(term, "@type"))
    if word == "@id":
        return context.identifier(value.text)
    if word == "@vocab":
        return context.within(context.detail(term, "@context")).iri(value.text)
    return value.text
