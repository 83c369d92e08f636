"""Names are compared without case, diacritics, Arabic variants; near ones are only offered."""

import pytest

from kg.load.names import NameIndex, Thing, did_you_mean, near_words, normalise

TOWN = Thing("x:place/mocktown", "mocktown", "Mocktown", "Town", True)
FORD = Thing("x:place/ford", "ford", "Ford", "Village", True)
GUARD = Thing("x:actor/guard", "guard", "Hill Guard", "Militia", False)


@pytest.fixture
def index() -> NameIndex:
    names = NameIndex()
    names.add(TOWN, ["Al-Mock", "بلدة المثال", "Twinford"])
    names.add(FORD, ["Twinford", "The Crossing"])
    names.add(GUARD, ["the Guard", "Crossing"])
    return names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Albu Kamal", "ALBU  kamal"),
        ("Albu Kamal", "Ālbū Kāmāl"),
        ("Al-Bukamal", "Al Bukamal"),
        ("Shi‘ite", "Shi'ite"),
        ("the Syrian army", "Syrian Army"),
        ("أبو كمال", "ابو كمال"),
        ("الرقة", "الرقه"),
        ("الرَّقّة", "الرقة"),
        ("سوريا؟", "سوريا"),
        ("ﺍﻟﺮﻗﺔ", "الرقة"),  # presentation forms, as old files have them
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Albu Kamal", "Abu Kamal"), ("Raqqa", "Raqa"), ("سوريا", "سورية"), ("", "x")],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_label_alias_slug_and_arabic_find_the_thing(index: NameIndex) -> None:
    for name in ("Mocktown", "mocktown", "al mock", "بلده المثال", "MOCKTOWN?"):
        assert index.find(name) == [TOWN]


def test_an_alias_of_two_things_finds_both_and_places_can_be_asked_for(index: NameIndex) -> None:
    assert index.find("twinford") == [FORD, TOWN]
    assert index.find("crossing") == [GUARD, FORD]
    assert index.find("crossing", places=True) == [FORD]
    assert index.find("crossing", places=False) == [GUARD]


def test_a_slug_wins_over_aliases(index: NameIndex) -> None:
    index.add(Thing("x:place/b", "b", "B", "Town", True), ["mocktown"])
    assert index.find("mocktown") == [TOWN]
    assert len(index.find("Mocktown")) == 2


@pytest.mark.parametrize("name", ["", "   ", "???", "Mocktowm", "mock"])
def test_a_near_miss_finds_nothing(index: NameIndex, name: str) -> None:
    index.add(Thing("x:actor/q", "q", "???", "Militia", False), ["!", "-"])
    assert index.find(name) == []


def test_near_names_are_offered_as_they_are_spelt(index: NameIndex) -> None:
    assert index.near("Mocktowm")[0] == "Mocktown"
    assert index.near("zzzzzz") == []
    assert index.hint("Mocktowm", places=True).startswith("; did you mean 'Mocktown'")


def test_a_name_of_the_wrong_kind_is_called_so(index: NameIndex) -> None:
    assert index.hint("Hill Guard", places=True) == "; it names something else (Militia)"
    assert "Town" in index.hint("Mocktown", places=False)


def test_a_copy_learns_alone(index: NameIndex) -> None:
    copy = index.copy()
    copy.add(Thing("x:place/new", "new", "New Place", "Town", True), [])
    assert copy.find("New Place") != []
    assert index.find("New Place") == []


def test_did_you_mean() -> None:
    assert did_you_mean([]) == ""
    assert did_you_mean(["a"]) == "; did you mean 'a'?"
    assert did_you_mean(["a", "b"]) == "; did you mean 'a' or 'b'?"
    assert near_words("stanse", ["stance", "source"]) == ["stance"]
    assert near_words("", ["stance"]) == []
