"""Rules as files, and what they leave in a graph."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.derive import conclude, in_force, load_rules
from kg.findings import UnreadableError
from kg.force import claims_in_force
from kg.namespaces import (
    ARTICLE,
    CKG,
    CLAIM,
    CONCLUSION,
    CONCLUSIONS_GRAPH,
    GRAPH,
    RDF,
    RELATION,
    RULE,
    XSD,
    is_concluded,
)
from kg.records.everything import everything_concluded
from kg.records.publication import newest_publication
from kg.records.tell import DATE, FACTS, KINDS
from kg.records.write import conclusions_of_article, conclusions_of_articles
from kg.store import MemoryStore, Store
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
READ_ELSEWHERE = {"hasContent", "hasDate", "inArticle", "publishedOn", "within"}
READ_ELSEWHERE |= {"hasMember", "hasWhole"}
"""Properties of claims, articles, places and the gazetteer's relations, which rules are given."""
NO_CONTENT = {"ClaimInForce", "Membership", "Side"}
INFERENCE = """
SELECT ?conclusion ?claim ?relation ?rule WHERE {
  ?conclusion a ckg:ControlConclusion ; ckg:concludedBy ?rule ; ckg:derivedFrom ?claim ;
    ckg:restsOnRelation ?relation .
}
"""


def concluded(store: Store) -> MemoryStore:
    """What all rules conclude from a store, and nothing else."""
    return MemoryStore(everything_concluded(store, CONCLUSIONS_GRAPH))


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
    rows = concluded(session(LOSS, ATTACK).store).select(INFERENCE)
    assert {row["claim"] for row in rows} == {
        CLAIM["case1-1.loss"],
        CLAIM["case1-1.attack"],
    }
    assert {row["relation"] for row in rows} == {RELATION["northern-army-of-northern-government"]}
    (rule,) = {row["rule"] for row in rows}
    assert rule == RULE["former-holder-attacks-nearby"]


def test_what_one_article_gives_stands_beside_it_and_the_rules_labels_apart() -> None:
    store = session(LOSS, ATTACK).store
    kinds = {CKG[name] for name in ("ControlConclusion", "LossConclusion", "Rule", "ClaimInForce")}
    typed = [quad for quad in store.quads() if quad.predicate.value == RDF["type"]]
    found = {
        (q.graph_name.value, CKG.local(q.object.value)) for q in typed if q.object.value in kinds
    }
    assert found == {
        (GRAPH["case1-1.concluded"], "LossConclusion"),
        (GRAPH["case1-1.concluded"], "ClaimInForce"),
        (CONCLUSIONS_GRAPH, "Rule"),
    }


def test_no_blank_nodes_and_one_iri_for_each_conclusion() -> None:
    quads = [*concluded(session(LOSS, ATTACK).store).quads()]
    assert not any(isinstance(q.subject, ox.BlankNode) for q in quads)
    holders = [q for q in quads if q.predicate.value == CKG["hasHolder"]]
    assert len(holders) == 1
    assert holders[0].subject.value in CONCLUSION


def test_one_attack_near_two_places_gives_two_conclusions() -> None:
    both = {"near": ["sampleton", "otherby"]}
    lost = LOSS | {"place": "invented-district", "extent": "whole"}
    rows = concluded(session(lost, ATTACK | both).store).select(INFERENCE)
    assert len({row["conclusion"] for row in rows}) == 2


def test_the_same_claims_give_the_same_conclusions() -> None:
    store = session(LOSS, ATTACK).store
    kept = {str(quad) for quad in store.quads(GRAPH["case1-1.concluded"])}
    assert {str(quad) for quad in conclusions_of_articles(store)} == kept


def test_nothing_of_another_article_enters_what_is_kept() -> None:
    beside = {"type": "Presence", "force": "northern-army", "place": "sampleton"}
    other = beside | {"publisher": "invented-post"}
    alone, together = (session(*claims).store for claims in ((LOSS,), (LOSS, other)))
    graph = GRAPH["case1-1.concluded"]
    assert {str(q) for q in together.quads(graph)} == {str(q) for q in alone.quads(graph)}


def test_a_draft_and_a_withdrawn_claim_conclude_nothing_whatever_the_day() -> None:
    gone = {"status": "retracted", "statusSince": "2017-12-11"}
    for change in ({"review": "draft"}, gone):
        store = session(LOSS | change).store
        assert store.select("SELECT ?c WHERE { ?c a ckg:LossConclusion }") == []


def test_rules_that_infer_conclude_nothing_from_no_claim() -> None:
    store = session(LOSS, ATTACK).store
    given = [graph for graph in store.graphs() if not is_concluded(graph)]
    marked = GRAPH["marked"]
    store.add(in_force(claims_in_force(store), marked))

    def rules(quads: list[ox.Quad]) -> set[str]:
        return {RULE.local(q.object.value) for q in quads if "concludedBy" in q.predicate.value}

    assert rules(conclude(store, [*given, marked], GRAPH["out"])) == {"loss-from-fall"}
    every = conclude(store, [*given, marked], GRAPH["out"], load_rules())
    assert rules(every) == {"loss-from-fall", "former-holder-attacks-nearby"}
    assert conclude(store, given, GRAPH["out"], load_rules()) == []


def test_what_rules_read_is_in_the_records() -> None:
    told = {*FACTS, *DATE, *READ_ELSEWHERE}
    for rule in load_rules():
        body = rule.sparql.partition("WHERE")[2]
        properties = set(re.findall(r"ckg:([a-z]\w*)", body))
        assert properties <= told, rule.name
        assert {CKG.local(kind) for kind in rule.starting_kinds()} <= set(KINDS)
        kinds = set(re.findall(r"\ba ckg:([A-Z]\w*)", body)) - NO_CONTENT
        assert kinds <= set(KINDS), rule.name


def test_an_article_without_claims_about_control_keeps_the_day_of_its_publication() -> None:
    published = ox.Quad(
        ox.NamedNode(ARTICLE["quiet"]),
        ox.NamedNode(CKG["publishedOn"]),
        ox.Literal("2017-12-10", datatype=ox.NamedNode(XSD["date"])),
    )
    kept = conclusions_of_article(ARTICLE["quiet"], [published])
    assert {quad.graph_name.value for quad in kept} == {GRAPH["quiet.concluded"]}
    assert newest_publication(MemoryStore(kept)) == date(2017, 12, 10)
    assert newest_publication(MemoryStore(kept), date(2017, 12, 9)) is None
