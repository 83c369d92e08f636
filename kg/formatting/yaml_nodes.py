"""A YAML text as entries that keep their layout: where they stood, how they were written.

For texts in which `kg.load.yaml_tree.read_yaml` finds nothing wrong.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Leaf:
    """A text; `lines` are those of a folded one (`>`), as they were broken."""

    text: str
    lines: list[str] = field(default_factory=list)


@dataclass
class Branch:
    """A map (`is_map`) or a list; `is_flow` when it was written in brackets.

    `end` is the offset behind it where it is in brackets; `foot` are the comment lines after its
    last entry.
    """

    entries: list[Entry]
    is_map: bool
    is_flow: bool = False
    end: int = 0
    foot: list[str] = field(default_factory=list)


@dataclass
class Entry:
    """A key with its value, or an item of a list, which has no key.

    `before` are the comment and blank lines above it, `beside` the comments at the end of its
    line; `offset` and `column` say where it stood.
    """

    key: str | None
    value: Node
    offset: int = 0
    column: int = 0
    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


Node = Leaf | Branch


@dataclass
class Source:
    """A text with the tree of its entries and the stretches of it that are scalars."""

    text: str
    root: Branch | None = None
    scalars: list[tuple[int, int]] = field(default_factory=list)

    def line_start(self, offset: int) -> int:
        """The offset at which the line of `offset` begins."""
        return self.text.rfind("\n", 0, offset) + 1


def read_source(text: str) -> Source:
    """`text`, whose top level is a map, with its entries; comments are not attached yet.

    The root is None when there is no such map.
    """
    from ruamel.yaml import YAML

    source = Source(text)
    node = YAML(typ="safe", pure=True).compose(io.StringIO(text))
    root = _node(source, node) if node is not None else None
    if isinstance(root, Branch) and root.is_map:
        source.root = root
    return source


def _node(source: Source, node: Any) -> Node:
    kind = type(node).__name__
    if kind == "ScalarNode":
        return _leaf(source, node)
    is_flow, end = bool(node.flow_style), node.end_mark.index
    if kind == "MappingNode":
        entries = [_pair(source, key, value) for key, value in node.value]
        return Branch(entries, True, is_flow, end)
    column = None if is_flow else node.start_mark.column
    return Branch([_item(source, item, column) for item in node.value], False, is_flow, end)


def _pair(source: Source, key: Any, value: Any) -> Entry:
    start = key.start_mark
    name = _leaf(source, key).text
    return Entry(name, _node(source, value), start.index, start.column)


def _item(source: Source, item: Any, column: int | None) -> Entry:
    """An item of a list, which begins at its hyphen, in `column`, where it is not in brackets."""
    start = item.start_mark
    offset = start.index if column is None else _hyphen(source, start.index, column)
    return Entry(None, _node(source, item), offset, offset - source.line_start(offset))


def _hyphen(source: Source, offset: int, column: int) -> int:
    """The hyphen before `offset`: it stands in `column`, on this line or on one before it."""
    begin = source.line_start(offset)
    while source.text[begin + column : begin + column + 1] != "-" or begin + column > offset:
        begin = source.line_start(begin - 1)
    return begin + column


def _leaf(source: Source, node: Any) -> Leaf:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style not in ("|", ">"):
        source.scalars.append((start, end))
        return Leaf(str(node.value))
    header_end = source.text.find("\n", start)
    header_end = end if header_end < 0 else header_end
    written = source.text[header_end:end]
    source.scalars.append((header_end, header_end + len(written.rstrip())))
    lines = [line.strip() for line in written.strip().split("\n")] if node.style == ">" else []
    return Leaf(str(node.value), lines)
