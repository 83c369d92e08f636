"""Claims that were confirmed or denied after they were published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ask.answers import Answer
from kg.ask.control.statements import Relations, read_relations
from kg.ask.interpreter import Asked
from kg.ask.tables.table import TableInterpreter
from kg.ask.tables.told import Told, read_told, tell_the_same
from kg.store import Row

_NONE = (
    "No claim in the graph was confirmed or denied by a later article. That needs another article "
    "on the same matter, whose root source is independent of the first."
)


class ConfirmationInterpreter(TableInterpreter):
    """Finds, for each claim, the later ones that tell the same or deny it."""

    def answer(self, asked: Asked) -> Answer:
        """Each claim with each that confirms or denies it, by the day on which that was told."""
        rows = self.rows(asked)
        published = {row["claim"] or "": row["published"] or "" for row in rows}
        relations = read_relations(self.store)
        found = sorted(
            _judged(read_told(rows), published, relations),
            key=lambda row: (row["published"] or "", row["claim"] or "", row["by"] or ""),
        )
        return self.table(asked, [self._named(row) for row in found], _NONE)

    def _named(self, row: Row) -> Row:
        return row | {"source": self.labels.label(row["source"] or "")}


def _judged(told: list[Told], published: dict[str, str], relations: Relations) -> Iterator[Row]:
    for one, other in _pairs(told):
        days = published[one.claim], published[other.claim]
        independent = len(relations.apart([one.root, other.root])) > 1
        denied = one.denied != other.denied
        if not (_denies(one, other, days) if denied else independent and days[0] < days[1]):
            continue
        yield {
            "claim": one.claim,
            "how": "denied" if denied else "confirmed",
            "by": other.claim,
            "source": other.root,
            "independent": "yes" if independent else "no",
            "published": days[1],
        }


def _denies(one: Told, other: Told, days: tuple[str, str]) -> bool:
    """Whether `other` came later; on one day, a denial is taken to answer what is told."""
    return days[0] < days[1] or (days[0] == days[1] and other.denied)


def _pairs(told: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs, in both orders, that tell of the same matter."""
    by_claim = {each.claim: each for each in told}
    near: dict[object, set[str]] = {}
    for each in by_claim.values():
        near.setdefault(each.key, set()).add(each.claim)
        for other in each.linked & by_claim.keys():
            near.setdefault(each.claim, set()).add(other)
            near.setdefault(other, set()).add(each.claim)
    for one in by_claim.values():
        for claim in sorted(near[one.key] | near.get(one.claim, set())):
            if claim != one.claim and tell_the_same(one, by_claim[claim]):
                yield one, by_claim[claim]
