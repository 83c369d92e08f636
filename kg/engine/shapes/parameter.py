"""A value of a parameter of a shape, as the constraint components compile it."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.shape import Shape
from kg.namespaces import SH, compact


class Parameter:
    """One value of a parameter of a shape, and what is needed to compile it."""

    def __init__(
        self,
        shapes: Graph,
        shape: Node,
        name: Node,
        value: Node,
        compile_shape: Callable[[Node], Shape],
    ) -> None:
        self.shapes = shapes
        self.shape = shape
        self.name = name
        self.value = value
        self.compile_shape = compile_shape

    def refuse(self, why: str) -> NotCompiledError:
        """The error that this value is not compiled."""
        shape, name = compact(str(self.shape)), compact(str(self.name))
        return NotCompiledError(f"{shape}: {name} {why} is not compiled")

    def items(self) -> list[Node]:
        """The members of the value, a list; NotCompiledError where there is none."""
        found = list(self.shapes.items(self.value))
        if not found:
            raise self.refuse("without a list")
        return found

    def whole_number(self) -> int:
        """The value as a number; NotCompiledError where it is none."""
        number = getattr(self.value, "value", None)
        if not isinstance(number, int):
            raise self.refuse("that is no whole number")
        return number

    def sibling(self, name: str) -> Node:
        """The one value that the same shape has for another parameter of SHACL."""
        found = list(self.shapes.objects(self.shape, URIRef(SH[name])))
        if len(found) != 1:
            raise self.refuse(f"with {len(found)} sh:{name}")
        return found[0]
