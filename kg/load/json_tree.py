"""JSON as a tree that keeps the offset of each key and value (RFC 8259).

For texts that a strict reader has accepted, so nothing is reported here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Value:
    """A string, number, boolean or null: its letters without quotation marks."""

    text: str
    offset: int
    is_string: bool = False


@dataclass
class Array:
    """A list of nodes."""

    offset: int
    items: list[Node] = field(default_factory=list)


@dataclass
class Object:
    """Keys with their values, in the order of the text; a key that stands twice stands twice."""

    offset: int
    pairs: list[tuple[Value, Node]] = field(default_factory=list)

    def get(self, key: str) -> Node | None:
        """The first value of `key`, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Value | Array | Object

_TOKENS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"|[\[\]{}]|[^\s",:\[\]{}]+', re.DOTALL)


def read_json(text: str) -> Node:
    """The tree of the JSON text `text`; brackets may nest deeper than Python's calls."""
    root = Array(0)
    stack: list[tuple[Array | Object, list[Value]]] = [(root, [])]
    for found in _TOKENS.finditer(text):
        token, offset = found[0], found.start()
        if token in "]}":
            stack.pop()
        elif token in "[{":
            opened = Array(offset) if token == "[" else Object(offset)
            _put(stack[-1], opened)
            stack.append((opened, []))
        else:
            _put(stack[-1], _scalar(token, offset))
    return root.items[0]


def _put(into: tuple[Array | Object, list[Value]], node: Node) -> None:
    """Add `node` to a list, or to a map, where every other string is a key that waits."""
    parent, waiting = into
    if isinstance(parent, Array):
        parent.items.append(node)
    elif waiting:
        parent.pairs.append((waiting.pop(), node))
    elif isinstance(node, Value):
        waiting.append(node)


def _scalar(token: str, offset: int) -> Value:
    if token.startswith('"'):
        return Value(json.loads(token, strict=False), offset, is_string=True)
    return Value(token, offset)
