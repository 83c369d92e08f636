"""The constraint components that are compiled, one function for each.

A function takes a value of the component's parameter and returns a test of one value node
(`OF_EACH`) or of all of them together (`OF_ALL`). A parameter that stands in neither table is
refused. SHACL, section 4: https://www.w3.org/TR/shacl/#core-components.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import ge, gt, le, lt
from typing import Any

from kg.engine.shapes.index import Index, Nodes
from kg.engine.shapes.literals import datatype, number
from kg.engine.shapes.parameter import Parameter
from kg.engine.shapes.shape import SetTest, Shape, ValueTest
from kg.namespaces import RDFS, SH, XSD, compact
from kg.statements import Term, is_blank, is_literal, parts, term, value

_OF_PYSHACL_ALONE = {RDFS["Literal"], RDFS["Datatype"]}
_TRUE = {f'"{text}"^^{term(XSD["boolean"])}' for text in ("true", "1")}


def of_class(parameter: Parameter) -> ValueTest:
    """sh:class, section 4.1.1: a value is an instance of the class, so it is no literal."""
    kind = parameter.value
    return lambda index, one: kind in index.classes(one)


def of_datatype(parameter: Parameter) -> ValueTest:
    """sh:datatype, section 4.1.2: a value is a literal of the datatype, and not ill-typed.

    pySHACL also lets rdfs:Literal and rdfs:Datatype stand for any literal; they are refused here.
    """
    wanted = value(parameter.value)
    if wanted in _OF_PYSHACL_ALONE:
        raise parameter.refuse(compact(wanted))
    return lambda index, one: one[0] == '"' and datatype(one) == wanted


def of_node_kind(parameter: Parameter) -> ValueTest:
    """sh:nodeKind, section 4.1.3: a value is an IRI, a blank node or a literal, as is said."""
    begins = _NODE_KINDS.get(value(parameter.value))
    if begins is None:
        raise parameter.refuse(compact(value(parameter.value)))
    return lambda index, one: one[0] in begins


_NODE_KINDS = {
    SH["IRI"]: "<",
    SH["BlankNode"]: "_",
    SH["Literal"]: '"',
    SH["BlankNodeOrIRI"]: "_<",
    SH["BlankNodeOrLiteral"]: '_"',
    SH["IRIOrLiteral"]: '<"',
}
"""How the terms of each kind begin."""


def of_min_count(parameter: Parameter) -> SetTest:
    """sh:minCount, section 4.2.1: there are at least so many value nodes."""
    count = parameter.whole_number()
    return lambda index, values: len(values) >= count


def of_max_count(parameter: Parameter) -> SetTest:
    """sh:maxCount, section 4.2.2: there are at most so many value nodes."""
    count = parameter.whole_number()
    return lambda index, values: len(values) <= count


def of_bound(compare: Callable[[Any, Any], bool]) -> Callable[[Parameter], ValueTest]:
    """sh:minInclusive and its like, section 4.3: a value compares with the bound as is said.

    Only with numbers as bounds. No number compares with NaN; pySHACL finds NaN below any maximum.
    """

    def maker(parameter: Parameter) -> ValueTest:
        bound = number(parameter.value)
        if bound is None:
            raise parameter.refuse("that is no number")

        def test(index: Index, one: Term) -> bool:
            found = number(one)
            return found is not None and compare(found, bound)

        return test

    return maker


def of_pattern(parameter: Parameter) -> ValueTest:
    """sh:pattern, section 4.4.3: the pattern matches in the text of a value; no blank node.

    The regular expressions are Python's, as in pySHACL: "$" also matches before a line break at
    the very end, which it does not in XPath. sh:flags are refused.
    """
    try:
        search = re.compile(value(parameter.value)).search
    except re.error as error:
        raise parameter.refuse(f"that is no regular expression ({error})") from error
    return lambda index, one: not is_blank(one) and search(value(one)) is not None


def of_languages(parameter: Parameter) -> ValueTest:
    """sh:languageIn, section 4.4.4: the language of a value matches a range of the list.

    pySHACL looks at the first part of a tag alone, so that "en-GB-oed" is not in "en-GB".
    """
    ranges = [value(item).lower() for item in parameter.items()]

    def test(index: Index, one: Term) -> bool:
        tag = (parts(one).language or "").lower() if is_literal(one) else ""
        return any(tag == own or tag.startswith(f"{own}-") for own in ranges if tag)

    return test


def of_unique_language(parameter: Parameter) -> SetTest:
    """sh:uniqueLang, section 4.4.5: no two values have the same language tag."""
    if parameter.value not in _TRUE:
        return lambda index, values: True

    def test(index: Index, values: Nodes) -> bool:
        found = [parts(one).language for one in values if is_literal(one)]
        tags = [tag.lower() for tag in found if tag]
        return len(tags) == len(set(tags))

    return test


def of_not(parameter: Parameter) -> ValueTest:
    """sh:not, section 4.6.1: a value does not conform to the shape."""
    shape = parameter.compile_shape(parameter.value)
    return lambda index, one: not shape.conforms(index, one)


def of_and(parameter: Parameter) -> ValueTest:
    """sh:and, section 4.6.2: a value conforms to every shape of the list."""
    shapes = [parameter.compile_shape(item) for item in parameter.items()]
    return lambda index, one: all(shape.conforms(index, one) for shape in shapes)


def of_or(parameter: Parameter) -> ValueTest:
    """sh:or, section 4.6.3: a value conforms to a shape of the list."""
    shapes = [parameter.compile_shape(item) for item in parameter.items()]
    return lambda index, one: any(shape.conforms(index, one) for shape in shapes)


def of_xone(parameter: Parameter) -> ValueTest:
    """sh:xone, section 4.6.4: a value conforms to exactly one shape of the list."""
    shapes = [parameter.compile_shape(item) for item in parameter.items()]
    return lambda index, one: sum(shape.conforms(index, one) for shape in shapes) == 1


def of_node(parameter: Parameter) -> ValueTest:
    """sh:node, section 4.7.1: a value conforms to the node shape."""
    shape = parameter.compile_shape(parameter.value)
    return shape.conforms


def of_qualified_min(parameter: Parameter) -> SetTest:
    """sh:qualifiedMinCount, section 4.7.3: at least so many values conform to the shape."""
    count, shape = parameter.whole_number(), _qualified(parameter)
    return lambda index, values: _conforming(shape, index, values) >= count


def of_qualified_max(parameter: Parameter) -> SetTest:
    """sh:qualifiedMaxCount, section 4.7.3: at most so many values conform to the shape."""
    count, shape = parameter.whole_number(), _qualified(parameter)
    return lambda index, values: _conforming(shape, index, values) <= count


def _qualified(parameter: Parameter) -> Shape:
    return parameter.compile_shape(parameter.sibling("qualifiedValueShape"))


def _conforming(shape: Shape, index: Index, values: Nodes) -> int:
    return sum(shape.conforms(index, one) for one in values)


def of_has_value(parameter: Parameter) -> SetTest:
    """sh:hasValue, section 4.8.2: the node is among the value nodes."""
    node = parameter.value
    return lambda index, values: node in values


def of_in(parameter: Parameter) -> ValueTest:
    """sh:in, section 4.8.3: a value is a member of the list."""
    members = frozenset(parameter.items())
    return lambda index, one: one in members


OF_EACH: dict[str, Callable[[Parameter], ValueTest]] = {
    SH["class"]: of_class,
    SH["datatype"]: of_datatype,
    SH["nodeKind"]: of_node_kind,
    SH["minExclusive"]: of_bound(gt),
    SH["minInclusive"]: of_bound(ge),
    SH["maxExclusive"]: of_bound(lt),
    SH["maxInclusive"]: of_bound(le),
    SH["pattern"]: of_pattern,
    SH["languageIn"]: of_languages,
    SH["not"]: of_not,
    SH["and"]: of_and,
    SH["or"]: of_or,
    SH["xone"]: of_xone,
    SH["node"]: of_node,
    SH["in"]: of_in,
}
"""The parameters whose components look at each value node alone."""

OF_ALL: dict[str, Callable[[Parameter], SetTest]] = {
    SH["minCount"]: of_min_count,
    SH["maxCount"]: of_max_count,
    SH["uniqueLang"]: of_unique_language,
    SH["qualifiedMinCount"]: of_qualified_min,
    SH["qualifiedMaxCount"]: of_qualified_max,
    SH["hasValue"]: of_has_value,
}
"""The parameters whose components look at the value nodes together."""
