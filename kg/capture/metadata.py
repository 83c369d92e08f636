"""What a web page says about itself: JSON-LD, meta elements, the elements of its text, its address.

The strongest place is asked first. A day that stands only in the text of the page is not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from kg.capture.guess import GIVEN, Guesses

_ARTICLES = re.compile(r"(News|Opinion|Report|Analysis|Live)?\w*(Article|BlogPosting|Posting)\b")
_DEEPEST = 5
_META = {
    "site": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name"),
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "published": (
        *("article:published_time", "og:published_time", "datepublished", "parsely-pub-date"),
        *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "pubdate", "date"),
    ),
    "language": ("content-language", "dc.language"),
    "author": ("author", "article:author", "dc.creator"),
    "url": ("og:url",),
}
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


def read_metadata(page: Any, address: str | None, guesses: Guesses) -> None:
    """Add to `guesses` what the page (an lxml element) says; `address` is where it was found."""
    _from_canonical(page, address, guesses)
    _from_json(page, guesses)
    _from_meta(page, guesses)
    _from_elements(page, guesses)
    url = guesses.get("url")
    if url:
        _from_address(url.value, guesses)


def _from_canonical(page: Any, address: str | None, guesses: Guesses) -> None:
    """The address that the page calls its own, where that is of the host that gave it."""
    for link in page.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            own = urljoin(address or "", link.get("href"))
            if address is None or urlsplit(own).hostname == urlsplit(address).hostname:
                guesses.add("url", own, '<link rel="canonical">')
    guesses.add("url", address, GIVEN)


def _from_json(page: Any, guesses: Guesses) -> None:
    for element in page.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            for article in _articles_in(_parsed(element.text or "")):
                _from_article(article, guesses)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles_in(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The descriptions of articles in JSON-LD, wherever it nests them."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles_in(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in named):
            yield data
        yield from _articles_in(data.get("@graph"), depth + 1)


def _from_article(article: dict[str, Any], guesses: Guesses) -> None:
    names = {
        "site": "publisher",
        "title": "headline",
        "published": "datePublished",
        "language": "inLanguage",
        "author": "author",
    }
    for key, name in names.items():
        guesses.add(key, _named(article.get(name)), f"{name} in JSON-LD")
    guesses.add("url", _text(article.get("url")), "url in JSON-LD")


def _named(value: Any) -> str | None:
    """A text, or the name of what is described; the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _from_meta(page: Any, guesses: Guesses) -> None:
    said: dict[str, tuple[str, str]] = {}
    for element in page.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and element.get("content"):
                origin = f'<meta {attribute}="{name}">'
                said.setdefault(name.strip().lower(), (element.get("content"), origin))
    for key, names in _META.items():
        guesses.add_all(key, (said[name] for name in names if name in said))


def _from_elements(page: Any, guesses: Guesses) -> None:
    root = page.getroottree().getroot()
    guesses.add("language", root.get("lang") or root.get("xml:lang"), "<html lang>")
    for name in ("h1", "title"):
        for element in page.iter(name):
            guesses.add("title", element.text_content(), f"<{name}>")
    for element in page.iter("time"):
        guesses.add("published", element.get("datetime"), "<time datetime>")


def _from_address(address: str, guesses: Guesses) -> None:
    found = _IN_ADDRESS.search(urlsplit(address).path)
    if found:
        day = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
        guesses.add("published", day, "the address")
