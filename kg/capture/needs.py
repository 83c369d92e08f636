"""The libraries that only reading web pages needs, and what to install where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.findings import UsageError


def needed(module: str, purpose: str) -> Any:
    """The library `module`; UsageError, saying what installs it for `purpose`, where it is missing.

    Use it for what the extra `capture` brings: a plain text needs none of it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(
            f"{purpose} needs more than is installed ({error}): "
            "`pip install 'conflict-kg[capture]'`, or give the text as a plain text file"
        ) from error
