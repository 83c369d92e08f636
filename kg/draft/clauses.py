"""The clause in which something is told: its words, its date, what it is told after."""

from __future__ import annotations

from collections.abc import Sequence

from kg.draft.hits import Hit
from kg.draft.moments import DatePhrase
from kg.draft.reading import Read
from kg.draft.roles import Roles
from kg.draft.spans import span_of, tokens_at
from kg.load.quotes import Span

_PRESUPPOSING = frozenset({"after", "since", "following", "despite", "before"})
_OTHER_CLAUSE = frozenset({"after", "before", "when", "while", "as", "until", "but", "which"})


def when(read: Read, hit: Hit, index: int) -> DatePhrase | None:
    """The words that date it: after the verb, else before it, else the sentence's only ones."""
    start = read.sentence.tokens[hit.first].start
    limit = (
        read.sentence.tokens[read.hits[index + 1].first].start
        if index + 1 < len(read.hits)
        else read.sentence.end
    )
    free = [d for d in read.dates if not read.is_said(d)]
    after = [d for d in free if start <= d.start < limit]
    if after:
        return after[0]
    low = read.sentence.tokens[read.hits[index - 1].end - 1].end if index else read.sentence.start
    before = [d for d in free if low <= d.start < start and not _clause_between(read, d, hit)]
    if before:
        return before[-1]
    return _shared_date(read, free, index)


def _shared_date(read: Read, free: Sequence[DatePhrase], index: int) -> DatePhrase | None:
    """The date of what is told in one breath: "attacked A and took B on Monday"."""
    for other in (index + 1, index - 1):
        if not 0 <= other < len(read.hits):
            continue
        later = read.hits[max(index, other)]
        joined = read.sentence.forms(later.first - 1, later.first) == ["and"]
        dates = [d for d in free if not _clause_between(read, d, later)]
        if joined and later.bare and len(free) == 1 and dates:
            return dates[0]
    return None


def follows_after(read: Read, hit: Hit) -> bool:
    """Whether it is only what went before: "after seizing", "since the fall of"."""
    before = read.sentence.forms(hit.first - 1, hit.first)
    return (
        bool(before)
        and before[0] in _PRESUPPOSING
        and (hit.bare or hit.frame.noun)
        and (hit.frame.kind not in ("Battle", "Meeting"))
    )


def words_of(read: Read, hit: Hit, roles: Roles, limits: tuple[int, int]) -> Span:
    """The words of the claim: the clause around everything that was read."""
    tokens = read.sentence.tokens
    inside = [m for m in roles.used if m.first not in read.blocked]
    first = min([hit.first, *(m.first for m in inside)])
    end = max([hit.end, *(m.end for m in inside)])
    while first > 0 and first - 1 not in read.blocked and tokens[first - 1].is_word:
        if tokens[first - 1].form in ("and", "but", "that", "while", "after", "before", "when"):
            break
        first -= 1
    while end < len(tokens) and end not in read.blocked and tokens[end].is_word:
        if end >= limits[1] or tokens[end].form in (
            "and",
            "but",
            "after",
            "while",
            "before",
            "when",
            "as",
        ):
            break
        end += 1
    return span_of(read.sentence, first, end)


def _clause_between(read: Read, phrase: DatePhrase, hit: Hit) -> bool:
    """Whether another clause begins between the words of a date and a phrase."""
    tokens = read.sentence.tokens
    verb = tokens[hit.start].start
    low, high = sorted((phrase.start, verb))
    return any(low < t.start < high and t.form in _OTHER_CLAUSE for t in tokens)


def outcome_of(read: Read, hit: Hit, words: Span) -> Span | None:
    """What is declared: the words up to a date, a mark or a place."""
    tokens = read.sentence.tokens
    dated = {i for d in read.dates for i in tokens_at(read.sentence, d.start, d.end)}
    end = hit.end
    while end < len(tokens) and end not in read.blocked | dated and tokens[end].is_word:
        if tokens[end].form in ("in", "near", "on", "after", "and", "that", "over", "with", "at"):
            break
        end += 1
    return span_of(read.sentence, hit.end, end) if end > hit.end else None


def widened(read: Read, first: int, end: int) -> tuple[int, int]:
    """The tokens with those before and after up to a mark: the clause that counts."""
    tokens = read.sentence.tokens
    while first > 0 and first - 1 not in read.blocked and tokens[first - 1].is_word:
        first -= 1
    while end < len(tokens) and end not in read.blocked and tokens[end].is_word:
        end += 1
    return first, end


def aim_of(hit: Hit) -> int:
    """The token with which what is aimed at begins: "capture" in "plans to capture"."""
    return hit.end if hit.frame.kind == "Intent" else hit.start
