"""What the rules that join claims conclude about one place, from the claims that bear on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.derive import Rule, load_rules
from kg.namespaces import CKG, EDTF_DATATYPE, RDF, XSD
from kg.records.geography import Geography
from kg.records.members import Members
from kg.records.record import Record
from kg.records.remembered import Remembered
from kg.records.tell import ACTORS
from kg.records.times import BOUNDS
from kg.store import MemoryStore

_TYPE = ox.NamedNode(RDF["type"])
_WITHIN = ox.NamedNode(CKG["within"])
_NEAR = ox.NamedNode(CKG["nearPlace"])
_AT = ox.NamedNode(CKG["atPlace"])
_IN_FORCE = ox.NamedNode(CKG["ClaimInForce"])
_DATE = ox.NamedNode(XSD["date"])
_EDTF = ox.NamedNode(EDTF_DATATYPE)
_MOST = 1_000
"""Triples, and sets of claims without any, that are remembered."""


def is_settlement(geography: Geography, place: str) -> bool:
    """Whether `place` is a town or village: of other places the rules infer nothing."""
    return geography.is_a(place, "Town") or geography.is_a(place, "Village")


class Inference:
    """Evaluates the rules that infer for one place at a time.

    They are the SPARQL of `kg/rules`, read over the few triples that can matter to the place.
    """

    def __init__(self, geography: Geography, members: Members) -> None:
        self._geography = geography
        self._members = members
        self._known: Remembered[tuple[str, frozenset[str]], list[ox.Triple]] = Remembered(_MOST)

    def conclusions(self, place: str, records: Iterable[Record]) -> list[ox.Triple]:
        """The triples of what is concluded about `place` from `records`, which must all count.

        They must be everything that counts and bears on the place.
        """
        given = list(records)
        rules = list(self._starting(place, given))
        if not rules:
            return []
        key = (place, frozenset(record.content for record in given))
        return self._known.of(key, lambda: self._conclude(place, given, rules))

    def _starting(self, place: str, records: list[Record]) -> Iterator[Rule]:
        """The rules that infer and for which there is something at or near the place."""
        there = (r for r in records if place in r.at() or place in r.near())
        kinds = {kind for record in there for kind in record.facts.get("type", ())}
        return (r for r in load_rules() if r.infers and kinds & r.starting_kinds())

    def _conclude(self, place: str, records: list[Record], rules: list[Rule]) -> list[ox.Triple]:
        store = MemoryStore(self._quads(place, records))
        found = [triple for rule in rules for triple in store.construct(rule.sparql)]
        node = ox.NamedNode(place)
        about = {t.subject for t in found if t.predicate == _AT and t.object == node}
        return [triple for triple in found if triple.subject in about]

    # -- what rules read -------------------------------------------------------------------

    def _quads(self, place: str, records: list[Record]) -> Iterator[ox.Quad]:
        yield from self._of_place(place)
        for record in records:
            yield from _of_record(record)
            yield from self._of_places(record, place)
        yield from self._members.quads(sorted(_actors(records)))

    def _of_place(self, place: str) -> Iterator[ox.Quad]:
        node = ox.NamedNode(place)
        for kind in self._geography.kinds(place):
            yield ox.Quad(node, _TYPE, ox.NamedNode(kind))
        for inner in (place, *self._geography.around(place)):
            for area in self._geography.areas(inner):
                yield ox.Quad(ox.NamedNode(inner), _WITHIN, ox.NamedNode(area))

    def _of_places(self, record: Record, place: str) -> Iterator[ox.Quad]:
        """How the places of `record` lie to `place`."""
        node = ox.NamedNode(place)
        for other in record.at():
            if other in self._geography.inside(place) or place in record.inside.get(other, ()):
                yield ox.Quad(ox.NamedNode(other), _WITHIN, node)
            if other in self._geography.near(place) or place in record.around.get(other, ()):
                yield ox.Quad(ox.NamedNode(other), _NEAR, node)


def _of_record(record: Record) -> Iterator[ox.Quad]:
    """The triples of a claim that counts, as rules read them; its article needs no name here."""
    claim, content = ox.NamedNode(record.claim), ox.NamedNode(record.content)
    article, date = ox.NamedNode(f"{record.claim}.article"), ox.NamedNode(f"{record.content}.date")
    published = ox.Literal(record.published.isoformat(), datatype=_DATE)
    yield ox.Quad(claim, _TYPE, _IN_FORCE)
    yield ox.Quad(claim, _of("hasContent"), content)
    yield ox.Quad(claim, _of("inArticle"), article)
    yield ox.Quad(article, _of("publishedOn"), published)
    for name, values in record.facts.items():
        for value in values:
            yield ox.Quad(content, _of(name), ox.NamedNode(value))
    if record.date:
        yield ox.Quad(content, _of("hasDate"), date)
    for name, values in record.date.items():
        for value in values:
            yield ox.Quad(date, _of(name), _of_date(name, value))


def _of(name: str) -> ox.NamedNode:
    return _TYPE if name == "type" else ox.NamedNode(CKG[name])


def _of_date(name: str, value: str) -> ox.NamedNode | ox.Literal:
    if name == "hasDateRule":
        return ox.NamedNode(value)
    return ox.Literal(value, datatype=_DATE if name in BOUNDS else _EDTF)


def _actors(records: Iterable[Record]) -> set[str]:
    names = (*ACTORS, "hasParticipant")
    return {a for record in records for name in names for a in record.facts.get(name, ())}
