"""The checks of one article: by the compiled engine, or by the reference where that is needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

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


class ArticleChecks:
    """Checks articles against one ontology, the shapes and a gazetteer.

    `reference` takes owlrl and pySHACL alone, over the gazetteer's files of `project`; so does an
    article with an axiom, or an ontology that is not compiled.
    """

    def __init__(self, project: Project, gazetteer: Lookup, reference: bool = False) -> None:
        self._project = project
        self._reference = reference
        self._engine = None if reference else compiled_engine(gazetteer)

    def infer(self, article: LoadedArticle) -> set[Statement]:
        """What OWL RL infers from `article`, to whose findings everything wrong is added."""
        if self._engine is None:
            return self._checker.infer(article)
        try:
            inferred, found = self._engine.check(article.stated)
        except NotCompiledError:
            return self._checker.infer(article)
        add_located(article, found)
        return inferred

    @cached_property
    def _checker(self) -> Checker:
        """The checks over the whole gazetteer, read from its files."""
        from kg.build import Checker, load_ontology
        from kg.engine.closure import reasoner_for
        from kg.load.gazetteer_file import load_gazetteer

        ontology, gazetteer = load_ontology(), load_gazetteer(list(self._project.gazetteer_files))
        reasoner = reasoner_for(ontology, gazetteer.graph, self._reference)
        return Checker(ontology, gazetteer, reasoner, reference=self._reference)


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
