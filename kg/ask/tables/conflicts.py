"""Pairs of claims that conflict, or that look as if they did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kg.ask.answers import Answer
from kg.ask.control.compare import HOLDS, LOST, Comparer, Comparison, Position
from kg.ask.control.statements import read_relations
from kg.ask.interpreter import Asked
from kg.ask.tables.table import EVIDENCE, TableInterpreter
from kg.ask.tables.told import Told, read_told
from kg.store import Row, Store

_WITHIN = "SELECT DISTINCT ?place ?area WHERE { ?place ckg:within ?area }"
_LINKS = """
SELECT DISTINCT ?one ?other ?kind ?statement WHERE {
  ?link a ckg:Link ; ckg:linksFrom ?one ; ckg:linksTo ?other ; ckg:statement ?statement ;
    ckg:hasLinkKind/skos:notation ?kind .
  FILTER(?kind IN ("tension", "reconciled"))
  FILTER NOT EXISTS { ?link ckg:hasReviewState ckg:DraftState }
}
ORDER BY ?one ?other
"""
_HOLD_ROLES = {"gained by", "has holder"}
_LOSS_ROLES = {"lost by"}
_ORDER = ("yes", "tension", "no")
_Pair = tuple[str, str]


class ConflictInterpreter(TableInterpreter):
    """Compares claims whose contents could exclude each other."""

    def answer(self, asked: Asked) -> Answer:
        """Pairs of claims: those that conflict, those in tension, those that need not conflict."""
        rows = self.rows(asked)
        positions = _positions(rows)
        comparer = Comparer(read_relations(self.store), self.labels.phrase, _within(self.store))
        known = {row["claim"] or "": row for row in rows}
        links = [link for link in self.store.select(_LINKS) if known.keys() >= _ends(link)]
        scopes = {claim: row["scope"] for claim, row in known.items() if row["scope"]}
        linked = [_linked(link, positions, scopes, comparer) for link in links]
        told = {(row["one"], row["other"]) for row in linked}
        found = _compared(positions, comparer)
        plain = [
            _row(pair, "yes" if seen.conflict else "no", seen.decisive, seen.sentence)
            for pair, seen in found.items()
            if pair not in told and pair[::-1] not in told
        ]
        note = "No two claims in the graph exclude each other."
        return self.table(asked, sorted([*linked, *plain], key=_rank), note)


def _rank(row: Row) -> tuple[int, str, str]:
    return _ORDER.index(row["conflict"] or ""), row["one"] or "", row["other"] or ""


def _ends(link: Row) -> set[str]:
    return {link["one"] or "", link["other"] or ""}


def _within(store: Store) -> dict[str, frozenset[str]]:
    areas: dict[str, set[str]] = {}
    for row in store.select(_WITHIN):
        areas.setdefault(row["place"] or "", set()).add(row["area"] or "")
    return {place: frozenset(found) for place, found in areas.items()}


def _positions(rows: list[Row]) -> dict[str, list[Position]]:
    """What each claim says, by claim; what is planned excludes nothing."""
    by_claim: dict[str, list[Row]] = {}
    for row in rows:
        by_claim.setdefault(row["claim"] or "", []).append(row)
    return {
        told.claim: list(_of(told, by_claim[told.claim]))
        for told in read_told(rows)
        if not told.key[4]
    }


def _of(told: Told, rows: list[Row]) -> Iterator[Position]:
    holders = frozenset(actor for role, actor in told.roles if role in _HOLD_ROLES)
    losers = frozenset(actor for role, actor in told.roles if role in _LOSS_ROLES)
    later = frozenset(row["later"] for row in rows if row["later"])
    kinds = [(HOLDS, holders), (LOST, losers)] if holders | losers else [(told.kind, told.actors)]
    for kind, actors in kinds:
        if actors or not holders | losers:
            yield Position(
                claim=told.claim,
                kind=kind,
                actors=actors,
                denied=told.denied,
                place=told.place,
                near=told.key[2],
                extent=told.key[3],
                first=told.first,
                last=told.last,
                over=rows[0]["over"] == "true",
                later=later,
            )


def _compared(positions: dict[str, list[Position]], comparer: Comparer) -> dict[_Pair, Comparison]:
    """The pairs in one place, or of an area and a place in it, that could exclude each other."""
    found: dict[_Pair, Comparison] = {}
    for one, other in _neighbours(positions, comparer):
        pair = (one.claim, other.claim)
        if one.claim == other.claim or not comparer.exclude(one, other):
            continue
        seen = comparer.compare(one, other)
        if pair not in found or seen.conflict:
            found[pair] = seen
    return found


def _neighbours(
    positions: dict[str, list[Position]], comparer: Comparer
) -> Iterator[tuple[Position, Position]]:
    """Pairs in one place, or of an area and a place in it; each once, in the order of claims."""
    everything = [p for each in positions.values() for p in each if p.place is not None]
    rank = {claim: number for number, claim in enumerate(positions)}
    by_place: dict[str, list[Position]] = {}
    for position in everything:
        by_place.setdefault(position.place or "", []).append(position)
    for place, here in by_place.items():
        around = [p for area in comparer.within.get(place, ()) for p in by_place.get(area, ())]
        pairs = [*combinations(here, 2), *((one, other) for one in here for other in around)]
        for one, other in pairs:
            if comparer.near_each_other(one, other):
                first, second = sorted((one, other), key=lambda p: rank[p.claim])
                yield first, second


def _linked(
    link: Row,
    positions: dict[str, list[Position]],
    scopes: Mapping[str, str | None],
    comparer: Comparer,
) -> Row:
    """A pair that a coder puts in tension or reconciles, with the coder's reading."""
    one, other = link["one"] or "", link["other"] or ""
    pair = (one, other)
    if link["kind"] == "tension":
        outside = any(
            _outside(scopes.get(a), positions.get(b, ()), comparer) for a, b in (pair, pair[::-1])
        )
        return _row(pair, "tension", "scope" if outside else "content", link["statement"])
    seen = [
        comparer.compare(a, b)
        for a in positions.get(one, ())
        for b in positions.get(other, ())
        if comparer.exclude(a, b)
    ]
    decisive = next((found.decisive for found in seen if not found.conflict), "content")
    return _row(pair, "no", decisive, link["statement"])


def _outside(scope: str | None, positions: Iterable[Position], comparer: Comparer) -> bool:
    """Whether a claim speaks of a place outside the scope that a coder proposes for the other."""
    places = [p.place for p in positions if p.place]
    return scope is not None and any(
        place != scope and scope not in comparer.within.get(place, ()) for place in places
    )


def _row(pair: _Pair, conflict: str, decisive: str, sentence: str | None) -> Row:
    found: Row = {"one": pair[0], "other": pair[1], "conflict": conflict, "decisive": decisive}
    return found | {"sentence": sentence, EVIDENCE: " ".join(pair)}
