"""Which texts are values of a datatype."""

from __future__ import annotations

import re
from datetime import datetime

from kg.load.dates import DateError, read_day
from kg.namespaces import XSD

_NUMBERS = {
    XSD["integer"]: (r"0|[1-9]\d*", "a whole number from 0"),
    XSD["decimal"]: (r"-?\d+(\.\d+)?", "a number such as 34.45"),
}


def literal_problem(datatype: str, text: str) -> str | None:
    """What is wrong with `text` as a value of `datatype` (an IRI), or None."""
    if datatype == XSD["date"]:
        try:
            read_day(text)
        except DateError as error:
            return str(error)
    elif datatype == XSD["dateTime"]:
        if not _is_time(text):
            return f"{text!r} is not a time such as 2031-05-06T09:30:00Z, with its time zone"
    elif datatype in _NUMBERS:
        pattern, wanted = _NUMBERS[datatype]
        if not re.fullmatch(pattern, text, re.ASCII):
            return f"{text!r} is not {wanted}"
    elif datatype == XSD["anyURI"]:
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", text):
            return f"{text!r} is not an http(s) address without spaces"
    elif not text.strip():
        return "the text is empty"
    return None


def _is_time(text: str) -> bool:
    """Whether `text` is a moment in `xsd:dateTime` (XML Schema 1.1 part 2, section 3.3.7)."""
    written = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)"
    if not re.fullmatch(written, text, re.ASCII):
        return False
    try:
        datetime.fromisoformat(text)
        return True
    except ValueError:
        return False
