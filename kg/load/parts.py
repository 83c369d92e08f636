"""The parts of a claim that are written shorter than they are stored.

A quote is written as its words, a date as words and a rule, a source chain as a list of names:
each function here turns one such short form into nodes.
"""

from __future__ import annotations

import re
from datetime import date

from kg.load.compile import Compiler, Scope, Writer, any_of
from kg.load.dates import Bounds, DateError, day_or_none, derive, read_edtf
from kg.load.names import Names, did_you_mean, near_words
from kg.load.numbers import agrees, numbers_in
from kg.load.quotes import QuoteError, Span, locate, locate_next
from kg.load.references import REFERENCE_WRITERS
from kg.load.vocabulary import Key, load_vocabulary
from kg.load.yaml_tree import Mapping, Scalar, Tree, items_of
from kg.namespaces import CKG, EDTF_DATATYPE, XSD
from kg.statements import Statement, Term, literal, term

WITHOUT_ANCHOR = ("stated", "coder")
"""Date rules that read no words and count from no day."""


def _as_mapping(item: Tree, key: str) -> Tree:
    """A single text as the map `{key: text}`; anything else as it is."""
    if not isinstance(item, Scalar):
        return item
    return Mapping({key: item}, {key: item}, item.line, item.column, item.end_column)


def quote_span(
    compiler: Compiler, item: Tree, scope: Scope, before: list[Span] | None = None
) -> Span | None:
    """Where the quoted words of `item` stand in the text; None after reporting why not.

    `before` are the earlier spans of the same quote, when it has several.
    """
    words = item.text if isinstance(item, Scalar) else None
    occurrence = None
    if isinstance(item, Mapping):
        for name in item.entries.keys() - {"exact", "occurrence"}:
            compiler.report("unknown-key", f"a quote has no key {name!r}", item.keys[name])
        words = item.text("exact")
        chosen = item.get("occurrence")
        occurrence = _whole_number(chosen)
        if chosen is not None and occurrence is None:
            compiler.report("bad-value", "occurrence: a whole number from 1", chosen)
            return None
    if words is None:
        compiler.report("not-a-quote", "a quote is a text, or {exact: …, occurrence: N}", item)
        return None
    try:
        if before:
            return locate_next(words, scope.text, before, occurrence)
        return locate(words, scope.text, list(scope.quotes), occurrence)
    except QuoteError as error:
        compiler.report(error.code, str(error), item)
        return None


def quote_spans(
    compiler: Compiler, items: list[Tree], scope: Scope
) -> list[tuple[Span | None, Tree]]:
    """The spans of a quote in one or several pieces, each with the tree that it was read from."""
    found: list[tuple[Span | None, Tree]] = []
    for item in items:
        before = [span for span, _ in found if span is not None]
        found.append((quote_span(compiler, item, scope, before), item))
    return found


def _whole_number(item: Tree | None) -> int | None:
    """The number that `item` writes in up to nine digits, or None."""
    text = item.text if isinstance(item, Scalar) else ""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def _quotes(compiler: Compiler, subject: str, key: Key, value: Tree, scope: Scope) -> None:
    items = items_of(value)
    for number, (span, item) in enumerate(quote_spans(compiler, items, scope), start=1):
        if span is None:
            continue
        iri = f"{subject}.{key.name}{number if len(items) > 1 else ''}"
        compiler.add(subject, key.iri, term(iri), item)
        compiler.add_type(iri, "Quote", item)
        compiler.add(iri, CKG["exact"], literal(scope.text[span.start : span.end]))
        compiler.add(iri, CKG["start"], _integer(span.start))
        compiler.add(iri, CKG["end"], _integer(span.end))
        compiler.add(iri, CKG["quotedFrom"], term(scope.article))


def _dates(compiler: Compiler, subject: str, key: Key, value: Tree, scope: Scope) -> None:
    items = items_of(value)
    for number, item in enumerate(items, start=1):
        iri = f"{subject}.{key.name}{number if len(items) > 1 else ''}"
        if _date(compiler, iri, item, scope, inherited={}):
            compiler.add(subject, key.iri, term(iri), item)


