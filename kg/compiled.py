"""The compiled Turtle of an article, kept beside its Markdown file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.export import write_whole
from kg.namespaces import article_graph
from kg.project import COMPILED_SUFFIX
from kg.serialise import canonical_turtle
from kg.store import Store
from kg.terms import graph_from


def compiled_turtle(store: Store, article: str) -> str:
    """The Turtle of what `article` (an IRI) states, in canonical form."""
    return canonical_turtle(graph_from(store.quads(article_graph(article))))


def write_compiled(store: Store, files: Mapping[str, tuple[str, int | None]]) -> list[Path]:
    """Write the Turtle of each Markdown article of `files` beside it; the paths that changed.

    A folder that cannot be written is left as it is.
    """
    written = []
    for article, (path, _) in sorted(files.items()):
        if Path(path).suffix != ".md":
            continue
        target = Path(path).with_suffix(COMPILED_SUFFIX)
        text = compiled_turtle(store, article).encode()
        try:
            if target.is_file() and target.read_bytes() == text:
                continue
            write_whole(target, text)
        except OSError:
            continue
        written.append(target)
    return written
