"""From records to statements about one place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from kg.ask.control.statements import WHOLE, Statement
from kg.records.bearing import Naming
from kg.records.geography import Geography
from kg.records.record import Record, Told
from kg.records.remembered import Remembered

_AS_TOLD = frozenset({"holds", "lost"})


class Teller:
    """Makes statements about `place` of records; `namings` say of which groups it is a member.

    Statements are remembered in `told`, which several may have in common.
    """

    def __init__(
        self,
        place: str,
        geography: Geography,
        told: Remembered[tuple[Teller, Record], list[Statement]],
        namings: Iterable[Naming] = (),
    ) -> None:
        self.place = place
        self._geography = geography
        self._around = frozenset({place, *geography.around(place)})
        self._inside = geography.inside(place)
        self._near = geography.near(place)
        self._told = told
        self._namings: dict[str, list[Naming]] = {}
        for naming in namings:
            self._namings.setdefault(naming.group, []).append(naming)

    def statements(self, records: Iterable[Record]) -> list[Statement]:
        """What `records` say about the place; of the same record the same statements."""
        return [statement for record in records for statement in self._once(record)]

    def _once(self, record: Record) -> list[Statement]:
        return self._told.of((self, record), lambda: list(self._of(record)))

    def _of(self, record: Record) -> Iterator[Statement]:
        for told in record.told:
            if told.role in _AS_TOLD:
                if told.place in self._around or told.place in self._namings:
                    yield self._concluded(record, told, told.place)
            elif told.role == "gained":
                for group in record.at():
                    if self._beside(group):
                        yield self._plain(record, told, "took-nearby", group)
            else:
                for role in self._roles(record, told.role):
                    yield self._plain(record, told, role, self.place)

    def _concluded(self, record: Record, told: Told, at: str) -> Statement:
        namings = self._namings.get(at, ())
        said_of_it = at == self.place or bool(namings)
        return Statement(
            role=told.role,
            actor=told.actor,
            at=at,
            about_place=told.extent == WHOLE or (said_of_it and told.extent is None),
            claims=(record.claim,),
            contents=(record.content,),
            rule=told.rule,
            rests_on=(),
            naming=tuple(sorted({naming.claim for naming in namings})),
            links=tuple(sorted({naming.link for naming in namings})),
            extent=told.extent,
            **told.times,
        )

    def _plain(self, record: Record, told: Told, role: str, at: str) -> Statement:
        return Statement(
            role=role,
            actor=told.actor,
            at=at,
            about_place=role not in ("not-yet", "took-nearby"),
            claims=(record.claim,),
            contents=(record.content,),
            rule=None,
            rests_on=(),
            **told.times,
        )

    def _roles(self, record: Record, told: str) -> Iterator[str]:
        """What a role in the claim is for the place."""
        at, near = self.place in record.at(), self.place in record.near()
        if told == "fights":
            if at or self._one_inside(record):
                yield "fights-in"
            if near or self._one_near(record):
                yield "fights-near"
        elif at or (near and told != "denied"):
            yield told

    def _one_inside(self, record: Record) -> bool:
        return _any(record.at(), self._inside, record.inside, self.place)

    def _one_near(self, record: Record) -> bool:
        return _any(record.at(), self._near, record.around, self.place)

    def _beside(self, group: str) -> bool:
        """Whether `group` is a group of places in an area that the place lies in, too."""
        if group == self.place or not self._geography.is_a(group, "PlaceGroup"):
            return False
        return self._geography.shares_area(group, self.place)


def _any(places: list[str], known: Collection[str], own: dict[str, list[str]], place: str) -> bool:
    """Whether one of `places` is `known`, or one of the article's own that leads to `place`."""
    return any(each in known or place in own.get(each, ()) for each in places)
