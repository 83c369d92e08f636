"""What joins articles: a claim of one that another names, and that is not there."""

from __future__ import annotations

from collections.abc import Iterator

import rdflib

from kg.findings import Finding
from kg.load.article_file import LoadedArticle
from kg.namespaces import ARTICLE, CKG, CLAIM, RDF

_LEADING_OUT = ("linksTo", "replacedBy")


def add_unresolved(articles: list[LoadedArticle], whole: bool) -> None:
    """Add to the findings of `articles` a warning for each claim that they name and nobody has.

    A claim of an article that is not among them is missed only when they are the `whole` project.
    """
    slugs = {ARTICLE.local(article.iri) for article in articles if article.iri}
    claims = {claim for article in articles for claim in _claims(article)}
    for article in articles:
        for node, name, claim in _named(article):
            known = CLAIM.local(claim).partition(".")[0] in slugs
            if claim not in claims and (whole or known):
                article.findings.append(_finding(article, node, name, claim, known))


def named_claims(article: LoadedArticle) -> Iterator[tuple[str, int | None, int | None]]:
    """The claims of any article that `article` names, each with the line and column of its name."""
    for node, name, claim in _named(article):
        _, line, column = article.positions.get((node, CKG[name]), (None, None, None))
        yield claim, line, column


def _claims(article: LoadedArticle) -> set[str]:
    kind = rdflib.URIRef(CKG["Claim"])
    return {str(node) for node in article.graph.subjects(rdflib.URIRef(RDF["type"]), kind)}


def _named(article: LoadedArticle) -> Iterator[tuple[str, str, str]]:
    for name in _LEADING_OUT:
        for node, claim in article.graph.subject_objects(rdflib.URIRef(CKG[name])):
            if str(claim) in CLAIM:
                yield str(node), name, str(claim)


def _finding(article: LoadedArticle, node: str, name: str, claim: str, known: bool) -> Finding:
    path, line, column = article.positions.get((node, CKG[name]), (article.path, None, None))
    return unknown_claim(claim, known, path, line, column)


def unknown_claim(
    claim: str, known: bool, path: str, line: int | None = None, column: int | None = None
) -> Finding:
    """The finding that nobody has the claim `claim` (an IRI) that stands at a place.

    `known` says whether its article is there.
    """
    slug, _, identifier = CLAIM.local(claim).partition(".")
    what = f"the article {slug!r} has no claim {identifier!r}"
    message = what if known else f"there is no article {slug!r} with a claim {identifier!r}"
    return Finding("unknown-claim", message, path, line, column, "warning")
