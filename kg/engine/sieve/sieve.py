"""Which focus nodes a SPARQL constraint may find something about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from kg.engine.shapes.change import Reads
from kg.engine.shapes.index import Index, Nodes
from kg.engine.sieve.reader import Reader
from kg.engine.sieve.tree import THIS, Describe, Follow, Group, looks, within
from kg.engine.sieve.words import Words
from kg.engine.sieve.writer import Passed, write_sieve


class Sieve:
    """One compiled query, and what it looks at.

    `reads` are the properties that it looks at, `needed` those without which a node is in no
    solution. Its function is written when it is first needed.
    """

    def __init__(self, group: Group, mentions: Counter[int]) -> None:
        self._group, self._mentions = group, mentions
        self.reads = _reads(group)
        direct = (part for part in group.parts if isinstance(part, Follow))
        needed = {part.path.only for part in direct if part.subject == THIS}
        self.needed = tuple(sorted(one for one in needed if one is not None))

    def passed(self, index: Index, focus: Nodes) -> Nodes:
        """Those of `focus` of which it cannot be ruled out that the query finds something."""
        if not focus or not all(map(index.has_property, self.needed)):
            return {}
        return self._passed(index, focus)

    @cached_property
    def _passed(self) -> Passed:
        return write_sieve(self._group, self._mentions)


def _reads(group: Group) -> Reads:
    looked = looks(group)
    if any(isinstance(part, Describe) for part in within(group)):
        return Reads(None, looked.far)
    return Reads(frozenset(one for one in looked.near if one is not None), looked.far)


def compile_sieve(group: str, prefixes: Mapping[str, str]) -> Sieve:
    """The sieve of a query whose WHERE has the text `group`, with its braces.

    `prefixes` are what its prefixes stand for. NotCompiledError where it cannot be told.
    """
    reader = Reader(Words(group, prefixes))
    read = reader.group()
    if reader.words.kind != "end":
        raise reader.words.refuse()
    return Sieve(read, reader.mentions)
