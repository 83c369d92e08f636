"""kg import: the same events in four formats become the same claims, worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.check import check_project
from kg.project import open_project
from tests.annotations.invented import ARTICLE, FORMATS, SAMPLES, TEXT, claims_in, project, write
from tests.projects import changed
from tests.running import kg

# By the text: who attacked whom near what, on the Monday; at least 3 killed; who took what.
EXPECTED = {
    "I1": (
        "Hill Guard attacked the River Column near Mocktown on Monday",
        {
            "type": "Attack",
            "attacker": "hill-guard",
            "target": "river-column",
            "near": "mocktown",
            "date": {"words": "on Monday", "rule": "weekday-before"},
        },
    ),
    "I2": (
        "At least 3 fighters of the River Column were killed",
        {
            "type": "CasualtyEstimate",
            "sufferedBy": "river-column",
            "quantity": {"kind": "killed", "minimum": "3", "words": "At least 3"},
        },
    ),
    "I3": (
        "Hill Guard took Twin Ford",
        {"type": "TerritorialChange", "gainedBy": "hill-guard", "place": "twin-ford"},
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return project(tmp_path / "desk")


@pytest.mark.parametrize("name", FORMATS)
def test_four_formats_give_the_same_claims(name: str, desk: Path) -> None:
    ran = kg("import", SAMPLES / FORMATS[name], cwd=desk)
    assert (ran.code, ran.out) == (0, "articles/live.md: 3 draft claims: I1, I2, I3\n")
    claims = claims_in(desk / "articles" / "live.md")
    found = {at: (claims[at]["quote"], claims[at]["content"]) for at in EXPECTED}  # type: ignore[index]
    assert found == EXPECTED
    for at in EXPECTED:
        claim = claims[at]
        assert isinstance(claim, dict)
        assert claim["review"] == "draft"
        assert (claim["source"], claim["stance"]) == (["mock-courier"], "own-voice")
    assert "C1" in claims
    checked = check_project(open_project(desk), [])
    # the third event has no date, which is advice and no violation
    assert [finding.code for finding in checked.findings] == ["ClaimAdvice-event-is-dated"]


def test_nothing_else_in_the_file_changes(desk: Path) -> None:
    kg("import", SAMPLES / "invented.ann", cwd=desk)
    before, after = ARTICLE, (desk / "articles" / "live.md").read_text("utf-8")
    claims, text = before.split("---\n\n")
    assert after.startswith(claims)
    assert after.endswith("---\n\n" + text)
    assert "# the only one until the import" in after


def test_a_name_outside_claims_is_told_and_no_claim(desk: Path) -> None:
    ran = kg("import", SAMPLES / "invented.ann", cwd=desk)
    assert "names in no claim: 'Hill Guard' (1)" in ran.err
    assert "NO RELATIONS" not in ran.err


def test_drafts_are_no_evidence(desk: Path) -> None:
    kg("import", SAMPLES / "invented.ann", cwd=desk)
    answer = json.loads(kg("ask", "who controls Twin Ford", "--json", cwd=desk).out)
    assert (answer["verdict"], answer["holders"]) == ("unknown", [])


def test_importing_again_adds_nothing(desk: Path) -> None:
    kg("import", SAMPLES / "invented.ann", cwd=desk)
    once = (desk / "articles" / "live.md").read_text("utf-8")
    ran = kg("import", SAMPLES / "invented.jsonl", cwd=desk)
    assert ran.out == "articles/live.md: 0 draft claims\n"
    assert "3 claims are in" in ran.err
    assert (desk / "articles" / "live.md").read_text("utf-8") == once


def test_two_files_for_one_article(desk: Path, tmp_path: Path) -> None:
    lines = (SAMPLES / "invented.ann").read_text("utf-8").splitlines(keepends=True)
    write(tmp_path, "one.txt", TEXT)
    write(tmp_path, "two.txt", TEXT)
    events = [line for line in lines if line.startswith("E")]
    spans = "".join(line for line in lines if line.startswith("T"))
    one = write(tmp_path, "one.ann", spans + events[0])
    two = write(tmp_path, "two.ann", spans + events[2])
    ran = kg("import", one, two, cwd=desk)
    assert ran.code == 0
    claims = claims_in(desk / "articles" / "live.md")
    assert list(claims) == ["C1", "I1", "I2"]
    assert claims["I2"]["quote"] == "Hill Guard took Twin Ford"  # type: ignore[index]


def test_a_dry_run_shows_and_writes_nothing(desk: Path) -> None:
    ran = kg("import", SAMPLES / "invented.ann", "--dry-run", cwd=desk)
    assert "quote: Hill Guard took Twin Ford" in ran.out
    assert "3 draft claims" in ran.err
    assert (desk / "articles" / "live.md").read_text("utf-8") == ARTICLE


def test_as_json(desk: Path) -> None:
    (record,) = json.loads(kg("import", SAMPLES / "invented.ann", "--json", cwd=desk).out)
    assert [claim["id"] for claim in record["claims"]] == ["I1", "I2", "I3"]
    assert record["sameText"] is True
    assert record["namesInNoClaim"] == {"Hill Guard": 1}


# -- which article -------------------------------------------------------------------------


def test_an_article_by_its_id_and_by_its_file(desk: Path) -> None:
    for name in ("live", "articles/live.md"):
        ran = kg("import", SAMPLES / "invented.ann", "--article", name, "--dry-run", cwd=desk)
        assert ran.code == 0, name
    ran = kg("import", SAMPLES / "invented.ann", "--article", "other", cwd=desk)
    assert ran.code == 1
    assert "no article 'other' in the project" in ran.err


def test_no_article_has_the_text(tmp_path: Path) -> None:
    desk = project(
        tmp_path / "desk",
        ARTICLE.replace("for bread.", "for soup.").replace(
            "asked its neighbours for bread", "asked its neighbours"
        ),
    )
    ran = kg("import", SAMPLES / "invented.ann", cwd=desk)
    assert ran.code == 1
    assert "no article of the project has its text: say which one is meant" in ran.err


# -- texts that differ ---------------------------------------------------------------------


def test_another_text_is_said_and_searched_by_words(tmp_path: Path) -> None:
    """A word more at the beginning, one word changed: no offset holds, most words do."""
    article = changed(("🔴 Live, invented:", "🔴 Live and long, invented:"), article=ARTICLE)
    desk = project(tmp_path / "desk", article.replace("took Twin Ford", "seized Twin Ford"))
    ran = kg("import", SAMPLES / "invented.ann", "--article", "live", cwd=desk)
    assert "its text is not that of" in ran.err
    # twelve spans, of which "took" is not there
    assert "11 spans were placed by their words" in ran.err
    assert "T10 (TerritorialChange): 'took' is not in the article's text" in ran.err
    claims = claims_in(desk / "articles" / "live.md")
    assert claims["I1"]["quote"] == EXPECTED["I1"][0]  # type: ignore[index]
    assert claims["I3"]["quote"] == "Hill Guard seized Twin Ford"  # type: ignore[index]
    assert ran.code == 1


def test_line_ends_and_a_byte_order_mark_shift_nothing(desk: Path, tmp_path: Path) -> None:
    """With a mark before the text every offset is one more; after a CRLF, one more still."""
    lines = TEXT.split("\n")
    write(tmp_path, "crlf.txt", "\ufeff" + "\r\n".join(lines))
    start = 1 + len(lines[0]) + 2 + lines[1].index("Hill Guard took Twin Ford")
    spans = [("ORG", 0, 10, "Hill Guard"), ("Attack", 11, 15, "took"), ("LOC", 16, 25, "Twin Ford")]
    drawn = "".join(
        f"T{number}\t{label} {start + begin} {start + end}\t{words}\n"
        for number, (label, begin, end, words) in enumerate(spans, start=1)
    )
    ann = write(tmp_path, "crlf.ann", drawn + "E1\tAttack:T2 Attacker:T1 Place:T3\n")
    ran = kg("import", ann, cwd=desk)
    assert (ran.code, ran.err) == (0, "")
    claims = claims_in(desk / "articles" / "live.md")
    assert claims["I1"]["quote"] == "Hill Guard took Twin Ford"  # type: ignore[index]


# -- what is lost is said ------------------------------------------------------------------


def test_spans_without_relations_become_no_claim_and_it_is_said_loudly(
    desk: Path, tmp_path: Path
) -> None:
    record = {"text": TEXT, "label": [[22, 32, "ORG"], [64, 72, "LOC"], [33, 41, "Attack"]]}
    file = write(tmp_path, "spans.jsonl", json.dumps(record))
    ran = kg("import", file, cwd=desk)
    assert ran.code == 0
    assert "NO RELATIONS among 3 annotations" in ran.err
    assert "names in no claim: 'Hill Guard' (1), 'Mocktown' (1)" in ran.err
    assert ran.out == "articles/live.md: 0 draft claims\n"
    assert (desk / "articles" / "live.md").read_text("utf-8") == ARTICLE
    assert kg("import", file, "--strict", cwd=desk).code == 1


def test_strict_writes_nothing_where_something_is_lost(desk: Path, tmp_path: Path) -> None:
    write(tmp_path, "lost.txt", TEXT)
    spans = (SAMPLES / "invented.ann").read_text("utf-8")
    file = write(tmp_path, "lost.ann", spans + "T20\tMystery 0 1\t🔴\n")
    ran = kg("import", file, "--strict", cwd=desk)
    assert ran.code == 1
    assert "'Mystery' (1)" in ran.err
    assert (desk / "articles" / "live.md").read_text("utf-8") == ARTICLE
    assert kg("import", file, cwd=desk).code == 0
    assert "I3" in claims_in(desk / "articles" / "live.md")


def test_a_claim_that_would_not_pass_the_checks_is_left_out(desk: Path, tmp_path: Path) -> None:
    """A place changes hands, and neither who gained nor who lost it was annotated."""
    write(tmp_path, "half.txt", TEXT)
    spans = "T1\tTerritorialChange 171 175\ttook\nT2\tLOC 176 185\tTwin Ford\n"
    file = write(tmp_path, "half.ann", spans + "E1\tTerritorialChange:T1 Place:T2\n")
    ran = kg("import", file, cwd=desk)
    assert "half.ann:3: a territorial change has at least one gainer or loser" in ran.err
    assert ran.out == "articles/live.md: 0 draft claims\n"
    assert (desk / "articles" / "live.md").read_text("utf-8") == ARTICLE


def test_names_that_the_gazetteer_lacks_are_listed_and_noted(desk: Path, tmp_path: Path) -> None:
    write(tmp_path, "names.txt", TEXT)
    spans = "T1\tORG 22 32\tHill Guard\nT2\tAttack 33 41\tattacked\nT3\tORG 231 241\tneighbours\n"
    file = write(tmp_path, "names.ann", spans + "E1\tAttack:T2 Attacker:T1 Target:T3\n")
    ran = kg("import", file, cwd=desk)
    assert "names that the gazetteer lacks: 'neighbours' (1)" in ran.err
    claim = claims_in(desk / "articles" / "live.md")["I1"]
    assert isinstance(claim, dict)
    assert claim["content"] == {"type": "Attack", "attacker": "hill-guard"}
    assert "As target the annotation has “neighbours”." in claim["note"]
    assert claim["quote"] == ["Hill Guard attacked", "neighbours"]


def test_a_source_is_put_into_the_chain(desk: Path, tmp_path: Path) -> None:
    """Its speaker stands for the guard itself, says an equivalence; who gains says so: claimed."""
    write(tmp_path, "said.txt", TEXT)
    spans = (
        "T1\tORG 160 170\tHill Guard\nT2\tTerritorialChange 171 175\ttook\n"
        "T3\tLOC 176 185\tTwin Ford\nT4\tORG 187 198\tits speaker\n*\tEquiv T4 T1\n"
    )
    event = "E1\tTerritorialChange:T2 Agent:T1 Place:T3 Source:T4\n"
    file = write(tmp_path, "said.ann", spans + event + "#1\tAnnotatorNotes E1\ta \x1b[31mnote\n")
    ran = kg("import", file, "--strict", cwd=desk)
    assert ran.code == 0, ran.err
    claim = claims_in(desk / "articles" / "live.md")["I1"]
    assert isinstance(claim, dict)
    assert claim["source"] == ["mock-courier", "hill-guard"]
    assert (claim["stance"], claim["attribution"]) == ("claimed", "its speaker")
    assert claim["quote"] == "Hill Guard took Twin Ford"
    assert claim["note"].endswith("a [31mnote")


def test_a_denial_and_a_reference_to_another_event(desk: Path, tmp_path: Path) -> None:
    write(tmp_path, "deny.txt", TEXT)
    spans = "".join(
        line
        for line in (SAMPLES / "invented.ann").read_text("utf-8").splitlines(keepends=True)
        if line.startswith("T")
    )
    events = (
        "E1\tAttack:T2 Attacker:T1 Target:T3\nE2\tAttack:T10 Attacker:T9 PartOf:E1\n"
        "A1\tNegated E2\n"
    )
    ran = kg("import", write(tmp_path, "deny.ann", spans + events), cwd=desk)
    assert ran.code == 0
    claims = claims_in(desk / "articles" / "live.md")
    contents = [claims[at]["content"] for at in ("I1", "I2")]  # type: ignore[index]
    assert "polarity" not in contents[0]
    assert (contents[1]["polarity"], contents[1]["partOf"]) == ("denied", "I1")


# -- the meaning of labels -----------------------------------------------------------------

MAP = """\
labels: {Assault: Attack, Crew: actor, Spot: place}
roles: {Who: attacker, TerritorialChange.Who: gainedBy, Where: place, Mood: skip}
relations:
  runs: {type: Control, from: holder, to: place}
