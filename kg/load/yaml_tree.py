"""YAML 1.2 as a tree that keeps line and column, and keeps every scalar as the text it was.

A YAML loader would turn `2017-12-12` into a date and lose where it stood; here the caller decides
what a text means and can name its place. Anchors and tags are refused: an article needs neither,
and they are how a small file becomes a large one.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from kg.findings import Finding

MAX_DEPTH = 20


@dataclass(frozen=True)
class Scalar:
    """One text; `line` and `column` count from 1 in the file."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Sequence:
    """A list of nodes."""

    items: list[Tree]
    line: int
    column: int


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the order of the file; every key stands once."""

    entries: dict[str, Tree]
    keys: dict[str, Scalar]
    line: int
    column: int

    def get(self, key: str) -> Tree | None:
        """The value of `key`, or None."""
        return self.entries.get(key)

    def text(self, key: str) -> str | None:
        """The text of `key` where its value is a scalar, or None."""
        value = self.entries.get(key)
        return value.text if isinstance(value, Scalar) else None


Tree = Scalar | Sequence | Mapping


@dataclass
class _Reader:
    path: str
    line_offset: int
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, mark: Any) -> None:
        line = None if mark is None else mark.line + 1 + self.line_offset
        column = None if mark is None else mark.column + 1
        self.findings.append(Finding(code, message, self.path, line, column))

    def convert(self, node: Any, depth: int = 0) -> Tree:
        mark = node.start_mark
        line, column = mark.line + 1 + self.line_offset, mark.column + 1
        if depth > MAX_DEPTH:
            self.report("yaml-too-deep", f"more than {MAX_DEPTH} levels of nesting", mark)
            return Scalar("", line, column)
        if getattr(node, "anchor", None):
            self.report("yaml-anchor", "anchors (&, *) are not used here: write it out", mark)
            return Scalar("", line, column)
        if not str(node.tag).startswith("tag:yaml.org,2002:") or "python" in str(node.tag):
            self.report("yaml-tag", f"tags such as {node.tag!r} are not used here", mark)
        kind = type(node).__name__
        if kind == "MappingNode":
            return self._mapping(node, depth, line, column)
        if kind == "SequenceNode":
            return Sequence([self.convert(item, depth + 1) for item in node.value], line, column)
        return Scalar(str(node.value), line, column)

    def _mapping(self, node: Any, depth: int, line: int, column: int) -> Mapping:
        entries: dict[str, Tree] = {}
        keys: dict[str, Scalar] = {}
        for key_node, value_node in node.value:
            key = self.convert(key_node, depth + 1)
            if not isinstance(key, Scalar):
                self.report("yaml-key", "a key must be a plain text", key_node.start_mark)
                continue
            if key.text in entries:
                first = keys[key.text].line
                self.report(
                    "duplicate-key",
                    f"the key {key.text!r} stands twice (first in line {first}): keep one",
                    key_node.start_mark,
                )
                continue
            keys[key.text] = key
            entries[key.text] = self.convert(value_node, depth + 1)
        return Mapping(entries, keys, line, column)


def plain_lines(text: str) -> str:
    """`text` without byte order mark and carriage returns, which are reported elsewhere."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(text: str, path: str, line_offset: int = 0) -> tuple[Tree | None, list[Finding]]:
    """The tree of the YAML document `text` and what is wrong with it.

    `line_offset` is the number of lines that stand before `text` in the file `path`.
    The tree is None when the text is empty or is not YAML at all.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    reader = _Reader(path, line_offset)
    try:
        # the default, round-trip mode marks the folds of a text with a control character
        node = YAML(typ="safe", pure=True).compose(io.StringIO(text))
        tree = None if node is None else reader.convert(node)
    except MarkedYAMLError as error:
        message = " ".join(part for part in (error.context, error.problem) if part)
        reader.report("yaml-syntax", f"not YAML: {message}", error.problem_mark)
        return None, reader.findings
    except RecursionError:
        reader.report("yaml-too-deep", f"more than {MAX_DEPTH} levels of nesting", None)
        return None, reader.findings
    except (YAMLError, AssertionError, ValueError) as error:
        reader.report("yaml-syntax", f"not YAML: {str(error).splitlines()[0]}", None)
        return None, reader.findings
    return tree, reader.findings
