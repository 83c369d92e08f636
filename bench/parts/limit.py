"""The limit: pyoxigraph parses the same files and loads them in bulk, with no checks at all."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from bench.parts.inputs import Stages, article_files
from kg.namespaces import GRAPH


def main(folder: Path, count: int) -> None:
    """Do it for `count` articles of the project in `folder`."""
    stages = Stages()
    files = article_files(folder, count)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as target:
        store = ox.Store(target)
        with stages.stage("load"):
            store.bulk_extend(quad for file in files for quad in _quads(file))
            store.flush()
        print(json.dumps({"stages": stages.seconds, "stated": len(store)}))


def _quads(file: Path) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(GRAPH[file.stem])
    for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
