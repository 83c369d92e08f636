"""Which files have to be read again, by what the store knows of them, and which are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.upkeep.fingerprint import article_hash, article_look, content_of
from kg.upkeep.record import Record, named_from


@dataclass
class Changes:
    """What has to be done to bring a store in line.

    `todo`: files that are new or changed, or were checked against something else. `gone`: records
    of files that are no longer there. `same`: records of files that only look different.
    `known`: the records of all files before. `contested`: articles that two records claim, as a
    build that was cut short may leave them; whose graphs they are nobody can tell.
    """

    todo: list[Path] = field(default_factory=list)
    gone: list[Record] = field(default_factory=list)
    same: list[Record] = field(default_factory=list)
    known: dict[str, Record] = field(default_factory=dict)
    contested: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.todo or self.gone or self.same)


def changes(
    files: Iterable[Path],
    records: Iterable[Record],
    is_good: Callable[[Record], bool],
    base: Path,
    thorough: bool = False,
) -> Changes:
    """What has changed between `records` and `files`.

    `is_good` says whether a record is still good if its file is unchanged. `base` is the folder
    from which records name files. A file that looks as it did is taken to be unchanged, but for a
    `thorough` look, which reads it.
    """
    found = Changes(known={record.path: record for record in records})
    missing = dict(found.known)
    for file in files:
        record = missing.pop(named_from(base, file), None)
        if record is None or not is_good(record):
            found.todo.append(file)
            continue
        look = article_look(file, record.article)
        if look == record.look and not thorough:
            continue
        if article_hash(content_of(file), file, record.article) != record.content:
            found.todo.append(file)
        elif look != record.look:
            found.same.append(replace(record, look=look))
    found.gone = list(missing.values())
    _add_those_in_the_way(found, base)
    return found


def _add_those_in_the_way(found: Changes, base: Path) -> None:
    """Add to `todo` the files whose article id was taken by a file that has changed or is gone, and
    those that claim the same article."""
    count = Counter(record.article for record in found.known.values() if record.passes)
    found.contested = {article for article, times in count.items() if article and times > 1}
    todo = {named_from(base, file) for file in found.todo}
    moved = todo | {record.path for record in found.gone}
    for record in found.known.values():
        claims = record.passes and record.article in found.contested
        if (claims or record.taken_by in moved) and record.path not in moved:
            found.todo.append(base / record.path)
    again = {named_from(base, file) for file in found.todo}
    found.same = [record for record in found.same if record.path not in again]
    found.todo.sort()
