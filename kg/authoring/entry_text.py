"""One entry of an article or gazetteer file, as the lines that a person would write."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

WIDTH = 110
"""Columns up to which a map or list stands on one line."""

_UNBROKEN = 1_000_000
"""A quote is never broken into lines, so that it can be searched for and copied."""

Value = str | int | Mapping[str, "Value"] | Sequence["Value"]
"""What a key of an entry may hold; whole numbers are written without quotes."""


def entry_text(entry: Mapping[str, Value], indent: int = 2, comment: str = "") -> str:
    """The lines of `entry` as one item of a YAML list, each key on a line of its own.

    Short maps and lists stand on one line, long ones do not. `indent` counts the columns before
    the hyphen; `comment` is put on lines before it, each beginning with `#`. Ends with a line feed.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedSeq

    yaml = YAML()
    yaml.version = None
    yaml.width = _UNBROKEN
    yaml.default_flow_style = False
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump({"x": CommentedSeq([_node(entry, top=True)])}, out)
    lines = out.getvalue().split("\n")[1:-1]
    shift = " " * indent
    said = [f"{shift}# {line}".rstrip() for line in comment.splitlines()]
    written = [shift + line[2:] if line.strip() else "" for line in lines]
    return "\n".join([*said, *written, ""])


def _node(value: Any, *, top: bool = False) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, Mapping):
        made: Any = CommentedMap({key: _node(item) for key, item in value.items()})
        if not top and _fits(value):
            made.fa.set_flow_style()
        return made
    if isinstance(value, Sequence) and not isinstance(value, str):
        made = CommentedSeq([_node(item) for item in value])
        if _fits(value):
            made.fa.set_flow_style()
        return made
    return _text(value)


def _fits(value: Any) -> bool:
    """Whether `value` is short and flat enough to stand on one line."""
    if isinstance(value, Mapping):
        if any(isinstance(item, Mapping) for item in value.values()):
            return False
        return "type" not in value and len(_flat(value)) <= WIDTH - 30
    if any(isinstance(item, Mapping) for item in value):
        return False
    return len(_flat(value)) <= WIDTH - 30


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_flat(item)}" for key, item in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_flat(item) for item in value)
    return str(value)


def _text(value: Any) -> Any:
    """`value`, in double quotes where a plain text would be read as something else."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, str) and (_misread(value) or "\n" in value):
        return DoubleQuotedScalarString(value)
    return value


def _misread(text: str) -> bool:
    """Whether a person, or a reader of older YAML, could take the plain `text` for no text."""
    return text.casefold() in {"", "yes", "no", "on", "off", "true", "false", "null", "~"}
