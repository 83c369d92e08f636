"""One entry of an article or gazetteer file, as the lines that a person would write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.formatting.key_order import kind_under
from kg.formatting.yaml_lines import list_lines
from kg.formatting.yaml_nodes import Branch, Entry, Leaf, Node

Value = str | int | float | Mapping[str, "Value"] | Sequence["Value"]
"""What a key of an entry may hold; numbers are written without quotes."""


def entry_text(
    entry: Mapping[str, Value], indent: int = 2, comment: str = "", section: str = "claims"
) -> str:
    """The lines of `entry` as one item of the list under the key `section`, in canonical form.

    So `kg fmt` has nothing to change in them. `indent` counts the columns before the hyphen;
    `comment` is put on lines before it, each beginning with `#`. Ends with a line feed.
    """
    said = [f"# {line}".rstrip() for line in comment.splitlines()]
    items = Branch([Entry(None, _node(entry), before=said)], is_map=False)
    kind = kind_under(section, "Article") or kind_under(section, "Gazetteer")
    return "\n".join([*list_lines(items, kind, indent), ""])


def _node(value: Any) -> Node:
    if isinstance(value, Mapping):
        return Branch([Entry(key, _node(item)) for key, item in value.items()], is_map=True)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Branch([Entry(None, _node(item)) for item in value], is_map=False)
    return Leaf(str(value))
