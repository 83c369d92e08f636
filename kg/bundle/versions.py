"""Which ontology, shapes, rules and questions a program came with, as hashes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.bundle.manifest import sha256
from kg.resources import ONTOLOGY_FILE, QUESTIONS_DIR, RULES_DIR, SHAPES_DIR


@cache
def versions() -> dict[str, str]:
    """SHA-256 of ontology, shapes, rules and questions: of one file, or of a folder's listing."""
    return {
        "ontology": sha256(ONTOLOGY_FILE.read_bytes()),
        "shapes": _of_files(SHAPES_DIR.glob("*.ttl")),
        "rules": _of_files(RULES_DIR.glob("*.rq")),
        "questions": _of_files(QUESTIONS_DIR.glob("*.rq")),
    }


def _of_files(files: Iterable[Path]) -> str:
    """SHA-256 of a listing as `sha256sum *` would print it, sorted by name."""
    named = sorted((path.name, sha256(path.read_bytes())) for path in files)
    return sha256("".join(f"{digest}  {name}\n" for name, digest in named).encode())
