"""How long a question and a build take here: `python bench/graph.py [RUNS]`.

Prints medians over RUNS runs (5 unless given). "Nothing kept" builds the graph, "kept" finds it
built; both start a new process, as a shell does. The last column is the ratio to starting Python
alone in the same run, which is less noisy than seconds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from kg.build import build
from kg.namespaces import TERM_GRAPHS, is_concluded
from kg.project import built_in_project

QUESTION = "who controls Albu Kamal"


def seconds(command: list[str], cache: str) -> float:
    """The wall-clock seconds of one run of `command`."""
    started = time.perf_counter()
    environment = os.environ | {"CONFLICT_KG_CACHE": cache}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - started


def shell_figures(runs: int) -> dict[str, float]:
    """Median seconds of starting Python, and of the question with nothing kept and kept."""
    python = [sys.executable, "-c", "pass"]
    ask = [sys.executable, "-m", "kg", "ask", QUESTION]
    times: dict[str, list[float]] = {"python alone": [], "ask, nothing kept": [], "ask, kept": []}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cache:
            times["python alone"].append(seconds(python, cache))
            times["ask, nothing kept"].append(seconds(ask, cache))
            times["ask, kept"].append(seconds(ask, cache))
    return {name: statistics.median(values) for name, values in times.items()}


def build_figures(runs: int) -> tuple[dict[str, float], dict[str, int]]:
    """Median seconds of each stage of the build, and the triples it makes."""
    builds = [build(built_in_project()) for _ in range(runs)]
    stages = {
        stage: statistics.median(built.seconds[stage] for built in builds)
        for stage in builds[0].seconds
    }
    counts = {"asserted": 0, "inferred": 0, "by rules": 0}
    for graph in builds[0].store.graphs():
        if graph in TERM_GRAPHS:
            continue
        kind = "inferred" if graph.endswith(".inferred") else "asserted"
        kind = "by rules" if is_concluded(graph) else kind
        counts[kind] += sum(1 for _ in builds[0].store.quads(graph))
    return stages, counts


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    shell = shell_figures(runs)
    print(f"median of {runs} runs")
    for name, value in shell.items():
        print(f"  {name:20} {value * 1000:8.0f} ms {value / shell['python alone']:8.1f} x")
    stages, counts = build_figures(runs)
    print("build of the built-in graph, by stage")
    for name, value in stages.items():
        print(f"  {name:20} {value * 1000:8.0f} ms")
    print("triples: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))


if __name__ == "__main__":
    main()
