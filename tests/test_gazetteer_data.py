"""The built-in gazetteer: names, references, places up to their country, cited relations."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from datetime import date
from typing import Any

import pytest
from ruamel.yaml import YAML

from kg.resources import BUILT_IN, CONTEXT_FILE

Entry = dict[str, Any]
GAZETTEER = BUILT_IN / "gazetteer"
LABELS = ("prefLabel", "altLabel", "hiddenLabel")
ACTOR_TYPES = {
    "StateForce", "Militia", "ArmedGroup", "Coalition", "Government", "Side", "NewsOrganisation",
    "UnnamedSource", "Coder",
}  # fmt: skip
PLACE_TYPES = {
    "Country", "Province", "District", "Town", "Village", "Area", "BorderZone", "River", "Desert",
}  # fmt: skip
ARABIC = re.compile(r"[\u0600-\u06ff]")
LATIN = re.compile(r"[A-Za-z]")

# Bare names that sources use for two things; looking one up offers both.
AMBIGUOUS_PLACES = {
    name: {"deir-ezzor", "deir-ezzor-province"}
    for name in ("deir ezzor", "deir ez zor", "deir al zor", "دير الزور")
}

# The names in the article, as they are spelt there.
ACTORS_IN_ARTICLE = {
    "ISIS": "islamic-state",
    "Daesh": "islamic-state",
    "Islamic State": "islamic-state",
    "IS": "islamic-state",
    "Daesh mercenaries": "islamic-state",
    "Amaq": "amaq",
    "regime forces": "syrian-government-forces",
    "regime army": "syrian-army",
    "Assad army": "syrian-army",
    "al-Quds militia": "al-quds-brigade",
    "al-Quds Brigade": "al-quds-brigade",
    "pro-regime news feeds": "pro-regime-news-feeds",
    "Kurdish militias": "kurdish-militias-syria",
    "Syrian Democratic Forces": "syrian-democratic-forces",
    "SDF": "syrian-democratic-forces",
    "U.S.-led Kurdish forces in Syria": "syrian-democratic-forces",
    "Kurdish-led SDF": "syrian-democratic-forces",
    "U.S.-led coalition": "us-led-coalition",
    "U.S.-led global coalition": "us-led-coalition",
    "Iraqi army": "iraqi-army",
    "Iraqi military": "iraqi-forces",
    "Iraqi forces": "iraqi-forces",
    "elite counter-terrorism forces": "iraqi-counter-terrorism-forces",
    "Kurdish Peshmerga": "peshmerga",
    "Sunni paramilitaries": "sunni-paramilitaries-iraq",
    "Zaman Al Wasl": "zaman-al-wasl",
    "Zaman A Wasl": "zaman-al-wasl",
    "Reuters": "reuters",
}
PLACES_IN_ARTICLE = {
    "Iraqi border": "syrian-iraqi-border-zone",
    "common border region": "syrian-iraqi-border-zone",
    "Syrian-Iraqi border": "syrian-iraqi-border-zone",
    "region adjacent to Deir Ezzor province": "border-region-adjacent-to-deir-ezzor",
    "frontier with Syria": "iraqi-side-of-border",
    "eastern Deir Ezzor province": "deir-ezzor-east",
    "Deir Ezzor province": "deir-ezzor-province",
    "eastern countryside of Deir Ezzor": "deir-ezzor-eastern-countryside",
    "territory east of the Euphrates river": "deir-ezzor-east-of-euphrates",
    "Euphrates river": "euphrates",
    "Albu Kamal": "albu-kamal",
    "Raqqa": "raqqa",
    "Syria": "syria",
    "Iraq": "iraq",
    "western desert": "iraq-western-desert",
}

# Names that come from elsewhere, in either script.
ACTORS_ELSEWHERE = {
    "Syrian Arab Army": "syrian-army",
    "SAA": "syrian-army",
    "الجيش العربي السوري": "syrian-army",
    "Liwa al-Quds": "al-quds-brigade",
    "لواء القدس": "al-quds-brigade",
    "داعش": "islamic-state",
    "قوات سوريا الديمقراطية": "syrian-democratic-forces",
    "قسد": "syrian-democratic-forces",
    "Zaman Al-Wasl": "zaman-al-wasl",
    "زمان الوصل": "zaman-al-wasl",
    "Amaq News Agency": "amaq",
    "أعماق": "amaq",
    "البيشمركة": "peshmerga",
}
PLACES_ELSEWHERE = {
    "Abu Kamal": "albu-kamal",
    "Al-Bukamal": "albu-kamal",
    "Al Bukamal": "albu-kamal",
    "البوكمال": "albu-kamal",
    "أبو كمال": "albu-kamal",
    "Ar-Raqqah": "raqqa",
    "الرقة": "raqqa",
    "نهر الفرات": "euphrates",
}


def load(name: str) -> Any:
    text = (GAZETTEER / f"{name}.yaml").read_text(encoding="utf-8")
    return YAML(typ="safe").load(text)


ACTORS: list[Entry] = load("actors")["actors"]
PLACES: list[Entry] = load("places")["places"]
RELATIONS: list[Entry] = load("relations")["relations"]
BY_ID: dict[str, Entry] = {entry["id"]: entry for entry in ACTORS + PLACES}


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def names(entry: Entry, *keys: str) -> list[str]:
    labels = (entry.get(key, {}) for key in keys or LABELS)
    return [name for by_language in labels for v in by_language.values() for name in as_list(v)]


def plain(name: str) -> str:
    """`name` without case, diacritics and punctuation, as a reader compares names."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w\s]", " ", kept).split())


