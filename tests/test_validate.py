"""The validator: what its findings say, what it leaves alone, and how it fails."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import Graph, URIRef

from kg import resources
from kg.findings import Finding, KgError, UnreadableError
from kg.namespaces import ACTOR, CKG, CLAIM, PLACE, PREFIXES, RDF, RDFS, SH, SHAPE
from kg.resources import ONTOLOGY_FILE, PACKAGE
from kg.terms import graph_from, new_graph
from kg.validate import Validator, load_meta_shapes, load_shapes

EXAMPLES = Path(__file__).parent / "shapes"
PREFIX_LINES = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())

# Invented, and wrong three times: a village in no country and without an Arabic name, whose
# latitude stands alone.
LONE_VILLAGE = """
place:lone a ckg:Village ;
  skos:prefLabel "Lone Village"@en ;
  ckg:latitude "11.5"^^xsd:decimal .
"""


def parse(text: str) -> Graph:
    return graph_from(ox.parse(PREFIX_LINES + text, format=ox.RdfFormat.TURTLE))


def read(path: Path) -> Graph:
    return graph_from(ox.parse(path=str(path), rename_blank_nodes=True))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read(ONTOLOGY_FILE)


@pytest.fixture(scope="module")
def validator(ontology: Graph) -> Validator:
    return Validator(load_shapes(), ontology)


@pytest.fixture(scope="module")
def gazetteer() -> Graph:
    return read(EXAMPLES / "gazetteer.ttl")


def test_a_finding_names_rule_focus_property_and_value(validator: Validator) -> None:
    village = parse(LONE_VILLAGE.replace("11.5", "95.0"))
    assert validator.validate(village) == [
        Finding(
            "Named-label-ar",
            "an actor or place has a preferred label in Arabic, in Arabic script",
            focus=PLACE["lone"],
            property=PREFIXES["skos"] + "prefLabel",
        ),
        Finding(
            "Place-coordinates-complete",
            "a place has both latitude and longitude, or neither",
            focus=PLACE["lone"],
        ),
        Finding(
            "Place-latitude",
            "a place has at most one latitude, a decimal number from -90 to 90 (found '95.0')",
            focus=PLACE["lone"],
            property=CKG["latitude"],
        ),
        Finding(
            "Place-reaches-country",
            "a place is a country, lies within one by however many steps, or spans countries",
            focus=PLACE["lone"],
        ),
    ]


def test_advice_is_a_warning(validator: Validator, gazetteer: Graph) -> None:
    data = read(EXAMPLES / "claim" / "valid.ttl")
    data.update((EXAMPLES / "claim" / "ClaimAdvice-claimed-has-interest.ru").read_text())
    context = gazetteer + read(EXAMPLES / "claim" / "context.ttl")
    [finding] = validator.validate(data, context)
    assert (finding.code, finding.severity) == ("ClaimAdvice-claimed-has-interest", "warning")
    assert finding.focus == CLAIM["sample.C1"]


def test_long_values_are_cut(validator: Validator) -> None:
    longest = "x" * 500
    found = validator.validate(parse(f'place:lone a ckg:Village ; ckg:pCode "{longest}" .'))
    [message] = [finding.message for finding in found if finding.code == "Place-p-code"]
    assert message.endswith(f"(found '{'x' * 80}'…)")


def test_the_context_is_consulted_and_not_judged(validator: Validator, gazetteer: Graph) -> None:
    spring = parse(
        'place:spring a ckg:Village ; skos:prefLabel "Spring"@en , "عين"@ar ;'
        " ckg:within place:wadira ."
    )
    faulty = gazetteer + parse(LONE_VILLAGE)
    assert validator.validate(spring, faulty) == []
    without_context = validator.validate(spring)
    assert {finding.code for finding in without_context} == {
        "Place-within",
        "Place-reaches-country",
    }
    assert {finding.focus for finding in without_context} == {PLACE["spring"]}


def test_a_blank_node_is_met_and_called_one(validator: Validator) -> None:
    found = validator.validate(parse('[] a ckg:Country ; skos:prefLabel "X"@en , "س"@ar .'))
    assert [finding.code for finding in found] == ["Node-has-iri"]
    assert (found[0].focus or "").startswith("_:")


def test_two_validations_give_the_same_in_whatever_order(validator: Validator) -> None:
    triples = list(parse(LONE_VILLAGE + LONE_VILLAGE.replace("lone", "other")))
    first = validator.validate(_graph(triples))
    random.Random(1).shuffle(triples)
    assert validator.validate(_graph(triples)) == first
    assert first == sorted(first, key=lambda finding: (finding.focus or "", finding.code))


def _graph(triples: list[tuple[rdflib.term.Node, ...]]) -> Graph:
    graph = new_graph()
    for subject, predicate, value in triples:
        graph.add((subject, predicate, value))
    return graph


def test_findings_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "data.ttl").write_text(PREFIX_LINES + LONE_VILLAGE)
    program = (
        "import sys, pyoxigraph as ox; from kg.terms import graph_from;"
        "from kg.validate import Validator, load_shapes;"
        "data, ontology = (graph_from(ox.parse(path=p)) for p in sys.argv[1:]);"
        "print(*Validator(load_shapes(), ontology).validate(data), sep='\\n')"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "data.ttl"), str(ONTOLOGY_FILE)],
            capture_output=True,
            check=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(PACKAGE.parent)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().count("\n") == 3


def test_nothing_is_changed_and_nothing_is_switched(validator: Validator, gazetteer: Graph) -> None:
    data = parse(LONE_VILLAGE)
    before, context_before = set(data), set(gazetteer)
    validator.validate(data, gazetteer)
    assert (set(data), set(gazetteer)) == (before, context_before)
    assert rdflib.NORMALIZE_LITERALS is False


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
def test_nothing_is_fetched(ontology: Graph) -> None:
    elsewhere = parse("""
        <http://elsewhere.example/> a owl:Ontology ; owl:imports <http://elsewhere.example/more> .
        shape:Far a sh:NodeShape ; sh:property shape:Far-name ;
          sh:target [ a sh:SPARQLTarget ; sh:select '''SELECT ?this WHERE {
            SERVICE <http://elsewhere.example/sparql> { ?this ?p ?o } }''' ] .
        shape:Far-name a sh:PropertyShape ; sh:path skos:prefLabel ; sh:minCount 1 .
    """)
    found = Validator(load_shapes() + elsewhere, ontology + elsewhere).validate(
        parse("place:lone a ckg:Country ; owl:imports <http://elsewhere.example/more> .")
    )
    assert {finding.code for finding in found} == {"Named-label-ar", "Named-label-en"}


def test_a_shape_that_cannot_be_read_is_named(ontology: Graph) -> None:
    pathless = parse("shape:Pathless a sh:PropertyShape ; sh:minCount 1 .")
    with pytest.raises(KgError, match=r"pySHACL cannot read the shapes: .*sh:path"):
        Validator(pathless, ontology)


def test_a_shape_at_which_pyshacl_fails_is_named(ontology: Graph) -> None:
    short = parse("""
        shape:Short a sh:NodeShape ; sh:targetClass ckg:Place ; sh:property shape:Short-path .
        shape:Short-path a sh:PropertyShape ; sh:path ( ckg:within ) ; sh:minCount 1 .
    """)
    with pytest.raises(KgError, match="pySHACL fails at shape:Short"):
        Validator(short, ontology).validate(parse(LONE_VILLAGE))


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.ttl").write_text("shape:Broken a sh:NodeShape")
    monkeypatch.setattr(resources, "SHAPES_DIR", tmp_path)
    with pytest.raises(UnreadableError, match=r"broken\.ttl.*line 1"):
        load_shapes()


def test_shapes_for_data_and_shapes_about_shapes_are_apart() -> None:
    of_data = set(load_shapes().subjects(URIRef(RDF["type"]), URIRef(SH["PropertyShape"])))
    about = set(load_meta_shapes().subjects(URIRef(RDF["type"]), URIRef(SH["PropertyShape"])))
    assert URIRef(SHAPE["Claim-quote"]) in of_data
    assert URIRef(SHAPE["Term-definition"]) in about
    assert of_data.isdisjoint(about)


# Enough to see that the detours of kg.validate (property shapes for all nodes at once, queries
# answered by pyoxigraph) change nothing: nested shapes, a blank node, paths, text.
COMPARED = [
    "label/LabelUse-denotes--neither",
    "node/Node-has-iri",
    "place/Place-without-cycle",
    "quote/Quote-is-the-text--utf-16",
]


@pytest.fixture
def literals_as_written() -> Iterator[None]:
    yield
    rdflib.NORMALIZE_LITERALS = False  # pySHACL's validate() switches it on


@pytest.mark.usefixtures("literals_as_written")
@pytest.mark.parametrize("name", COMPARED)
def test_pyshacl_itself_finds_the_same(
    name: str, validator: Validator, ontology: Graph, gazetteer: Graph
) -> None:
    fault = EXAMPLES / f"{name}.ru"
    context = new_graph() + gazetteer
    if (own := fault.parent / "context.ttl").exists():
        context += read(own)
    data = new_graph() + read(fault.parent / "valid.ttl")
    data.update(fault.read_text(), initNs=PREFIXES)
    ours = {(finding.code, finding.focus) for finding in validator.validate(data, context)}
    assert ours == _found_by_pyshacl(data, context + _untyped(ontology))


def _untyped(ontology: Graph) -> Graph:
    """The ontology less the types of its terms: pySHACL would check the terms, too."""
    untyped = new_graph() + ontology
    untyped.remove((None, URIRef(RDF["type"]), None))
    return untyped


def _found_by_pyshacl(data: Graph, context: Graph) -> set[tuple[str, str]]:
    from pyshacl import validate as reference

    everything = data + context
    for subject in data.subjects():
        everything.add((subject, URIRef(RDF["type"]), URIRef(RDFS["Resource"])))
    _, report, _ = reference(everything, shacl_graph=load_shapes())
    found = set()
    for result in report.subjects(URIRef(RDF["type"]), URIRef(SH["ValidationResult"])):
        focus = report.value(result, URIRef(SH["focusNode"]))
        rule = report.value(result, URIRef(SH["sourceConstraint"])) or report.value(
            result, URIRef(SH["sourceShape"])
        )
        if (focus, None, None) in data:
            name = f"_:{focus}" if isinstance(focus, rdflib.BNode) else str(focus)
            found.add((SHAPE.local(str(rule)), name))
    return found


def test_an_actor_of_the_context_may_be_described_further(
    validator: Validator, gazetteer: Graph
) -> None:
    more = parse('actor:army skos:altLabel "the army"@en .')
    assert validator.validate(more, gazetteer) == []
    assert {finding.focus for finding in validator.validate(more)} == {ACTOR["army"]}
