"""Kill -9 at every named step and at random moments: nothing acknowledged is lost, nothing partial.

See `tests/store/killing.py`. A hundred kills are always made; a thousand with `pytest -m slow`.
"""

from pathlib import Path

import pytest

from kg.store import EmbeddedStore
from kg.store.steps import STEPS
from tests.store.killing import Told, Trial, article, random_seconds

AT_STEPS = [(step, after) for step in STEPS for after in (0, 1)]
AT_RANDOM = 100 - len(AT_STEPS)
MOST = 0.3
"""Seconds that a writer lives at most when it is killed at random."""


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_every_step(tmp_path: Path, step: str) -> None:
    trial = Trial(tmp_path / "store")
    for after in (after for at, after in AT_STEPS if at == step):
        trial.kill_in(step, after)


def kill_at_random(folder: Path, seed: int, count: int) -> None:
    """Kill writers so often, ten in a row for each store."""
    seconds = random_seconds(seed, count, MOST)
    for first in range(0, count, 10):
        trial = Trial(folder / f"store-{first}")
        for one in seconds[first : first + 10]:
            trial.kill_after(one)
        assert trial.told.last > 0


def test_killed_at_random(tmp_path: Path) -> None:
    kill_at_random(tmp_path, seed=17, count=AT_RANDOM)


@pytest.mark.slow
def test_killed_a_thousand_times(tmp_path: Path) -> None:
    kill_at_random(tmp_path, seed=18, count=1_000)


# -- the test itself -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("writing 1\nwritten 1\n", {}),  # lost
        ("writing 1\nwritten 1\nwriting 5\nwritten 5\n", article(1, 1)),  # an older one
        ("writing 1\n", {"x:a1": article(1, 1)["x:a1"]}),  # a part
        ("writing 1\n", article(1, 1) | {"x:a1": article(1, 5)["x:a1"]}),  # two versions
        ("opening 0\n", article(1, 1)),  # never written
        ("loading 5\nloaded 5\n", {}),  # lost
    ],
)
def test_what_is_lost_or_partial_is_noticed(
    tmp_path: Path, said: str, kept: dict[str, bytes]
) -> None:
    told = Told()
    told.hear(said)
    store = EmbeddedStore(tmp_path)
    store.replace(kept)
    with pytest.raises(AssertionError):
        told.check(store)
    store.close()
