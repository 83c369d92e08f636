"""Articles put into a store many at a time: one flush to disk for a batch, not for each."""

from __future__ import annotations

from kg.store import Store
from kg.upkeep.making import Made, graph_names
from kg.upkeep.record import Record

ARTICLES = 1_000
BYTES = 64_000_000
"""A batch of new articles is written when it has as many articles, or bytes of N-Triples."""
ARTICLES_AGAIN = 100
"""The same for articles that replace others, which is slower in larger pieces."""


class Batches:
    """Collects what was made and what is gone, and writes it in whole batches.

    New articles and those that replace others go into batches of their own, since a store loads new
    graphs by a quicker way. What `write` returns from is on disk.
    """

    def __init__(self, store: Store, known: dict[str, Record]) -> None:
        self.written = 0
        self._store = store
        self._before = dict(known)
        self._holder = {r.article: r.path for r in known.values() if r.passes}
        self._new: list[Made] = []
        self._again: list[Made] = []
        self._bytes = 0

    def add(self, made: Made) -> bool:
        """Take `made` in; whether a batch was written because of it."""
        waiting = self._again if made.record.path in self._before else self._new
        waiting.append(made)
        self._bytes += sum(map(len, made.graphs.values()))
        if len(self._new) < ARTICLES and len(self._again) < ARTICLES_AGAIN and self._bytes < BYTES:
            return False
        self.write()
        return True

    def write(self) -> None:
        """Write all that waits; it is on disk when this returns."""
        for waiting in (self._again, self._new):
            if waiting:
                self._replace(waiting)
                self.written += len(waiting)
                waiting.clear()
        self._bytes = 0

    def _replace(self, waiting: list[Made]) -> None:
        graphs: dict[str, bytes] = {}
        drop: set[str] = set()
        for made in waiting:
            before = self._before.get(made.record.path)
            if before is not None and self._holds(before):
                drop.update(graph_names(before.article or ""))
        for made in waiting:
            graphs |= made.graphs
            graphs[made.record.graph] = made.record.triples()
            self._before[made.record.path] = made.record
            if made.record.passes:
                self._holder[made.record.article] = made.record.path
        self._store.replace(graphs, drop - graphs.keys())

    def _holds(self, record: Record) -> bool:
        """Whether the article's graphs come from this file, and not from another by now."""
        return record.passes and self._holder.get(record.article) == record.path
