"""Where each statement of a Turtle, TriG, N-Triples or N-Quads text stands.

pyoxigraph says what a text states and not where; this reads a text that pyoxigraph has accepted
once more, for the offsets alone. It follows the productions of Turtle 1.1, section 6.5, and of
TriG 1.1, section 4 (https://www.w3.org/TR/trig/#sec-grammar), which hold N-Triples and N-Quads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pyoxigraph as ox

from kg.load.turtle_tokens import Token, string_value, tokens, unescaped
from kg.namespaces import RDF, XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal

_FIRST, _REST, _NIL, _TYPE = (ox.NamedNode(RDF[name]) for name in ("first", "rest", "nil", "type"))


class Statement(NamedTuple):
    """One triple, with the offsets of its three parts in the text.

    The links of a collection stand where their members stand.
    """

    subject: Term
    predicate: Term
    object: Term
    subject_at: int
    predicate_at: int
    object_at: int


def statements(text: str) -> Iterator[Statement]:
    """The triples of `text`, in its order; those of all graphs where it has several.

    Use it on what pyoxigraph has accepted, without byte order mark. Beyond a place where the text
    is RDF 1.2 it gives no more.
    """
    return _Walk(text).statements()


def prefixes(text: str) -> dict[str, str]:
    """The prefixes that `text` declares, each with what it last stood for; as for `statements`."""
    walk = _Walk(text)
    for _ in walk.statements():
        pass
    return walk.prefixes


@dataclass
class _Frame:
    """What the next term is part of: its subject and predicate, or its cell of a collection."""

    subject: Term | None = None
    predicate: Term | None = None
    subject_at: int = 0
    predicate_at: int = 0
    cell: Term | None = None
    is_first: bool = True
    is_complete: bool = False
    """Whether an object was read: a further term is the graph's name, as in N-Quads."""


