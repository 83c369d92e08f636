"""Everything about one thing, found by name, slug, id or IRI."""

import json

import pytest

from kg.ask.session import Session
from kg.ask.show import Description, describe
from kg.findings import NotFoundError
from kg.namespaces import ACTOR, ARTICLE, CLAIM, PLACE

ARTICLE_IRI = ARTICLE["zaman-al-wasl-31666"]
C2 = CLAIM["zaman-al-wasl-31666.C2"]


def show(session: Session, name: str) -> Description:
    return describe(session.store, session.labels, name, session.files)


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Albu Kamal", PLACE["albu-kamal"]),
        ("albu-kamal", PLACE["albu-kamal"]),
        ("البوكمال", PLACE["albu-kamal"]),
        ("Daesh", ACTOR["islamic-state"]),
        (PLACE["albu-kamal"], PLACE["albu-kamal"]),
        ("C2", C2),
        ("zaman-al-wasl-31666.C2", C2),
        (C2, C2),
        ("zaman-al-wasl-31666", ARTICLE_IRI),
        ("K3", CLAIM["zaman-al-wasl-31666.K3"]),
        ("six-villages", PLACE["zaman-al-wasl-31666.six-villages"]),
    ],
)
def test_a_thing_is_found(session: Session, name: str, iri: str) -> None:
    assert show(session, name).iri == iri


def test_a_place_with_what_is_inferred_marked(session: Session) -> None:
    shown = show(session, "albu-kamal")
    assert (shown.label, shown.kind) == ("Albu Kamal", "Town")
    facts = {(f.label, f.value): f.inferred for f in shown.facts}
    assert facts[("within", "Abu Kamal district")] is False
    assert facts[("within", "Syria")] is True  # district, province, country
    assert facts[("type", "Town")] is False
    mentioned = {claim for claim, _ in shown.mentions}
    assert {C2, CLAIM["zaman-al-wasl-31666.C5e"]} <= mentioned


def test_labels_say_their_language(session: Session) -> None:
    languages = {
        f.language for f in show(session, "reuters").facts if f.value in ("رويترز", "Reuters")
    }
    assert languages == {"ar", "en"}


def test_a_claim_with_its_parts(session: Session) -> None:
    shown = show(session, "C2")
    assert {"quote", "attribution", "source1", "source2", "content", "content.date"} <= set(
        shown.parts
    )
    quote = {f.label: f.value for f in shown.parts["quote"]}
    assert (quote["start"], quote["end"]) == ("185", "290")


def test_an_article_says_where_its_file_lies(session: Session) -> None:
    shown = show(session, "zaman-al-wasl-31666")
    assert shown.where is not None
    path, _, line = shown.where.rpartition(":")
    assert path.endswith("zaman-al-wasl-31666.md")
    assert line.isdecimal()


def test_a_description_is_json(session: Session) -> None:
    data = json.loads(json.dumps(show(session, "C2").to_dict()))
    assert data["iri"] == C2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Deir Ezzor", "place:deir-ezzor-province"),
        ("Albu Kamel", "did you mean"),
        ("zzzzzz", "nothing in the graph is called 'zzzzzz'"),
        ("", "nothing in the graph"),
        ("https://example.org/x", "says nothing about"),
        ("https://example.org/x y", "is not an IRI"),
        ("://", "is not an IRI"),
    ],
)
def test_what_is_not_one_thing(session: Session, name: str, said: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        show(session, name)
    assert said in str(caught.value)
