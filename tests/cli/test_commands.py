"""Every command: what it prints where, its exit code, and how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg as package
from tests.projects import listing, make
from tests.running import kg

ASKED = ("ask", "who", "controls", "Mocktown")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder outside any project, where the built-in graph is meant."""
    return tmp_path


# -- ask -----------------------------------------------------------------------------------


def test_ask_prints_the_answer_and_nothing_else(mock_project: Path) -> None:
    ran = kg(*ASKED, cwd=mock_project)
    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith("Hill Guard: claimed")
    # the text begins in line 23 of the file
    assert "articles/mock.md:23" in ran.out
    again = kg(*ASKED, cwd=mock_project)
    assert again.out == ran.out
    assert again.err == ""


def test_ask_in_json(mock_project: Path) -> None:
    data = json.loads(kg(*ASKED, "--json", cwd=mock_project).out)
    assert data["place"]["label"] == "Mocktown"
    assert [holder["label"] for holder in data["holders"]] == ["Hill Guard"]
    assert (data["verdict"], data["basis"]) == ("known", "claimed")


def test_ask_for_the_query_itself(mock_project: Path) -> None:
    ran = kg(*ASKED, "--show-sparql", cwd=mock_project)
    assert "SELECT" in ran.out
    assert "WHERE" in ran.out


def test_ask_from_a_folder_inside_and_from_elsewhere(mock_project: Path, empty: Path) -> None:
    inside = kg(*ASKED, cwd=mock_project / "articles")
    assert inside.code == 0
    assert "\n    mock.md:23" in inside.out
    outside = kg(*ASKED, "--project", mock_project, cwd=empty)
    assert outside.code == 0
    assert f"{mock_project}/articles/mock.md:23" in outside.out.replace("\n    ", "")


