"""The obvious script: parse all with rdflib, owlrl over all, pySHACL over all, serialise."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import owlrl
import pyshacl
import rdflib

from bench.parts.inputs import Stages, article_files, gazetteer_graph
from kg.build import load_ontology
from kg.validate import load_shapes


def main(folder: Path, count: int) -> None:
    """Do it for `count` articles of the project in `folder`."""
    stages = Stages()
    context, shapes = gazetteer_graph(folder), load_shapes()
    graph = rdflib.Graph()
    for triple in (*context, *load_ontology()):
        graph.add(triple)
    with stages.stage("parse"):
        for file in article_files(folder, count):
            graph.parse(file, format="turtle")
    stated = len(graph)
    with stages.stage("owlrl"):
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    with stages.stage("pyshacl"):
        conforms, _, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    with stages.stage("serialise"):
        graph.serialize(format="nt", encoding="utf-8")
    sizes = {"stated": stated, "closed": len(graph), "conforms": bool(conforms)}
    print(json.dumps({"stages": stages.seconds, **sizes}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
