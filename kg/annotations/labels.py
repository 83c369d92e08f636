"""What the labels and roles of annotations mean: the names of our vocabulary, and a mapping file.

A mapping file is YAML: `labels` (label to a kind of content, or to actor, place, date, number or
skip), `roles` (role to a key of a content; `Attack.Agent` for one kind only), `relations` (label
of a relation between two names to `{type, from, to}`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from kg.findings import UsageError
from kg.load.names import did_you_mean, near_words
from kg.load.strict import read_text
from kg.load.vocabulary import COMPUTED_KEYS, Vocabulary, load_vocabulary
from kg.load.yaml_tree import Mapping, Tree, plain_lines, read_yaml

ACTOR, PLACE, DATE, NUMBER, SKIP = "actor", "place", "date", "number", "skip"
WORDS_FOR = {
    ACTOR: "actor per person org organization organisation group force party norp nation",
    PLACE: "place loc location gpe fac facility city region area",
    DATE: "date time timex timex3",
    NUMBER: "number num numeral cardinal quantity count",
}
"""What words that are no event are, to the labels that say so."""

KINDS = {"clash": "Battle", "meet": "Meeting", "seizure": "TerritorialChange"}
"""Usual labels of events that are not the name of a class."""

ROLES = (
    ("Fighting", "attacker", "agent aggressor perpetrator assailant instigator"),
    ("Fighting", "target", "victim defender patient"),
    ("TerritorialChange", "gainedBy", "agent attacker gainer winner"),
    ("TerritorialChange", "lostBy", "loser victim target"),
    ("CasualtyEstimate", "sufferedBy", "victim of"),
    ("Control", "holder", "agent controller"),
    ("Presence", "force", "agent entity"),
    ("Declaration", "declaredBy", "agent speaker"),
    ("MilitarySupport", "supporter", "agent giver"),
    ("MilitarySupport", "beneficiary", "recipient"),
    ("Intent", "intendedBy", "agent"),
    ("Event", "participant", "entity party person"),
    ("Content", "place", "location loc in at where"),
    ("Content", "date", "time when timewithin timeat"),
)
"""Kind of content, key, and the names of roles that mean this key there; the first that fits."""

SOURCES = frozenset(["source", "speaker", "attribution", "accordingto", "saidby"])
"""Roles that name who said it."""
COUNTS = {
    **dict.fromkeys(("killed", "dead", "deaths", "fatalities"), "killed"),
    **dict.fromkeys(("wounded", "injured", "injuries"), "wounded"),
}
"""Roles that count casualties, to the kind that they count."""

ENDS = (
    ("Fighting", "attacker", "target"),
    ("TerritorialChange", "gainedBy", "place"),
    ("Control", "holder", "place"),
    ("Presence", "force", "place"),
    ("Alliance", "member", "member"),
    ("Membership", "member", "whole"),
    ("MilitarySupport", "supporter", "beneficiary"),
    ("Event", "participant", "participant"),
)
"""Kind of content, and the keys of the two ends of a relation that is labelled with it."""


def plain(name: str) -> str:
    """`name` as labels and roles are compared: in small letters, letters and digits only."""
    return re.sub(r"[\W_]", "", name.casefold())


def _last(label: str) -> str:
    """The last part of a label such as `Conflict.Attack`, without a final "event"."""
    return plain(re.split(r"[.:/#]", label)[-1]).removesuffix("event")


@dataclass
class Labels:
    """What labels, roles and labels of relations mean, given ones before built-in ones."""

    vocabulary: Vocabulary = field(default_factory=load_vocabulary)
    labels: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    relations: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = self.vocabulary
        self._contents = {kind.lower(): kind for kind in known.kinds("Content")} | KINDS
        self._others = {word: kind for kind, words in WORDS_FOR.items() for word in words.split()}
        self._others |= {kind.lower(): ACTOR for kind in known.kinds("Actor")}
        self._others |= {kind.lower(): PLACE for kind in known.kinds("Place")}

    def content_kind(self, label: str) -> str | None:
        """The kind of content that `label` stands for, or None."""
        meaning = self.labels.get(plain(label)) or self._contents.get(_last(label))
        return meaning if meaning in self.vocabulary.classes else None

    def meaning(self, label: str) -> str | None:
        """Kind of content, or actor, place, date, number, skip; None for an unknown label."""
        given = self.labels.get(plain(label))
        return given or self.content_kind(label) or self._others.get(_last(label))

    def ends(self, label: str) -> tuple[str, str, str] | None:
        """Kind of content and the keys of both ends of a relation labelled `label`, or None."""
        given = self.relations.get(plain(label))
        kind = self.content_kind(label)
        if given or kind is None:
            return given
        fitting = (ends for ends in ENDS if self.vocabulary.is_a(kind, ends[0]))
        _, start, end = next(fitting, (kind, "participant", "participant"))
        return kind, start, end

    def key(self, kind: str, role: str) -> str | None:
        """The key of a content of class `kind` that `role` stands for, or None.

        Roles with a number, as brat writes `Target2`, are those without.
        """
        name = plain(role).rstrip("0123456789") or plain(role)
        given = self.roles.get(f"{plain(kind)}.{name}") or self.roles.get(name)
        if given is not None:
            return given
        keys = {key.casefold(): key for key in self.vocabulary.keys_of(kind)}
        if name in keys and keys[name] not in COMPUTED_KEYS:
            return keys[name]
        for owner, key, words in ROLES:
            if name in words.split() and self.vocabulary.is_a(kind, owner):
                return key
        if name in SOURCES:
            return "source"
        return COUNTS.get(name) if self.vocabulary.is_a(kind, "CasualtyEstimate") else None


def read_labels(path: Path | None) -> Labels:
    """The built-in meanings and those of the mapping file `path`.

    UsageError, naming file and line, for what a mapping file cannot say.
    """
    labels = Labels()
    if path is None:
        return labels
    tree, problems = read_yaml(plain_lines(read_text(path)), str(path))
    if problems:
        raise UsageError(str(problems[0]))
    if not isinstance(tree, Mapping):
        raise UsageError(f"{path}: a mapping file has labels, roles or relations")
    for section, value in tree.entries.items():
        known = {"labels": _label, "roles": _role, "relations": _relation}
        if section not in known or not isinstance(value, Mapping):
            message = f"{section!r}: a mapping file has maps under labels, roles, relations"
            raise UsageError(f"{path}:{tree.keys[section].line}: {message}")
        for name, entry in value.entries.items():
            try:
                known[section](labels, name, entry)
            except ValueError as error:
                raise UsageError(f"{path}:{value.keys[name].line}: {name!r}: {error}") from error
    return labels


def _label(labels: Labels, name: str, entry: Tree) -> None:
    labels.labels[plain(name)] = _one_of(entry, [*labels.vocabulary.kinds("Content"), *_OTHERS])


_OTHERS = (*WORDS_FOR, SKIP)


def _role(labels: Labels, name: str, entry: Tree) -> None:
    keys = [*labels.vocabulary.keys_of("Content"), "source", *COUNTS.values(), SKIP]
    for kind in labels.vocabulary.kinds("Content"):
        keys += labels.vocabulary.keys_of(kind)
    parts = [plain(part) for part in name.split(".")]
    labels.roles[".".join(parts)] = _one_of(entry, keys)


def _relation(labels: Labels, name: str, entry: Tree) -> None:
    if not isinstance(entry, Mapping) or set(entry.entries) != {"type", "from", "to"}:
        raise ValueError("a relation is {type: Attack, from: attacker, to: target}")
    kind = _one_of(entry.entries["type"], labels.vocabulary.kinds("Content"))
    keys = labels.vocabulary.keys_of(kind)
    ends = (_one_of(entry.entries[end], keys) for end in ("from", "to"))
    start, end = ends
    labels.relations[plain(name)] = (kind, start, end)


def _one_of(entry: Tree, words: list[str]) -> str:
    word = getattr(entry, "text", None)
    if word not in words:
        hint = did_you_mean(near_words(word or "", words))
        raise ValueError(f"{word!r} is no word of the vocabulary{hint}")
    return str(word)