"""


def test_a_mapping_file(desk: Path, tmp_path: Path) -> None:
    record = {
        "text": TEXT,
        "entities": [
            {"id": 1, "label": "Crew", "start_offset": 160, "end_offset": 170},
            {"id": 2, "label": "TerritorialChange", "start_offset": 171, "end_offset": 175},
            {"id": 3, "label": "Spot", "start_offset": 176, "end_offset": 185},
            {"id": 4, "label": "Assault", "start_offset": 33, "end_offset": 41},
        ],
        "relations": [
            {"from_id": 2, "to_id": 1, "type": "Who"},
            {"from_id": 2, "to_id": 3, "type": "Where"},
            {"from_id": 1, "to_id": 4, "type": "Who"},
            {"from_id": 4, "to_id": 3, "type": "Mood"},
            {"from_id": 1, "to_id": 3, "type": "runs"},
        ],
    }
    file = write(tmp_path, "mapped.jsonl", json.dumps(record))
    write(tmp_path, "map.yaml", MAP)
    ran = kg("import", file, "--map", "../map.yaml", "--strict", cwd=desk)
    assert (ran.code, ran.err) == (0, "")
    claims = claims_in(desk / "articles" / "live.md")
    assert [claims[at]["content"] for at in ("I1", "I2", "I3")] == [  # type: ignore[index]
        {"type": "TerritorialChange", "gainedBy": "hill-guard", "place": "twin-ford"},
        {"type": "Attack", "attacker": "hill-guard"},
        {"type": "Control", "holder": "hill-guard", "place": "twin-ford"},
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("labels: {A: Atack}\n", "map.yaml:1: 'A': 'Atack' is no word of the vocabulary; did you"),
        ("\nroles: {A: atacker}\n", "map.yaml:2: 'A': 'atacker' is no word"),
        ("relations:\n  a: Attack\n", "map.yaml:2: 'a': a relation is {type: Attack"),
        ("names: {}\n", "map.yaml:1: 'names'"),
        ("- a\n", "map.yaml: a mapping file has labels, roles or relations"),
        ("labels: [\n", "map.yaml:2"),
    ],
)
def test_a_wrong_mapping_file(text: str, said: str, desk: Path, tmp_path: Path) -> None:
    write(tmp_path, "map.yaml", text)
    ran = kg("import", SAMPLES / "invented.ann", "--map", "../map.yaml", cwd=desk)
    assert ran.code == 2
    assert said in ran.err


# -- files that cannot be read -------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.jsonl", '{"text": "x",\n "label": [}\n', "a.jsonl:2: not JSON"),
        ("a.json", "", "a.json:1: not JSON"),
        ("a.json", '{"hello": 1}', "in no format of annotations"),
        ("a.json", '{"_referenced_fss": {}}', "export it as UIMA CAS JSON 0.4.0"),
        ("a.json", "[" * 100_000, "not JSON"),
        ("a.ann", "T1\tORG 0 1\tx\n", "there is no a.txt"),
    ],
)
def test_files_that_cannot_be_read(
    name: str, text: str, said: str, desk: Path, tmp_path: Path
) -> None:
    ran = kg("import", write(tmp_path, name, text), cwd=desk)
    assert ran.code == 3
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_broken_second_file_leaves_everything_as_it_was(desk: Path, tmp_path: Path) -> None:
    broken = write(tmp_path, "broken.jsonl", "{")
    ran = kg("import", SAMPLES / "invented.ann", broken, cwd=desk)
    assert ran.code == 3
    assert (desk / "articles" / "live.md").read_text("utf-8") == ARTICLE


def test_a_hundred_thousand_annotations(desk: Path, tmp_path: Path) -> None:
    entities = [
        {"id": number, "label": "ORG", "start_offset": 22, "end_offset": 32}
        for number in range(100_000)
    ]
    record = {"text": TEXT, "entities": entities, "relations": []}
    ran = kg("import", write(tmp_path, "many.jsonl", json.dumps(record)), cwd=desk)
    assert ran.code == 0
    assert "NO RELATIONS among 100000 annotations" in ran.err
    assert "'Hill Guard' (100000)" in ran.err


def test_more_events_than_an_article_can_have(desk: Path, tmp_path: Path) -> None:
    write(tmp_path, "many.txt", TEXT)
    spans = "T1\tORG 22 32\tHill Guard\nT2\tAttack 33 41\tattacked\n"
    events = "".join(f"E{number}\tAttack:T2 Attacker:T1\n" for number in range(1, 502))
    ran = kg("import", write(tmp_path, "many.ann", spans + events), cwd=desk)
    assert ran.code == 2
    assert "split the file" in ran.err
