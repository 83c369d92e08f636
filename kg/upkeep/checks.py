"""The checks of one article: by the compiled engine, or by the reference where that is needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.engine.articles import Engine, EngineWithParts
from kg.engine.part import Lookup
from kg.engine.refusal import NotCompiledError
from kg.load.loaded import LoadedArticle
from kg.locate import add_located
from kg.project import Project
from kg.resources import ONTOLOGY_FILE, shape_files
from kg.statements import Statement, statements_of

if TYPE_CHECKING:
    from kg.build import Checker


class Checks(Protocol):
    """The checks of one article after the other."""

    def infer(self, article: LoadedArticle) -> set[Statement]:
        """What OWL RL infers from `article`, to whose findings everything wrong is added."""


class ArticleChecks:
    """Checks articles against one ontology, the shapes and a gazetteer, by the compiled engine.

    An article with an axiom is left to the reference, and so are all where the ontology or the
    shapes are not compiled.
    """

    def __init__(self, project: Project, gazetteer: Lookup) -> None:
        self._reference = ReferenceChecks(project)
        self._engine = compiled_engine(gazetteer)

    def infer(self, article: LoadedArticle) -> set[Statement]:
        """What OWL RL infers from `article`, to whose findings everything wrong is added."""
        if self._engine is None:
            return self._reference.infer(article)
        try:
            inferred, found = self._engine.check(article.stated)
        except NotCompiledError:
            return self._reference.infer(article)
        add_located(article, found)
        return inferred


class ReferenceChecks:
    """Checks articles by owlrl and pySHACL alone: slower, and to the same end.

    The gazetteer is read from the files of `project`, or is what `stated` holds of it.
    """

    def __init__(self, project: Project, stated: Collection[Statement] | None = None) -> None:
        self._project = project
        self._stated = stated

    def infer(self, article: LoadedArticle) -> set[Statement]:
        """What OWL RL infers from `article`, to whose findings everything wrong is added."""
        return self._checker.infer(article)

    @cached_property
    def _checker(self) -> Checker:
        from kg.build import Checker, load_ontology
        from kg.engine.closure import reasoner_for
        from kg.load.gazetteer_file import Gazetteer, load_gazetteer

        if self._stated is None:
            gazetteer = load_gazetteer(list(self._project.gazetteer_files))
        else:
            gazetteer = Gazetteer(set(self._stated))
        ontology = load_ontology()
        reasoner = reasoner_for(ontology, gazetteer.graph, reference=True)
        return Checker(ontology, gazetteer, reasoner, reference=True)


def compiled_engine(gazetteer: Lookup) -> EngineWithParts | None:
    """The engine for the ontology and shapes of the package; None where they are not compiled."""
    ontology, shapes = _read([ONTOLOGY_FILE]), _read(shape_files())
    try:
        return Engine(ontology, shapes).with_parts(gazetteer)
    except NotCompiledError:
        return None


def _read(files: Iterable[Path]) -> list[Statement]:
    return [
        statement
        for file in files
        for statement in statements_of(
            [quad.triple for quad in ox.parse(path=str(file), rename_blank_nodes=True)]
        )
    ]
