"""Why a SPARQL query finds nothing: the pattern that cannot match, or what takes all away.

First each required pattern is asked alone, then they are put together in their order until nothing
is left; then the query is asked without its FILTERs. What is said is what the graph answered to
these probes, so it holds for this graph; where they do not show why, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.ask.empty.clauses import Clause, clauses_of, found_by, gathers, unbound, without
from kg.ask.empty.joins import examples, why_no_join
from kg.ask.empty.patterns import Group, Part, required_patterns
from kg.ask.empty.probes import Probes, SpentError, joined
from kg.ask.empty.reasons import why_no_match
from kg.ask.empty.wording import line_of, part_words, shown
from kg.ask.sparql_text import deepest, names_graphs
from kg.store import Store

DEEPEST = 20
"""Brackets within brackets up to which a query is explained; the parser takes long for more."""
LONGEST = 20_000
"""Characters up to which a query is explained."""


def why_nothing(store: Store, text: str) -> tuple[str, ...]:
    """Why the SELECT or ASK query `text` finds nothing in `store`, in sentences.

    To be asked only where it found nothing. No sentence where the reason is not sure: for a query
    that chooses its graphs with FROM, is too long, or that rdflib does not understand.
    """
    if names_graphs(text) or len(text) > LONGEST or deepest(text) > DEEPEST:
        return ()
    group = required_patterns(text)
    if group is None:
        return ()
    explanation = _Explanation(Probes(store), text)
    for look in (explanation.alone, explanation.together, lambda _: explanation.taken_away(group)):
        try:
            said = look(group)
        except SpentError:
            return ()
        if said:
            return tuple(dict.fromkeys(said))
    return ()


class _Explanation:
    """Looks for what empties the query `text`."""

    def __init__(self, probes: Probes, text: str) -> None:
        self._probes = probes
        self._text = text

    # -- a pattern that matches nothing ----------------------------------------------------

    def alone(self, group: Group) -> list[str]:
        """Patterns that match nothing by themselves."""
        said = [sentence for part in group.parts for sentence in self._alone(part)]
        return said or self._within(group, self.alone)

    def _alone(self, part: Part) -> list[str]:
        if part.triple is None or self._probes.matches([part]):
            return []
        reason = why_no_match(self._probes, part, part.triple)
        why = f": {reason}" if reason else ""
        return [f"{self._named(part)} matches nothing{why}"]

    def _within(self, group: Group, look: Callable[[Group], list[str]]) -> list[str]:
        """What `look` finds in a sub-select, or in every branch of a UNION."""
        for select in group.selects:
            said = look(select)
            if said:
                return said
        for branches in group.unions:
            found = [look(branch.after(group)) for branch in branches]
            if all(found):
                return [sentence for said in found for sentence in said]
        return []

    # -- patterns that do not match together -----------------------------------------------

    def together(self, group: Group) -> list[str]:
        """The first pattern that leaves nothing of those before it."""
        for parts in _connected(group.parts):
            if not self._probes.matches(parts):
                single = [sentence for part in parts for sentence in self._alone(part)]
                return single or self._emptied(parts)
        return self._within(group, self.together)

    def _emptied(self, parts: list[Part]) -> list[str]:
        empty = [part for part in parts if part.triple is None and not self._probes.matches([part])]
        if empty:
            return ["VALUES names no value"]
        count = 1
        while self._probes.matches(parts[: count + 1]):
            count += 1
        before, last = parts[:count], parts[count]
        partner = next((p for p in before if self._apart(p, last)), None)
        others = before if partner is None else [partner]
        reason = why_no_join(self._probes, others, last)
        if reason is None:
            reason = examples(self._probes, others, last)
        why = f": {reason}" if reason else ""
        with_ = self._named(partner) if partner else "the patterns before it"
        return [f"{self._named(last)} matches nothing together with {with_}{why}"]

    def _apart(self, one: Part, other: Part) -> bool:
        return bool(one.variables & other.variables) and not self._probes.matches([one, other])

    # -- what takes everything away --------------------------------------------------------

    def taken_away(self, group: Group) -> list[str]:
        """The FILTER or MINUS without which the query finds something."""
        clauses = clauses_of(self._text)
        if len(_connected(group.parts)) > 1 and gathers(self._text):
            return []  # without its FILTER, every row of one would be paired with every other's
        for clause in clauses:
            found = found_by(self._probes, without(self._text, [clause]))
            if found:
                what = f"the {clause.word} on line {clause.line} leaves nothing"
                return [f"{what}; without it, {found}{self._compared(clause, group)}"]
        found = found_by(self._probes, without(self._text, clauses)) if len(clauses) > 1 else None
        if not found:
            return []
        lines = ", ".join(str(clause.line) for clause in clauses)
        return [f"the clauses on lines {lines} together leave nothing; without them, {found}"]

    def _compared(self, clause: Clause, group: Group) -> str:
        """What the values are that a FILTER compares."""
        missing = unbound(clause, self._text)
        if missing:
            return f"; ?{missing[0]} stands in no pattern"
        if not clause.of_values():
            return ""
        for name in clause.variables():
            for parts in _connected(group.parts):
                if any(name in part.variables for part in parts):
                    values = self._probes.values(joined(parts), f"?{name}", limit=1)
                    return f", where ?{name} is, for example, {shown(values[0])}" if values else ""
        return ""

    def _named(self, part: Part) -> str:
        line = line_of(part.triple, self._text) if part.triple else None
        return f"{part_words(part)}{f' (line {line})' if line else ''}"


def _connected(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts, those together that share variables directly or through others, in order."""
    groups: list[list[Part]] = []
    for part in parts:
        touching = [g for g in groups if any(p.variables & part.variables for p in g)]
        kept = [g for g in groups if g not in touching]
        members = [p for g in touching for p in g]
        groups = [*kept, [p for p in parts if p in members or p is part]]
    return groups
