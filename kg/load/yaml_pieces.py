"""YAML read entry by entry, so that after a change only the changed entry is parsed again.

Parsing is the slowest part of loading an article. Front matter is a map, and the long values in it
are lists of entries; each entry is parsed by itself and kept by its text. What comes out is what
`read_yaml` makes of the whole text: where that is not certain, the whole text is what is read.

It is certain because a piece begins where no value can go on: at a key in the first column, or at
a dash in the column of the list's other dashes, which ends every plain or block text (YAML 1.2.2,
sections 7.3.3 and 8.1); and because a piece with an open quote or bracket is no YAML by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from kg.findings import Finding
from kg.load.yaml_tree import Mapping, Scalar, Sequence, Tree, read_yaml

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9]*:(?: |$)")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9]*: *")
_ITEM = re.compile(r"( +)-(?: |$)")
_UNCERTAIN = re.compile("[\t\ufeff\u2028\u2029]")
"""Characters whose meaning depends on what stands before them."""


@dataclass(frozen=True)
class _Chunk:
    """Some keys with their values, from the 0-based line `begin` of `lines` on.

    `items` are the lines, in `lines`, on which entries begin when the chunk is one key with a list.
    """

    begin: int
    lines: list[str]
    items: list[int]

    def text(self, begin: int, end: int) -> str:
        return "".join(self.lines[begin:end])


def read_by_pieces(text: str, path: str, line_offset: int = 0) -> tuple[Tree | None, list[Finding]]:
    """What `read_yaml` returns for the same text; faster where most entries were read before.

    Use it for files that are read again and again, with one entry changed.
    """
    tree = _assembled(text, line_offset)
    return (tree, []) if tree is not None else read_yaml(text, path, line_offset)


def _assembled(text: str, line_offset: int) -> Mapping | None:
    """The tree of `text`, put together from its pieces; None where that may not be the same."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")  # the last line may be the only one without its end
    lines = [line for line in lines if line]
    chunks = list(_chunks(lines))
    if _UNCERTAIN.search(text) or not all(map(_indented_or_key, lines)) or not chunks:
        return None
    whole = _read(chunks[0], line_offset) if not chunks[0].items else None
    for chunk in chunks[1:]:
        part = _read(chunk, line_offset + chunk.begin)
        if whole is None or part is None or part.keys.keys() & whole.keys.keys():
            return None
        entries = {**whole.entries, **part.entries}
        whole = replace(whole, entries=entries, keys={**whole.keys, **part.keys})
    return whole


def _indented_or_key(line: str) -> bool:
    return line[0] in " #\n" or _KEY.match(line) is not None


def _chunks(lines: list[str]) -> Iterator[_Chunk]:
    """`lines` cut before and after each key whose value is a list of entries."""
    starts = [number for number, line in enumerate(lines) if line[0] not in " #\n"]
    begin = 0
    for start, end in pairwise([*starts, len(lines)]):
        items = _items(lines[start:end])
        if items:
            if start > begin:
                yield _Chunk(begin, lines[begin:start], [])
            yield _Chunk(start, lines[start:end], items)
            begin = end
    if begin < len(lines):
        yield _Chunk(begin, lines[begin:], [])


def _items(lines: list[str]) -> list[int]:
    """On which of `lines` the entries of a list begin; none if they are not a key with a list."""
    if not _HEADER.fullmatch(lines[0].rstrip("\n")):
        return []
    full = (line for line in lines[1:] if line.strip() and not line.lstrip().startswith("#"))
    first = _ITEM.match(next(full, ""))
    if first is None:
        return []
    dash = re.compile(rf" {{{len(first[1])}}}-(?: |$)")
    return [number for number, line in enumerate(lines) if dash.match(line)]


def _read(chunk: _Chunk, line_offset: int) -> Mapping | None:
    """The keys of `chunk`, with the entries of its list read one by one."""
    ends = [*chunk.items[1:], len(chunk.lines)]
    head = _piece(chunk.text(0, chunk.items[0] if chunk.items else len(chunk.lines)), 0)
    if not isinstance(head, Mapping) or not chunk.items:
        return _moved_map(head, line_offset) if isinstance(head, Mapping) else None
    lists = [
        _moved_list(piece, line_offset + begin)
        for begin, end in zip(chunk.items, ends, strict=True)
        if isinstance(piece := _piece(chunk.text(begin, end), 1), Sequence)
    ]
    if len(lists) < len(chunk.items) or any(len(piece.items) != 1 for piece in lists):
        return None
    (key,) = head.entries
    whole = replace(lists[0], items=[piece.items[0] for piece in lists])
    return replace(_moved_map(head, line_offset), entries={key: whole})


@lru_cache(maxsize=1000)
def _piece(text: str, depth: int) -> Tree | None:
    """The tree of `text` alone; None if anything is wrong with it."""
    tree, findings = read_yaml(text, "", depth=depth)
    return None if findings else tree


def _moved(tree: Tree, lines: int) -> Tree:
    """A copy of `tree` that stands `lines` further down."""
    if isinstance(tree, Mapping):
        return _moved_map(tree, lines)
    return _moved_list(tree, lines) if isinstance(tree, Sequence) else _moved_text(tree, lines)


def _moved_map(tree: Mapping, lines: int) -> Mapping:
    entries = {key: _moved(value, lines) for key, value in tree.entries.items()}
    keys = {key: _moved_text(name, lines) for key, name in tree.keys.items()}
    return replace(tree, line=tree.line + lines, entries=entries, keys=keys)


def _moved_list(tree: Sequence, lines: int) -> Sequence:
    items = [_moved(item, lines) for item in tree.items]
    return replace(tree, line=tree.line + lines, items=items)


def _moved_text(tree: Scalar, lines: int) -> Scalar:
    return replace(tree, line=tree.line + lines)
