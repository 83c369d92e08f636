"""What a store knows of each file: a record, in a graph of its own beside the article's graphs.

A record is one JSON value: it is read whole, by the hundred thousand, and nobody asks for a part of
it in SPARQL. That it is in the store, and changes in the same transaction as the article's graphs,
is what makes an interrupted build go on where it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.findings import Finding
from kg.namespaces import BUILD_GRAPH, CONTEXT_GRAPH, GRAPH, RDF, SCHEMA, manifest_graph
from kg.store import Store

_VALUE = ox.NamedNode(RDF["value"])
_ABOUT = ox.NamedNode(SCHEMA["about"])
_JSON = ox.NamedNode(RDF["JSON"])


@dataclass(frozen=True)
class Record:
    """What the store knows of one file.

    `path` is seen from the project's folder where it lies inside. `key` is the hash of what the
    article was checked against, `content` that of the file. `passes` says whether the article is in
    the store; `taken_by` names the file whose article has the same id. `named` are the claims of
    other articles that it names, each with line and column; `asked` are the normalised names that
    it looked up in the gazetteer.
    """

    path: str
    key: str
    content: str
    look: str
    article: str | None = None
    passes: bool = False
    taken_by: str | None = None
    text_line: int | None = None
    claims: int = 0
    asserted: int = 0
    inferred: int = 0
    findings: list[dict[str, Any]] = field(default_factory=list)
    named: list[list[Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def graph(self) -> str:
        """The graph in which the record stands."""
        return record_graph(self.path)

    def triples(self) -> bytes:
        """The record as N-Triples."""
        lines = [json_line(self.graph, asdict(self))]
        if self.article is not None and self.passes:
            lines.append(_line(self.graph, _ABOUT, ox.NamedNode(self.article)))
        return "".join(lines).encode()

    def found(self, base: Path) -> list[Finding]:
        """The findings about the file; `base` is the folder from which it is named."""
        return [_finding(found, self.path, base) for found in self.findings]


@dataclass(frozen=True)
class BuildRecord:
    """What the store knows of the last build that came to its end.

    `look` and `folders_look` tell whether something has changed since, `folders` are those that
    articles stand in, `articles` counts their files. `findings` are about the gazetteer, `joining`
    about what joins articles.
    """

    version: str
    key: str
    look: str
    folders_look: str
    folders: list[str]
    articles: int
    left_out: list[str]
    findings: list[dict[str, Any]] = field(default_factory=list)
    joining: list[dict[str, Any]] = field(default_factory=list)

    def triples(self) -> bytes:
        """The record as N-Triples."""
        return json_line(BUILD_GRAPH, asdict(self)).encode()


def record_graph(path: str) -> str:
    """The name of the graph with the record of the file `path`."""
    digest = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return manifest_graph(GRAPH[f"file.{digest}"])


def named_from(base: Path, file: Path) -> str:
    """The path of `file` as records name it: from `base`, where it lies inside."""
    whole = file.absolute()
    return str(whole.relative_to(base)) if whole.is_relative_to(base) else str(whole)


def kept_finding(finding: Finding, file: Path) -> dict[str, Any]:
    """`finding` for a record; its own file is not named, so that a project can be moved."""
    own = finding.path == str(file)
    whole = asdict(replace(finding, path=None)) if own else asdict(finding)
    return {"own": own} | {key: value for key, value in whole.items() if value is not None}


def _finding(kept: dict[str, Any], path: str, base: Path) -> Finding:
    given = {key: value for key, value in kept.items() if key != "own"}
    return Finding(**given, path=str(base / path)) if kept.get("own") else Finding(**given)


def kept_findings(kept: list[dict[str, Any]]) -> list[Finding]:
    """The findings of a build's record, which name their files themselves."""
    return [
        Finding(**{key: value for key, value in found.items() if key != "own"}) for found in kept
    ]


def records(store: Store) -> Iterator[Record]:
    """The records of all files that `store` knows."""
    for graph, value in _values(store, None):
        if graph not in (BUILD_GRAPH, CONTEXT_GRAPH):
            yield Record(**json.loads(value))


def record_of(store: Store, path: str) -> Record | None:
    """The record of the file `path` (as records name it), if the store knows it."""
    return _read(store, record_graph(path))


def record_about(store: Store, article: str) -> Record | None:
    """The record of the file that holds `article` (an IRI), if that is in the store."""
    for quad in store.matching(None, _ABOUT, ox.NamedNode(article)):
        if quad.subject == quad.graph_name:
            return _read(store, _iri(quad.graph_name))
    return None


def articles_in_store(store: Store) -> Iterator[str]:
    """The IRIs of the articles that are in the store."""
    for quad in store.matching(None, _ABOUT, None):
        if quad.subject == quad.graph_name:
            yield _iri(quad.object)


def build_record(store: Store) -> BuildRecord | None:
    """What the last build wrote at its end; None where one is not finished."""
    for _, value in _values(store, BUILD_GRAPH):
        return BuildRecord(**json.loads(value))
    return None


def _read(store: Store, graph: str) -> Record | None:
    for _, value in _values(store, graph):
        return Record(**json.loads(value))
    return None


def _values(store: Store, graph: str | None) -> Iterator[tuple[str, str]]:
    """The JSON values of the record in `graph`, or of all, each with its graph."""
    node = None if graph is None else ox.NamedNode(graph)
    for quad in store.matching(node, _VALUE, None, graph):
        value = quad.object
        of_itself = quad.subject == quad.graph_name
        if of_itself and isinstance(value, ox.Literal) and value.datatype == _JSON:
            yield _iri(quad.graph_name), value.value


def _iri(node: object) -> str:
    assert isinstance(node, ox.NamedNode)
    return node.value


def json_line(graph: str, value: dict[str, Any]) -> str:
    """The triple, as N-Triples, by which the graph `graph` holds `value` as a record."""
    return _line(graph, _VALUE, ox.Literal(json.dumps(value, ensure_ascii=True), datatype=_JSON))


def _line(graph: str, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> str:
    return f"{ox.NamedNode(graph)} {predicate} {value} .\n"
