"""A value of a parameter of a shape, as the constraint components compile it."""

from __future__ import annotations

from collections.abc import Callable

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.description import Description
from kg.engine.shapes.literals import number
from kg.engine.shapes.shape import Shape
from kg.namespaces import SH, compact
from kg.statements import Term, term, value


class Parameter:
    """One value of a parameter of a shape, and what is needed to compile it."""

    def __init__(
        self,
        shapes: Description,
        shape: Term,
        name: Term,
        given: Term,
        compile_shape: Callable[[Term], Shape],
    ) -> None:
        self.shapes = shapes
        self.shape = shape
        self.name = name
        self.value = given
        self.compile_shape = compile_shape

    def refuse(self, why: str) -> NotCompiledError:
        """The error that this value is not compiled."""
        shape, name = compact(value(self.shape)), compact(value(self.name))
        return NotCompiledError(f"{shape}: {name} {why} is not compiled")

    def items(self) -> list[Term]:
        """The members of the value, a list; NotCompiledError where there is none."""
        found = list(self.shapes.items(self.value))
        if not found:
            raise self.refuse("without a list")
        return found

    def whole_number(self) -> int:
        """The value as a number; NotCompiledError where it is none."""
        count = number(self.value)
        if not isinstance(count, int):
            raise self.refuse("that is no whole number")
        return count

    def sibling(self, name: str) -> Term:
        """The one value that the same shape has for another parameter of SHACL."""
        found = self.shapes.objects(self.shape, term(SH[name]))
        if len(found) != 1:
            raise self.refuse(f"with {len(found)} sh:{name}")
        return found[0]
