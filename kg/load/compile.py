"""From a tree of short keys to triples: the one compiler behind article and gazetteer files.

What a key means comes from the vocabulary; how a value is written comes from the class that the
property expects. Nothing here knows what an attack is.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from collections.abc import Mapping as PyMapping
from dataclasses import dataclass, field, replace
from datetime import date

from kg.findings import Finding, Severity
from kg.load.literals import literal_problem
from kg.load.names import Names, did_you_mean, near_words
from kg.load.quotes import Span
from kg.load.vocabulary import COMPUTED_KEYS, Key, Vocabulary
from kg.load.yaml_tree import Mapping, Scalar, Tree, is_empty, items_of, shown
from kg.namespaces import CKG, RDF, XSD
from kg.statements import Statement, Term, literal, term, value

SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


@dataclass(frozen=True)
class Scope:
    """What the words of one claim are read against."""

    text: str = ""
    article: str = ""
    published: date | None = None
    claims: dict[str, str] = field(default_factory=dict)
    """Claim and coder's claim ids of the article, with their IRIs."""
    quotes: tuple[Span, ...] = ()
    speaker: str | None = None
    """Whose word a label is, unless it says otherwise."""


Writer = Callable[["Compiler", str, Key, Tree, Scope], None]
"""Adds the value of a key to a node."""


