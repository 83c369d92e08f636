"""From relations to events: what is a kind of content, with who plays which role in it.

Three ways to annotate an event come to the same: an event with its roles (brat, INCEpTION), words
that stand for an event with relations to its actors and places, and a relation between two names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotations.labels import SKIP, Labels
from kg.annotations.model import Document, Problem, Relation


@dataclass
class Event:
    """An annotated event: its kind of content and, by the key of each, the ids of arguments."""

    id: str
    kind: str
    trigger: str | None
    where: str
    arguments: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Events:
    """The events of a document; what was left out, and the labels that mean nothing here."""

    found: dict[str, Event] = field(default_factory=dict)
    left_out: list[Problem] = field(default_factory=list)
    unknown_labels: dict[str, int] = field(default_factory=dict)


def events_in(document: Document, labels: Labels) -> Events:
    """The events that the relations of `document` make, by their ids and those of their triggers.

    An event with a trigger has the id of the trigger; the id of the annotation leads to it too.
    """
    events = Events()
    for mention in document.mentions.values():
        if labels.meaning(mention.label) is None:
            _count(events, mention.label)
    for relation in document.relations:
        if relation.trigger is not None:
            _add_event(events, document, relation, labels)
    for relation in document.relations:
        if relation.trigger is None:
            _add_pair(events, document, relation, labels)
    _without_roles(events, document, labels)
    return events


def distinct(events: Events) -> list[Event]:
    """Each event once, in the order of the file."""
    return list({id(event): event for event in events.found.values()}.values())


def _count(events: Events, label: str) -> None:
    events.unknown_labels[label] = events.unknown_labels.get(label, 0) + 1


def _add_event(events: Events, document: Document, relation: Relation, labels: Labels) -> None:
    kind = labels.content_kind(relation.label)
    if kind is None:
        if labels.meaning(relation.label) != SKIP:
            _count(events, relation.label)
        return
    if relation.trigger not in document.mentions:
        message = f"{relation.id}: its words {relation.trigger} are not in the file, or are wrong"
        events.left_out.append(Problem(relation.where, message))
        return
    event = Event(relation.id, kind, relation.trigger, relation.where)
    events.found[relation.id] = events.found[relation.trigger or relation.id] = event
    for role, argument in relation.arguments:
        _add_role(events, event, role, argument, relation, labels)


def _add_pair(events: Events, document: Document, relation: Relation, labels: Labels) -> None:
    (_, start), (_, end) = relation.arguments
    ends = labels.ends(relation.label)
    one, other = (_event_at(events, document, labels, at) for at in (start, end))
    if one is not None:
        _add_role(events, one, relation.label, end, relation, labels)
    elif other is not None:
        _add_role(events, other, relation.label, start, relation, labels)
    elif ends is not None:
        kind, first, second = ends
        pair = [(first, start), (second, end)]
        events.found[relation.id] = Event(relation.id, kind, None, relation.where, pair)
    elif labels.meaning(relation.label) != SKIP:
        _count(events, relation.label)


def _event_at(events: Events, document: Document, labels: Labels, at: str) -> Event | None:
    """The event that the mention `at` stands for, made when it is first met."""
    mention = document.mentions.get(at)
    if at not in events.found and mention is not None:
        kind = labels.content_kind(mention.label)
        if kind is not None:
            events.found[at] = Event(at, kind, at, mention.where)
    return events.found.get(at)


def _add_role(
    events: Events, event: Event, role: str, argument: str, relation: Relation, labels: Labels
) -> None:
    key = labels.key(event.kind, role)
    if key is None:
        message = f"{relation.id}: {role!r} is no key of {event.kind}: map it under `roles`"
        events.left_out.append(Problem(relation.where, message))
    elif key != SKIP:
        event.arguments.append((key, argument))


def _without_roles(events: Events, document: Document, labels: Labels) -> None:
    for mention in document.mentions.values():
        kind = labels.content_kind(mention.label)
        if kind is not None and mention.id not in events.found:
            message = f"{mention.id}: no relation says who takes part in this {kind}: no claim"
            events.left_out.append(Problem(mention.where, message))
