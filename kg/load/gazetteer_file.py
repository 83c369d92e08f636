"""Gazetteer files: the actors, places and cited relations that all articles share."""

from __future__ import annotations

from collections.abc import Mapping as PyMapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.findings import Finding, UnreadableError, unreadable
from kg.load.characters import check_text
from kg.load.compile import Compiler, Scope
from kg.load.names import NameIndex, Names, Thing
from kg.load.parts import new_compiler
from kg.load.places import Ends, Positions, Values
from kg.load.strict import decoded, read_text
from kg.load.vocabulary import load_vocabulary
from kg.load.yaml_tree import Mapping, Scalar, Tree, items_of, plain_lines, read_yaml
from kg.namespaces import ACTOR, CKG, PLACE, RELATION, Namespace
from kg.statements import Statement

if TYPE_CHECKING:
    from rdflib import Graph

SECTIONS: dict[str, tuple[Namespace, str]] = {
    "actors": (ACTOR, "Actor"),
    "places": (PLACE, "Place"),
    "relations": (RELATION, "Situation"),
}
"""Section of a gazetteer file, to the namespace of its entries and the class they are kinds of."""

DEFAULTS = frozenset({"coder", "coded"})


@dataclass
class Gazetteer:
    """What all gazetteer files state, the names in it, and where each entry stands.

    `rejected` are nodes and properties whose values were already reported and left out.
    """

    stated: set[Statement] = field(default_factory=set)
    names: NameIndex = field(default_factory=NameIndex)
    findings: list[Finding] = field(default_factory=list)
    positions: Positions = field(default_factory=dict)
    rejected: set[tuple[str, str | None]] = field(default_factory=set)
    values: Values = field(default_factory=dict)
    ends: Ends = field(default_factory=dict)

    @cached_property
    def graph(self) -> Graph:
        """What is stated, for who needs it as an rdflib graph: ask when loading is done."""
        from kg.terms import graph_from_statements

        return graph_from_statements(self.stated)


@dataclass(frozen=True)
class _Entry:
    section: str
    slug: str
    iri: str
    kind: str
    mapping: Mapping


def load_gazetteer(files: list[Path], given: PyMapping[str, bytes] | None = None) -> Gazetteer:
    """The gazetteer that `files` (YAML) make together, with a finding for every mistake.

    Names are collected from all files first, so that an entry may refer to a later one. `given`
    holds what is read in place of a file: its path to bytes.
    """
    gazetteer = Gazetteer()
    trees = []
    seen: dict[str, str] = {}
    for file in files:
        compiler = new_compiler(str(file), gazetteer.names, gazetteer.stated)
        mapping = _read(file, compiler, (given or {}).get(str(file)))
        if mapping is not None:
            trees.append((compiler, mapping, _entries(compiler, mapping, seen)))
        gazetteer.findings += compiler.findings
        compiler.findings.clear()
    for compiler, mapping, entries in trees:
        for entry in entries:
            _compile_entry(compiler, mapping, entry)
        gazetteer.findings += compiler.findings
        gazetteer.rejected |= compiler.rejected
        for node, (line, column) in compiler.positions.items():
            gazetteer.positions.setdefault(node, (compiler.path, line, column))
        for triple, (line, column) in compiler.values.items():
            gazetteer.values.setdefault(triple, (compiler.path, line, column))
        for (line, column), end in compiler.ends.items():
            gazetteer.ends[compiler.path, line, column] = end
    return gazetteer


def _read(file: Path, compiler: Compiler, data: bytes | None) -> Mapping | None:
    try:
        text = read_text(file) if data is None else decoded(data, str(file))
    except UnreadableError as error:
        compiler.findings.append(unreadable(error, file))
        return None
    compiler.findings += check_text(text, str(file))
    if not plain_lines(text).strip():
        return None
    tree, problems = read_yaml(plain_lines(text), str(file))
    compiler.findings += problems
    if isinstance(tree, Mapping):
        return tree
    if not problems:
        compiler.report("not-a-gazetteer", "a gazetteer file has actors, places or relations", tree)
    return None


def _entries(compiler: Compiler, mapping: Mapping, seen: dict[str, str]) -> list[_Entry]:
    found: list[_Entry] = []
    for section, value in mapping.entries.items():
        if section in DEFAULTS:
            continue
        if section not in SECTIONS:
            known = ", ".join([*SECTIONS, *sorted(DEFAULTS)])
            message = f"unknown section {section!r}: one of {known}"
            compiler.report("unknown-key", message, mapping.keys[section])
            continue
        for item in items_of(value):
            entry = _entry(compiler, section, item, seen)
            if entry is not None:
                found.append(entry)
                _index(compiler, entry)
    return found


def _entry(compiler: Compiler, section: str, item: Tree, seen: dict[str, str]) -> _Entry | None:
    namespace, ancestor = SECTIONS[section]
    if not isinstance(item, Mapping):
        if not isinstance(item, Scalar) or item.text:
            compiler.report("not-a-map", f"an entry of {section} is a map with id and type", item)
        return None
    slug = compiler.slug(item)
    kind = compiler.kind_of(item, ancestor)
    if slug is None or kind is None:
        return None
    if namespace[slug] in seen:
        message = f"{section} has {slug!r} twice (first in {seen[namespace[slug]]}): ids are unique"
        compiler.report("duplicate-id", message, item.get("id"))
        return None
    seen[namespace[slug]] = f"{compiler.path}:{item.line}"
    compiler.positions[(namespace[slug], None)] = (item.line, item.column)
    return _Entry(section, slug, namespace[slug], kind, item)


def _index(compiler: Compiler, entry: _Entry) -> None:
    if entry.section == "relations":
        return
    add_names(compiler.names, entry.iri, entry.slug, entry.kind, entry.mapping)


def add_names(names: Names, iri: str, slug: str, kind: str, mapping: Mapping) -> None:
    """Make an actor or a place known under every label that its entry gives."""
    is_place = load_vocabulary().is_a(kind, "Place")
    preferred = mapping.get("prefLabel")
    label = preferred.text("en") if isinstance(preferred, Mapping) else None
    texts = []
    for key in ("prefLabel", "altLabel", "hiddenLabel"):
        by_language = mapping.get(key)
        if isinstance(by_language, Mapping):
            for value in by_language.entries.values():
                texts += [item.text for item in items_of(value) if isinstance(item, Scalar)]
    names.add(Thing(iri, slug, label or slug, kind, is_place), texts)


def _compile_entry(compiler: Compiler, file_mapping: Mapping, entry: _Entry) -> None:
    compiler.node(entry.iri, entry.mapping, entry.kind, Scope(), frozenset({"id", "type"}))
    if entry.section != "relations":
        return
    for key in sorted(DEFAULTS):
        default = file_mapping.get(key)
        if entry.mapping.get(key) is None and default is not None:
            compiler.value(entry.iri, compiler.vocabulary.keys[key], default, Scope())
    compiler.add_default(entry.iri, CKG["hasPolarity"], CKG["AffirmedPolarity"])
    compiler.add_default(entry.iri, CKG["hasModality"], CKG["HappenedModality"])
