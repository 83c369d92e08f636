"""Targets: which nodes of the data a shape is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.engine.shapes.index import Index, Nodes
from kg.namespaces import RDFS, SH
from kg.statements import Term, term

TARGET_CLASS, TARGET_NODE, TARGET_SUBJECTS, TARGET_OBJECTS = (
    term(SH[name]) for name in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
)
TARGETS = frozenset({TARGET_CLASS, TARGET_NODE, TARGET_SUBJECTS, TARGET_OBJECTS})
"""The parameters that declare a target."""

_CLASS = term(RDFS["Class"])


@dataclass(frozen=True)
class Targets:
    """The target declarations of one shape: SHACL, section 2.1.3.

    https://www.w3.org/TR/shacl/#targets. A shape that is itself a class has its instances as
    targets (section 2.1.3.3, implicit class targets).
    """

    classes: frozenset[Term]
    nodes: frozenset[Term]
    subjects_of: frozenset[Term]
    objects_of: frozenset[Term]

    @classmethod
    def of(cls, shapes: Index, shape: Term) -> Targets:
        """The declarations of `shape` in the index of the shapes graph."""
        classes = set(shapes.objects(shape, TARGET_CLASS))
        if _CLASS in shapes.classes(shape):
            classes.add(shape)
        return cls(
            frozenset(classes),
            frozenset(shapes.objects(shape, TARGET_NODE)),
            frozenset(shapes.objects(shape, TARGET_SUBJECTS)),
            frozenset(shapes.objects(shape, TARGET_OBJECTS)),
        )

    def __bool__(self) -> bool:
        return bool(self.classes or self.nodes or self.subjects_of or self.objects_of)

    def among(self, index: Index, instances: dict[Term, list[Term]], nodes: Nodes) -> Nodes:
        """Those of `nodes` that are targets; `instances` are theirs by class."""
        found = {node: None for kind in self.classes for node in instances.get(kind, ())}
        found.update((node, None) for node in self.nodes if node in nodes)
        for predicate in filter(index.has_property, self.subjects_of):
            found.update((node, None) for node in nodes if index.objects(node, predicate))
        for predicate in filter(index.has_property, self.objects_of):
            found.update((node, None) for node in nodes if index.subjects(predicate, node))
        return found


def instances_by_class(index: Index, nodes: Iterable[Term]) -> dict[Term, list[Term]]:
    """The nodes by the classes of which they are instances."""
    found: dict[Term, list[Term]] = {}
    for node in nodes:
        for kind in index.classes(node):
            found.setdefault(kind, []).append(node)
    return found
