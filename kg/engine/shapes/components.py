"""The constraint components that are compiled, one function for each.

A function takes a value of the component's parameter and returns a test of one value node
(`OF_EACH`) or of all of them together (`OF_ALL`). A parameter that stands in neither table is
refused. SHACL, section 4: https://www.w3.org/TR/shacl/#core-components.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kg.engine.shapes.index import Index, Nodes
from kg.engine.shapes.parameter import Parameter
from kg.engine.shapes.shape import SetTest, Shape, ValueTest
from kg.namespaces import RDF, RDFS, SH, XSD, compact

_LANG_STRING = URIRef(RDF["langString"])
_STRING = URIRef(XSD["string"])
_WITH_VALUES = {
    URIRef(XSD[name])
    for name in ("string", "boolean", "integer", "decimal", "float", "date", "time", "dateTime")
}
_OF_PYSHACL_ALONE = {URIRef(RDFS["Literal"]), URIRef(RDFS["Datatype"])}


def of_class(parameter: Parameter) -> ValueTest:
    """sh:class, section 4.1.1: a value is an instance of the class, so it is no literal."""
    kind = parameter.value
    return lambda index, value: kind in index.classes(value)


def of_datatype(parameter: Parameter) -> ValueTest:
    """sh:datatype, section 4.1.2: a value is a literal of the datatype, and not ill-typed.

    pySHACL also lets rdfs:Literal and rdfs:Datatype stand for any literal; they are refused here.
    """
    datatype = parameter.value
    if datatype in _OF_PYSHACL_ALONE:
        raise parameter.refuse(compact(str(datatype)))

    def test(index: Index, value: Node) -> bool:
        if not isinstance(value, Literal):
            return False
        own = _LANG_STRING if value.language else value.datatype or _STRING
        return own == datatype and not _ill_typed(value)

    return test


def _ill_typed(literal: Literal) -> bool:
    """Whether the text of `literal` is none of its datatype; rdflib does not always say so."""
    return literal.ill_typed is True or (literal.value is None and literal.datatype in _WITH_VALUES)


def of_node_kind(parameter: Parameter) -> ValueTest:
    """sh:nodeKind, section 4.1.3: a value is an IRI, a blank node or a literal, as is said."""
    kinds = _NODE_KINDS.get(str(parameter.value))
    if kinds is None:
        raise parameter.refuse(compact(str(parameter.value)))
    return lambda index, value: isinstance(value, kinds)


_NODE_KINDS: dict[str, tuple[type, ...]] = {
    SH["IRI"]: (URIRef,),
    SH["BlankNode"]: (BNode,),
    SH["Literal"]: (Literal,),
    SH["BlankNodeOrIRI"]: (BNode, URIRef),
    SH["BlankNodeOrLiteral"]: (BNode, Literal),
    SH["IRIOrLiteral"]: (URIRef, Literal),
}


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
        bound = _number(parameter.value)
        if bound is None:
            raise parameter.refuse("that is no number")

        def test(index: Index, value: Node) -> bool:
            number = _number(value)
            return number is not None and compare(number, bound)

        return test

    return maker


def _number(node: Node) -> int | float | Decimal | None:
    value = node.value if isinstance(node, Literal) else None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return value


def of_pattern(parameter: Parameter) -> ValueTest:
    """sh:pattern, section 4.4.3: the pattern matches in the text of a value; no blank node.

    The regular expressions are Python's, as in pySHACL: "$" also matches before a line break at
    the very end, which it does not in XPath. sh:flags are refused.
    """
    try:
        search = re.compile(str(parameter.value)).search
    except re.error as error:
        raise parameter.refuse(f"that is no regular expression ({error})") from error
    return lambda index, value: not isinstance(value, BNode) and search(str(value)) is not None


def of_languages(parameter: Parameter) -> ValueTest:
    """sh:languageIn, section 4.4.4: the language of a value matches a range of the list.

    pySHACL looks at the first part of a tag alone, so that "en-GB-oed" is not in "en-GB".
    """
    ranges = [str(item).lower() for item in parameter.items()]

    def test(index: Index, value: Node) -> bool:
        tag = (value.language or "").lower() if isinstance(value, Literal) else ""
        return any(tag == one or tag.startswith(f"{one}-") for one in ranges if tag)

    return test


def of_unique_language(parameter: Parameter) -> SetTest:
    """sh:uniqueLang, section 4.4.5: no two values have the same language tag."""
    if getattr(parameter.value, "value", None) is not True:
        return lambda index, values: True

    def test(index: Index, values: Nodes) -> bool:
        tags = [v.language.lower() for v in values if isinstance(v, Literal) and v.language]
        return len(tags) == len(set(tags))

    return test


def of_not(parameter: Parameter) -> ValueTest:
    """sh:not, section 4.6.1: a value does not conform to the shape."""
    shape = parameter.compile_shape(parameter.value)
    return lambda index, value: not shape.conforms(index, value)


def of_and(parameter: Parameter) -> ValueTest:
    """sh:and, section 4.6.2: a value conforms to every shape of the list."""
    shapes = [parameter.compile_shape(item) for item in parameter.items()]
    return lambda index, value: all(shape.conforms(index, value) for shape in shapes)


def of_or(parameter: Parameter) -> ValueTest:
    """sh:or, section 4.6.3: a value conforms to a shape of the list."""
    shapes = [parameter.compile_shape(item) for item in parameter.items()]
    return lambda index, value: any(shape.conforms(index, value) for shape in shapes)


def of_xone(parameter: Parameter) -> ValueTest:
    """sh:xone, section 4.6.4: a value conforms to exactly one shape of the list."""
    shapes = [parameter.compile_shape(item) for item in parameter.items()]
    return lambda index, value: sum(shape.conforms(index, value) for shape in shapes) == 1


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
    return sum(shape.conforms(index, value) for value in values)


def of_has_value(parameter: Parameter) -> SetTest:
    """sh:hasValue, section 4.8.2: the node is among the value nodes."""
    node = parameter.value
    return lambda index, values: node in values


def of_in(parameter: Parameter) -> ValueTest:
    """sh:in, section 4.8.3: a value is a member of the list."""
    members = frozenset(parameter.items())
    return lambda index, value: value in members


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
