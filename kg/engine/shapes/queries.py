"""SPARQL constraints: one query for all focus nodes where that is safe, else one for each.

SHACL, section 5: https://www.w3.org/TR/shacl/#sparql-constraints. `$this` is to be bound before a
query runs (section 5.3.1). One query for all joins the focus nodes to it instead, from a graph of
their own in the store, so that no term of the data is written into the text of a query. That finds
the same where whatever mentions `$this` also binds it: see `joins_safely`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.engine.shapes.change import Reads
from kg.engine.shapes.index import Index, Nodes
from kg.engine.sieve import Sieve
from kg.findings import Finding, Severity
from kg.namespaces import GRAPH, RDF
from kg.results import result_finding
from kg.statements import Term, is_blank, value

FOCUS = ox.NamedNode(GRAPH["focus"])
"""The graph of the focus nodes: each has the shape that it is a focus node of as its type."""

HEADER = re.compile(r"\s*SELECT (?:DISTINCT )?\$this(?: \?(?:value|path))*\s+WHERE\s*\{")
"""How the queries begin that are compiled."""

_TYPE = ox.NamedNode(RDF["type"])
_THIS = ox.Variable("this")
_TOKEN = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<[^<>\s]*>)|([{}]|[$?]\w+|[A-Za-z]\w*|\S)"""
)
_NOT_JOINED = {
    *("SELECT", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"),
    *("MINUS", "VALUES", "SERVICE", "GRAPH"),
}


@dataclass(frozen=True)
class Query:
    """One SPARQL constraint of the node shape `shape`: what it says, and its query."""

    node: Term
    shape: ox.NamedNode
    severity: Severity
    message: str
    text: str
    joined: bool
    sieve: Sieve | None

    @property
    def reads(self) -> Reads | None:
        """What the query looks at, where that is known."""
        return None if self.sieve is None else self.sieve.reads

    def to_ask_about(self, index: Index, focus: Nodes) -> Nodes:
        """Those of `focus` about which the query may find something."""
        return focus if self.sieve is None else self.sieve.passed(index, focus)

    def findings(self, store: ox.Store, focus: Nodes) -> Iterator[Finding]:
        """What the query finds in `store`, where `mark` has put `focus`.

        A solution is a result: its ?value is the value, else the value node of a node shape, which
        is the focus node; its ?path is the path, if it is bound.
        SHACL, section 5.3.2: https://www.w3.org/TR/shacl/#sparql-constraints-mapping.
        """
        for solution in self._solutions(store, focus):
            this, found, path = (_bound(solution, name) for name in ("this", "value", "path"))
            assert this is not None
            shown = this if found is None else found
            yield result_finding(self.node, this, self.message, self.severity, path, shown)

    def _solutions(self, store: ox.Store, focus: Nodes) -> Iterator[ox.QuerySolution]:
        if self.joined:
            yield from _select(store.query(self.text))
            return
        for node in focus:
            bound: dict[Any, Any] = {_THIS: _node(node)}
            yield from _select(store.query(self.text, substitutions=bound))


def _node(focus: Term) -> ox.NamedNode | ox.BlankNode:
    """A focus node for pyoxigraph: as a subject of the data it is no literal."""
    return ox.BlankNode(value(focus)) if is_blank(focus) else ox.NamedNode(value(focus))


def marks(shape: ox.NamedNode, focus: Nodes) -> list[ox.Quad]:
    """The quads that make `focus` the focus nodes of `shape` for its queries."""
    return [ox.Quad(_node(node), _TYPE, shape, FOCUS) for node in focus]


def joined_to_focus(query: str, shape: ox.NamedNode) -> str:
    """The text of `query`, whose `$this` are the focus nodes of `shape`."""
    return HEADER.sub(lambda head: f"{head[0]} GRAPH {FOCUS} {{ $this a {shape} }} ", query, 1)


def joins_safely(query: str) -> bool:
    """Whether joining the focus nodes to `query` finds what binding `$this` before it finds.

    It does where there is no sub-select, aggregate, modifier, MINUS, VALUES or other graph, and
    each group within the query that mentions `$this` begins with a triple pattern about it, so
    that its filters see it bound. EXISTS sees the bindings of the group that it stands in.
    """
    body = query[len(head[0]) :] if (head := HEADER.match(query)) else ""
    words = [match[2] or "" for match in _TOKEN.finditer(body)]
    if not words or words[-1] != "}" or {word.upper() for word in words} & _NOT_JOINED:
        return False
    return all(group[0] == "$this" for group in _groups(words) if "$this" in group)


def _groups(words: list[str]) -> Iterator[list[str]]:
    """The words of each group in braces that is no group of EXISTS nor within one."""
    for start, word in enumerate(words):
        if word == "{" and words[start - 1].upper() != "EXISTS" and not _in_exists(words, start):
            yield [_this(one) for one in words[start + 1 : _end(words, start)]]


def _in_exists(words: list[str], place: int) -> bool:
    opened = [at for at in range(place) if words[at] == "{" and _end(words, at) > place]
    return any(words[at - 1].upper() == "EXISTS" for at in opened)


def _end(words: list[str], start: int) -> int:
    """Where the brace closes that opens at `start`."""
    depth = 0
    for place in range(start, len(words)):
        depth += {"{": 1, "}": -1}.get(words[place], 0)
        if depth == 0:
            return place
    return len(words)


def _this(word: str) -> str:
    return "$this" if word == "?this" else word


def _select(found: object) -> Iterator[ox.QuerySolution]:
    assert isinstance(found, ox.QuerySolutions)
    return iter(found)


def _bound(solution: ox.QuerySolution, name: str) -> Term | None:
    try:
        term = solution[name]
    except KeyError:  # not projected
        return None
    return None if term is None else str(term)
