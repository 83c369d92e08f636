"""Page furniture in a plain text: lines at its two ends that belong to a page and not to a report.

Modest on purpose. A line in the middle is never touched; what is cut is always said.
"""

from __future__ import annotations

import re

_LONGEST = 60
"""Characters of a line that may be furniture because of the lines before it."""
_FURTHEST = 12
"""Lines from the end in which furniture is looked for."""
_WORDS = (
    r"(leave a |post a |add |view |no |\d+ )?(comments?|repl(y|ies))( about this article)?"
    r"( \(\d+\))?",
    r"please fill the fields below\.?",
    r"(share|tweet|e-?mail|print|like|follow us|subscribe|sign up|log ?in|sign in)"
    r"( (this|on|via|with|to|the)( [\w-]+){0,4})?",
    r"(related|more|most read|read more|read also|see also|also read|recommended|trending)"
    r"( (articles?|stories|news|posts?))?( (on|from|about)( [\w-]+){1,3})?",
    r"(advertisement|sponsored|skip to (main )?content|menu|search|home|back to top|tags?)",
    r"home( ?[>›»/|] ?[\w -]+)+",
    r"(©|copyright|all rights reserved).*",
    r"(we use|this (site|website) uses) cookies.*|(accept|reject)( all)?( cookies)?",
    r"(التعليقات|تعليقات|أضف تعليقا?|اترك تعليقا?|مشاركة|طباعة|إعلان|الرئيسية|بحث)( \(\d+\))?",
    r"شارك(ها)?( (على|عبر) \w+| (هذا )?(المقال|الخبر))?",
    r"(اقرأ أيضا|مواضيع ذات صلة|أخبار ذات صلة|جميع الحقوق محفوظة|حقوق النشر).*",
)
_FURNITURE = re.compile("|".join(_WORDS), re.IGNORECASE)


def article_part(lines: list[str]) -> tuple[int, int]:
    """Begin and end (exclusive) of the lines that are the article; the rest is furniture.

    Blank lines at the ends are cut; lines such as "Share" at the beginning; at the end everything
    from such a line on, if only short lines follow it.
    """
    begin, end = 0, len(lines)
    while begin < end and (not lines[begin].strip() or is_furniture(lines[begin])):
        begin += 1
    for index in range(end - 1, max(begin, end - _FURTHEST), -1):
        if is_furniture(lines[index]):
            end = index
        elif lines[index].strip() and len(lines[index].strip()) > _LONGEST:
            break
    while end > begin and not lines[end - 1].strip():
        end -= 1
    return (begin, end) if begin < end else (0, len(lines))


def is_furniture(line: str) -> bool:
    """Whether `line` reads as what stands around articles: Comments, Share, Related articles."""
    return _FURNITURE.fullmatch(line.strip().rstrip(":!…»>").strip()) is not None
