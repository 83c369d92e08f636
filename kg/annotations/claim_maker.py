"""One annotated event on its way to a draft claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.annotations.events import Event
from kg.annotations.fit import Fitted
from kg.annotations.labels import COUNTS, Labels
from kg.annotations.model import Document, Problem, one_line
from kg.annotations.values import date_of, quantity_of, quote_of, quotes_of
from kg.authoring.entry_text import Value
from kg.load.names import NameIndex, Thing
from kg.load.quotes import Span

SETTLEMENTS = ("Town", "Village", "PlaceGroup")
"""Kinds of places that are held whole or not at all; of a larger one the extent is said."""


@dataclass(frozen=True)
class Draft:
    """A claim for an article file, and the annotation that it was made from."""

    id: str
    entry: Mapping[str, Value]
    where: str


@dataclass
class Drafted:
    """The draft claims of a document, and what did not become part of one.

    `unresolved` are names that the gazetteer lacks, `loose` names that it has and that are in no
    claim, each with how often; `unknown_labels` mean nothing here.
    """

    drafts: list[Draft] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    unresolved: dict[str, int] = field(default_factory=dict)
    loose: dict[str, int] = field(default_factory=dict)
    unknown_labels: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """What claims are made with: the article's text and publisher, names, meanings of labels."""

    text: str
    publisher: str
    names: NameIndex
    labels: Labels


def resolve(name: str | None, words: str, places: bool | None, names: NameIndex) -> Thing | None:
    """The one actor or place that `name`, a slug, or else `words` name; None without one."""
    if name is not None and (thing := names.by_slug(name, places=places)) is not None:
        return thing
    found = names.find(words, places=places)
    return found[0] if len(found) == 1 else None


