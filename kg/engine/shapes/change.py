"""Which nodes have to be checked again when statements are added to a graph that was checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.engine.shapes.index import TYPE, Index, Nodes
from kg.namespaces import SH
from kg.statements import Statement, Term, term

CLASS = term(SH["class"])
"""Stands among what is read for the classes of nodes, with all their superclasses."""


@dataclass(frozen=True)
class Reads:
    """The properties that a check looks at: `near` of the focus node itself, `far` of others.

    `near` is None where it looks at all that the focus node has.
    """

    near: frozenset[Term] | None = frozenset()
    far: frozenset[Term] = frozenset()


@dataclass
class Change:
    """Statements that are added: the subjects of each property, and whether classes change."""

    subjects: dict[Term, set[Term]] = field(default_factory=dict)

    @classmethod
    def of(cls, index: Index, statements: Iterable[Statement]) -> Change:
        """The change that adding `statements` to `index` will be; call it before they are added.

        A type that a node has already by way of a subclass changes no class.
        """
        change = cls()
        for subject, predicate, value in statements:
            change.subjects.setdefault(predicate, set()).add(subject)
            if predicate == TYPE and value not in index.classes(subject):
                change.subjects.setdefault(CLASS, set()).add(subject)
        return change

    def touched(self, focus: Nodes, before: Nodes, reads: Reads) -> Nodes:
        """Those of the nodes `focus` about which a check may now find something else.

        `before` are those that were checked before. A check is a function of what it reads, so
        where nothing of that is added it finds the same again.
        """
        if not reads.far.isdisjoint(self.subjects):
            return focus
        properties = self.subjects if reads.near is None else reads.near & self.subjects.keys()
        changed = set().union(*(self.subjects[one] for one in properties))
        return {node: None for node in focus if node not in before or node in changed}
