"""Where a project's store lies."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from kg.kept import cache_folder
from kg.project import Project
from kg.resources import PACKAGE


def base_of(project: Project) -> Path:
    """The folder from which the store names the project's files, so that it can be moved."""
    return PACKAGE if project.root is None else project.root.absolute()


def store_path(project: Project) -> Path | None:
    """The directory of the project's store; None where nothing can be kept.

    It is `.kg/store` in the project. The built-in graph's stands in the user's cache, and so do
    all where `CONFLICT_KG_CACHE` names a folder; there each is called by a hash of its project.
    """
    if project.root is not None and not os.environ.get("CONFLICT_KG_CACHE"):
        return base_of(project) / ".kg" / "store"
    folder = cache_folder()
    if folder is None:
        return None
    name = hashlib.sha256(str(base_of(project)).encode()).hexdigest()[:16]
    return folder.absolute() / f"store-{name}"