def index(entries: list[Entry]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in names(entry):
            found[plain(name)].add(entry["id"])
    return found


def places_around(slug: str, seen: tuple[str, ...] = ()) -> set[str]:
    assert slug not in seen, f"{slug} lies within itself"
    above = as_list(BY_ID[slug].get("within"))
    return {slug}.union(*(places_around(upper, (*seen, slug)) for upper in above))


def test_ids_are_unique_slugs() -> None:
    for entries in (ACTORS + PLACES, RELATIONS):
        ids = [entry["id"] for entry in entries]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in ids)


def test_keys_are_short_keys_of_the_context() -> None:
    known = set(json.loads(CONTEXT_FILE.read_text(encoding="utf-8"))["@context"]) | {"id"}
    for entry in ACTORS + PLACES + RELATIONS:
        assert set(entry) <= known, entry["id"]


def test_types() -> None:
    assert {entry["type"] for entry in ACTORS} <= ACTOR_TYPES
    assert {entry["type"] for entry in PLACES} <= PLACE_TYPES
    assert {entry["type"] for entry in RELATIONS} == {"Membership"}


@pytest.mark.parametrize("entry", ACTORS + PLACES, ids=lambda entry: entry["id"])
def test_labels_are_in_their_script(entry: Entry) -> None:
    assert set(entry["prefLabel"]) == {"en", "ar"}
    for key in LABELS:
        for language, value in entry.get(key, {}).items():
            for name in as_list(value):
                assert isinstance(name, str)
                assert name == " ".join(name.split()) == unicodedata.normalize("NFC", name)
                assert (ARABIC if language == "ar" else LATIN).search(name), name


def test_preferred_labels_are_unique() -> None:
    for entries in (ACTORS, PLACES):
        for language in ("en", "ar"):
            labels = [entry["prefLabel"][language] for entry in entries]
            assert len(labels) == len(set(labels))


def test_loaded_words_are_never_shown_as_neutral() -> None:
    loaded = re.compile(r"regime|assad|daesh|mercenar|نظام|الأسد|داعش|مرتزقة", re.IGNORECASE)
    assert [n for e in ACTORS + PLACES for n in names(e, "prefLabel") if loaded.search(n)] == []
    spoken = [n for e in ACTORS for n in names(e, "altLabel") if loaded.search(n)]
    # The names under which the coalition presents itself.
    assert spoken == ["Global Coalition against Daesh", "التحالف الدولي ضد داعش"]


def test_no_name_means_two_actors() -> None:
    assert {name: ids for name, ids in index(ACTORS).items() if len(ids) > 1} == {}