def _date(
    compiler: Compiler, iri: str, item: Tree, scope: Scope, inherited: dict[str, Tree]
) -> bool:
    """Compile one reading of a date; `inherited` are the words and anchor of its first one."""
    item = _as_mapping(item, "edtf")
    if not isinstance(item, Mapping):
        compiler.report("bad-date", "a date is a text, or a map with edtf or rule", item)
        return False
    skip = frozenset({"edtf", "rivalReading", "rule"})
    bounds = _bounds(compiler, item, scope, inherited)
    if bounds is None:
        compiler.aside().node(iri, item, "DateBounds", scope, skip)
        return False
    rule = item.text("rule") or "stated"
    compiler.node(iri, item, "DateBounds", scope, skip)
    if rule not in WITHOUT_ANCHOR and item.get("anchor") is None:
        anchor = _anchor(item, scope, inherited)
        if anchor is not None:
            compiler.add(iri, CKG["anchorDate"], _day_literal(anchor))
    rule_key = compiler.vocabulary.keys["rule"]
    compiler.add(iri, rule_key.iri, term(rule_key.codes[rule]), item)
    edtf = literal(bounds.edtf, EDTF_DATATYPE)
    compiler.add(iri, CKG["edtf"], edtf, item)
    for edge in ("earliest_begin", "latest_begin", "earliest_end", "latest_end"):
        day = getattr(bounds, edge)
        if day is not None:
            compiler.add(iri, CKG[_camel(edge)], _day_literal(day))
    _rival_dates(compiler, iri, item, scope, inherited)
    return True


def _rival_dates(
    compiler: Compiler, iri: str, item: Mapping, scope: Scope, inherited: dict[str, Tree]
) -> None:
    rivals = item.get("rivalReading")
    if rivals is None:
        return
    passed_on = inherited | {
        name: value for name in ("words", "anchor") if (value := item.get(name)) is not None
    }
    for number, rival in enumerate(items_of(rivals), start=1):
        rival_iri = f"{iri}.rivalReading{number}"
        if _date(compiler, rival_iri, rival, scope, passed_on):
            compiler.add(iri, CKG["rivalReading"], term(rival_iri), rival)


def _bounds(
    compiler: Compiler, item: Mapping, scope: Scope, inherited: dict[str, Tree]
) -> Bounds | None:
    if not _has_known_rule(compiler, item):
        return None
    given = item.get("edtf")
    try:
        if given is not None:
            return read_edtf(given.text if isinstance(given, Scalar) else "a list or map")
        rule = item.text("rule") or "stated"
        if rule in WITHOUT_ANCHOR:
            raise DateError("a date needs edtf, or a rule that reads words from an anchor")
        anchor = _anchor(item, scope, inherited)
        if anchor is None:
            return None
        words = item.get("words") or inherited.get("words")
        return derive(rule, _quoted_words(words), anchor)
    except DateError as error:
        compiler.report("bad-date", str(error), given or item.get("words") or item)
        return None


def _quoted_words(item: Tree | None) -> str:
    """The words that a quote gives, also where it says which occurrence of them it means."""
    if isinstance(item, Mapping):
        return item.text("exact") or ""
    return item.text if isinstance(item, Scalar) else ""


def _has_known_rule(compiler: Compiler, item: Mapping) -> bool:
    given = item.get("rule")
    rules = compiler.vocabulary.keys["rule"].codes
    rule = given.text if isinstance(given, Scalar) else "a list or map"
    if given is None or rule in rules:
        return True
    hint = did_you_mean(near_words(rule, rules))
    compiler.report("unknown-code", f"rule: {rule!r} is none of {any_of(list(rules))}{hint}", given)
    return False


def _anchor(item: Mapping, scope: Scope, inherited: dict[str, Tree]) -> date | None:
    """The day from which a rule counts: the date's own, its first reading's, or publication.

    A day that is none is reported where its key is compiled; then there is no anchor.
    """
    given = item.get("anchor") or inherited.get("anchor")
    if given is None:
        return scope.published
    return day_or_none(given.text if isinstance(given, Scalar) else None)


