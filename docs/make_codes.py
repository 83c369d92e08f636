"""Write docs/codes.md: every code that a finding can have, with its rule.

`python docs/make_codes.py`
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.explain.catalogue import all_codes
from kg.explain.codes_file import Code

PAGE = Path(__file__).parent / "codes.md"
INTRODUCTION = """# What checks find

Made by `python docs/make_codes.py`. `kg explain CODE` says more of each: the reason, what to do, a
bad and a good example, and the shape. Codes in small letters come from loading and reasoning, the
others from SHACL; a code keeps its meaning. What is a violation keeps an article out of answers; a
warning does not.
"""


def page() -> str:
    """The text of the page: one table for each origin of codes."""
    codes = all_codes().values()
    loading = [code for code in codes if code.code.islower()]
    shapes = [code for code in codes if not code.code.islower()]
    return "".join(
        [
            INTRODUCTION,
            "\n## Loading and reasoning\n\n",
            *_table(loading),
            "\n## SHACL\n\n",
            *_table(shapes),
        ]
    )


def _table(codes: Iterable[Code]) -> Iterable[str]:
    yield "| code | severity | rule |\n|---|---|---|\n"
    for code in codes:
        yield f"| `{code.code}` | {code.severity} | {code.title} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
