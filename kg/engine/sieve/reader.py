"""From the words of a query to its tree.

SPARQL evaluates a group from the inside out; going through it in the order of the text with what is
bound so far gives the same where each filter sees the same variables bound, and what does not is
refused. Section 18.2: https://www.w3.org/TR/sparql11-query/#sparqlDefinition.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.engine.refusal import NotCompiledError
from kg.engine.sieve.functions import FUNCTIONS, added, applied, subtracted
from kg.engine.sieve.paths import Path, read_path
from kg.engine.sieve.tree import (
    THIS,
    AllOf,
    AnyOf,
    Bind,
    Bound,
    Call,
    Comparison,
    Constant,
    Describe,
    End,
    Exists,
    Filter,
    FirstOf,
    Follow,
    Group,
    Not,
    Optional,
    Part,
    Union,
    Variable,
    slots,
)
from kg.engine.sieve.values import MAYBE, Text, Value, equal, ordered
from kg.engine.sieve.words import Words

_ORDERS: dict[str, Callable[[Value, Value], Value]] = {
    "<": ordered(operator.lt),
    "<=": ordered(operator.le),
    ">": ordered(operator.gt),
    ">=": ordered(operator.ge),
}
_SUMS: dict[str, Callable[[Value, Value], Value]] = {"+": added, "-": subtracted}


@dataclass
class Reader:
    """Reads one query; `bound` are the variables that are bound by what has been read.

    `mentions` counts how often each variable is mentioned; `computed` are those that BIND makes.
    """

    words: Words
    names: dict[str, int] = field(default_factory=lambda: {"this": THIS})
    bound: set[int] = field(default_factory=lambda: {THIS})
    computed: set[int] = field(default_factory=set)
    mentions: Counter[int] = field(default_factory=Counter)

    def _slot(self) -> int:
        """The number of the variable that comes next."""
        slot = self.names.setdefault(self.words.variable(), len(self.names))
        self.mentions[slot] += 1
        return slot

    # -- groups, sections 5 to 8 -----------------------------------------------------------

    def group(self) -> Group:
        """The group in braces that comes next."""
        self.words.expect("{")
        filters: list[Filter] = []
        patterns: list[tuple[Part, frozenset[int]]] = []
        while not self.words.accept("}"):
            bound = frozenset(self.bound)
            for part in self._patterns():
                if isinstance(part, Filter):
                    filters.append(part)
                else:
                    patterns.append((part, slots(part) - bound))
            self.words.accept(".")
        return Group(tuple(_filters_first(filters, patterns)))

    def _inner_group(self) -> Group:
        """The group in braces that comes next, of which nothing is bound outside of it."""
        bound = set(self.bound)
        group = self.group()
        self.bound = bound
        return group

    def _patterns(self) -> list[Part]:
        words = self.words
        if words.accept("FILTER"):
            return [Filter(self._expression())]
        if words.accept("OPTIONAL"):
            return [Optional(self._inner_group())]
        if words.accept("BIND"):
            return [self._bind()]
        return [self._union()] if words.next == "{" else self._triples()

    def _bind(self) -> Bind:
        self.words.expect("(")
        made = self._expression()
        self.words.expect("AS")
        slot = self._slot()
        self.words.expect(")")
        self.computed.add(slot)
        return Bind(made, slot)

    def _union(self) -> Union:
        """What is bound after it is what each of its groups binds."""
        before = set(self.bound)
        outside = (before | self.computed) - {THIS}
        branches, bound = [], []
        while True:
            branches.append(self.group())
            mentioned = slots(branches[-1])
            if mentioned & outside or not mentioned:
                raise NotCompiledError("a group that looks outside is not compiled")
            bound.append(set(self.bound))
            self.bound = set(before)
            if not self.words.accept("UNION"):
                break
        self.bound = set.intersection(*bound)
        return Union(tuple(branches))

    def _triples(self) -> list[Part]:
        subject, found = self._end(), []
        while True:
            is_open = self.words.kind == "variable"
            verb = self._slot() if is_open else read_path(self.words)
            while True:
                found.append(self._triple(subject, verb, self._end()))
                if not self.words.accept(","):
                    break
            if not self.words.accept(";"):
                return found

    def _end(self) -> End:
        if self.words.kind != "variable":
            return self.words.term()
        slot = self._slot()
        if slot in self.computed:
            raise NotCompiledError("a pattern about a value that is worked out is not compiled")
        return slot

    def _triple(self, subject: End, verb: Path | int, end: End) -> Part:
        is_known = any(isinstance(one, str) or one in self.bound for one in (subject, end))
        self.bound |= {one for one in (subject, verb, end) if isinstance(one, int)}
        if isinstance(verb, Path):
            if not is_known:
                raise NotCompiledError("a pattern both ends of which are open is not compiled")
            return Follow(subject, verb, end)
        if subject != THIS or not isinstance(end, int):
            raise NotCompiledError("a property that is not known is not compiled here")
        return Describe(verb, end)

    # -- expressions, section 17 -----------------------------------------------------------

    def _expression(self) -> Part:
        """The expression that comes next: `||` binds weakest."""
        found = [self._conjunction()]
        while self.words.accept("||"):
            found.append(self._conjunction())
        return found[0] if len(found) == 1 else AnyOf(tuple(found))

    def _conjunction(self) -> Part:
        found = [self._relation()]
        while self.words.accept("&&"):
            found.append(self._relation())
        return found[0] if len(found) == 1 else AllOf(tuple(found))

    def _relation(self) -> Part:
        one, words = self._sum(), self.words
        if words.accept("="):
            return Comparison(equal, one, self._sum())
        if words.accept("!="):
            return Not(Comparison(equal, one, self._sum()))
        if words.next in _ORDERS:
            return Comparison(_ORDERS[words.take()], one, self._sum())
        if words.accept("IN"):
            return self._member(one)
        return Not(self._member(one)) if words.accept("NOT", "IN") else one

    def _member(self, one: Part) -> Part:
        return AnyOf(tuple(Comparison(equal, one, each) for each in self._arguments()))

    def _sum(self) -> Part:
        found = self._unary()
        while self.words.next in _SUMS:
            found = Call(_SUMS[self.words.take()], (found, self._unary()))
        return found

    def _unary(self) -> Part:
        words = self.words
        if words.accept("!"):
            return Not(self._unary())
        if words.accept("("):
            inside = self._expression()
            words.expect(")")
            return inside
        if words.accept("EXISTS"):
            return Exists(self._inner_group())
        if words.accept("NOT"):
            words.expect("EXISTS")
            return Not(Exists(self._inner_group()))
        return self._primary()

    def _primary(self) -> Part:
        words = self.words
        if words.kind == "variable":
            return Variable(self._slot())
        if words.kind == "text":
            return Constant(Text(words.text()))
        if words.kind == "number":
            return Constant(int(words.take()))
        if not words.is_term():
            return self._call(words.take())
        found = words.term()
        if words.next == "(":  # a cast
            self._arguments()
            return Constant(MAYBE)
        return Constant(found)

    def _arguments(self) -> tuple[Part, ...]:
        self.words.expect("(")
        found = []
        while not self.words.accept(")"):
            found.append(self._expression())
            if self.words.next != ")":
                self.words.expect(",")
        return tuple(found)

    def _call(self, name: str) -> Part:
        if self.words.next != "(":
            raise self.words.refuse()
        arguments = self._arguments()
        if name == "COALESCE":
            return FirstOf(arguments)
        if name == "BOUND" and len(arguments) == 1 and isinstance(arguments[0], Variable):
            return Bound(arguments[0])
        function = FUNCTIONS.get(name)
        if function is None:
            return Constant(MAYBE)
        given = [one.value for one in arguments if isinstance(one, Constant)]
        if len(given) == len(arguments):
            return Constant(applied(function, *given))
        return Call(function, arguments)


def _filters_first(
    filters: list[Filter], patterns: list[tuple[Part, frozenset[int]]]
) -> Iterator[Part]:
    """All in order, each filter as soon as nothing that it mentions is bound by a later pattern."""
    waiting = filters
    for place in range(len(patterns) + 1):
        later = frozenset().union(*(may_bind for _, may_bind in patterns[place:]))
        still = [one for one in waiting if place < len(patterns) and slots(one) & later]
        yield from (one for one in waiting if one not in still)
        yield from (part for part, _ in patterns[place : place + 1])
        waiting = still
