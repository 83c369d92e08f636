"""The part of the gazetteer that an article needs: its checks find in it what they find in all.

An article mentions few actors and places. What follows from it, and what is wrong with it, depends
on these and on what can be reached from them: the regions that a place is within, the wholes that
an actor is a member of, and whatever else has the name of something that the article describes.
So an article can be checked without reading the rest, and only a change in its part touches it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from kg.namespaces import CKG, SKOS
from kg.statements import Statement, Term, is_iri, lines, term

_MEMBER = term(CKG["hasMember"])
_NAME = term(SKOS["prefLabel"])


class Lookup(Protocol):
    """A gazetteer with what is inferred about it, where single things are looked up."""

    def about(self, node: Term) -> Iterable[Statement]:
        """The statements whose subject is `node`."""

    def having(self, predicate: Term, value: Term) -> Iterable[Term]:
        """The subjects that have `value` for `predicate`."""


class InMemory:
    """The statements of a gazetteer, to be looked up."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._about: dict[Term, list[Statement]] = defaultdict(list)
        self._having: dict[tuple[Term, Term], list[Term]] = defaultdict(list)
        for statement in statements:
            subject, predicate, value = statement
            self._about[subject].append(statement)
            if predicate in (_MEMBER, _NAME):
                self._having[predicate, value].append(subject)

    def about(self, node: Term) -> Iterable[Statement]:
        """The statements whose subject is `node`."""
        return self._about.get(node, ())

    def having(self, predicate: Term, value: Term) -> Iterable[Term]:
        """The subjects that have `value` for `predicate`, a membership's member or a name."""
        return self._having.get((predicate, value), ())


@dataclass(frozen=True)
class Part:
    """Statements of the gazetteer, asserted and inferred."""

    statements: frozenset[Statement]

    @property
    def sha256(self) -> str:
        """The SHA-256 of the part as sorted N-Triples: it changes when the part does."""
        return hashlib.sha256(lines(self.statements)).hexdigest()


def part_of_gazetteer(stated: Collection[Statement], gazetteer: Lookup) -> Part:
    """What an article that states `stated` needs of `gazetteer`.

    Use it for an article that states nothing about things of the gazetteer, as loading asks. The
    things that it mentions or whose name it uses, all that their statements mention, and the
    memberships of all these; and so on.
    """
    waiting = {one for statement in stated for one in (statement[0], statement[2])}
    named = [statement[2] for statement in stated if statement[1] == _NAME]
    waiting.update(other for label in named for other in gazetteer.having(_NAME, label))
    seen: set[Term] = set()
    found: set[Statement] = set()
    while waiting:
        node = waiting.pop()
        if node in seen or not is_iri(node):
            continue
        seen.add(node)
        about = list(gazetteer.about(node))
        found.update(about)
        waiting.update(statement[2] for statement in about)
        waiting.update(gazetteer.having(_MEMBER, node))
    return Part(frozenset(found))
