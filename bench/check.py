"""How long validation takes with pySHACL and with compiled shapes: `python bench/check.py [RUNS]`.

Articles of the built-in graph and of the invented corpus, each as stated and with what OWL RL
infers, in the context of its gazetteer. Prints medians over RUNS runs (3 unless given) and the
ratio of the two, which is less noisy than milliseconds; the findings are compared as well.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rdflib import Graph

from kg.articles import load_article
from kg.build import load_ontology
from kg.engine.shapes import CompiledValidator
from kg.load.gazetteer_file import load_gazetteer
from kg.project import Project, built_in_project, open_project
from kg.reason import Reasoner
from kg.validate import Validator, load_shapes

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"


def median_ms(call: Callable[[], object], runs: int) -> float:
    """The median milliseconds that `call` takes."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


def graphs(project: Project, reasoner: Reasoner) -> Iterator[tuple[str, Graph]]:
    """The articles of `project`, each as stated and as closed, with a name for each graph."""
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    for file in project.article_files:
        stated = load_article(file, gazetteer.names).graph
        yield f"{file.stem}, stated", stated
        yield f"{file.stem}, closed", stated + reasoner.close(stated).inferred


def compare(project: Project, runs: int) -> None:
    """Print what each article of `project` takes, and the medians over all of them."""
    ontology, shapes = load_ontology(), load_shapes()
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    reasoner = Reasoner(ontology, gazetteer.graph)
    context = gazetteer.graph + reasoner.context_inferred
    reference = Validator(shapes, ontology).with_context(context)
    compiled = CompiledValidator(shapes, ontology).with_context(context)
    rows = []
    for name, data in graphs(project, reasoner):
        if compiled.validate(data) != reference.validate(data):
            sys.exit(f"{name}: not the same findings")
        slow = median_ms(lambda data=data: reference.validate(data), runs)
        fast = median_ms(lambda data=data: compiled.validate(data), runs)
        rows.append((slow, fast, slow / fast))
        print(f"  {name:42} {len(data):6} {slow:10.1f} {fast:10.1f} {slow / fast:7.1f}")
    medians = [statistics.median(column) for column in zip(*rows, strict=True)]
    print(f"  {'median':49} {medians[0]:10.1f} {medians[1]:10.1f} {medians[2]:7.1f}")


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    ontology, shapes = load_ontology(), load_shapes()
    reading = median_ms(lambda: Validator(shapes, ontology), runs)
    compiling = median_ms(lambda: CompiledValidator(shapes, ontology), runs)
    print(f"reading the shapes, once: pySHACL {reading:.0f} ms, compiled {compiling:.0f} ms")
    print(f"  {'milliseconds for one article':42} triples    pySHACL   compiled   ratio")
    for project in (built_in_project(), open_project(CORPUS)):
        compare(project, runs)


if __name__ == "__main__":
    main()
