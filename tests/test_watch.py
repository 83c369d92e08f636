"""Watching: what is checked again after which change, without waiting for real time.

The articles and the gazetteer are invented (see tests/projects.py). Time is a counter, and between
two looks the test itself does what an editor would do.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from kg.check import check_project
from kg.findings import Finding, UsageError
from kg.load.gazetteer_file import Gazetteer
from kg.load.loaded import LoadedArticle
from kg.load.names import GazetteerNames
from kg.project import open_project
from kg.watch import INTERVAL, SETTLING, Round, Watcher
from tests.projects import ARTICLE, changed, make
from tests.test_across import LINK

Action = Callable[[], object]

BROKEN = changed(("took Mocktown on Monday\n", "took Mocktown on Tuesday\n"))
UNKNOWN = changed(("gainedBy: hill-guard", "gainedBy: hill-gard"))
LINKING = changed(("id: mock\n", "id: later\n"), ("---\n\nThe Hill", LINK.format("mock.C1")))


def nothing() -> None:
    """Nobody saves."""


class NoMoreLooksError(Exception):
    """The end of a script."""


class Editor:
    """Gives a watcher its time: one action before each look, others while files settle."""

    def __init__(self, actions: tuple[Action, ...], settling: tuple[Action, ...]) -> None:
        self._actions = list(actions)
        self._settling = list(settling)
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if seconds == SETTLING:
            if self._settling:
                self._settling.pop(0)()
            return
        assert seconds == INTERVAL
        if not self._actions:
            raise NoMoreLooksError
        self._actions.pop(0)()


def watched(
    root: Path,
    *actions: Action,
    settling: tuple[Action, ...] = (),
    paths: tuple[str, ...] = (),
) -> list[Round]:
    """The rounds of a watch during which `actions` happen, without the first round."""
    editor = Editor(actions, settling)
    named = [root / path for path in paths]
    rounds = Watcher(lambda: open_project(root), named, lambda: editor.now, editor.sleep).rounds()
    found = []
    with pytest.raises(NoMoreLooksError):
        for done in rounds:
            found.append(done)
    assert found[0].file is None
    return found[1:]


def write(path: Path, text: str) -> Action:
    return lambda: path.write_text(text, "utf-8")


def told(rounds: list[Round]) -> list[tuple[str | None, list[str]]]:
    """Name of the file and codes of the findings of each round; "gone" where it is gone."""
    return [
        (
            done.file and done.file.name,
            ["gone"] if done.gone else [finding.code for finding in done.findings],
        )
        for done in rounds
    ]


class LoadingOnly:
    """A checker that neither reasons nor validates, which takes seconds and is not tested here."""

    def __init__(self, ontology: rdflib.Graph, gazetteer: Gazetteer, reasoner: object) -> None:
        self.gazetteer = gazetteer

    def check_gazetteer(self) -> list[Finding]:
        return self.gazetteer.findings

    def check(self, article: LoadedArticle) -> None:
        pass


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kg.watch.Checker", LoadingOnly)
    monkeypatch.setattr("kg.watch.reasoner_for", lambda ontology, context: None)
    return make(tmp_path / "desk", {"mock.md": ARTICLE, "later.md": LINKING})


@pytest.fixture
def mock(root: Path) -> Path:
    return root / "articles" / "mock.md"


def test_nothing_is_said_while_nobody_saves(root: Path) -> None:
    assert watched(root, *[nothing] * 12) == []


def test_a_saved_file_alone_is_checked(root: Path, mock: Path) -> None:
    rounds = watched(root, write(mock, BROKEN), nothing, write(mock, ARTICLE), nothing)
    assert told(rounds) == [("mock.md", ["quote-not-found"]), ("mock.md", [])]
    assert [done.files for done in rounds] == [1, 1]


def test_a_file_saved_as_it_was_is_checked_too(root: Path, mock: Path) -> None:
    os.utime(mock, ns=(0, 0))
    assert told(watched(root, mock.touch, nothing)) == [("mock.md", [])]


def test_a_save_by_renaming_is_one_change(root: Path, mock: Path) -> None:
    def save() -> None:
        beside = mock.with_suffix(".tmp")
        beside.write_text(UNKNOWN, "utf-8")
        beside.replace(mock)

    assert told(watched(root, save, *[nothing] * 6)) == [("mock.md", ["unknown-actor"])]


def test_a_file_that_is_away_while_it_is_saved_is_not_gone(root: Path, mock: Path) -> None:
    rounds = watched(root, mock.unlink, *[nothing] * 6, settling=(write(mock, UNKNOWN),))
    assert told(rounds) == [("mock.md", ["unknown-actor"])]


def test_a_half_written_file_is_read_when_it_has_settled(root: Path, mock: Path) -> None:
    halves = (write(mock, ARTICLE[:300]), write(mock, ARTICLE[:400]), write(mock, UNKNOWN))
    rounds = watched(root, write(mock, ARTICLE[:200]), nothing, settling=halves)
    assert told(rounds) == [("mock.md", ["unknown-actor"])]


def test_a_file_that_never_settles_is_read_in_the_end(root: Path, mock: Path) -> None:
    def append() -> None:
        with mock.open("a", encoding="utf-8") as file:
            file.write("More.\n")

    rounds = watched(root, append, settling=(append,) * 1000)
    assert told(rounds) == [("mock.md", [])]


def test_a_change_while_it_is_read_is_seen_at_the_next_look(
    root: Path, mock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.articles import load_article

    later = [write(mock, UNKNOWN)]

    def slow(file: Path, names: GazetteerNames) -> LoadedArticle:
        article = load_article(file, names)
        if file == mock and later:
            later.pop()()
        return article

    monkeypatch.setattr("kg.watch.load_article", slow)
    assert told(watched(root, nothing, nothing)) == [("mock.md", ["unknown-actor"])]


def test_a_deleted_file_is_gone_and_missed_by_others(root: Path, mock: Path) -> None:
    rounds = watched(root, mock.unlink, *[nothing] * 6)
    assert told(rounds) == [("mock.md", ["gone"]), ("later.md", ["unknown-claim"])]


def test_a_renamed_file_is_another(root: Path, mock: Path) -> None:
    rounds = watched(root, lambda: mock.rename(mock.with_name("new.md")), *[nothing] * 6)
    assert told(rounds) == [("mock.md", ["gone"]), ("new.md", [])]


def test_a_new_file_is_found(root: Path, mock: Path) -> None:
    rounds = watched(root, write(mock.with_name("new.md"), "text"), *[nothing] * 6)
    assert told(rounds) == [("new.md", ["no-front-matter"])]


def test_a_new_file_with_an_id_that_is_taken(root: Path, mock: Path) -> None:
    rounds = watched(root, write(mock.with_name("new.md"), ARTICLE), *[nothing] * 6)
    assert told(rounds) == [("new.md", ["duplicate-article-id"])]


def test_what_else_is_said_of_another_file_is_told(root: Path, mock: Path) -> None:
    other_name = changed(("id: C1", "id: C2"))
    rounds = watched(root, write(mock, other_name), nothing, write(mock, ARTICLE), nothing)
    assert told(rounds) == [
        ("mock.md", []),
        ("later.md", ["unknown-claim"]),
        ("mock.md", []),
        ("later.md", []),
    ]


def test_a_changed_gazetteer_is_a_new_check_of_everything(root: Path) -> None:
    actors = root / "gazetteer" / "actors.yaml"
    text = actors.read_text("utf-8")
    renamed = text.replace("hill-guard", "lake-guard").replace("Hill Guard", "Lake Guard")
    rounds = watched(root, write(actors, renamed), nothing, write(actors, text), nothing)
    # both articles name the Hill Guard twice: as a source and as the one who took the town
    assert told(rounds) == [(None, ["unknown-actor"] * 4), (None, [])]


def test_a_lost_gazetteer_file_is_a_new_check_of_everything(root: Path) -> None:
    (done,) = watched(root, (root / "gazetteer" / "places.yaml").unlink, *[nothing] * 6)
    assert done.file is None
    assert {finding.code for finding in done.findings} == {"unknown-place"}


def test_settings_that_cannot_be_read_are_told_once_and_everything_when_they_can(
    root: Path,
) -> None:
    settings = root / "kg.toml"
    rounds = watched(
        root, write(settings, "[answers"), *[nothing] * 11, write(settings, ""), *[nothing] * 6
    )
    assert told(rounds) == [(None, ["unreadable"]), (None, [])]
    assert "kg.toml: settings cannot be read" in rounds[0].findings[0].message


def test_no_project_is_an_error(tmp_path: Path) -> None:
    editor = Editor((), ())
    watcher = Watcher(lambda: open_project(tmp_path), [], lambda: 0.0, editor.sleep)
    with pytest.raises(UsageError, match="no project here"):
        next(watcher.rounds())


def test_only_what_is_named_is_checked(root: Path, mock: Path) -> None:
    rounds = watched(
        root,
        write(mock, BROKEN),
        write(mock.with_name("later.md"), UNKNOWN),
        nothing,
        paths=("articles/later.md",),
    )
    assert told(rounds) == [("later.md", ["unknown-actor"])]


def test_a_named_file_that_comes_later(root: Path, mock: Path) -> None:
    coming = mock.with_name("coming.md")
    rounds = watched(root, write(coming, "text"), coming.unlink, nothing, paths=(str(coming),))
    assert told(rounds) == [("coming.md", ["no-front-matter"]), ("coming.md", ["unreadable"])]


def test_the_time_is_that_from_noticing_to_the_end(root: Path, mock: Path) -> None:
    (done,) = watched(root, write(mock, BROKEN), nothing, settling=(write(mock, UNKNOWN),))
    assert done.seconds == pytest.approx(2 * SETTLING)


def test_at_any_time_as_much_is_known_as_a_whole_check_finds(tmp_path: Path) -> None:
    """With reasoning and shapes: a second place, a broken link, an id twice."""
    root = make(tmp_path / "desk", {"mock.md": ARTICLE, "later.md": LINKING})
    articles = root / "articles"
    saves = [
        write(articles / "mock.md", changed(("place: mocktown", "place: [mocktown, twin-ford]"))),
        write(articles / "later.md", LINKING.replace("to: mock.C1", "to: mock.C7")),
        write(articles / "new.md", changed(("interest: for", "interest: neutral"))),
        (articles / "new.md").unlink,
        write(articles / "mock.md", ARTICLE),
        write(articles / "later.md", LINKING),
    ]
    editor = Editor(tuple(a for save in saves for a in (save, *[nothing] * 5)), ())
    watcher = Watcher(lambda: open_project(root), [], lambda: 0.0, editor.sleep)
    counts = []
    with pytest.raises(NoMoreLooksError):
        for _ in watcher.rounds():
            whole = check_project(open_project(root), []).findings
            assert watcher.standing.findings() == whole
            counts.append(len(whole))
    assert len(counts) >= 7
    assert counts[0] == counts[-1] == 0 < max(counts)
