"""The pipeline: load, reason, validate (before and after), and put into a store.

Every stage is a function of graphs; this module only leads from one to the next. An article with
a violation is left out of the store, all its findings are kept.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyoxigraph as ox
import rdflib

from kg.across import add_unresolved
from kg.articles import load_articles
from kg.derive import rule_labels
from kg.engine.articles import with_later
from kg.engine.closure import reasoner_for
from kg.engine.shapes import validator_for
from kg.entailment import OwlReasoner
from kg.findings import Finding
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.loaded import LoadedArticle
from kg.locate import add_located, located
from kg.namespaces import (
    CONCLUSIONS_GRAPH,
    CROSSWALK_GRAPH,
    GAZETTEER_GRAPH,
    ONTOLOGY_GRAPH,
    article_graph,
    inferred_graph,
)
from kg.project import Project
from kg.records.write import conclusions_of_article
from kg.resources import CROSSWALK_FILE, ONTOLOGY_FILE
from kg.statements import Statement, lines
from kg.store import MemoryStore
from kg.terms import graph_from, graph_from_statements, new_graph, quads_from
from kg.validate import load_shapes

STAGES = ("load", "reason", "validate", "store", "rules")


@dataclass(frozen=True)
class Source:
    """Where an article's text can be read: a file, and the line on which the text begins."""

    path: str
    text_line: int | None


class Stopwatch:
    """Adds up the seconds that each stage takes."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time that the block takes to the stage `name`."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += time.perf_counter() - started


@dataclass
class Built:
    """A store with what it was made of: findings, sources of articles, seconds by stage.

    `left_out` are the files of articles that do not pass the checks.
    """

    store: MemoryStore
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def build(project: Project, reference: bool = False) -> Built:
    """The checked graph of `project`: asserted, inferred and concluded triples in a store.

    `reference` has the shapes evaluated by pySHACL alone: slower, and to the same end.
    Nothing is raised for what stands in a file: see `findings` and `left_out`.
    """
    watch = Stopwatch()
    built = Built(MemoryStore(), seconds=watch.seconds)
    with watch.stage("load"):
        ontology = load_ontology()
        gazetteer = load_gazetteer(list(project.gazetteer_files))
        articles = load_articles(project.article_files, gazetteer.names)
        add_unresolved(articles, whole=True)
    with watch.stage("reason"):
        reasoner = reasoner_for(ontology, gazetteer.graph, reference)
    with watch.stage("validate"):
        checker = Checker(ontology, gazetteer, reasoner, watch, reference)
        built.findings += checker.check_gazetteer()
    with watch.stage("store"):
        built.store.add(quads_from(without_blank_nodes(ontology), ONTOLOGY_GRAPH))
        built.store.add(crosswalk_quads())
        built.store.add(quads_from(gazetteer.graph, GAZETTEER_GRAPH))
        built.store.add(quads_from(reasoner.context_inferred, inferred_graph(GAZETTEER_GRAPH)))
    for article in articles:
        _add_article(built, article, checker)
    with watch.stage("rules"):
        built.store.add(rule_labels(CONCLUSIONS_GRAPH))
    return built


def load_ontology() -> rdflib.Graph:
    """The ontology's triples."""
    return graph_from(ox.parse(path=str(ONTOLOGY_FILE), format=ox.RdfFormat.TURTLE))


def crosswalk_quads() -> list[ox.Quad]:
    """The crosswalk in its own graph: questions read it, the reasoner does not."""
    triples = ox.parse(path=str(CROSSWALK_FILE), format=ox.RdfFormat.TURTLE)
    graph = ox.NamedNode(CROSSWALK_GRAPH)
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]


def without_blank_nodes(graph: rdflib.Graph) -> rdflib.Graph:
    """The triples of `graph` that name both ends: axioms written with blank nodes are left out."""
    named = new_graph()
    for subject, predicate, value in graph:
        if not isinstance(subject, rdflib.BNode) and not isinstance(value, rdflib.BNode):
            named.add((subject, predicate, value))
    return named


