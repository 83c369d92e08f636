"""Articles given as RDF: the same graph, the same checks, nobody else's facts."""

from pathlib import Path

import pytest
from rdflib import Graph

from kg.build import Checker, load_ontology
from kg.exported import exported_quads
from kg.load.article_file import load_article_file
from kg.load.article_rdf import load_article_rdf
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.loaded import LoadedArticle
from kg.namespaces import ARTICLE, CKG, CLAIM, article_graph
from kg.project import built_in_project
from kg.reason import Reasoner
from kg.serialise import serialise
from kg.store import MemoryStore
from kg.terms import quads_from

HEAD = """\
PREFIX ckg: <https://w3id.org/conflict-kg/ontology#>
PREFIX article: <https://w3id.org/conflict-kg/id/article/>
PREFIX claim: <https://w3id.org/conflict-kg/id/claim/>
PREFIX place: <https://w3id.org/conflict-kg/id/place/>
PREFIX actor: <https://w3id.org/conflict-kg/id/actor/>
"""
PROJECT = built_in_project()
FILE = PROJECT.article_files[0]


@pytest.fixture(scope="module")
def built_in() -> Gazetteer:
    return load_gazetteer(list(PROJECT.gazetteer_files))


@pytest.fixture(scope="module")
def written(built_in: Gazetteer) -> LoadedArticle:
    """The built-in article as its Markdown file has it."""
    return load_article_file(FILE, built_in.names)


def through_a_store(loaded: LoadedArticle, format_name: str) -> bytes:
    """The article as `kg export` writes it."""
    assert loaded.iri is not None
    store = MemoryStore(quads_from(loaded.graph, article_graph(loaded.iri)))
    return serialise(exported_quads(store, inferred=False), format_name)


@pytest.mark.parametrize(
    ("format_name", "suffix"),
    [("turtle", "ttl"), ("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")],
)
def test_the_exported_article_is_read_back_as_the_same_graph(
    format_name: str, suffix: str, tmp_path: Path, built_in: Gazetteer, written: LoadedArticle
) -> None:
    path = tmp_path / f"article.{suffix}"
    path.write_bytes(through_a_store(written, format_name))
    loaded = load_article_rdf(path, built_in.names)
    assert [str(finding) for finding in loaded.findings] == []
    assert loaded.iri == ARTICLE["zaman-al-wasl-31666"]
    assert set(loaded.graph) == set(written.graph)


def test_the_compiled_turtle_alone_passes_the_same_checks(
    built_in: Gazetteer, written: LoadedArticle
) -> None:
    ontology = load_ontology()
    checker = Checker(ontology, built_in, Reasoner(ontology, built_in.graph))
    compiled = load_article_rdf(FILE.with_suffix(".md.ttl"), built_in.names)
    inferred = checker.check(compiled)
    assert [str(finding) for finding in compiled.findings] == []
    assert len(compiled.graph) == len(written.graph)
    assert set(inferred) == set(checker.reasoner.close(written.graph).inferred)


def load(tmp_path: Path, body: str, names: Gazetteer, suffix: str = "ttl") -> LoadedArticle:
    path = tmp_path / f"x.{suffix}"
    path.write_text(HEAD + body if suffix != "jsonld" else body, "utf-8")
    return load_article_rdf(path, names.names)


@pytest.mark.parametrize(
    "body",
    [
        "article:a ckg:note 'x' .",
        "article:a a ckg:Article . article:b a ckg:Article .",
        "<http://example.org/a> a ckg:Article .",
        "<https://w3id.org/conflict-kg/id/article/> a ckg:Article .",
        "<https://w3id.org/conflict-kg/id/article/a/b> a ckg:Article .",
        "<https://w3id.org/conflict-kg/id/article/a.inferred> a ckg:Article .",
        "article:gazetteer a ckg:Article .",
        "article:ontology a ckg:Article .",
        "article:conclusions a ckg:Article .",
    ],
)
def test_a_file_holds_one_article_with_a_name_of_its_own(
    tmp_path: Path, body: str, mock_gazetteer: Gazetteer
) -> None:
    loaded = load(tmp_path, body, mock_gazetteer)
    assert [f.code for f in loaded.findings] == ["not-one-article"]
    assert loaded.iri is None


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("place:mocktown", "states-gazetteer-fact"),
        ("actor:nobody", "states-gazetteer-fact"),
        ("place:other.hamlets", "states-gazetteer-fact"),
        ("claim:other.C1", "states-foreign-fact"),
        ("claim:mockery.C1", "states-foreign-fact"),
        ("ckg:Claim", "states-foreign-fact"),
        ("article:other", "states-foreign-fact"),
        ("<http://example.org/x>", "states-foreign-fact"),
    ],
)
def test_an_article_speaks_for_itself_only(
    tmp_path: Path, subject: str, code: str, mock_gazetteer: Gazetteer
) -> None:
    body = f"article:mock a ckg:Article . {subject} ckg:note 'x' ."
    loaded = load(tmp_path, body, mock_gazetteer)
    assert [f.code for f in loaded.findings] == [code]
    assert loaded.findings[0].focus is not None


