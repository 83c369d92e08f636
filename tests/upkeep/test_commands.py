"""`kg add`, `kg remove`, `kg build`, `kg status` as people call them."""

import contextlib
import json
from pathlib import Path

import pytest

import kg as package
from kg.cli.progress import Lines
from kg.namespaces import ARTICLE, article_graph, manifest_graph
from kg.store import EmbeddedStore
from tests import projects
from tests.running import kg
from tests.upkeep.desk import BROKEN, article, articles, build, file, place


def test_add_puts_an_article_in(root: Path) -> None:
    build(root)
    file(root, "four").write_text(article("four"))
    ran = kg("add", "articles/four.md", cwd=root)
    assert (ran.code, ran.out) == (0, "added four\n")
    assert articles(root) == {"one", "two", "three", "four"}
    assert build(root).made == []
    assert kg("status", cwd=root).out.endswith("in line with the files\n")


def test_add_refuses_a_broken_version_and_keeps_the_old(root: Path) -> None:
    build(root)
    file(root, "two").write_text(article("two", BROKEN))
    ran = kg("add", "articles/two.md", cwd=root)
    assert ran.code == 1
    assert "articles/two.md:11:12: violation" in ran.err
    assert "refused: articles/two.md" in ran.err
    assert articles(root) == {"one", "two", "three"}


def test_add_of_a_taken_id_is_refused(root: Path) -> None:
    build(root)
    file(root, "zwei").write_text(article("two"))
    ran = kg("add", "articles/zwei.md", cwd=root)
    assert ran.code == 1
    assert "already used by" in ran.err


def test_add_builds_a_project_that_has_no_store(root: Path) -> None:
    ran = kg("add", "articles/one.md", cwd=root)
    assert ran.code == 0
    assert articles(root) == {"one", "two", "three"}


@pytest.mark.parametrize("given", ["../elsewhere.md", "kg.toml"])
def test_add_refuses_what_lies_elsewhere(given: str, root: Path) -> None:
    (root.parent / "elsewhere.md").write_text(article("elsewhere"))
    ran = kg("add", given, cwd=root)
    assert ran.code == 2
    assert "copy it there first" in ran.err


def test_nothing_is_added_to_the_built_in_graph(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(projects.ARTICLE)
    ran = kg("add", "a.md", cwd=tmp_path)
    assert ran.code == 2
    assert "kg init" in ran.err


def test_remove_wants_the_file_gone_first(root: Path) -> None:
    build(root)
    ran = kg("remove", "two", cwd=root)
    assert ran.code == 2
    assert "--delete" in ran.err
    assert articles(root) == {"one", "two", "three"}
    file(root, "two").unlink()
    assert kg("remove", "two", cwd=root).out == "removed two\n"
    assert articles(root) == {"one", "three"}
    assert kg("remove", "articles/one.md", "--delete", cwd=root).code == 0
    assert not file(root, "one").exists()
    assert articles(root) == {"three"}


def test_remove_of_what_is_not_there_names_what_is_near(root: Path) -> None:
    build(root)
    ran = kg("remove", "thre", cwd=root)
    assert ran.code == 1
    assert "did you mean 'three'" in ran.err


def test_build_names_what_is_not_in_the_store(root: Path) -> None:
    file(root, "two").write_text(article("two", BROKEN))
    ran = kg("build", cwd=root)
    assert ran.code == 1
    first, second, *_ = ran.out.splitlines()
    assert first == "2 articles, 1 left out"
    assert second.startswith("3 read again, 0 unchanged, 0 removed")
    assert "NOT in the store: articles/two.md" in ran.err


def test_status_counts(root: Path) -> None:
    file(root, "two").write_text(article("two", BROKEN))
    build(root)
    file(root, "four").write_text(article("four"))
    file(root, "one").unlink()
    found = json.loads(kg("status", "--json", cwd=root).out)
    assert (found["articles"], found["claims"]) == (2, 2)
    assert found["left_out"] == [str(file(root, "two"))]
    assert found["changed"] == [str(file(root, "four"))]
    assert [iri.rpartition("/")[2] for iri in found["gone"]] == ["one"]
    assert (found["complete"], found["in_line"]) == (True, False)


def test_status_names_what_is_missing(root: Path) -> None:
    build(root)
    assert "integrity  every article's graph is there" in kg("status", cwd=root).out
    graph = article_graph(ARTICLE["two"])
    with contextlib.closing(EmbeddedStore(place(root))) as store:
        store.drop([manifest_graph(graph)])
    said = kg("status", cwd=root).out
    assert "DAMAGED: 1 graphs are not there" in said
    assert manifest_graph(graph) in said
    assert said.endswith("not in line: `kg build`\n")


def test_status_without_a_store(root: Path) -> None:
    ran = kg("status", cwd=root)
    assert ran.code == 1
    assert "`kg build`" in ran.err


def test_a_graph_in_python_is_added_to(root: Path) -> None:
    with package.open(root) as graph:
        file(root, "four").write_text(article("four"))
        assert graph.add(file(root, "four")).refused == []
        assert "four" in graph.show("four").iri
        file(root, "five").write_text(article("five", BROKEN))
        refused = graph.add(file(root, "five"))
        assert [found.code for found in refused.findings] == ["quote-not-found"]
        graph.remove("one", delete=True)
        with pytest.raises(package.NotFoundError):
            graph.show("one")
    assert articles(root) == {"two", "three", "four"}


def test_plain_lines_tell_rate_and_rest(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = iter([0.0, 1.0, 10.0])
    lines = Lines(lambda: next(seconds))
    lines(10, 500)  # too soon
    lines(100, 500)  # 10 a second, so 400 take 40 s
    assert capsys.readouterr().err == "kg: 100 of 500 articles, 10 a second, about 40 s left\n"
