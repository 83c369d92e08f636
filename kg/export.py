"""What leaves the graph: asserted triples, and on request what was inferred from them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pyoxigraph as ox

from kg.namespaces import CONCLUSIONS_GRAPH, ONTOLOGY_GRAPH
from kg.store import Store


def exported_quads(store: Store, inferred: bool) -> list[ox.Quad]:
    """The quads of gazetteer and articles; with `inferred` also what OWL RL and rules added.

    The ontology is not among them: it has a file of its own.
    """
    graphs = [graph for graph in store.graphs() if graph != ONTOLOGY_GRAPH]
    if not inferred:
        graphs = [g for g in graphs if not g.endswith(".inferred") and g != CONCLUSIONS_GRAPH]
    return [quad for graph in graphs for quad in store.quads(graph)]


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, all of it or nothing; OSError when it cannot be written."""
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder: name a file")
    descriptor, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(scratch).chmod(0o666 & ~mask)
        Path(scratch).replace(path)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise
