"""Ids made from names and titles: Latin letters, digits and hyphens, nothing transliterated."""

from __future__ import annotations

import re
import unicodedata

WORDS = 6
"""Words of a title that an article's id has at most."""
_LONGEST = 60
_LATIN = re.compile(r"[a-z]")


def slug_of(name: str, words: int | None = None) -> str | None:
    """`name` as an id, with its first `words` words; None where letters would be lost.

    Diacritics are left out, as in Dayr Hafir; a name in another script has no id of its own.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    plain = re.sub(r"['’‘ʼʿʾ`]", "", plain)
    if any(c.isalpha() and not c.isascii() for c in plain) or not _LATIN.search(plain):
        return None
    parts = re.findall(r"[a-z0-9]+", plain)[:words]
    slug = "-".join(parts)
    while len(slug) > _LONGEST and len(parts) > 1:
        parts.pop()
        slug = "-".join(parts)
    return slug[:_LONGEST].strip("-")


def article_id(publisher: str | None, published: str | None, title: str | None) -> str | None:
    """An article's id of its publisher, day and title, as far as they are known; None without."""
    parts = (publisher, published, title and slug_of(title, WORDS))
    return "-".join(part for part in parts if part) or None
