"""A store brought in line with a project's files: only what changed, a batch at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg import __version__
from kg.namespaces import BUILD_GRAPH, CONTEXT_GRAPH
from kg.project import Project
from kg.store import Store
from kg.upkeep.batches import Batches
from kg.upkeep.changes import Changes, changes
from kg.upkeep.checks import ReferenceChecks
from kg.upkeep.context import Context, context_in, still_good
from kg.upkeep.crew import LIMIT, PROGRAM, Crew, Failed
from kg.upkeep.done import Done
from kg.upkeep.ending import finish
from kg.upkeep.fingerprint import context_key, folders_look, folders_of, program_key, project_look
from kg.upkeep.gazetteer import GRAPHS
from kg.upkeep.making import Made, Maker, graph_names, set_aside
from kg.upkeep.place import base_of
from kg.upkeep.record import BuildRecord, build_record, named_from, records
from kg.upkeep.touched import in_memory, touch_of
from kg.upkeep.worker import Order, Task

FEW = 100
"""Up to as many articles are made in this process: workers would take longer to get ready."""

Told = Callable[[int, int], None]
"""Called with how many articles are done, and how many there are to do."""


@dataclass(frozen=True)
class How:
    """How a build is done.

    `jobs`: worker processes; None for none where there is little to do, else one for each core.
    `reference`: owlrl and pySHACL alone. `thorough`: files are read even if they look unchanged.
    `tell` hears of progress. `program` and `limit` are for tests: see `kg.upkeep.crew`.
    """

    jobs: int | None = None
    reference: bool = False
    thorough: bool = False
    tell: Told = lambda done, of: None
    program: str = PROGRAM
    limit: float = LIMIT


def bring_in_line(project: Project, store: Store, how: How | None = None) -> Done:
    """What was done to make `store` hold what the files of `project` say.

    It can be stopped at any moment: what was written stays, and the next call goes on from there.
    Nothing is raised for what stands in a file; KgError when the store or all workers fail.
    """
    return _Build(project, store, how or How()).run()


def beginning(project: Project, files: tuple[Path, ...]) -> BuildRecord:
    """The record of a build that begins now: the looks are taken before anything is read."""
    folders = folders_of(files)
    return BuildRecord(
        __version__,
        context_key(project),
        project_look(project),
        folders_look(project, folders),
        folders,
        len(files),
        [],
    )


class _Build:
    def __init__(self, project: Project, store: Store, how: How) -> None:
        self.store, self.how = store, how
        files = tuple(project.article_files)
        self.project = replace(project, article_files=files)
        self.before = build_record(store)
        self.new = beginning(self.project, files)
        self.context = Context("", "")
        self.ids: dict[str, Path] = {}
        self.changes = Changes()

    def run(self) -> Done:
        base = base_of(self.project)
        files = self.project.article_files
        known = list(records(self.store))
        shared = self._shared()
        is_good = still_good(self.store, self.context)
        self.changes = changes(files, known, is_good, base, self.how.thorough)
        done = Done(unchanged=len(files) - len(self.changes.todo))
        done.made = list(self.changes.todo)
        done.gone = [r.article for r in self.changes.gone if r.passes and r.article is not None]
        if shared or self.changes or self.before is None:
            self._clear(shared)
            self._make_all(base)
        finish(self.store, self.before, self.new, base, done)
        return done

    def _shared(self) -> Mapping[str, bytes]:
        """The graphs that all articles share, where they have changed; sets `context`."""
        before, key = context_in(self.store), self.new.key
        if before is not None and before.key == key:
            self.context, graphs = before, {}
        else:
            from kg.upkeep.shared import make_shared  # which reads rdflib, for the gazetteer alone

            shared = make_shared(self.project, self.how.reference)
            self.context = Context(key, program_key(), shared.findings)
            if before is not None and before.program == self.context.program:
                touch = touch_of(self.store, in_memory(shared.graphs))
                self.context = before.followed_by(key, shared.findings, touch)
            graphs = {**shared.graphs, CONTEXT_GRAPH: self.context.triples()}
        self.new = replace(self.new, findings=self.context.findings)
        return graphs

    def _clear(self, shared: Mapping[str, bytes]) -> None:
        """Remove what is gone, and put in place what all articles share, in one step."""
        drop = [BUILD_GRAPH]
        for record in self.changes.gone:
            drop.append(record.graph)
            if record.passes and record.article is not None:
                drop += graph_names(record.article)
        for article in self.changes.contested:
            drop += graph_names(article)
        graphs = {record.graph: record.triples() for record in self.changes.same}
        graphs |= shared
        self.store.replace(graphs, [name for name in drop if name not in graphs])

    def _make_all(self, base: Path) -> None:
        """Make all that is to do, and write it batch by batch."""
        todo = self.changes.todo
        names = {named_from(base, file) for file in todo}
        gone = {record.path for record in self.changes.gone}
        for record in self.changes.known.values():
            if record.article and not record.taken_by and record.path not in names | gone:
                self.ids[record.article] = base / record.path
        batches = Batches(self.store, self.changes.known)
        for count, made in enumerate(self._made(todo), 1):
            if batches.add(made):
                self._publish()
            self.how.tell(min(count, len(todo)), len(todo))
        batches.write()

    def _publish(self) -> None:
        publish = getattr(self.store, "publish", None)
        if publish is not None:
            publish()

    def _made(self, todo: list[Path]) -> Iterator[Made]:
        jobs = self.how.jobs
        if not todo:
            return iter(())
        if jobs is None and len(todo) <= FEW:
            return self._made_here(todo)
        return self._made_by_crew(todo, max(1, jobs or len(os.sched_getaffinity(0))))

    def _made_here(self, todo: list[Path]) -> Iterator[Made]:
        checks = ReferenceChecks(self.project) if self.how.reference else None
        maker = Maker(self.project, self.store, self.context.key, checks)
        waiting = [Task(file) for file in reversed(todo)]
        while waiting:
            task = waiting.pop()
            made = maker.make(task.file, task.taken_by)
            again = self._in_the_way(task, made)
            waiting += again
            if all(other.file != task.file for other in again):
                yield made

    def _made_by_crew(self, todo: list[Path], jobs: int) -> Iterator[Made]:
        how = self.how
        with (
            self._order() as order,
            Crew(order, min(jobs, len(todo)), how.program, how.limit) as crew,
        ):
            for file in todo:
                crew.give(Task(file))
            open_tasks = len(todo)
            while open_tasks:
                task, made = crew.take()
                open_tasks -= 1
                if isinstance(made, Failed):
                    yield set_aside(self.project, task.file, made.reason)
                    continue
                again = self._in_the_way(task, made)
                for other in again:
                    crew.give(other)
                open_tasks += len(again)
                if all(other.file != task.file for other in again):
                    yield made

    @contextmanager
    def _order(self) -> Iterator[Order]:
        """What workers are told, with the gazetteer in a file of its own for so long."""
        project = replace(self.project, article_files=())
        context = self.context
        with TemporaryDirectory(prefix="conflict-kg-") as folder:
            file = Path(folder) / "gazetteer.nq"
            quads = (quad for graph in GRAPHS for quad in self.store.quads(graph))
            with file.open("wb") as target:
                ox.serialize(quads, target, format=ox.RdfFormat.N_QUADS)
            yield Order(project, context.key, context.program, file, self.how.reference)

    def _in_the_way(self, task: Task, made: Made) -> list[Task]:
        """The tasks to do again because two files have the id of `made`: the first file has it."""
        article = made.record.article
        if article is None or task.taken_by is not None:
            return []
        other = self.ids.get(article)
        if other is None or other == task.file:
            self.ids[article] = task.file
            return []
        if str(other) < str(task.file):
            return [Task(task.file, other)]
        self.ids[article] = task.file
        return [Task(other, task.file)]
