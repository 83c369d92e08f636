"""A query as a tree: expressions, patterns and groups.

SPARQL 1.1, sections 5 to 9 and 17: https://www.w3.org/TR/sparql11-query/. Variables are numbers,
`$this` is number 0; an end of a pattern is a variable or a term.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

from kg.engine.sieve.paths import Path
from kg.engine.sieve.values import Value
from kg.statements import Term

THIS = 0
End = int | Term


class Part:
    """Anything that a query consists of."""


@dataclass(frozen=True)
class Variable(Part):
    """A variable in an expression."""

    slot: int


@dataclass(frozen=True)
class Constant(Part):
    """A value that is the same everywhere."""

    value: Value


@dataclass(frozen=True)
class AllOf(Part):
    """Logical-and, section 17.2: an error is overruled by false."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class AnyOf(Part):
    """Logical-or, section 17.2: an error is overruled by true."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Not(Part):
    """Logical-not, section 17.4.1.3."""

    part: Part


@dataclass(frozen=True)
class Comparison(Part):
    """Two values, and the function that compares them."""

    compare: Callable[[Value, Value], Value]
    one: Part
    other: Part


@dataclass(frozen=True)
class Call(Part):
    """A function of values."""

    function: Callable[..., Value]
    arguments: tuple[Part, ...]


@dataclass(frozen=True)
class FirstOf(Part):
    """COALESCE, section 17.4.1.3."""

    arguments: tuple[Part, ...]


@dataclass(frozen=True)
class Bound(Part):
    """BOUND, section 17.4.1.1."""

    variable: Variable


@dataclass(frozen=True)
class Group(Part):
    """The patterns and filters in a pair of braces, in the order in which they are gone through."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Exists(Part):
    """EXISTS, section 8.1."""

    group: Group


@dataclass(frozen=True)
class Follow(Part):
    """A triple pattern with a path: section 5.1."""

    subject: End
    path: Path
    end: End


@dataclass(frozen=True)
class Describe(Part):
    """A triple pattern about `$this` with variables for property and value."""

    verb: int
    end: int


@dataclass(frozen=True)
class Filter(Part):
    """FILTER, section 5.2.2."""

    test: Part


@dataclass(frozen=True)
class Optional(Part):
    """OPTIONAL, section 6."""

    group: Group


@dataclass(frozen=True)
class Union(Part):
    """UNION, section 7."""

    branches: tuple[Group, ...]


@dataclass(frozen=True)
class Bind(Part):
    """BIND, section 10.1."""

    made: Part
    slot: int


def within(part: Part) -> Iterator[Part]:
    """`part` and everything that it consists of."""
    yield part
    for field in fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield from within(one)


def slots(part: Part) -> frozenset[int]:
    """The variables that `part` mentions."""
    found: set[int] = set()
    for one in within(part):
        if isinstance(one, Variable | Bind):
            found.add(one.slot)
        elif isinstance(one, Follow):
            found |= {end for end in (one.subject, one.end) if isinstance(end, int)}
        elif isinstance(one, Describe):
            found |= {THIS, one.verb, one.end}
    return frozenset(found)


@dataclass(frozen=True)
class Looks:
    """What a part looks at: properties of `$this`, by mention of it, and of other nodes.

    `near` has None for a mention of `$this` that is more than the subject of one property.
    """

    near: tuple[Term | None, ...]
    far: frozenset[Term]


def looks(part: Part) -> Looks:
    """What `part` looks at."""
    near: list[Term | None] = []
    far: set[Term] = set()
    for one in within(part):
        if isinstance(one, Describe) or one == Variable(THIS):
            near.append(None)
        elif isinstance(one, Follow):
            is_near = one.subject == THIS and one.path.only is not None
            near += [one.path.only if is_near else None] * (one.subject == THIS)
            near += [None] * (one.end == THIS)
            far |= frozenset() if is_near else one.path.reads
    return Looks(tuple(near), frozenset(far))
