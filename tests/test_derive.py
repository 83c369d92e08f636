"""Rules as files, and what they leave in a graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.derive import conclude, conclusions_of_everything, in_force, load_rules
from kg.findings import UnreadableError
from kg.force import claims_in_force
from kg.namespaces import (
    CKG,
    CLAIM,
    CONCLUSION,
    CONCLUSIONS_GRAPH,
    GRAPH,
    RDF,
    RELATION,
    RULE,
)
from kg.store import Store
from tests.invented import session

LOSS = {
    "id": "loss",
    "type": "TerritorialChange",
    "lostBy": "southern-front",
    "place": "sampleton",
    "date": "2017-12-05",
}
ATTACK = {
    "id": "attack",
    "type": "Attack",
    "attacker": "southern-front",
    "target": "northern-army",
    "near": "sampleton",
    "date": "2017-12-08",
}
INFERENCE = """
SELECT ?conclusion ?claim ?relation ?rule WHERE {
  ?conclusion a ckg:ControlConclusion ; ckg:concludedBy ?rule ; ckg:derivedFrom ?claim ;
    ckg:restsOnRelation ?relation .
}
"""


def test_rules_have_a_title_and_a_summary() -> None:
    for rule in load_rules():
        assert rule.title
        assert rule.summary
        assert f"rule:{rule.name} " in rule.sparql


def test_a_rule_that_infers_says_what_would_unsettle_it_and_names_no_holder() -> None:
    inferring = [rule for rule in load_rules() if rule.infers]
    assert [rule.name for rule in inferring] == [
        "control-from-sole-presence",
        "former-holder-attacks-nearby",
    ]
    for rule in load_rules():
        assert ("{place}" in rule.unsettled_by) == rule.infers
        assert not (rule.infers and rule.names_holder)


def test_a_rule_without_a_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bare.rq").write_text("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "utf-8")
    with pytest.raises(UnreadableError, match=r"bare\.rq"):
        load_rules(tmp_path)


def test_a_conclusion_names_its_rule_its_claims_and_its_relation() -> None:
    rows = session(LOSS, ATTACK).store.select(INFERENCE)
    assert {row["claim"] for row in rows} == {
        CLAIM["case1-1.loss"],
        CLAIM["case1-1.attack"],
    }
    assert {row["relation"] for row in rows} == {RELATION["northern-army-of-northern-government"]}
    (rule,) = {row["rule"] for row in rows}
    assert rule == RULE["former-holder-attacks-nearby"]


def test_conclusions_stand_in_a_graph_of_their_own_with_their_rules_labels() -> None:
    store = session(LOSS, ATTACK).store
    kinds = {CKG[name] for name in ("ControlConclusion", "LossConclusion", "Rule", "ClaimInForce")}
    typed = [quad for quad in store.quads() if quad.predicate.value == RDF["type"]]
    concluded = {q.graph_name.value for q in typed if q.object.value in kinds}
    assert concluded == {CONCLUSIONS_GRAPH}


def test_no_blank_nodes_and_one_iri_for_each_conclusion() -> None:
    quads = [*session(LOSS, ATTACK).store.quads(CONCLUSIONS_GRAPH)]
    assert not any(isinstance(q.subject, ox.BlankNode) for q in quads)
    holders = [q for q in quads if q.predicate.value == CKG["hasHolder"]]
    assert len(holders) == 1
    assert holders[0].subject.value in CONCLUSION


def test_one_attack_near_two_places_gives_two_conclusions() -> None:
    both = {"near": ["sampleton", "otherby"]}
    lost = LOSS | {"place": "invented-district", "extent": "whole"}
    rows = session(lost, ATTACK | both).store.select(INFERENCE)
    assert len({row["conclusion"] for row in rows}) == 2


def test_the_same_claims_give_the_same_conclusions() -> None:
    def concluded(store: Store) -> set[str]:
        return {str(quad) for quad in store.quads(CONCLUSIONS_GRAPH)}

    store = session(LOSS, ATTACK).store
    again = {str(quad) for quad in conclusions_of_everything(store, CONCLUSIONS_GRAPH)}
    assert again == concluded(store)


def test_rules_that_infer_can_be_given_fewer_claims() -> None:
    store = session(LOSS, ATTACK).store
    given = [graph for graph in store.graphs() if graph != CONCLUSIONS_GRAPH]
    everything, nothing = GRAPH["everything"], GRAPH["nothing"]
    store.add(in_force(claims_in_force(store), everything))
    quads = conclude(store, [*given, everything], GRAPH["out"], [*given, nothing])
    rules = {q.object.value.rpartition("/")[2] for q in quads if "concludedBy" in q.predicate.value}
    assert rules == {"loss-from-fall"}
