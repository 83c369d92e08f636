"""The lists of words in `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path


def words(name: str) -> frozenset[str]:
    """The words of the list `name`; for what is said of words and not of rules."""
    return frozenset(_lists()[name])


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    from ruamel.yaml import YAML

    path = Path(__file__).with_name("words.yaml")
    found: Mapping[str, Sequence[str]] = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    return found
