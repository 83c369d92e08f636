"""Matters that several sources tell, independently of each other."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.answers import Answer, Value
from kg.ask.control.statements import read_relations
from kg.ask.interpreter import Asked
from kg.ask.tables.table import EVIDENCE, TableInterpreter
from kg.ask.tables.told import Key, Told, agree, read_told, tell_the_same
from kg.store import Row

Matter = list[Told]
"""Claims that tell, or that deny, one and the same."""


class IndependenceInterpreter(TableInterpreter):
    """Counts the independent root sources of each matter."""

    def answer(self, asked: Asked) -> Answer:
        """The matters with at least as many independent sources as asked for, the most first."""
        least = _number(asked)
        relations = read_relations(self.store)
        found = [
            (relations.apart(told.root for told in matter), matter)
            for matter in matters(read_told(self.rows(asked)))
        ]
        found.sort(key=lambda pair: (-len(pair[0]), pair[1][0].claim))
        rows = [self._row(roots, matter) for roots, matter in found if len(roots) >= least]
        most = max((len(roots) for roots, _ in found), default=0)
        note = (
            f"Nothing in the graph is told by {least} or more sources that are independent of each "
            f"other; the most is {most}. Copies of one report count once, and so do sources that "
            "belong together and sources without a name."
        )
        return self.table(asked, rows, note)

    def _row(self, roots: list[str], matter: Matter) -> Row:
        first = matter[0]
        denied = "denied: " if first.denied else ""
        near = "near " if first.key[2] else ""
        names = sorted({self.labels.label(actor) for told in matter for actor in told.actors})
        dates = sorted({told.edtf for told in matter if told.edtf})
        return {
            "kind": denied + first.kind,
            "who": "; ".join(names),
            "where": near + self.labels.label(first.place) if first.place else None,
            "edtf": "; ".join(dates) or None,
            "count": str(len(roots)),
            "sources": "; ".join(sorted(self.labels.label(root) for root in roots)),
            "claims": ", ".join(self.labels.label(told.claim) for told in matter),
            EVIDENCE: " ".join(told.claim for told in matter),
        }


class OnlySourceInterpreter(TableInterpreter):
    """Keeps the claims of one source that no independent source tells too."""

    def answer(self, asked: Asked) -> Answer:
        """The claims that rest only on the source asked about, in the order of their articles."""
        rows, source = self.rows(asked), asked.thing("source").iri
        relations = read_relations(self.store)
        alone = {
            told.claim
            for matter in matters(read_told(rows))
            for told in matter
            if told.root == source and len(relations.apart(t.root for t in matter)) == 1
        }
        first = {row["claim"]: row for row in reversed(rows)}
        kept = [row for row in rows if row["claim"] in alone and row is first[row["claim"]]]
        return self.table(asked, kept)


def _number(asked: Asked) -> int:
    given = asked.parameters["number"]
    return int(given.value) if isinstance(given, Value) else 0


def matters(told: Iterable[Told]) -> list[Matter]:
    """Claims in groups of those that tell the same, ordered by claim.

    A group takes in another when two of their claims tell the same and no two are kept apart by
    their dates or roles: so a vague report does not join two events into one.
    """
    groups: list[Matter] = []
    by_key: dict[Key, list[Matter]] = {}
    for component in _linked_groups(sorted(told, key=lambda each: each.claim)):
        earlier = [group for each in component for group in by_key.get(each.key, [])]
        home = next((group for group in earlier if _one_matter(group, component)), None)
        if home is None:
            groups.append(home := [])
        home.extend(component)
        for each in component:
            kept = by_key.setdefault(each.key, [])
            if not any(group is home for group in kept):
                kept.append(home)
    return groups


def _one_matter(group: Matter, other: Matter) -> bool:
    pairs = [(a, b) for a in group for b in other]
    return (
        group[0].denied == other[0].denied
        and any(tell_the_same(a, b) for a, b in pairs)
        and all(agree(a, b) for a, b in pairs)
    )


def _linked_groups(told: list[Told]) -> list[Matter]:
    """Claims in groups of those that coders link, directly or through others."""
    near: dict[str, set[str]] = {}
    for each in told:
        for other in each.linked:
            near.setdefault(each.claim, set()).add(other)
            near.setdefault(other, set()).add(each.claim)
    by_claim = {each.claim: each for each in told}
    groups: list[Matter] = []
    while by_claim:
        group = [by_claim.pop(next(iter(by_claim)))]
        for each in group:  # it grows while it is walked through
            linked = sorted(near.get(each.claim, set()) & by_claim.keys())
            alike = [claim for claim in linked if by_claim[claim].denied == each.denied]
            group.extend(by_claim.pop(claim) for claim in alike)
        groups.append(sorted(group, key=lambda each: each.claim))
    return groups
