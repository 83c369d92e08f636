"""Clones of a database: of its own for each reader, and gone with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kg.findings import UnreadableError
from kg.store.directory import StoreDirectory
from kg.store.locks import StoreBusyError, held
from kg.store.steps import step

_LOCK = ".lock"
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
    cannot be written. A lock beside it, which is there before it and after it, says that its reader
    lives.
    """
    with ExitStack() as taken:
        folder = _locked_place(directory, taken)
        try:
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            folder.with_suffix(_LOCK).unlink(missing_ok=True)


def _locked_place(directory: StoreDirectory, taken: ExitStack) -> Path:
    try:
        directory.readers.mkdir(exist_ok=True)
        beside = _locked(directory.readers, taken)
    except OSError:
        beside = _locked(Path(tempfile.gettempdir()), taken)
    return beside.with_suffix("")


def _locked(folder: Path, taken: ExitStack) -> Path:
    """A new lock file in `folder`, held until `taken` is closed."""
    while True:
        handle, name = tempfile.mkstemp(prefix="conflict-kg-", suffix=_LOCK, dir=folder)
        os.close(handle)
        with ExitStack() as held_now:
            held_now.enter_context(held(Path(name), shared=True))
            if Path(name).exists():  # else a writer took it for that of a dead reader just then
                taken.push(held_now.pop_all())
                return Path(name)


def remove_orphans(directory: StoreDirectory) -> None:
    """Remove what processes that died left behind; only for the one who holds the lock.

    Clones of readers that live stay: they hold their locks.
    """
    for orphan in directory.data.glob("bulk-*.sst"):
        orphan.unlink(missing_ok=True)
    for beside in (directory.published, directory.aside):
        shutil.rmtree(beside, ignore_errors=True)
    for name in ("compacted", "restored"):
        shutil.rmtree(directory.path / name, ignore_errors=True)
    _remove_clones(directory.readers)


def _remove_clones(readers: Path) -> None:
    for lock in readers.glob(f"*{_LOCK}"):
        with suppress(StoreBusyError), held(lock, patience=0):
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)
    for folder in readers.glob("*"):
        if folder.suffix != _LOCK and not folder.with_suffix(_LOCK).exists():
            shutil.rmtree(folder, ignore_errors=True)
