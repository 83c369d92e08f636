"""The triples of a bundle, and the question asked of them alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.ask.answers import Answer
from kg.ask.session import Session
from kg.namespaces import CKG, CONCLUSIONS_GRAPH, article_graph, inferred_graph, is_concluded
from kg.project import Settings
from kg.records.everything import everything_concluded, is_record
from kg.records.write import conclusions_of_articles
from kg.store import MemoryStore, Store

_ARTICLES = "SELECT ?article WHERE { ?article a ckg:Article } ORDER BY ?article"
_TEXT = ox.NamedNode(CKG["text"])
FROM_OUTSIDE = frozenset({"where", "passages"})
"""What an answer tells of a claim from outside the triples of a bundle: files and whole texts."""


def articles_of(store: Store) -> list[str]:
    """The articles (IRIs) in a store, sorted."""
    return [row["article"] or "" for row in store.select(_ARTICLES)]


def triples_for(store: Store, articles: Iterable[str], with_texts: bool) -> list[ox.Quad]:
    """The quads from which a question about `articles` (IRIs) can be asked again.

    They are everything that is shared (ontology, crosswalk, gazetteer), what the articles state,
    what OWL RL adds to these, and what the rules conclude from these alone. Texts of articles are
    left out unless `with_texts`.
    """
    wanted = set(articles)
    others = {article_graph(article) for article in articles_of(store) if article not in wanted}
    left_out = others | {inferred_graph(graph) for graph in others}
    graphs = [
        graph
        for graph in store.graphs()
        if graph not in left_out and not graph.endswith((".manifest", ".names"))
    ]
    quads = [quad for graph in graphs for quad in store.quads(graph)]
    if not with_texts:
        quads = [quad for quad in quads if quad.predicate != _TEXT]
    return with_conclusions(quads)


def with_conclusions(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """`quads` with what the rules conclude from them in place of any conclusions among them.

    Also with the records by which answers about control find claims: see `without_records`.
    """
    given = [quad for quad in quads if not is_concluded(getattr(quad.graph_name, "value", ""))]
    store = MemoryStore(given)
    kept = conclusions_of_articles(store)
    store.add(kept)
    records = [quad for quad in kept if is_record(quad)]
    return [*given, *records, *everything_concluded(store, CONCLUSIONS_GRAPH)]


def without_records(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """`quads` as they are handed on: records are a store's own, and made anew by who asks."""
    return [quad for quad in quads if not is_record(quad)]


def asked_again(
    quads: Iterable[ox.Quad],
    question: str,
    as_of: str | None,
    known_on: str | None,
    settings: Settings,
) -> Answer:
    """The answer to `question` from `quads` alone; errors are those of asking."""
    return Session(MemoryStore(quads), settings=settings).ask(question, as_of, known_on)


def comparable(answer: dict[str, Any], leave_out: Iterable[str] = FROM_OUTSIDE) -> dict[str, Any]:
    """The JSON of an answer without its query, and its evidence by claim, without `leave_out`.

    The query is compared apart: written in another way it can give the same answer. In which order
    claims stand that belong to one row is the engine's choice.
    """
    hidden = frozenset(leave_out)
    evidence = [
        {key: value for key, value in claim.items() if key not in hidden}
        for claim in sorted(answer["evidence"], key=lambda claim: str(claim["claim"]))
    ]
    return {key: value for key, value in answer.items() if key != "sparql"} | {"evidence": evidence}