def _sources(compiler: Compiler, subject: str, key: Key, value: Tree, scope: Scope) -> None:
    items = (_as_mapping(item, "actor") for item in items_of(value))
    for position, item in enumerate(items, start=1):
        iri = f"{subject}.{key.name}{position}"
        if not isinstance(item, Mapping):
            compiler.report("not-a-name", "a source is a name, or a map with actor", item)
            continue
        compiler.add(subject, key.iri, term(iri), item)
        compiler.add(iri, CKG["position"], _integer(position))
        compiler.node(iri, item, "SourceLink", scope)
        if item.get("credit") is None:
            compiler.add(iri, CKG["hasCredit"], term(CKG["CreditedStatus"]))


def _label_uses(compiler: Compiler, subject: str, key: Key, value: Tree, scope: Scope) -> None:
    if not isinstance(value, Mapping):
        compiler.report(
            "not-a-map", f"{key.name!r} takes a map from words to what they name", value
        )
        return
    for number, (words, given) in enumerate(value.entries.items(), start=1):
        if not words or words not in scope.text:
            compiler.report("label-not-in-text", f"the text has no {words!r}", value.keys[words])
            continue
        iri = f"{subject}.{key.name}{number}"
        target = _as_mapping(given, "denotes")
        if not isinstance(target, Mapping):
            compiler.report("not-a-name", "a label names an actor or a place", target)
            continue
        compiler.add(subject, key.iri, term(iri), target)
        compiler.add(iri, CKG["labelText"], literal(words))
        compiler.node(iri, target, "LabelUse", scope)
        if target.get("usedBy") is None and scope.speaker:
            compiler.add(iri, CKG["usedBy"], term(scope.speaker))
        elif target.get("usedBy") is None:  # who speaks is missing or unknown, which is reported
            compiler.rejected.add((iri, CKG["usedBy"]))


def _quantities(compiler: Compiler, subject: str, key: Key, value: Tree, scope: Scope) -> None:
    for number, item in enumerate(items_of(value), start=1):
        iri = f"{subject}.{key.name}{number}"
        compiler.add(subject, key.iri, term(iri), item)
        _quantity(compiler, iri, item, scope)


def _quantity(compiler: Compiler, iri: str, item: Tree, scope: Scope) -> None:
    if not isinstance(item, Mapping):
        compiler.report("not-a-map", "a quantity is a map with kind, minimum, maximum", item)
        return
    least, most = _whole_number(item.get("minimum")), _whole_number(item.get("maximum"))
    if least is not None and most is not None and least > most:
        message = f"the minimum {least} is above the maximum {most}"
        compiler.report("minimum-above-maximum", message, item.get("minimum"))
        compiler.rejected.add((iri, None))
    _compare_with_words(compiler, item, least, most)
    compiler.node(iri, item, "Quantity", scope, frozenset({"rivalReading"}))
    rivals = item.get("rivalReading")
    for number, rival in enumerate(items_of(rivals) if rivals is not None else [], start=1):
        rival_iri = f"{iri}.rivalReading{number}"
        compiler.add(iri, CKG["rivalReading"], term(rival_iri), rival)
        _quantity(compiler, rival_iri, rival, scope)


def _compare_with_words(
    compiler: Compiler, item: Mapping, least: int | None, most: int | None
) -> None:
    """Report a number that its own words do not say: a slip of the pen, or another reading."""
    given = item.get("words")
    words = _quoted_words(given)
    if not words or agrees(least, most, words):
        return
    read = " or ".join(number.told() for number in numbers_in(words))
    message = (
        f"the words {words!r} say {read}: correct the number, or quote the words it is read from"
    )
    compiler.report("number-differs-from-words", message, given, "warning")


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


def _integer(number: int) -> Term:
    return literal(str(number), XSD["integer"])


def _day_literal(day: date) -> Term:
    return literal(day.isoformat(), XSD["date"])


PART_WRITERS: dict[str, Writer] = {
    "Quote": _quotes,
    "DateBounds": _dates,
    "SourceLink": _sources,
    "LabelUse": _label_uses,
    "Quantity": _quantities,
    **REFERENCE_WRITERS,
}
"""Class that a property expects, to the function that writes its short form."""


def new_compiler(path: str, names: Names, stated: set[Statement] | None = None) -> Compiler:
    """A compiler for the file `path` that knows the short forms; it adds to `stated` if given."""
    target = stated if stated is not None else set()
    return Compiler(path, names, load_vocabulary(), PART_WRITERS, target)
