"""How far a database has come: a journal that was cut short would else be an older one in silence.

RocksDB lists its tables in a journal, the file that CURRENT names (`MANIFEST-000005`), to which it
only ever adds, or begins one with a higher number. Cut at the right byte it is a good journal of an
older state, down to an empty one. So its name and length are noted after each flush.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.store.errors import damaged

_SEAL = "seal"
_JOURNAL = re.compile(r"MANIFEST-(\d+)\n?")


def write(database: Path) -> None:
    """Note beside the journal how far `database` has come."""
    journal, size = _state(database)
    (database / _SEAL).write_text(f"{journal} {size}\n", "utf-8")


def check(database: Path) -> None:
    """Return when `database` is as far as it was noted or farther; UnreadableError otherwise.

    A note that is missing says nothing: it is not forced to disk, as the journal is.
    """
    try:
        noted = [int(number) for number in (database / _SEAL).read_text("utf-8").split()]
    except (OSError, ValueError):
        return
    found = list(_state(database))
    if len(noted) == 2 and found < noted:
        raise damaged(database.parent, "its journal is shorter than it was")


def _state(database: Path) -> tuple[int, int]:
    """The number of the journal and its length in bytes."""
    try:
        named = _JOURNAL.fullmatch((database / "CURRENT").read_text("utf-8"))
        if named is None:
            raise damaged(database.parent, "CURRENT names no journal")
        return int(named[1]), (database / named[0].strip()).stat().st_size
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise damaged(database.parent, error) from error
