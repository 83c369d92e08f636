"""The canonical form means the same: for all files of the repository and for generated ones."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.compare import isomorphic

from kg.formatting.texts import Formatted, format_text
from kg.formatting.yaml_comments import comments_of
from kg.formatting.yaml_nodes import read_source
from kg.load.article_file import load_article_file
from kg.load.front_matter import split_front_matter
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.loaded import LoadedArticle
from kg.load.strict import read_text
from kg.load.yaml_tree import plain_lines, plain_values, read_yaml
from kg.project import built_in_project, open_project
from kg.serialise import canonical_turtle
from kg.terms import graph_from
from tests import projects
from tests.formatting.awkward import TEXT, awkward_article
from tests.repository import ROOT, files

CORPUS = ROOT / "tests" / "corpus"
TURTLE = files(".ttl")
GAZETTEERS = [*(ROOT / "kg" / "gazetteer").glob("*.yaml"), *(CORPUS / "gazetteer").glob("*.yaml")]
ARTICLES = [
    *(ROOT / "kg" / "articles").glob("*.md"),
    *(CORPUS / "articles").glob("*.md"),
    *(CORPUS / "second-coder").glob("*.md"),
]
SEEDS = range(200)


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    """Every name of the repository's articles."""
    built_in, corpus = built_in_project(), open_project(CORPUS)
    return load_gazetteer(sorted({*built_in.gazetteer_files, *corpus.gazetteer_files}))


@pytest.fixture(scope="module")
def mock_names(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    root = projects.make(tmp_path_factory.mktemp("names") / "desk")
    return load_gazetteer(sorted((root / "gazetteer").glob("*.yaml")))


def formatted(path: Path) -> Formatted:
    found = format_text(read_text(path), path)
    assert [str(finding) for finding in found.findings] == []
    assert format_text(found.after, path).after == found.after
    return found


def compiled(path: Path, text: str, names: Gazetteer) -> LoadedArticle:
    path.write_bytes(text.encode())
    return load_article_file(path, names.names)


def test_there_are_files() -> None:
    assert len(ARTICLES) >= 17
    assert len(GAZETTEERS) == 6
    assert len(TURTLE) > 50


# -- the repository's own -----------------------------------------------------------------------


@pytest.mark.parametrize("path", [*ARTICLES, *GAZETTEERS], ids=lambda path: path.name)
def test_the_repository_keeps_its_files_in_canonical_form(path: Path) -> None:
    assert not formatted(path).changed


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_in_another_layout_comes_back_as_it_was(
    path: Path, tmp_path: Path, names: Gazetteer
) -> None:
    """Keys in reverse order, every text in quotes, all in brackets over many lines."""
    text = read_text(path)
    parts = split_front_matter(text)
    assert parts is not None
    tree, _ = read_yaml(parts[0], "x")
    assert tree is not None
    scrambled = f"---\n{_in_brackets(plain_values(tree), '')}\n---\n\n\n{parts[1]}\n\n"
    again = format_text(scrambled, path).after
    before = compiled(tmp_path / "before.md", text, names)
    after = compiled(tmp_path / "after.md", again, names)
    assert before.iri is not None
    assert len(before.graph) > 50
    assert set(before.graph) == set(after.graph)
    assert format_text(again, path).after == again


def _in_brackets(value: object, key: str) -> str:
    if isinstance(value, dict):
        keys = list(value) if key == "labels" else list(reversed(value))  # labels are numbered
        pairs = (f"{_quoted(k)}:\n {_in_brackets(value[k], k)}" for k in keys)
        return "{\n " + ",\n ".join(pairs) + "\n }"
    if isinstance(value, list):
        return "[" + ",\n ".join(_in_brackets(item, "") for item in value) + ",]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    assert "\n" not in text
    return "'" + text.replace("'", "''") + "'"


def test_the_gazetteer_in_another_layout_is_the_same_graph(tmp_path: Path) -> None:
    before = load_gazetteer(sorted(GAZETTEERS))
    files = []
    for number, path in enumerate(sorted(GAZETTEERS)):
        tree, _ = read_yaml(read_text(path), "x")
        assert tree is not None
        file = tmp_path / f"{number}.yaml"
        file.write_text(format_text(_in_brackets(plain_values(tree), "") + "\n", file).after)
        files.append(file)
    after = load_gazetteer(files)
    assert len(before.graph) > 500
    assert set(before.graph) == set(after.graph)


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_turtle_file_keeps_its_graph_and_its_comments(path: Path) -> None:
    found = formatted(path)
    graphs = [
        graph_from(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
        for text in (found.before, found.after)
    ]
    assert isomorphic(*graphs)
    said = [line.strip() for line in found.before.splitlines() if line.startswith("#")]
    assert sorted(said) == sorted(li for li in found.after.splitlines() if li.startswith("#"))


def test_canonical_turtle_stays_as_it_is() -> None:
    crosswalk = ROOT / "ontology" / "crosswalk.ttl"
    graph = graph_from(ox.parse(path=str(crosswalk)))
    assert format_text(canonical_turtle(graph), Path("x.ttl")).changed is False


# -- generated ones -----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_an_awkward_article_means_the_same(
    seed: int, tmp_path: Path, mock_names: Gazetteer
) -> None:
    front, comments, data = awkward_article(seed)
    path = tmp_path / "awkward.md"
    path.write_bytes(data)
    found = formatted(path)
    parts = split_front_matter(found.after)
    assert parts is not None
    tree, problems = read_yaml(parts[0], "x")
    assert (problems, tree and plain_values(tree)) == ([], front)
    assert parts[1] == TEXT
    assert comments_of(read_source(parts[0])) == comments
    before = load_article_file(path, mock_names.names)
    after = compiled(tmp_path / "after.md", found.after, mock_names)
    assert len(before.graph) > 40
    assert set(before.graph) == set(after.graph)
    assert_tidy(found.after)


def assert_tidy(made: str) -> None:
    front = made.removeprefix("---\n").partition("\n---\n")[0]
    assert made.endswith("killed.\n")
    assert [line for line in front.split("\n") if line != line.rstrip()] == []
    assert "\n\n\n" not in front
    assert plain_lines(made) == made  # neither carriage return nor byte order mark
