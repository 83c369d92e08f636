"""Stores: named graphs that are replaced whole or not at all, and asked with SPARQL."""

from kg.store.embedded import EmbeddedStore
from kg.store.errors import ClosedStoreError, StoreWriteError
from kg.store.interface import Graphs, Row, Store, Term
from kg.store.locks import StoreBusyError
from kg.store.memory import MemoryStore
from kg.store.snapshot import SnapshotStore, open_snapshot

__all__ = [
    "ClosedStoreError",
    "EmbeddedStore",
    "Graphs",
    "MemoryStore",
    "Row",
    "SnapshotStore",
    "Store",
    "StoreBusyError",
    "StoreWriteError",
    "Term",
    "open_snapshot",
]
