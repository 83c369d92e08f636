"""The few pieces that all HTML here is put together from; every text is escaped by `text`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def text(value: object) -> str:
    """`value` as text in HTML, in an element or an attribute."""
    return escape(str(value), quote=True)


def element(name: str, content: str, **attributes: str) -> str:
    """The element `name` around `content`, which is HTML; `class_` stands for `class`."""
    given = "".join(f' {key.rstrip("_")}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{content}</{name}>"


def words(name: str, value: object, **attributes: str) -> str:
    """The element `name` around the text `value`."""
    return element(name, text(value), **attributes)


def foreign(name: str, content: str, **attributes: str) -> str:
    """The element `name` around HTML of words from outside, in the direction of their script.

    Our own sentences stay left to right, also where they begin with an Arabic quote.
    """
    return element(name, content, dir="auto", **attributes)


def listed(sentences: Iterable[object]) -> str:
    """Sentences as a list."""
    return element("ul", "".join(words("li", sentence) for sentence in sentences))


def link(address: str) -> str:
    """An address to follow; one that is no web address is text."""
    if address.startswith(("https:", "http:")):
        return element("a", text(address), href=address, rel="noreferrer")
    return text(address)
