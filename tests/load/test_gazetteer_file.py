"""Gazetteer files: names across files, ids that are used twice, sections that are none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import URIRef

from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.namespaces import CKG, PLACE, RDF, RELATION

Load = Callable[..., Gazetteer]
TOWN = "places: [{id: mocktown, type: Town, prefLabel: {en: Mocktown}, within: mockland}]\n"
LAND = "places: [{id: mockland, type: Country, prefLabel: {en: Mockland}}]\n"


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads files that hold the given texts: 1.yaml, 2.yaml and so on."""

    def loaded(*texts: str | bytes) -> Gazetteer:
        files = [tmp_path / f"{number}.yaml" for number in range(1, len(texts) + 1)]
        for file, text in zip(files, texts, strict=True):
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_gazetteer(files)

    return loaded


def codes(gazetteer: Gazetteer) -> list[str]:
    return [finding.code for finding in gazetteer.findings]


def test_an_entry_may_refer_to_a_later_file(load: Load) -> None:
    gazetteer = load(TOWN, LAND)
    assert codes(gazetteer) == []
    triple = (URIRef(PLACE["mocktown"]), URIRef(CKG["within"]), URIRef(PLACE["mockland"]))
    assert triple in gazetteer.graph
    assert gazetteer.positions[(PLACE["mocktown"], None)][1:] == (1, 10)


def test_an_id_is_used_once_in_all_files_and_the_first_place_is_named(load: Load) -> None:
    gazetteer = load(LAND, "\n" + LAND)
    assert codes(gazetteer) == ["duplicate-id"]
    finding = gazetteer.findings[0]
    assert (Path(finding.path or "").name, finding.line, finding.column) == ("2.yaml", 2, 15)
    assert "1.yaml:1)" in finding.message


def test_the_same_for_relations(load: Load) -> None:
    actors = "actors: [{id: a, type: Militia}, {id: b, type: Side}]\n"
    relation = "relations: [{id: r, type: Membership, member: a, whole: b}]\n"
    gazetteer = load(actors, relation, relation)
    assert codes(gazetteer) == ["duplicate-id"]
    kinds = gazetteer.graph.objects(URIRef(RELATION["r"]), URIRef(RDF["type"]))
    assert [str(kind) for kind in kinds] == [CKG["Membership"]]


def test_an_actor_and_a_place_may_have_one_id(load: Load) -> None:
    gazetteer = load(LAND, "actors: [{id: mockland, type: Government}]\n")
    assert codes(gazetteer) == []
    assert len(gazetteer.names.find("mockland")) == 1  # by slug the first; each by its kind
    assert gazetteer.names.find("mockland", places=False)[0].kind == "Government"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("x", "not-a-gazetteer"),
        ("[a]", "not-a-gazetteer"),
        ("actor: []", "unknown-key"),
        ("actors: x", "not-a-map"),
        ("actors: [[a]]", "not-a-map"),
        ("actors: [{type: Militia}]", "missing-key"),
        ("actors: [{id: a}]", "missing-key"),
        ("actors: [{id: a b, type: Militia}]", "bad-id"),
        ("actors: [{id: a, type: Town}]", "unknown-type"),
        ("places: [{id: a, type: Militia}]", "unknown-type"),
        ("actors: [{id: a, type: Militia, member: b}]", "unknown-key"),
        ("actors: [{id: a, type: Militia, prefLabel: A}]", "not-by-language"),
        ("actors: [{id: a, type: Militia, prefLabel: {english: A}}]", "bad-language"),
        ("actors: [{id: a, type: Militia, altLabel: {en: ['']}}]", "not-a-text"),
        ("places: [{id: a, type: Town, within: b}]", "unknown-place"),
        ("places: [{id: a, type: Town, latitude: north}]", "bad-value"),
        ("places: [{id: a, type: Town, exactMatch: 'x y'}]", "bad-value"),
        ("actors: [{id: a, type: Militia, id: b}]", "duplicate-key"),
        ("actors: [", "yaml-syntax"),
        ("coder: nobody\nrelations: [{id: r, type: Alliance}]", "unknown-actor"),
    ],
)
def test_mistakes(load: Load, text: str, code: str) -> None:
    assert codes(load(text)) == [code]


@pytest.mark.parametrize("text", ["actors: []", "actors:", "actors: ''", "coded: 2031-01-01"])
def test_an_empty_section_is_fine(load: Load, text: str) -> None:
    assert codes(load(text)) == []


def test_a_file_that_cannot_be_read_is_a_finding_and_the_others_count(load: Load) -> None:
    gazetteer = load(b"actors: [\xff]", LAND)
    assert codes(gazetteer) == ["unreadable"]
    assert gazetteer.findings[0].line == 1
    assert gazetteer.findings[0].message.startswith("not UTF-8")
    assert gazetteer.names.find("Mockland") != []


def test_a_folder_where_a_file_is_meant(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    finding = load_gazetteer([tmp_path / "x.yaml"]).findings[0]
    assert (finding.code, finding.path) == ("unreadable", str(tmp_path / "x.yaml"))
    assert finding.message == "this is a folder; name a file in it"


def test_windows_line_ends_are_reported_and_read(load: Load) -> None:
    gazetteer = load(("\ufeff" + LAND).replace("\n", "\r\n"))
    assert sorted(codes(gazetteer)) == ["byte-order-mark", "carriage-return"]
    assert {finding.severity for finding in gazetteer.findings} == {"warning"}
    assert gazetteer.names.find("Mockland") != []
