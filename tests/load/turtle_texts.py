"""Turtle and TriG in awkward layouts: invented texts, from a seed or from hypothesis."""

from collections.abc import Callable

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[str]], str]

GAPS = st.sampled_from(
    [
        " ",
        "\n",
        "\t",
        "\r\n",
        " \n\n  ",
        ' # a comment; with . and [ and "\n',
        "\n#\n",
        " # <x>\r\n",
    ]
)
NO_GAP = st.just("")
PREFIXES = ("ex", "a.b", "é", "")
NAMES = st.sampled_from(
    [
        *("ex:a", "ex:", ":b", "a.b:c.d", "é:ü-1", r"ex:with\,comma", "ex:%41b", r"ex:a\~b.c"),
        *("<http://example.org/x>", r"<http://example.org/\u00e9>", "<#frag>", "<../up>", "<>"),
        *("ex:1", "ex:a:b", "ex:prefix", "ex:true"),
    ]
)
STRINGS = st.sampled_from(
    [
        *('"x"', "'y'", r'"tab\t quote\" \u00e9 \U0001F600"', '"""one "two" \n three"""', "''"),
        *("'''it's\r\nlong # no comment'''", '"# no comment . ;"', r'"""ends in \""""', '"قرية"'),
        *('"<http://example.org/none>"', '""""x"""', '"@prefix"'),
    ]
)
SUFFIXES = st.sampled_from(["", "", "@en", "@ar-Latn", "^^ex:t", "^^<http://example.org/t>"])
NUMBERS = st.sampled_from(["1", "-2", "+3.5", ".5", "1e3", "1.5E-3", ".5e1", "true", "false"])
LABELS = st.sampled_from(["_:b", "_:b.1", "_:é", "_:0x"])


@st.composite
def turtle_texts(draw: Draw) -> str:
    """A Turtle text that every strict reader accepts."""
    blocks = [_directives(draw)]
    for _ in range(draw(st.integers(1, 5))):  # type: ignore[arg-type]
        blocks.append(_triples(draw))
    return draw(GAPS).join(blocks)


@st.composite
def trig_texts(draw: Draw) -> str:
    """A TriG text that every strict reader accepts."""
    blocks = [_directives(draw)]
    for _ in range(draw(st.integers(1, 4))):  # type: ignore[arg-type]
        inner = _triples(draw).rstrip(".") if draw(st.sampled_from("yn")) == "y" else _triples(draw)
        label = draw(st.sampled_from(["", "GRAPH ex:g", "graph _:b", "<http://example.org/g>"]))
        blocks.append(f"{label} {{{draw(GAPS)}{inner}{draw(GAPS)}}}")
        blocks.append(_triples(draw))
    return draw(GAPS).join(blocks)


def _directives(draw: Draw) -> str:
    lines = []
    for prefix in PREFIXES:
        iri = f"<http://example.org/{prefix.strip()}/>"
        word = draw(st.sampled_from(["@prefix", "PREFIX", "prefix", "PreFix"]))
        stop = draw(GAPS) + "." if word == "@prefix" else ""
        lines.append(f"{word}{draw(GAPS)}{prefix}:{draw(GAPS)}{iri}{stop}")
    base = "<http://example.org/base/dir/file>"
    written = draw(st.sampled_from([f"@base {base} .", f"BASE {base}", f"base{base}"]))
    return draw(GAPS).join([written, *lines])


def _triples(draw: Draw) -> str:
    kind = draw(st.sampled_from(["name", "label", "list", "node", "node alone"]))
    if kind == "node alone":
        return f"[{draw(GAPS)}{_predicates(draw, 2)}{draw(GAPS)}]{draw(GAPS)}."
    subject = {
        "name": lambda: draw(NAMES),
        "label": lambda: draw(LABELS),
        "list": lambda: _collection(draw, 2),
        "node": lambda: f"[{draw(GAPS)}]",
    }[kind]()
    return f"{subject}{draw(GAPS)}{_predicates(draw, 2)}{draw(GAPS)}."


def _predicates(draw: Draw, depth: int) -> str:
    facts = []
    for _ in range(draw(st.integers(1, 3))):  # type: ignore[arg-type]
        verb = draw(st.sampled_from(["a", "ex:p", ":q", "<http://example.org/r>"]))
        comma = f"{draw(GAPS)},{draw(st.one_of(NO_GAP, GAPS))}"
        count = draw(st.integers(1, 2))
        facts.append(f"{verb} {comma.join(_object(draw, depth) for _ in range(count))}")  # type: ignore[call-overload]
    semicolon = draw(st.sampled_from([" ;", ";;", " ; ; # twice\n ;"]))
    return f"{semicolon}{draw(GAPS)}".join(facts) + draw(st.sampled_from(["", " ;", " ;;"]))


def _object(draw: Draw, depth: int) -> str:
    kinds = ["name", "string", "number", "label", *(["list", "node"] if depth else [])]
    kind = draw(st.sampled_from(kinds))
    if kind == "list":
        return _collection(draw, depth - 1)
    if kind == "node":
        return f"[{draw(GAPS)}{_predicates(draw, depth - 1)}{draw(GAPS)}]"
    if kind == "string":
        return draw(STRINGS) + draw(SUFFIXES)
    return draw({"name": NAMES, "number": NUMBERS, "label": LABELS}[kind])


def _collection(draw: Draw, depth: int) -> str:
    items = [_object(draw, depth) for _ in range(draw(st.integers(0, 3)))]  # type: ignore[call-overload]
    return f"({draw(GAPS)}{draw(GAPS).join(items)}{draw(GAPS)})"
