"""The words of a query, read one after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.engine.refusal import NotCompiledError
from kg.statements import Term, term

_WORD = re.compile(
    r"""\s*(?:
      (?P<text>"(?:[^"\\]|\\.)*")
    | (?P<iri><[^<>\s]*>)
    | (?P<variable>[$?]\w+)
    | (?P<name>[A-Za-z]*:[\w-]*)
    | (?P<number>\d+)
    | (?P<word>[A-Za-z]\w*)
    | (?P<sign>&&|\|\||!=|<=|>=|[{}()\[\].;,|/^*+?!=<>-])
    )""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\(.)", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r"}


class Words:
    """The words of `text` and a place among them; `prefixes` are what its prefixes stand for."""

    def __init__(self, text: str, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._kinds: list[str] = []
        self._words: list[str] = []
        end, whole = 0, text.rstrip()
        while end < len(whole):
            found = _WORD.match(whole, end)
            if found is None:
                raise NotCompiledError(f"{text[end : end + 20]!r} in a query is not compiled")
            kind, word = str(found.lastgroup), found[found.lastindex or 0]
            self._kinds.append(kind)
            self._words.append(word.upper() if kind == "word" and word != "a" else word)
            end = found.end()
        self._kinds.append("end")
        self._words.append("")
        self._at = 0

    @property
    def kind(self) -> str:
        """The kind of the next word: text, iri, variable, name, number, word, sign, or end."""
        return self._kinds[self._at]

    @property
    def next(self) -> str:
        """The next word, in capitals if it is a keyword; none at the end."""
        return self._words[self._at]

    def take(self) -> str:
        """The next word, past which it goes."""
        word = self._words[self._at]
        self._at = min(self._at + 1, len(self._words) - 1)
        return word

    def accept(self, *words: str) -> bool:
        """Whether these words come next; if so, it goes past them."""
        end = self._at + len(words)
        if self._words[self._at] != words[0] or tuple(self._words[self._at : end]) != words:
            return False
        self._at = end
        return True

    def expect(self, word: str) -> None:
        """Go past `word`; NotCompiledError where another one stands."""
        if not self.accept(word):
            raise self.refuse()

    def refuse(self) -> NotCompiledError:
        """The error that the next word is not compiled."""
        return NotCompiledError(f"{self.next!r} in a query is not compiled")

    def is_term(self) -> bool:
        """Whether an IRI comes next, written out or with a prefix."""
        return self.kind in ("iri", "name")

    def term(self) -> Term:
        """The IRI that comes next."""
        if self.kind == "iri":
            return self.take()
        if self.kind != "name":
            raise self.refuse()
        prefix, _, local = self.take().partition(":")
        if prefix not in self._prefixes:
            raise NotCompiledError(f"the prefix {prefix!r} in a query is not compiled")
        return term(self._prefixes[prefix] + local)

    def variable(self) -> str:
        """The name of the variable that comes next."""
        if self.kind != "variable":
            raise self.refuse()
        return self.take()[1:]

    def text(self) -> str:
        """The characters of the string that comes next."""
        return _ESCAPE.sub(_character, self.take()[1:-1])


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _SHORT.get(escape[2], escape[2])