def test_how_a_name_was_read_stands_first(mock_project: Path) -> None:
    asked = kg("ask", "who controls Moktown", cwd=mock_project)
    assert asked.code == 0
    assert asked.out.startswith("Reading 'Moktown' as Mocktown, close to its name.")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("ask",), 2, "Missing argument"),
        (("ask", "flurb the wub"), 1, "The nearest questions are"),
        (("ask", ""), 1, "The nearest questions are"),
        (("ask", "who controls Twinford"), 1, "twin-ford  (Twin Ford, Village)"),
        (("ask", "who controls Mckton"), 1, "did you mean 'Mocktown'"),
        (("ask", "who controls hill guard"), 1, "it names something else (Militia)"),
        (("ask", "what did Mocktown claim"), 1, "it names something else (Town)"),
        (("ask", "words behind C9"), 1, "no claim is called 'C9'"),
        ((*ASKED, "--as-of", "2017-13-19"), 2, "--as-of: '2017-13-19'"),
        ((*ASKED, "--known-on", "yesterday"), 2, "--known-on: 'yesterday'"),
        ((*ASKED, "--as-of", "0001-01-01"), 2, "between the years 1000 and 9000"),
        ((*ASKED, "--known-on", "9999-12-31"), 2, "between the years 1000 and 9000"),
        ((*ASKED, "on", "2017-13-19"), 2, "the question: '2017-13-19'"),
        ((*ASKED, "--horizon", "99999999999"), 2, "--horizon"),
        ((*ASKED, "--horizon", "-1"), 2, "--horizon"),
        ((*ASKED, "--project", "nowhere"), 2, "no project here"),
        (("show", "Moktown"), 1, "did you mean 'Mocktown'"),
        (("show", "Twinford"), 1, "place:twin-ford"),
        (("query", "none.rq"), 3, "none.rq: there is no such file"),
        (("query", "articles"), 3, "this is a folder"),
        (("query",), 2, "Missing argument"),
        (("export", "--format", "word"), 2, "word"),
        (("frobnicate",), 2, "No such command"),
        (("check", "none.md"), 3, ""),
    ],
)
def test_what_goes_wrong_is_one_message_on_standard_error(
    mock_project: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = listing(mock_project)
    ran = kg(*arguments, cwd=mock_project)
    assert (ran.code, "Traceback" in ran.err) == (code, False)
    assert said in ran.err
    if arguments[0] != "check":
        assert ran.out == ""
    assert listing(mock_project) == before


def test_an_empty_project_says_that_it_has_no_article(tmp_path: Path) -> None:
    root = make(tmp_path / "desk")
    ran = kg(*ASKED, cwd=root)
    assert (ran.code, ran.out) == (1, "")
    assert "kg: the graph holds no article" in ran.err


@pytest.mark.parametrize("settings", ["[answers", "answers = 3", "[answers]\nhorizon = 3"])
def test_broken_settings(tmp_path: Path, settings: str) -> None:
    root = make(tmp_path / "desk")
    (root / "kg.toml").write_text(settings)
    for arguments in (ASKED, ("check",), ("build",), ("export",)):
        ran = kg(*arguments, cwd=root)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith(f"kg: {root / 'kg.toml'}: ")


# -- query ---------------------------------------------------------------------------------


def test_query_from_a_file_and_from_standard_input(mock_project: Path, tmp_path: Path) -> None:
    query = "SELECT ?label WHERE { place:mocktown skos:prefLabel ?label FILTER(LANG(?label)='en') }"
    (tmp_path / "x.rq").write_text(query)
    from_file = kg("query", tmp_path / "x.rq", "--format", "csv", cwd=mock_project)
    assert from_file.out.splitlines() == ["label", "Mocktown"]
    piped = kg("query", "-", "--format", "csv", cwd=mock_project, stdin=query.encode())
    assert piped.out == from_file.out
    table = kg("query", "-", cwd=mock_project, stdin=query.encode())
    assert "Mocktown" in table.out
    assert table.err == "1 row\n"


@pytest.mark.parametrize(
    "question",
    [
        "what happened at Albu Kamal",
        "casualties of al-Quds Brigade",
        "what did Amaq claim",
        "what does Islamic State hold and what has it lost",
        "words behind C3",
    ],
)
def test_the_query_of_a_question_gives_the_same_rows(empty: Path, question: str) -> None:
    """Its values are part of it, so that it can be run by itself."""
    answer = json.loads(kg("ask", question, "--json", cwd=empty).out)
    asked = kg("ask", question, "--show-sparql", cwd=empty)
    assert "VALUES" in asked.out
    ran = kg("query", "-", "--format", "json", cwd=empty, stdin=asked.out.encode())
    assert (ran.code, ran.err) == (0, "")
    rows = json.loads(ran.out)["results"]["bindings"]
    assert len(rows) == len(answer["rows"]) > 0
    for row, shown in zip(rows, answer["rows"], strict=True):
        texts = {name: cell["value"] for name, cell in row.items() if cell["type"] == "literal"}
        assert texts.items() & shown.items() == {
            (name, text) for name, text in texts.items() if name in shown
        }
    claims = {row["claim"]["value"] for row in rows}
    assert claims <= {evidence["claim"] for evidence in answer["evidence"]}


@pytest.mark.parametrize(
    ("query", "output", "code", "said"),
    [
        ("SELECT ?s WHERE { ?s a ckg:Clame }", "csv", 1, "nothing was found: `?s a ckg:Clame`"),
        ("SELECT ?s WHERE { ?s a ckg:Siege }", "csv", 0, "nothing in the graph is a ckg:Siege"),
        ("SELECT (COUNT(*) AS ?n) WHERE { ?s a ckg:Clame }", "csv", 0, "has no term 'Clame'"),
        ("SELECT * WHERE {\n ?s ?p }", "csv", 3, "standard input:2:"),
        ("", "csv", 3, "the query is empty"),
        ("SELECT * WHERE { SERVICE <x:y> { ?s ?p ?o } }", "csv", 2, "SERVICE is refused"),
        ("DROP ALL", "csv", 2, "DROP is refused"),
        ("DESCRIBE place:mocktown", "json", 2, "--format turtle"),
        ("ASK { }", "turtle", 2, "--format table"),
    ],
)
def test_exit_codes_of_queries(
    mock_project: Path, query: str, output: str, code: int, said: str
) -> None:
    ran = kg("query", "-", "--format", output, cwd=mock_project, stdin=query.encode())
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert ran.out == "" or code < 2


def test_a_query_in_another_encoding(mock_project: Path, tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"ASK { } # \xff")
    for arguments in (("query", tmp_path / "x.rq"), ("query", "-")):
        ran = kg(*arguments, cwd=mock_project, stdin=b"ASK { } # \xff")
        assert ran.code == 3
        assert "not UTF-8" in ran.err


def test_triples_are_turtle_with_our_prefixes(mock_project: Path) -> None:
    ran = kg("query", "-", cwd=mock_project, stdin=b"DESCRIBE place:mocktown")
    assert "place:mocktown" in ran.out
    assert '"Mocktown"@en' in ran.out


# -- check, build, export, show, questions, init -----------------------------------------------


def test_check_of_what_is_right(mock_project: Path) -> None:
    ran = kg("check", "articles", cwd=mock_project)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "kg: 1 file checked, nothing found\n"
    assert kg("check", "--json", "articles", cwd=mock_project).out == "[]\n"


def test_build_writes_the_turtle_once(tmp_path: Path, mock_project: Path) -> None:
    root = make(tmp_path / "desk", {"mock.md": (mock_project / "articles/mock.md").read_bytes()})
    first = kg("build", cwd=root)
    assert first.code == 0
    assert first.out.splitlines()[0] == "1 article, 0 left out"
    assert "wrote articles/mock.md.ttl" in first.out
    turtle = (root / "articles" / "mock.md.ttl").read_bytes()
    second = kg("build", cwd=root)
    assert "wrote" not in second.out
    assert (root / "articles" / "mock.md.ttl").read_bytes() == turtle
    # the Turtle alone, under a name of its own, is the same article
    (root / "articles" / "mock.md").unlink()
    (root / "articles" / "mock.md.ttl").rename(root / "articles" / "mock.ttl")
    answer = kg(*ASKED, "--json", cwd=root)
    asked = kg(*ASKED, "--json", cwd=mock_project)
    keep = ("verdict", "basis", "holders", "as_of", "independent_sources", "sentence")
    assert {key: json.loads(answer.out)[key] for key in keep} == {
        key: json.loads(asked.out)[key] for key in keep
    }


@pytest.mark.parametrize("output", ["turtle", "trig", "nquads", "jsonld", "rdfxml"])
def test_export_gives_the_same_bytes_to_a_file_and_to_standard_output(
    mock_project: Path, tmp_path: Path, output: str
) -> None:
    printed = kg("export", "--format", output, cwd=mock_project)
    assert printed.code == 0
    written = kg("export", "--format", output, "-o", tmp_path / "x", cwd=mock_project)
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "x").read_text("utf-8") == printed.out


