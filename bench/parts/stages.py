"""What one article takes in one process, stage by stage: read, then reason and check."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.parts.inputs import Stages, article_files
from kg.articles import load_article
from kg.build import Checker, load_ontology
from kg.engine.closure import reasoner_for
from kg.load.gazetteer_file import load_gazetteer
from kg.project import open_project


def main(folder: Path, count: int) -> None:
    """Do it for `count` articles of the project in `folder`, after ten that are not counted."""
    project, ontology, stages = open_project(folder), load_ontology(), Stages()
    with stages.stage("get ready"):
        gazetteer = load_gazetteer(list(project.gazetteer_files))
        checker = Checker(ontology, gazetteer, reasoner_for(ontology, gazetteer.graph))
        for file in article_files(folder, 10):
            checker.check(load_article(file, gazetteer.names))
    check = getattr(checker, "checked", checker.check)
    for file in article_files(folder, count):
        with stages.stage("read"):
            article = load_article(file, gazetteer.names)
        with stages.stage("reason and check"):
            check(article)
    print(json.dumps({"stages": stages.seconds}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
