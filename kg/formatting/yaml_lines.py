"""Entries as the lines of a YAML text in canonical form.

Two columns for each level; a list's hyphens are indented too. A map or list of plain texts stands
in brackets on one line where it fits, and so does what was written in brackets before; an entry of
a list is not put into brackets. A comment breaks brackets open.
"""

from __future__ import annotations

from kg.formatting.key_order import in_order, is_prose, kind_under
from kg.formatting.yaml_comments import is_modeline
from kg.formatting.yaml_nodes import Branch, Entry, Leaf, Node
from kg.formatting.yaml_scalars import folded, literal, scalar

WIDTH = 120
"""Columns up to which prose, a map or a list stands on one line."""


def yaml_lines(root: Branch, head: list[str], kind: str | None) -> list[str]:
    """The lines of the map `root`, which describes a thing of `kind`, below the comments `head`."""
    top = _without_last_blanks(head)
    top = top[_blanks_at_start(top) :]
    if top and not is_modeline(top[-1]):
        top.append("")
    return [*top, *_branch_lines(root, kind, "")]


def list_lines(items: Branch, kind: str | None, indent: int) -> list[str]:
    """The lines of a list of things of `kind`, whose hyphens stand after `indent` columns."""
    return _branch_lines(items, kind, " " * indent)


def _branch_lines(branch: Branch, kind: str | None, indent: str) -> list[str]:
    lines: list[str] = []
    for entry in _ordered(branch, kind):
        own = _entry_lines(entry, kind, indent)
        lines += own if lines else own[_blanks_at_start(own) :]
    foot = _without_last_blanks(branch.foot)
    return [*lines, *(_indented(line, indent) for line in foot)]


def _ordered(branch: Branch, kind: str | None) -> list[Entry]:
    if not branch.is_map:
        return branch.entries
    by_key = {entry.key or "": entry for entry in branch.entries}
    return [by_key[key] for key in in_order(list(by_key), kind)]


def _entry_lines(entry: Entry, kind: str | None, indent: str) -> list[str]:
    """The lines of an entry, with the comments above it."""
    inner = kind if entry.key is None else kind_under(entry.key, kind)
    begin = indent + ("-" if entry.key is None else f"{scalar(entry.key)}:")
    above = list(entry.before)
    if isinstance(entry.value, Branch) and not entry.value.entries:
        above += entry.value.foot  # a comment in empty brackets
        entry.value.foot = []
    lines = _on_one_line(entry, inner, begin)
    if lines is None and isinstance(entry.value, Leaf):
        above += entry.beside
        lines = _in_block(entry.value, begin, indent)
    elif lines is None:
        lines = _branch_below(entry, inner, begin, indent, above)
    return [*(_indented(line, indent) for line in _single_blanks(above)), *lines]


def _on_one_line(entry: Entry, kind: str | None, begin: str) -> list[str] | None:
    """The entry on one line, with the comments beside it; None where it needs several."""
    room = WIDTH - len(begin) - 1
    if isinstance(entry.value, Branch):
        text = _in_brackets(entry, kind, room)
    elif not entry.value.text and entry.key is not None:
        text = ""
    elif is_prose(entry.key) and _in_lines(entry.value, room):
        text = None
    else:
        text = scalar(entry.value.text)
    if text is None:
        return None
    return ["  ".join([f"{begin} {text}".rstrip(), *entry.beside])]


def _in_lines(leaf: Leaf, room: int) -> bool:
    """Whether prose goes into a block: it has line ends, or is too long and can be broken."""
    if literal(leaf.text) is not None:
        return True
    return len(scalar(leaf.text)) > room and folded(leaf.text, [], WIDTH) is not None


def _in_block(leaf: Leaf, begin: str, indent: str) -> list[str]:
    inner = f"{indent}  "
    mark, lines = literal(leaf.text) or (">-", None)
    if lines is None:
        lines = folded(leaf.text, leaf.lines, WIDTH - len(inner)) or []
    return [f"{begin} {mark}", *(_indented(line, inner) for line in lines)]


def _branch_below(
    entry: Entry, kind: str | None, begin: str, indent: str, above: list[str]
) -> list[str]:
    """A map or list below its key, or behind the hyphen of its item.

    What stands above the first line behind a hyphen can only stand `above` the hyphen.
    """
    assert isinstance(entry.value, Branch)
    inner = f"{indent}  "
    if entry.key is not None:
        beside = "  ".join([begin, *entry.beside])
        return [beside, *_branch_lines(entry.value, kind, inner)]
    above += entry.beside
    lines = _branch_lines(entry.value, kind, inner)
    first = next(number for number, line in enumerate(lines) if not _is_aside(line))
    above += [line.strip() for line in lines[:first]]
    return [f"{begin} {lines[first].removeprefix(inner)}", *lines[first + 1 :]]


def _in_brackets(entry: Entry, kind: str | None, room: int) -> str | None:
    """The branch of `entry` in brackets, where it may be written so and has `room`."""
    branch = entry.value
    assert isinstance(branch, Branch)
    if _has_comments(branch) or not (branch.is_flow or _is_simple(branch, entry.key is None)):
        return None
    text = _flow(branch, kind)
    return text if len(text) <= room or not branch.entries else None


def _is_simple(branch: Branch, is_item: bool) -> bool:
    """Whether a branch that was not in brackets goes into them: short texts, and no thing."""
    if branch.is_map:
        keys = [entry.key for entry in branch.entries]
        leaves = all(isinstance(entry.value, Leaf) for entry in branch.entries)
        return leaves and "type" not in keys and not is_item
    return any(isinstance(entry.value, Leaf) for entry in branch.entries) and all(
        isinstance(entry.value, Leaf) or entry.value.is_flow for entry in branch.entries
    )


def _flow(node: Node, kind: str | None) -> str:
    if isinstance(node, Leaf):
        return scalar(node.text, in_brackets=True)
    if not node.is_map:
        return "[" + ", ".join(_flow(entry.value, kind) for entry in node.entries) + "]"
    pairs = (
        f"{scalar(entry.key or '', in_brackets=True)}: "
        + _flow(entry.value, kind_under(entry.key or "", kind))
        for entry in _ordered(node, kind)
    )
    return "{" + ", ".join(pairs) + "}"


def _has_comments(branch: Branch) -> bool:
    if branch.foot:
        return True
    return any(
        any(entry.before)
        or entry.beside
        or (isinstance(entry.value, Branch) and _has_comments(entry.value))
        for entry in branch.entries
    )


# -- lines ---------------------------------------------------------------------------------------


def _indented(line: str, indent: str) -> str:
    return f"{indent}{line}" if line else ""


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _blanks_at_start(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if line), len(lines))


def _single_blanks(lines: list[str]) -> list[str]:
    """`lines` with one blank line where there are several."""
    return [line for number, line in enumerate(lines) if line or not number or lines[number - 1]]


def _without_last_blanks(lines: list[str]) -> list[str]:
    kept = _single_blanks(lines)
    return kept[:-1] if kept and not kept[-1] else kept
