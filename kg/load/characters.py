"""Characters that a text should not have, and what other editors leave in it."""

from __future__ import annotations

import re

from kg.findings import Finding, Severity

BYTE_ORDER_MARK = "\ufeff"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What no text needs; carriage returns have a finding of their own."""


def check_text(text: str, path: str | None = None) -> list[Finding]:
    """The findings about characters that hide, NUL, and a file in which there is nothing.

    A byte order mark and carriage returns, as some editors write them, are warnings: they are read
    past, and `kg fmt` takes them out. Lines and columns count what `read_text` returned.
    """
    found = []
    if text.startswith(BYTE_ORDER_MARK):
        message = "the file begins with a byte order mark, which is read past: `kg fmt` removes it"
        found.append(Finding("byte-order-mark", message, path, 1, 1, "warning"))
    if "\r" in text:
        count = text.count("\r")
        message = f"{count} carriage returns, read as line ends: `kg fmt` makes them line feeds"
        at = text.index("\r")
        found.append(finding_at(text, at, "carriage-return", message, path, "warning"))
    if "\0" in text:
        message = "a NUL character; the file may be damaged or no text at all"
        found.append(finding_at(text, text.index("\0"), "nul-character", message, path))
    if not text.removeprefix(BYTE_ORDER_MARK).strip():
        found.append(Finding("empty-file", "the file is empty", path))
    return found


def control_characters(text: str, path: str | None = None) -> list[Finding]:
    """The finding about characters of `text` that no text needs, if there are any.

    Use it beside `check_text` for what is kept and shown: they steer terminals, and XML cannot
    hold them (XML 1.0, section 2.2).
    """
    control = _CONTROL.search(text)
    if control is None:
        return []
    count = len(_CONTROL.findall(text))
    message = f"{count} control characters, first {control[0]!r}: take them out"
    return [finding_at(text, control.start(), "control-character", message, path)]


def finding_at(
    text: str,
    offset: int,
    code: str,
    message: str,
    path: str | None,
    severity: Severity = "violation",
) -> Finding:
    """The finding about the character of `text` at `offset`, with its line and column."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Finding(code, message, path, line, column, severity)
