"""An invented project of several articles, and what its store holds, to be compared."""

from __future__ import annotations

from pathlib import Path

from kg.namespaces import ARTICLE
from kg.project import open_project
from kg.store import Store, open_snapshot
from kg.upkeep.build import How
from kg.upkeep.done import Done
from kg.upkeep.keeping import build_store
from kg.upkeep.place import store_path
from tests import projects

BROKEN = projects.changed(("quote: The Hill Guard took Mocktown", "quote: The Hill Guard lost it"))
"""Its quote does not stand in the text."""


def article(name: str, text: str = projects.ARTICLE) -> str:
    """The invented article with another id."""
    return projects.changed(("id: mock\n", f"id: {name}\n"), article=text)


def make(folder: Path, names: str = "one two three") -> Path:
    """A project with an article for each of `names`, which spaces part."""
    return projects.make(folder, {f"{name}.md": article(name) for name in names.split()})


def file(root: Path, name: str) -> Path:
    return root / "articles" / f"{name}.md"


def place(root: Path) -> Path:
    path = store_path(open_project(root))
    assert path is not None
    return path


def build(root: Path, from_scratch: bool = False, how: How | None = None) -> Done:
    return build_store(open_project(root), place(root), from_scratch, how)


def contents(store: Store) -> dict[str, set[str]]:
    """Every graph of the store, with its triples as text."""
    return {name: {str(quad.triple) for quad in store.quads(name)} for name in store.graphs()}


def stored(root: Path) -> dict[str, set[str]]:
    """Every graph of the project's store."""
    snapshot = open_snapshot(place(root))
    try:
        return contents(snapshot)
    finally:
        snapshot.close()


def articles(root: Path) -> set[str]:
    """The ids of the articles in the project's store, by the graphs that hold statements."""
    from kg.namespaces import GRAPH, article_graph

    names = {name for name, triples in stored(root).items() if triples}
    slugs = {GRAPH.local(name) for name in names}
    return {slug for slug in slugs if article_graph(ARTICLE[slug]) in names and _is_article(slug)}


def _is_article(slug: str) -> bool:
    shared = {"ontology", "crosswalk", "gazetteer", "conclusions"}
    return "." not in slug and slug not in shared
