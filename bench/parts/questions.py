"""What each question of the collection takes, asked of one graph in one process."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.generator.world import DAYS, World, day_of, make_world
from kg.api import Graph, open_graph
from kg.ask.questions import MOMENT, Question
from kg.namespaces import CLAIM

TIMES = 3
_DAY = day_of(DAYS // 2).isoformat()


def main(folder: Path, seed: int) -> None:
    """Ask every question of the graph in `folder`, and print what each took, in ms."""
    world, graph = make_world(seed), open_graph(folder)
    claim = _claim(graph)
    rows = [_asked(graph, question, world, claim) for question in graph.questions]
    print(json.dumps({"questions": rows}))


def _asked(graph: Graph, question: Question, world: World, claim: str) -> dict[str, Any]:
    """What the first time took, and the quickest of the next ones."""
    given = example(question, world, claim)
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        answer = graph.answer(question.name, **given)
        times.append(1000 * (time.perf_counter() - started))
    return {
        "question": question.name,
        "about": ", ".join(given.values()) or "everything",
        "first ms": times[0],
        "again ms": min(times[1:]),
        "rows": len(answer.table()[1]),
    }


def example(question: Question, world: World, claim: str) -> dict[str, str]:
    """Values for the parameters that `question` must be given, from the invented `world`.

    The busiest place and an actor who fights there, so that there is something to find.
    """
    place, actor = world.settled[0], world.fighters[world.province_of(world.settled[0]).slug][0]
    values = {
        "place": place.slug,
        "actor": actor.slug,
        "claim": claim,
        "date": _DAY,
    }
    needed = (p for p in question.parameters if p.required and p.name not in MOMENT)
    return {parameter.name: values[parameter.type] for parameter in needed}


def _claim(graph: Graph) -> str:
    """The id of some claim, the same in each run."""
    found = graph.query("SELECT ?claim WHERE { ?claim a ckg:Claim } ORDER BY ?claim LIMIT 1")
    return CLAIM.local(str(found.rows[0][0]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
