"""Articles given as RDF (Turtle, TriG, N-Triples, N-Quads, JSON-LD): the same checks apply."""

from __future__ import annotations

from pathlib import Path

import rdflib

from kg.findings import Finding
from kg.load.article_file import LoadedArticle
from kg.load.compile import SLUG, any_of
from kg.load.dates import DateError, read_day
from kg.load.names import NameIndex
from kg.load.strict import control_characters, parse_rdf
from kg.namespaces import (
    ACTOR,
    ARTICLE,
    CKG,
    CLAIM,
    PLACE,
    RDF,
    RELATION,
    RESERVED_GRAPHS,
    XSD,
    article_graph,
)
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
    if len(articles) != 1 or not _is_article(articles[0]):
        count = "no article" if not articles else any_of(articles)
        message = f"{count} in it: a file holds one ckg:Article named {ARTICLE.base}ID"
        loaded.findings.append(Finding("not-one-article", message, str(path)))
        return loaded
    loaded.iri = articles[0]
    loaded.findings += _foreign_statements(loaded, names) + _unprintable(loaded)
    loaded.findings += _far_away(loaded)
    return loaded


def _is_article(iri: str) -> bool:
    named = iri in ARTICLE and SLUG.fullmatch(ARTICLE.local(iri)) is not None
    return named and article_graph(iri) not in RESERVED_GRAPHS


def _foreign_statements(article: LoadedArticle, names: NameIndex) -> list[Finding]:
    """A finding for each thing that is not the article's own and about which it states something.

    Facts about actors and places are shared by all articles, so they stand in the gazetteer; what
    is the article's own is named `…/id/article/ID`, `…/id/claim/ID.NAME` or `…/id/place/ID.NAME`.
    """
    iri = article.iri or ""
    identifier = ARTICLE.local(iri)
    own = (f"{iri}.", f"{CLAIM[identifier]}.", f"{PLACE[identifier]}.")
    subjects = sorted(
        str(subject)
        for subject in set(article.graph.subjects())
        if isinstance(subject, rdflib.URIRef) and str(subject) != iri
    )
    return [
        _foreign(subject, article.path, names)
        for subject in subjects
        if not subject.startswith(own)
    ]


def _foreign(subject: str, path: str, names: NameIndex) -> Finding:
    said = f"the article states something about {subject}"
    if subject in ACTOR or subject in RELATION or subject in PLACE:
        entry = (
            "" if subject in names.things or subject in RELATION else ", which has no such entry"
        )
        message = f"{said}: that belongs in the gazetteer{entry}"
        return Finding("states-gazetteer-fact", message, path, focus=subject)
    message = f"{said}, which is not named under the article's id"
    return Finding("states-foreign-fact", message, path, focus=subject)


def _unprintable(article: LoadedArticle) -> list[Finding]:
    """A finding for each text with a control character, which an escape may have put there."""
    return [
        Finding("control-character", finding.message, article.path, focus=str(subject))
        for subject, _, value in article.graph
        if isinstance(value, rdflib.Literal)
        for finding in control_characters(str(value))
    ]


def _far_away(article: LoadedArticle) -> list[Finding]:
    """A finding for each day beyond the years that are counted; one that is none SHACL finds."""
    return [
        Finding("bad-date", str(error), article.path, focus=str(subject), property=str(predicate))
        for subject, predicate, value in article.graph
        if isinstance(value, rdflib.Literal) and str(value.datatype) == XSD["date"]
        if (error := _day_error(str(value))) is not None
    ]


def _day_error(text: str) -> DateError | None:
    try:
        read_day(text)
    except DateError as error:
        return error
    return None
