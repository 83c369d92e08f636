"""Any SPARQL query over a graph: refused when it would use the network, explained when empty."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.findings import UnreadableError, UsageError
from kg.load.names import did_you_mean, near_words
from kg.namespaces import CKG, PREFIXES
from kg.store import Store

_NOT_CODE = re.compile(
    r"""
    (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | "{3}(?:[^"\\]|\\.|"(?!""))*"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"(?<![\w:?$@.-])SERVICE(?![\w:-])", re.IGNORECASE)
_PREFIX = re.compile(r"PREFIX\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w:?$@-])([A-Za-z][\w.-]*)?:([A-Za-z_][\w-]*)")
RESULT_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_TERMS = "SELECT DISTINCT ?term WHERE { ?term rdfs:isDefinedBy ?ontology }"


@dataclass(frozen=True)
class QueryResult:
    """The result of a query: `kind` is select, ask or construct; `data` what pyoxigraph gave.

    `columns` and `rows` hold a SELECT's values as text, for a table; `empty_because` names terms
    that the ontology lacks when nothing was found.
    """

    kind: str
    data: bytes | None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    truth: bool | None = None
    quads: tuple[ox.Quad, ...] = ()
    empty_because: tuple[str, ...] = ()


def run_query(store: Store, text: str, output: str = "table") -> QueryResult:
    """The result of the SPARQL 1.1 query `text`; `output` is table, csv, json, xml or turtle.

    UnreadableError when it is not SPARQL; UsageError when it asks another server (SERVICE), or
    when its results cannot be written as `output`.
    """
    refuse_network(text)
    try:
        found = store.query(text)
        result = _result(found, output)
    except UsageError as error:
        raise UnreadableError(str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"the query failed: {error}") from error
    if result.rows or result.quads or result.truth:
        return result
    return QueryResult(
        result.kind, result.data, result.columns, (), result.truth, (), unknown_terms(store, text)
    )


def refuse_network(text: str) -> None:
    """Raise UsageError when the query would ask another server."""
    code = _NOT_CODE.sub(lambda match: " <> " if match["iri"] else " ", text)
    if _WORD.search(code):
        raise UsageError("SERVICE is refused: a query asks this graph and uses no network")


def unknown_terms(store: Store, text: str) -> tuple[str, ...]:
    """Sentences about terms of our ontology's namespace in `text` that the ontology lacks."""
    known = {CKG.local(row["term"] or "") for row in store.select(_TERMS)}
    prefixes = PREFIXES | {match[1]: match[2] for match in _PREFIX.finditer(text)}
    used = [iri[1:-1] for match in _NOT_CODE.finditer(text) if (iri := match["iri"])]
    code = _NOT_CODE.sub(" ", text)
    for match in _NAME.finditer(code):
        used.append(prefixes.get(match[1] or "", "") + match[2])
    missing = {
        CKG.local(iri)
        for iri in used
        if iri in CKG and iri != CKG.base and CKG.local(iri) not in known
    }
    return tuple(
        f"the ontology has no term {name!r}{did_you_mean(near_words(name, known))}"
        for name in sorted(missing)
    )


def _result(found: Any, output: str) -> QueryResult:
    if isinstance(found, ox.QueryTriples):
        if output not in ("table", "turtle"):
            raise UsageError(
                f"a CONSTRUCT or DESCRIBE gives triples: --format turtle, not {output}"
            )
        quads = tuple(ox.Quad(t.subject, t.predicate, t.object) for t in found)
        return QueryResult("construct", None, quads=quads)
    if output == "turtle":
        raise UsageError(
            "only CONSTRUCT and DESCRIBE give Turtle: --format table, csv, json or xml"
        )
    if isinstance(found, ox.QueryBoolean):
        data = found.serialize(format=RESULT_FORMATS[output]) if output != "table" else None
        return QueryResult("ask", data, truth=bool(found))
    columns = tuple(variable.value for variable in found.variables)
    if output != "table":
        data = found.serialize(format=RESULT_FORMATS[output])
        return QueryResult("select", data, columns, (("",),) if _has_rows(data, output) else ())
    solutions = list(found)
    rows = tuple(tuple(_cell(row[name]) for name in columns) for row in solutions)
    return QueryResult("select", None, columns, rows)


def _has_rows(data: bytes, output: str) -> bool:
    if output == "json":
        return bool(json.loads(data)["results"]["bindings"])
    return b"<result>" in data if output == "xml" else data.count(b"\n") > 1


def _cell(term: Any) -> str:
    return "" if term is None else str(term.value)
