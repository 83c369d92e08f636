"""Whom a draft favours, as far as the gazetteer tells."""

from kg.draft.interest import Parties, interest_of
from kg.load.names import Thing


def actor(name: str, kind: str) -> Thing:
    return Thing(f"urn:{name}", name, name, kind, is_place=False)


HERALD = actor("herald", "NewsOrganisation")
MINISTRY = actor("ministry", "Government")
ARMY = actor("army", "StateForce")
COLUMN = actor("column", "ArmedGroup")


def interest(root: Thing, parties: Parties, **roles: list[Thing]) -> str:
    return interest_of([HERALD, root], roles, parties, denied=False, stance="claimed")


def test_a_ministry_and_an_army_may_be_of_one_state() -> None:
    nothing_known = Parties({})
    assert interest(MINISTRY, nothing_known, gainedBy=[ARMY]) == "unknown"
    assert interest(MINISTRY, nothing_known, gainedBy=[COLUMN]) == "against"
    assert interest(COLUMN, nothing_known, gainedBy=[ARMY]) == "against"


def test_a_membership_of_the_gazetteer_says_on_whose_side_they_are() -> None:
    known = Parties({ARMY.iri: frozenset({MINISTRY.iri})})
    assert interest(MINISTRY, known, gainedBy=[ARMY]) == "for"
    assert interest(MINISTRY, known, sufferedBy=[ARMY]) == "against"
    assert interest(MINISTRY, known, sufferedBy=[COLUMN]) == "for"
