"""Two versions of a graph are compared by what they say."""

import json
import subprocess
from pathlib import Path

import pytest

from kg.diff.compare import Change, Difference, compare
from kg.diff.records import records_of
from kg.diff.sides import read_side
from kg.project import open_project
from tests import projects
from tests.running import kg

SECOND = """\
  - id: C2
    quote: At least 3 fighters were killed
    source: [mock-courier]
    stance: own-voice
    interest: unknown
    content:
      type: CasualtyEstimate
      sufferedBy: hill-guard
      date: {words: were killed, rule: not-after}
      quantity:
        - {kind: killed, minimum: 3, words: At least 3}
        - {kind: wounded, maximum: 9}
---

"""
BASE = projects.changed(("---\n\n", SECOND))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return projects.make(tmp_path / "desk", {"mock.md": BASE})


def difference(desk: Path, new: str, name: str = "new.md") -> Difference:
    """What is different in the article `new`, seen from the base article."""
    other = desk.parent / name
    other.write_text(new, "utf-8")
    project = open_project(desk)
    sides = [read_side(str(path), project) for path in (desk / "articles" / "mock.md", other)]
    return compare(*(records_of(side.quads) for side in sides))


def changes(found: Difference) -> dict[str, list[Change]]:
    return {one.record.name: one.changes for one in found.changed}


def changed(*pairs: tuple[str, str]) -> str:
    return projects.changed(*pairs, article=BASE)


def test_the_same_article_has_no_difference(desk: Path) -> None:
    assert not difference(desk, BASE)


def test_order_layout_and_comments_say_nothing(desk: Path) -> None:
    start, end = BASE.index("  - id: C2"), BASE.rindex("---")
    second = BASE[start:end]
    reordered = BASE.replace(second, "").replace("  - id: C1", f"{second}  # a comment\n  - id: C1")
    reordered = reordered.replace("interest: for", "interest: 'for'")
    assert reordered != BASE
    assert not difference(desk, reordered)


def test_a_day_later_is_one_change(desk: Path) -> None:
    found = difference(
        desk, changed(("words: on Monday, rule: weekday-before", "edtf: 2031-05-04"))
    )
    assert {change.field for change in changes(found)["C1"]} == {
        "content.date.edtf",
        "content.date.rule",
        "content.date.words",
        "content.date.anchor",
    }
    assert Change("content.date.edtf", ["2031-05-05"], ["2031-05-04"]) in changes(found)["C1"]
    assert list(changes(found)) == ["C1"]


def test_a_longer_chain_is_told_whole(desk: Path) -> None:
    found = difference(
        desk, changed(("[mock-courier, hill-guard]", "[mock-courier, river-column, hill-guard]"))
    )
    assert changes(found) == {
        "C1": [
            Change(
                "source",
                ["[mock-courier, hill-guard]"],
                ["[mock-courier, river-column, hill-guard]"],
            )
        ]
    }


def test_a_number_is_told_with_its_key(desk: Path) -> None:
    found = difference(desk, changed(("maximum: 9", "maximum: 8")))
    assert changes(found) == {"C2": [Change("content.quantity.maximum", ["9"], ["8"])]}


def test_numbers_that_change_places_are_a_change(desk: Path) -> None:
    swapped = changed(
        ("killed, minimum: 3", "killed, maximum: 9"), ("wounded, maximum: 9", "wounded, minimum: 3")
    )
    assert changes(difference(desk, swapped))["C2"] != []


def test_another_order_of_a_chain_is_a_change(desk: Path) -> None:
    longer = "[mock-courier, river-column, hill-guard]"
    (desk / "articles" / "mock.md").write_text(changed(("[mock-courier, hill-guard]", longer)))
    found = difference(
        desk, changed(("[mock-courier, hill-guard]", "[mock-courier, hill-guard, river-column]"))
    )
    assert [change.field for change in changes(found)["C1"]] == ["source"]


def test_a_claim_with_another_id_was_renamed(desk: Path) -> None:
    found = difference(desk, changed(("- id: C1", "- id: K9")))
    assert [(one.record.name, one.was) for one in found.renamed] == [("K9", "C1")]
    assert (found.added, found.removed, found.changed) == ([], [], [])