def test_export_to_a_place_that_cannot_be_written(mock_project: Path, tmp_path: Path) -> None:
    missing = kg("export", "-o", tmp_path / "none" / "x.ttl", cwd=mock_project)
    assert missing.code == 3
    assert missing.err.startswith(f"kg: {tmp_path / 'none' / 'x.ttl'}: cannot be written: ")
    folder = kg("export", "-o", tmp_path, cwd=mock_project)
    assert folder.code == 3
    assert "this is a folder; name a file" in folder.err
    assert list(tmp_path.iterdir()) == []


def test_show_in_words_and_in_json(mock_project: Path) -> None:
    ran = kg("show", "mock", cwd=mock_project)
    assert "articles/mock.md:23" in ran.out
    assert "published by: Mock Courier" in ran.out
    data = json.loads(kg("show", "C1", "--json", cwd=mock_project).out)
    assert data["iri"].endswith("/claim/mock.C1")


def test_show_of_a_place_named_in_several_words(mock_project: Path) -> None:
    assert kg("show", "Mock", "Town", cwd=mock_project).out.startswith("Mocktown  (Town)")


def test_questions(empty: Path) -> None:
    listed = kg("questions", cwd=empty)
    assert 'kg ask "who controls Albu Kamal"' in listed.out
    data = json.loads(kg("questions", "--json", cwd=empty).out)
    assert {"who-controls", "casualties"} <= {question["name"] for question in data}


def test_init_and_init_again(empty: Path) -> None:
    first = kg("init", "desk", cwd=empty)
    assert first.code == 0
    assert first.out.splitlines() == [
        *("desk/kg.toml", "desk/gazetteer/actors.yaml", "desk/gazetteer/places.yaml"),
        "desk/README.md",
        *("desk/.kg/schemas/article.schema.json", "desk/.kg/schemas/gazetteer.schema.json"),
    ]
    before = listing(empty)
    second = kg("init", "desk", cwd=empty)
    assert (second.code, second.out) == (2, "")
    assert "desk/kg.toml is there already: nothing was written" in second.err
    assert listing(empty) == before


def test_help_and_version(empty: Path) -> None:
    assert package.__version__ in kg("--version", cwd=empty).out
    for command in ("ask", "query", "questions", "check", "build", "export", "show", "init"):
        assert command in kg("--help", cwd=empty).out
        assert kg(command, "--help", cwd=empty).code == 0
