"""Bad input as a user meets it: one run of `kg check` names every problem of every file.

The project is invented, and so is everything that is wrong with it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.projects import ARTICLE, TEXT, changed, listing, make
from tests.running import Ran, kg

CONTENT = ARTICLE[ARTICLE.index("    content:") : ARTICLE.index("---\n\n")]
DATE = "{words: on Monday, rule: weekday-before}"


def article(name: str, *changes: tuple[str, str]) -> str:
    """The invented article under the id `name`, with changes."""
    return changed(("id: mock\n", f"id: {name}\n"), *changes)


ESTIMATE = (
    "    content: {type: CasualtyEstimate, sufferedBy: hill-guard, "
    "quantity: {kind: killed, minimum: 9, maximum: 7}}\n"
)
QUOTE = "quote: The Hill Guard took Mocktown on Monday"
SECOND = "  - {id: C1, quote: gave no numbers}\n"
TURTLE = """\
PREFIX ckg: <https://w3id.org/conflict-kg/ontology#>
PREFIX article: <https://w3id.org/conflict-kg/id/article/>
article:broken a ckg:Article
article:broken ckg:note "no full stop above" .
"""

FILES: dict[str, str | bytes] = {
    "no-front-matter.md": "Only text.\n",
    "unclosed.md": "---\nid: unclosed\n",
    "unknown-key.md": article("unknown-key", ("stance: ", "stanse: ")),
    "unknown-actor.md": article("unknown-actor", ("gainedBy: hill-guard", "gainedBy: Hil Guard")),
    "unknown-place.md": article("unknown-place", ("place: mocktown", "place: Moktown")),
    "ambiguous-place.md": article("ambiguous-place", ("place: mocktown", "place: Twinford")),
    "unknown-source.md": article("unknown-source", ("[mock-courier, hill", "[mock-courier, hil")),
    "quote-missing.md": article("quote-missing", ("took Mocktown on Monday\n", "took Moktown\n")),
    "quote-twice.md": article("quote-twice", (QUOTE, "quote: Hill Guard")),
    "impossible-date.md": article("impossible-date", (DATE, "2017-13-19")),
    "backward-date.md": article("backward-date", (DATE, "2031-05-06/2031-05-01")),
    "future.md": article("future", (DATE, "2031-06-01")),
    "empty-chain.md": article("empty-chain", ("[mock-courier, hill-guard]", "[]")),
    "other-outlet.md": article("other-outlet", ("[mock-courier, hill-guard]", "[hill-guard]")),
    "min-above-max.md": article("min-above-max", (CONTENT, ESTIMATE)),
    "two-stances.md": article("two-stances", ("stance: claimed", "stance: [claimed, reported]")),
    "duplicate-claim.md": article("duplicate-claim", ("---\n\nThe", SECOND + "---\n\nThe")),
    "first.md": article("same-id"),
    "second.md": article("same-id"),
    "broken.ttl": TURTLE,
    "no-json.jsonld": '{"@id": ',
    "latin.md": article("latin", ("no numbers", "no numb\u00e9rs")).encode("latin-1"),
    "utf16.md": article("utf16").encode("utf-16"),
    "windows.md": ("\ufeff" + article("windows")).replace("\n", "\r\n"),
    "empty.md": "",
    "void.nq": "\n",
    "no-text.md": article("no-text")[: article("no-text").index(TEXT)],
    "broken-yaml.md": article("broken-yaml", ("[mock-courier, hill-guard]", "[mock")),
    "surrogate.md": article("surrogate", ("    stance", '    note: "\\ud800"\n    stance')),
    "graph-name.md": article("gazetteer"),
    "arabic.md": article("arabic", ("place: mocktown", "place: بلدة")),
    "good.md": article("good"),
}  # fmt: skip

FOUND = [
    ("no-front-matter.md:1:1", "no-front-matter", "an article begins with a line ---"),
    ("unclosed.md:1:1", "no-front-matter", "not closed"),
    ("unknown-key.md:14:5", "unknown-key", "unknown key 'stanse'; did you mean 'stance'?"),
    ("unknown-actor.md:18:17", "unknown-actor", "'Hil Guard'; did you mean 'Hill Guard'"),
    ("unknown-place.md:19:14", "unknown-place", "'Moktown'; did you mean 'Mocktown'"),
    ("ambiguous-place.md:19:14", "ambiguous-name", "may be mocktown, twin-ford: write which"),
    ("unknown-source.md:13:28", "unknown-actor", "'hil-guard'"),
    ("quote-missing.md:11:12", "quote-not-found", "nearest passage is 'The Hill Guard took"),
    ("quote-twice.md:11:12", "quote-ambiguous", "occurrence: N"),
    ("impossible-date.md:20:13", "bad-date", "there is no month 13"),
    ("backward-date.md:20:13", "bad-date", "ends before it begins"),
    ("future.md:20:13", "Content-past-before-publication", "on or before the day of publication"),
    ("empty-chain.md:13:13", "empty-source-chain", "names at least the outlet"),
    ("other-outlet.md:13:14", "Claim-chain-begins-with-publisher", "actor:hill-guard"),
    ("min-above-max.md:16:97", "minimum-above-maximum", "the minimum 9 is above the maximum 7"),
    ("two-stances.md:14:14", "Claim-stance", "exactly one stance"),
    ("duplicate-claim.md:21:10", "duplicate-claim-id", "'C1' is used twice (first in line 10)"),
    ("second.md:2:5", "duplicate-article-id", "first.md"),
    ("broken.ttl:4:1", "syntax-error", "probably missing at the end of line 3"),
    ("no-json.jsonld:1:9", "syntax-error", "Unexpected end of file"),
    ("latin.md:23", "unreadable", "not UTF-8: byte 0xe9"),
    ("utf16.md:1", "unreadable", "UTF-16"),
    ("empty.md", "empty-file", "the file is empty"),
    ("void.nq", "empty-file", "the file is empty"),
    ("no-text.md:21:1", "no-text", "the article has no text"),
    ("broken-yaml.md:14:11", "yaml-syntax", "not YAML"),
    ("surrogate.md:14:11", "control-character", "leave it out"),
    ("graph-name.md:2:5", "bad-id", "choose another id"),
    ("arabic.md:19:14", "unknown-place", "'بلدة'"),
]  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("bad") / "desk", FILES)
    (root / "articles" / "folder.md").mkdir()
    return root


@pytest.fixture(scope="module")
def checked(project: Path) -> Ran:
    before = listing(project)
    ran = kg("check", cwd=project)
    assert listing(project) == before
    return ran


def test_what_another_editor_left_is_a_warning(checked: Ran) -> None:
    assert "articles/windows.md:1:1: warning: the file begins with a byte order" in checked.out
    assert "articles/windows.md:1:5: warning: 24 carriage returns" in checked.out
    assert "articles/windows.md:" not in "".join(re.findall(r".*violation.*", checked.out))


@pytest.mark.parametrize(("place", "code", "said"), FOUND, ids=[f"{p} {c}" for p, c, _ in FOUND])
def test_a_problem_is_named_where_it_stands(checked: Ran, place: str, code: str, said: str) -> None:
    # a message may go on in further lines, which are indented
    findings = re.split(r"\n(?=\S)", checked.out)
    fitting = [
        finding
        for finding in findings
        if finding.startswith(f"articles/{place}: violation: ") and f"[{code}]" in finding
    ]
    assert len(fitting) == 1, [f for f in findings if f.startswith(f"articles/{place[:9]}")]
    assert said in fitting[0]


def test_the_line_of_broken_turtle_and_the_one_before_are_shown(checked: Ran) -> None:
    assert "    3 | article:broken a ckg:Article\n    4 | article:broken ckg:note" in checked.out


def test_a_good_article_has_no_problem(checked: Ran) -> None:
    assert "good.md" not in checked.out
    assert not re.search("^articles/first", checked.out, re.MULTILINE)


def test_one_mistake_is_reported_once(checked: Ran) -> None:
    for name in ("quote-missing", "impossible-date", "empty-chain", "unknown-place", "min-above"):
        assert checked.out.count(f"articles/{name}") == 1


def test_a_folder_is_named_and_what_cannot_be_read_decides_the_exit_code(checked: Ran) -> None:
    line = "articles/folder.md: violation: this is a folder; name a file in it [unreadable]"
    assert line in checked.out
    assert checked.code == 3


def test_paths_are_seen_from_here_and_nothing_else_is_on_standard_output(
    checked: Ran, project: Path
) -> None:
    assert str(project) not in checked.out
    assert checked.err.startswith(f"kg: {len(FILES) + 1 + 5} files checked, ")
    assert "Traceback" not in checked.out + checked.err


def test_the_same_as_json(project: Path) -> None:
    ran = kg("check", "--json", "articles/unknown-key.md", cwd=project)
    assert ran.code == 1
    findings: list[dict[str, Any]] = json.loads(ran.out)
    first = next(f for f in findings if f["code"] == "unknown-key")
    assert (first["path"], first["line"], first["column"]) == ("articles/unknown-key.md", 14, 5)
    assert first["severity"] == "violation"


@pytest.mark.parametrize(
    ("name", "code"),
    [("good.md", 0), ("empty.md", 1), ("broken.ttl", 1), ("latin.md", 3), ("folder.md", 3)],
)
def test_the_exit_code_of_one_file(project: Path, name: str, code: int) -> None:
    assert kg("check", f"articles/{name}", cwd=project).code == code


def test_from_elsewhere_the_path_is_whole(project: Path, tmp_path: Path) -> None:
    ran = kg("check", "--project", project, project / "articles" / "empty.md", cwd=tmp_path)
    assert ran.out.startswith(f"{project}/articles/empty.md: violation: ")


def test_building_leaves_out_what_is_wrong_and_writes_only_what_is_right(tmp_path: Path) -> None:
    wrong = {name: FILES[name] for name in ("unknown-place.md", "latin.md", "broken.ttl")}
    root = make(tmp_path / "desk", {"good.md": FILES["good.md"], **wrong})
    before = listing(root)
    built = kg("build", cwd=root)
    assert built.code == 1
    assert "1 article, 3 left out" in built.out
    assert "wrote articles/good.md.ttl" in built.out
    assert "articles/unknown-place.md:19:14: violation: " in built.err
    assert listing(root).keys() - before.keys() == {"articles/good.md.ttl"}
    asked = kg("ask", "who", "controls", "Mocktown", cwd=root)
    assert asked.code == 0
    assert "articles/latin.md does not pass the checks and is left out" in asked.err
    assert "Hill Guard" in asked.out


def test_a_broken_gazetteer_is_said_when_asking(tmp_path: Path) -> None:
    root = make(tmp_path / "desk", {"good.md": FILES["good.md"]})
    (root / "gazetteer" / "more.yaml").write_text("actors: [{id: x, type: Militi}]")
    asked = kg("ask", "who controls Mocktown", cwd=root)
    assert "gazetteer/more.yaml does not pass the checks" in asked.err
    checked = kg("check", cwd=root)
    assert "gazetteer/more.yaml:1:24: violation: 'Militi' is not a kind of Actor" in checked.out
    assert checked.code == 1
    (root / "gazetteer" / "more.yaml").write_bytes(b"\xff")
    assert kg("check", cwd=root).code == 3
