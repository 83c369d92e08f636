"""Property paths: sh:path as a function from a node to its value nodes.

SHACL, section 2.3.1: https://www.w3.org/TR/shacl/#property-paths. The inverse of a sequence goes
through the sequence backwards, as the clause says; pySHACL inverts the steps but not their order.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.description import FIRST, Description
from kg.engine.shapes.index import Index, Nodes, reached
from kg.namespaces import SH, compact
from kg.statements import Term, is_iri, term, value

Path = Callable[[Index, Term], Nodes]
"""The value nodes that a path leads to from a node, each once."""

_INVERSE = term(SH["inversePath"])
_ALTERNATIVE = term(SH["alternativePath"])
_ZERO_OR_MORE = term(SH["zeroOrMorePath"])
_ONE_OR_MORE = term(SH["oneOrMorePath"])
_ZERO_OR_ONE = term(SH["zeroOrOnePath"])


def compile_path(shapes: Description, path: Term, inverse: bool = False) -> Path:
    """The function that follows `path`, a node of the graph `shapes`, or its inverse.

    NotCompiledError for a node that is no path.
    """
    if is_iri(path):
        return _backward(path) if inverse else _forward(path)
    if shapes.objects(path, FIRST):
        steps = [compile_path(shapes, step, inverse) for step in shapes.items(path)]
        return _sequence(steps[::-1] if inverse else steps)
    kinds = [(kind, part) for kind in _COMPOUND for part in shapes.objects(path, kind)]
    if len(kinds) != 1:
        raise NotCompiledError(f"{compact(value(path))}: a path of this form is not compiled")
    kind, part = kinds[0]
    if kind == _INVERSE:
        return compile_path(shapes, part, not inverse)
    if kind == _ALTERNATIVE:
        return _alternative([compile_path(shapes, one, inverse) for one in shapes.items(part)])
    return _REPEATED[kind](compile_path(shapes, part, inverse))


def _forward(predicate: Term) -> Path:
    """Predicate path, section 2.3.1.1."""
    return lambda index, node: index.objects(node, predicate)


def _backward(predicate: Term) -> Path:
    """Inverse path of a predicate, section 2.3.1.4."""
    return lambda index, node: index.subjects(predicate, node)


def _sequence(steps: list[Path]) -> Path:
    """Sequence path, section 2.3.1.2."""

    def follow(index: Index, node: Term) -> Nodes:
        found: Nodes = {node: None}
        for step in steps:
            found = {end: None for one in found for end in step(index, one)}
        return found

    return follow


def _alternative(paths: list[Path]) -> Path:
    """Alternative path, section 2.3.1.3."""
    return lambda index, node: {end: None for path in paths for end in path(index, node)}


def _zero_or_more(path: Path) -> Path:
    """Zero-or-more path, section 2.3.1.5: the node itself is among its value nodes."""
    return lambda index, node: reached([node], lambda one: path(index, one))


def _one_or_more(path: Path) -> Path:
    """One-or-more path, section 2.3.1.6."""
    return lambda index, node: reached(path(index, node), lambda one: path(index, one))


def _zero_or_one(path: Path) -> Path:
    """Zero-or-one path, section 2.3.1.7: the node itself is among its value nodes."""
    return lambda index, node: {node: None, **path(index, node)}


_REPEATED = {
    _ZERO_OR_MORE: _zero_or_more,
    _ONE_OR_MORE: _one_or_more,
    _ZERO_OR_ONE: _zero_or_one,
}
_COMPOUND = (_INVERSE, _ALTERNATIVE, *_REPEATED)