def test_claims_are_added_and_removed(desk: Path) -> None:
    found = difference(desk, projects.ARTICLE)
    assert [record.name for record in found.removed] == ["C2"]
    assert (found.added, found.changed, found.renamed) == ([], [], [])


def test_a_sentence_before_changes_no_claim(desk: Path) -> None:
    found = difference(
        desk,
        changed(
            (
                "The Hill Guard took Mocktown on Monday, its",
                "Later news. The Hill Guard took Mocktown on Monday, its",
            )
        ),
    )
    assert [one.record.kind for one in found.changed] == ["article"]
    assert [change.field for change in found.changed[0].changes] == ["text"]


def test_syntaxes_make_no_difference(desk: Path) -> None:
    for syntax, name in (
        ("turtle", "g.ttl"),
        ("trig", "g.trig"),
        ("nquads", "g.nq"),
        ("jsonld", "g.jsonld"),
    ):
        kg("export", "--format", syntax, "-o", name, "--inferred", cwd=desk)
    for name in ("g.trig", "g.nq", "g.jsonld"):
        assert kg("diff", "g.trig", name, cwd=desk).code == 0
    kg("export", "-o", "asserted.ttl", cwd=desk)
    same = kg("diff", "asserted.ttl", "g.trig", cwd=desk)
    assert (same.code, same.out) == (0, "")


def test_a_projects_gazetteer_is_compared(desk: Path) -> None:
    other = projects.make(desk.parent / "other", {"mock.md": BASE})
    places = other / "gazetteer" / "places.yaml"
    places.write_text(places.read_text().replace("Mock Town, ", ""))
    found = kg("diff", desk, other, cwd=desk)
    assert found.code == 1
    assert "gazetteer\n  ~ place mocktown\n      altLabel: - Mock Town@en\n" in found.out


def test_the_command_says_what_changed(desk: Path) -> None:
    (desk / "new.md").write_text(changed(("stance: claimed", "stance: reported")))
    found = kg("diff", "articles/mock.md", "new.md", cwd=desk)
    assert found.code == 1
    assert found.out.splitlines() == [
        "mock",
        "  ~ claim C1 TerritorialChange “The Hill Guard took Mocktown on Monday”",
        "      stance: claimed → reported",
    ]
    assert found.err == "kg: 1 changed\n"


def test_json_has_the_same(desk: Path) -> None:
    (desk / "new.md").write_text(changed(("stance: claimed", "stance: reported")))
    found = json.loads(kg("diff", "articles/mock.md", "new.md", "--json", cwd=desk).out)
    assert [entry["name"] for entry in found["changed"]] == ["C1"]
    assert found["changed"][0]["changes"] == [
        {"field": "stance", "before": ["claimed"], "after": ["reported"]}
    ]


def test_a_commit_is_compared_with_the_folder(desk: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(("git", *identity, *arguments), cwd=desk, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    before = projects.listing(desk / "articles")
    assert kg("diff", "git:HEAD", ".", cwd=desk).code == 0
    (desk / "articles" / "mock.md").write_text(changed(("interest: for", "interest: unknown")))
    found = kg("diff", "git:HEAD", ".", cwd=desk)
    assert found.code == 1
    assert "interest: for → unknown" in found.out
    assert projects.listing(desk / "articles").keys() == before.keys()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("missing.md", "articles/mock.md"), 3, "no such file"),
        (("gazetteer", "articles/mock.md"), 3, "no articles in this folder"),
        (("git:no-such-commit", "."), 3, "git:no-such-commit"),
        (("git:--output=x", "."), 2, "name a commit"),
        (("broken.ttl", "."), 3, "broken.ttl:1"),
    ],
)
def test_what_cannot_be_compared_is_said(
    arguments: tuple[str, str], code: int, said: str, desk: Path
) -> None:
    (desk / "broken.ttl").write_text("<a> <b>\n")
    wrong = kg("diff", *arguments, cwd=desk)
    assert wrong.code == code
    assert said in wrong.err
    assert "Traceback" not in wrong.err


def test_a_file_with_mistakes_is_compared_as_far_as_it_can_be_read(desk: Path) -> None:
    (desk / "new.md").write_text(changed(("place: mocktown", "place: nowhere")))
    found = kg("diff", "articles/mock.md", "new.md", cwd=desk)
    assert "new.md has 1 violation: what is wrong is not compared" in found.err
    assert "content.place: - mocktown" in found.out
