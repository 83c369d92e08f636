"""Articles given as RDF (Turtle, TriG, N-Triples, N-Quads, JSON-LD): the same checks apply."""

from __future__ import annotations

from pathlib import Path

import rdflib

from kg.findings import Finding
from kg.load.article_file import LoadedArticle
from kg.load.names import NameIndex
from kg.load.strict import parse_rdf
from kg.namespaces import ACTOR, ARTICLE, CKG, PLACE, RDF, RELATION
from kg.terms import graph_from


def load_article_rdf(path: Path, names: NameIndex) -> LoadedArticle:
    """The article in the RDF file `path`; graph names in the file are left out.

    A file holds one article and states nothing about things of the gazetteer (`names`).
    UnreadableError when the file cannot be opened.
    """
    quads, findings = parse_rdf(path)
    loaded = LoadedArticle(str(path), graph=graph_from(quads), findings=findings)
    if not quads:
        return loaded
    of_type = (None, rdflib.URIRef(RDF["type"]), rdflib.URIRef(CKG["Article"]))
    articles = sorted(str(subject) for subject, _, _ in loaded.graph.triples(of_type))
    if len(articles) != 1 or articles[0] not in ARTICLE:
        count = "no article" if not articles else f"{len(articles)} articles"
        message = f"{count} in it: a file holds one ckg:Article named {ARTICLE.base}ID"
        loaded.findings.append(Finding("not-one-article", message, str(path)))
        return loaded
    loaded.iri = articles[0]
    loaded.findings += gazetteer_statements(loaded, names)
    return loaded


def gazetteer_statements(article: LoadedArticle, names: NameIndex) -> list[Finding]:
    """A finding for each thing of the gazetteer about which the article's graph states something.

    Facts about actors and places are shared by all articles, so they stand in the gazetteer; a
    place that only the article knows is named `…/id/place/ARTICLE.NAME`.
    """
    own = PLACE[f"{ARTICLE.local(article.iri or ARTICLE.base)}."]
    subjects = sorted({str(subject) for subject in article.graph.subjects()})
    shared = [
        subject
        for subject in subjects
        if (subject in ACTOR or subject in RELATION or subject in PLACE)
        and not subject.startswith(own)
    ]
    return [
        Finding(
            "states-gazetteer-fact",
            f"the article states something about {subject}: that belongs in the gazetteer"
            + ("" if subject in names.things else ", which has no such entry"),
            article.path,
            focus=subject,
        )
        for subject in shared
    ]
