"""The graphs that all articles share: ontology, crosswalk, gazetteer."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from kg.build import crosswalk_quads, without_blank_nodes
from kg.derive import rule_labels
from kg.load.name_forms import name_forms
from kg.namespaces import (
    CONCLUSIONS_GRAPH,
    CROSSWALK_GRAPH,
    GAZETTEER_GRAPH,
    ONTOLOGY_GRAPH,
    inferred_graph,
    manifest_graph,
    names_graph,
)
from kg.statements import lines
from kg.store.manifest import manifest_of
from kg.terms import statements_from
from kg.upkeep.making import Maker


def shared_graphs(maker: Maker) -> dict[str, bytes]:
    """The graphs that `maker` checks articles against, as N-Triples, and the crosswalk."""
    gazetteer = _lines(maker.gazetteer.graph)
    graphs = {
        ONTOLOGY_GRAPH: _lines(without_blank_nodes(maker.ontology)),
        CROSSWALK_GRAPH: _of_quads(crosswalk_quads()),
        CONCLUSIONS_GRAPH: _of_quads(rule_labels(CONCLUSIONS_GRAPH)),
        GAZETTEER_GRAPH: gazetteer,
        inferred_graph(GAZETTEER_GRAPH): _lines(maker.checker.reasoner.context_inferred),
        names_graph(GAZETTEER_GRAPH): name_forms(gazetteer),
    }
    return {**graphs, manifest_graph(ONTOLOGY_GRAPH): manifest_of(graphs)}


def _of_quads(quads: Iterable[ox.Quad]) -> bytes:
    return b"".join(sorted({f"{quad.triple} .\n".encode() for quad in quads}))


def _lines(graph: rdflib.Graph) -> bytes:
    return lines(statements_from(graph))
