"""YAML 1.2 as a tree that keeps line and column, and keeps every scalar as the text it was.

A YAML loader would turn `2017-12-12` into a date and lose where it stood; here the caller decides
what a text means and can name its place. Anchors and tags are refused: an article needs neither,
and they are how a small file becomes a large one.
"""

from __future__ import annotations

import bisect
import io
import re
from dataclasses import dataclass, field, replace
from typing import Any

from kg.findings import Finding

MAX_DEPTH = 20
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Scalar:
    """One text; `line` and `column` count from 1 in the file.

    `end_column`, of every kind of node, is the column after its last character; None where it does
    not end on the line on which it begins.
    """

    text: str
    line: int
    column: int
    end_column: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Sequence:
    """A list of nodes."""

    items: list[Tree]
    line: int
    column: int
    end_column: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the order of the file; every key stands once."""

    entries: dict[str, Tree]
    keys: dict[str, Scalar]
    line: int
    column: int
    end_column: int | None = field(default=None, compare=False)

    def get(self, key: str) -> Tree | None:
        """The value of `key`, or None."""
        return self.entries.get(key)

    def text(self, key: str) -> str | None:
        """The text of `key` where its value is a scalar, or None."""
        value = self.entries.get(key)
        return value.text if isinstance(value, Scalar) else None


Tree = Scalar | Sequence | Mapping


def items_of(value: Tree) -> list[Tree]:
    """The members of a list; a single value counts as a list of one."""
    return value.items if isinstance(value, Sequence) else [value]


def is_empty(value: Tree) -> bool:
    """Whether there is nothing in `value`: a text of spaces, a list or map without entries."""
    if isinstance(value, Scalar):
        return not value.text.strip()
    return not (value.items if isinstance(value, Sequence) else value.entries)


def shown(item: Tree) -> str:
    """`item` for a message."""
    return repr(item.text) if isinstance(item, Scalar) else "a list or map"


def plain_values(item: Tree) -> object:
    """`item` as dicts, lists and texts, without its places; use it to compare two trees."""
    if isinstance(item, Mapping):
        return {key: plain_values(value) for key, value in item.entries.items()}
    if isinstance(item, Sequence):
        return [plain_values(value) for value in item.items]
    return item.text


@dataclass
class _Reader:
    text: str
    path: str
    line_offset: int
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a character: the parser also counts line ends such as U+2028."""
        line = bisect.bisect_right(self._starts, index)
        return line + self.line_offset, index - self._starts[line - 1] + 1

    def report(self, code: str, message: str, index: int | None) -> None:
        line, column = (None, None) if index is None else self.place(index)
        self.findings.append(Finding(code, message, self.path, line, column))

    def convert(self, node: Any, depth: int = 0, key: Scalar | None = None) -> Tree:
        """The tree of a node; a value that was left out stands where its `key` stands."""
        index = node.start_mark.index
        line, column = self.place(index)
        if depth > MAX_DEPTH:
            self.report("yaml-too-deep", f"more than {MAX_DEPTH} levels of nesting", index)
            return Scalar("", line, column)
        if getattr(node, "anchor", None):
            self.report("yaml-anchor", "anchors (&, *) are not used here: write it out", index)
            return Scalar("", line, column)
        if not str(node.tag).startswith("tag:yaml.org,2002:") or "python" in str(node.tag):
            self.report("yaml-tag", f"tags such as {node.tag!r} are not used here", index)
        kind = type(node).__name__
        if kind == "MappingNode":
            return self._mapping(node, depth, line, column)
        if kind == "SequenceNode":
            items = [self.convert(item, depth + 1) for item in node.value]
            return Sequence(items, line, column, self._end(node, line))
        if key is not None and index == node.end_mark.index:
            return replace(key, text="")
        text = self._printable(str(node.value), index)
        return Scalar(text, line, column, self._end(node, line))

    def _end(self, node: Any, line: int) -> int | None:
        """The column after `node`, or after what stands of it on `line`, on which it begins."""
        last, column = self.place(node.end_mark.index)
        if last == line:
            return column
        for entry in node.value[:1] if isinstance(node.value, list) else ():
            for part in reversed(entry if isinstance(entry, tuple) else (entry,)):
                if self.place(part.start_mark.index)[0] == line:
                    return self._end(part, line)
        return None

    def _printable(self, text: str, index: int) -> str:
        """`text` without what an escape for a control character or half a character put there."""
        found = _UNPRINTABLE.search(text)
        if found:
            message = f"the character {found[0]!r} cannot be kept or shown: leave it out"
            self.report("control-character", message, index)
        return _UNPRINTABLE.sub("", text)

    def _mapping(self, node: Any, depth: int, line: int, column: int) -> Mapping:
        entries: dict[str, Tree] = {}
        keys: dict[str, Scalar] = {}
        for key_node, value_node in node.value:
            key = self.convert(key_node, depth + 1)
            index = key_node.start_mark.index
            if not isinstance(key, Scalar):
                self.report("yaml-key", "a key must be a plain text", index)
                continue
            if key.text in entries:
                first = keys[key.text].line
                message = f"the key {key.text!r} stands twice (first in line {first}): keep one"
                self.report("duplicate-key", message, index)
                continue
            keys[key.text] = key
            entries[key.text] = self.convert(value_node, depth + 1, key)
        return Mapping(entries, keys, line, column, self._end(node, line))


def plain_lines(text: str) -> str:
    """`text` without byte order mark and carriage returns, which are reported elsewhere."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(
    text: str, path: str, line_offset: int = 0, depth: int = 0
) -> tuple[Tree | None, list[Finding]]:
    """The tree of the YAML document `text` and what is wrong with it.

    `line_offset` is the number of lines that stand before `text` in the file `path`, `depth` the
    number of lists and maps around it.
    The tree is None when the text is empty or is not YAML at all.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    reader = _Reader(text, path, line_offset)
    found = _UNPRINTABLE.search(text)
    if found:
        message = f"the character {found[0]!r} is not allowed in YAML: leave it out"
        reader.report("control-character", message, found.start())
        return None, reader.findings
    try:
        # the default, round-trip mode marks the folds of a text with a control character
        node = YAML(typ="safe", pure=True).compose(io.StringIO(text))
        tree = None if node is None else reader.convert(node, depth)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        index = mark.index if mark else None
        message = " ".join(part for part in (error.context, error.problem) if part)
        tab = _indenting_tab(text, index)
        if tab is not None:
            message, index = "a tab indents this line: YAML is indented with spaces", tab
        reader.report("yaml-syntax", f"not YAML: {message}", index)
        return None, reader.findings
    except RecursionError:
        reader.report("yaml-too-deep", f"more than {MAX_DEPTH} levels of nesting", None)
        return None, reader.findings
    except (YAMLError, AssertionError, ValueError, OverflowError) as error:
        reader.report("yaml-syntax", f"not YAML: {str(error).splitlines()[0]}", None)
        return None, reader.findings
    return tree, reader.findings


def _indenting_tab(text: str, index: int | None) -> int | None:
    """The offset of a tab among the spaces before what stands at `index`, if there is one."""
    if index is None:
        return None
    begin = text.rfind("\n", 0, index) + 1
    indented = re.compile(r"[ ]*\t").match(text, begin)
    return indented.end() - 1 if indented else None
