"""What questions take in a process that runs already, over many places and days."""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from pathlib import Path

from bench.generator.world import DAYS, day_of, make_world
from kg.api import open_graph


def main(folder: Path, seed: int, count: int) -> None:
    """Ask who controls `count` places, each on a day of the war, of the graph in `folder`."""
    world, rng = make_world(seed), random.Random(seed)
    started = time.perf_counter()
    graph = open_graph(folder)
    opened = time.perf_counter() - started
    places = [*world.settled[:3], *rng.choices(world.settled, k=count - 3)]
    graph.ask(f"who controls {places[0].en}")
    times = []
    for place in places:
        day = day_of(rng.randrange(60, DAYS))
        started = time.perf_counter()
        graph.ask(f"who controls {place.en}", as_of=day)
        times.append(1000 * (time.perf_counter() - started))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ms": times, "open_ms": 1000 * opened, "peak_mb": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
