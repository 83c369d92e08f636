"""What all parts read: a project's articles in Turtle, its gazetteer, the ontology, the shapes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import rdflib

from kg.load.gazetteer_file import load_gazetteer
from kg.project import open_project


def article_files(folder: Path, count: int) -> list[Path]:
    """The first `count` Turtle articles of the project in `folder`."""
    return sorted((folder / "articles").rglob("*.ttl"))[:count]


def gazetteer_graph(folder: Path) -> rdflib.Graph:
    """The gazetteer of the project in `folder`, the built-in one with it."""
    return load_gazetteer(list(open_project(folder).gazetteer_files)).graph


class Stages:
    """Seconds of the processor that each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add what the block takes to the stage `name`."""
        started = time.process_time()
        try:
            yield
        finally:
            took = time.process_time() - started
            self.seconds[name] = self.seconds.get(name, 0.0) + took