@dataclass(frozen=True)
class Checked:
    """An article as a store keeps it: the sorted N-Triples of what it states and what follows.

    `findings` are all that is wrong with it, with their places; with a violation among them
    (`passes` is False) the article is not for a store, and both graphs are empty.
    """

    path: str
    iri: str | None
    text_line: int | None
    findings: list[Finding]
    asserted: bytes = b""
    inferred: bytes = b""

    @property
    def passes(self) -> bool:
        """Whether the article may be kept: it has an id, and no violation was found."""
        return self.iri is not None and not _broken(self.findings)


class Checker:
    """Reasons over and validates articles against one ontology and gazetteer.

    `reference` takes pySHACL where otherwise the compiled shapes are used, which find the same.
    """

    def __init__(
        self,
        ontology: rdflib.Graph,
        gazetteer: Gazetteer,
        reasoner: OwlReasoner,
        watch: Stopwatch | None = None,
        reference: bool = False,
    ) -> None:
        self.watch = watch or Stopwatch()
        self.reasoner = reasoner
        self.validator = validator_for(load_shapes(), ontology, reference)
        self.gazetteer = gazetteer
        self.context = gazetteer.graph + reasoner.context_inferred
        self._in_context = self.validator.with_context(self.context)

    def check_gazetteer(self) -> list[Finding]:
        """Everything that is wrong with the gazetteer itself."""
        return self._of_gazetteer(self.validator.validate(self.gazetteer.graph))

    def check_entries(self, nodes: set[rdflib.term.Node]) -> list[Finding]:
        """The violations of the gazetteer that concern the entries `nodes` (IRIs).

        What cannot be read of a gazetteer file concerns everybody: it may take names away.
        """
        graph = new_graph()
        for node in nodes:
            graph += self.gazetteer.graph.triples((node, None, None))
        found = self._of_gazetteer(self._in_context.validate(graph))
        names = {str(node) for node in nodes}
        return [f for f in found if f.severity == "violation" and (not f.focus or f.focus in names)]

    def _of_gazetteer(self, found: list[Finding]) -> list[Finding]:
        found = [*self.reasoner.context_clashes, *found]
        found = [f for f in found if (f.focus, f.property) not in self.gazetteer.rejected]
        return [*self.gazetteer.findings, *located(found, self.gazetteer)]

    def check(self, article: LoadedArticle) -> rdflib.Graph:
        """What OWL RL infers from `article`, to whose findings everything wrong is added."""
        return graph_from_statements(self.infer(article))

    def infer(self, article: LoadedArticle) -> set[Statement]:
        """What OWL RL infers from `article`, to whose findings everything wrong is added.

        Order: validate what is asserted; reason; clashes; validate again with what was inferred.
        """
        stated = article.stated
        checking = self._in_context.checking(stated)
        with self.watch.stage("validate"):
            found = checking.findings()
        with self.watch.stage("reason"):
            inferred, clashes = self.reasoner.infer(stated)
        with self.watch.stage("validate"):
            again = checking.findings_after(inferred)
        found = with_later(found + clashes, again)
        add_located(article, found)
        return inferred

    def checked(self, article: LoadedArticle) -> Checked:
        """What a store keeps of `article`, after all checks: use it to fill a store.

        An article that is already broken by how it is written is not checked any further.
        """
        inferred: set[Statement] = set()
        if article.iri is not None and not _broken(article.findings):
            inferred = self.infer(article)
        about = (article.path, article.iri, article.text_line, article.findings)
        if article.iri is None or _broken(article.findings):
            return Checked(*about)
        return Checked(*about, lines(article.stated), lines(inferred))


def _add_article(built: Built, article: LoadedArticle, checker: Checker) -> None:
    inferred = new_graph()
    if article.iri is not None and not _broken(article.findings):
        inferred = checker.check(article)
    built.findings += article.findings
    if article.iri is None or _broken(article.findings):
        built.left_out.append(article.path)
        return
    with checker.watch.stage("store"):
        graph = article_graph(article.iri)
        quads = [*quads_from(article.graph, graph), *quads_from(inferred, inferred_graph(graph))]
        built.store.add(quads)
    with checker.watch.stage("rules"):
        built.store.add(conclusions_of_article(article.iri, quads))
    built.sources[article.iri] = Source(article.path, article.text_line)


def _broken(findings: list[Finding]) -> bool:
    return any(finding.severity == "violation" for finding in findings)
