"""A change of the gazetteer: only the articles that it touches are made again.

Each time the store is compared with one that was built from scratch after the change.
"""

import contextlib
from pathlib import Path

import pytest

from kg.store import EmbeddedStore, open_snapshot
from kg.upkeep import batches
from kg.upkeep.build import How
from kg.upkeep.context import VERSIONS, Context, context_in
from kg.upkeep.touched import MOST, Touch
from tests import projects
from tests.upkeep.desk import article, articles, build, file, make, place, stored

ELSEWHERE = projects.changed(("place: mocktown", "place: twin-ford"))
"""The article about another place, of the same country."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Articles `one` and `two` about Mocktown and `far` about Twin Ford, in the store."""
    root = make(tmp_path / "desk", "one two")
    file(root, "far").write_text(article("far", ELSEWHERE), encoding="utf-8")
    build(root)
    assert articles(root) == {"one", "two", "far"}
    return root


def change(root: Path, *changes: tuple[str, str], name: str = "places") -> None:
    path = root / "gazetteer" / f"{name}.yaml"
    text = projects.changed(*changes, article=path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")


def made(root: Path) -> set[str]:
    """The articles that a build makes again, after which the store is as if built from scratch."""
    found = {path.stem for path in build(root).made}
    step_by_step = without_history(root)
    assert build(root).made == []
    build(root, from_scratch=True)
    assert without_history(root) == step_by_step
    return found


def without_history(root: Path) -> dict[str, set[str]]:
    """The graphs of the store, but for the record of what changed when, and the keys."""
    found = stored(root)
    return {name: triples for name, triples in found.items() if not name.endswith(".manifest")}


def test_a_place_that_nobody_mentions_touches_nothing(root: Path) -> None:
    new = "  - {id: newham, type: Village, within: mockland, prefLabel: {en: Newham, ar: نيوهام}}\n"
    change(root, ("  - id: twin-ford\n", f"{new}  - id: twin-ford\n"))
    assert made(root) == set()


def test_a_new_name_of_a_place_touches_those_that_mention_it(root: Path) -> None:
    change(root, ("en: [Mock Town, Twinford]", "en: [Mock Town, Twinford, Mockton]"))
    assert made(root) == {"one", "two"}


def test_a_region_touches_those_that_mention_a_place_in_it(root: Path) -> None:
    change(root, ("en: Mockland,", "en: Mockland Republic,"))
    assert made(root) == {"one", "two", "far"}


def test_an_actor_touches_those_that_mention_it(root: Path) -> None:
    change(
        root,
        ("id: river-column, type: ArmedGroup", "id: river-column, type: Militia"),
        name="actors",
    )
    assert made(root) == set()
    change(
        root, ("id: hill-guard, type: Militia", "id: hill-guard, type: ArmedGroup"), name="actors"
    )
    assert made(root) == {"one", "two", "far"}


def test_a_membership_touches_those_that_mention_the_member(root: Path) -> None:
    relation = """\
coder: mock-desk
coded: 2031-05-07
relations:
  - id: mill-guard
    type: Membership
    hasMember: river-column
    hasWhole: hill-guard
    reference: https://example.org/mock
"""
    (root / "gazetteer" / "relations.yaml").write_text(relation, encoding="utf-8")
    assert made(root) == set()  # of the whole nobody has to know its members


def test_another_place_of_the_same_name_makes_a_name_ambiguous(root: Path) -> None:
    """The article names the town by its other name, which a second place comes to have."""
    by_name = projects.changed(("place: mocktown", "place: Mock Town"))
    file(root, "two").write_text(article("two", by_name), encoding="utf-8")
    assert made(root) == {"two"}
    change(root, ("en: [Twinford]", "en: [Twinford, Mock Town]"))
    done = build(root)
    assert {path.stem for path in done.made} == {"two", "far"}
    assert [found.code for found in done.findings if found.path == str(file(root, "two"))] == [
        "ambiguous-name"
    ]
    assert articles(root) == {"one", "far"}


def test_an_article_that_was_left_out_is_tried_again(root: Path) -> None:
    missing = projects.changed(("place: mocktown", "place: newham"))
    file(root, "two").write_text(article("two", missing), encoding="utf-8")
    build(root)
    assert articles(root) == {"one", "far"}
    new = "  - {id: newham, type: Village, within: mockland, prefLabel: {en: Newham, ar: نيوهام}}\n"
    change(root, ("  - id: twin-ford\n", f"{new}  - id: twin-ford\n"))
    assert made(root) == {"two"}
    assert articles(root) == {"one", "two", "far"}


def test_what_is_gone_touches_those_that_mention_it(root: Path) -> None:
    entry = projects.PLACES[projects.PLACES.index("  - id: twin-ford") :]
    change(root, (entry, ""))
    done = build(root)
    assert {path.stem for path in done.made} == {"far"}
    assert articles(root) == {"one", "two"}


def test_changes_add_up_when_builds_are_cut_short(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first build stops before any article is written, the second has another change."""
    change(root, ("en: [Mock Town, Twinford]", "en: [Mock Town, Twinford, Mockton]"))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(batches.Batches, "write", stop)
        with contextlib.suppress(KeyboardInterrupt):
            build(root)
    change(root, ("{en: Twin Ford, ar", "{en: Twin Fords, ar"))
    assert made(root) == {"one", "two", "far"}


def test_an_article_that_was_not_touched_then_may_be_touched_now(root: Path) -> None:
    change(root, ("en: [Mock Town, Twinford]", "en: [Mock Town, Twinford, Mockton]"))
    assert {path.stem for path in build(root).made} == {"one", "two"}
    change(root, ("{en: Twin Ford, ar", "{en: Twin Fords, ar"))
    assert {path.stem for path in build(root).made} == {"far"}
    change(root, ("{en: Twin Fords, ar", "{en: Twin Ford, ar"))
    assert made(root) == {"far"}


def test_workers_see_the_gazetteer_of_the_build(root: Path) -> None:
    change(root, ("en: Mockland,", "en: Mockland Republic,"))
    done = build(root, how=How(jobs=2))
    assert {path.stem for path in done.made} == {"one", "two", "far"}
    by_workers = without_history(root)
    build(root, from_scratch=True)
    assert without_history(root) == by_workers


def test_a_name_written_in_turtle_touches_the_article(root: Path) -> None:
    """By hand: an article's own place has the label that an entry of the gazetteer gets."""
    own = projects.changed(
        (
            "claims:\n",
            "places:\n  - {id: mill, type: Village, within: mockland,"
            " prefLabel: {en: Old Mill}}\nclaims:\n",
        ),
        ("place: mocktown", "place: mill"),
    )
    file(root, "two").write_text(article("two", own), encoding="utf-8")
    build(root)
    change(root, ("{en: Twin Ford, ar", "{en: Old Mill, ar"))
    assert made(root) == {"two", "far"}


# -- what is remembered ----------------------------------------------------------------------------


def test_what_changed_too_much_is_not_remembered() -> None:
    first = Context("a", "p")
    large = Touch(things=frozenset(f"<x:{number}>" for number in range(MOST + 1)))
    assert first.followed_by("b", [], large).since == {}
    small = Touch(things=frozenset({"<x:1>"}))
    second = first.followed_by("b", [], small)
    assert set(second.since) == {"a"}
    third = second.followed_by("c", [], large)
    assert third.since == {}


def test_only_so_many_versions_are_remembered() -> None:
    context = Context("0", "p")
    for number in range(1, VERSIONS + 5):
        touch = Touch(forms=frozenset({str(number)}))
        context = context.followed_by(str(number), [], touch)
    assert len(context.since) == VERSIONS
    oldest = str(4)
    assert oldest in context.since
    assert context.since[oldest]["forms"] == sorted(str(n) for n in range(5, VERSIONS + 5))


def test_going_back_to_an_earlier_gazetteer_keeps_what_is_as_it_was(root: Path) -> None:
    with contextlib.closing(open_snapshot(place(root))) as snapshot:
        before = context_in(snapshot)
    assert before is not None
    change(root, ("en: [Mock Town, Twinford]", "en: [Mock Town, Twinford, Mockton]"))
    build(root)
    change(root, ("en: [Mock Town, Twinford, Mockton]", "en: [Mock Town, Twinford]"))
    assert made(root) == {"one", "two"}
    with contextlib.closing(EmbeddedStore(place(root))) as store:
        again = context_in(store)
    assert again is not None
    assert again.key == before.key
