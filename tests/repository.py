"""The files of this repository, without what an environment or a tool put beside them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]


def files(suffix: str) -> list[Path]:
    """All files of the repository that end so; nothing in `.venv`, `.git` and other dot folders."""
    found = (path for path in ROOT.rglob(f"*{suffix}") if path.is_file())
    return sorted(
        path
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    )
