"""Graphs as bytes: the one form in which they are given to a store, and what is made of it."""

from __future__ import annotations

import re
from collections.abc import Collection

import pyoxigraph as ox

from kg.findings import UsageError
from kg.store.interface import Graphs

_IRI = rb'<[^<>"{}|^`\\\x00-\x20]++>'
_ESCAPE = rb"\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_TEXT = rb'"[^"\\\n\r]*+(?:%b[^"\\\n\r]*+)*"' % _ESCAPE
_VALUE = rb"(?:%b|%b(?:@[A-Za-z0-9-]+|\^\^%b)?)" % (_IRI, _TEXT, _IRI)
_TRIPLE = re.compile(rb"%b %b %b \.\n" % (_IRI, _IRI, _VALUE))
_GRAPH = re.compile(rb"(?:%b)*" % _TRIPLE.pattern)


def check_lines(graphs: Graphs) -> None:
    """Return when each of `graphs` is N-Triples, a line for each triple, without blank nodes.

    RDF 1.1 N-Triples, section 4 (canonical form). Such lines are triples in SPARQL as well, and can
    be nothing else there: no line ends the block that it is written into. UsageError otherwise.
    """
    for name, triples in graphs.items():
        _check_name(name)
        if not _GRAPH.fullmatch(triples):
            raise UsageError(f"graph {name}: {_first_wrong(triples)}")


def _check_name(name: str) -> None:
    try:
        ox.NamedNode(name)
    except ValueError as error:
        raise UsageError(f"graph {name!r}: {error}") from error


def _first_wrong(triples: bytes) -> str:
    for number, line in enumerate(triples.split(b"\n"), 1):
        if not _TRIPLE.fullmatch(line + b"\n"):
            shown = line[:200].decode("utf-8", "replace")
            return f"line {number} is not a triple without blank nodes: {shown!r}"
    return "its last line has no end"


def replacement(graphs: Graphs, drop: Collection[str] = ()) -> str:
    """The one update that puts `graphs` in the place of those of their names and drops others.

    SPARQL 1.1 Update, section 3: operations of one request are one transaction in Oxigraph.
    N-Triples are also what INSERT DATA takes, section 19.8, rule 74. UsageError for anything else.
    """
    check_lines(graphs)
    for name in drop:
        _check_name(name)
    gone = [f"DROP SILENT GRAPH {ox.NamedNode(name)}" for name in (*graphs, *drop)]
    put = [
        f"INSERT DATA {{ GRAPH {ox.NamedNode(name)} {{\n{_text(name, triples)}}} }}"
        for name, triples in graphs.items()
        if triples
    ]
    return " ;\n".join([*gone, *put])


def _text(name: str, triples: bytes) -> str:
    try:
        return triples.decode()
    except UnicodeDecodeError as error:
        raise UsageError(f"graph {name}: not UTF-8: {error}") from error


def nquads(graphs: Graphs) -> bytes:
    """The graphs as N-Quads; UsageError when they are not N-Triples, see `check_lines`."""
    check_lines(graphs)
    return b"".join(
        triples.replace(b" .\n", f" {ox.NamedNode(name)} .\n".encode())
        for name, triples in graphs.items()
    )
