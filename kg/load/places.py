"""Where things stand in files."""

from __future__ import annotations

Place = tuple[str, int, int]
"""File, line and column."""
Positions = dict[tuple[str, str | None], Place]
"""Where a node, or a property of a node, is first written."""
Values = dict[tuple[str, str, str], Place]
"""Where a node's property is given a value (an IRI or a text)."""
Ends = dict[Place, int]
"""The column after the words that begin at a place, where they end on the same line."""
