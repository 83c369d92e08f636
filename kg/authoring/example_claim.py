"""The example of a claim that a new article file carries as a comment, all of its keys real."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.authoring.entry_text import Value, entry_text
from kg.load.vocabulary import load_vocabulary

_LONG_ENOUGH = 40
"""Characters of a line that is likely a sentence and not a heading."""
_LONGEST = 160
_SEEN: dict[str, Value] = {
    "description": "WHAT IS SEEN",
    "region": "xywh=percent:10,20,30,40",
}
_SELECTORS: dict[str, dict[str, Value]] = {
    "Image": _SEEN,
    "SatelliteImage": _SEEN,
    "Video": _SEEN | {"time": "t=12,15.5"},
}
"""What takes the place of a quote where there are no words."""
_SAID = {
    "quote": "the text's own words",
    "description": "what is seen, in the coder's words",
    "region": "the part of the picture, in percent: left, top, width, height",
    "time": "from second to second",
    "source": "outlet first, root last",
    "type": "what is claimed; every kind has keys of its own",
    "date": "the text's words for it, and the rule that reads them",
}


def example_claim(text: str, publisher: str | None, kind: str) -> str:
    """A claim for the article `text` of `publisher` as lines of comment, ending with a line feed.

    Without the signs of comment and with the names filled in it is a claim. `kind` is the kind of
    article.
    """
    anchor = _SELECTORS.get(kind) or {"quote": _sentence(text)}
    entry: dict[str, Value] = {
        "id": "C1",
        **anchor,
        "source": [publisher or "PUBLISHER"],
        "stance": "own-voice",
        "interest": "unknown",
        "content": {
            "type": "Attack",
            "attacker": "ACTOR",
            "target": "ACTOR",
            "place": "PLACE",
            "date": {"words": "WORDS", "rule": "weekday-before"},
        },
    }
    intro = (
        "# A claim looks like this; names are those of the gazetteer. In place of `[]` below:\n#\n"
    )
    lines = entry_text(entry).rstrip("\n").split("\n")
    return intro + "".join(f"# {_explained(line)}\n" for line in lines)


def _explained(line: str) -> str:
    """`line` with what its key is for, or the words that it may hold."""
    key = line.partition(":")[0].strip()
    codes = load_vocabulary().keys[key].codes if key in ("stance", "interest") else {}
    said = _SAID.get(key) or ", ".join(codes)
    return f"{line}  # {said}" if said else line


def _sentence(text: str) -> str:
    """The first words of `text` that look like a sentence; its first words where nothing does."""
    lines = [line for line in text.split("\n") if line.strip()] or ["WORDS OF THE TEXT"]
    line = next((line for line in lines if len(line) >= _LONG_ENOUGH), lines[0]).strip()
    first = re.split(r"(?<=[.!?؟])\s", line, maxsplit=1)[0]
    first = "".join(takewhile(str.isprintable, first)).strip() or "WORDS OF THE TEXT"
    if len(first) <= _LONGEST:
        return first
    return first[:_LONGEST].rpartition(" ")[0] or first[:_LONGEST]
