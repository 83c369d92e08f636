"""The part of the gazetteer that an article needs: its checks find in it what they find in all.

An article mentions few actors and places. What follows from it, and what is wrong with it, depends
on these and on what can be reached from them: the regions that a place is within, the wholes that
an actor is a member of, and whatever else has the name of something that the article describes.
So an article can be checked without reading the rest, and only a change in its part touches it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from kg.namespaces import CKG, SKOS
from kg.statements import Statement, Term, is_iri, term

_MEMBER = term(CKG["hasMember"])
_NAME = term(SKOS["prefLabel"])


class Lookup(Protocol):
    """A gazetteer with what is inferred about it, where single things are looked up."""

    def stated(self, node: Term) -> Iterable[Statement]:
        """The statements of the gazetteer whose subject is `node`."""

    def inferred(self, node: Term) -> Iterable[Statement]:
        """What follows from the gazetteer alone, of which the subject is `node`."""

    def having(self, predicate: Term, value: Term) -> Iterable[Term]:
        """The subjects that have `value` for `predicate`, a membership's member or a name."""


class InMemory:
    """The statements of a gazetteer and what is inferred from them, to be looked up."""

    def __init__(self, stated: Iterable[Statement], inferred: Iterable[Statement] = ()) -> None:
        self._stated = _by_subject(stated)
        self._inferred = _by_subject(inferred)
        self._having: dict[tuple[Term, Term], list[Term]] = defaultdict(list)
        for statements in (*self._stated.values(), *self._inferred.values()):
            for subject, predicate, value in statements:
                if predicate in (_MEMBER, _NAME):
                    self._having[predicate, value].append(subject)

    def stated(self, node: Term) -> Iterable[Statement]:
        """The statements of the gazetteer whose subject is `node`."""
        return self._stated.get(node, ())

    def inferred(self, node: Term) -> Iterable[Statement]:
        """What follows from the gazetteer alone, of which the subject is `node`."""
        return self._inferred.get(node, ())

    def having(self, predicate: Term, value: Term) -> Iterable[Term]:
        """The subjects that have `value` for `predicate`, a membership's member or a name."""
        return self._having.get((predicate, value), ())


def _by_subject(statements: Iterable[Statement]) -> dict[Term, list[Statement]]:
    found: dict[Term, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement[0]].append(statement)
    return found


@dataclass(frozen=True)
class Part:
    """Statements of the gazetteer, and what is inferred from it about the same things."""

    stated: frozenset[Statement]
    inferred: frozenset[Statement]

    @property
    def things(self) -> set[Term]:
        """What the part tells something about."""
        return {one[0] for one in self.stated | self.inferred}


def part_of_gazetteer(
    article: Iterable[Statement], gazetteer: Lookup, known: Collection[Term] = ()
) -> Part:
    """What an article with the statements `article` needs of `gazetteer`.

    Use it for an article that states nothing about things of the gazetteer, as loading asks. The
    things that it mentions or whose name it uses, all that their statements mention, and the
    memberships of all these; and so on. It is left out what hangs on things that are `known`, the
    things of an earlier part.
    """
    stated: set[Statement] = set()
    inferred: set[Statement] = set()
    waiting, seen = _mentioned(article, gazetteer), set(known)
    while waiting:
        node = waiting.pop()
        if node in seen or not is_iri(node):
            continue
        seen.add(node)
        said, follows = gazetteer.stated(node), gazetteer.inferred(node)
        stated.update(said)
        inferred.update(follows)
        waiting.update(statement[2] for statement in (*said, *follows))
        waiting.update(gazetteer.having(_MEMBER, node))
    return Part(frozenset(stated), frozenset(inferred))


def _mentioned(article: Iterable[Statement], gazetteer: Lookup) -> set[Term]:
    """What an article mentions and does not describe, and what has a name that it gives."""
    subjects, values, labels = set(), set(), set()
    for subject, predicate, value in article:
        subjects.add(subject)
        values.add(value)
        if predicate == _NAME:
            labels.add(value)
    named = {other for label in labels for other in gazetteer.having(_NAME, label)}
    return (values - subjects) | named


class Reach:
    """Which things of a gazetteer an article needs that mentions or names certain others.

    The other way round as `part_of_gazetteer`: from what has changed to what articles mention.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        """`statements` are those of the gazetteer, with what is inferred: before and after."""
        self._needing: dict[Term, set[Term]] = defaultdict(set)
        for subject, predicate, value in statements:
            if is_iri(value):
                self._needing[value].add(subject)
                if predicate == _MEMBER:
                    self._needing[subject].add(value)

    def needing(self, changed: Iterable[Term]) -> set[Term]:
        """`changed` and all things of which the part holds one of them."""
        found: set[Term] = set()
        waiting = list(changed)
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting += self._needing.get(node, ())
        return found
