"""Two encodings of one article side by side: who has what, and how far they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from kg.agreement.encodings import FIELDS, EncodedClaim, Encoding, read_encoding
from kg.agreement.measures import cohen_kappa, f1, overlap, percent_agreement
from kg.findings import UsageError
from kg.load.gazetteer_file import load_gazetteer
from kg.project import Project

EMPTY = "none"
"""The category of a field that a coder left empty."""

OTHER_KIND = 0.5
"""What an overlap counts where the kinds differ, when claims are paired."""


@dataclass(frozen=True)
class Unit:
    """A claim that only one coder has."""

    claim: str
    kind: str
    quote: str


@dataclass(frozen=True)
class Pair:
    """The two coders' claims on the same words; `differences` maps a field to their two values."""

    one: str
    other: str
    quote: str
    overlap: float
    differences: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class FieldAgreement:
    """How far the coders agree on one field over the pairs; shares and kappa as in `measures`."""

    field: str
    pairs: int
    agreed: float | None
    kappa: float | None


@dataclass(frozen=True)
class Agreement:
    """The comparison of two encodings; `f1` and `mean_overlap` say how far the units agree."""

    article: str
    one: str
    other: str
    coders: tuple[tuple[str, ...], tuple[str, ...]]
    claims: tuple[int, int]
    only_in_one: tuple[Unit, ...]
    only_in_other: tuple[Unit, ...]
    pairs: tuple[Pair, ...]
    f1: float | None
    mean_overlap: float | None
    fields: tuple[FieldAgreement, ...]
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON-ready data."""
        return asdict(self)


def compare_files(project: Project, one: Path, other: Path) -> Agreement:
    """The agreement between the encodings in two files, read against the project's gazetteer.

    UnreadableError when one has mistakes; UsageError when they encode different articles.
    """
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    return compare(read_encoding(one, gazetteer), read_encoding(other, gazetteer))


def compare(one: Encoding, other: Encoding) -> Agreement:
    """The agreement between two encodings of one article.

    Claims without words, which are only seen in an image or video, are left out with a warning:
    without a span they cannot be paired.
    UsageError, naming what differs, when they encode different articles or texts.
    """
    _refuse_different(one, other)
    warnings = _warnings(one, other)
    one, other = _with_words(one), _with_words(other)
    matched = pair_claims(one.claims, other.claims)
    in_one = {a.identifier for a, _ in matched}
    in_other = {b.identifier for _, b in matched}
    pairs = tuple(_pair(a, b) for a, b in matched)
    overlaps = [pair.overlap for pair in pairs]
    return Agreement(
        article=one.article.rpartition("/")[2],
        one=one.path,
        other=other.path,
        coders=(one.coders, other.coders),
        claims=(len(one.claims), len(other.claims)),
        only_in_one=tuple(_unit(c) for c in one.claims if c.identifier not in in_one),
        only_in_other=tuple(_unit(c) for c in other.claims if c.identifier not in in_other),
        pairs=pairs,
        f1=f1(len(pairs), len(one.claims), len(other.claims)),
        mean_overlap=sum(overlaps) / len(overlaps) if overlaps else None,
        fields=tuple(_field(name, matched) for name in FIELDS),
        warnings=warnings,
    )


def pair_claims(
    one: Sequence[EncodedClaim], other: Sequence[EncodedClaim]
) -> list[tuple[EncodedClaim, EncodedClaim]]:
    """Claims of two coders on the same words, each claim in one pair at most.

    The best pairs come first: those whose quotes overlap most, an overlap counting half where the
    kinds of content differ; of equal ones, those that agree in more fields. Quotes that do not
    overlap make no pair.
    """
    candidates = [(a, b) for a in one for b in other if a.span & b.span]
    candidates.sort(key=lambda pair: _rank(*pair))
    taken: set[int] = set()
    chosen = []
    for a, b in candidates:
        if not taken & {id(a), id(b)}:
            taken |= {id(a), id(b)}
            chosen.append((a, b))
    return sorted(chosen, key=lambda pair: (min(pair[0].span), pair[0].identifier))


def _rank(one: EncodedClaim, other: EncodedClaim) -> tuple[float, int, str, str]:
    weight = 1 if one.values.get("kind") == other.values.get("kind") else OTHER_KIND
    equal = len(FIELDS) - len(_differences(one, other))
    return -weight * overlap(one.span, other.span), -equal, one.identifier, other.identifier


def _differences(one: EncodedClaim, other: EncodedClaim) -> dict[str, tuple[str, str]]:
    values = {name: (_value(one, name), _value(other, name)) for name in FIELDS}
    return {name: pair for name, pair in values.items() if pair[0] != pair[1]}


def _value(claim: EncodedClaim, name: str) -> str:
    return claim.values.get(name, EMPTY)


def _pair(one: EncodedClaim, other: EncodedClaim) -> Pair:
    return Pair(
        one=one.identifier,
        other=other.identifier,
        quote=one.quote,
        overlap=overlap(one.span, other.span),
        differences=_differences(one, other),
    )


def _unit(claim: EncodedClaim) -> Unit:
    return Unit(claim.identifier, _value(claim, "kind"), claim.quote)


def _field(name: str, matched: list[tuple[EncodedClaim, EncodedClaim]]) -> FieldAgreement:
    one = [_value(a, name) for a, _ in matched]
    other = [_value(b, name) for _, b in matched]
    return FieldAgreement(
        name, len(matched), percent_agreement(one, other), cohen_kappa(one, other)
    )


def _refuse_different(one: Encoding, other: Encoding) -> None:
    if one.article != other.article:
        first, second = (each.article.rpartition("/")[2] for each in (one, other))
        raise UsageError(
            f"these are encodings of two articles: {one.path} of {first!r}, {other.path} of "
            f"{second!r}. Give two encodings of one article, with the same id."
        )
    if one.text_sha != other.text_sha:
        raise UsageError(
            f"the texts differ, so offsets cannot be compared: SHA-256 {one.text_sha[:12]}… in "
            f"{one.path}, {other.text_sha[:12]}… in {other.path}"
        )


def _with_words(encoding: Encoding) -> Encoding:
    return replace(encoding, claims=tuple(claim for claim in encoding.claims if claim.span))


def _warnings(one: Encoding, other: Encoding) -> tuple[str, ...]:
    both = sorted({*one.coders} & {*other.coders})
    seen = sum(not claim.span for claim in (*one.claims, *other.claims))
    warnings = []
    if both:
        who = ", ".join(both)
        warnings.append(f"{who} encoded both files: this is no agreement between two coders")
    if seen:
        left_out = f"{seen} claim{'s' * (seen != 1)} without words left out"
        warnings.append(f"{left_out}: what is only seen has no span by which to pair it")
    return tuple(warnings)
