"""Invented articles, laid out as no person would: every style of YAML, comments everywhere.

Each comes from a seed. What it means is built first, as dicts, lists and texts; the layout is drawn
afterwards, so a test can compare what was meant with what is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

Value = str | dict[str, "Value"] | list["Value"]

TEXT = """\
The Hill Guard took Mocktown on Monday, its speaker said. "We hold it: all of it," he said.
قال المتحدث إن حرس التل دخل البلدة يوم الاثنين. The River Column #left the bridge, [it] says.

  An indented line ends with spaces.  \nAt least 3 fighters were killed.\
"""
QUOTES = (
    "The Hill Guard took Mocktown on Monday",
    '"We hold it: all of it," he said',
    "قال المتحدث إن حرس التل دخل البلدة يوم الاثنين",
    "The River Column #left the bridge, [it] says.",
    "At least 3 fighters were killed",
    'its speaker said. "We hold it',
)
NOTES = (
    "short",
    "Invented: nothing here happened, and nobody exists. " * 3 + "The end",
    "ملاحظة طويلة: هذا المقال مخترع ولم يحدث شيء مما فيه. " * 3 + "النهاية",
    'He said "no": a \\ and a # and {braces}, [brackets], *stars* & more',
    "- begins with a hyphen",
    "two lines\nof a remark",
    "two lines\n\n  with an indented one\n",
    "no",
    "trailing colon:",
    "it's 'quoted'",
    "@at, `tick` and %percent",
    "tab\there",
    "two  spaces",
)
FORCES = ("hill-guard", "river-column", "Hill Guard", "رتل النهر")
LABELS = ("The Hill Guard", "Monday", "#left", "[it]", "all of it", "its speaker said")


def meaning(random: Random) -> dict[str, Value]:
    """The front matter of an invented article."""
    claims: list[Value] = [_claim(random, f"C{n}") for n in range(1, random.randint(2, 4))]
    front: dict[str, Value] = {
        "id": f"mock-{random.randint(1, 99)}",
        "publisher": "mock-courier",
        "url": "https://mock.example/a?b=c#d",
        "language": "en",
        "published": "2031-05-06",
        "note": random.choice(NOTES),
        "coder": "mock-desk",
        "coded": "2031-05-07",
        "review": random.choice(["reviewed", "draft"]),
        "claims": claims,
        "coderClaims": [
            {
                "id": "K1",
                "concerns": ["article", "C1"],
                "statement": random.choice(NOTES),
                "basis": "text",
            },
        ],
    }
    return _shuffled(random, front)


def _claim(random: Random, name: str) -> Value:
    labels = random.sample(LABELS, random.randint(1, 3))
    date: Value = {"words": random.choice(["Monday", "on Monday"]), "rule": "weekday-before"}
    claim: dict[str, Value] = {
        "id": name,
        "quote": random.choice(QUOTES[:5]),
        "source": ["mock-courier", {"actor": random.choice(FORCES), "credit": "unclear"}],
        "stance": "claimed",
        "interest": random.choice(["for", "against", "neutral", "unknown"]),
        "note": random.choice(NOTES),
        "labels": {label: random.choice(FORCES) for label in labels},
        "content": _shuffled(
            random,
            {
                "type": "Attack",
                "attacker": random.choice(FORCES),
                "target": random.sample(FORCES[:2], random.randint(1, 2)),
                "place": "mocktown",
                "date": random.choice([date, "2031-05-05", "[2031-05-01..2031-05-05]"]),
            },
        ),
    }
    return _shuffled(random, claim)


def _shuffled(random: Random, given: dict[str, Value]) -> dict[str, Value]:
    keys = list(given)
    random.shuffle(keys)
    return {key: given[key] for key in keys}


@dataclass
class Layout:
    """Lays a value out at random; `comments` are those that it put in."""

    random: Random
    comments: list[str] = field(default_factory=list)

    def article(self, front: dict[str, Value]) -> str:
        """The article file with the front matter `front`, and `TEXT`."""
        lines = self._map(front, 0)
        lines += self._own_line(0)
        blank = self.random.choice([[], [""], ["", "  ", ""]])
        end = self.random.choice(["", "\n", "\n\n\n"])
        return "\n".join(["---", *lines, "---", *blank, TEXT]) + end

    def _maybe(self, of: int) -> bool:
        return self.random.randrange(of) == 0

    def _comment(self) -> str:
        said = self.random.choice(["about this", "- id: no", "key: {", "'quote", "تعليق", ""])
        text = f"# {len(self.comments)} {said}".rstrip()
        self.comments.append(text)
        return text

    def _own_line(self, column: int) -> list[str]:
        lines = []
        while self._maybe(5):
            column = self.random.choice([0, column])
            is_blank = self._maybe(2)
            blank = self.random.choice(["", " "])  # more might belong to a block before
            lines.append(blank if is_blank else " " * column + self._comment())
        return lines

    def _map(self, given: dict[str, Value], column: int) -> list[str]:
        lines = []
        for key, value in given.items():
            lines += self._own_line(column)
            lines += self._after(" " * column + self._key(key) + ":", value, column, is_item=False)
        return lines

    def _list(self, given: list[Value], column: int) -> list[str]:
        lines = []
        for value in given:
            lines += self._own_line(column)
            lines += self._after(" " * column + "-", value, column, is_item=True)
        return lines

    def _after(self, begin: str, value: Value, column: int, is_item: bool) -> list[str]:
        if isinstance(value, str):
            return self._text_after(begin, value, column)
        if self._maybe(4):
            return self._flow_after(begin, value, column)
        if isinstance(value, list):
            inner = column + self.random.choice([2, 4] if is_item else [0, 2, 4])
            return [self._ended(begin), *self._list(value, inner)]
        inner = column + self.random.choice([2, 3, 4])
        lines = self._map(value, inner)
        if is_item and lines[0].strip() and not lines[0].lstrip().startswith("#"):
            return [begin + " " * (inner - len(begin)) + lines[0].lstrip(), *lines[1:]]
        return [self._ended(begin), *lines]

    def _ended(self, line: str) -> str:
        if self._maybe(6):
            return f"{line}{self.random.choice([' ', '    '])}{self._comment()}"
        return line + self.random.choice(["", "", "  "])

    # -- scalars ----------------------------------------------------------------------------

    def _key(self, key: str) -> str:
        styles = [_double, _single]
        return self.random.choice([*styles, _plain, _plain, _plain] if _is_plain(key) else styles)(
            key
        )

    def _text_after(self, begin: str, text: str, column: int) -> list[str]:
        inner = " " * (column + self.random.choice([1, 2, 4]))
        styles: list[Callable[[], list[str]]] = [
            lambda: [self._ended(f"{begin} {_double(text)}")],
            lambda: self._broken(begin, text, inner),
        ]
        if "\n" not in text and "\t" not in text:
            styles.append(lambda: [self._ended(f"{begin} {_single(text)}")])
        if _is_plain(text):
            styles += [lambda: [self._ended(f"{begin} {text}")]] * 3
        if _is_foldable(text):
            styles.append(lambda: self._folded(begin, text, inner))
        if _is_literal(text):
            mark = "|" if text.endswith("\n") else "|-"
            styles.append(lambda: self._block(begin, mark, text.removesuffix("\n"), inner))
        return self.random.choice(styles)()

    def _folded(self, begin: str, text: str, inner: str) -> list[str]:
        words = text.split(" ")
        broken = (
            "".join(word + ("\n" if self._maybe(5) else " ") for word in words[:-1]) + words[-1]
        )
        return self._block(begin, ">-", broken, inner)

    def _block(self, begin: str, mark: str, text: str, inner: str) -> list[str]:
        first = f"{begin} {mark}"
        if self._maybe(5):
            first += f" {self._comment()}"
        return [first, *(inner + line if line else "" for line in text.split("\n"))]

    def _broken(self, begin: str, text: str, inner: str) -> list[str]:
        """`text` in double quotes, broken after a word where that is a space when read."""
        written = _double(text)
        cut = re.search(r"(?<=\w) (?=\w)", written)
        if cut is None:
            return [f"{begin} {written}"]
        return [f"{begin} {written[: cut.start()]}", self._ended(inner + written[cut.end() :])]

    # -- brackets ---------------------------------------------------------------------------

    def _flow_after(self, begin: str, value: Value, column: int) -> list[str]:
        text = self._flow(value, " " * (column + 3))
        lines = f"{begin} {text}".split("\n")
        return [*lines[:-1], self._ended(lines[-1])]

    def _flow(self, value: Value, inner: str) -> str:
        if isinstance(value, str):
            is_plain = _is_plain(value) and not re.search(r"[,\[\]{}:]", value)
            return self.random.choice([_double, _plain] if is_plain else [_double])(value)
        if isinstance(value, list):
            items = [self._flow(item, inner) for item in value]
            return f"[{self._joined(items, inner)}]"
        pairs = [f"{_double(key)}: {self._flow(item, inner)}" for key, item in value.items()]
        return f"{{{self._joined(pairs, inner)}}}"

    def _joined(self, parts: list[str], inner: str) -> str:
        text = ""
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            text += part + ("" if last and not self._maybe(3) else ",")
            if self._maybe(5):
                text += f" {self._comment()}\n{inner}"
            elif self._maybe(5):
                text += f"\n{inner}"
            else:
                text += "" if last else " "
        return text


def _plain(text: str) -> str:
    return text


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    """A narrower rule than YAML's: what is surely read as it stands."""
    return re.fullmatch(r"\w[\w\-.,/?=&]*( [\w\-.,/?=&(]+)*", text) is not None


def _is_foldable(text: str) -> bool:
    return re.search(r"  |\n|\t|^ | $", text) is None


def _is_literal(text: str) -> bool:
    return (
        "\t" not in text and not text.startswith((" ", "\n")) and not text.endswith((" ", "\n\n"))
    )


def awkward_article(seed: int) -> tuple[dict[str, Value], list[str], bytes]:
    """What an article says, the comments in it, and its file: some with CRLF or a mark."""
    random = Random(seed)
    front = meaning(random)
    layout = Layout(random)
    text = layout.article(front)
    mark = "\ufeff" if random.randrange(4) == 0 else ""
    end = random.choice(["\n", "\n", "\r\n"])
    return front, sorted(layout.comments), (mark + text.replace("\n", end)).encode()
