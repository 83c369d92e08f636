"""A store follows its folder: what changed is read again, what is gone goes, nothing else moves."""

import contextlib
import os
from pathlib import Path

import pytest

from kg.namespaces import ARTICLE, article_graph
from kg.project import open_project
from kg.serialise import canonical_turtle
from kg.store import EmbeddedStore, MemoryStore, open_snapshot
from kg.upkeep import batches
from kg.upkeep.build import bring_in_line
from tests import projects
from tests.invented import World
from tests.upkeep.desk import BROKEN, article, articles, build, contents, file, make, place, stored

LINK = """\
coderClaims:
  - id: K1
    type: Link
    from: C1
    to: four.C1
    linkKind: same-event
    statement: Both speak of one capture.
    basis: text
---

The Hill"""


def names(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


def test_only_what_changed_is_read_again(root: Path) -> None:
    assert names(build(root).made) == ["one", "three", "two"]
    again = build(root)
    assert (again.made, again.unchanged) == ([], 3)
    text = projects.changed(("gave no numbers", "gave few numbers"))
    file(root, "two").write_text(article("two", text))
    assert names(build(root).made) == ["two"]
    assert any("gave few numbers" in line for triples in stored(root).values() for line in triples)


def test_a_file_that_only_looks_changed_is_not_read_as_an_article(root: Path) -> None:
    build(root)
    os.utime(file(root, "one"), ns=(10**18, 10**18))
    assert build(root).made == []
    from_scratch = make(root.parent / "other")
    assert articles(root) == {"one", "two", "three"}
    assert not (from_scratch / ".kg").exists()


def test_the_store_is_the_same_step_by_step_and_from_scratch(root: Path) -> None:
    build(root)
    file(root, "one").unlink()
    file(root, "four").write_text(article("four"))
    file(root, "two").write_text(article("renamed"))
    file(root, "three").rename(file(root, "moved"))
    build(root)
    assert articles(root) == {"renamed", "three", "four"}
    step_by_step = stored(root)
    build(root, from_scratch=True)
    assert stored(root) == step_by_step


def test_what_is_gone_leaves_nothing_behind(root: Path) -> None:
    build(root)
    file(root, "one").unlink()
    assert [iri.rpartition("/")[2] for iri in build(root).gone] == ["one"]
    assert [name for name in stored(root) if "/one" in name] == []
    assert articles(root) == {"two", "three"}


def test_a_broken_article_among_good_ones_is_left_out_and_comes_back(root: Path) -> None:
    build(root)
    file(root, "two").write_text(article("two", BROKEN))
    done = build(root)
    assert [Path(path).stem for path in done.left_out] == ["two"]
    assert [(f.code, f.line) for f in done.findings if f.path == str(file(root, "two"))] == [
        ("quote-not-found", 11)
    ]
    assert articles(root) == {"one", "three"}
    assert build(root).left_out == done.left_out  # said again, though nothing is read again
    file(root, "two").write_text(article("two"))
    assert build(root).left_out == []
    assert articles(root) == {"one", "two", "three"}


def test_the_first_file_has_the_id_whatever_came_first(root: Path) -> None:
    build(root)
    file(root, "a").write_text(article("two"))  # a copy: its file comes first in the alphabet
    done = build(root)
    assert [Path(path).stem for path in done.left_out] == ["two"]
    (taken,) = [found for found in done.findings if found.code == "duplicate-article-id"]
    assert "a.md" in taken.message
    assert taken.path == str(file(root, "two"))
    step_by_step = stored(root)
    build(root, from_scratch=True)
    assert stored(root) == step_by_step


@pytest.mark.parametrize("first", ["a", "zz"])
def test_an_id_changes_hands_over_several_batches(
    root: Path, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    monkeypatch.setattr(batches, "ARTICLES", 1)
    monkeypatch.setattr(batches, "ARTICLES_AGAIN", 1)
    file(root, first).write_text(article("two", projects.changed(("no numbers", "few numbers"))))
    file(root, "two").write_text(article("other"))
    build(root)
    assert articles(root) == {"one", "other", "three", "two"}
    step_by_step = stored(root)
    build(root, from_scratch=True)
    assert stored(root) == step_by_step


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_a_build_cut_short_while_an_id_changes_hands_loses_nothing(
    root: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    file(root, "a").write_text(article("two", projects.changed(("no numbers", "few numbers"))))
    write, calls = EmbeddedStore.replace, [0]

    def stop(store: EmbeddedStore, *given: object) -> None:
        if calls[0] == after:
            raise KeyboardInterrupt
        calls[0] += 1
        write(store, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(batches, "ARTICLES", 1)
        patch.setattr(batches, "ARTICLES_AGAIN", 1)
        patch.setattr(EmbeddedStore, "replace", stop)
        with contextlib.suppress(KeyboardInterrupt):
            build(root)
    build(root)
    step_by_step = stored(root)
    assert any("few numbers" in triple for triples in step_by_step.values() for triple in triples)
    build(root, from_scratch=True)
    assert stored(root) == step_by_step


def test_when_the_first_file_goes_the_next_has_the_id(root: Path) -> None:
    file(root, "a").write_text(article("two"))
    file(root, "b").write_text(article("two"))
    assert [Path(path).stem for path in build(root).left_out] == ["b", "two"]
    file(root, "a").unlink()
    assert [Path(path).stem for path in build(root).left_out] == ["two"]
    assert articles(root) == {"one", "two", "three"}


def test_a_change_of_the_gazetteer_is_seen_by_every_article(root: Path) -> None:
    build(root)
    gazetteer = root / "gazetteer" / "places.yaml"
    other = projects.PLACES.replace("mocktown", "newtown").replace("Mocktown", "Newtown")
    gazetteer.write_text(other)
    done = build(root)
    assert len(done.made) == 3
    assert articles(root) == set()  # they all name the place that is no longer called so
    gazetteer.write_text(projects.PLACES)
    build(root)
    assert articles(root) == {"one", "two", "three"}


def test_a_claim_that_nobody_has_is_missed_until_it_is_there(root: Path) -> None:
    text = projects.changed(("---\n\nThe Hill", LINK))
    file(root, "one").write_text(article("one", text))
    missed = [found for found in build(root).findings if found.code == "unknown-claim"]
    assert [found.message for found in missed] == ["there is no article 'four' with a claim 'C1'"]
    file(root, "four").write_text(article("four"))
    done = build(root)
    assert names(done.made) == ["four"]
    assert "unknown-claim" not in [found.code for found in done.findings]


def test_the_place_of_a_missed_claim_in_turtle(root: Path) -> None:
    text = projects.changed(("---\n\nThe Hill", LINK))
    file(root, "one").write_text(article("one", text))
    graph = World.of(open_project(root).gazetteer_files).load(file(root, "one")).graph
    turtle = canonical_turtle(graph)
    file(root, "one").unlink()
    (root / "articles" / "one.ttl").write_text(turtle)
    [missed] = [found for found in build(root).findings if found.code == "unknown-claim"]
    [line] = [one for one in turtle.splitlines() if "ckg:linksTo" in one]
    assert missed.path == str(root / "articles" / "one.ttl")
    assert missed.line == turtle.splitlines().index(line) + 1
    assert missed.column == line.index("ckg:linksTo") + 1


def test_in_memory_it_is_the_same(root: Path) -> None:
    build(root)
    store = MemoryStore()
    bring_in_line(open_project(root), store)
    assert contents(store) == stored(root)


def test_a_project_may_be_moved(root: Path) -> None:
    build(root)
    moved = root.rename(root.with_name("elsewhere"))
    assert build(moved).made == []


def test_a_claim_that_nobody_has_is_missed_in_turtle_with_its_place(root: Path) -> None:
    text = projects.changed(("---\n\nThe Hill", LINK))
    file(root, "one").write_text(article("one", text))
    build(root)
    turtle = file(root, "one").with_suffix(".ttl")
    with contextlib.closing(open_snapshot(place(root))) as snapshot:
        quads = snapshot.quads(article_graph(ARTICLE["one"]))
        lines = sorted(f"{quad.triple} .\n" for quad in quads)
    turtle.write_text("".join(lines), encoding="utf-8")
    file(root, "one").unlink()
    (missed,) = [found for found in build(root).findings if found.code == "unknown-claim"]
    (line,) = [n for n, text in enumerate(lines, 1) if "linksTo" in text]
    assert (missed.path, missed.line) == (str(turtle), line)
