"""Several workers: each led by a thread that replaces it when it dies.

A pool of the standard library loses everything when one process dies. Here only the article that a
worker had in hand is in question: it is tried once more by a new worker, then set aside.
"""

from __future__ import annotations

import os
import queue
import select
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from kg.findings import KgError
from kg.upkeep.making import Made
from kg.upkeep.worker import Order, Task, receive, send

PROGRAM = "from kg.upkeep.worker import main; main()"
LIMIT = 60.0
"""Seconds after which an article is given up."""
_START = 60.0
"""Seconds that a worker may take to get ready."""
_TRIES = 2
_AHEAD = 64
"""How many results may wait: workers pause while the store cannot keep up."""


@dataclass(frozen=True)
class Failed:
    """A file that no worker came through, with the reason."""

    file: Path
    reason: str


class _GoneError(Exception):
    """The worker is no longer there, or is taking too long; the text says which."""


@dataclass
class _Counted:
    task: Task
    tries: int = 0


Result = Made | Failed | KgError


class Crew:
    """Workers that make articles; use it in a `with` block, at whose end they are gone.

    A worker that finds another program than that of the order (its files were changed meanwhile)
    ends the work with a KgError.
    """

    def __init__(
        self, order: Order, size: int, program: str = PROGRAM, limit: float = LIMIT
    ) -> None:
        self._order = order
        self._program = program
        self._limit = limit
        self._tasks: queue.Queue[_Counted | None] = queue.Queue()
        self._results: queue.Queue[tuple[Task, Result]] = queue.Queue(_AHEAD)
        self._stop = threading.Event()
        self._workers: dict[int, subprocess.Popen[bytes]] = {}
        self._threads = [
            threading.Thread(target=self._lead, args=(number,), daemon=True)
            for number in range(size)
        ]

    def __enter__(self) -> Crew:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for worker in list(self._workers.values()):
            worker.kill()
        for _thread in self._threads:
            self._tasks.put(None)
        self._drain()
        for worker in list(self._workers.values()):
            worker.wait()

    def _drain(self) -> None:
        """Take results nobody wants, so that no thread waits to put one, until all have ended."""
        while any(thread.is_alive() for thread in self._threads):
            try:
                self._results.get(timeout=0.05)
            except queue.Empty:
                for worker in list(self._workers.values()):
                    worker.kill()

    def give(self, task: Task) -> None:
        """Have `task` done by whoever is free."""
        self._tasks.put(_Counted(task))

    def take(self) -> tuple[Task, Made | Failed]:
        """The next result, in the order in which they come; KgError when the work cannot go on."""
        task, result = self._results.get()
        if isinstance(result, KgError):
            raise result
        return task, result

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that work now."""
        return [worker.pid for worker in list(self._workers.values())]

    def _lead(self, number: int) -> None:
        """Do tasks with a worker of one's own, until there are no more."""
        try:
            while not self._stop.is_set():
                counted = self._tasks.get()
                if counted is None:
                    return
                self._do(number, counted)
        finally:
            self._dismiss(number)

    def _do(self, number: int, counted: _Counted) -> None:
        try:
            worker = self._workers.get(number) or self._hire(number)
        except (KgError, _GoneError, OSError) as error:
            reason = error if isinstance(error, KgError) else KgError(f"no worker starts: {error}")
            self._results.put((counted.task, reason))
            return
        try:
            result = self._done(worker, counted.task)
        except _GoneError as error:
            self._dismiss(number)
            if not self._stop.is_set():
                self._once_more(counted, str(error))
            return
        self._results.put((counted.task, result))

    def _once_more(self, counted: _Counted, reason: str) -> None:
        counted.tries += 1
        if counted.tries < _TRIES:
            self._tasks.put(counted)
        else:
            task = counted.task
            self._results.put((task, Failed(task.file, f"{reason}, {_TRIES} times: set aside")))

    def _done(self, worker: subprocess.Popen[bytes], task: Task) -> Made | Failed:
        assert worker.stdin is not None
        try:
            send(worker.stdin, task)
        except OSError as error:
            raise _GoneError("its worker died") from error
        answer = self._answer(worker, self._limit)
        return Failed(task.file, answer) if isinstance(answer, str) else answer

    def _answer(self, worker: subprocess.Popen[bytes], limit: float) -> Made | str:
        """What the worker answers; _GoneError when it does not, within `limit` seconds."""
        assert worker.stdout is not None
        ready, _, _ = select.select([worker.stdout], [], [], limit)
        if not ready:
            raise _GoneError(f"its worker took more than {limit:g} s")
        try:
            answer: Made | str = receive(worker.stdout)
        except (EOFError, OSError) as error:
            raise _GoneError("its worker died") from error
        return answer

    def _hire(self, number: int) -> subprocess.Popen[bytes]:
        """A new worker that is ready."""
        worker = subprocess.Popen(
            [sys.executable, "-c", self._program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # Ctrl-C is for the one who builds, who ends its workers
        )
        self._workers[number] = worker
        assert worker.stdin is not None
        try:
            send(worker.stdin, self._order)
        except OSError as error:
            raise _GoneError("it died at once") from error
        if self._answer(worker, _START) != self._order.program:
            raise KgError("the program changed meanwhile: build once more")
        return worker

    def _dismiss(self, number: int) -> None:
        worker = self._workers.pop(number, None)
        if worker is None:
            return
        worker.kill()
        for stream in (worker.stdin, worker.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was not sent is for nobody any more
                    continue
        worker.wait()
