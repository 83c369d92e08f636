"""Values that name a claim, what it is about, or a kind of thing."""

from __future__ import annotations

from kg.load.compile import SLUG, Compiler, Scope, Writer
from kg.load.names import did_you_mean, near_words
from kg.load.vocabulary import Key
from kg.load.yaml_tree import Scalar, Tree, items_of
from kg.namespaces import CKG, CLAIM
from kg.statements import term

BEYOND_THE_ARTICLE = ("to", "replacedBy")
"""Keys that may name a claim of another article, as ARTICLE.ID: what joins articles."""


def _claim(compiler: Compiler, item: Tree, scope: Scope) -> str | None:
    known = item.text if isinstance(item, Scalar) else None
    if known == "article" and scope.article:
        return scope.article
    if known is None or known not in scope.claims:
        hint = did_you_mean(near_words(known or "", scope.claims))
        compiler.report("unknown-claim", f"this article has no claim {known!r}{hint}", item)
        return None
    return scope.claims[known]


def _claim_elsewhere(item: Tree) -> str | None:
    """The claim ARTICLE.ID that `item` names; None where it names none of another article."""
    article, _, identifier = (item.text if isinstance(item, Scalar) else "").partition(".")
    if not SLUG.fullmatch(article) or not SLUG.fullmatch(identifier):
        return None
    return CLAIM[f"{article}.{identifier}"]


def _claim_references(
    compiler: Compiler, subject: str, key: Key, value: Tree, scope: Scope
) -> None:
    for item in items_of(value):
        beyond = key.name in BEYOND_THE_ARTICLE
        iri = (_claim_elsewhere(item) if beyond else None) or _claim(compiler, item, scope)
        if iri is not None:
            compiler.add(subject, key.iri, term(iri), item)


def _content_references(
    compiler: Compiler, subject: str, key: Key, value: Tree, scope: Scope
) -> None:
    for item in items_of(value):
        iri = _claim(compiler, item, scope)
        if iri is not None:
            compiler.add(subject, key.iri, term(f"{iri}.content"), item)


def _class_references(
    compiler: Compiler, subject: str, key: Key, value: Tree, scope: Scope
) -> None:
    for item in items_of(value):
        if isinstance(item, Scalar) and item.text in compiler.vocabulary.classes:
            compiler.add(subject, key.iri, term(CKG[item.text]), item)
        else:
            compiler.report("unknown-type", f"{key.name!r} takes a kind such as Village", item)


REFERENCE_WRITERS: dict[str, Writer] = {
    "Claim": _claim_references,
    "CoderClaim": _claim_references,
    "Content": _content_references,
    "Event": _content_references,
    "Class": _class_references,
}
"""Class that a property expects, to the function that reads the name of such a thing."""
