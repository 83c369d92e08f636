"""The named steps of writing, so that tests can end a process in any of them.

Each is told to `listener`, which is nobody unless a test sets it.
"""

from __future__ import annotations

from collections.abc import Callable

STEPS = (
    "before commit",
    "after commit",
    "after flush",
    "before bulk load",
    "after bulk load",
    "before publish",
    "before publish is named",
    "after publish",
    "before compaction",
    "after compaction",
    "before exchange",
    "in exchange",
    "after exchange",
    "before clone",
    "after clone",
)
"""All of them: after commit the change is in the log, after flush it is on disk for good."""

Listener = Callable[[str], None]
listener: Listener | None = None


def step(name: str) -> None:
    """Tell the listener, if there is one, that the step `name` has come."""
    if listener is not None:
        listener(name)
