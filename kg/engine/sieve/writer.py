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
from collections.abc import Callable, Iterable, Iterator

from kg.engine.shapes.index import Index, Nodes
from kg.engine.sieve.conditions import Conditions, Known, variable
from kg.engine.sieve.paths import Path
from kg.engine.sieve.tree import (
    THIS,
    AllOf,
    Bind,
    Describe,
    End,
    Filter,
    Follow,
    Group,
    Optional,
    Part,
    Union,
    looks,
    slots,
)

Passed = Callable[[Index, Nodes], Nodes]
"""Those focus nodes of which it cannot be ruled out that the query finds something."""

_HEAD = """def passed(index, focus):
    objects, subjects = index.objects, index.subjects
    classes, described = index.classes, index.described
"""
_LAST = "    return {node: None for node in focus if whole(node)}\n"
_AT_MOST = 2
"""Variables by whose values an answer is remembered."""


def write_sieve(group: Group, mentions: Counter[int]) -> Passed:
    """The function that the query with the pattern `group` is; `mentions` counts its variables."""
    writer = _Writer(mentions)
    writer.function("whole", group, {THIS: True}, surely=False)
    text = _HEAD + "".join(f"    {line}\n" for line in writer.lines) + _LAST
    exec(compile(text, "<sieve>", "exec"), writer.names)  # text that was written here, all of it
    made: Passed = writer.names["passed"]
    return made


class _Writer(Conditions):
    """Writes the functions within the one function; `names` are what their text speaks of."""

    def __init__(self, mentions: Counter[int]) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._mentions = mentions

    # -- groups ----------------------------------------------------------------------------

    def function(self, name: str, group: Group, known: Known, surely: bool) -> None:
        """Write the function `name` of what is `known`: whether `group` has a solution."""
        body = list(self._patterns(group.parts, known, surely))
        given = ", ".join(variable(slot) for slot in sorted(known))
        self.lines += [f"def {name}({given}):", *_inside(body), "    return False"]

    def solution(self, group: Group, known: Known, surely: bool) -> str:
        """The condition that `group` has a solution: a call of a function, if it is not short."""
        if len(group.parts) == 1 and isinstance(one := group.parts[0], Follow):
            first, _ = self._followed(one, known)
            if first.startswith("if "):
                return f"bool({first[3:-1]})"
        mentioned = slots(group)
        shared = {slot: known[slot] for slot in sorted(known) if slot in mentioned}
        name = self.new("group")
        self.function(name, group, shared, surely)
        return f"{name}({', '.join(map(variable, shared))})"

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
                yield f"if not {self.solution(group, known, not surely)}:"
                yield from _inside(self._patterns(rest, known, surely))
            case Bind(made, slot):
                yield f"{variable(slot)} = {self.value(made, known)}"
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
        return f"for {variable(end)} in {step}:", {**known, end: True}

    def _describe(
        self, part: Describe, rest: tuple[Part, ...], known: Known, surely: bool
    ) -> Iterator[str]:
        verb, end, about = (
            variable(part.verb),
            variable(part.end),
            f"described({variable(THIS)})",
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
            return f"objects({start}, {self.name(path.only)})"
        if path.inverse is not None:
            return f"subjects({self.name(path.inverse)}, {start})"
        if path.forward is Index.classes:
            return f"classes({start})"
        return f"{self.name(path.forward)}(index, {start})"

    def _end(self, end: End) -> str:
        return variable(end) if isinstance(end, int) else self.name(end)

    # -- filters ---------------------------------------------------------------------------

    def _filter(
        self, part: Filter, rest: tuple[Part, ...], known: Known, surely: bool
    ) -> Iterator[str]:
        """What is cheap to tell first; what is not is remembered, where it depends on little."""
        tests = part.test.parts if isinstance(part.test, AllOf) else (part.test,)
        lines: Iterable[str] = self._patterns(rest, known, surely)
        ordered = sorted(tests, key=lambda one: self.is_dear(one, known))
        for test in ordered[::-1]:
            key = self._key(test, known) if self.is_dear(test, known) else None
            if key is None:
                lines = [f"if {self.test(test, known, surely=surely)}:", *_inside(lines)]
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
        names = [f"*objects({variable(THIS)}, {self.name(one)})" for one in through]
        names += [variable(slot) for slot in shared]
        if len(names) == 1 and not through:
            return names[0]
        return f"({', '.join(names)},)" if names else "()"

    def _remembered(self, test: Part, key: str, known: Known, surely: bool) -> Iterator[str]:
        answers, about = self.new("known"), self.new("about")
        self.names[about] = object()
        self.lines.append(f"{answers} = index.known({about}, {self.name(looks(test).far)})")
        yield f"key = {key}"
        yield f"found = {answers}.get(key)"
        yield "if found is None:"
        yield f"    found = {answers}[key] = {self.test(test, known, surely=surely)}"
        yield "if found:"


def _inside(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]
