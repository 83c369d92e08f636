"""Any SPARQL query over a graph: refused when it would use the network, explained when empty."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from kg.ask.empty.names import unknown_terms
from kg.ask.moment import Moment
from kg.ask.slices import reads_conclusions, sliced
from kg.ask.sparql_text import names_graphs, refuse, undeclared_prefixes
from kg.findings import UnreadableError, UsageError
from kg.store import Store

_ERROR = re.compile(r"error at (\d+):(\d+): ", re.IGNORECASE)
RESULT_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}


@dataclass(frozen=True)
class QueryResult:
    """The result of a query: `kind` is select, ask or construct; `data` what pyoxigraph gave.

    `columns` and `rows` hold a SELECT's values as text, for a table; `found` is whether there is
    anything; `unknown` are sentences about names in the query that the graph does not have; `why`
    are sentences on why a SELECT or ASK found nothing, as far as that is sure.
    """

    kind: str
    data: bytes | None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    truth: bool | None = None
    quads: tuple[ox.Quad, ...] = ()
    found: bool = True
    unknown: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


def run_query(store: Store, text: str, output: str = "table", name: str = "query") -> QueryResult:
    """The result of the SPARQL 1.1 query `text`; `output` is table, csv, json, xml or turtle.

    `name` is the query's file in messages. UnreadableError, with line and column, when it is not
    SPARQL; UsageError when it is an update or asks another server (SERVICE), or when its results
    cannot be written as `output`.
    """
    text = text.removeprefix("\ufeff")
    refuse(text, name)
    result = _run(store, text, output, name)
    why = () if result.found or result.kind == "construct" else _why(store, text)
    return replace(result, unknown=unknown_terms(store, text), why=why)


def _run(store: Store, text: str, output: str, name: str) -> QueryResult:
    """The result without explanations.

    pyoxigraph's solutions belong to the thread that asked and are gone when this returns; rdflib's
    parser, which explains, keeps its callers' variables for the garbage collector of any thread.
    """
    with sliced(store, Moment(), reads_conclusions(text)):
        return _found(store, text, output, name)


def _found(store: Store, text: str, output: str, name: str) -> QueryResult:
    try:
        found = store.query(text, own_dataset=names_graphs(text))
    except UsageError as error:
        raise UnreadableError(_syntax_error(str(error), text, name)) from error
    try:
        return _result(found, output)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"{name}: the query failed: {error}") from error


def _why(store: Store, text: str) -> tuple[str, ...]:
    from kg.ask.empty.explain import why_nothing  # needs rdflib, which is slow to import

    return why_nothing(store, text)


def _syntax_error(message: str, text: str, name: str) -> str:
    """The parser's message with `name:line:column`, the line itself, and a cause where known."""
    place = _ERROR.search(message)
    if place is None:
        return f"{name}: {message}"
    line, column = int(place[1]), int(place[2])
    said = message[place.end() :].splitlines()[0]
    undeclared = undeclared_prefixes(text)
    if undeclared:
        said = f"the prefix {undeclared[0] + ':'!r} is not declared"
    lines = text.splitlines()
    shown = lines[line - 1].strip()[:120] if line <= len(lines) else ""
    return f"{name}:{line}:{column}: not SPARQL 1.1: {said}" + (f"\n    {shown}" if shown else "")


def _result(found: Any, output: str) -> QueryResult:
    if isinstance(found, ox.QueryTriples):
        if output not in ("table", "turtle"):
            raise UsageError(
                f"a CONSTRUCT or DESCRIBE gives triples: --format turtle, not {output}"
            )
        quads = tuple(ox.Quad(t.subject, t.predicate, t.object) for t in found)
        return QueryResult("construct", None, quads=quads, found=bool(quads))
    if output == "turtle":
        raise UsageError(
            "only CONSTRUCT and DESCRIBE give Turtle: --format table, csv, json or xml"
        )
    if isinstance(found, ox.QueryBoolean):
        data = found.serialize(format=RESULT_FORMATS[output]) if output != "table" else None
        return QueryResult("ask", data, truth=bool(found), found=bool(found))
    columns = tuple(variable.value for variable in found.variables)
    if output != "table":
        data = found.serialize(format=RESULT_FORMATS[output])
        return QueryResult("select", data, columns, found=_has_rows(data, output))
    rows = tuple(tuple(_cell(row[name]) for name in columns) for row in found)
    return QueryResult("select", None, columns, rows, found=bool(rows))


def _has_rows(data: bytes, output: str) -> bool:
    if output == "json":
        return bool(json.loads(data)["results"]["bindings"])
    return b"<result>" in data if output == "xml" else data.count(b"\n") > 1


def _cell(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))
