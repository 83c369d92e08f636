"""Two coders of one invented article; the expected values were worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.agreement.compare import Agreement, compare_files, pair_claims
from kg.agreement.encodings import EncodedClaim
from kg.findings import UnreadableError, UsageError
from kg.project import built_in_project, open_project
from kg.resources import BUILT_IN
from tests.conftest import CORPUS
from tests.running import kg

FIRST = CORPUS / "articles" / "courier-dunmere.md"
SECOND = CORPUS / "second-coder" / "courier-dunmere.md"


def compare(one: Path, other: Path) -> Agreement:
    return compare_files(open_project(CORPUS), one, other)


@pytest.fixture(scope="module")
def found() -> Agreement:
    return compare(FIRST, SECOND)


def test_who_has_which_claims(found: Agreement) -> None:
    assert found.coders == (("first coder of the corpus",), ("second coder of the corpus",))
    assert found.claims == (3, 2)
    assert [(unit.claim, unit.kind) for unit in found.only_in_one] == [("C3", "Battle")]
    assert found.only_in_other == ()
    assert found.warnings == ()
    # two of three and two of two: 2 · 2 / (3 + 2)
    assert found.f1 == pytest.approx(0.8)
    assert found.mean_overlap == 1


def test_where_paired_claims_differ(found: Agreement) -> None:
    assert [(pair.one, pair.other, pair.differences) for pair in found.pairs] == [
        ("C1", "C1", {}),
        (
            "C2",
            "C2",
            {
                "stance": ("reported", "claimed"),
                "interest": ("neutral", "unknown"),
                "place": ("market of Dunmere", "Dunmere"),
            },
        ),
    ]


def test_agreement_by_field(found: Agreement) -> None:
    # Two pairs. Where both coders give one category twice, kappa is not defined; where each gives
    # the same two, it is 1; where one gives two and the other one, half agree as by chance: 0.
    agreed = {each.field: (each.agreed, each.kappa) for each in found.fields}
    assert agreed == {
        "kind": (1, 1),
        "polarity": (1, None),
        "modality": (1, None),
        "stance": (0.5, 0),
        "interest": (0.5, 0),
        "root": (1, None),
        "place": (0.5, 0),
        "extent": (1, None),
        "date": (1, None),
        "actors": (1, 1),
        "quantities": (1, None),
    }


def test_other_numbers_and_extents_are_differences(tmp_path: Path) -> None:
    built_in = (BUILT_IN / "articles" / "zaman-al-wasl-31666.md").read_text("utf-8")
    changed = built_in.replace("minimum: 7", "minimum: 6").replace(
        "extent: most", "extent: part", 1
    )
    (tmp_path / "one.md").write_text(built_in, "utf-8")
    (tmp_path / "other.md").write_text(changed, "utf-8")
    found = compare_files(built_in_project(), tmp_path / "one.md", tmp_path / "other.md")
    differences = {pair.one: pair.differences for pair in found.pairs if pair.differences}
    assert differences.pop("C3") == {
        "quantities": (
            "killed 7 to any number; or wounded 14 to any number; wounded 14 to 14",
            "killed 6 to any number; or wounded 14 to any number; wounded 14 to 14",
        )
    }
    assert differences == {"C6a": {"extent": ("most", "part")}}


def test_the_same_coder_twice_is_said() -> None:
    (warning,) = compare(FIRST, FIRST).warnings
    assert warning.startswith("first coder of the corpus encoded both files")


def test_two_articles_are_refused_by_their_names() -> None:
    with pytest.raises(UsageError, match=r"'courier-dunmere'.*'daily-dunmere'"):
        compare(FIRST, CORPUS / "articles" / "daily-dunmere.md")


def changed(tmp_path: Path, change: Callable[[str], str]) -> Path:
    path = tmp_path / "changed.md"
    path.write_text(change(SECOND.read_text("utf-8")), "utf-8")
    return path


def test_two_texts_are_refused_by_their_hashes(tmp_path: Path) -> None:
    other = changed(tmp_path, lambda text: text.replace("on Wednesday.", "on Tuesday."))
    with pytest.raises(UsageError, match=r"the texts differ.*SHA-256 [0-9a-f]{12}"):
        compare(FIRST, other)


def test_a_file_with_mistakes_is_refused(tmp_path: Path) -> None:
    other = changed(tmp_path, lambda text: text.replace("place: dunmere", "place: dunmeer"))
    with pytest.raises(UnreadableError, match=r"kg check .*dunmeer"):
        compare(FIRST, other)


def test_a_quote_cut_short_overlaps_in_part(tmp_path: Path) -> None:
    cut = "The front shelled the market"
    other = changed(tmp_path, lambda text: text.replace(f"{cut} that day\n", f"{cut}\n"))
    found = compare(FIRST, other)
    # 28 code points of 37; with the other pair, whole, (1 + 28/37) / 2
    assert found.pairs[1].overlap == pytest.approx(28 / 37)
    assert found.mean_overlap == pytest.approx(65 / 74)


def test_an_empty_encoding_has_nothing_to_compare(tmp_path: Path) -> None:
    def without_claims(text: str) -> str:
        head, _, rest = text.partition("claims:\n")
        return f"{head}claims: []\n---\n{rest.partition('---')[2]}"

    found = compare(FIRST, changed(tmp_path, without_claims))
    assert (found.f1, found.mean_overlap, found.pairs) == (0, None, ())
    assert {each.agreed for each in found.fields} == {None}


# -- pairing -------------------------------------------------------------------------------


def claim(identifier: str, first: int, end: int, kind: str, place: str = "here") -> EncodedClaim:
    values = {"kind": kind, "place": place}
    return EncodedClaim(identifier, "", frozenset(range(first, end)), values)


def pairs(one: list[EncodedClaim], other: list[EncodedClaim]) -> list[tuple[str, str]]:
    return [(a.identifier, b.identifier) for a, b in pair_claims(one, other)]


def test_the_same_kind_is_preferred_to_the_same_words() -> None:
    one = [claim("a1", 0, 10, "Attack"), claim("a2", 0, 10, "Control")]
    other = [claim("b1", 0, 10, "Control"), claim("b2", 5, 15, "Attack")]
    # a2-b1 counts 1, a1-b1 one half, a1-b2 a third, a2-b2 a sixth
    assert pairs(one, other) == [("a1", "b2"), ("a2", "b1")]


def test_equal_words_and_kinds_are_paired_by_their_fields() -> None:
    one = [claim("a1", 0, 5, "Control", "north"), claim("a2", 0, 5, "Control", "south")]
    other = [claim("b1", 0, 5, "Control", "south"), claim("b2", 0, 5, "Control", "north")]
    assert pairs(one, other) == [("a1", "b2"), ("a2", "b1")]


def test_words_that_do_not_meet_make_no_pair() -> None:
    assert pairs([claim("a", 0, 5, "Attack")], [claim("b", 5, 10, "Attack")]) == []


def test_a_claim_stands_in_one_pair() -> None:
    one = [claim("a", 0, 5, "Attack")]
    other = [claim("b1", 0, 5, "Attack"), claim("b2", 0, 5, "Attack")]
    assert pairs(one, other) == [("a", "b1")]


# -- the command ---------------------------------------------------------------------------


def test_the_command_prints_differences_and_measures() -> None:
    ran = kg("agreement", FIRST, SECOND, cwd=CORPUS)
    assert ran.code == 0
    assert "2 pairs · F1 of the units 80% · mean overlap of their quotes 100%" in ran.out
    lines = [line.split() for line in ran.out.splitlines()]
    assert ["C2", "C2", "100%", "stance", "reported", "claimed"] in lines
    assert ["stance", "50%", "0.00"] in lines
    assert ["polarity", "100%", "not", "defined"] in lines


def test_the_command_gives_json() -> None:
    data = json.loads(kg("agreement", FIRST, SECOND, "--json", cwd=CORPUS).out)
    assert data["only_in_one"][0]["claim"] == "C3"
    assert data["pairs"][1]["differences"]["stance"] == ["reported", "claimed"]


def test_the_command_warns_and_refuses() -> None:
    same = kg("agreement", FIRST, FIRST, cwd=CORPUS)
    assert same.code == 0
    assert "encoded both files" in same.err
    different = kg("agreement", FIRST, CORPUS / "articles" / "daily-dunmere.md", cwd=CORPUS)
    assert different.code == 2
    missing = kg("agreement", FIRST, "nowhere.md", cwd=CORPUS)
    assert (missing.code, missing.out) == (3, "")
