"""A knowledge graph of conflict reporting: who said what, through whom, in which words.

`kg.open()` gives the graph; see `kg.api.Graph` for what it can be asked. Errors are subclasses of
`kg.KgError`.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from kg.findings import KgError, NotFoundError, UnreadableError, UsageError

if TYPE_CHECKING:
    from kg.api import Graph

__version__ = "0.1.0"

__all__ = ["KgError", "NotFoundError", "UnreadableError", "UsageError", "__version__", "open"]


def open(  # noqa: A001
    path: str | PathLike[str] | None = None, *, horizon: int | None = None
) -> Graph:
    """The graph of the project in the folder `path`, ready to be asked.

    Without `path` it is that of the project around the current folder, else the built-in one. The
    first time it is built, which takes seconds, and kept. `horizon` is how many days control lasts
    after its newest evidence; without it, what the project says. UsageError when there is no
    project in `path` or `horizon` is no such number; UnreadableError when its settings cannot be
    read.
    """
    from kg.api import open_graph

    return open_graph(path, horizon)
