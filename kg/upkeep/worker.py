"""A process that makes articles: tasks come in on its standard input, what was made goes out.

It is a program of its own and no fork: the process that builds has a database open, whose threads
and locks a fork would copy half. Both ends are the same program, so that pickles are safe here.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kg.findings import KgError
from kg.project import Project
from kg.store import MemoryStore
from kg.upkeep.checks import ReferenceChecks
from kg.upkeep.fingerprint import program_key
from kg.upkeep.making import Made, Maker

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True)
class Order:
    """What a worker is told first.

    `key` and `program` are the hashes of all that articles are checked against, and of all but the
    gazetteer; that stands in the file `gazetteer` as N-Quads. `reference`: which engines to take.
    """

    project: Project
    key: str
    program: str
    gazetteer: Path
    reference: bool = False


@dataclass(frozen=True)
class Task:
    """A file to make, and the file that has the same article id, if any."""

    file: Path
    taken_by: Path | None = None


def send(stream: IO[bytes], message: Any) -> None:
    """Write `message` with its length before it; OSError when the other end is gone."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message; EOFError when the other end is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


Making = Callable[[Path, Path | None], Made]


def serve(
    tasks: IO[bytes], results: IO[bytes], around: Callable[[Making], Making] | None = None
) -> None:
    """Answer every task until there are no more; `around` may wrap the making, as tests do.

    The first answer is the hash of the program. A KgError about one article is answered with its
    words, and anything else ends the process.
    """
    order: Order = receive(tasks)
    store = MemoryStore.from_nquads(order.gazetteer.read_bytes())
    checks = ReferenceChecks(order.project) if order.reference else None
    maker = Maker(order.project, store, order.key, checks)
    make: Making = maker.make if around is None else around(maker.make)
    send(results, program_key())
    while True:
        try:
            task: Task = receive(tasks)
        except EOFError:
            return
        try:
            made: Made | str = make(task.file, task.taken_by)
        except KgError as error:
            made = str(error)
        send(results, made)


def main(around: Callable[[Making], Making] | None = None) -> None:
    """Serve on the process's own standard input and output; anything printed goes elsewhere."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    serve(sys.stdin.buffer, results, around)