@dataclass
class _Walk:
    """One reading of a text, with a stack of its own: brackets may nest deeper than Python."""

    text: str
    prefixes: dict[str, str] = field(default_factory=dict)
    base: str | None = None
    stack: list[_Frame] = field(default_factory=lambda: [_Frame()])
    found: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._tokens = tokens(self.text)
        self._next = next(self._tokens)
        self._resolved: dict[str, str] = {}
        self._known: dict[str, ox.NamedNode] = {}

    def _take(self) -> Token:
        taken = self._next
        if taken.kind != "end":
            self._next = next(self._tokens)
        return taken

    def statements(self) -> Iterator[Statement]:
        while (token := self._take()).kind != "end":
            if token.kind == "sign":
                self._sign(token)
            elif token.kind not in ("at", "word") or not self._is_directive(token):
                self._place(self._term(token), token.offset)
            if self.found:
                yield from self.found
                self.found.clear()

    # -- directives: prefixID, base, sparqlPrefix, sparqlBase -------------------------------

    def _is_directive(self, token: Token) -> bool:
        word = token.text.removeprefix("@").casefold()
        if word in ("prefix", "base"):
            self._known.clear()
        if word == "prefix":
            name = self._take().text
            self.prefixes[name.removesuffix(":")] = self._iri(self._take().text)
        elif word == "base":
            self.base = self._iri(self._take().text)
        elif word == "version":  # RDF 1.2
            self._take()
        else:
            return word == "graph"
        return True

    # -- signs: triples, predicateObjectList, objectList, blankNodePropertyList, collection --

    def _sign(self, token: Token) -> None:
        action = _ACTIONS.get(token.text)
        if action is not None:
            action(self, token)

    def _end_statement(self, token: Token) -> None:
        self.stack = [_Frame()]

    def _end_values(self, token: Token) -> None:
        self.stack[-1].predicate = None
        self.stack[-1].is_complete = False

    def _end_value(self, token: Token) -> None:
        self.stack[-1].is_complete = False

    def _open_node(self, token: Token) -> None:
        node = ox.BlankNode()
        self._place(node, token.offset)
        self.stack.append(_Frame(node, subject_at=token.offset))

    def _open_collection(self, token: Token) -> None:
        is_empty = self._next.text == ")"
        head = _NIL if is_empty else ox.BlankNode()
        self._place(head, token.offset)
        self.stack.append(_Frame(cell=None if is_empty else head))

    def _close_node(self, token: Token) -> None:
        if len(self.stack) > 1:
            self.stack.pop()

    def _close_collection(self, token: Token) -> None:
        cell = self.stack[-1].cell
        if cell is not None:
            self._add(cell, _REST, _NIL, token.offset)
        self._close_node(token)

    # -- terms ------------------------------------------------------------------------------

    def _place(self, term: Term, at: int) -> None:
        """Make `term` what the frame waits for: a member, a subject, a verb or an object."""
        frame = self.stack[-1]
        if frame.cell is not None:
            self._member(frame, frame.cell, term, at)
        elif frame.subject is None:
            frame.subject, frame.subject_at = term, at
        elif frame.predicate is None:
            frame.predicate, frame.predicate_at = term, at
        elif not frame.is_complete:
            frame.is_complete = True
            places = (frame.subject_at, frame.predicate_at, at)
            self.found.append(Statement(frame.subject, frame.predicate, term, *places))

    def _member(self, frame: _Frame, cell: Term, term: Term, at: int) -> None:
        if not frame.is_first:
            further = ox.BlankNode()
            self._add(cell, _REST, further, at)
            frame.cell = cell = further
        frame.is_first = False
        self._add(cell, _FIRST, term, at)

    def _add(self, subject: Term, predicate: Term, value: Term, at: int) -> None:
        self.found.append(Statement(subject, predicate, value, at, at, at))

    def _term(self, token: Token) -> Term:
        if token.kind in ("name", "iri"):
            return self._named(token)
        if token.kind == "string":
            return self._literal(string_value(token.text))
        if token.kind == "number":
            return ox.Literal(token.text, datatype=_number_type(token.text))
        if token.kind == "blank":
            return ox.BlankNode(token.text.removeprefix("_:"))
        if token.text in ("true", "false"):
            return ox.Literal(token.text, datatype=ox.NamedNode(XSD["boolean"]))
        return _TYPE  # the word a

    def _literal(self, value: str) -> ox.Literal:
        """RDFLiteral: a string, with the language or the datatype that follows it."""
        if self._next.kind == "at":
            return ox.Literal(value, language=self._take().text.removeprefix("@"))
        if self._next.text == "^^":
            self._take()
            return ox.Literal(value, datatype=self._named(self._take()))
        return ox.Literal(value)

    def _named(self, token: Token) -> ox.NamedNode:
        found = self._known.get(token.text)
        if found is None:
            found = self._known[token.text] = ox.NamedNode(self._name(token))
        return found

    def _name(self, token: Token) -> str:
        if token.kind == "iri":
            return self._iri(token.text)
        prefix, _, local = token.text.partition(":")
        return self.prefixes[prefix] + unescaped(local)

    def _iri(self, token: str) -> str:
        iri = unescaped(token[1:-1])
        if self.base is None:
            return iri
        whole = f"{self.base} {iri}"
        if whole not in self._resolved:
            self._resolved[whole] = _resolved(self.base, iri)
        return self._resolved[whole]


_ACTIONS: dict[str, Callable[[_Walk, Token], None]] = {
    ".": _Walk._end_statement,
    "{": _Walk._end_statement,
    "}": _Walk._end_statement,
    ";": _Walk._end_values,
    ",": _Walk._end_value,
    "[": _Walk._open_node,
    "]": _Walk._close_node,
    "(": _Walk._open_collection,
    ")": _Walk._close_collection,
}


def _number_type(text: str) -> ox.NamedNode:
    name = "double" if "e" in text.casefold() else "decimal" if "." in text else "integer"
    return ox.NamedNode(XSD[name])


def _resolved(base: str, iri: str) -> str:
    """`iri` made absolute (RFC 3986, section 5.2), by pyoxigraph, so that both say the same."""
    text = f"BASE <{base}> <{iri}> <{iri}> <{iri}> ."
    (triple,) = ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
    return str(triple.predicate.value)
