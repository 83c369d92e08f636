"""Which focus nodes a SPARQL constraint may find something about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.engine.shapes.change import Reads
from kg.engine.shapes.index import Index, Nodes
from kg.engine.sieve.patterns import Reader, Solutions
from kg.engine.sieve.words import Words
from kg.statements import Term


@dataclass(frozen=True)
class Sieve:
    """One compiled query, and what it looks at."""

    solutions: Solutions
    variables: int
    reads: Reads
    needed: tuple[Term, ...]
    """Properties without which a node is in no solution."""

    def passed(self, index: Index, focus: Nodes) -> Nodes:
        """Those of `focus` of which it cannot be ruled out that the query finds something."""
        if not all(map(index.has_property, self.needed)):
            return {}
        return {node: None for node in focus if self._may_find(index, node)}

    def _may_find(self, index: Index, node: Term) -> bool:
        for needed in self.needed:
            if not index.objects(node, needed):
                return False
        row: list[object] = [None] * self.variables
        row[0] = node
        return next(self.solutions(index, row), None) is not None  # type: ignore[arg-type]


def compile_sieve(group: str, prefixes: Mapping[str, str]) -> Sieve:
    """The sieve of a query whose WHERE has the text `group`, with its braces.

    `prefixes` are what its prefixes stand for. NotCompiledError where it cannot be told.
    """
    reader = Reader(Words(group, prefixes))
    solutions = reader.group()
    if reader.words.kind != "end":
        raise reader.words.refuse()
    seen = reader.seen
    reads = Reads(None if seen.everything else frozenset(seen.near), frozenset(seen.far))
    return Sieve(solutions, len(reader.slots), reads, tuple(sorted(reader.needed)))
