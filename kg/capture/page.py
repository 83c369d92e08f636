"""The text of a web page as lines, and which of them are the article.

A line is what a block of the page says, its runs of blanks made one. All lines together are the
captured text; trafilatura tells which of them make the article, so the article's text is the
captured text with some lines cut, and nothing else changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from kg.capture.needs import needed
from kg.findings import UnreadableError

_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe", "object"))
_INLINE = re.compile(
    "a|abbr|acronym|bd[io]|b|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|r[pt]|"
    "ruby|s|samp|small|span|strike|strong|su[bp]|time|tt|u|var|wbr"
)
"""Elements that do not begin a new line."""
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LEAST = "50"
"""Characters that make a text for trafilatura, whose own 250 are more than many a report has."""
_DEEPEST = 300
"""Elements within elements that are still read."""


def read_page(html: str, name: str) -> Any:
    """The tree of the page `html` (an lxml element); `name` stands in messages.

    UsageError where no library for pages is installed; UnreadableError where there is no page.
    """
    lxml = needed("lxml.html", "reading a web page")
    try:
        return lxml.document_fromstring(_DECLARATION.sub("", _CONTROL.sub("", html), count=1))
    except (ValueError, needed("lxml.etree", "reading a web page").LxmlError) as error:
        raise UnreadableError(f"{name}: there is no page in it: {error}") from error


def page_lines(page: Any) -> list[str]:
    """Everything that the page says, one line for each block of text, in the page's order."""
    body = page.find("body")
    pieces = "".join(_pieces(page if body is None else body))
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in pieces.split("\0"))
    return [line for line in lines if line]


def _pieces(element: Any, depth: int = 0) -> Iterator[str]:
    """The text inside `element`, with a NUL wherever a new line begins."""
    is_element = isinstance(element.tag, str)
    if is_element and element.tag not in _UNSEEN and depth < _DEEPEST:
        edge = "" if _INLINE.fullmatch(element.tag) else "\0"
        yield edge
        yield _CONTROL.sub("", element.text or "")
        for child in element:
            yield from _pieces(child, depth + 1)
            yield _CONTROL.sub("", child.tail or "")
        yield edge


def article_lines(html: str, lines: list[str]) -> list[int]:
    """The indices of those of `lines` (as `page_lines` gives them) that make the article.

    None where no article can be told from the rest of the page.
    """
    proposed = _proposed(html)
    ours = [_compared(line) for line in lines]
    kept: list[int] = []
    matcher = SequenceMatcher(None, ours, [_compared(line) for line in proposed], autojunk=False)
    for tag, begin, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            kept += range(begin, end)
        elif tag == "replace":
            kept += _alike(range(begin, end), ours, [_compared(p) for p in proposed[first:last]])
    return kept


def _proposed(html: str) -> list[str]:
    """The article's lines as trafilatura tells them."""
    trafilatura = needed("trafilatura", "reading a web page")
    config = needed("trafilatura.settings", "reading a web page").use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _LEAST
    config["DEFAULT"]["EXTRACTION_TIMEOUT"] = "0"  # it would set the process's alarm
    text = trafilatura.extract(html, include_comments=False, config=config)
    lines = (text or "").split("\n")
    return [cell for line in lines for cell in _cells(line) if cell.strip()]


def _cells(line: str) -> list[str]:
    """The cells of a row of a table, which stand on lines of their own here; else the line."""
    return line.strip("| ").split("|") if line.startswith("|") else [line]


def _alike(indices: range, ours: list[str], proposed: list[str]) -> Iterator[int]:
    """Those lines that a proposed line is the better part of, as where a link was left out."""
    from rapidfuzz import fuzz

    for index in indices:
        best = max((fuzz.ratio(ours[index], other) for other in proposed), default=0.0)
        inside = any(ours[index] in other for other in proposed if len(ours[index]) > 20)
        if best >= 85 or inside:
            yield index


def _compared(line: str) -> str:
    """`line` as lines are compared: without blanks and the marks of lists and tables."""
    return re.sub(r"^[-*•|\d.\s]+|[\s|]+", "", line)
