"""Whether the coordinates of a new place look as if latitude and longitude were swapped."""

from __future__ import annotations

import rdflib
from rdflib.term import Node

from kg.namespaces import CKG, PLACE

_AROUND = 5.0
"""Degrees around the known places of a country in which another one is to be expected."""


def look_swapped(
    gazetteer: rdflib.Graph, within: list[str], latitude: float, longitude: float
) -> bool:
    """Whether the point lies far from the places around it, and would not if it were swapped.

    `within` are slugs of what the place lies in. With no coordinates to compare it never looks so.
    """
    known = _points(gazetteer, within)
    if not known or _fits(known, latitude, longitude):
        return False
    return _fits(known, longitude, latitude)


def _points(gazetteer: rdflib.Graph, within: list[str]) -> list[tuple[float, float]]:
    """The coordinates of all places of the countries around."""
    inside = rdflib.URIRef(CKG["within"])
    around = {place for slug in within for place in _up(gazetteer, rdflib.URIRef(PLACE[slug]))}
    tops = {place for place in around if (place, inside, None) not in gazetteer}
    members = {p for top in tops for p in gazetteer.transitive_subjects(inside, top)}
    points = []
    for place in members:
        latitude = gazetteer.value(place, rdflib.URIRef(CKG["latitude"]))
        longitude = gazetteer.value(place, rdflib.URIRef(CKG["longitude"]))
        if latitude is not None and longitude is not None:
            points.append((float(str(latitude)), float(str(longitude))))
    return points


def _up(gazetteer: rdflib.Graph, place: rdflib.URIRef) -> list[Node]:
    found = gazetteer.transitive_objects(place, rdflib.URIRef(CKG["within"]))
    return [node for node in found if node is not None]


def _fits(known: list[tuple[float, float]], latitude: float, longitude: float) -> bool:
    norths, easts = [north for north, _ in known], [east for _, east in known]
    return _near(norths, latitude) and _near(easts, longitude)


def _near(known: list[float], degrees: float) -> bool:
    return min(known) - _AROUND <= degrees <= max(known) + _AROUND
