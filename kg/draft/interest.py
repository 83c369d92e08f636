"""Stance and interest of a draft, by the definitions in docs/articles.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import rdflib

from kg.load.names import Thing
from kg.namespaces import CKG, RDF

_GAINS = frozenset(
    {"gainedBy", "attacker", "holder", "oustedBy", "declaredBy", "supporter", "force"}
)
_LOSES = frozenset({"lostBy", "sufferedBy", "target"})
_OF_A_STATE = frozenset({"Government", "StateForce", "Side"})
_OUTLETS = frozenset({"NewsOrganisation", "UnnamedSource"})


@dataclass(frozen=True)
class Parties:
    """Who belongs to whom, by the memberships that the gazetteer cites."""

    wholes: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, gazetteer: rdflib.Graph) -> Parties:
        """The parties of a gazetteer's graph."""
        direct: dict[str, set[str]] = {}
        kind = rdflib.URIRef(CKG["Membership"])
        for relation in gazetteer.subjects(rdflib.URIRef(RDF["type"]), kind):
            for member in gazetteer.objects(relation, rdflib.URIRef(CKG["hasMember"])):
                for whole in gazetteer.objects(relation, rdflib.URIRef(CKG["hasWhole"])):
                    direct.setdefault(str(member), set()).add(str(whole))
        return cls({member: _closed(member, direct) for member in direct})

    def together(self, one: str, other: str) -> bool:
        """Whether two actors are one, belong to each other, or to the same whole."""
        return bool(self._all(one) & self._all(other))

    def is_party(self, source: Thing) -> bool:
        """Whether `source` is no mere reporter: a force, or an outlet that belongs to one."""
        return source.kind not in _OUTLETS or source.iri in self.wholes

    def outlets(self, things: Iterable[Thing]) -> dict[str, list[Thing]]:
        """The outlets among `things` by the actor that they belong to."""
        found: dict[str, list[Thing]] = {}
        for thing in things:
            if thing.kind in _OUTLETS:
                for whole in self.wholes.get(thing.iri, ()):
                    found.setdefault(whole, []).append(thing)
        return found

    def _all(self, actor: str) -> frozenset[str]:
        return self.wholes.get(actor, frozenset()) | {actor}


def _closed(member: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [member]
    while waiting:
        for whole in direct.get(waiting.pop(), ()):
            if whole not in found:
                found.add(whole)
                waiting.append(whole)
    return frozenset(found)


def interest_of(
    chain: Sequence[Thing],
    roles: Mapping[str, Iterable[Thing]],
    parties: Parties,
    *,
    denied: bool,
    stance: str,
) -> str:
    """Whether what the roles tell favours the root of the chain; a denial turns it around.

    An outlet's own voice is unknown, since what it gains cannot be told; so is what a government
    says of a state's force, where the gazetteer does not say that they belong together. What an
    uninvolved source says is neutral, and so is what is over.
    """
    root = chain[-1]
    if not parties.is_party(root):
        return "unknown" if len(chain) == 1 else "neutral"
    gains = _side(roles, _GAINS, root, parties)
    loses = _side(roles, _LOSES, root, parties)
    if stance == "presupposed" and not (gains or loses):
        return "neutral"
    good = any(gains) or (bool(loses) and not any(loses))
    bad = any(loses) or (bool(gains) and not any(gains))
    if not any((*gains, *loses)) and _may_be_one_side(root, roles):
        return "unknown"
    if good == bad:
        return "for" if good else "neutral"
    return "for" if good != denied else "against"


def _may_be_one_side(root: Thing, roles: Mapping[str, Iterable[Thing]]) -> bool:
    """Whether the root source and an actor are both of a state, perhaps of the same."""
    actors = (actor for role in _GAINS | _LOSES for actor in roles.get(role, ()))
    return root.kind in _OF_A_STATE and any(actor.kind in _OF_A_STATE for actor in actors)


def _side(
    roles: Mapping[str, Iterable[Thing]], wanted: frozenset[str], root: Thing, parties: Parties
) -> list[bool]:
    """For each actor in one of the `wanted` roles, whether it stands with the root source."""
    return [
        parties.together(root.iri, actor.iri)
        for role, actors in roles.items()
        if role in wanted
        for actor in actors
    ]


def stance_of(chain: Sequence[Thing], parties: Parties, *, quoted: bool, presupposed: bool) -> str:
    """How the article presents the claim."""
    if presupposed:
        return "presupposed"
    if len(chain) == 1:
        return "own-voice"
    if quoted:
        return "directly-quoted"
    return "claimed" if parties.is_party(chain[-1]) else "reported"
