"""The graphs that all articles share: ontology, crosswalk, gazetteer.

Reading the gazetteer takes as long as many articles, so it is done when it has changed, and what is
made of it is kept in the store: articles look up there what they need.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.build import Checker, crosswalk_quads, load_ontology, without_blank_nodes
from kg.derive import rule_labels
from kg.engine.closure import reasoner_for
from kg.load.gazetteer_file import load_gazetteer
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
from kg.project import Project
from kg.statements import lines
from kg.store.manifest import manifest_of
from kg.terms import statements_from
from kg.upkeep.place import base_of
from kg.upkeep.record import kept_finding


@dataclass(frozen=True)
class Shared:
    """Graphs by name, as N-Triples, and what is wrong with the gazetteer, for a record."""

    graphs: dict[str, bytes]
    findings: list[dict[str, Any]]


def make_shared(project: Project, reference: bool = False) -> Shared:
    """What all articles of `project` share, read from its files and checked.

    `reference` takes owlrl and pySHACL alone.
    """
    ontology, gazetteer = load_ontology(), load_gazetteer(list(project.gazetteer_files))
    reasoner = reasoner_for(ontology, gazetteer.graph, reference)
    checker = Checker(ontology, gazetteer, reasoner, reference=reference)
    stated = lines(gazetteer.stated)
    graphs = {
        ONTOLOGY_GRAPH: lines(statements_from(without_blank_nodes(ontology))),
        CROSSWALK_GRAPH: _of_quads(crosswalk_quads()),
        CONCLUSIONS_GRAPH: _of_quads(rule_labels(CONCLUSIONS_GRAPH)),
        GAZETTEER_GRAPH: stated,
        inferred_graph(GAZETTEER_GRAPH): lines(statements_from(reasoner.context_inferred)),
        names_graph(GAZETTEER_GRAPH): name_forms(stated),
    }
    graphs[manifest_graph(ONTOLOGY_GRAPH)] = manifest_of(graphs)
    base = base_of(project)
    return Shared(graphs, [kept_finding(found, base) for found in checker.check_gazetteer()])


def _of_quads(quads: Iterable[ox.Quad]) -> bytes:
    return b"".join(sorted({f"{quad.triple} .\n".encode() for quad in quads}))
