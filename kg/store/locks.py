"""Who may write: one process at a time, for as long as it lives."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.findings import KgError

PATIENCE = 5.0
"""Seconds that a reader or a second writer waits for a writer that is about to end."""
_PAUSE = 0.02


class StoreBusyError(KgError):
    """Another process writes to the store."""


@contextmanager
def held(file: Path, shared: bool = False, patience: float = PATIENCE) -> Iterator[None]:
    """The lock `file`, held while the block runs; the system lets go of it when a process dies.

    Several may hold it `shared`. StoreBusyError when it is not free within `patience` seconds.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(handle, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, patience, file)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, kind: int, patience: float, file: Path) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= end:
                raise StoreBusyError(f"{file.parent}: another kg writes to this store") from None
            time.sleep(_PAUSE)
