"""Articles given as RDF (Turtle, TriG, N-Triples, N-Quads, JSON-LD): the same checks apply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from kg.findings import Finding
from kg.load.characters import BYTE_ORDER_MARK, control_characters
from kg.load.compile import SLUG, any_of
from kg.load.dates import DateError, read_day
from kg.load.later import Later
from kg.load.loaded import LoadedArticle
from kg.load.names import GazetteerNames
from kg.load.places import Place
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
from kg.statements import Statement, Term, is_iri, is_literal, statements_of, term, value

if TYPE_CHECKING:
    from kg.load.rdf_positions import RdfPlaces

Key = TypeVar("Key")
_TYPE = term(RDF["type"])
_OF_DAY = f'"^^{term(XSD["date"])}'
_SUSPECT = re.compile(r"\\[uUbf]|[\x7f-\x9f\ufffe\uffff]")
"""What a control character leaves in a literal as N-Triples have it."""
_DELETE = "\x7f"
"""The only such character of ASCII that is not escaped."""


def load_article_rdf(path: Path, names: GazetteerNames, data: bytes | None = None) -> LoadedArticle:
    """The article in the RDF file `path`; graph names in the file are left out.

    A file holds one article and states nothing about things of the gazetteer (`names`). `data` is
    read in place of the file, where it is given. UnreadableError when the file cannot be opened.
    """
    text = read_text(path) if data is None else decoded(data, str(path))
    quads, findings = parse_rdf(text.encode(), syntax_of(path), str(path))
    loaded = LoadedArticle(str(path), stated=_statements(quads, findings), findings=findings)
    if not quads:
        return loaded
    places = cache(partial(_places, text.removeprefix(BYTE_ORDER_MARK), syntax_of(path)))
    loaded.positions = Later(lambda: _in_file(path, places().nodes))
    loaded.values = Later(lambda: _in_file(path, places().values))
    stated = loaded.stated
    articles = _articles(stated)
    if len(articles) != 1 or not _is_article(articles[0]):
        loaded.findings.append(_not_one_article(loaded, articles))
        return loaded
    loaded.iri = articles[0]
    loaded.findings += _foreign_statements(loaded, stated, names)
    loaded.findings += _unprintable(loaded, stated) + _far_away(loaded, stated)
    return loaded


def _places(text: str, syntax: str) -> RdfPlaces:
    from kg.load.rdf_positions import rdf_places  # for few articles, and slow to import

    return rdf_places(text, syntax)


def _statements(quads: list[ox.Quad], findings: Iterable[Finding]) -> set[Statement]:
    if any(finding.code == "not-rdf-1.1" for finding in findings):
        from kg.terms import graph_from, statements_from  # which leave the rest out

        return set(statements_from(graph_from(quads)))
    return set(statements_of([quad.triple for quad in quads]))


def _in_file(path: Path, places: Mapping[Key, tuple[int, int]]) -> dict[Key, Place]:
    return {key: (str(path), *place) for key, place in places.items()}


def _not_one_article(loaded: LoadedArticle, articles: list[str]) -> Finding:
    """The finding that the file holds no article, or several; it stands at the second of them."""
    count = "no article" if not articles else any_of(articles)
    message = f"{count} in it: a file holds one ckg:Article named {ARTICLE.base}ID"
    found = sorted(place[1:] for iri in articles if (place := loaded.positions.get((iri, None))))
    line, column = found[:2][-1] if found else (None, None)
    return Finding("not-one-article", message, loaded.path, line, column)


def _articles(stated: Iterable[Statement]) -> list[str]:
    """What is said to be an article or a kind of article, such as a post, sorted."""
    kinds = _kinds_of_article()
    return sorted({value(one[0]) for one in stated if one[2] in kinds and one[1] == _TYPE})


@cache
def _kinds_of_article() -> frozenset[Term]:
    return frozenset(term(CKG[kind]) for kind in load_vocabulary().kinds("Article"))


def _is_article(iri: str) -> bool:
    named = iri in ARTICLE and SLUG.fullmatch(ARTICLE.local(iri)) is not None
    return named and article_graph(iri) not in RESERVED_GRAPHS


def _foreign_statements(
    article: LoadedArticle, stated: Iterable[Statement], names: GazetteerNames
) -> list[Finding]:
    """A finding for each thing that is not the article's own and about which it states something.

    Facts about actors and places are shared by all articles, so they stand in the gazetteer; what
    is the article's own is named `…/id/article/ID`, `…/id/claim/ID.NAME` or `…/id/place/ID.NAME`.
    """
    iri = article.iri or ""
    identifier = ARTICLE.local(iri)
    own = (f"{iri}.", f"{CLAIM[identifier]}.", f"{PLACE[identifier]}.")
    subjects = {value(one) for one in {statement[0] for statement in stated} if is_iri(one)}
    foreign = sorted(one for one in subjects if one != iri and not one.startswith(own))
    return [_foreign(subject, article, names) for subject in foreign]


def _foreign(subject: str, article: LoadedArticle, names: GazetteerNames) -> Finding:
    said = f"the article states something about {subject}"
    if subject in ACTOR or subject in RELATION or subject in PLACE:
        entry = "" if names.has(subject) or subject in RELATION else ", which has no such entry"
        message = f"{said}: that belongs in the gazetteer{entry}"
        code = "states-gazetteer-fact"
    else:
        message = f"{said}, which is not named under the article's id"
        code = "states-foreign-fact"
    _, line, column = article.positions.get((subject, None), (None, None, None))
    return Finding(code, message, article.path, line, column, focus=subject)


def _unprintable(article: LoadedArticle, stated: Iterable[Statement]) -> list[Finding]:
    """A finding for each text with a control character, which an escape may have put there."""
    return [
        _of_value(article, statement, "control-character", finding.message)
        for statement in sorted(one for one in stated if _is_suspect(one[2]))
        if is_literal(statement[2])
        for finding in control_characters(value(statement[2]))
    ]


def _is_suspect(one: Term) -> bool:
    """Whether a term may hold a control character, the usual told at a glance."""
    if one.isascii() and "\\" not in one and _DELETE not in one:
        return False
    return _SUSPECT.search(one) is not None


def _far_away(article: LoadedArticle, stated: Iterable[Statement]) -> list[Finding]:
    """A finding for each day beyond the years that are counted; one that is none SHACL finds."""
    return [
        _of_value(article, statement, "bad-date", message)
        for statement in sorted(one for one in stated if one[2].endswith(_OF_DAY))
        if (message := _day_error(value(statement[2]))) is not None
    ]


def _of_value(article: LoadedArticle, statement: Statement, code: str, message: str) -> Finding:
    """The finding `code` about the value of a statement, at its place."""
    subject, predicate, given = map(value, statement)
    _, line, column = article.values.get((subject, predicate, given), (None, None, None))
    return Finding(code, message, article.path, line, column, focus=subject, property=predicate)


@lru_cache(maxsize=1_000)
def _day_error(text: str) -> str | None:
    try:
        read_day(text)
    except DateError as error:
        return str(error)
    return None
