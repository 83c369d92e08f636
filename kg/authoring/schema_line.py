"""The line by which editors find the JSON Schema of a front matter."""

from __future__ import annotations

import os
from pathlib import Path

from kg.schemas.project import SCHEMA_FOLDER

ARTICLE_SCHEMA = Path(SCHEMA_FOLDER) / "article.schema.json"
"""Where a project keeps the schema of its articles, as seen from the project's folder."""


def schema_line(folder: Path, root: Path) -> str:
    """The comment that names the schema for an article file in `folder` of the project `root`."""
    path = os.path.relpath(root / ARTICLE_SCHEMA, folder)
    return f"# yaml-language-server: $schema={Path(path).as_posix()}"
