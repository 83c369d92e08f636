"""Adding entries to a section of a YAML text, leaving every other character as it was."""

from __future__ import annotations

import textwrap

from kg.findings import UsageError
from kg.load.front_matter import split_front_matter
from kg.load.yaml_tree import Mapping, Sequence, is_empty, plain_values, read_yaml


def add_to_article(text: str, section: str, entries: str) -> str:
    """The article file `text` with `entries` at the end of the `section` of its front matter.

    `entries` are lines as `entry_text` writes them. UsageError, saying why, where the text has no
    front matter, is no YAML, or the section cannot be added to.
    """
    parts = split_front_matter(text)
    if parts is None:
        raise UsageError("no front matter to add to: an article begins with a line ---")
    front = parts[0]
    begin = text.index("\n") + 1
    return text[:begin] + add_to_yaml(front, section, entries) + text[begin + len(front) :]


def add_to_yaml(text: str, section: str, entries: str) -> str:
    """The YAML `text` with `entries` at the end of the list under its top-level key `section`.

    An empty section is filled, a missing one is made at the end. UsageError as `add_to_article`.
    """
    before = _read(text)
    value = before.get(section)
    if value is None:
        made = text.rstrip("\n") + f"\n\n{section}:\n" + entries
    elif is_empty(value):
        made = _filled(text, before, section, entries)
    elif isinstance(value, Sequence):
        made = _appended(text, before, section, entries)
    else:
        raise UsageError(f"{section!r} is not a list of entries: each begins with a hyphen")
    made = made.rstrip("\n") + ("\n" if text.endswith("\n") else "")
    _check(before, _read(made), section)
    return made


def _read(text: str) -> Mapping:
    tree, problems = read_yaml(text, "")
    if problems:
        raise UsageError(f"line {problems[0].line}: {problems[0].message}")
    if tree is None:
        return Mapping({}, {}, 1, 1)
    if not isinstance(tree, Mapping):
        raise UsageError("no keys to add to: write `key: value` lines")
    return tree


def _filled(text: str, tree: Mapping, section: str, entries: str) -> str:
    lines = text.split("\n")
    number = tree.keys[section].line - 1
    lines[number] = f"{section}:"
    rest = "\n".join(lines[number + 1 :])
    return "\n".join(lines[: number + 1]) + "\n" + entries + rest


def _appended(text: str, tree: Mapping, section: str, entries: str) -> str:
    if text.split("\n")[tree.keys[section].line - 1].partition(":")[2].strip().startswith("["):
        message = f"{section!r} is written on one line, in brackets: write one entry on each line"
        raise UsageError(message)
    lines = text.split("\n")
    later = [key.line for key in tree.keys.values() if key.line > tree.keys[section].line]
    end = min(later) - 1 if later else len(lines)
    while end and _is_aside(lines[end - 1]):
        end -= 1
    first = next(line for line in lines[tree.keys[section].line :] if line.lstrip()[:1] == "-")
    indent = len(first) - len(first.lstrip())
    return "\n".join([*lines[:end], _indented(entries, indent).rstrip("\n"), *lines[end:]])


def _indented(entries: str, indent: int) -> str:
    """`entries` with the first of their lines at column `indent`, as the entries before them."""
    return textwrap.indent(textwrap.dedent(entries), " " * indent)


def _is_aside(line: str) -> bool:
    """Whether `line` is blank or a comment of the keys that follow."""
    return not line.strip() or line.startswith("#")


def _check(before: Mapping, after: Mapping, section: str) -> None:
    """UsageError where anything but the end of `section` reads differently than before."""
    for key, value in before.entries.items():
        now = after.get(key)
        if key != section and (now is None or plain_values(value) != plain_values(now)):
            raise UsageError(f"the entries cannot be added: {key!r} would change")
    old, new = before.get(section), after.get(section)
    kept = [plain_values(item) for item in old.items] if isinstance(old, Sequence) else []
    found = [plain_values(item) for item in new.items] if isinstance(new, Sequence) else []
    if found[: len(kept)] != kept or len(found) <= len(kept):
        raise UsageError(f"the entries cannot be added to {section!r}: its layout is unusual")
