"""Stores: named graphs that are replaced whole or not at all, and asked with SPARQL."""

from kg.store.embedded import EmbeddedStore, SnapshotStore, open_snapshot
from kg.store.interface import Graphs, Row, Store, Term
from kg.store.locks import StoreBusyError
from kg.store.memory import MemoryStore

__all__ = [
    "EmbeddedStore",
    "Graphs",
    "MemoryStore",
    "Row",
    "SnapshotStore",
    "Store",
    "StoreBusyError",
    "Term",
    "open_snapshot",
]
