"""Texts as YAML scalars: plain where that reads back the same, else in quotes or in a block."""

from __future__ import annotations

import re

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What a line of YAML cannot hold, or not without being read as something else."""
_NOT_FIRST = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.|<<|=")
_NOT_WITHIN = re.compile(r":(?:\s|$)|\s#")
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}]|^[-?:]$|[?:]$")
_MISREAD = frozenset({"", "yes", "no", "on", "off", "true", "false", "null", "~"})
"""What a person, or a reader of older YAML, could take for no text."""


def scalar(text: str, in_brackets: bool = False) -> str:
    """`text` on one line: plain, else in double quotes, else in single ones where it has double."""
    if _is_plain(text, in_brackets):
        return text
    if ('"' in text or "\\" in text) and not _UNSAFE.search(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNSAFE.sub(_escape, escaped) + '"'


def folded(text: str, lines: list[str], width: int) -> list[str] | None:
    """`text` as the lines of a folded block, without indentation; None where it cannot be folded.

    `lines` are those into which it was broken before: they stay where all fit into `width`.
    """
    words = text.split(" ")
    if len(words) < 2 or "" in words or _UNSAFE.search(text):
        return None
    if lines and " ".join(lines) == text and all(0 < len(line) <= width for line in lines):
        return lines
    made = [words[0]]
    for word in words[1:]:
        if len(made[-1]) + 1 + len(word) <= width:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return made


def literal(text: str) -> tuple[str, list[str]] | None:
    """`text` as the mark and the lines of a literal block; None where it is no such text."""
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 2 or not all(_is_line(line) for line in lines) or lines[0][:1] in ("", " "):
        return None
    if not lines[-1]:
        return None
    return ("|" if text.endswith("\n") else "|-"), lines


def _is_line(line: str) -> bool:
    return line == line.rstrip() and not _UNSAFE.search(line)


def _is_plain(text: str, in_brackets: bool) -> bool:
    if text.casefold() in _MISREAD or text != text.strip() or _UNSAFE.search(text):
        return False
    if _NOT_FIRST.match(text) or _NOT_WITHIN.search(text):
        return False
    return not (in_brackets and _NOT_IN_BRACKETS.search(text))


def _escape(found: re.Match[str]) -> str:
    short = {"\n": "\\n", "\t": "\\t"}
    return short.get(found[0]) or f"\\u{ord(found[0]):04x}"
