"""SPARQL files with a header: lines that begin with `#+` are YAML, the rest is the query."""

from __future__ import annotations

from pathlib import Path

from kg.findings import UnreadableError
from kg.load.yaml_tree import Mapping, read_yaml


def read_query_file(path: Path) -> tuple[Mapping, str]:
    """The header of the `.rq` file `path` as a tree, and the query after it.

    UnreadableError when the file is missing, is not UTF-8, or has no header.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path}: cannot be read: {error}") from error
    header = [line[2:].removeprefix(" ") for line in lines if line.startswith("#+")]
    tree, findings = read_yaml("\n".join(header), str(path))
    if findings or not isinstance(tree, Mapping):
        problem = str(findings[0]) if findings else f"{path}: no header of #+ lines"
        raise UnreadableError(problem)
    body = [line for line in lines if not line.startswith("#+")]
    return tree, "\n".join(body).strip() + "\n"
