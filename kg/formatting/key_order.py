"""The order of keys: what a thing is and where it comes from first, remarks last."""

from __future__ import annotations

from kg.load.vocabulary import load_vocabulary
from kg.namespaces import XSD

_WHAT_HAPPENED = (
    *("polarity", "modality", "attacker", "intendedBy", "target", "participant"),
    *("gainedBy", "lostBy", "oustedBy", "holder", "force", "member", "whole", "sufferedBy"),
    *("supporter", "beneficiary", "declaredBy", "outcome", "goal", "topic", "partOf"),
    *("defines", "definition", "subject", "relation", "object"),
    *("place", "near", "extent", "extentWords", "precedes", "date", "quantity"),
)
_CODING = ("coder", "coded", "review")
_STATUS = ("status", "statusSince", "replacedBy", "disagreement")

ORDERS: dict[str, tuple[str, ...]] = {
    "Article": (
        *("id", "type", "publisher", "url", "archive", "captured", "coverage", "language"),
        *("title", "published", "publicationDate", "capturedSha256", "note"),
        *(*_CODING, *_STATUS, "places", "claims", "coderClaims"),
    ),
    "Gazetteer": ("coder", "coded", "actors", "places", "relations"),
    "Actor": (
        *("id", "type", "prefLabel", "altLabel", "hiddenLabel", "exactMatch", "pCode"),
        *("cardinality", "groupOf", "within", "spans", "near", "borders"),
        *("latitude", "longitude", "note"),
    ),
    "Situation": ("id", "type", *_WHAT_HAPPENED, "reference", "coder", "coded", "note"),
    "Claim": (
        *(
            "id",
            "quote",
            "description",
            "region",
            "time",
            "attribution",
            "source",
            "stance",
            "interest",
        ),
        *("review", *_STATUS, "note", "said", "labels", "coder", "coded", "content"),
    ),
    "Content": ("type", *_WHAT_HAPPENED, "reference", "coder", "coded", "note"),
    "CoderClaim": (
        *("id", "type", "from", "to", "linkKind", "concerns", "statement", "basis", "reference"),
        *("proposesInterest", "proposesScope", "proposesDate", *_STATUS, *_CODING, "note"),
    ),
    "DateBounds": ("edtf", "words", "rule", "anchor", "accordingTo", "rivalReading", "note"),
    "Quantity": ("kind", "minimum", "maximum", "words", "accordingTo", "rivalReading", "note"),
    "SourceLink": ("actor", "credit", "accordingTo", "note"),
    "LabelUse": ("denotes", "usedBy", "accordingTo", "note"),
    "Quote": ("exact", "occurrence"),
}
"""What a map describes, to the order of its keys; a key that is not named here comes last."""

_SECTIONS = {
    "claims": "Claim",
    "coderClaims": "CoderClaim",
    "places": "Actor",
    "actors": "Actor",
    "relations": "Situation",
}
_LABELS = "Labels"
"""A map that leads from words of the text, in the order in which they are numbered."""


def kind_under(key: str, kind: str | None) -> str | None:
    """What a map is that stands under `key` of a map of `kind`; None where it has no order.

    A rival reading is of the kind that it is a reading of; words lead to the labels' targets.
    """
    if key == "rivalReading":
        return kind
    if kind == _LABELS:
        return "LabelUse"
    if kind in ("Article", "Gazetteer") and key in _SECTIONS:
        return _SECTIONS[key]
    found = load_vocabulary().keys.get(key)
    expected = sorted(found.expects & ORDERS.keys()) if found is not None else []
    if expected == ["LabelUse"]:
        return _LABELS
    return expected[0] if expected else None


def in_order(keys: list[str], kind: str | None) -> list[str]:
    """`keys` of a map of `kind` in their order; as they are where it has none."""
    order = {key: number for number, key in enumerate(ORDERS.get(kind or "", ()))}
    return sorted(keys, key=lambda key: order.get(key, len(order)))


def is_prose(key: str | None) -> bool:
    """Whether the value of `key` is free text that may be broken into lines, and no quote."""
    found = load_vocabulary().keys.get(key or "")
    return found is not None and found.datatype == XSD["string"] and found.name not in _ONE_LINE


_ONE_LINE = frozenset({"exact", "language", "capturedSha256"})