def test_names_of_two_places_are_those_written_down() -> None:
    found = {name: ids for name, ids in index(PLACES).items() if len(ids) > 1}
    assert found == AMBIGUOUS_PLACES


@pytest.mark.parametrize(("name", "slug"), (ACTORS_IN_ARTICLE | ACTORS_ELSEWHERE).items())
def test_actor_is_found_by_name(name: str, slug: str) -> None:
    assert index(ACTORS)[plain(name)] == {slug}


@pytest.mark.parametrize(("name", "slug"), (PLACES_IN_ARTICLE | PLACES_ELSEWHERE).items())
def test_place_is_found_by_name(name: str, slug: str) -> None:
    assert index(PLACES)[plain(name)] == {slug}


def test_every_place_lies_in_a_country_or_spans_some() -> None:
    for place in PLACES:
        countries = set(as_list(place.get("spans")))
        countries |= {s for s in places_around(place["id"]) if BY_ID[s]["type"] == "Country"}
        assert countries <= {"syria", "iraq"}
        assert len(countries) == (2 if "spans" in place else 1), place["id"]


def test_albu_kamal_lies_where_it_lies() -> None:
    assert places_around("albu-kamal") == {
        "albu-kamal",
        "abu-kamal-district",
        "deir-ezzor-eastern-countryside",
        "deir-ezzor-east",
        "deir-ezzor-province",
        "syria-east",
        "syria",
    }


def test_references_between_places_resolve() -> None:
    slugs = {place["id"] for place in PLACES}
    for place in PLACES:
        for key in ("within", "borders", "spans"):
            targets = as_list(place.get(key))
            assert set(targets) <= slugs - {place["id"]}
            assert len(targets) == len(set(targets))


def test_points_have_plausible_coordinates() -> None:
    """Syria and Iraq lie between 29 and 38 degrees north, 35 and 49 degrees east."""
    for place in PLACES:
        assert ("latitude" in place) == ("longitude" in place) == (place["type"] == "Town")
        if "latitude" in place:
            assert 29 < place["latitude"] < 38 and 35 < place["longitude"] < 49


def test_identifiers_are_well_formed_and_single() -> None:
    links = [link for entry in ACTORS + PLACES for link in as_list(entry.get("exactMatch"))]
    assert all(re.fullmatch(r"https://sws\.geonames\.org/\d+/", link) for link in links)
    codes = [place["pCode"] for place in PLACES if "pCode" in place]
    assert all(re.fullmatch(r"SY\d{2}(\d{2})?", code) for code in codes)
    assert len(links) == len(set(links)) and len(codes) == len(set(codes))
    assert BY_ID["abu-kamal-district"]["pCode"] == "SY0902"


def test_relations_are_cited_and_join_actors() -> None:
    file = load("relations")
    assert BY_ID[file["coder"]]["type"] == "Coder"
    assert file["coded"] == date(2026, 11, 22)
    actors = {actor["id"] for actor in ACTORS}
    pairs = [(relation["member"], relation["whole"]) for relation in RELATIONS]
    assert len(pairs) == len(set(pairs))
    for relation in RELATIONS:
        assert {relation["member"], relation["whole"]} <= actors
        assert relation["member"] != relation["whole"]
        assert re.search(r"\b(19|20)\d\d\b", relation["reference"]), relation["id"]


def test_forces_named_in_the_attack_roll_up_to_one_side() -> None:
    pairs = {(relation["member"], relation["whole"]) for relation in RELATIONS}
    for force in ("syrian-army", "syrian-government-forces", "al-quds-brigade"):
        assert (force, "syrian-government-side") in pairs


def test_peshmerga_and_paramilitaries_are_not_among_the_state_forces() -> None:
    members = {r["member"] for r in RELATIONS if r["whole"] == "iraqi-forces"}
    assert members == {
        "iraqi-army",
        "iraqi-air-force",
        "iraqi-police",
        "iraqi-counter-terrorism-forces",
    }
    assert not [r for r in RELATIONS if r["member"] == "peshmerga"]
