"""The captured text that is kept beside an article, and whether it is the one that was captured."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.load.compile import Compiler
from kg.load.yaml_tree import Mapping, Scalar
from kg.project import captured_file


def check_captured(
    compiler: Compiler, tree: Mapping, identifier: str, text: str, text_line: int
) -> None:
    """Report where the kept captured text does not have the SHA-256 that the article states, and
    else where a line of the article's `text` is none of its lines.

    `text_line` is the line of the article's file on which the text begins. An article without such
    a file, or without `capturedSha256`, has nothing to compare.
    """
    stated = tree.get("capturedSha256")
    file = captured_file(Path(compiler.path), identifier)
    try:
        data = file.read_bytes() if isinstance(stated, Scalar) and file.is_file() else None
    except OSError:
        return
    if data is None or not isinstance(stated, Scalar):
        return
    found = hashlib.sha256(data).hexdigest()
    if stated.text != found:
        message = f"{file} is not the text that was captured: its SHA-256 is {found}"
        compiler.report("captured-text-differs", message, stated)
        return
    captured = set(data.decode(errors="replace").splitlines())
    for number, line in enumerate(text.split("\n"), text_line):
        if line.strip() and line not in captured:
            message = f"this line is not in the text as it was captured ({file})"
            compiler.report("text-not-captured", message, Scalar(line, number, 1))
