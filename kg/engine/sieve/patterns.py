"""Groups of patterns, as functions from a row to its solutions.

A solution is the row with more of it bound, and whether it is sure. SPARQL evaluates a group from
the inside out; going through it in the order of the text with what is bound so far gives the same
where each filter sees the same variables bound, and what does not is refused.
SPARQL 1.1, sections 5 to 8 and 18.2: https://www.w3.org/TR/sparql11-query/#sparqlDefinition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.index import Index
from kg.engine.sieve.expressions import Expression, Row, all_of, read_expression, remembered, truth
from kg.engine.sieve.paths import Path, read_path
from kg.engine.sieve.values import ERROR, MAYBE
from kg.engine.sieve.words import Words
from kg.statements import Term

Solutions = Callable[[Index, Row], Iterator[bool]]
"""Binds a row in all ways in which a pattern matches, and says of each whether it is sure."""


@dataclass
class _Part:
    """A pattern or filter of a group; which variables a filter mentions, and a pattern may bind."""

    run: Solutions | None
    test: Expression | None
    mentions: frozenset[int]


@dataclass
class Seen:
    """The properties that are read: `near` of `$this` itself, each time, `far` of other nodes.

    `everything` is True where all properties of `$this` are read.
    """

    near: list[Term] = field(default_factory=list)
    far: set[Term] = field(default_factory=set)
    everything: bool = False

    def add(self, other: Seen) -> None:
        """Add what was read in a part of the query."""
        self.near += other.near
        self.far |= other.far
        self.everything |= other.everything


@dataclass
class Reader:
    """Reads one query; `bound` are the variables that are bound by what has been read."""

    words: Words
    slots: dict[str, int] = field(default_factory=lambda: {"this": 0})
    bound: set[int] = field(default_factory=lambda: {0})
    computed: set[int] = field(default_factory=set)
    mentioned: set[int] = field(default_factory=set)
    seen: Seen = field(default_factory=Seen)
    needed: set[Term] = field(default_factory=set)
    """Properties without which `$this` is in no solution."""
    depth: int = 0

    def slot(self, name: str) -> int:
        """The number of the variable `name`, which is mentioned here."""
        slot = self.slots.setdefault(name, len(self.slots))
        self.mentioned.add(slot)
        return slot

    def inner_group(self) -> Solutions:
        """The group in braces that comes next, of which nothing is bound outside of it."""
        bound = set(self.bound)
        group = self.group()
        self.bound = bound
        return group

    def group(self) -> Solutions:
        """The group in braces that comes next."""
        self.words.expect("{")
        self.depth += 1
        parts: list[_Part] = []
        while not self.words.accept("}"):
            outside, self.mentioned, bound = self.mentioned, set(), set(self.bound)
            run, test = self._pattern_or_filter()
            mentions = self.mentioned if run is None else self.mentioned - bound
            parts.append(_Part(run, test, frozenset(mentions)))
            self.mentioned |= outside
            self.words.accept(".")
        self.depth -= 1
        return _group(_filters_first(parts))

    def _pattern_or_filter(self) -> tuple[Solutions | None, Expression | None]:
        words = self.words
        if words.accept("FILTER"):
            return None, self._filter()
        if words.accept("OPTIONAL"):
            return _optional(self.inner_group()), None
        if words.accept("BIND"):
            return self._bind(), None
        if words.next == "{":
            return self._union(), None
        return self._triples(), None

    def _filter(self) -> Expression:
        """FILTER, section 5.2.2. What it says is remembered, where it depends on little."""
        start, before = self.words.place, self.seen
        self.seen = seen = Seen()
        test = read_expression(self)
        self.seen = before
        self.seen.add(seen)
        inside = self.words.variables(start, self.words.place)
        shared = [name for name in inside if not self._is_only(name, inside[name])]
        slots = [self.slots[name] for name in shared if name != "this"]
        through = self._only_property(seen, inside["this"])
        if seen.everything or len(slots) > 2 or ("this" in shared and through is None):
            return test
        return remembered(test, slots, through, frozenset(seen.far))

    def _only_property(self, seen: Seen, times: int) -> Term | None:
        """The one property by way of which alone a part sees `$this`, so many times."""
        is_one = len(set(seen.near)) == 1 and len(seen.near) == times
        return seen.near[0] if is_one and seen.near[0] not in seen.far else None

    def _is_only(self, name: str, times: int) -> bool:
        """Whether the variable `name` is mentioned no more than so many times in the query."""
        return name != "this" and self.words.variables()[name] == times

    def _bind(self) -> Solutions:
        self.words.expect("(")
        made = read_expression(self)
        self.words.expect("AS")
        slot = self.slot(self.words.variable())
        self.words.expect(")")
        self.computed.add(slot)

        def run(index: Index, row: Row) -> Iterator[bool]:
            row[slot] = made(index, row)
            yield True
            row[slot] = None

        return run

    def _union(self) -> Solutions:
        """UNION, section 7: what is bound after it is what each of its groups binds."""
        before, outside = set(self.bound), self.mentioned
        branches, bound = [], []
        while True:
            self.mentioned = set()
            branches.append(self.group())
            if self.mentioned & before - {0} or not self.mentioned:
                raise NotCompiledError("a group that looks outside is not compiled")
            bound.append(set(self.bound))
            outside |= self.mentioned
            self.bound = set(before)
            if not self.words.accept("UNION"):
                break
        self.bound, self.mentioned = set.intersection(*bound), outside

        def run(index: Index, row: Row) -> Iterator[bool]:
            for branch in branches:
                yield from branch(index, row)

        return run

    # -- triple patterns, section 5.1 ------------------------------------------------------

    def _triples(self) -> Solutions:
        subject, found = self._end(), []
        while True:
            if self.words.kind == "variable":
                verb: Path | int = self.slot(self.words.variable())
                self.seen.everything = True
            else:
                verb = read_path(self.words)
                if subject == 0 and verb.only is not None:
                    self.seen.near.append(verb.only)
                    if self.depth == 1:
                        self.needed.add(verb.only)
                else:
                    self.seen.far |= verb.reads
            while True:
                found.append(self._triple(subject, verb, self._end()))
                if not self.words.accept(","):
                    break
            if not self.words.accept(";"):
                break
        return (
            found[0]
            if len(found) == 1
            else _group([_Part(run, None, frozenset()) for run in found])
        )

    def _end(self) -> int | Term:
        if self.words.kind == "variable":
            slot = self.slot(self.words.variable())
            if slot in self.computed:
                raise NotCompiledError("a pattern about a value that is worked out is not compiled")
            return slot
        return self.words.term()

    def _triple(self, subject: int | Term, verb: Path | int, end: int | Term) -> Solutions:
        is_known = [isinstance(one, str) or one in self.bound for one in (subject, end)]
        self.bound |= {one for one in (subject, verb, end) if isinstance(one, int)}
        if isinstance(verb, int):
            if not is_known[0] or not isinstance(subject, int) or not isinstance(end, int):
                raise NotCompiledError("a property that is not known is not compiled here")
            if subject != 0:
                raise NotCompiledError("all properties of another node are not compiled")
            return _described(subject, verb, end, self._is_unused(end))
        if is_known[0]:
            return _followed(subject, verb.forward, end, self._is_unused(end))
        if is_known[1]:
            return _followed(end, verb.backward, subject, self._is_unused(subject))
        raise NotCompiledError("a pattern both ends of which are open is not compiled")

    def _is_unused(self, end: int | Term) -> bool:
        """Whether an end is a variable that is mentioned nowhere else: one solution will do."""
        return any(slot == end and self._is_only(name, 1) for name, slot in self.slots.items())


def _followed(
    start: int | Term, step: Callable[..., Iterable[Term]], end: int | Term, is_unused: bool
) -> Solutions:
    """A pattern with a path from an end that is bound."""
    if is_unused:
        return _present(start, step)

    def run(index: Index, row: Row) -> Iterator[bool]:
        found = step(index, row[start] if isinstance(start, int) else start)
        wanted = row[end] if isinstance(end, int) else end
        if wanted is not None:
            if isinstance(wanted, str) and wanted in found:
                yield True
            return
        for row[end] in found:  # type: ignore[index]
            yield True
        row[end] = None  # type: ignore[index]

    return run


def _present(start: int | Term, step: Callable[..., Iterable[Term]]) -> Solutions:
    """A pattern whose other end does not matter."""

    def run(index: Index, row: Row) -> Iterator[bool]:
        if step(index, row[start] if isinstance(start, int) else start):
            yield True

    return run


def _described(subject: int, verb: int, end: int, is_unused: bool) -> Solutions:
    """A pattern with a variable for the property; where the value does not matter, each once."""
    if is_unused:
        return _followed(subject, Index.properties, verb, is_unused=False)

    def run(index: Index, row: Row) -> Iterator[bool]:
        wanted = row[verb], row[end]
        for predicate, value in index.about(row[subject]):  # type: ignore[arg-type]
            if wanted[0] in (None, predicate) and wanted[1] in (None, value):
                row[verb], row[end] = predicate, value
                yield True
        row[verb], row[end] = wanted

    return run


def _optional(group: Solutions) -> Solutions:
    """OPTIONAL, section 6."""

    def run(index: Index, row: Row) -> Iterator[bool]:
        is_there = may_be_there = False
        for is_sure in group(index, row):
            is_there |= is_sure
            may_be_there = True
            yield is_sure
        if not is_there:
            yield not may_be_there

    return run


def _filters_first(parts: list[_Part]) -> list[_Part]:
    """The parts in order, each filter as soon as nothing more is bound that it mentions."""
    ordered: list[_Part] = []
    waiting = [part for part in parts if part.test is not None]
    rest = [part for part in parts if part.run is not None]
    for place in range(len(rest) + 1):
        later: frozenset[int] = frozenset().union(*(part.mentions for part in rest[place:]))
        ready = [part for part in waiting if place == len(rest) or not part.mentions & later]
        ordered += ready
        waiting = [part for part in waiting if part not in ready]
        ordered += rest[place : place + 1]
    return ordered


def _group(parts: list[_Part]) -> Solutions:
    """The solutions of `parts` joined, innermost last."""
    found, parts = _last(_merged(parts))
    for part in reversed(parts):
        if part.test is not None:
            found = _filtered(part.test, found)
        elif part.run is not None:
            found = _joined(part.run, found)
    return found


def _merged(parts: list[_Part]) -> list[_Part]:
    """`parts`, where filters that follow each other are one."""
    merged: list[_Part] = []
    for part in parts:
        last = merged[-1].test if merged else None
        if part.test is not None and last is not None:
            both = all_of([last, part.test])
            merged[-1] = _Part(None, both, merged[-1].mentions | part.mentions)
        else:
            merged.append(part)
    return merged


def _last(parts: list[_Part]) -> tuple[Solutions, list[_Part]]:
    """The end of a group in as few steps as can be, and what is left before it."""
    if not parts:
        return _once, []
    last, before = parts[-1], parts[:-1]
    if last.run is not None:
        return last.run, before
    assert last.test is not None
    if before and before[-1].run is not None:
        return _selected(before[-1].run, last.test), before[:-1]
    return _tested(last.test), before


def _once(index: Index, row: Row) -> Iterator[bool]:
    yield True


def _filtered(test: Expression, rest: Solutions) -> Solutions:
    def run(index: Index, row: Row) -> Iterator[bool]:
        passes = truth(test(index, row))
        if passes is True:
            yield from rest(index, row)
        elif passes is MAYBE:
            for _ in rest(index, row):
                yield False

    return run


def _tested(test: Expression) -> Solutions:
    """A filter after which nothing comes."""

    def run(index: Index, row: Row) -> Iterator[bool]:
        passes = test(index, row)
        if passes is True:
            yield True
        elif passes is not False and passes is not ERROR:
            yield False

    return run


def _selected(first: Solutions, test: Expression) -> Solutions:
    """A pattern and a filter after which nothing comes."""

    def run(index: Index, row: Row) -> Iterator[bool]:
        for is_sure in first(index, row):
            passes = test(index, row)
            if passes is True:
                yield is_sure
            elif passes is not False and passes is not ERROR:
                yield False

    return run


def _joined(first: Solutions, rest: Solutions) -> Solutions:
    def run(index: Index, row: Row) -> Iterator[bool]:
        for is_sure in first(index, row):
            for is_sure_too in rest(index, row):
                yield is_sure and is_sure_too

    return run
