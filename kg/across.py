"""What joins articles: a claim of one that another names, and that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.findings import Finding
from kg.load.characters import BYTE_ORDER_MARK
from kg.load.loaded import LoadedArticle
from kg.load.strict import read_text, syntax_of
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

    Both are None in an RDF file, where it takes long to tell: see `place_in_rdf`.
    """
    for node, name, claim in _named(article):
        if article.text_line is None:
            yield claim, None, None
        else:
            _, line, column = article.positions.get((node, CKG[name]), (None, None, None))
            yield claim, line, column


def place_in_rdf(path: Path, claim: str) -> tuple[int, int] | None:
    """Line and column where the RDF file `path` names `claim` (an IRI); None where it does not.

    Use it when the claim turns out to be missing, on a file that was read without a finding.
    UnreadableError when it cannot be opened.
    """
    from kg.load.rdf_positions import rdf_places  # rarely needed, and slow to import

    places = rdf_places(read_text(path).removeprefix(BYTE_ORDER_MARK), syntax_of(path))
    for subject, predicate, named in places.values:
        if named == claim and term(predicate) in _PROPERTIES:
            return places.nodes[subject, predicate]
    return None


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
