"""Clones of a database: of its own for each reader, and gone with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.findings import UnreadableError
from kg.store.directory import StoreDirectory
from kg.store.locks import free, held
from kg.store.steps import step

MOST_COPIED = 4_000_000_000
"""Bytes of tables that a reader copies where they cannot be linked."""


def clone(database: Path, target: Path) -> None:
    """Make `target` a database of its own with what `database` holds, in a few milliseconds.

    The tables of a RocksDB database never change once they are written, so that they are linked,
    or copied where the file system cannot; everything else is copied. Nobody may write to
    `database` meanwhile.
    """
    step("before clone")
    target.mkdir(parents=True)
    for file in database.iterdir():
        if file.suffix == ".sst":
            _link(file, target / file.name)
        elif file.name != "LOCK" and not file.name.startswith("LOG"):
            shutil.copyfile(file, target / file.name)
    step("after clone")


def _link(file: Path, target: Path) -> None:
    try:
        os.link(file, target)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one that knows no links
        _refuse_large(file.parent)
        shutil.copyfile(file, target)


def _refuse_large(database: Path) -> None:
    size = sum(file.stat().st_size for file in database.glob("*.sst"))
    if size > MOST_COPIED:
        gigabytes = f"{size / 1e9:.0f} GB"
        message = f"{gigabytes} would have to be copied to be read: copy the store to a disk"
        raise UnreadableError(f"{database.parent}: {message} that can be written, and ask there")


@contextmanager
def place_for_clone(directory: StoreDirectory) -> Iterator[Path]:
    """A new folder for a reader's clone, removed at the end of the block.

    It lies beside the store, and with the system's temporary files where the store's directory
    cannot be written. A lock says that its reader lives.
    """
    try:
        directory.readers.mkdir(exist_ok=True)
        folder = tempfile.mkdtemp(dir=directory.readers)
    except OSError:
        folder = tempfile.mkdtemp(prefix="conflict-kg-")
    try:
        with held(Path(folder) / "lock", shared=True):
            yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_orphans(directory: StoreDirectory) -> None:
    """Remove what processes that died left behind; only for the one who holds the lock.

    Clones of readers that live stay: they hold their locks. One that has no lock yet is being
    made this moment.
    """
    for orphan in directory.data.glob("bulk-*.sst"):
        orphan.unlink(missing_ok=True)
    shutil.rmtree(directory.published, ignore_errors=True)
    shutil.rmtree(directory.aside, ignore_errors=True)
    for beside in ("compacted", "restored"):
        shutil.rmtree(directory.path / beside, ignore_errors=True)
    for folder in directory.readers.glob("*"):
        lock = folder / "lock"
        if lock.is_file() and free(lock):
            shutil.rmtree(folder, ignore_errors=True)
