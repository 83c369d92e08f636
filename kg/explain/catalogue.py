"""All codes of findings, whoever reports them."""

from __future__ import annotations

from kg.explain.codes_file import Code, written_codes
from kg.explain.shape_codes import load_all_shapes, shape_codes, with_example
from kg.findings import NotFoundError
from kg.load.names import did_you_mean, near_words


def all_codes() -> dict[str, Code]:
    """Every code by its name, in the order of the alphabet; those of shapes without examples."""
    found = {**written_codes(), **shape_codes(load_all_shapes())}
    return {code: found[code] for code in sorted(found, key=str.casefold)}


def explain(code: str) -> Code:
    """What `code` means, with examples and, for what SHACL finds, the shape.

    NotFoundError, with the nearest codes, when no finding has that code.
    """
    written = written_codes().get(code)
    if written is not None and code.islower():
        return written
    shapes = load_all_shapes()
    known = shape_codes(shapes)
    if code in known:
        return with_example(known[code], shapes)
    hint = did_you_mean(near_words(code, [*known, *written_codes()], limit=2))
    raise NotFoundError(f"no finding has the code {code!r}{hint or ': `kg explain` lists them'}")
