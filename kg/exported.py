"""What leaves the graph: asserted triples, and on request what was inferred from them."""

from __future__ import annotations

import pyoxigraph as ox

from kg.namespaces import CONCLUSIONS_GRAPH, TERM_GRAPHS, is_concluded
from kg.records.everything import everything_concluded
from kg.store import Store


def exported_quads(store: Store, inferred: bool) -> list[ox.Quad]:
    """The quads of gazetteer and articles; with `inferred` also what OWL RL and rules added.

    All that rules conclude stands in one graph then. Ontology and crosswalk are not among them:
    they have files of their own; nor is what a store keeps for itself.
    """
    graphs = [
        graph
        for graph in store.graphs()
        if graph not in TERM_GRAPHS
        and not is_concluded(graph)
        and not graph.endswith((".names", ".manifest"))
    ]
    if not inferred:
        graphs = [graph for graph in graphs if not graph.endswith(".inferred")]
    concluded = everything_concluded(store, CONCLUSIONS_GRAPH) if inferred else []
    return [*(quad for graph in graphs for quad in store.quads(graph)), *concluded]