def test_what_is_named_under_the_article_is_its_own(
    tmp_path: Path, mock_gazetteer: Gazetteer
) -> None:
    subjects = ("article:mock.date", "claim:mock.C1", "claim:mock.C1.quote", "place:mock.hamlets")
    body = "article:mock a ckg:Article ." + "".join(f" {s} ckg:note 'x' ." for s in subjects)
    assert load(tmp_path, body, mock_gazetteer).findings == []


def test_control_characters_are_found_behind_escapes(
    tmp_path: Path, mock_gazetteer: Gazetteer
) -> None:
    body = r'article:mock a ckg:Article ; ckg:text "a\u001B[31mb" .'
    loaded = load(tmp_path, body, mock_gazetteer)
    assert [f.code for f in loaded.findings] == ["control-character"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2031-02-30"])
def test_a_day_beyond_the_years_that_are_counted(
    tmp_path: Path, day: str, mock_gazetteer: Gazetteer
) -> None:
    typed = f'"{day}"^^<http://www.w3.org/2001/XMLSchema#date>'
    body = f"article:mock a ckg:Article ; ckg:publishedOn {typed} ."
    loaded = load(tmp_path, body, mock_gazetteer)
    assert [f.code for f in loaded.findings] == ["bad-date"]


def test_broken_turtle_names_line_and_column_and_the_line_before(
    tmp_path: Path, mock_gazetteer: Gazetteer
) -> None:
    body = "article:mock a ckg:Article\narticle:mock ckg:note 'x' .\n"
    loaded = load(tmp_path, body, mock_gazetteer)
    finding = loaded.findings[0]
    # the five lines of HEAD come before; the full stop is missing in line 6
    assert (finding.code, finding.line, finding.column) == ("syntax-error", 7, 1)
    assert "\n    6 | article:mock a ckg:Article\n" in finding.message
    assert len(loaded.graph) == 0


@pytest.mark.parametrize("body", ["", "\n", "[]", "{", '{"@id": "x:a"}', "[" * 5000])
def test_json_that_is_no_article(tmp_path: Path, body: str, mock_gazetteer: Gazetteer) -> None:
    loaded = load(tmp_path, body, mock_gazetteer, "jsonld")
    assert loaded.findings != []
    assert loaded.iri is None


def test_graph_names_in_the_file_are_left_out(tmp_path: Path, mock_gazetteer: Gazetteer) -> None:
    body = "GRAPH <x:g> { article:mock a ckg:Article } GRAPH <x:h> { article:mock ckg:note 'x' }"
    loaded = load(tmp_path, body, mock_gazetteer, "trig")
    assert loaded.findings == []
    assert isinstance(loaded.graph, Graph)
    assert len(loaded.graph) == 2


# --- places: HEAD is five lines, so what follows begins in line 6 --------------------------------


def only(loaded: LoadedArticle) -> tuple[str, int | None, int | None]:
    (finding,) = loaded.findings
    return finding.code, finding.line, finding.column


def test_a_statement_about_others_stands_at_its_subject(
    tmp_path: Path, mock_gazetteer: Gazetteer
) -> None:
    body = "article:mock a ckg:Article .\n  place:mocktown ckg:note 'x' .\n"
    found = load(tmp_path, body, mock_gazetteer)
    assert only(found) == ("states-gazetteer-fact", 7, 3)


def test_the_second_article_is_where_it_is_one_too_many(
    tmp_path: Path, mock_gazetteer: Gazetteer
) -> None:
    body = "article:b a ckg:Article .\narticle:a a ckg:Article .\n"
    assert only(load(tmp_path, body, mock_gazetteer)) == ("not-one-article", 7, 1)


def test_a_wrong_value_stands_where_it_is_written(
    tmp_path: Path, mock_gazetteer: Gazetteer
) -> None:
    escape = 'article:mock a ckg:Article ;\n  ckg:note "fine",\n    "a\\u0007b" .\n'
    found = load(tmp_path, escape, mock_gazetteer)
    assert only(found) == ("control-character", 8, 5)
    day = '"2031-02-30"^^<http://www.w3.org/2001/XMLSchema#date>'
    body = f"article:mock a ckg:Article ;\n  ckg:publishedOn {day} .\n"
    assert only(load(tmp_path, body, mock_gazetteer)) == ("bad-date", 7, 19)


def test_what_shapes_find_stands_at_the_statement(tmp_path: Path, built_in: Gazetteer) -> None:
    body = (
        'article:mock a ckg:Article ;\n  ckg:text "x", "y" .\n'
        "claim:mock.C1 a ckg:Claim ;\n  ckg:inArticle article:mock .\n"
    )
    loaded = load(tmp_path, body, built_in)
    ontology = load_ontology()
    Checker(ontology, built_in, Reasoner(ontology, built_in.graph)).check(loaded)
    places = {(f.focus, f.property): (f.line, f.column) for f in loaded.findings}
    assert places[(ARTICLE["mock"], CKG["text"])] == (7, 3)  # two texts: at the property
    assert places[(ARTICLE["mock"], CKG["publishedBy"])] == (6, 1)  # none: at the node
    assert places[(CLAIM["mock.C1"], CKG["hasQuote"])] == (8, 1)
    assert all(line is not None for line, _ in places.values())
