"""Who may write: one process at a time, for as long as it lives."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.findings import KgError

PATIENCE = 5.0
"""Seconds that a reader or a second writer waits for a writer that is about to end."""
PAUSE = 0.02
"""Seconds between two attempts."""


class StoreBusyError(KgError):
    """Another process writes to the store."""


@contextmanager
def held(file: Path, shared: bool = False, patience: float = PATIENCE) -> Iterator[None]:
    """The lock `file`, held while the block runs; the system lets go of it when a process dies.

    Several may hold it `shared`. StoreBusyError, which names the process that has it, when it is
    not free within `patience` seconds.
    """
    handle = _handle(file, shared)
    try:
        _wait(handle, shared, patience, file)
        if not shared:
            _sign(handle)
        yield
    finally:
        os.close(handle)


def _handle(file: Path, shared: bool) -> int:
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        if not shared:
            raise
        return os.open(file, os.O_RDONLY)  # one who only reads may not be allowed to write


def _wait(handle: int, shared: bool, patience: float, file: Path) -> None:
    end = time.monotonic() + patience
    while not _taken(handle, shared):
        if time.monotonic() >= end:
            raise StoreBusyError(f"{file.parent}: {_holder(handle)} is using this store: try later")
        time.sleep(PAUSE)


def _sign(handle: int) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)


def _holder(handle: int) -> str:
    number = os.pread(handle, 20, 0).strip()
    return f"another kg (process {number.decode()})" if number.isdigit() else "another kg"


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int, shared: bool) -> bool:
        """Whether the lock is now held; Windows knows no shared one, so that readers queue."""
        os.lseek(handle, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int, shared: bool) -> bool:
        """Whether the lock is now held."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
