"""What joins articles: a claim of one that another names, and that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from kg.findings import Finding
from kg.load.loaded import LoadedArticle
from kg.namespaces import ARTICLE, CKG, CLAIM, RDF
from kg.statements import term, value

_IS_CLAIM = (term(RDF["type"]), term(CKG["Claim"]))
_PROPERTIES = {term(CKG[name]): name for name in ("linksTo", "replacedBy")}
"""The properties that lead to claims of other articles, as terms."""


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
    """The claims of any article that `article` names, each with the line and column of its name.

    An article given as RDF has to be read once more for that: see `named_places`.
    """
    for node, name, claim in _named(article):
        place = _place(article, node, name) if article.text_line is not None else (None, None)
        yield claim, *place


def named_places(article: LoadedArticle) -> list[tuple[int | None, int | None]]:
    """Line and column of each claim that `named_claims` returns, in the same order."""
    return [_place(article, node, name) for node, name, _ in _named(article)]


def _place(article: LoadedArticle, node: str, name: str) -> tuple[int | None, int | None]:
    return article.positions.get((node, CKG[name]), (None, None, None))[1:]


def _claims(article: LoadedArticle) -> set[str]:
    return {value(one[0]) for one in article.stated if one[1:] == _IS_CLAIM}


def _named(article: LoadedArticle) -> Iterator[tuple[str, str, str]]:
    """Node, property and claim, for each claim that `article` names, in a fixed order."""
    leading_out = (each for each in article.stated if each[1] in _PROPERTIES)
    for node, predicate, claim in sorted(leading_out):
        if value(claim) in CLAIM:
            yield value(node), _PROPERTIES[predicate], value(claim)


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
