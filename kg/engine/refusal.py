"""What an engine says of what it does not do."""

from __future__ import annotations

from kg.findings import KgError


class NotCompiledError(KgError):
    """Something that a compiled engine does not implement, by name.

    Whoever catches it uses the reference (`kg.reason`, `kg.validate`), which implements it.
    """
