"""Literals that certainly have a value, told without the libraries that know them all.

Loading owlrl or rdflib takes longer than checking ten articles, and nearly every literal is a plain
day, number or text. For any other the caller asks the library, which stays the judge.
"""

from __future__ import annotations

import re

from kg.namespaces import EDTF_DATATYPE, XSD

_MONTH_DAY = (
    r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
"""Every day of a year but the 29th of February, which not all years have."""
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_CERTAIN = {
    XSD[name]: re.compile(pattern, re.ASCII).fullmatch
    for name, pattern in {
        "date": rf"[12][0-9]{{3}}-{_MONTH_DAY}",
        "dateTime": rf"[12][0-9]{{3}}-{_MONTH_DAY}T{_TIME}Z?",
        "integer": r"-?[0-9]{1,15}",
        "decimal": r"-?[0-9]{1,15}\.[0-9]{1,15}",
        "boolean": r"true|false",
        "anyURI": r"https?://[A-Za-z0-9./_-]+",
    }.items()
}
_CERTAIN[EDTF_DATATYPE] = re.compile(r".*", re.DOTALL).fullmatch
"""No library has values for it: what it is worth the shapes say."""


def surely_valid(text: str, datatype: str) -> bool:
    """Whether `text` is a value of `datatype` (an IRI) beyond doubt; False where one has to ask."""
    certain = _CERTAIN.get(datatype)
    return certain is not None and certain(text) is not None
