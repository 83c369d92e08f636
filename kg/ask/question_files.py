"""Reading the `.rq` file of a question, with its header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.findings import UnreadableError
from kg.load.query_file import read_query_file
from kg.load.yaml_tree import Mapping, Scalar, Sequence, Tree

PARAMETER_TYPES = ("actor", "place", "claim", "date", "number", "review", "scheme")


def read_question(path: Path) -> dict[str, Any]:
    """The fields of the question in the file `path`, as JSON data.

    UnreadableError when its header is not as it should be.
    """
    tree, sparql = read_query_file(path)
    for key in ("title", "group", "summary", "sample"):
        if tree.text(key) is None:
            raise UnreadableError(f"{path}: the header lacks {key!r}")
    return {
        "name": path.stem,
        "title": tree.text("title") or "",
        "group": tree.text("group") or "",
        "summary": tree.text("summary") or "",
        "sparql": sparql,
        "parameters": _parameters(path, tree),
        "phrasings": _phrasings(tree),
        "columns": dict(_texts(tree.get("columns"))),
        "interpreter": tree.text("interpreter"),
        "sample": tree.text("sample") or "",
        "number": _number(path, tree),
        "none": tree.text("none"),
        "timeline": tree.text("timeline"),
        "tells": tree.text("tells"),
        "silence": tree.text("silence") == "true",
    }


def _number(path: Path, tree: Mapping) -> int | None:
    given = tree.text("number")
    if given is not None and not given.isdecimal():
        raise UnreadableError(f"{path}: the number {given!r} is none")
    return int(given) if given else None


def _parameters(path: Path, tree: Mapping) -> list[dict[str, Any]]:
    given = tree.get("parameters")
    if not isinstance(given, Mapping):
        return []
    found = []
    for name, value in given.entries.items():
        kind = value.text("type") if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping) or kind not in PARAMETER_TYPES:
            raise UnreadableError(f"{path}: parameter {name!r} has no type of {PARAMETER_TYPES}")
        required = value.text("required") == "true"
        summary = value.text("summary") or ""
        default = value.text("default")
        found.append(
            {
                "name": name,
                "type": kind,
                "required": required,
                "summary": summary,
                "default": default,
            }
        )
    return found


def _phrasings(tree: Mapping) -> dict[str, list[str]]:
    given = tree.get("phrasings")
    if not isinstance(given, Mapping):
        return {}
    return {
        language: [item.text for item in _items(texts) if isinstance(item, Scalar)]
        for language, texts in given.entries.items()
    }


def _items(tree: Tree) -> list[Tree]:
    return tree.items if isinstance(tree, Sequence) else [tree]


def _texts(tree: Tree | None) -> list[tuple[str, str]]:
    if not isinstance(tree, Mapping):
        return []
    return [(name, tree.text(name) or "") for name in tree.entries]
