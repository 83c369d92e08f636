"""From the tree of a query to one Python function that goes through its patterns.

The function is written as text, with a loop or a condition for each pattern and filter, one within
the other, and then compiled: so nothing is decided again for each node. No term and no value of a
query is written into the text: each has a name there.

A condition is written in one of two ways, as where something is not sure (`MAYBE`) that is to let
a node through: it holds where the query *may* find something, or only where it *surely* does. What
must not be there, as in NOT EXISTS, is written in the other way than what it stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kg.engine.shapes.index import Index, Nodes
from kg.engine.sieve import functions
from kg.engine.sieve.paths import Path
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
    looks,
    slots,
)
from kg.engine.sieve.values import ERROR, MAYBE, Text, Value, equal

Passed = Callable[[Index, Nodes], Nodes]
"""Those focus nodes of which it cannot be ruled out that the query finds something."""
Known = Mapping[int, bool]
"""The variables that are bound, each with whether a pattern bound it to a term, and not BIND."""

_HEAD = """def passed(index, focus):
    objects, subjects = index.objects, index.subjects
    classes, described = index.classes, index.described
"""
_LAST = "    return {node: None for node in focus if whole(node)}\n"
_BEGINS: dict[Callable[..., Value], str] = {functions.is_iri: "<", functions.is_blank: "_"}
"""How the terms begin of which a function is true."""
_AT_MOST = 2
"""Variables by whose values an answer is remembered."""


def write_sieve(group: Group, mentions: Counter[int]) -> Passed:
    """The function that the query with the pattern `group` is; `mentions` counts its variables."""
    writer = _Writer(mentions)
    writer.function("whole", group, {THIS: True}, surely=False)
    text = _HEAD + "".join(f"    {line}\n" for line in writer.lines) + _LAST
    exec(compile(text, "<sieve>", "exec"), writer.names)
    made: Passed = writer.names["passed"]
    return made


class _Writer:
    """Writes the functions within the one function; `names` are what their text speaks of."""

    def __init__(self, mentions: Counter[int]) -> None:
        self.lines: list[str] = []
        self.names: dict[str, Any] = {
            **{name: getattr(functions, name) for name in ("applied", "first_of", "is_bound")},
            **{"may_be": functions.may_be, "ERROR": ERROR, "MAYBE": MAYBE},
            **{"MAYBE_True": (True, MAYBE), "MAYBE_False": (False, MAYBE)},
        }
        self._mentions = mentions
        self._named: dict[object, str] = {}
        self._count = 0

    def _name(self, thing: object) -> str:
        """The name of a term, value or function of the query in the text."""
        name = self._named.get((type(thing), thing))
        if name is None:
            name = self._named[type(thing), thing] = self._new("c")
            self.names[name] = thing
        return name

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    # -- groups ----------------------------------------------------------------------------

    def function(self, name: str, group: Group, known: Known, surely: bool) -> None:
        """Write the function `name` of what is `known`: whether `group` has a solution."""
        body = list(self._patterns(group.parts, known, surely))
        given = ", ".join(_variable(slot) for slot in sorted(known))
        self.lines += [f"def {name}({given}):", *_inside(body), "    return False"]

    def _solution(self, group: Group, known: Known, surely: bool) -> str:
        """The condition that `group` has a solution: a call of a function, if it is not short."""
        if len(group.parts) == 1 and isinstance(one := group.parts[0], Follow):
            first, _ = self._followed(one, known)
            if first.startswith("if "):
                return f"bool({first[3:-1]})"
        mentioned = slots(group)
        shared = {slot: known[slot] for slot in sorted(known) if slot in mentioned}
        name = self._new("group")
        self.function(name, group, shared, surely)
        return f"{name}({', '.join(map(_variable, shared))})"

    def _patterns(self, parts: tuple[Part, ...], known: Known, surely: bool) -> Iterator[str]:
        """The lines that return True where `parts` have a solution."""
        if not parts:
            yield "return True"
            return
        part, rest = parts[0], parts[1:]
        match part:
            case Filter():
                yield from self._filter(part, rest, known, surely)
            case Follow():
                yield from self._follow(part, rest, known, surely)
            case Describe():
                yield from self._describe(part, rest, known, surely)
            case Union():
                for branch in part.branches:
                    yield from self._patterns((*branch.parts, *rest), known, surely)
            case Optional(group):
                yield from self._patterns((*group.parts, *rest), known, surely)
                yield f"if not {self._solution(group, known, not surely)}:"
                yield from _inside(self._patterns(rest, known, surely))
            case Bind(made, slot):
                yield f"{_variable(slot)} = {self._value(made, known)}"
                yield from self._patterns(rest, {**known, slot: False}, surely)

    def _follow(
        self, part: Follow, rest: tuple[Part, ...], known: Known, surely: bool
    ) -> Iterator[str]:
        first, known = self._followed(part, known)
        yield first
        yield from _inside(self._patterns(rest, known, surely))

    def _followed(self, part: Follow, known: Known) -> tuple[str, Known]:
        """The condition or loop that a pattern is, and what is known within it."""
        start, path, end = part.subject, part.path, part.end
        if isinstance(start, int) and start not in known:
            start, path, end = end, path.turned, start
        step = self._step(self._end(start), path)
        if isinstance(end, str) or end in known:
            return f"if {self._end(end)} in {step}:", known
        if self._mentions[end] == 1:
            return f"if {step}:", known
        return f"for {_variable(end)} in {step}:", {**known, end: True}

    def _describe(
        self, part: Describe, rest: tuple[Part, ...], known: Known, surely: bool
    ) -> Iterator[str]:
        verb, end, about = (
            _variable(part.verb),
            _variable(part.end),
            f"described({_variable(THIS)})",
        )
        inner_known = {**known, part.verb: True, part.end: True}
        if part.verb in known:
            first, values = f"if {verb} in {about}:", f"{about}[{verb}]"
        elif part.end not in known and self._mentions[part.end] == 1:
            yield f"for {verb} in {about}:"
            yield from _inside(self._patterns(rest, {**known, part.verb: True}, surely))
            return
        else:
            first, values = f"for {verb}, values in {about}.items():", "values"
        second = "if" if part.end in known else "for"
        inner = _inside(self._patterns(rest, inner_known, surely))
        yield from (first, f"    {second} {end} in {values}:", *_inside(inner))

    def _step(self, start: str, path: Path) -> str:
        if path.only is not None:
            return f"objects({start}, {self._name(path.only)})"
        if path.inverse is not None:
            return f"subjects({self._name(path.inverse)}, {start})"
        if path.forward is Index.classes:
            return f"classes({start})"
        return f"{self._name(path.forward)}(index, {start})"

    def _end(self, end: End) -> str:
        return _variable(end) if isinstance(end, int) else self._name(end)

    # -- filters ---------------------------------------------------------------------------

    def _filter(
        self, part: Filter, rest: tuple[Part, ...], known: Known, surely: bool
    ) -> Iterator[str]:
        """What is cheap to tell first; what is not is remembered, where it depends on little."""
        tests = part.test.parts if isinstance(part.test, AllOf) else (part.test,)
        lines: Iterable[str] = self._patterns(rest, known, surely)
        for test in reversed(sorted(tests, key=lambda one: self._is_dear(one, known))):
            key = self._key(test, known) if self._is_dear(test, known) else None
            if key is None:
                lines = [f"if {self._test(test, known, surely=surely)}:", *_inside(lines)]
            else:
                lines = [*self._remembered(test, key, known, surely), *_inside(lines)]
        yield from lines

    def _key(self, test: Part, known: Known) -> str | None:
        """By what the answer of `test` is remembered; None where it depends on too much.

        Where it sees `$this` by way of one property alone, that property's values stand for it.
        """
        looked = looks(test)
        through = set(looked.near)
        shared = sorted((slots(test) & known.keys()) - {THIS})
        if None in through or len(through) > 1 or through & looked.far or len(shared) > _AT_MOST:
            return None
        names = [f"*objects({_variable(THIS)}, {self._name(one)})" for one in through]
        names += [_variable(slot) for slot in shared]
        if len(names) == 1 and not through:
            return names[0]
        return f"({', '.join(names)},)" if names else "()"

    def _remembered(self, test: Part, key: str, known: Known, surely: bool) -> Iterator[str]:
        answers, about = self._new("known"), self._new("about")
        self.names[about] = object()
        self.lines.append(f"{answers} = index.known({about}, {self._name(looks(test).far)})")
        yield f"key = {key}"
        yield f"found = {answers}.get(key)"
        yield "if found is None:"
        yield f"    found = {answers}[key] = {self._test(test, known, surely=surely)}"
        yield "if found:"

    def _test(self, part: Part, known: Known, wanted: bool = True, *, surely: bool) -> str:
        """The condition that the truth value of `part` is `wanted`, or may be."""
        match part:
            case AllOf(parts) | AnyOf(parts):
                found = [self._test(one, known, wanted, surely=surely) for one in parts]
                joiner = " and " if isinstance(part, AllOf) == wanted else " or "
                return f"({joiner.join(found)})"
            case Not(inner):
                return self._test(inner, known, not wanted, surely=surely)
            case Exists(group):
                found_here = self._solution(group, known, surely if wanted else not surely)
                return found_here if wanted else f"not {found_here}"
        if (plain := self._plain_test(part, known)) is not None:
            return plain if wanted else f"not {plain}"
        value = self._value(part, known)
        if surely:
            test = f"({value}) is {wanted}"
        elif isinstance(part, Comparison):
            test = f"{value} in MAYBE_{wanted}"
        else:
            test = f"may_be({value}, {wanted})"
        if (begin := self._begin(part, known)) is None:
            return test
        term, text = begin
        return f"({term}.startswith({text}) is {wanted} if {term}[0] == '<' else {test})"

    def _plain_test(self, part: Part, known: Known) -> str | None:
        """The condition for what is told of a term at a glance, and is never in doubt."""
        match part:
            case Comparison(compare, Variable(slot), Constant(str() as term)) if compare is equal:
                plain = known.get(slot) and term[0] == "<"
                return f"({_variable(slot)} == {self._name(term)})" if plain else None
            case Call(function, (Variable(slot),)) if known.get(slot) and function in _BEGINS:
                return f"({_variable(slot)}[0] == {_BEGINS[function]!r})"
        return None

    def _begin(self, part: Part, known: Known) -> tuple[str, str] | None:
        """Of STRSTARTS(STR(?variable), "text"): the variable, and how an IRI begins of which it holds."""
        match part:
            case Call(
                functions.starts_with,
                (Call(functions.letters, (Variable(slot),)), Constant(Text(text))),
            ) if known.get(slot) and ">" not in text:
                return _variable(slot), self._name(f"<{text}")
        return None

    def _is_dear(self, test: Part, known: Known) -> bool:
        """Whether working out `test` takes longer than looking up what it was."""
        if self._plain_test(test, known) or self._begin(test, known):
            return False
        own = (Exists, Call, FirstOf, Comparison)
        if isinstance(test, AllOf | AnyOf | Not):
            parts = (test.part,) if isinstance(test, Not) else test.parts
            return any(self._is_dear(one, known) for one in parts)
        return isinstance(test, own)

    # -- values ----------------------------------------------------------------------------

    def _value(self, part: Part, known: Known) -> str:
        match part:
            case Variable(slot):
                return _variable(slot) if slot in known else "ERROR"
            case Constant(value):
                return self._name(value)
            case Comparison(compare, one, other):
                return f"{self._name(compare)}({self._values((one, other), known)})"
            case Call(function, arguments):
                return f"applied({self._name(function)}, {self._values(arguments, known)})"
            case FirstOf(arguments):
                return f"first_of({self._values(arguments, known)})"
            case Bound(Variable(slot)):
                if slot in known:
                    return "True" if known[slot] else f"is_bound({_variable(slot)})"
                return "False"
        true = self._test(part, known, True, surely=True)
        false = self._test(part, known, False, surely=True)
        return f"(True if {true} else False if {false} else MAYBE)"

    def _values(self, parts: tuple[Part, ...], known: Known) -> str:
        return ", ".join(self._value(one, known) for one in parts)


def _variable(slot: int) -> str:
    return f"v{slot}"


def _inside(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]
