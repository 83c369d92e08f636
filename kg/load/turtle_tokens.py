"""The words of a Turtle text: its terminals, each with the offset at which it stands.

For texts that pyoxigraph has accepted, so nothing is reported here. The terminals are those of
Turtle 1.1, section 6.5 (https://www.w3.org/TR/turtle/#sec-grammar-grammar); TriG, N-Triples and
N-Quads have no others. What only RDF 1.2 has ends the reading: such a text is refused elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""PN_CHARS_BASE, for use within square brackets."""
_RARE = rf"{_BASE.removeprefix('A-Za-z')}\u00b7\u0300-\u036f\u203f-\u2040"
_CHARS = rf"A-Za-z0-9_\-{_RARE}"
"""PN_CHARS, for use within square brackets; `_RARE` those beyond ASCII."""
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_MANY = rf"[A-Za-z0-9_\-]++|[{_RARE}]"
"""PN_CHARS, the usual ones many at a time: a class with many ranges is slow."""
_LOCAL = rf"(?:[{_BASE}_:0-9]|{_PLX})(?:{_MANY}|:|{_PLX}|\.++(?=[{_CHARS}:]|{_PLX}))*"

_ASIDE = r"[ \t\r\n]*+(?:\#[^\r\n]*+[ \t\r\n]*+)*"
"""White space and comments.

Only single characters are repeated possessively, here and below: Python before 3.11.5 goes wrong at
groups that are. So each group can match in one way only, lest much be tried in vain.
"""
_TERMINALS = re.compile(
    rf"""
    {_ASIDE} (?:
      (?P<string>   \"\"\"[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*\"\"\"
                  | "[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*"
                  | '''[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*'''
                  | '[^'\\\r\n]*+(?:\\.[^'\\\r\n]*+)*' )
    | (?P<iri>      <(?:[^\x00-\x20<>"{{}}|^`\\]++|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*> )
    | (?P<blank>    _:[{_BASE}_0-9](?:\.*[{_CHARS}])* )
    | (?P<name>     (?:[{_BASE}](?:{_MANY}|\.++(?=[{_CHARS}]))*)?:(?:{_LOCAL})? )
    | (?P<at>       @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<number>   [+-]?(?:[0-9]+\.[0-9]*[eE][+-]?[0-9]+ | \.?[0-9]+[eE][+-]?[0-9]+
                  | [0-9]*\.[0-9]+ | [0-9]+) )
    | (?P<word>     [A-Za-z]+ )
    | (?P<sign>     \^\^ | [.;,\[\]()]| \{{(?!\|) | \}} )
    )
    """,
    re.VERBOSE | re.DOTALL,
)
"""A terminal, after the white space and comments that stand before it."""
_BETWEEN = re.compile(_ASIDE)
_COMMENT = re.compile(r"#[^\r\n]*")


class Token(NamedTuple):
    """A terminal: its kind, its letters and the offset of the first of them.

    `kind` is string, iri, blank (a labelled node), name (PNAME_NS, PNAME_LN), at (LANGTAG, or the
    word of a directive), number, word (a, true, PREFIX …) or sign; end after the last one.
    """

    kind: str
    text: str
    offset: int


def tokens(text: str) -> Iterator[Token]:
    """The terminals of `text` but for white space and comments, then one of the kind `end`."""
    match, offset = _TERMINALS.match, 0
    while found := match(text, offset):
        group, offset = found.lastindex or 0, found.end()
        yield Token(str(found.lastgroup), found[group], found.start(group))
    yield Token("end", "", _past_aside(text, offset))


def comments(text: str) -> Iterator[Token]:
    """The comments of `text`, from each `#` to the end of its line."""
    end = 0
    for token in tokens(text):
        for found in _COMMENT.finditer(text, end, _past_aside(text, end)):
            yield Token("comment", found[0], found.start())
        end = token.offset + len(token.text)


def _past_aside(text: str, offset: int) -> int:
    found = _BETWEEN.match(text, offset)
    return offset if found is None else found.end()


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def unescaped(text: str) -> str:
    """`text` with UCHAR, ECHAR and PN_LOCAL_ESC replaced by the characters that they stand for."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _SHORT.get(escape[3], escape[3])


def string_value(token: str) -> str:
    """The characters of a String terminal, without its quotation marks."""
    marks = 3 if token[:3] in ('"""', "'''") else 1
    return unescaped(token[marks:-marks])
