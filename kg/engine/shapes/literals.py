"""What the components ask about a literal, remembered for each literal."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from kg.lexical import surely_valid
from kg.namespaces import RDF, XSD
from kg.statements import Term, is_literal, parts

STRING = XSD["string"]
LANG_STRING = RDF["langString"]
_WITH_VALUES = {
    XSD[name]
    for name in ("string", "boolean", "integer", "decimal", "float", "date", "time", "dateTime")
}
_EXACT = {XSD["integer"]: int, XSD["decimal"]: Decimal}


@lru_cache(maxsize=20_000)
def datatype(literal: Term) -> str:
    """The datatype (an IRI) of which `literal` is a value; "" where it is ill-typed."""
    text, language, own = parts(literal)
    if own is None:
        return LANG_STRING if language else STRING
    return own if surely_valid(text, own) or not _ill_typed(literal, own) else ""


def _ill_typed(literal: Term, own: str) -> bool:
    """Whether the text of `literal` is none of its datatype; rdflib does not always say so."""
    node = _node(literal)
    return node.ill_typed is True or (node.value is None and own in _WITH_VALUES)


@lru_cache(maxsize=20_000)
def plain_number(one: Term) -> int | Decimal | None:
    """The number that a term is beyond doubt: a whole or decimal one, written plainly."""
    if not is_literal(one) or one[-1] != ">":
        return None
    text, _, own = parts(one)
    if own not in _EXACT or not surely_valid(text, own):
        return None
    exact: int | Decimal = _EXACT[own](text)
    return exact


@lru_cache(maxsize=20_000)
def number(one: Term) -> int | float | Decimal | None:
    """The number that a term is; None for what is none."""
    if (exact := plain_number(one)) is not None:
        return exact
    if not is_literal(one) or one[-1] != ">":
        return None
    found = _node(one).value
    if isinstance(found, bool) or not isinstance(found, int | float | Decimal):
        return None
    return found


def _node(literal: Term) -> Any:
    from kg.terms import node_from

    return node_from(literal)
