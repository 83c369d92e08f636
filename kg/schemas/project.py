"""The schemas as a project keeps them, so that editors find them without a network."""

from __future__ import annotations

import json
from pathlib import Path

from kg.findings import UsageError
from kg.schemas.files import article_schema, gazetteer_schema

SCHEMA_FOLDER = Path(".kg") / "schemas"
"""Where a project keeps its schemas, as seen from the project's folder."""

GAZETTEER_LINE = "# yaml-language-server: $schema=../.kg/schemas/gazetteer.schema.json"
"""The first line of a file in gazetteer/, by which editors find its schema."""

_MADE = {"article": article_schema, "gazetteer": gazetteer_schema}


def schema_text(of: str) -> str:
    """The JSON Schema of files of the kind `of`, article or gazetteer; UsageError for others."""
    if of not in _MADE:
        raise UsageError(f"no schema of {of!r}: one of {', '.join(_MADE)}")
    return json.dumps(_MADE[of](), indent=1, ensure_ascii=False) + "\n"


def schema_files(root: Path) -> dict[Path, str]:
    """The schema files of the project in `root`, each with its text."""
    return {root / SCHEMA_FOLDER / f"{of}.schema.json": schema_text(of) for of in _MADE}
