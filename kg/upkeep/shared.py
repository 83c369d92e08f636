"""The graphs that all articles share: ontology, crosswalk, gazetteer."""

from __future__ import annotations

from kg.build import crosswalk_quads, without_blank_nodes
from kg.namespaces import CROSSWALK_GRAPH, GAZETTEER_GRAPH, ONTOLOGY_GRAPH, inferred_graph
from kg.terms import ntriples
from kg.upkeep.making import Maker


def shared_graphs(maker: Maker) -> dict[str, bytes]:
    """The graphs that `maker` checks articles against, as N-Triples, and the crosswalk."""
    crosswalk = sorted(f"{quad.triple} .\n".encode() for quad in crosswalk_quads())
    return {
        ONTOLOGY_GRAPH: ntriples(without_blank_nodes(maker.ontology)),
        CROSSWALK_GRAPH: b"".join(crosswalk),
        GAZETTEER_GRAPH: ntriples(maker.gazetteer.graph),
        inferred_graph(GAZETTEER_GRAPH): ntriples(maker.checker.reasoner.context_inferred),
    }
