"""From bytes to characters: what the sender says, else what the file says about itself.

The order is that of the HTML standard (section 13.2.3, "the input byte stream"): a byte order
mark, the label of the transport, the page's own `meta` element; then UTF-8. What does not fit the
characters it claims is refused and never guessed at.
"""

from __future__ import annotations

import codecs
import re

from kg.findings import UnreadableError, UsageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_PRESCANNED = 4096
"""Bytes of a page in which its own label is looked for; the standard asks for 1,024."""
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""Labels that browsers read as the larger set (WHATWG Encoding Standard, section 4.2)."""


def decoded(data: bytes, name: str, given: str | None = None, sent_as: str | None = None) -> str:
    """The characters of `data`, with line feeds as its only line ends and no byte order mark.

    `given` is what a person says the encoding is, `sent_as` what the server says; `name` stands in
    messages. UsageError for an encoding that `given` names and nobody knows; UnreadableError where
    the bytes do not fit what they are said to be.
    """
    if given is not None and _codec(given) is None:
        raise UsageError(f"--charset: {given!r} is no character encoding")
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    labels = [given] if given else [marked, sent_as, _own_label(data), "utf-8"]
    codec = next(known for label in labels if label and (known := _codec(label)))
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{name}: it is not {codec}: byte 0x{data[error.start]:02x} at byte offset "
            f"{error.start}; say what it is, as in --charset windows-1256"
        ) from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _own_label(data: bytes) -> str | None:
    found = _META.search(data[:_PRESCANNED])
    label = found[1].decode("ascii", "replace") if found else None
    # a page that could be searched for its label in single bytes is not in UTF-16
    return "utf-8" if label and label.lower().startswith("utf-16") else label


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip()).name
        b"a".decode(name, "replace")  # not every codec is one of characters
    except (LookupError, ValueError):
        return None
    return _READ_AS.get(name, name)
