"""A compiled shape: what it tests of a node, and what it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kg.engine.shapes.index import Index, Nodes
from kg.engine.shapes.paths import Path
from kg.findings import Finding, Severity
from kg.results import result_finding
from kg.statements import Term, is_iri

_NOTHING = Index(())
ValueTest = Callable[[Index, Term], bool]
"""Whether one value node is as a component of a shape wants it."""

SetTest = Callable[[Index, Nodes], bool]
"""Whether the value nodes together are as a component of a shape wants them."""


@dataclass(frozen=True)
class Shape:
    """One node shape or property shape of the shapes graph.

    `of_each` tests each value node, `of_all` the value nodes together; `properties` are the
    property shapes that each value node has to meet. A node shape has no path: its only value node
    is the focus node. SHACL, section 2: https://www.w3.org/TR/shacl/#shapes.
    """

    node: Term
    path: Path | None
    property: Term | None
    severity: Severity
    message: str
    of_each: tuple[ValueTest, ...]
    of_all: tuple[SetTest, ...]
    properties: tuple[Shape, ...]

    def conforms(self, index: Index, focus: Term) -> bool:
        """Whether validating `focus` against this shape has no result.

        SHACL, section 3.6.1.1: https://www.w3.org/TR/shacl/#conforms-definition.
        """
        values = self._values(index, focus)
        return (
            all(test(index, values) for test in self.of_all)
            and all(test(index, value) for value in values for test in self.of_each)
            and all(part.conforms(index, value) for value in values for part in self.properties)
        )

    def add_findings(self, index: Index, focus: Term, found: list[Finding]) -> None:
        """Add to `found` what validating `focus` against this shape finds; it may be there already.

        SHACL, section 3.4: https://www.w3.org/TR/shacl/#validation-definition.
        """
        values = self._values(index, focus)
        for of_all in self.of_all:
            if not of_all(index, values):
                found.append(self._finding(focus))
                break
        for value in values:
            for test in self.of_each:
                if not test(index, value):
                    found.append(self._finding(focus, value))
                    break
            if self.properties:
                self._add_of_properties(index, value, found)

    def _add_of_properties(self, index: Index, value: Term, found: list[Finding]) -> None:
        described = index.described(value)
        for part in self.properties:
            if part.needed is None or part.needed in described:
                part.add_findings(index, value, found)

    @cached_property
    def needed(self) -> Term | None:
        """The property without which a node is as this shape wants it; None where there is none.

        Without values a shape finds nothing but what it misses; so it is asked about no values.
        """
        is_met = all(test(_NOTHING, {}) for test in self.of_all)
        return self.property if is_met and self.property and is_iri(self.property) else None

    def _values(self, index: Index, focus: Term) -> Nodes:
        return {focus: None} if self.path is None else self.path(index, focus)

    def _finding(self, focus: Term, value: Term | None = None) -> Finding:
        return result_finding(self.node, focus, self.message, self.severity, self.property, value)
