"""New places and actors: complete, never twice, never breaking the gazetteer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.adding.coordinates import look_swapped
from kg.adding.entry import add_entry
from kg.authoring.new_entry import Asked, kinds_of, new_entry
from kg.findings import UsageError
from kg.load.gazetteer_file import load_gazetteer
from kg.project import built_in_project, open_project
from tests import projects
from tests.projects import listing


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return projects.make(tmp_path / "desk")


def town(name: str = "Newford", **more: Any) -> dict[str, Any]:
    entry = {"id": "newford", "type": "Town", "prefLabel": {"en": name, "ar": "نيوفورد"}}
    return {**entry, "within": "mockland", **more}


def test_a_place_is_added_and_nothing_else_changes(desk: Path) -> None:
    before = (desk / "gazetteer" / "places.yaml").read_text("utf-8")
    added = add_entry(open_project(desk), "places", town(latitude=35.5, longitude=40.25))
    assert (added.id, added.file) == ("newford", desk / "gazetteer" / "places.yaml")
    assert added.file.read_text("utf-8") == before + (
        "  - id: newford\n"
        "    type: Town\n"
        "    prefLabel: {en: Newford, ar: نيوفورد}\n"
        "    within: mockland\n"
        "    latitude: 35.5\n"
        "    longitude: 40.25\n"
    )
    project = open_project(desk)
    assert load_gazetteer(list(project.gazetteer_files)).findings == []


def test_a_file_that_is_not_there_is_made(desk: Path) -> None:
    (desk / "gazetteer" / "actors.yaml").unlink()
    entry = {"id": "new-guard", "type": "Militia", "prefLabel": {"en": "New Guard", "ar": "حرس"}}
    added = add_entry(open_project(desk), "actors", entry)
    assert added.file.read_text("utf-8").startswith("actors:\n  - id: new-guard\n")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (town("Mocktown"), r"'Mocktown' is a name of mocktown .*places\.yaml:3"),
        (town("mock-TOWN"), "is a name of mocktown"),
        (town("Twin Ford"), "is a name of twin-ford"),
        (town(altLabel={"en": ["Twinford"]}), "is a name of mocktown"),
        (town("Albu Kamal"), "is a name of albu-kamal"),
        (town("Moktown"), "comes close to mocktown.*--anyway"),
        (town("Dayr az-Zor"), "comes close to deir-ezzor"),
        (town("Hill Guard"), "comes close to hill-guard.*--anyway"),
        (town(id="mocktown"), "the id 'mocktown' is taken"),
        (town(id="new ford"), "not an id"),
        (town(within="nowhereland"), "no place in the gazetteer is called 'nowhereland'"),
        (town(within="twinford"), "may be mocktown, twin-ford"),
        (town(pCode="7"), r"fails: .*Place-p-code"),
        (town(latitude=35.0), r"fails: .*Place-coordinates-complete"),
    ],
)
def test_what_is_not_added(desk: Path, entry: dict[str, Any], why: str) -> None:
    before = listing(desk)
    with pytest.raises(UsageError, match=why):
        add_entry(open_project(desk), "places", entry)
    assert listing(desk) == before


def test_a_near_name_is_added_where_it_is_meant(desk: Path) -> None:
    assert add_entry(open_project(desk), "places", town("Moktown"), anyway=True).id == "newford"


def test_a_same_name_is_not_added_even_so(desk: Path) -> None:
    with pytest.raises(UsageError, match="tells the two apart"):
        add_entry(open_project(desk), "places", town("Mocktown"), anyway=True)


def test_faults_that_were_there_before_are_not_the_entrys(desk: Path) -> None:
    with (desk / "gazetteer" / "places.yaml").open("a") as file:
        file.write("  - {id: lost, type: Town, prefLabel: {en: Lost, ar: ضائع}}\n")
    assert add_entry(open_project(desk), "places", town()).id == "newford"


def test_the_built_in_gazetteer_is_not_added_to() -> None:
    with pytest.raises(UsageError, match="kg init"):
        add_entry(built_in_project(), "places", town())


def test_a_file_with_an_unusual_layout_is_left_alone(desk: Path) -> None:
    (desk / "gazetteer" / "actors.yaml").write_text("actors: [{id: a, type: Militia}]\n")
    before = listing(desk)
    entry = {"id": "new-guard", "type": "Militia", "prefLabel": {"en": "New Guard", "ar": "حرس"}}
    with pytest.raises(UsageError, match=r"actors\.yaml.*in brackets"):
        add_entry(open_project(desk), "actors", entry)
    assert listing(desk) == before


# -- coordinates ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("around") / "places.yaml"
    file.write_text(
        "places:\n"
        "  - {id: land, type: Country, prefLabel: {en: Land, ar: بلاد}}\n"
        "  - {id: north, type: Province, prefLabel: {en: North, ar: شمال}, within: land}\n"
        "  - {id: a, type: Town, prefLabel: {en: A, ar: أ}, within: north,"
        " latitude: 35.0, longitude: 50.0}\n"
        "  - {id: empty, type: Country, prefLabel: {en: Empty, ar: فارغ}}\n"
    )
    return load_gazetteer([file]).graph


@pytest.mark.parametrize(
    ("within", "latitude", "longitude", "swapped"),
    [
        ("land", 36.0, 51.0, False),
        ("land", 51.0, 36.0, True),
        ("north", 50.0, 35.0, True),
        ("land", 80.0, 10.0, False),  # far off either way: not ours to say
        ("empty", 51.0, 36.0, False),
    ],
)
def test_swapped_coordinates(
    around: Any, within: str, latitude: float, longitude: float, swapped: bool
) -> None:
    assert look_swapped(around, [within], latitude, longitude) is swapped


# -- what was asked for --------------------------------------------------------------------


def options(asked: Asked) -> list[str]:
    return [option for option, _ in asked.missing()]


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        (Asked("places", "Newford"), ["type", "ar", "within"]),
        (Asked("places", "Newland", kind="Country", ar="بلاد"), []),
        (Asked("places", "New River", kind="River", ar="نهر"), ["spans"]),
        (Asked("places", "نيوفورد", kind="Town"), ["en", "id", "within"]),
        (Asked("actors", "New Guard", kind="Militia"), ["ar"]),
        (Asked("actors", "Łódź", kind="Militia", ar="حرس"), ["id"]),
    ],
)
def test_what_is_missing(asked: Asked, missing: list[str]) -> None:
    assert options(asked) == missing


def test_answers_fill_what_was_missing() -> None:
    asked = Asked("places", "نهر", kind="River")
    for option, answer in {"en": "New River", "id": "nr", "spans": "syria, iraq"}.items():
        asked = asked.answered(option, answer)
    assert new_entry(asked) == {
        "id": "nr",
        "type": "River",
        "prefLabel": {"en": "New River", "ar": "نهر"},
        "spans": ["syria", "iraq"],
    }


def test_aliases_and_identifiers() -> None:
    asked = Asked(
        *("actors", "NG", "Militia"),
        en="New Guard",
        ar="حرس",
        aliases=("en:Newguard", "ar: الحرس الجديد"),
        matches=("https://id.example/1",),
    )
    entry = new_entry(asked)
    assert entry["id"] == "new-guard"
    assert entry["altLabel"] == {"en": ["NG", "Newguard"], "ar": ["الحرس الجديد"]}
    assert entry["exactMatch"] == ["https://id.example/1"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "Toun"}, "did you mean 'Town'"),
        ({"kind": "Militia"}, "no kind of place"),
        ({"aliases": ("Newford",)}, "LANGUAGE:NAME"),
        ({"rest": {"within": ["x"], "latitude": 1.0}}, "belong together"),
        ({"ar": None}, r"still to be said: --ar \(its name in Arabic script\)"),
    ],
)
def test_what_is_wrong(change: dict[str, Any], why: str) -> None:
    given = {"kind": "Town", "ar": "نيوفورد", "rest": {"within": ["x"]}} | change
    with pytest.raises(UsageError, match=why):
        new_entry(Asked("places", "Newford", **given))


def test_kinds() -> None:
    assert "Town" in kinds_of("places")
    assert not {"Place", "PlaceGroup", "Militia"} & set(kinds_of("places"))
    assert {"Militia", "Coder"} < set(kinds_of("actors"))
