"""One article's file, checked, as what a store keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.across import named_claims
from kg.articles import add_taken, load_article
from kg.findings import Finding
from kg.load.loaded import LoadedArticle
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
from kg.records.write import concluded_from
from kg.statements import Statement, lines, term
from kg.store import Store
from kg.store.manifest import manifest_of
from kg.upkeep.checks import ArticleChecks, Checks
from kg.upkeep.fingerprint import article_hash, article_look, content_of, look_of
from kg.upkeep.gazetteer import GazetteerInStore
from kg.upkeep.place import base_of
from kg.upkeep.record import Record, kept_finding, named_from

_IS_CLAIM = (term(RDF["type"]), term(CKG["Claim"]))


@dataclass(frozen=True)
class Made:
    """A file's record, and the article's graphs where it passes: name to N-Triples."""

    record: Record
    graphs: Mapping[str, bytes] = field(default_factory=dict)


class Maker:
    """Makes what a store keeps of files, one at a time, against one ontology and gazetteer.

    `key` is the hash of all that articles are checked against. The gazetteer is looked up in
    `store`. `checks` are by the compiled engine unless given. Keep a maker between calls: reading
    the ontology and the shapes takes as long as several articles.
    """

    def __init__(
        self, project: Project, store: Store, key: str, checks: Checks | None = None
    ) -> None:
        self.key = key
        self.base = base_of(project)
        self._gazetteer = GazetteerInStore(store)
        self._checks = checks or ArticleChecks(project, self._gazetteer)

    def look_in(self, store: Store) -> None:
        """Look up the gazetteer in `store` from now on, which holds the same one."""
        self._gazetteer.store = store

    def make(self, file: Path, taken_by: Path | None = None) -> Made:
        """What a store keeps of `file`; `taken_by` is the file that has the same id, if any."""
        before = look_of(file)
        data = content_of(file)
        loaded = load_article(file, self._gazetteer, data if file.is_file() else None)
        if taken_by is not None and loaded.iri is not None:
            add_taken([loaded], {loaded.iri: str(taken_by)})
        record = Record(
            named_from(self.base, file),
            self.key,
            article_hash(data, file, loaded.iri),
            article_look(file, loaded.iri, before),
            loaded.iri,
            taken_by=None if taken_by is None else named_from(self.base, taken_by),
            text_line=loaded.text_line,
            named=[[claim, line, column] for claim, line, column in named_claims(loaded)],
            asked=sorted(loaded.asked),
        )
        return self._checked(loaded, record)

    def _checked(self, loaded: LoadedArticle, record: Record) -> Made:
        inferred: set[Statement] = set()
        if loaded.iri is not None and not _broken(loaded.findings):
            inferred = self._checks.infer(loaded)
        findings = [kept_finding(found, Path(loaded.path)) for found in loaded.findings]
        if loaded.iri is None or _broken(loaded.findings):
            return Made(replace(record, findings=findings))
        whole = replace(
            record,
            findings=findings,
            passes=True,
            claims=sum(one[1:] == _IS_CLAIM for one in loaded.stated),
            asserted=len(loaded.stated),
            inferred=len(inferred),
        )
        return Made(whole, graphs_of(loaded.iri, loaded.stated, inferred))


def _broken(findings: list[Finding]) -> bool:
    return any(finding.severity == "violation" for finding in findings)


def graphs_of(article: str, stated: set[Statement], inferred: set[Statement]) -> dict[str, bytes]:
    """The graphs that a store keeps of an article (an IRI) that passes: name to N-Triples."""
    own, closed, concluded, names, manifest = graph_names(article)
    asserted = lines(stated)
    graphs = {
        own: asserted,
        closed: lines(inferred),
        concluded: lines(concluded_from(article, [*stated, *inferred])),
        names: name_forms(asserted),
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
