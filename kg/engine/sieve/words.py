"""The words of a query, read one after the other."""

from __future__ import annotations

import re
from collections import Counter
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
        self._found: list[tuple[str, str]] = []
        end = 0
        while end < len(text.rstrip()):
            found = _WORD.match(text, end)
            if found is None:
                raise NotCompiledError(f"{text[end : end + 20]!r} in a query is not compiled")
            self._found.append((str(found.lastgroup), found[0].strip()))
            end = found.end()
        self._at = 0

    @property
    def place(self) -> int:
        """How many words have been read."""
        return self._at

    def variables(self, start: int = 0, end: int | None = None) -> Counter[str]:
        """How often each variable is mentioned from one place to another, or in the whole query."""
        part = self._found[start:end]
        return Counter(word[1:] for kind, word in part if kind == "variable")

    @property
    def kind(self) -> str:
        """The kind of the next word: text, iri, variable, name, number, word, sign, or end."""
        return self._found[self._at][0] if self._at < len(self._found) else "end"

    @property
    def next(self) -> str:
        """The next word, in capitals if it is a keyword."""
        if self._at >= len(self._found):
            return ""
        kind, word = self._found[self._at]
        return word.upper() if kind == "word" and word != "a" else word

    def take(self) -> str:
        """The next word, past which it goes."""
        word = self.next
        self._at += 1
        return word

    def accept(self, *words: str) -> bool:
        """Whether these words come next; if so, it goes past them."""
        here = self._at
        for word in words:
            if self.take() != word:
                self._at = here
                return False
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
