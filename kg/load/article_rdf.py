"""Articles given as RDF (Turtle, TriG, N-Triples, N-Quads, JSON-LD): the same checks apply."""

from __future__ import annotations

from pathlib import Path

import rdflib
from rdflib.term import Node

from kg.findings import Finding
from kg.load.article_file import LoadedArticle
from kg.load.characters import BYTE_ORDER_MARK, control_characters
from kg.load.compile import SLUG, any_of
from kg.load.dates import DateError, read_day
from kg.load.names import NameIndex
from kg.load.rdf_positions import RdfPlaces, rdf_places
from kg.load.strict import decoded, parse_rdf, read_text, syntax_of
from kg.load.vocabulary import load_vocabulary
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


def load_article_rdf(path: Path, names: NameIndex, data: bytes | None = None) -> LoadedArticle:
    """The article in the RDF file `path`; graph names in the file are left out.

    A file holds one article and states nothing about things of the gazetteer (`names`). `data` is
    read in place of the file, where it is given. UnreadableError when the file cannot be opened.
    """
    text = read_text(path) if data is None else decoded(data, str(path))
    quads, findings = parse_rdf(text.encode(), syntax_of(path), str(path))
    loaded = LoadedArticle(str(path), graph=graph_from(quads), findings=findings)
    if not quads:
        return loaded
    places = rdf_places(text.removeprefix(BYTE_ORDER_MARK), syntax_of(path))
    loaded.positions = {node: (str(path), *place) for node, place in places.nodes.items()}
    loaded.values = {triple: (str(path), *place) for triple, place in places.values.items()}
    articles = _articles(loaded.graph)
    if len(articles) != 1 or not _is_article(articles[0]):
        loaded.findings.append(_not_one_article(loaded, articles))
        return loaded
    loaded.iri = articles[0]
    loaded.findings += _foreign_statements(loaded, names) + _unprintable(loaded, places)
    loaded.findings += _far_away(loaded, places)
    return loaded


def _not_one_article(loaded: LoadedArticle, articles: list[str]) -> Finding:
    """The finding that the file holds no article, or several; it stands at the second of them."""
    count = "no article" if not articles else any_of(articles)
    message = f"{count} in it: a file holds one ckg:Article named {ARTICLE.base}ID"
    found = sorted(place[1:] for iri in articles if (place := loaded.positions.get((iri, None))))
    line, column = found[:2][-1] if found else (None, None)
    return Finding("not-one-article", message, loaded.path, line, column)


def _articles(graph: rdflib.Graph) -> list[str]:
    """What `graph` says is an article or a kind of article, such as a post, sorted."""
    kinds = [rdflib.URIRef(CKG[kind]) for kind in load_vocabulary().kinds("Article")]
    of_kind = rdflib.URIRef(RDF["type"])
    return sorted({str(subject) for kind in kinds for subject in graph.subjects(of_kind, kind)})


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
        _foreign(subject, article, names) for subject in subjects if not subject.startswith(own)
    ]


def _foreign(subject: str, article: LoadedArticle, names: NameIndex) -> Finding:
    said = f"the article states something about {subject}"
    if subject in ACTOR or subject in RELATION or subject in PLACE:
        entry = (
            "" if subject in names.things or subject in RELATION else ", which has no such entry"
        )
        message = f"{said}: that belongs in the gazetteer{entry}"
        code = "states-gazetteer-fact"
    else:
        message = f"{said}, which is not named under the article's id"
        code = "states-foreign-fact"
    _, line, column = article.positions.get((subject, None), (None, None, None))
    return Finding(code, message, article.path, line, column, focus=subject)


def _unprintable(article: LoadedArticle, places: RdfPlaces) -> list[Finding]:
    """A finding for each text with a control character, which an escape may have put there."""
    return [
        _of_value(article, places, triple, "control-character", finding.message)
        for triple in article.graph
        if isinstance(triple[2], rdflib.Literal)
        for finding in control_characters(str(triple[2]))
    ]


def _far_away(article: LoadedArticle, places: RdfPlaces) -> list[Finding]:
    """A finding for each day beyond the years that are counted; one that is none SHACL finds."""
    return [
        _of_value(article, places, triple, "bad-date", str(error))
        for triple in article.graph
        if isinstance(triple[2], rdflib.Literal) and str(triple[2].datatype) == XSD["date"]
        if (error := _day_error(str(triple[2]))) is not None
    ]


def _of_value(
    article: LoadedArticle,
    places: RdfPlaces,
    triple: tuple[Node, Node, Node],
    code: str,
    message: str,
) -> Finding:
    """The finding `code` about the value of a triple, at its place."""
    subject, predicate, value = map(str, triple)
    unknown: tuple[None, None] = (None, None)
    line, column = places.values.get((subject, predicate, value), unknown)
    return Finding(code, message, article.path, line, column, focus=subject, property=predicate)


def _day_error(text: str) -> DateError | None:
    try:
        read_day(text)
    except DateError as error:
        return error
    return None
