"""What is said of parts of an area: of very much only the newest is read, by dekads."""

from datetime import date, timedelta

import pyoxigraph as ox

from kg.namespaces import CKG, CLAIM, GAZETTEER_GRAPH, PLACE, RDF
from kg.records.bearing import MOST_CONTEXT, Bearings
from kg.records.keys import dekad_of, dekads_back, dekads_key, part_key
from kg.records.record import Record, written
from kg.store import MemoryStore

TOWN, AREA = PLACE["exampletown"], PLACE["example-province"]
FIRST = date(2030, 1, 1)
VALUE = ox.NamedNode(RDF["value"])


def test_a_month_has_three_dekads() -> None:
    days = (date(2030, 1, 10), date(2030, 1, 11), date(2030, 1, 20), date(2030, 1, 21))
    assert [*map(dekad_of, days)] == ["2030-01-1", "2030-01-2", "2030-01-2", "2030-01-3"]
    assert dekad_of(date(2030, 1, 31)) == "2030-01-3"


def test_dekads_lead_back_over_the_turn_of_the_year() -> None:
    found = [*dekads_back(date(2030, 1, 12), date(2029, 12, 15))]
    assert found == ["2030-01-2", "2030-01-1", "2029-12-3", "2029-12-2"]


def test_of_few_all_are_read_whenever_they_were_published() -> None:
    context = Bearings(store_of(MOST_CONTEXT)).context(TOWN, FIRST, 1)
    assert context.complete
    assert len(context.records) == MOST_CONTEXT


def test_of_many_the_newest_are_read() -> None:
    as_of = FIRST + timedelta(days=300)
    context = Bearings(store_of(MOST_CONTEXT + 200)).context(TOWN, as_of, 1000)
    days = {record.published for record in context.records}
    assert not context.complete
    assert days == {as_of - timedelta(days=back) for back in range(MOST_CONTEXT)}


def test_of_many_those_beyond_the_horizon_are_not_read() -> None:
    as_of = FIRST + timedelta(days=300)
    context = Bearings(store_of(MOST_CONTEXT + 200)).context(TOWN, as_of, 10)
    days = {record.published for record in context.records}
    assert days == {as_of - timedelta(days=back) for back in range(11)}


def store_of(count: int) -> MemoryStore:
    """A town in an area of parts of which `count` articles speak, one a day from `FIRST` on."""
    within = (ox.NamedNode(TOWN), ox.NamedNode(CKG["within"]), ox.NamedNode(AREA))
    quads = [ox.Quad(*within, ox.NamedNode(GAZETTEER_GRAPH))]
    for number in range(count):
        record = record_of(number)
        graph = ox.NamedNode(f"{record.claim}.concluded")
        dekad = dekad_of(record.published)
        for key, text in (
            (part_key(AREA, dekad), written(record)),
            (dekads_key(AREA), dekad),
        ):
            quads.append(ox.Quad(ox.NamedNode(key), VALUE, ox.Literal(text), graph))
    return MemoryStore(quads)


def record_of(number: int) -> Record:
    return Record(
        claim=CLAIM[f"a{number}.C1"],
        content=CLAIM[f"a{number}.C1.content"],
        published=FIRST + timedelta(days=number),
        draft=False,
        withdrawn=False,
        since=None,
        readings=(),
        facts={"atPlace": [AREA]},
        date={},
        told=(),
    )
