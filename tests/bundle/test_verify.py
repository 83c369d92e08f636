"""Whether an answer still holds: what a changed bundle, and a changed graph, are told of."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ask.session import Session
from kg.bundle.manifest import MANIFEST, MEMBERS, as_json, read_manifest
from kg.bundle.page import bundle_page
from kg.bundle.verify import Verification, verify_bundle
from kg.bundle.write import make_bundle
from kg.cache import open_graph
from kg.project import open_project
from tests.bundle import forged, members, tampered
from tests.projects import ARTICLE, changed, make

ASKED = "who controls Mocktown"


def opened(folder: Path) -> Session:
    project = open_project(folder)
    graph = open_graph(project)
    return Session(graph.store, graph.files, project.settings)


@pytest.fixture(scope="module")
def mock(mock_project: Path) -> Session:
    return opened(mock_project)


@pytest.fixture(scope="module")
def bundle(mock: Session) -> bytes:
    return make_bundle(mock, ASKED)


def test_a_fresh_bundle_holds(bundle: bytes, mock: Session) -> None:
    found = verify_bundle(bundle, mock)
    assert found.holds
    assert (found.damage, found.by_itself, found.now, found.notes) == ((), (), (), ())
    assert (found.question, found.as_of, found.known_on) == (ASKED, None, None)
    assert found.sentence == json.loads(members(bundle)["answer.json"])["sentence"]


def test_the_moment_and_the_settings_are_those_of_the_bundle(mock_project: Path) -> None:
    present = opened(mock_project)
    asked = Session(present.store, present.files, replace(present.settings, horizon_days=3))
    # the capture is of Monday 5 May 2031: four days later three days are over
    bundle = make_bundle(asked, ASKED, as_of="2031-05-09")
    assert json.loads(members(bundle)["answer.json"])["reason"] == "too-old"
    assert verify_bundle(bundle, present).holds


# -- a changed bundle ----------------------------------------------------------------------


@pytest.mark.parametrize("name", MEMBERS)
def test_a_changed_member_is_named(name: str, bundle: bytes, mock: Session) -> None:
    data = members(bundle)[name]
    for other in (data + b" ", data[:-1], data.replace(b"e", b"f", 1), b""):
        found = verify_bundle(tampered(bundle, {name: other}), mock)
        assert not found.holds
        assert found.damage == (f"{name} has been changed: its SHA-256 is another",)


@pytest.mark.parametrize("name", MEMBERS)
def test_a_missing_member_is_named(name: str, bundle: bytes, mock: Session) -> None:
    found = verify_bundle(tampered(bundle, {name: None}), mock)
    assert (found.holds, found.damage) == (False, (f"{name} is missing",))


@pytest.mark.parametrize("name", ["extra.txt", "../../outside", "/etc/passwd"])
def test_a_further_member_is_named(name: str, bundle: bytes, mock: Session) -> None:
    found = verify_bundle(tampered(bundle, {name: b"x"}), mock)
    assert (found.holds, found.damage) == (False, (f"{name!r} is no part of a bundle",))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"question": "who controls Mocktown"', '"question": "who controls Twin Ford"'),
        ('"as_of": null', '"as_of": "2031-05-05"'),
        ('"horizon_days": 180', '"horizon_days": 18'),
        ('"publisher": "Mock Courier"', '"publisher": "Hill Courier"'),
        ('"articles_in_graph": 1', '"articles_in_graph": 2'),
    ],
)
def test_a_changed_manifest_breaks_its_seal(
    old: str, new: str, bundle: bytes, mock: Session
) -> None:
    manifest = members(bundle)[MANIFEST].decode()
    assert manifest.count(old) == 1
    found = verify_bundle(tampered(bundle, {MANIFEST: manifest.replace(old, new).encode()}), mock)
    assert found.damage == (f"{MANIFEST} has been changed: its seal is broken",)


# -- a forged bundle, whose hashes all fit -------------------------------------------------


def with_answer(bundle: bytes, change: Callable[[dict[str, object]], None]) -> bytes:
    """The bundle with another answer, and the page and the manifest that belong to it."""
    held = members(bundle)
    answer = json.loads(held["answer.json"])
    change(answer)
    page = bundle_page(answer, read_manifest(held[MANIFEST])[0]).encode()
    query = str(answer["sparql"]).encode()
    return forged(
        bundle, {"answer.json": as_json(answer), "answer.html": page, "question.rq": query}
    )


def test_a_forged_answer_does_not_come_out_of_the_triples(bundle: bytes, mock: Session) -> None:
    def forge(answer: dict[str, object]) -> None:
        answer |= {"verdict": "contested", "basis": None}

    found = verify_bundle(with_answer(bundle, forge), mock)
    assert found.damage == ()
    assert found.by_itself == ("verdict: contested → known", "basis: none → claimed")
    assert found.now == found.by_itself


def test_forged_triples_do_not_give_the_answer(bundle: bytes, mock: Session) -> None:
    triples = members(bundle)["graph.trig"]
    assert triples.count(b"ckg:hasStance ckg:ClaimedStance") == 1
    other = triples.replace(b"ckg:hasStance ckg:ClaimedStance", b"ckg:hasStance ckg:OwnVoiceStance")
    found = verify_bundle(forged(bundle, {"graph.trig": other}), mock)
    assert (found.damage, found.now) == ((), ())
    assert any("C1" in sentence and "stance" in sentence for sentence in found.by_itself)
    assert not found.holds


def test_a_page_that_shows_something_else_is_found_out(bundle: bytes, mock: Session) -> None:
    page = members(bundle)["answer.html"].replace(b"Hill Guard", b"River Column")
    found = verify_bundle(forged(bundle, {"answer.html": page}), mock)
    assert found.damage == ("answer.html does not show what answer.json says",)


def test_a_query_that_is_not_that_of_the_answer_is_found_out(bundle: bytes, mock: Session) -> None:
    found = verify_bundle(forged(bundle, {"question.rq": b"SELECT * { }"}), mock)
    assert found.damage == ("question.rq is not the query of answer.json",)


@pytest.mark.parametrize("answer", [b"{}", b'{"kind": "control", "evidence": 3, "sparql": ""}'])
def test_json_that_is_no_answer_is_found_out(answer: bytes, bundle: bytes, mock: Session) -> None:
    found = verify_bundle(forged(bundle, {"answer.json": answer}), mock)
    assert found.damage == ("answer.json is no answer as this program knows it",)


def test_triples_that_never_passed_the_checks_are_told_of(bundle: bytes, mock: Session) -> None:
    triples = members(bundle)["graph.trig"].replace(b'ckg:start "0"', b'ckg:start "zero"')
    assert b'"zero"' in triples
    found = verify_bundle(forged(bundle, {"graph.trig": triples}), mock)
    (sentence,) = found.by_itself
    assert sentence.startswith("the triples are not such as pass the checks")


# -- another version of the program --------------------------------------------------------


def test_another_version_of_the_program_is_said(bundle: bytes, mock: Session) -> None:
    versions = json.loads(members(bundle)[MANIFEST])["versions"] | {"rules": "0" * 64}
    found = verify_bundle(forged(bundle, {}, program="0.0.1", versions=versions), mock)
    assert found.holds
    assert found.notes == (
        "made by conflict-kg 0.0.1; this is 0.1.0",
        "the rules of this program are not those of the bundle",
    )


# -- a changed graph -----------------------------------------------------------------------


def against(tmp_path: Path, bundle: bytes, articles: dict[str, str]) -> Verification:
    """What is found when the project has other articles by now."""
    return verify_bundle(bundle, opened(make(tmp_path / "later", dict(articles))))


def test_a_text_that_was_changed_elsewhere_leaves_the_answer(bundle: bytes, tmp_path: Path) -> None:
    article = changed(("left the bridge", "left the ford"))
    found = against(tmp_path, bundle, {"mock.md": article})
    assert found.holds
    assert found.notes == ("the text of the article mock is another now",)


def test_a_sentence_that_was_changed_around_the_words_is_told(
    bundle: bytes, tmp_path: Path
) -> None:
    article = changed(
        ("attribution: its speaker said", "attribution: its speaker told"),
        ("on Monday, its speaker said.", "on Monday, its speaker told."),
    )
    found = against(tmp_path, bundle, {"mock.md": article})
    (sentence,) = found.now
    assert sentence.startswith("evidence has changed: mock.C1")
    assert sentence.endswith("(attribution, passages)")


def test_a_file_that_was_changed_beside_the_text_is_told(bundle: bytes, tmp_path: Path) -> None:
    article = changed(("coded: 2031-05-07", "coded: 2031-05-08"))
    found = against(tmp_path, bundle, {"mock.md": article})
    assert found.holds
    assert found.notes == ("the text of the article mock is the same, its file is another now",)


def test_another_coding_changes_the_answer(bundle: bytes, tmp_path: Path) -> None:
    article = changed(("gainedBy: hill-guard", "gainedBy: river-column"))
    found = against(tmp_path, bundle, {"mock.md": article})
    assert not found.holds
    assert any(s.startswith("holders: Hill Guard") and "River Column" in s for s in found.now)
    assert found.by_itself == ()


def test_an_article_that_is_gone_takes_its_evidence_along(bundle: bytes, tmp_path: Path) -> None:
    other = changed(("id: mock\n", "id: other\n"))
    found = against(tmp_path, bundle, {"other.md": other})
    words = "“The Hill Guard took Mocktown on Monday”"
    assert f"no longer evidence: mock.C1 {words}" in found.now
    assert f"new evidence: other.C1 {words}" in found.now
    assert found.notes == ("the article mock is not in the graph any more",)


def test_a_new_article_that_contests_the_place_changes_the_verdict(
    bundle: bytes, tmp_path: Path
) -> None:
    rival = changed(
        ("id: mock\n", "id: rival\n"),
        ("gainedBy: hill-guard", "gainedBy: river-column"),
    )
    found = against(tmp_path, bundle, {"mock.md": ARTICLE, "rival.md": rival})
    assert "verdict: known → contested" in found.now
    assert found.sentence is not None
    assert found.sentence.startswith("Contested: ")
    assert found.notes == ("articles in the graph: 1 → 2",)


def test_a_place_that_the_gazetteer_lacks_cannot_be_asked_about(
    bundle: bytes, session: Session
) -> None:
    found = verify_bundle(bundle, session)
    (sentence,) = found.now
    assert sentence.startswith("the question cannot be asked: no place in the gazetteer")
    assert found.sentence is None


def test_rows_that_come_and_go_are_told(mock: Session, tmp_path: Path) -> None:
    bundle = make_bundle(mock, "what does Hill Guard claim")
    article = changed(
        (
            "quote: The Hill Guard took Mocktown on Monday",
            "quote: Hill Guard took Mocktown on Monday",
        )
    )
    found = against(tmp_path, bundle, {"mock.md": article})
    assert any(s.startswith("no longer a row: ") for s in found.now)
    assert any(s.startswith("new row: ") for s in found.now)
