"""A query as a tree: expressions, patterns and groups.

SPARQL 1.1, sections 5 to 9 and 17: https://www.w3.org/TR/sparql11-query/. Variables are numbers,
`$this` is number 0; an end of a pattern is a variable or a term.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kg.engine.sieve.paths import Path
from kg.engine.sieve.values import Value
from kg.statements import Term

THIS = 0
End = int | Term


class Part:
    """Anything that a query consists of.

    Made and matched by what `__match_args__` names. These are no dataclasses: making those takes
    longer than reading all queries.
    """

    __match_args__: tuple[str, ...] = ()
    mentioned: frozenset[int] | None = None
    """Its variables, as soon as `slots` was asked for them."""

    def __init__(self, *given: Any) -> None:
        self.__dict__.update(zip(self.__match_args__, given, strict=True))


class Variable(Part):
    """A variable in an expression."""

    __match_args__ = ("slot",)
    slot: int


class Constant(Part):
    """A value that is the same everywhere."""

    __match_args__ = ("value",)
    value: Value


class AllOf(Part):
    """Logical-and, section 17.2: an error is overruled by false."""

    __match_args__ = ("parts",)
    parts: tuple[Part, ...]


class AnyOf(Part):
    """Logical-or, section 17.2: an error is overruled by true."""

    __match_args__ = ("parts",)
    parts: tuple[Part, ...]


class Not(Part):
    """Logical-not, section 17.4.1.3."""

    __match_args__ = ("part",)
    part: Part


class Comparison(Part):
    """Two values, and the function that compares them."""

    __match_args__ = ("compare", "one", "other")
    compare: Callable[[Value, Value], Value]
    one: Part
    other: Part


class Call(Part):
    """A function of values."""

    __match_args__ = ("function", "arguments")
    function: Callable[..., Value]
    arguments: tuple[Part, ...]


class FirstOf(Part):
    """COALESCE, section 17.4.1.3."""

    __match_args__ = ("arguments",)
    arguments: tuple[Part, ...]


class Bound(Part):
    """BOUND, section 17.4.1.1."""

    __match_args__ = ("variable",)
    variable: Variable


class Group(Part):
    """The patterns and filters in a pair of braces, in the order in which they are gone through."""

    __match_args__ = ("parts",)
    parts: tuple[Part, ...]


class Exists(Part):
    """EXISTS, section 8.1."""

    __match_args__ = ("group",)
    group: Group


class Follow(Part):
    """A triple pattern with a path: section 5.1."""

    __match_args__ = ("subject", "path", "end")
    subject: End
    path: Path
    end: End


class Describe(Part):
    """A triple pattern about `$this` with variables for property and value."""

    __match_args__ = ("verb", "end")
    verb: int
    end: int


class Filter(Part):
    """FILTER, section 5.2.2."""

    __match_args__ = ("test",)
    test: Part


class Optional(Part):
    """OPTIONAL, section 6."""

    __match_args__ = ("group",)
    group: Group


class Union(Part):
    """UNION, section 7."""

    __match_args__ = ("branches",)
    branches: tuple[Group, ...]


class Bind(Part):
    """BIND, section 10.1."""

    __match_args__ = ("made", "slot")
    made: Part
    slot: int


def within(part: Part) -> Iterator[Part]:
    """`part` and everything that it consists of."""
    yield part
    for one in _children(part):
        yield from within(one)


def _children(part: Part) -> Iterator[Part]:
    for name in part.__match_args__:
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield one


def slots(part: Part) -> frozenset[int]:
    """The variables that `part` mentions, worked out once."""
    if part.mentioned is None:
        part.mentioned = _own(part).union(*map(slots, _children(part)))
    return part.mentioned


def _own(part: Part) -> frozenset[int]:
    match part:
        case Variable(slot) | Bind(_, slot):
            return frozenset({slot})
        case Follow(subject, _, end):
            return frozenset(one for one in (subject, end) if isinstance(one, int))
        case Describe(verb, end):
            return frozenset({THIS, verb, end})
    return frozenset()


class Looks(NamedTuple):
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
        if isinstance(one, Describe) or (isinstance(one, Variable) and one.slot == THIS):
            near.append(None)
        elif isinstance(one, Follow):
            is_near = one.subject == THIS and one.path.only is not None
            near += [one.path.only if is_near else None] * (one.subject == THIS)
            near += [None] * (one.end == THIS)
            far |= frozenset() if is_near else one.path.reads
    return Looks(tuple(near), frozenset(far))
