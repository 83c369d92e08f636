"""Questions are written so that the engine does not read everything for each row.

Oxigraph evaluates some forms in time that grows with the square of the graph, as graphs of ten and
of fifty articles showed. A group under EXISTS with more than one pattern is joined over the whole
graph for each row: nest one EXISTS in another. A pattern after an OPTIONAL of its group is joined
to the result instead of beginning it. (The same goes for a pattern after a BIND, and for a union
beside patterns: give each branch its own, or put the union into a sub-select.)
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask.sparql_text import masked
from kg.load.query_file import read_query_file
from kg.resources import QUESTIONS_DIR

FILES = sorted(QUESTIONS_DIR.glob("*.rq"))


def end_of(text: str, start: int, brackets: str) -> int:
    """Where the bracket at `start` closes."""
    depth = 0
    for place in range(start, len(text)):
        depth += {brackets[0]: 1, brackets[1]: -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise AssertionError(f"not closed: {text[start : start + 60]}")


def plain(group: str) -> str:
    """The patterns of a group itself: without groups inside it, filters and bindings."""
    found, place = "", 0
    while place < len(group):
        if group[place] == "{":
            place = end_of(group, place, "{}") + 1
        elif match := re.compile(r"(FILTER|BIND)\s*(?=\()").match(group, place):
            place = end_of(group, match.end(), "()") + 1
        else:
            found += group[place]
            place += 1
    return " ".join(found.split())


def under_exists(query: str) -> Iterator[str]:
    """The group of each EXISTS."""
    for match in re.finditer(r"EXISTS\s*(?=\{)", query):
        yield query[match.end() + 1 : end_of(query, match.end(), "{}")]


def patterns(group: str) -> list[str]:
    """The triple patterns of a group itself; a sequence path counts as several."""
    text = re.sub(r"(FILTER|NOT|EXISTS|OPTIONAL|UNION)\b", " ", plain(group))
    steps = re.sub(r"(?<=[\w)])/(?=[\w(^])", " ; ", text)
    return [part for part in re.split(r"\s[.;,](?:\s|$)|,\s", f"{steps} ") if part.strip()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_exists_asks_for_one_pattern_at_a_time(path: Path) -> None:
    query = masked(read_query_file(path)[1])
    several = [" ".join(group.split()) for group in under_exists(query) if len(patterns(group)) > 1]
    assert several == []


def late_patterns(group: str) -> list[str]:
    """Patterns of `group` and the groups in it that stand after an OPTIONAL of the same group."""
    found: list[str] = []  # each pattern begins on a line of its own
    optional, place = False, 0
    while place < len(group):
        if match := re.compile(r"OPTIONAL\s*(?=\{)").match(group, place):
            end = end_of(group, match.end(), "{}")
            found += late_patterns(group[match.end() + 1 : end])
            optional, place = True, end + 1
        elif group[place] == "{":
            end = end_of(group, place, "{}")
            found += late_patterns(group[place + 1 : end])
            place = end + 1
        elif match := re.compile(r"(FILTER|BIND)\s*(?=\()").match(group, place):
            place = end_of(group, match.end(), "()") + 1
        elif match := re.compile(r"[?$]\w+\s+[\w:^(|)/*+?]+\s").match(group, place):
            line = group[place:].split("\n", 1)[0]
            if optional:
                found.append(line)
            place += len(line)
        else:
            place += 1
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_must_be_there_stands_before_what_may_be_there(path: Path) -> None:
    query = masked(read_query_file(path)[1])
    body = query[query.index("{") + 1 : query.rindex("}")]
    assert late_patterns(body) == []


def test_the_readers_of_these_tests_see_what_they_are_meant_to_see() -> None:
    query = "\n".join(
        (
            "?a x:p ?b .",
            "FILTER NOT EXISTS { ?a x:q/x:r ?c FILTER(?c > 1) }",
            "OPTIONAL { ?a x:s ?d }",
            "?b x:t ?e .",
        )
    )
    assert [len(patterns(group)) for group in under_exists(query)] == [2]
    assert late_patterns(query) == ["?b x:t ?e ."]
    nested = "{ FILTER EXISTS { ?a x:q ?c . FILTER EXISTS { ?c x:r ?d } } }"
    assert [len(patterns(group)) for group in under_exists(nested)] == [1, 1]
