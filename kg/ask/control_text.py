"""The words of an answer about control: the sentence, what is not known, what would settle it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.ask.control import INTERESTED, Assessment, ControlLogic
from kg.ask.timeline import Statement
from kg.derive import Rule


def day_in_words(day: date) -> str:
    """A day as people read it: 12 December 2017."""
    return f"{day.day} {day:%B %Y}"


def listed(names: list[str]) -> str:
    """Names as a list in a sentence, each once, in their order."""
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} and {unique[-1]}"


def since_edtf(bounds: tuple[date | None, date | None]) -> str | None:
    """A begin as EDTF: a day, one day of several, or some day up to the latest."""
    earliest, latest = bounds
    if earliest is None and latest is None:
        return None
    if earliest == latest:
        return str(latest)
    return f"[{earliest or ''}..{latest or ''}]"


@dataclass(frozen=True)
class ControlWords:
    """Puts an assessment into words; `label` names an actor in a sentence."""

    assessment: Assessment
    logic: ControlLogic
    place: str
    label: Callable[[str], str]
    rules: dict[str, Rule]

    def sentence(self) -> str:
        """The answer in one sentence."""
        found = self.assessment
        if found.verdict == "known":
            return self._known()
        if found.verdict == "contested":
            return self._contested()
        return self._unknown()

    def _holders(self) -> str:
        return listed([self.label(s.actor) for s in self.assessment.live])

    def _known(self) -> str:
        found = self.assessment
        who = self._holders()
        if found.basis == "inferred":
            return f"Most likely {who}: inferred; no source in the graph says so."
        roots = listed([self.logic.evidence(c).root.label for s in found.live for c in s.claims])
        if found.basis == "claimed":
            return f"{_capital(who)}, by the claim of an interested party ({roots}) alone."
        return f"{_capital(who)}: stated by {roots}."

    def _contested(self) -> str:
        found = self.assessment
        holders = listed([self.label(s.actor) for s in found.live])
        if len({s.actor for s in found.live}) > 1 and any(
            c.other in found.live for c in found.conflicts
        ):
            return f"Contested: {holders} are each said to hold {self.place}."
        others = {c.other.role for c in found.conflicts}
        doubt = "denied" if "denied" in others else "said to have lost it"
        return f"Contested: {holders} is said to hold {self.place}, and {doubt}."

    def _unknown(self) -> str:
        found = self.assessment
        losers = listed([self.label(s.actor) for s in found.losses])
        newest = max((s.newest() for s in found.stale), default=found.as_of)
        age = (found.as_of - newest).days
        stale = listed([self.label(s.actor) for s in found.stale])
        unclear = listed([self.label(s.actor) for s in found.unclear])
        sentences = {
            "holder-not-named": f"Unknown: {losers} lost {self.place}, and no source names the new "
            "holder.",
            "too-old": f"Unknown: the newest evidence, for {stale}, is {age} days old; control is "
            f"taken to last {self.logic.settings.horizon_days} days.",
            "date-unclear": f"Unknown: {unclear} may have held {self.place}, but no claim dates it "
            "well enough for that day.",
            "nobody-left": f"Unknown: those who held {self.place} no longer do, and no source "
            "names a later holder.",
            "only-context": f"Unknown: claims mention {self.place}, but none says who holds it.",
            "no-claims": f"Unknown: no claim in the graph speaks of {self.place}.",
        }
        return sentences[found.reason or "no-claims"]

    def not_known(self) -> list[str]:
        """What the graph does not say, in sentences."""
        found = self.assessment
        missing = []
        if found.verdict == "known" and found.basis == "inferred":
            missing.append(f"No source names who holds {self.place}.")
        for loser in dict.fromkeys(s.actor for s in found.losses):
            if not any(s.actor == loser for s in found.live):
                missing.append(f"Nobody says that {self.label(loser)} retook {self.place}.")
        if found.surroundings_fought_over and not found.fought_over:
            missing.append(f"Nobody says that there was fighting inside {self.place}.")
        if found.verdict == "known" and any(s.begin[0] is None for s in found.live):
            missing.append(f"Nobody says since when {self._holders()} holds {self.place}.")
        areas = [
            self.label(s.at)
            for s in found.context
            if s.role in ("holds", "lost") and not s.about_place
        ]
        if areas:
            missing.append(
                f"What is said of {listed(areas)} does not cover all of it, and so does not "
                f"settle {self.place}."
            )
        return list(dict.fromkeys(missing))

    def interested_premises(self) -> list[str]:
        """Claims behind an inference that come from an interested party, in sentences."""
        if self.assessment.basis != "inferred":
            return []
        premises = sorted({claim for s in self.assessment.live for claim in s.claims})
        sentences = []
        for claim in premises:
            evidence = self.logic.evidence(claim)
            if evidence.interest in INTERESTED:
                sentences.append(
                    f"“{evidence.quote}” is the claim of {self._with_wholes(evidence.root.actor)}, "
                    f"{evidence.interest} its own interest."
                )
        return sentences

    def _with_wholes(self, actor: str) -> str:
        """An actor with those to whom it belongs: Amaq News Agency (Islamic State)."""
        wholes = sorted(self.label(w) for w in self.logic.relations.wholes.get(actor, ()))
        return f"{self.label(actor)} ({listed(wholes)})" if wholes else self.label(actor)

    def would_settle(self) -> list[str]:
        """What report would settle or change the answer, from the premises that are missing."""
        found = self.assessment
        if found.verdict == "contested":
            return self._settles_contested()
        if found.verdict == "unknown":
            return [self._settles_unknown()]
        if found.basis == "inferred":
            names = {s.rule for s in found.live if s.rule}
            return [
                self.rules[name].unsettled_by.replace("{place}", self.place)
                for name in sorted(names)
            ]
        who = self._holders()
        if found.basis == "claimed":
            return [f"an uninvolved source that says whether {who} holds {self.place}"]
        settles = [f"a newer report that somebody took {self.place} or that {who} lost it"]
        roots = {self.logic.evidence(c).root.actor for s in found.live for c in s.claims}
        if len(roots) == 1:
            settles.append(f"a second, independent source that says that {who} holds it")
        return settles

    def _settles_contested(self) -> list[str]:
        found = self.assessment
        who = listed([self.label(s.actor) for s in found.live])
        settles = [
            f"an uninvolved source that says after {day_in_words(self._latest())} whether "
            f"{who} holds {self.place}"
        ]
        undated = [s for c in found.conflicts for s in (c.one, c.other) if s.begin[0] != s.begin[1]]
        if undated:
            settles.append("a report that dates the events so that one is known to be the later")
        return settles

    def _latest(self) -> date:
        conflicts = self.assessment.conflicts
        return max(s.newest() for c in conflicts for s in (c.one, c.other))

    def _settles_unknown(self) -> str:
        found = self.assessment
        losers = listed([self.label(s.actor) for s in found.losses])
        day = day_in_words(found.as_of)
        return {
            "holder-not-named": f"a report that names who took {self.place} from {losers}",
            "too-old": f"a report on who holds {self.place} nearer to {day}",
            "date-unclear": f"a report that dates since when {self.place} was held, or a report of "
            f"{day}",
            "nobody-left": f"a report that names who took {self.place}",
            "only-context": f"a report that says who holds {self.place} itself",
            "no-claims": f"any report that says who holds, took or lost {self.place}",
        }[found.reason or "no-claims"]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def roots_of(logic: ControlLogic, statements: tuple[Statement, ...]) -> int:
    """How many independent root sources speak for `statements`: copies of one report count once."""
    return len({logic.evidence(c).root.actor for s in statements for c in s.claims})
