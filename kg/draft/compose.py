"""Drafted claims as the entries of an article file, each with the rule that proposed it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.draft.casualties import Count
from kg.draft.extents import SETTLEMENTS
from kg.draft.interest import Parties, interest_of, stance_of
from kg.draft.moments import DatePhrase
from kg.draft.quoting import quoted
from kg.draft.told import Told
from kg.load.names import Thing
from kg.load.quotes import Span

Entry = dict[str, Any]


@dataclass(frozen=True)
class Proposal:
    """One drafted claim: the entry, and what the comment before it says."""

    entry: Entry
    comment: str


@dataclass
class Composer:
    """Writes what was told as entries; `ids` are taken."""

    text: str
    publisher: Thing
    parties: Parties
    ids: set[str] = field(default_factory=set)
    dated: bool = True
    _number: int = 0

    def compose(self, told: Told) -> list[Proposal]:
        """The entries for `told`: its claim, and the earlier hold that "recaptured" presupposes."""
        claim = self._proposal(told)
        if not told.again or told.denied or told.kind != "TerritorialChange":
            return [claim]
        if not told.actors.get("gainedBy"):
            return [claim]
        return [claim, self._earlier_hold(told, claim.entry["id"])]

    def _next_id(self) -> str:
        self._number += 1
        while f"D{self._number}" in self.ids:
            self._number += 1
        return f"D{self._number}"

    def _proposal(self, told: Told) -> Proposal:
        content = self._content(told)
        return Proposal(self._entry(told, content), _comment(told))

    def _earlier_hold(self, told: Told, later: str) -> Proposal:
        """The claim that those who took a place again held it before."""
        content: Entry = {"type": "Control", "holder": self._named(told.actors["gainedBy"])}
        content |= self._where(told) | {"precedes": later}
        if self.dated:
            content["date"] = {"words": self._words(told.verb, told.words), "rule": "until"}
        entry = self._entry(told, content, presupposed=True)
        return Proposal(
            entry, f"draft by the rule {told.rule}: the earlier hold that it presupposes"
        )

    def _entry(self, told: Told, content: Entry, *, presupposed: bool = False) -> Entry:
        presupposed = presupposed or told.presupposed
        chain = self._chain(told)
        stance = stance_of(chain, self.parties, quoted=told.quoted, presupposed=presupposed)
        if told.kind == "Declaration":
            stance = "reported"
        entry: Entry = {"id": self._next_id(), "quote": quoted(self.text, told.words)}
        if told.said_by is not None and told.attributed is not None:
            entry["attribution"] = self._words(told.attributed, told.words)
        over = presupposed and content["type"] == "Control"
        interest = (
            "neutral"
            if over
            else interest_of(chain, told.actors, self.parties, denied=told.denied, stance=stance)
        )
        entry |= {
            "source": [actor.slug for actor in chain],
            "stance": stance,
            "interest": "unknown" if over and len(chain) == 1 else interest,
        }
        if told.said is not None and len(chain) > 1:
            entry["said"] = self._date(told.said, told.words)
        labels = self._labels(told)
        return (
            entry | ({"labels": labels} if labels else {}) | {"review": "draft", "content": content}
        )

    def _chain(self, told: Told) -> list[Thing]:
        """Outlet first, root last; who declares something is the root of that claim."""
        said = list(told.said_by.chain) if told.said_by is not None else []
        if told.speaks:
            said += list(next(iter(told.actors.values()), ()))[:1]
        return list(dict.fromkeys([self.publisher, *said]))

    def _content(self, told: Told) -> Entry:
        content: Entry = {"type": told.kind}
        if told.kind == "Intent":
            content |= self._intent(told)
        else:
            content |= {role: self._named(who) for role, who in told.actors.items() if who}
        content |= self._where(told)
        if told.outcome is not None:
            content["outcome"] = " ".join(self.text[told.outcome.start : told.outcome.end].split())
        if told.denied:
            content["polarity"] = "denied"
        if self.dated:
            content["date"] = self._when(told)
        if told.counts:
            content["quantity"] = [self._quantity(count, told.words) for count in told.counts]
        return content

    def _intent(self, told: Told) -> Entry:
        doers = next(who for role, who in told.actors.items() if who and role != "target")
        goal = " ".join(self.text[told.aim : told.words.end].split())
        found: Entry = {"intendedBy": self._named(doers), "goal": goal}
        target = [*told.actors.get("target", ()), *told.actors.get("lostBy", ())]
        return found | ({"target": self._named(target)} if target and target != list(doers) else {})

    def _where(self, told: Told) -> Entry:
        if told.place is None:
            near = [place.slug for place in told.near]
            return {"near": near[0] if len(near) == 1 else near} if near else {}
        found: Entry = {"place": told.place.slug}
        if told.kind not in ("TerritorialChange", "Control"):
            return found
        if told.extent is not None:
            extent, span = told.extent
            found |= {"extent": extent, "extentWords": self._words(span, told.words)}
        elif told.place.kind not in SETTLEMENTS:
            found["extent"] = "unstated"
        return found

    def _when(self, told: Told) -> Entry:
        if told.when is not None and told.kind != "Intent":
            return self._date(told.when, told.words)
        rule = "not-after" if told.kind == "Intent" else told.date_rule
        return {"words": self._words(told.verb, told.words), "rule": rule}

    def _date(self, phrase: DatePhrase, nearby: Span) -> Entry:
        found = dict(phrase.value)
        span = Span(phrase.start, phrase.end)
        found["words"] = self._words(span, nearby)
        if phrase.since and phrase.day is not None:
            return {"edtf": f"{phrase.day}/..", "words": found["words"]}
        return found

    def _quantity(self, count: Count, nearby: Span) -> Entry:
        number = count.number
        found: Entry = {"kind": count.kind}
        found |= {"minimum": number.minimum} if number.minimum is not None else {}
        found |= {"maximum": number.maximum} if number.maximum is not None else {}
        return found | {"words": self._words(Span(*count.words), nearby)}

    def _words(self, span: Span, nearby: Span) -> Any:
        return quoted(self.text, span, nearby)

    def _labels(self, told: Told) -> Entry:
        return {words: actor.slug for words, actor in told.names if words != actor.slug}

    def _named(self, actors: Sequence[Thing]) -> Any:
        names = [actor.slug for actor in actors]
        return names[0] if len(names) == 1 else names


def _comment(told: Told) -> str:
    comment = f"draft by the rule {told.rule}"
    if told.said_by is not None and told.said_by.unnamed and not told.said_by.chain:
        comment += f"; said by {told.said_by.unnamed!r}, which the gazetteer does not have"
    return comment


def without_doubles(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals but for those that say again what an earlier one says."""
    found: list[Proposal] = []
    for proposal in proposals:
        content = proposal.entry["content"]
        same = [
            p
            for p in found
            if p.entry["quote"] == proposal.entry["quote"] and p.entry["content"] == content
        ]
        if not same:
            found.append(proposal)
    return found
