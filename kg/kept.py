"""The folder for what was worked out once, and small results that are kept in it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kg import __version__


def cache_folder(root: Path | None = None) -> Path | None:
    """`CONFLICT_KG_CACHE`, else a folder in the project `root`, else one in the user's cache.

    None where there is none.
    """
    chosen = os.environ.get("CONFLICT_KG_CACHE")
    if chosen:
        return Path(chosen)
    if root is not None:
        return root / ".kg"
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "conflict-kg"
    except RuntimeError:  # a user without a home
        return None


def kept(name: str, made_of: Iterable[Path], make: Callable[[], Any]) -> Any:
    """What `make` returns, JSON data, made anew only when a file in `made_of` has changed.

    It stands in the file `name` of the user's cache; where nothing can be kept, it is made.
    """
    folder = cache_folder()
    key = _key(made_of)
    found = None if folder is None else _read(folder / name, key)
    if found is not None:
        return found
    made = make()
    if folder is not None:
        _write(folder / name, key, made)
    return made


def _key(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0")
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            digest.update(str(error).encode())
    return digest.hexdigest()


def _read(file: Path, key: str) -> Any:
    """What is kept in `file`; None when it is for another key, or damaged."""
    try:
        found = json.loads(file.read_bytes())
        return found["made"] if found["key"] == key else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _write(file: Path, key: str, made: Any) -> None:
    import tempfile  # slow to import, and rarely anything is written

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=file.parent, delete=False) as fresh:
            json.dump({"key": key, "made": made}, fresh)
        Path(fresh.name).replace(file)
    except OSError:
        return