@dataclass
class Compiler:
    """Compiles trees of one file into `stated`, collecting `findings` and where each node stood.

    `writers` says how values of a class with a short form are written (see `kg.load.parts`).
    """

    path: str
    names: Names
    vocabulary: Vocabulary
    writers: PyMapping[str, Writer]
    stated: set[Statement] = field(default_factory=set)
    given: set[tuple[str, str]] = field(default_factory=set)
    """Nodes and properties of which something is stated."""
    findings: list[Finding] = field(default_factory=list)
    positions: dict[tuple[str, str | None], tuple[int, int]] = field(default_factory=dict)
    values: dict[tuple[str, str, str], tuple[int, int]] = field(default_factory=dict)
    ends: dict[tuple[int, int], int] = field(default_factory=dict)
    """Line and column of what was read, to the column after it on that line."""
    rejected: set[tuple[str, str | None]] = field(default_factory=set)
    """Nodes and properties with a value that was reported and left out; None for how the
    properties of a node go together."""

    # -- reporting -------------------------------------------------------------------------

    def report(
        self, code: str, message: str, at: Tree | None, severity: Severity = "violation"
    ) -> None:
        """Add a finding at the place of `at`."""
        finding = Finding(code, message, self.path, severity=severity)
        if at is not None:
            finding = replace(finding, line=at.line, column=at.column, end_column=at.end_column)
        if finding not in self.findings:  # a default of the article is read for every claim
            self.findings.append(finding)

    def aside(self) -> Compiler:
        """A compiler whose findings count and whose triples do not.

        Use it for what cannot be used as it is, so that all that is wrong with it is said at once.
        """
        return replace(self, stated=set(), given=set(), positions={}, values={}, rejected=set())

    def known_key(
        self, mapping: Mapping, name: str, kind: str, extra: frozenset[str]
    ) -> Key | None:
        """The key called `name`, or None after reporting that things of `kind` have none such."""
        key = self.vocabulary.keys.get(name)
        fits = key is not None and self.vocabulary.fits(key, kind)
        if fits and name not in COMPUTED_KEYS:
            return key
        if fits:
            message = f"{name!r} is worked out, not written: leave it out"
            self.report("computed-key", message, mapping.keys[name])
            return None
        allowed = sorted({*self.vocabulary.keys_of(kind), *extra} - COMPUTED_KEYS)
        what = "unknown key" if key is None else f"{_with_article(kind)} has no key"
        hint = did_you_mean(near_words(name, allowed)) or f"; its keys are {any_of(allowed)}"
        self.report("unknown-key", f"{what} {name!r}{hint}", mapping.keys[name])
        return None

    def require(self, subject: str, mapping: Mapping, *keys: str) -> None:
        """Report each of `keys` that `mapping`, which describes `subject`, lacks."""
        for name in keys:
            if mapping.get(name) is None:
                self.report("missing-key", f"the key {name!r} is missing", mapping)
                self.rejected.add((subject, self.vocabulary.keys[name].iri))

    # -- adding ----------------------------------------------------------------------------

    def add(self, subject: str, predicate: str, end: Term, at: Tree | None = None) -> None:
        """Add one triple and remember where it stood."""
        self.stated.add((term(subject), term(predicate), end))
        self.given.add((subject, predicate))
        if at is not None:
            self._note(at)
            self.positions.setdefault((subject, predicate), (at.line, at.column))
            self.values.setdefault((subject, predicate, value(end)), (at.line, at.column))

    def add_type(self, subject: str, kind: str, at: Tree | None = None) -> None:
        """State that `subject` is of the class with local name `kind`."""
        self.add(subject, RDF["type"], term(CKG[kind]), at)
        if at is not None:
            self.positions.setdefault((subject, None), (at.line, at.column))

    def _note(self, at: Tree) -> None:
        if at.end_column is not None:
            self.ends.setdefault((at.line, at.column), at.end_column)

    def add_default(self, subject: str, predicate: str, value: str) -> None:
        """Add `value` (an IRI) unless `subject` already has that property."""
        if (subject, predicate) not in self.given:
            self.add(subject, predicate, term(value))

    def slug(self, mapping: Mapping) -> str | None:
        """The id that `mapping` gives itself; None after reporting that it is missing or bad."""
        given = mapping.get("id")
        if not isinstance(given, Scalar):
            self.report("missing-key", "the key 'id' is missing", mapping)
            return None
        if not SLUG.fullmatch(given.text):
            message = f"{given.text!r} is not an id: letters, digits and hyphens"
            self.report("bad-id", message, given)
            return None
        return given.text

    # -- nodes -----------------------------------------------------------------------------

    def node(
        self,
        iri: str,
        mapping: Mapping,
        kind: str,
        scope: Scope,
        skip: frozenset[str] = frozenset(),
    ) -> None:
        """Compile every key of `mapping` as a property of `iri`, which is of class `kind`.

        Keys in `skip` are the caller's affair.
        """
        self.add_type(iri, kind, mapping)
        for name, given in mapping.entries.items():
            if name in skip:
                continue
            key = self.known_key(mapping, name, kind, skip)
            if key is not None:
                self.value(iri, key, given, scope)

    def kind_of(self, mapping: Mapping, ancestor: str, default: str | None = None) -> str | None:
        """The class that `mapping` names with `type`, a kind of `ancestor`; None if it is wrong."""
        given = mapping.get("type")
        if given is None and default is not None:
            return default
        kinds = self.vocabulary.kinds(ancestor)
        if given is None:
            self.report(
                "missing-key", f"the key 'type' is missing: one of {any_of(kinds)}", mapping
            )
            return None
        if not isinstance(given, Scalar) or given.text not in kinds:
            word = given.text if isinstance(given, Scalar) else ""
            hint = did_you_mean(near_words(word, kinds)) or f"; one of {any_of(kinds)}"
            message = f"{shown(given)} is not a kind of {ancestor}{hint}"
            self.report("unknown-type", message, given)
            return None
        return given.text

    def value(self, subject: str, key: Key, value: Tree, scope: Scope) -> None:
        """Compile `value` as the value of `key` on `subject`."""
        reported = len(self.findings)
        if is_empty(value):
            self.report(*_EMPTY.get(key.name, ("no-value", f"{key.name!r} has no value")), value)
        else:
            self._value(subject, key, value, scope)
        if any(finding.severity == "violation" for finding in self.findings[reported:]):
            self.rejected.add((subject, key.iri))
            if "SourceLink" in key.expects:  # how the claim goes with its chain cannot be told
                self.rejected.add((subject, None))

    def _value(self, subject: str, key: Key, value: Tree, scope: Scope) -> None:
        if key.by_language:
            self._labels_by_language(subject, key, value)
            return
        if key.datatype is not None:
            for item in items_of(value):
                self._literal(subject, key, item)
            return
        if key.codes:
            for item in items_of(value):
                self._code(subject, key, item)
            return
        self._writer(key)(self, subject, key, value, scope)

    def _writer(self, key: Key) -> Writer:
        for expected in sorted(key.expects):
            if expected in self.writers:
                return self.writers[expected]
        return Compiler._names if key.expects else Compiler._iris

    # -- literals and codes ----------------------------------------------------------------

    def _literal(self, subject: str, key: Key, item: Tree) -> None:
        if not isinstance(item, Scalar):
            self.report("not-a-text", f"{key.name!r} takes a text, not a map", item)
            return
        problem = literal_problem(key.datatype or "", item.text)
        if problem:
            self.report("bad-value", f"{key.name}: {problem}", item)
            return
        self.add(subject, key.iri, literal(item.text, key.datatype), item)

    def _labels_by_language(self, subject: str, key: Key, value: Tree) -> None:
        if not isinstance(value, Mapping):
            self.report("not-by-language", f"{key.name!r} takes a map {{en: …, ar: …}}", value)
            return
        for language, texts in value.entries.items():
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
                self.report(
                    "bad-language", f"{language!r} is no language tag", value.keys[language]
                )
                continue
            for item in items_of(texts):
                if isinstance(item, Scalar) and item.text.strip():
                    self.add(subject, key.iri, literal(item.text, language=language), item)
                else:
                    self.report("not-a-text", f"{key.name}: a name is a text", item)

    def _code(self, subject: str, key: Key, item: Tree) -> None:
        word = item.text if isinstance(item, Scalar) else None
        if word is None or word not in key.codes:
            hint = did_you_mean(near_words(word or "", key.codes))
            message = f"{key.name}: {shown(item)} is none of {any_of(list(key.codes))}{hint}"
            self.report("unknown-code", message, item)
            return
        self.add(subject, key.iri, term(key.codes[word]), item)

    def _iris(self, subject: str, key: Key, value: Tree, scope: Scope) -> None:
        for item in items_of(value):
            if not isinstance(item, Scalar) or literal_problem(XSD["anyURI"], item.text):
                self.report("bad-value", f"{key.name}: an http(s) address without spaces", item)
                continue
            self.add(subject, key.iri, term(item.text), item)

    # -- names and references --------------------------------------------------------------

    def resolve(self, item: Tree, *, places: bool | None, key: str) -> str | None:
        """The IRI of the actor or place that `item` names; None after reporting why not."""
        if not isinstance(item, Scalar):
            self.report("not-a-name", f"{key!r} takes a name or a slug", item)
            return None
        found = self.names.find(item.text, places=places)
        if len(found) == 1:
            return found[0].iri
        what = {True: "place", False: "actor", None: "actor or place"}[places]
        if found:
            choices = any_of([thing.slug for thing in found])
            self.report("ambiguous-name", f"{item.text!r} may be {choices}: write which", item)
            return None
        hint = self.names.hint(item.text, places=places)
        new = f"kg new {'place' if places else 'actor'} {shlex.quote(item.text)}"
        adds = "" if hint.startswith("; it names") else f"; `{new}` adds it"
        message = f"no {what} in the gazetteer is called {item.text!r}{hint}{adds}"
        self.report(f"unknown-{what.split()[0]}", message, item)
        return None

    def _names(self, subject: str, key: Key, value: Tree, scope: Scope) -> None:
        wanted = {self.vocabulary.is_a(kind, "Place") for kind in key.expects}
        places = wanted.pop() if len(wanted) == 1 else None
        for item in items_of(value):
            iri = self.resolve(item, places=places, key=key.name)
            if iri is not None:
                self.add(subject, key.iri, term(iri), item)


_EMPTY = {"source": ("empty-source-chain", "a source chain names at least the outlet")}
"""Key to the code and the message for a value that is left empty."""


def any_of(words: list[str]) -> str:
    """The words for a message, in their order."""
    return ", ".join(words)


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}"
