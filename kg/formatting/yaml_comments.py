"""Comments and blank lines of a YAML text, each given to the entry that it is about.

A comment on a line of its own belongs to the entry that follows, unless it is indented deeper: then
it ends the map or list before it. A comment at the end of a line belongs to the entry of that line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.formatting.yaml_nodes import Branch, Entry, Source

_HASH = re.compile(r"(?:(?<=[ \t\n])|\A)#[^\n]*")
_MODELINE = re.compile(r"#\s*yaml-language-server\s*:")


@dataclass(frozen=True)
class _Aside:
    """A comment, or with an empty text a blank line."""

    text: str
    offset: int
    column: int
    is_beside: bool = False


@dataclass(frozen=True)
class _Step:
    """The branches and entries that lead to an entry, outermost first, and the entry last."""

    branches: tuple[Branch, ...]
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        return self.entries[-1]


@dataclass
class _Attaching:
    """How far the text is read: comments that wait for their entry, and the last entry passed."""

    root: Branch
    head: list[str] = field(default_factory=list)
    waiting: list[_Aside] = field(default_factory=list)
    last: _Step | None = None


def attach_comments(source: Source, root: Branch) -> list[str]:
    """The comment lines at the head of `source`; all others are put to the entries of `root`.

    Use it once, on what `read_source` gave.
    """
    state = _Attaching(root)
    marks: list[tuple[int, int, _Step | _Aside]] = [
        *((step.entry.offset, len(step.entries), step) for step in _steps(root)),
        *((aside.offset, 0, aside) for aside in _asides(source)),
    ]
    for _, _, found in sorted(marks, key=lambda mark: mark[:2]):
        if isinstance(found, _Step):
            _reach(state, found)
        elif found.is_beside and state.last is not None:
            _entry_of_line(state.last, found.offset).beside.append(found.text)
        else:
            state.waiting.append(found)
    left = _ended(state, None, -1)
    root.foot += [aside.text for aside in left]
    return state.head


def is_modeline(line: str) -> bool:
    """Whether a comment names the schema of its file, which is done at its very beginning."""
    return _MODELINE.match(line) is not None


def comments_of(source: Source) -> list[str]:
    """The comments of `source`, sorted; use it to see that none was lost."""
    return sorted(aside.text for aside in _asides(source) if aside.text)


def _steps(root: Branch) -> Iterator[_Step]:
    stack = [_Step((root,), (entry,)) for entry in root.entries]
    while stack:
        step = stack.pop()
        yield step
        inner = step.entry.value
        if isinstance(inner, Branch):
            branches = (*step.branches, inner)
            stack += [_Step(branches, (*step.entries, entry)) for entry in inner.entries]


def _asides(source: Source) -> Iterator[_Aside]:
    """Comments and blank lines, none of which lie within scalars."""
    begin = 0
    for start, end in [*sorted(source.scalars), (len(source.text), len(source.text))]:
        yield from _asides_between(source, begin, start)
        begin = max(begin, end)


def _asides_between(source: Source, begin: int, end: int) -> Iterator[_Aside]:
    while begin < end:
        stop = source.text.find("\n", begin, end)
        is_last = stop < 0
        stop = end if is_last else stop
        line_start = source.line_start(begin)
        found = _HASH.search(source.text, begin, stop)
        if found is not None:
            offset = found.start()
            beside = source.text[line_start:offset].strip() not in ("", "---")
            yield _Aside(found[0].rstrip(), offset, offset - line_start, beside)
        elif not is_last and not source.text[line_start:stop].strip():
            yield _Aside("", line_start, 0)
        begin = stop + 1


def _entry_of_line(last: _Step, offset: int) -> Entry:
    """The entry to whose line a comment at `offset` belongs: `last`, or what its brackets end."""
    depth = len(last.entries) - 1
    while depth and last.branches[depth].is_flow and last.branches[depth].end <= offset:
        depth -= 1
    return last.entries[depth]


def _reach(state: _Attaching, step: _Step) -> None:
    left = _ended(state, step, step.entry.column)
    if state.last is None:
        left = _without_head(state, left)
    step.entry.before += [aside.text for aside in left]
    state.last = step


def _without_head(state: _Attaching, asides: list[_Aside]) -> list[_Aside]:
    """`asides` but for those at the head of the file: up to a blank line, and a modeline."""
    blanks = [number for number, aside in enumerate(asides, 1) if not aside.text]
    begin = blanks[-1] if blanks else 0
    while begin < len(asides) and is_modeline(asides[begin].text):
        begin += 1
    state.head += [aside.text for aside in asides[:begin]]
    return asides[begin:]


def _ended(state: _Attaching, step: _Step | None, column: int) -> list[_Aside]:
    """The asides that wait, but for those that end a branch which `step` is not part of."""
    asides, state.waiting = state.waiting, []
    begin = 0
    for number, aside in enumerate(asides, 1):
        if not aside.text:
            continue
        branch = _branch_ended(state, step, aside, column)
        if branch is None:
            break
        branch.foot += [before.text for before in asides[begin:number]]
        begin = number
    return asides[begin:]


def _branch_ended(
    state: _Attaching, step: _Step | None, aside: _Aside, column: int
) -> Branch | None:
    """The innermost branch that `aside` ends; None where it belongs to `step`."""
    inner = _branches_until(state.last) if state.last is not None else ()
    outer = step.branches if step is not None else ()
    ended = [branch for branch in inner if not any(branch is other for other in outer)]
    for branch in reversed(ended):
        if branch.is_flow and branch.end > aside.offset:
            return branch
        if not branch.is_flow and column < aside.column >= branch.entries[0].column:
            return branch
    return None


def _branches_until(last: _Step) -> tuple[Branch, ...]:
    """The branches of the last entry, and its value where that is a pair of empty brackets."""
    value = last.entry.value
    if isinstance(value, Branch) and not value.entries:
        return (*last.branches, value)
    return last.branches
