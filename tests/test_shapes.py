"""Every shape beside its proof: what is well-formed passes, and each fault trips its own shape.

A folder of tests/shapes is named for a file of shapes/. `valid.ttl` holds well-formed data (its
context is gazetteer.ttl and, where there is one, context.ttl). `SHAPE.ru` or `SHAPE--FAULT.ru` is
a SPARQL update that spoils it, and must trip SHAPE and nothing else. Its header says why:

    # wrong: what is wrong
    # also: OTHER-SHAPE because it cannot be wrong alone
    # after reasoning: silent because OWL RL mends it

Prefixes are those of kg/namespaces.py. Everything in the examples is invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef

from kg.build import build
from kg.engine.closure import reasoner_for
from kg.engine.shapes import CompiledValidator
from kg.entailment import OwlReasoner
from kg.namespaces import CKG, CONCLUSIONS_GRAPH, PREFIXES, RDF, SCHEMA, SH, SHAPE
from kg.project import built_in_project
from kg.records.everything import everything_concluded
from kg.resources import ONTOLOGY_FILE, SHAPES_DIR
from kg.terms import graph_from, new_graph
from kg.validate import COMMON, META_SHAPES, Validator, load_meta_shapes, load_shapes

EXAMPLES = Path(__file__).parent / "shapes"
GAZETTEER = EXAMPLES / "gazetteer.ttl"
TYPE = URIRef(RDF["type"])
DOMAIN_INCLUDES = URIRef(SCHEMA["domainIncludes"])
HEADER_LINE = re.compile(r"# (wrong|also|after reasoning): (.+)")


def read(path: Path) -> Graph:
    return graph_from(ox.parse(path=str(path), rename_blank_nodes=True))


@dataclass(frozen=True)
class Fault:
    """One .ru file: the shape it must trip and what its header says."""

    path: Path

    @property
    def shape(self) -> str:
        return self.path.stem.split("--")[0]

    @property
    def folder(self) -> str:
        return self.path.parent.name

    @property
    def about_meta(self) -> bool:
        return f"{self.folder}.ttl" in META_SHAPES

    def header(self, key: str) -> list[str]:
        found = (HEADER_LINE.fullmatch(line) for line in self.path.read_text().splitlines())
        return [match[2] for match in found if match and match[1] == key]

    def trips(self) -> set[str]:
        also = [line.split(" because ") for line in self.header("also")]
        assert all(len(parts) == 2 for parts in also), f"{self.path}: no reason"
        return {self.shape, *(parts[0] for parts in also)}

    def spoil(self, valid: Graph) -> Graph:
        spoilt = valid + new_graph()
        spoilt.update(self.path.read_text(), initNs=PREFIXES)
        assert set(spoilt) != set(valid), f"{self.path} changes nothing"
        return spoilt


FOLDERS = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
FAULTS = [Fault(path) for path in sorted(EXAMPLES.glob("*/*.ru"))]
DATA_FOLDERS = [name for name in FOLDERS if f"{name}.ttl" not in META_SHAPES]
DATA_FAULTS = [fault for fault in FAULTS if not fault.about_meta]


class Proof:
    """The parsed ontology, shapes and examples, read once for all tests.

    Whatever is validated here is validated twice, by pySHACL and with compiled shapes: the
    findings must be equal, with their messages and values.
    """

    def __init__(self) -> None:
        self.ontology = read(ONTOLOGY_FILE)
        self.validator = Validator(load_shapes(), self.ontology)
        self.meta_validator = Validator(load_meta_shapes(), self.ontology)
        self.compiled = CompiledValidator(load_shapes(), self.ontology)
        self.meta_compiled = CompiledValidator(load_meta_shapes(), self.ontology)
        self.valid = {name: read(EXAMPLES / name / "valid.ttl") for name in FOLDERS}
        self._contexts: dict[str, Graph] = {}
        self._reasoners: dict[str, OwlReasoner] = {}

    def context(self, folder: str) -> Graph:
        if folder not in self._contexts:
            graph = read(GAZETTEER)
            if (own := EXAMPLES / folder / "context.ttl").exists():
                graph += read(own)
            self._contexts[folder] = graph
        return self._contexts[folder]

    def codes(self, folder: str, data: Graph) -> set[str]:
        if f"{folder}.ttl" in META_SHAPES:
            context = self.ontology if folder == "shapes-shapes" else None
            found = self.meta_validator.validate(data, context)
            assert self.meta_compiled.validate(data, context) == found
        else:
            found = self.validator.validate(data, self.context(folder))
            assert self.compiled.validate(data, self.context(folder)) == found
        return {finding.code for finding in found}

    def codes_after_reasoning(self, folder: str, data: Graph) -> set[str]:
        context = self.context(folder)
        if folder not in self._reasoners:
            self._reasoners[folder] = reasoner_for(self.ontology, context)
        reasoner = self._reasoners[folder]
        closed = data + reasoner.close(data).inferred, context + reasoner.context_inferred
        found = self.validator.validate(*closed)
        assert self.compiled.validate(*closed) == found
        return {finding.code for finding in found}


@pytest.fixture(scope="session")
def proof() -> Proof:
    return Proof()


def rules(graph: Graph) -> set[str]:
    """The local names of the property shapes and SPARQL constraints of a shapes graph."""
    kinds = (URIRef(SH["PropertyShape"]), URIRef(SH["SPARQLConstraint"]))
    return {SHAPE.local(str(node)) for kind in kinds for node in graph.subjects(TYPE, kind)}


@pytest.mark.parametrize("path", sorted(SHAPES_DIR.glob("*.ttl")), ids=lambda path: path.stem)
def test_every_rule_has_a_failing_example(path: Path) -> None:
    proven = {fault.shape for fault in FAULTS if fault.folder == path.stem}
    assert rules(read(path)) - proven == set()
    assert path.name == COMMON or path.stem in FOLDERS


def test_every_failing_example_has_its_rule() -> None:
    assert {fault.shape for fault in FAULTS} == rules(load_shapes()) | rules(load_meta_shapes())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.path.stem)
def test_every_failing_example_says_what_is_wrong(fault: Fault) -> None:
    assert len(fault.header("wrong")) == 1
    assert all(" because " in line for line in fault.header("after reasoning"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_well_formed_example_passes(proof: Proof, folder: str) -> None:
    assert proof.codes(folder, proof.valid[folder]) == set()


@pytest.mark.parametrize("folder", DATA_FOLDERS)
def test_well_formed_example_passes_after_reasoning(proof: Proof, folder: str) -> None:
    assert proof.codes_after_reasoning(folder, proof.valid[folder]) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.path.stem)
def test_fault_trips_exactly_its_shape(proof: Proof, fault: Fault) -> None:
    spoilt = fault.spoil(proof.valid[fault.folder])
    assert proof.codes(fault.folder, spoilt) == fault.trips()


@pytest.mark.parametrize("fault", DATA_FAULTS, ids=lambda fault: fault.path.stem)
def test_fault_trips_its_shape_after_reasoning(proof: Proof, fault: Fault) -> None:
    spoilt = fault.spoil(proof.valid[fault.folder])
    fires = fault.shape in proof.codes_after_reasoning(fault.folder, spoilt)
    assert fires is not any(line.startswith("silent") for line in fault.header("after reasoning"))


def test_gazetteer_of_the_examples_is_well_formed(proof: Proof) -> None:
    assert proof.validator.validate(read(GAZETTEER)) == []


def test_every_property_of_the_ontology_is_checked_by_some_shape() -> None:
    ontology, shapes = read(ONTOLOGY_FILE), load_shapes()
    text = " ".join(str(value) for value in shapes.objects(None, URIRef(SH["select"])))
    paths = {str(value) for value in shapes.objects()} | {
        CKG[name] for name in re.findall(r"ckg:(\w+)", text)
    }
    properties = {str(term) for term in ontology.subjects(DOMAIN_INCLUDES)}
    assert properties - paths == set()


def test_every_term_that_a_query_names_is_in_the_ontology() -> None:
    ontology = read(ONTOLOGY_FILE)
    defined = {str(term) for term in ontology.subjects()}
    for shapes in (load_shapes(), load_meta_shapes()):
        for query in shapes.objects(None, URIRef(SH["select"])):
            named = {CKG[name] for name in re.findall(r"ckg:(\w+)", str(query))}
            assert named <= defined


@pytest.mark.parametrize("load", [load_shapes, load_meta_shapes])
def test_the_shapes_are_well_formed(proof: Proof, load: Callable[[], Graph]) -> None:
    assert proof.meta_validator.validate(load(), proof.ontology) == []


def test_the_ontology_is_well_formed(proof: Proof) -> None:
    assert proof.meta_validator.validate(proof.ontology) == []


def test_the_built_in_graph_and_its_conclusions_are_well_formed(proof: Proof) -> None:
    built = build(built_in_project())
    assert built.findings == []
    stated, concluded = new_graph(), new_graph()
    for name in built.store.graphs():
        graph = graph_from(built.store.quads(name))
        stated += graph
    everything = graph_from(everything_concluded(built.store, CONCLUSIONS_GRAPH))
    for conclusion in everything.subjects(URIRef(CKG["concludedBy"])):
        concluded += everything.triples((conclusion, None, None))
    assert len(concluded) > 0
    assert proof.validator.validate(concluded, stated) == []
