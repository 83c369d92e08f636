"""Two versions of a graph, record by record."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.diff.records import Fields, Record, Value, canonical, shown

GAZETTEER = ("actor", "place", "relation")


@dataclass(frozen=True)
class Change:
    """One field of a record: what it said before and says now; empty for nothing.

    `field` is the path of keys that leads to it, as in `content.date.edtf`.
    """

    field: str
    before: list[str]
    after: list[str]


@dataclass(frozen=True)
class Changed:
    """A record that is in both versions and says something else, or has another name."""

    record: Record
    changes: list[Change]
    was: str = ""
    """The name before, where only that is another."""


@dataclass
class Difference:
    """What is only in the new version, only in the old one, and what changed."""

    added: list[Record] = field(default_factory=list)
    removed: list[Record] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    renamed: list[Changed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.renamed)

    def to_dict(self) -> dict[str, Any]:
        """The difference as JSON has it."""
        return {
            "added": [_named(record) for record in self.added],
            "removed": [_named(record) for record in self.removed],
            "changed": [
                _named(one.record) | {"changes": [asdict(change) for change in one.changes]}
                for one in self.changed
            ],
            "renamed": [_named(one.record) | {"was": one.was} for one in self.renamed],
            "warnings": self.warnings,
        }


def _named(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in ("iri", "kind", "name", "article", "fields")}


def compare(old: dict[str, Record], new: dict[str, Record]) -> Difference:
    """What is different in `new`, seen from `old`.

    Records are paired by IRI; a claim that is gone and one that is new in the same article, and say
    the same, are one claim that was renamed.
    """
    found = Difference()
    removed = {iri: old[iri] for iri in old if iri not in new}
    added = {iri: new[iri] for iri in new if iri not in old}
    for before, after in _renamed(removed, added):
        found.renamed.append(Changed(after, [], before.name))
        del removed[before.iri], added[after.iri]
    found.removed, found.added = list(removed.values()), list(added.values())
    for iri, record in new.items():
        changes = changes_between(old[iri].fields, record.fields) if iri in old else []
        if changes:
            found.changed.append(Changed(record, changes))
    return found


def _renamed(removed: dict[str, Record], added: dict[str, Record]) -> list[tuple[Record, Record]]:
    free = list(removed.values())
    pairs = []
    for record in added.values():
        same = [
            other
            for other in free
            if (other.article, other.kind) == (record.article, record.kind)
            and other.same_words() == record.same_words()
        ]
        if same:
            pairs.append((same[0], record))
            free.remove(same[0])
    return pairs


def changes_between(old: Fields, new: Fields, path: str = "") -> list[Change]:
    """Every field in which two maps differ, in the order of the new one."""
    changes = []
    for key in [*new, *(key for key in old if key not in new)]:
        before, after = _apart(old.get(key, []), new.get(key, []))
        changes += _changes(f"{path}{key}", before, after)
    return changes


def _apart(old: list[Value], new: list[Value]) -> tuple[list[Value], list[Value]]:
    """What is in one list only, and in the other only."""
    in_old, in_new = Counter(map(canonical, old)), Counter(map(canonical, new))
    gone, come = in_old - in_new, in_new - in_old
    return _picked(old, gone), _picked(new, come)


def _picked(values: list[Value], wanted: Counter[str]) -> list[Value]:
    left, found = wanted.copy(), []
    for value in values:
        form = canonical(value)
        if left[form]:
            left[form] -= 1
            found.append(value)
    return found


def _changes(path: str, before: list[Value], after: list[Value]) -> list[Change]:
    if not before and not after:
        return []
    maps = all(isinstance(value, dict) for value in (*before, *after))
    if maps and len(before) == len(after):
        pairs = zip(before, after, strict=True)
        return [change for one, two in pairs for change in changes_between(one, two, f"{path}.")]
    return [Change(path, [shown(value) for value in before], [shown(value) for value in after])]
