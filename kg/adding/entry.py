"""A new actor or place in a project's gazetteer: never one twice, checked before it is written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.adding.coordinates import look_swapped
from kg.adding.duplicates import near_things, same_things
from kg.authoring.entry_text import Value, entry_text
from kg.authoring.sections import add_to_yaml
from kg.build import Checker, load_ontology
from kg.export import write_whole
from kg.findings import Finding, UsageError
from kg.load.compile import SLUG
from kg.load.gazetteer_file import SECTIONS, Gazetteer, load_gazetteer
from kg.load.names import Thing
from kg.load.strict import read_text
from kg.load.yaml_tree import plain_lines
from kg.project import Project
from kg.reason import Reasoner


@dataclass(frozen=True)
class Added:
    """The file with the new entry, and the entry's id."""

    file: Path
    id: str


def add_entry(
    project: Project, section: str, entry: Mapping[str, Value], anyway: bool = False
) -> Added:
    """Write `entry` into the file of `section` ("actors" or "places") of the project's gazetteer.

    `entry` has the keys of gazetteer files. `anyway` accepts what only looks wrong: names near to
    others, coordinates that look swapped. UsageError, saying why, and nothing written, where the
    entry is there already or the gazetteer would not pass the checks with it.
    """
    if project.root is None:
        raise UsageError("no project here: `kg init FOLDER` makes one, with a gazetteer of its own")
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    identifier = str(entry["id"])
    entry = dict(entry) | _resolved(gazetteer, entry)
    _refuse_duplicates(gazetteer, section, entry, anyway)
    _refuse_id(gazetteer, section, identifier)
    if not anyway:
        _refuse_swapped(gazetteer, entry)
    file = project.root / "gazetteer" / f"{section}.yaml"
    text = plain_lines(read_text(file)) if file.exists() else f"{section}: []\n"
    try:
        made = add_to_yaml(text, section, entry_text(entry, section=section))
    except UsageError as error:
        raise UsageError(f"{file}: {error}") from error
    _refuse_what_fails(project, file, made)
    write_whole(file, made.encode())
    return Added(file, identifier)


def names_in(entry: Mapping[str, Value]) -> list[str]:
    """Every name that `entry` gives, each once."""
    found = []
    for key in ("prefLabel", "altLabel", "hiddenLabel"):
        by_language = entry.get(key)
        for value in by_language.values() if isinstance(by_language, Mapping) else ():
            found += [value] if isinstance(value, str) else [str(v) for v in _items(value)]
    return list(dict.fromkeys(found))


def _items(value: Value) -> list[Value]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _refuse_id(gazetteer: Gazetteer, section: str, identifier: str) -> None:
    if not SLUG.fullmatch(identifier):
        raise UsageError(f"{identifier!r} is not an id: letters, digits and hyphens")
    namespace, _ = SECTIONS[section]
    if (namespace[identifier], None) in gazetteer.positions:
        raise UsageError(
            f"the id {identifier!r} is taken ({_where(gazetteer, namespace[identifier])})"
        )


def _where(gazetteer: Gazetteer, iri: str) -> str:
    file, line, _ = gazetteer.positions[(iri, None)]
    return f"{file}:{line}"


def _resolved(gazetteer: Gazetteer, entry: Mapping[str, Value]) -> dict[str, Value]:
    """The places that the entry names, by their slugs."""
    found: dict[str, Value] = {}
    for key in ("within", "spans"):
        if key in entry:
            slugs = [_place(gazetteer, key, str(name)) for name in _items(entry[key])]
            found[key] = slugs[0] if len(slugs) == 1 else slugs
    return found


def _place(gazetteer: Gazetteer, key: str, name: str) -> str:
    found = gazetteer.names.find(name, places=True)
    if len(found) == 1:
        return found[0].slug
    if found:
        choices = ", ".join(thing.slug for thing in found)
        raise UsageError(f"--{key}: {name!r} may be {choices}: write which")
    hint = gazetteer.names.hint(name, places=True)
    raise UsageError(f"--{key}: no place in the gazetteer is called {name!r}{hint}")


def _refuse_duplicates(
    gazetteer: Gazetteer, section: str, entry: Mapping[str, Value], anyway: bool
) -> None:
    names = names_in(entry)
    is_place = section == "places"
    same = same_things(gazetteer.names, names)
    taken = [(name, thing) for name, thing in same if thing.is_place == is_place]
    if taken:
        raise UsageError(
            f"{_said(gazetteer, taken)}: nothing was written; if another one is meant, "
            "give it a name that tells the two apart"
        )
    near = [*same, *near_things(gazetteer.names, names)]
    if near and not anyway:
        raise UsageError(
            f"{_said(gazetteer, near, 'comes close to')}: nothing was written; "
            "if another one is meant, add --anyway"
        )


def _said(gazetteer: Gazetteer, pairs: list[tuple[str, Thing]], how: str = "is a name of") -> str:
    return "; ".join(
        f"{name!r} {how} {thing.slug} ({thing.label}, {thing.kind}, {_where(gazetteer, thing.iri)})"
        for name, thing in pairs
    )


def _refuse_swapped(gazetteer: Gazetteer, entry: Mapping[str, Value]) -> None:
    latitude, longitude = entry.get("latitude"), entry.get("longitude")
    if not isinstance(latitude, float) or not isinstance(longitude, float):
        return
    around = [str(slug) for slug in _items(entry.get("within", []))]
    if look_swapped(gazetteer.graph, around, latitude, longitude):
        raise UsageError(
            f"latitude {latitude} and longitude {longitude} look swapped: the other places there "
            "lie elsewhere; nothing was written; add --anyway if they are right"
        )


def _refuse_what_fails(project: Project, file: Path, text: str) -> None:
    """Raise UsageError where the gazetteer with `text` for `file` fails as it does not without."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / file.name
        trial.write_text(text, "utf-8")
        others = [path for path in project.gazetteer_files if path != file]
        after = _violations([*others, trial])
    if not after:
        return
    known = {_fault(finding) for finding in _violations(list(project.gazetteer_files))}
    new = [finding for finding in after if _fault(finding) not in known]
    if new:
        said = "; ".join(f"{finding.message} [{finding.code}]" for finding in new)
        raise UsageError(f"nothing was written: with this entry the gazetteer fails: {said}")


def _violations(files: list[Path]) -> list[Finding]:
    ontology = load_ontology()
    gazetteer = load_gazetteer(files)
    checker = Checker(ontology, gazetteer, Reasoner(ontology, gazetteer.graph))
    return [f for f in checker.check_gazetteer() if f.severity == "violation"]


def _fault(finding: Finding) -> tuple[str, str | None, str | None, str]:
    return finding.code, finding.focus, finding.property, finding.message
