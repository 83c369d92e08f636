"""One article's file, checked, as what a store keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.across import named_claims
from kg.build import Checked, Checker, add_taken, load_article, load_ontology
from kg.engine.closure import reasoner_for
from kg.findings import Finding
from kg.load.article_file import LoadedArticle
from kg.load.gazetteer_file import load_gazetteer
from kg.load.name_forms import name_forms
from kg.namespaces import (
    CKG,
    RDF,
    article_graph,
    concluded_graph,
    inferred_graph,
    manifest_graph,
    names_graph,
)
from kg.project import Project
from kg.records.write import conclusions_of_article
from kg.store.manifest import manifest_of
from kg.upkeep.fingerprint import article_hash, article_look, content_of, context_key, look_of
from kg.upkeep.place import base_of
from kg.upkeep.record import Record, kept_finding, named_from

_IS_CLAIM = f" <{RDF['type']}> <{CKG['Claim']}> .".encode()


@dataclass(frozen=True)
class Made:
    """A file's record, and the article's graphs where it passes: name to N-Triples."""

    record: Record
    graphs: Mapping[str, bytes] = field(default_factory=dict)


class Maker:
    """Makes what a store keeps of files, one at a time, against one ontology and gazetteer.

    `reference` takes owlrl and pySHACL alone: slower, and to the same end. Keep one between calls:
    reading the ontology, the shapes and the gazetteer takes as long as many articles.
    """

    def __init__(self, project: Project, reference: bool = False) -> None:
        self.key = context_key(project)
        self.base = base_of(project)
        self.ontology = load_ontology()
        self.gazetteer = load_gazetteer(list(project.gazetteer_files))
        reasoner = reasoner_for(self.ontology, self.gazetteer.graph, reference)
        self.checker = Checker(self.ontology, self.gazetteer, reasoner, reference=reference)

    def findings_of_gazetteer(self) -> list[dict[str, Any]]:
        """Everything that is wrong with the gazetteer, for a record."""
        return [kept_finding(found, self.base) for found in self.checker.check_gazetteer()]

    def make(self, file: Path, taken_by: Path | None = None) -> Made:
        """What a store keeps of `file`; `taken_by` is the file that has the same id, if any."""
        before = look_of(file)
        data = content_of(file)
        loaded = load_article(file, self.gazetteer, data if file.is_file() else None)
        if taken_by is not None and loaded.iri is not None:
            add_taken([loaded], {loaded.iri: str(taken_by)})
        named = [[claim, line, column] for claim, line, column in named_claims(loaded)]
        record = Record(
            named_from(self.base, file),
            self.key,
            article_hash(data, file, loaded.iri),
            article_look(file, loaded.iri, before),
            loaded.iri,
            taken_by=None if taken_by is None else named_from(self.base, taken_by),
            text_line=loaded.text_line,
            named=named,
        )
        return self._checked(loaded, record)

    def _checked(self, loaded: LoadedArticle, record: Record) -> Made:
        checked = self.checker.checked(loaded)
        findings = [kept_finding(found, Path(loaded.path)) for found in checked.findings]
        if not checked.passes:
            return Made(replace(record, findings=findings))
        graphs = graphs_of(checked)
        whole = replace(
            record,
            findings=findings,
            passes=True,
            claims=checked.asserted.count(_IS_CLAIM),
            asserted=checked.asserted.count(b"\n"),
            inferred=checked.inferred.count(b"\n"),
        )
        return Made(whole, graphs)


def graphs_of(checked: Checked) -> dict[str, bytes]:
    """The graphs that a store keeps of an article that passes: name to N-Triples."""
    article = checked.iri or ""
    stated, inferred, concluded, names, manifest = graph_names(article)
    triples = ox.parse(checked.asserted + checked.inferred, format=ox.RdfFormat.N_TRIPLES)
    kept = conclusions_of_article(article, triples)
    graphs = {
        stated: checked.asserted,
        inferred: checked.inferred,
        concluded: "".join(sorted({f"{quad.triple} .\n" for quad in kept})).encode(),
        names: name_forms(checked.asserted),
    }
    kept_graphs = {name: triples for name, triples in graphs.items() if triples}
    return {**kept_graphs, manifest: manifest_of(kept_graphs)}


def graph_names(article: str) -> list[str]:
    """The names of all graphs that a store may keep of `article` (an IRI)."""
    graph = article_graph(article)
    return [
        graph,
        inferred_graph(graph),
        concluded_graph(graph),
        names_graph(graph),
        manifest_graph(graph),
    ]


def set_aside(project: Project, file: Path, reason: str) -> Made:
    """What is kept of a file that no worker came through: the finding that says why."""
    finding = Finding("set-aside", reason, str(file))
    look = article_look(file, None)
    path = named_from(base_of(project), file)
    return Made(Record(path, "", "", look, findings=[kept_finding(finding, file)]))
