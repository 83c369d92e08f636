"""What an answer about control leaves open: what is not known, and what would settle it."""

from __future__ import annotations

from dataclasses import asdict

from kg.ask.answers import Reason
from kg.ask.control.statements import Statement
from kg.ask.control.text import ControlWords, listed
from kg.wording.facts import day_in_words
from kg.wording.seen import capital, words_of


class ControlGaps(ControlWords):
    """Says what an assessment leaves open, besides its sentence."""

    # -- what is not known -----------------------------------------------------------------

    def not_known(self) -> list[str]:
        """What the graph does not say, in sentences."""
        found = self.assessment
        missing = [*self._no_holder_named(), *self._nobody_retook()]
        if found.surroundings_fought_over and not self._told("fights-in"):
            missing.append(f"Nobody says that there was fighting inside {self.place.label}.")
        if found.verdict == "known":
            missing += self._missing_of_known()
        areas = self._areas()
        if areas:
            missing.append(
                f"What is said of {areas} is not said of the whole, and does not settle "
                f"{self.place.label}."
            )
        return missing

    def _no_holder_named(self) -> list[str]:
        place = self.place.label
        if not any(s.about_place and self.logic.outright(s) for s in self._told("holds")):
            return [f"No source names who holds {place}."]
        if self.assessment.live:
            return []
        return [f"No source says for certain who held {place} on {self._day()}."]

    def _nobody_retook(self) -> list[str]:
        sentences = []
        for loss in self._not_back():
            near = [
                s.at
                for s in self._told("took-nearby")
                if s.actor == loss.actor and not self.logic.relations.earlier(s, loss)
            ]
            only = f", only {listed(self.label(at) for at in near)}" if near else ""
            sentences.append(
                f"Nobody says that {self.label(loss.actor)} retook {self.place.label}{only}."
            )
        return list(dict.fromkeys(sentences))

    def _missing_of_known(self) -> list[str]:
        live = self.assessment.live
        undated = [
            actor
            for actor in dict.fromkeys(s.actor for s in live)
            if all(s.begin[0] is None for s in live if s.actor == actor)
        ]
        missing = []
        if undated:
            who = listed([self.label(actor) for actor in undated])
            missing.append(f"Nobody says when {who} came to hold {self.place.label}.")
        if self.assessment.basis != "inferred" and self.logic.independent_roots(live) == 1:
            missing.append("No second, independent source says so.")
        return missing

    def _not_back(self) -> list[Statement]:
        """Losses whose loser is not said to have held the place at what may be a later time."""
        relations = self.logic.relations
        held = [s for s in self._told("holds") if s.about_place or s.at == self.place.iri]
        return [
            loss
            for loss in self.assessment.losses
            if not any(
                relations.contained(loss.actor, hold.actor)
                and not hold.told_as_over()
                and not relations.earlier(hold, loss)
                for hold in held
            )
        ]

    def _told(self, role: str) -> list[Statement]:
        return [s for s in self.logic.statements if s.role == role]

    def _day(self) -> str:
        return day_in_words(self.assessment.as_of)

    def interested_premises(self) -> list[str]:
        """Claims behind an inference that come from an interested party, in sentences."""
        return [
            f"{capital(words_of(asdict(self.logic.evidence(claim))))} is the claim of "
            f"{self._with_wholes(self.logic.evidence(claim).root.actor)}{self._stake(claim)}."
            for claim in self._interested_claims()
        ]

    def _interested_claims(self) -> list[str]:
        if self.assessment.basis != "inferred":
            return []
        premises = sorted({claim for s in self.assessment.live for claim in s.claims})
        return [claim for claim in premises if self.logic.interested(claim)]

    def _stake(self, claim: str) -> str:
        interest = self.logic.evidence(claim).interest
        words = {"for": ", in its own interest", "against": ", against its own interest"}
        return words.get(interest, ", which has a stake")

    def _with_wholes(self, actor: str) -> str:
        """An actor with those to whom it belongs: Amaq News Agency (Islamic State)."""
        wholes = sorted(self.label(w) for w in self.logic.relations.wholes.get(actor, frozenset()))
        return f"{self.label(actor)} ({listed(wholes)})" if wholes else self.label(actor)

    # -- what would settle it --------------------------------------------------------------

    def would_settle(self) -> list[str]:
        """What report would settle or change the answer, from the premises that are missing."""
        found = self.assessment
        if found.verdict == "contested":
            return self._settles_contested()
        if found.verdict == "unknown":
            return [self._settles_unknown()]
        if found.basis == "inferred":
            return self._settles_inferred()
        place, who = self.place.label, self._actors(found.live)
        change = f"a newer report that {who} lost {place}, or of a capture by somebody else"
        if found.basis == "claimed":
            return [f"a source without a stake that says who holds {place}", change]
        if self.logic.independent_roots(found.live) == 1:
            return [change, f"a second, independent source on who holds {place}"]
        return [change]

    def _settles_inferred(self) -> list[str]:
        rules = sorted({s.rule for s in self.assessment.live if s.rule})
        settles = [
            self.rules[rule].unsettled_by.replace("{place}", self.place.label) for rule in rules
        ]
        roots = [self.logic.evidence(claim).root.actor for claim in self._interested_claims()]
        if roots:
            who = listed([self.label(root) for root in roots])
            settles.append(f"an uninvolved report of what only {who} said")
        return settles

    def _settles_contested(self) -> list[str]:
        conflicts = self.assessment.conflicts
        both = [s for c in conflicts for s in (c.one, c.other)]
        latest = day_in_words(max(s.newest() for s in both))
        settles = [f"an uninvolved source on who held {self.place.label} after {latest}"]
        if any(s.begin[0] != s.begin[1] for s in both):
            settles.append("a report that dates these accounts, so that one is the later")
        return settles

    def _settles_unknown(self) -> str:
        found = self.assessment
        place, areas = self.place.label, self._areas()
        losers = self._actors(found.losses)
        doubtful = self._actors(found.unclear, "or")
        undated = f"{doubtful} came to hold or left" if doubtful else f"{losers} lost"
        by_reason: dict[Reason, str] = {
            "holder-not-named": f"a report that names who took {place} from {losers}",
            "too-old": f"a report on who held {place} at most "
            f"{self.logic.settings.horizon_days} days before {self._day()}",
            "date-unclear": f"a report that dates when {undated} {place}",
            "nobody-left": f"a report that names who came to {place} after "
            f"{self._actors(found.ended)}",
            "only-denied": f"a report that says who does hold {place}",
            "only-context": f"a report on who holds {place} itself"
            f"{', or all of ' + areas if areas else ''}",
            "no-claims": f"any report that says who holds, took or lost {place}",
        }
        return by_reason[found.reason or "no-claims"]
