"""A worker that dies, or sleeps, over files with certain names: what tests have a crew run."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from kg.upkeep.making import Made
from kg.upkeep.worker import Making, main

PROGRAM = "from tests.upkeep.poison import work; work()"


def work() -> None:
    """Serve as a worker does, but for what `poisoned` does."""
    main(poisoned)


def poisoned(make: Making) -> Making:
    """`make`, which kills its process at `poison`, once at `once`, and sleeps at `slow`."""

    def made(file: Path, taken_by: Path | None = None) -> Made:
        if file.stem == "poison" or (file.stem == "once" and _first(file)):
            os.kill(os.getpid(), signal.SIGKILL)
        if file.stem == "slow":
            time.sleep(60)
        return make(file, taken_by)

    return made


def _first(file: Path) -> bool:
    """Whether `file` is looked at for the first time."""
    mark = file.parent.parent / "seen"
    if mark.exists():
        return False
    mark.touch()
    return True
