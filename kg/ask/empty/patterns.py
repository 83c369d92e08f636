"""What must match for a SPARQL query to find anything: its required patterns, in their order.

rdflib parses the query; the patterns are read from its parse tree, which keeps the order in which
they are written. Whatever may be absent without emptying the result (OPTIONAL, MINUS, FILTER,
BIND) is left out, so that a part that matches nothing always explains an empty result.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any

from rdflib.paths import Path
from rdflib.term import BNode, Identifier, Variable

from kg.namespaces import PREFIXES

_BLANK = "blank_node_"
"""Begins the variable that stands for a blank node of the query."""


@dataclass(frozen=True)
class Triple:
    """A triple pattern: three terms, of which the middle one may be a property path."""

    subject: Identifier
    predicate: Identifier | Path
    object: Identifier


@dataclass(frozen=True)
class Part:
    """A triple pattern or a VALUES block: `text` is SPARQL, `triple` None for VALUES.

    `graph` is the term of the GRAPH clause around it.
    """

    text: str
    variables: frozenset[str]
    triple: Triple | None = None
    graph: Identifier | None = None


@dataclass
class Group:
    """What must match together: `parts`, one branch of each of `unions`, each of `selects`.

    The variables of a sub-select are its own.
    """

    parts: list[Part] = field(default_factory=list)
    unions: list[list[Group]] = field(default_factory=list)
    selects: list[Group] = field(default_factory=list)

    def after(self, outer: Group) -> Group:
        """This branch of a UNION together with what must match besides the UNION."""
        return Group([*outer.parts, *self.parts], self.unions, self.selects)


def required_patterns(text: str) -> Group | None:
    """What must match for the query `text` to find anything.

    None when rdflib does not understand it, or when it gives a row whatever matches (COUNT).
    """
    from rdflib.plugins.sparql import algebra
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        prologue, query = parseQuery(text)
        declared = algebra.translatePrologue(prologue, None, PREFIXES)
        resolve = functools.partial(algebra.translatePName, prologue=declared)
        query = algebra.traverse(query, visitPost=resolve)
        query.where = algebra.traverse(query.where, visitPost=algebra.translatePath)
        if query.name not in ("SelectQuery", "AskQuery") or _always_a_row(query):
            return None
        group = Group()
        _read(query.where, group, None)
    except Exception:  # rdflib fails in many ways where it does not understand a query
        return None
    return group


def _always_a_row(select: Any) -> bool:
    """Whether a SELECT aggregates everything into one row."""
    return not select.groupby and _aggregates(list(select.projection or ()))


def _aggregates(node: Any) -> bool:
    """Whether the parsed expression `node` counts or sums something up."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        named = str(node.name).startswith("Aggregate_")
        return named or any(_aggregates(part) for part in node.values())
    return isinstance(node, list) and any(_aggregates(part) for part in node)


def _read(node: Any, group: Group, graph: Identifier | None) -> None:
    """Add to `group` what the parsed group pattern `node` requires; `graph` is around it."""
    if node.name == "SubSelect":
        if not _always_a_row(node):
            inner = Group()
            _read(node.where, inner, graph)
            group.selects.append(inner)
        return
    for part in node.part or ():
        if part.name == "TriplesBlock":
            for run in part.triples:
                group.parts += _triples(list(run), graph)
        elif part.name == "GraphGraphPattern":
            _read(part.graph, group, part.term)
        elif part.name == "InlineData":
            group.parts.append(_values(part))
        elif part.name == "GroupOrUnionGraphPattern":
            _read_union(list(part.graph), group, graph)


def _read_union(branches: list[Any], group: Group, graph: Identifier | None) -> None:
    if len(branches) == 1:
        _read(branches[0], group, graph)
        return
    read = [Group() for _ in branches]
    for branch, into in zip(branches, read, strict=True):
        _read(branch, into, graph)
    group.unions.append(read)


def _triples(run: list[Any], graph: Identifier | None) -> list[Part]:
    """The patterns of a block, which rdflib gives as one run of terms."""
    found = []
    for index in range(0, len(run) - 2, 3):
        triple = Triple(*(_named(term) for term in run[index : index + 3]))
        try:
            found.append(triple_part(triple, graph))
        except TypeError:  # rdflib cannot write a path that excludes an inverse step
            continue
    return found


def _named(term: Any) -> Any:
    return Variable(f"{_BLANK}{term}") if isinstance(term, BNode) else term


def is_blank(term: object) -> bool:
    """Whether `term` is the variable that stands for a blank node of the query."""
    return isinstance(term, Variable) and term.startswith(_BLANK)


def triple_part(triple: Triple, graph: Identifier | None = None) -> Part:
    """The part of a query that is `triple`, within the named graph or variable `graph`."""
    terms = (triple.subject, triple.predicate, triple.object)
    path = isinstance(triple.predicate, Path)
    subject, predicate, value = (term.n3() for term in terms)
    text = f"{subject} {f'({predicate})' if path else predicate} {value} ."
    if graph is not None:
        text = f"GRAPH {graph.n3()} {{ {text} }}"
    variables = {str(term) for term in (*terms, graph) if isinstance(term, Variable)}
    return Part(text, frozenset(variables), triple, graph)


def _values(block: Any) -> Part:
    rows = [row if isinstance(row, (list, tuple)) else [row] for row in _listed(block.value)]
    names = _listed(block.var)
    cells = " ".join(f"({' '.join(_cell(cell) for cell in row)})" for row in rows)
    header = " ".join(name.n3() for name in names)
    return Part(f"VALUES ({header}) {{ {cells} }}", frozenset(str(name) for name in names))


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value)


def _cell(cell: Any) -> str:
    return "UNDEF" if cell == "UNDEF" and not isinstance(cell, Identifier) else cell.n3()
