"""The crosswalk: every code of the schemes is there, and leads to a term of ours or says why not.

The lists are written by hand from the codebooks: ACLED 2023, UCDP GED, PLOVER as used for POLECAT,
CAMEO 1.1b3.
"""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.build import load_ontology
from kg.namespaces import CKG, CROSSWALK
from kg.resources import CROSSWALK_FILE
from kg.serialise import canonical_turtle
from kg.terms import graph_from

_ACLED = """
Battles: Government regains territory; Non-state actor overtakes territory; Armed clash
Protests: Excessive force against protesters; Protest with intervention; Peaceful protest
Riots: Violent demonstration; Mob violence
Explosions/Remote violence: Chemical weapon; Air/drone strike; Suicide bomb; \
Shelling/artillery/missile attack; Remote explosive/landmine/IED; Grenade
Violence against civilians: Sexual violence; Attack; Abduction/forced disappearance
Strategic developments: Agreement; Arrests; Change to group/activity; Disrupted weapons use; \
Headquarters or base established; Looting/property destruction; \
Non-violent transfer of territory; Other
"""
ACLED = {
    line.split(": ")[0]: line.split(": ")[1].split("; ") for line in _ACLED.strip().splitlines()
}
PLOVER = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT"
)
CODES = {
    "acled": [*ACLED, *(sub for subs in ACLED.values() for sub in subs)],
    "ucdp": ["1", "2", "3"],
    "plover": PLOVER.split(),
    "cameo": [f"{number:02}" for number in range(1, 21)],
}
MATCHES = (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


@pytest.fixture(scope="module")
def crosswalk() -> Graph:
    return graph_from(ox.parse(path=str(CROSSWALK_FILE)))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return load_ontology()


def codes(crosswalk: Graph, scheme: str) -> list[URIRef]:
    return [URIRef(code) for code in crosswalk.subjects(SKOS.inScheme, URIRef(CROSSWALK[scheme]))]


def test_the_lists_are_as_long_as_the_codebooks_say() -> None:
    assert len(ACLED) == 6
    assert {scheme: len(found) for scheme, found in CODES.items()} == {
        "acled": 6 + 25,
        "ucdp": 3,
        "plover": 16,
        "cameo": 20,
    }


@pytest.mark.parametrize("scheme", CODES)
def test_every_code_is_there_once(crosswalk: Graph, scheme: str) -> None:
    found = Counter(str(crosswalk.value(code, SKOS.notation)) for code in codes(crosswalk, scheme))
    assert found == Counter(CODES[scheme])


def test_sub_event_types_stand_below_their_event_type(crosswalk: Graph) -> None:
    found: dict[str, set[str]] = {event: set() for event in ACLED}
    for code in codes(crosswalk, "acled"):
        above = crosswalk.value(code, SKOS.broader)
        if above is not None:
            event = str(crosswalk.value(above, SKOS.notation))
            found[event].add(str(crosswalk.value(code, SKOS.notation)))
    assert found == {event: set(subs) for event, subs in ACLED.items()}


@pytest.mark.parametrize("scheme", CODES)
def test_every_code_leads_to_a_class_of_ours_or_says_why_not(
    crosswalk: Graph, ontology: Graph, scheme: str
) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    for code in codes(crosswalk, scheme):
        matches = {term for match in MATCHES for term in crosswalk.objects(code, match)}
        assert matches <= classes, code
        assert matches or (code, SKOS.note, None) in crosswalk, code
        firm = {*crosswalk.objects(code, SKOS.closeMatch)}
        firm |= {*crosswalk.objects(code, SKOS.narrowMatch)}
        assert (matches == firm and firm) or (code, SKOS.note, None) in crosswalk, (
            f"{code} fits in some cases only: say in which"
        )


def test_what_has_a_code_for_certain_is_an_event(crosswalk: Graph, ontology: Graph) -> None:
    """The question about exports looks for codes of events; casualties go with their event."""
    events = set(ontology.transitive_subjects(RDFS.subClassOf, URIRef(CKG["Event"])))
    for match in (SKOS.closeMatch, SKOS.narrowMatch):
        assert set(crosswalk.objects(None, match)) <= events


@pytest.mark.parametrize("scheme", CODES)
def test_each_scheme_says_what_it_cannot_hold(crosswalk: Graph, scheme: str) -> None:
    node = URIRef(CROSSWALK[scheme])
    assert crosswalk.value(node, SKOS.notation) == Literal(scheme)
    assert (node, DCTERMS.source, None) in crosswalk
    assert (node, SKOS.scopeNote, None) in crosswalk
    lacks = list(crosswalk.subjects(DCTERMS.isPartOf, node))
    aspects = [crosswalk.value(lack, SKOS.broader) for lack in lacks]
    assert len(set(aspects)) == len(aspects)
    assert all((lack, SKOS.scopeNote, None) in crosswalk for lack in lacks)
    no_scheme_holds = {"stance", "interest", "chain", "situation", "rival-reading"}
    assert {CROSSWALK[f"aspect.{aspect}"] for aspect in no_scheme_holds} <= set(map(str, aspects))


def test_every_aspect_is_defined_and_some_scheme_lacks_it(crosswalk: Graph) -> None:
    aspects = codes(crosswalk, "aspect")
    assert set(crosswalk.objects(None, SKOS.broader)) >= set(aspects)
    for aspect in aspects:
        assert (aspect, SKOS.definition, None) in crosswalk
        assert (aspect, SKOS.prefLabel, None) in crosswalk


def test_what_the_codebooks_have_fields_for_is_not_said_to_be_lost(crosswalk: Graph) -> None:
    def lacked(scheme: str) -> set[str]:
        lacks = crosswalk.subjects(DCTERMS.isPartOf, URIRef(CROSSWALK[scheme]))
        return {str(lack).rpartition(".")[2] for lack in lacks}

    assert not lacked("ucdp") & {"killed", "count-range", "date-range"}, (
        "low, high; first, last day"
    )
    assert not lacked("acled") & {"killed", "agreement"}, "fatalities; Agreement"
    assert not lacked("plover") & {"killed", "wounded", "denied", "planned", "quote"}, (
        "dead, injured; the contexts negation and future; extracted texts"
    )
    assert not lacked("cameo") & {"meeting", "declaration", "agreement", "support"}, (
        "04, 01, 03, 07"
    )
    assert "wounded" in lacked("acled") & lacked("ucdp") & lacked("cameo")


def test_the_crosswalk_is_canonical_and_has_no_blank_nodes(crosswalk: Graph) -> None:
    assert canonical_turtle(crosswalk) == CROSSWALK_FILE.read_text("utf-8")
    assert all(isinstance(node, URIRef) for node in crosswalk.subjects())


def test_it_says_nothing_that_a_reasoner_could_use(crosswalk: Graph) -> None:
    used = {str(predicate) for predicate in crosswalk.predicates()}
    assert all(name.startswith((str(SKOS), str(DCTERMS))) or name == str(RDF.type) for name in used)
    assert not [subject for subject in crosswalk.subjects() if subject in CKG]


def test_the_page_is_in_step() -> None:
    docs = Path(__file__).parent.parent / "docs"
    page = runpy.run_path(str(docs / "make_crosswalk.py"))["page"]
    assert (docs / "crosswalk.md").read_text("utf-8") == page(), "run python docs/make_crosswalk.py"
