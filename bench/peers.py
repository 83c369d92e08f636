"""Reasoners and SHACL engines side by side, on the same data with the same ontology and shapes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import rdflib

from bench.generator.project import articles, write_project
from bench.generator.world import make_world
from bench.measure import run
from bench.parts.inputs import gazetteer_graph
from bench.parts.peer import ENGINES
from kg.build import load_ontology
from kg.validate import load_shapes

REFERENCES = {"reasonable": "owlrl", "pyrudof": "pyshacl", "topbraid": "pyshacl"}
UNREADABLE = {"syntax-error", "blank-node", "not-one-article", "duplicate-article-id"}
"""Faults that SHACL never gets to see, or that make one article of two."""


def peers(count: int, seed: int, broken: float) -> list[dict[str, Any]]:
    """What each engine takes for `count` articles, and how its results differ from the reference.

    `missing` is what the reference derives or finds and the engine does not, `more` the opposite.
    """
    with tempfile.TemporaryDirectory() as target:
        folder = Path(target)
        _write_inputs(folder, count, seed, broken)
        return [_row(engine, folder) for engine in ENGINES]


def _write_inputs(folder: Path, count: int, seed: int, broken: float) -> None:
    write_project(folder / "project", seed, 1, "turtle")
    graph = gazetteer_graph(folder / "project")
    graph += load_ontology()
    for written in articles(make_world(seed), seed, range(count), "turtle", broken):
        if UNREADABLE.isdisjoint(written.codes):
            graph.parse(data=written.text, format="turtle")
    graph.serialize(folder / "data.ttl", format="nt", encoding="utf-8")
    shapes = rdflib.Graph()
    for triple in load_shapes():
        shapes.add(triple)
    shapes.serialize(folder / "shapes.ttl", format="nt", encoding="utf-8")


def _row(engine: str, folder: Path) -> dict[str, Any]:
    done = run("-m", "bench.parts.peer", engine, str(folder))
    row: dict[str, Any] = dict.fromkeys(("engine", "s", "cpu s", "peak MB", "found", "missing"))
    row |= {"more": None, "note": None, "engine": engine}
    if done.code != 0:
        row["note"] = f"failed: {done.output.strip()[-120:]}"
        return row
    figures = done.figures()
    if figures.get("absent"):
        row["note"] = "not installed"
        return row
    row |= {"s": figures["seconds"], "cpu s": done.cpu, "peak MB": done.peak_mb}
    row["found"] = figures["found"]
    reference = folder / f"{REFERENCES.get(engine, engine)}.txt"
    if reference.exists():
        own, others = (_lines(folder / f"{engine}.txt"), _lines(reference))
        row |= {"missing": len(others - own), "more": len(own - others)}
    return row


def _lines(path: Path) -> set[str]:
    return set(path.read_text("utf-8").splitlines())
