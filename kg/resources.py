"""Where the files that come with the package lie: in a source tree, and in an installed wheel.

In the source tree `ontology/` and `shapes/` stand beside `kg/`; the wheel carries them inside it.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def _beside_or_inside(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


ONTOLOGY_DIR = _beside_or_inside("ontology")
SHAPES_DIR = _beside_or_inside("shapes")
PROOFS_DIR = _beside_or_inside("tests/shapes")
"""Well-formed data, and the faults that each shape finds."""
QUESTIONS_DIR = PACKAGE / "questions"
RULES_DIR = PACKAGE / "rules"
BUILT_IN = PACKAGE
"""The folder whose `gazetteer/` and `articles/` make the built-in graph."""

META_SHAPES = ("ontology-shapes.ttl", "shapes-shapes.ttl")
"""The files with shapes about the ontology, and about shapes."""


def shape_files() -> list[Path]:
    """The files with shapes for articles, gazetteer and conclusions."""
    return sorted(path for path in SHAPES_DIR.glob("*.ttl") if path.name not in META_SHAPES)


ONTOLOGY_FILE = ONTOLOGY_DIR / "conflict.ttl"
CROSSWALK_FILE = ONTOLOGY_DIR / "crosswalk.ttl"
CONTEXT_FILE = ONTOLOGY_DIR / "context.jsonld"
ANSWER_SCHEMA = PACKAGE / "schemas" / "answer.schema.json"
