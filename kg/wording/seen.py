"""What images and videos show in words: never a quote, always whose description it is.

Regions and times are media fragments (Media Fragments URI 1.0, basic,
https://www.w3.org/TR/media-frags/).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.wording.facts import Data


def words_of(evidence: Data) -> str:
    """The words of a claim in quotation marks; or what is seen, and who describes it so."""
    if evidence["spans"]:
        return f"“{evidence['quote']}”"
    return seen_in_words(evidence["seen"])


def seen_in_words(seen: Mapping[str, Any]) -> str:
    """What is seen in an image or video, where in it, and in whose words."""
    where = place_in_words(seen)
    there = f"{seen['medium']}{f' ({where})' if where else ''}"
    if seen["description"] is None:
        return f"said in the {there}"
    return f"seen in the {there}, described by {seen['coder']['label']}: {seen['description']}"


def capital(sentence: str) -> str:
    """The sentence with a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def place_in_words(seen: Mapping[str, Any]) -> str:
    """The region and the time range in which something is seen; nothing for the whole."""
    region = f"region {seen['region'].removeprefix('xywh=')}" if seen["region"] else ""
    return ", ".join(filter(None, [_time_in_words(seen["time"]), region]))


def _time_in_words(time: str | None) -> str:
    begin, _, end = (time or "").removeprefix("t=").partition(",")
    if begin and end:
        return f"seconds {begin} to {end}"
    if begin:
        return f"from second {begin}"
    return f"up to second {end}" if end else ""
