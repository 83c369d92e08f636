"""From an address, a file or bytes to a captured text, whatever form it comes in."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kg.capture.archive import as_utc, read_address, read_saved
from kg.capture.captured import Captured
from kg.capture.decode import decoded
from kg.capture.fetch import DEFAULT_LIMITS, MEDIA, PAGES, Limits, fetch
from kg.capture.furniture import article_part
from kg.capture.guess import GIVEN, Guesses
from kg.capture.markdown import front_keys
from kg.capture.metadata import read_metadata
from kg.capture.page import article_lines, page_lines, read_page
from kg.findings import UnreadableError
from kg.load.front_matter import split_front_matter

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_MARKDOWN_SUFFIXES = (".md", ".markdown")
_LOOKS_LIKE_A_PAGE = re.compile(
    r"\s*(<\?xml|<!doctype html|<html|<!--.{0,2000}?-->\s*<)", re.I | re.S
)
_MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Wanted:
    """How something is captured.

    `charset` is the encoding that a person says it has; `keep_all` cuts nothing; `media` means a
    file that is no text; `address` is where it was published; `limits` are those of fetching.
    """

    charset: str | None = None
    keep_all: bool = False
    media: bool = False
    address: str | None = None
    limits: Limits = DEFAULT_LIMITS


@dataclass(frozen=True)
class _Bytes:
    data: bytes
    name: str
    form: str
    sent_as: str | None = None


def capture_address(address: str, wanted: Wanted, now: datetime) -> Captured:
    """What lies at `address`, fetched; `now` is the time of capture, unless it is an archive's.

    UsageError and UnreadableError as `fetch`, and where its text cannot be read.
    """
    guesses = Guesses()
    archived = read_address(address, guesses)
    fetched = fetch(address, MEDIA if wanted.media else PAGES, wanted.limits)
    guesses.add("captured", as_utc(now), GIVEN)
    form = "text" if fetched.content_type in ("text/plain", "text/markdown") else "page"
    given = _Bytes(fetched.data, address, form, fetched.charset)
    if not archived:
        wanted = replace(wanted, address=wanted.address or fetched.address)
    return _captured(given, wanted, guesses)


def capture_file(path: Path, wanted: Wanted) -> Captured:
    """What stands in the file `path`: a saved page, a plain text, a Markdown file, a picture.

    UnreadableError when it cannot be read, or its text cannot.
    """
    guesses = Guesses()
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableError(f"{path}: a pipe or a device, where a file is meant")
        saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        made = _file(path, wanted, guesses)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"{path}: cannot be read: {reason}") from error
    guesses.add("captured", as_utc(saved), "the time when the file was last changed")
    return made


def _file(path: Path, wanted: Wanted, guesses: Guesses) -> Captured:
    if wanted.media:
        if not path.stat().st_size:
            raise UnreadableError(f"{path}: the file is empty")
        with path.open("rb") as stream:
            return _media(hashlib.file_digest(stream, "sha256").hexdigest(), wanted, guesses)
    if path.is_file() and path.stat().st_size > _MOST_BYTES:
        raise UnreadableError(f"{path}: more than {_MOST_BYTES} bytes: no report is so long")
    return _captured(_Bytes(path.read_bytes(), str(path), _form(path)), wanted, guesses)


def capture_bytes(data: bytes, name: str, wanted: Wanted, now: datetime) -> Captured:
    """What `data` holds, as from standard input; `name` stands in messages."""
    guesses = Guesses()
    made = _captured(_Bytes(data, name, ""), wanted, guesses)
    guesses.add("captured", as_utc(now), "the time of writing this file")
    return made


def _form(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in _PAGE_SUFFIXES:
        return "page"
    return "markdown" if suffix in _MARKDOWN_SUFFIXES else ""


def _media(sha256: str, wanted: Wanted, guesses: Guesses) -> Captured:
    if wanted.address:
        read_address(wanted.address, guesses)
        guesses.add("url", wanted.address, GIVEN)
    return Captured([], [], guesses, file_sha256=sha256)


def _captured(given: _Bytes, wanted: Wanted, guesses: Guesses) -> Captured:
    if wanted.media:
        if not given.data:
            raise UnreadableError(f"{given.name}: there is nothing in it")
        return _media(hashlib.sha256(given.data).hexdigest(), wanted, guesses)
    archived = wanted.address is not None and read_address(wanted.address, guesses)
    if archived:
        wanted = replace(wanted, address=None)
    text = decoded(given.data, given.name, wanted.charset, given.sent_as)
    form = given.form or ("page" if _LOOKS_LIKE_A_PAGE.match(text) else "text")
    if form == "page":
        return _page(text, given.name, wanted, guesses)
    return _plain(text, given.name, wanted, guesses, has_keys=form == "markdown")


def _page(html: str, name: str, wanted: Wanted, guesses: Guesses) -> Captured:
    page = read_page(html, name)
    read_saved(html, guesses)
    read_metadata(page, wanted.address, guesses)
    lines = page_lines(page)
    if not lines:
        raise UnreadableError(f"{name}: the page has no text: does it need a browser to show it?")
    told: list[str] = []
    kept = list(range(len(lines))) if wanted.keep_all else _without_ends(html, lines)
    if not kept:
        told.append("no article can be told from the rest of the page: nothing was cut")
        kept = list(range(len(lines)))
    return Captured(lines, kept, guesses, told)


def _without_ends(html: str, lines: list[str]) -> list[int]:
    """The lines of the article, without furniture at its ends that was taken for a part of it."""
    kept = article_lines(html, lines)
    begin, end = article_part([lines[index] for index in kept]) if kept else (0, 0)
    return kept[begin:end]


def _plain(text: str, name: str, wanted: Wanted, guesses: Guesses, *, has_keys: bool) -> Captured:
    lines = text.removesuffix("\n").split("\n")
    if not text.strip():
        raise UnreadableError(f"{name}: there is no text in it")
    parts = split_front_matter(text) if has_keys else None
    first = parts[2] - 1 if parts else 0
    if parts:
        front_keys(parts[0], guesses)
    guesses.add("url", wanted.address, GIVEN)
    begin, end = first, len(lines)
    if not wanted.keep_all:
        begin, end = (first + index for index in article_part(lines[first:]))
    if not "".join(lines[begin:end]).strip():
        raise UnreadableError(f"{name}: there is no text in it but its keys")
    return Captured(lines, list(range(begin, end)), guesses)
