"""The folder for what was worked out once, and small results that are kept in it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kg import __version__

_SETTLED = 2_000_000_000
"""Nanoseconds after which a second change of a file gives it another time."""


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
    if folder is None:
        return make()
    file, files = folder / name, sorted(made_of)
    found = _read(file)
    if found is not None and (_is_untouched(file, found, files) or found["key"] == _key(files)):
        return found["made"]
    made = make()
    _write(file, {"key": _key(files), "seen": _seen(files), "made": made})
    return made


def _is_untouched(file: Path, found: dict[str, Any], files: list[Path]) -> bool:
    """Whether the sources are those that were seen, told without reading them.

    A source that changes while it is read may keep its time and size; so only those count that
    were old when `file` was written.
    """
    seen = _seen(files)
    newest = max((time for _, _, time in seen), default=0)
    return found.get("seen") == seen and newest + _SETTLED < file.stat().st_mtime_ns


def _seen(files: list[Path]) -> list[list[Any]]:
    """Path, size and time of last change of each source; a missing one has neither."""
    found: list[list[Any]] = [[__version__, 0, 0]]
    for path in files:
        try:
            stat = path.stat()
            found.append([str(path), stat.st_size, stat.st_mtime_ns])
        except OSError:
            found.append([str(path), -1, 0])
    return found


def _key(files: list[Path]) -> str:
    import hashlib  # slow to import, and rarely needed

    digest = hashlib.sha256(__version__.encode())
    for path in files:
        digest.update(path.name.encode() + b"\0")
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            digest.update(str(error).encode())
    return digest.hexdigest()


def _read(file: Path) -> dict[str, Any] | None:
    """What is kept in `file`; None when it is damaged."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    whole = isinstance(found, dict) and {"key", "made"} <= found.keys()
    return found if whole and found["made"] is not None else None


def _write(file: Path, data: dict[str, Any]) -> None:
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=file.parent, delete=False) as fresh:
            json.dump(data, fresh)
        Path(fresh.name).replace(file)
    except OSError:
        return