@dataclass
class ClaimMaker:
    """One event on its way to a claim."""

    document: Document
    fitted: Fitted
    setting: Setting
    drafted: Drafted
    claim_ids: Mapping[str, str]
    event: Event
    used: set[str] = field(default_factory=set)
    content: dict[str, Value] = field(default_factory=dict)
    labels: dict[str, Value] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    source: Thing | None = None
    attribution: Value | None = None

    def draft(self, identifier: str) -> Draft | None:
        """The claim; None where none of its words could be placed in the text."""
        self.content["type"] = self.event.kind
        if self.event.id in self.document.denied or self.event.trigger in self.document.denied:
            self.content["polarity"] = "denied"
        trigger = self.event.trigger
        self.spans += self.fitted.spans.get(trigger or "", ())
        for key, argument in self.event.arguments:
            self._argument(key, argument)
        if not self.spans:
            self._leave_out("none of its words was found in the text")
            return None
        self._extent()
        return Draft(identifier, self._entry(identifier), self.event.where)

    def _entry(self, identifier: str) -> dict[str, Value]:
        chain: list[Value] = [self.setting.publisher]
        stance = "own-voice"
        if self.source is not None:
            chain.append(self.source.slug)
            stance = "claimed" if self.source.slug in self._named() else "reported"
        entry: dict[str, Value] = {"id": identifier}
        entry["quote"] = quotes_of(self.spans, self.setting.text)
        if self.attribution is not None:
            entry["attribution"] = self.attribution
        entry |= {"source": chain, "stance": stance, "interest": "unknown", "review": "draft"}
        entry["note"] = self._note()
        if self.labels:
            entry["labels"] = self.labels
        return {**entry, "content": self.content}

    def _named(self) -> set[str]:
        values = [v if isinstance(v, list) else [v] for v in self.content.values()]
        return {item for value in values for item in value if isinstance(item, str)}

    def _note(self) -> str:
        own = (self.event.id, self.event.trigger or "")
        said = [words for at in dict.fromkeys(own) for words in self.document.notes.get(at, ())]
        origin = f"Imported from {self.event.id}; source, stance, interest, date to be checked."
        return one_line(" ".join([origin, *self.notes, *said]))

    def _leave_out(self, message: str) -> None:
        problem = Problem(self.event.where, f"{self.event.id}: {message}")
        self.drafted.left_out.append(problem)

    def _argument(self, key: str, argument: str) -> None:
        """Put what plays a role under its key, or say why not."""
        vocabulary = self.setting.labels.vocabulary
        expects = vocabulary.keys[key].expects if key in vocabulary.keys else frozenset()
        if any(vocabulary.is_a(kind, "Content") for kind in expects):
            self._reference(key, argument)
            return
        spans = self.fitted.spans.get(argument)
        if spans is None:
            self._leave_out(f"{key}: the words of {argument} are not in the file, or are wrong")
            return
        self.used.add(argument)
        self.spans += spans
        if key == "source":
            self._source(argument, spans)
        elif key in COUNTS.values() or expects == {"Quantity"}:
            self._quantity(key, argument, spans)
        elif expects == {"DateBounds"}:
            self._date(key, spans)
        elif expects and expects <= {"Actor", "Place"}:
            self._thing(key, argument, spans, expects)
        elif expects == {"Quote"}:
            self.content[key] = quote_of(spans[0], self.setting.text)
        elif expects <= {"string"}:
            self.content[key] = self._words(spans)
        else:
            self._leave_out(f"{key}: what it holds is chosen from a list: write it by hand")

    def _reference(self, key: str, argument: str) -> None:
        claim = self.claim_ids.get(argument)
        if claim is None:
            self._leave_out(f"{key}: {argument} became no claim that could be referred to")
        else:
            self._put(key, claim)

    def _words(self, spans: tuple[Span, ...]) -> str:
        return " ".join(self.setting.text[span.start : span.end] for span in spans)

    def _thing(
        self, key: str, argument: str, spans: tuple[Span, ...], expects: frozenset[str]
    ) -> None:
        places = "Place" in expects if len(expects) == 1 else None
        thing = self._resolved(argument, spans, places)
        if thing is None:
            words = self._words(spans)
            self._leave_out(f"{key}: {words!r} is not in the gazetteer, or is several things there")
            self.notes.append(f"As {key} the annotation has “{words}”.")
            self.drafted.unresolved[words] = self.drafted.unresolved.get(words, 0) + 1
            return
        self._put(key, thing.slug)
        words = self._words(spans)
        if len(spans) == 1 and not thing.is_place and "\n" not in words:
            self.labels[words] = thing.slug

    def _resolved(
        self, argument: str, spans: tuple[Span, ...], places: bool | None
    ) -> Thing | None:
        """What an argument names, itself or through words that mean the same."""
        names = self.setting.names
        groups = [group for group in self.document.same if argument in group]
        for at in dict.fromkeys([argument, *(at for group in groups for at in group)]):
            mention, own = self.document.mentions.get(at), self.fitted.spans.get(at)
            if mention is not None and own is not None:
                thing = resolve(mention.name, self._words(own), places, names)
                if thing is not None:
                    return thing
        return None

    def _source(self, argument: str, spans: tuple[Span, ...]) -> None:
        self.spans = self.spans[: -len(spans)]
        self.attribution = quote_of(spans[0], self.setting.text)
        self.source = self._resolved(argument, spans, None)
        if self.source is None or self.source.is_place:
            words, self.source = self._words(spans), None
            self._leave_out(f"source: no actor of the gazetteer is called {words!r}")
            self.notes.append(f"As source the annotation has “{words}”.")
            self.drafted.unresolved[words] = self.drafted.unresolved.get(words, 0) + 1

    def _date(self, key: str, spans: tuple[Span, ...]) -> None:
        self.content[key], guessed = date_of(spans[0], self.setting.text)
        if guessed:
            self.notes.append("The rule of the date is a guess.")

    def _quantity(self, key: str, argument: str, spans: tuple[Span, ...]) -> None:
        label = self.document.mentions[argument].label.casefold()
        kind = COUNTS.get(key) or COUNTS.get(label)
        quantity = quantity_of(kind, spans[0], self.setting.text) if kind else None
        if quantity is None:
            self._leave_out(f"{key}: {self._words(spans)!r} is no count that is understood")
        else:
            self._put("quantity", quantity)

    def _put(self, key: str, value: Value) -> None:
        before = self.content.get(key)
        if before is None:
            self.content[key] = value
        elif isinstance(before, list):
            before.append(value)
        elif before != value:
            self.content[key] = [before, value]

    def _extent(self) -> None:
        place = self.content.get("place")
        limited = self.event.kind in ("Control", "TerritorialChange")
        if not limited or not isinstance(place, str) or "extent" in self.content:
            return
        thing = self.setting.names.by_slug(place, places=True)
        if thing is not None and thing.kind not in SETTLEMENTS:
            self.content["extent"] = "part" if "extentWords" in self.content else "unstated"
