"""What Oxigraph raises, as errors for people."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from kg.findings import KgError, UnreadableError
from kg.store.locks import StoreBusyError

_ANEW = "`kg build --from-scratch` makes it anew"
_OF_THE_SYSTEM = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EMFILE}
"""Errors that are not the store's: a full disk, missing rights, too many open files."""
_Item = TypeVar("_Item")


class StoreWriteError(KgError):
    """The store could not be written to; what it held before, it still holds."""

    exit_code = 3


class ClosedStoreError(KgError):
    """A store was used after it had been closed."""


def damaged(path: Path, what: object) -> UnreadableError:
    """The error that the store in the directory `path` is damaged, and what to do."""
    return UnreadableError(f"{path}: the store is damaged ({_short(what)}): {_ANEW}")


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """While the block reads the database of the store in `path`, its errors are for people."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise _translated(path, error) from error


def guarded(path: Path, items: Iterable[_Item]) -> Iterator[_Item]:
    """`items`, which are read from the database of the store in `path` one by one."""
    try:  # as `reading` does, which takes longer to begin than a few items to read
        yield from items
    except (OSError, RuntimeError) as error:
        raise _translated(path, error) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """While the block writes to the database of the store in `path`, its errors are for people."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        kept = "what it held before is kept; open it again"
        raise StoreWriteError(f"{path}: cannot be written ({_short(error)}): {kept}") from error


def _translated(path: Path, error: OSError | RuntimeError) -> KgError:
    if "lock" in str(error) and "block" not in str(error):
        return StoreBusyError(f"{path}: another kg is using this store: try later")
    if isinstance(error, OSError) and error.errno in _OF_THE_SYSTEM:
        return StoreWriteError(f"{path}: cannot be opened: {_short(error)}")
    return damaged(path, error)


def _short(what: object) -> str:
    """The first line of a message, as far as a person reads it."""
    reason = getattr(what, "strerror", None) or what
    line = next(iter(str(reason).splitlines()), "")
    return line if len(line) <= 200 else f"{line[:200]} …"
