"""Archived and saved copies: the original address and the time of capture that they tell."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from kg.capture.guess import GIVEN, Guesses

_WAYBACK = re.compile(r"https?://(?:web\.)?archive\.org/web/(\d{4,14})(?:[a-z]{2}_)?/(.+)")
_TODAY = re.compile(
    r"https?://archive\.(?:today|ph|is|li|vn|fo|md)/(\d{4}[\d.-]{4,14}\d|\d{8,14})/(.+)"
)
_TODAY_SHORT = re.compile(r"https?://archive\.(?:today|ph|is|li|vn|fo|md)/\w+/?")
_ADDRESS = r"(https?://[^\s>\"]+)"
_SAVED = (
    (re.compile(rf"saved from url=\(\d+\){_ADDRESS}"), "the comment of the saved page"),
    (re.compile(rf"Page saved with SingleFile\s+url: {_ADDRESS}"), "the comment of SingleFile"),
    (re.compile(rf"Mirrored from {_ADDRESS}"), "the comment of HTTrack"),
    (re.compile(rf"X-Original-(?:URL|URI): {_ADDRESS}", re.IGNORECASE), "its X-Original-URL"),
)
_SAVED_ON = re.compile(r"saved date: (\w{3} \w{3} \d{1,2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4})")
_SEARCHED = 20_000
"""Characters of a saved page in which such a comment is looked for."""


def read_address(address: str, guesses: Guesses) -> bool:
    """Whether `address` is one of an archive; what it tells is added to `guesses`."""
    found = _WAYBACK.fullmatch(address) or _TODAY.fullmatch(address)
    if found is None:
        if _TODAY_SHORT.fullmatch(address) is None:
            return False
        guesses.add("archive", address, GIVEN)
        return True
    guesses.add("archive", address, GIVEN)
    guesses.add("url", _whole(found[2]), "the archive's address")
    guesses.add("captured", _moment(re.sub(r"\D", "", found[1])), "the archive's address")
    return True


def read_saved(html: str, guesses: Guesses) -> None:
    """Add to `guesses` what the comment tells that browsers and tools put into a saved page."""
    head = html[:_SEARCHED]
    for pattern, origin in _SAVED:
        found = pattern.search(head)
        if found and not read_address(found[1], guesses):
            guesses.add("url", found[1], origin)
    found = _SAVED_ON.search(head)
    if found:
        moment = _parsed(found[1], "%a %b %d %Y %H:%M:%S GMT%z")
        guesses.add("captured", as_utc(moment) if moment else None, "the comment of SingleFile")


def as_utc(moment: datetime) -> str:
    """`moment` (with its offset) as an xsd:dateTime in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _whole(address: str) -> str:
    return address if "://" in address else f"http://{address}"


def _moment(digits: str) -> str | None:
    """The time that an archive writes with fourteen digits; None where some are missing."""
    moment = _parsed(f"{digits}+0000", "%Y%m%d%H%M%S%z")
    return as_utc(moment) if moment and len(digits) == 14 else None


def _parsed(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None
