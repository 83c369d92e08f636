"""Articles that are spoilt when they are written: wrong words, keys, terms, syntax."""

from __future__ import annotations

import re
from collections.abc import Callable

from bench.generator.breakage import Breakage
from bench.generator.records import Article

Spoil = Callable[[str], str]


def _once(old: str, new: str) -> Spoil:
    return lambda text: text.replace(old, new, 1)


def _pattern(old: str, new: str) -> Spoil:
    return lambda text: re.sub(old, new, text, count=1, flags=re.DOTALL)


def _appended(more: str) -> Spoil:
    return lambda text: f"{text}\n{more}\n"


def _about_publisher(text: str) -> str:
    publisher = re.search(r"ckg:publishedBy (\S+)", text)
    return f'{text}\n{publisher[1] if publisher else ""} ckg:note "It is well known." .\n'


def _year_before(text: str) -> str:
    """The end of a month that the text states, a year before its begin."""
    begin, rule, after = text.partition("ckg:StatedDateRule")
    ends = re.compile(r'(ckg:(?:earliest|latest)End ")(\d{4})')
    return begin + rule + ends.sub(lambda end: f"{end[1]}{int(end[2]) - 1}", after, count=2)


def _has(kind: str) -> Callable[[Article], bool]:
    return lambda article: any(claim.content.kind == kind for claim in article.claims)


def _has_role(role: str) -> Callable[[Article], bool]:
    return lambda article: any(role in claim.content.roles for claim in article.claims)


def _has_both_sides(article: Article) -> bool:
    return any({"gainedBy", "lostBy"} <= claim.content.roles.keys() for claim in article.claims)


def _has_month(article: Article) -> bool:
    dates = (claim.content.date for claim in article.claims)
    return any(dated is not None and dated.until is not None for dated in dates)


def _has_labels(article: Article) -> bool:
    return any(claim.labels for claim in article.claims)


def _has_group(article: Article) -> bool:
    return bool(article.groups)


WRITTEN: tuple[Breakage, ...] = (
    Breakage(
        "a quote that is not in the text",
        {"markdown": ("quote-not-found",), "turtle": ("Quote-is-the-text",)},
        spoiling={
            "markdown": _once('quote: "The ', 'quote: "Thy '),
            "turtle": _once('ckg:exact "The ', 'ckg:exact "Thy '),
        },
        fits=_has("GeographicFact"),
    ),
    Breakage(
        "an actor whom nobody knows",
        {
            "markdown": ("unknown-actor",),
            "turtle": ("Content-participant", "TerritorialChange-gained-by"),
        },
        spoiling={
            "markdown": _pattern(r'gainedBy: "([^\n]+\n +lostBy)', r'gainedBy: "nobody-\1'),
            "turtle": _pattern(
                r"ckg:gainedBy actor:(\S+ ;\s+ckg:lostBy)", r"ckg:gainedBy actor:nobody-\1"
            ),
        },
        fits=_has_both_sides,
    ),
    Breakage(
        "a place that nobody knows",
        {"markdown": ("unknown-place",)},
        spoiling={"markdown": _once(' place: "', ' place: "nowhere-')},
        fits=_has_role("place"),
    ),
    Breakage(
        "an end before the begin",
        {
            "markdown": ("bad-date",),
            "turtle": ("Bounds-begin-before-end",),
        },
        spoiling={
            "markdown": _pattern(r'"edtf": "(\d{4})-(\d\d)"', r'"edtf": "\1-\2-09/\1-\2-02"'),
            "turtle": _year_before,
        },
        fits=_has_month,
    ),
    Breakage(
        "no publisher",
        {"markdown": ("missing-key",), "turtle": ("Article-publisher",)},
        spoiling={
            "markdown": _pattern(r"publisher: [^\n]+\n", ""),
            "turtle": _pattern(r"    ckg:publishedBy [^\n]+\n", ""),
        },
    ),
    Breakage(
        "the SHA-256 of another text",
        {"turtle": ("Article-text-matches-sha256",)},
        spoiling={"turtle": _pattern(r'textSha256 "[0-9a-f]{8}', 'textSha256 "00000000')},
    ),
    Breakage(
        "a SHA-256 that is written and not worked out",
        {"markdown": ("computed-key",)},
        spoiling={"markdown": _once("language:", 'textSha256: "00"\nlanguage:')},
    ),
    Breakage(
        "a number that is none",
        {
            "markdown": ("bad-value",),
            "turtle": ("PlaceGroup-cardinality", "ill-typed-literal"),
        },
        spoiling={
            "markdown": _pattern(r"cardinality: \d+", "cardinality: several"),
            "turtle": _pattern(r"cardinality \d+", 'cardinality "several"^^xsd:integer'),
        },
        fits=_has_group,
    ),
    Breakage(
        "a term that nobody knows",
        {"markdown": ("unknown-key",), "turtle": ("Node-known-terms",)},
        spoiling={
            "markdown": _once("note:", "nota:"),
            "turtle": _once("ckg:note ", "ckg:nota "),
        },
    ),
    Breakage(
        "a stance that is none",
        {"markdown": ("unknown-code",), "turtle": ("Claim-stance",)},
        spoiling={
            "markdown": _pattern(r'stance: "[a-z-]+"', 'stance: "rumoured"'),
            "turtle": _pattern(r"hasStance ckg:\w+", "hasStance ckg:NeutralInterest"),
        },
    ),
    Breakage(
        "nobody who says it",
        {"markdown": ("empty-source-chain",)},
        spoiling={"markdown": _pattern(r"source: \[[^\n]+\n", "source: []\n")},
    ),
    Breakage(
        "a label that the text does not have",
        {"markdown": ("label-not-in-text",), "turtle": ("LabelUse-in-text",)},
        spoiling={
            "markdown": _once('labels: {"', 'labels: {"Zz'),
            "turtle": _once('ckg:labelText "', 'ckg:labelText "Zz'),
        },
        fits=_has_labels,
    ),
    Breakage(
        "a bracket too many",
        {"markdown": ("yaml-syntax",), "turtle": ("syntax-error",)},
        spoiling={
            "markdown": _once("source: [", "source: [["),
            "turtle": _once("ckg:hasSource ", "ckg:hasSource ) "),
        },
    ),
    Breakage(
        "no keys at the top",
        {"markdown": ("no-front-matter",)},
        spoiling={"markdown": _once("---\n", "")},
    ),
    Breakage(
        "a node without a name",
        {"turtle": ("Node-has-iri", "Node-has-type", "blank-node")},
        spoiling={"turtle": _appended('[] ckg:note "Nobody can cite it." .')},
    ),
    Breakage(
        "a fact of the gazetteer",
        {"turtle": ("states-gazetteer-fact",)},
        spoiling={"turtle": _about_publisher},
    ),
    Breakage(
        "two articles in one file",
        {"turtle": ("not-one-article",)},
        spoiling={"turtle": _appended("article:another-one a ckg:Article .")},
    ),
)
"""What may be wrong with how an article is written."""
