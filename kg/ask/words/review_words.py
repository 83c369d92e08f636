"""How people say that a claim is a draft, reviewed or disputed, in English and Arabic."""

from __future__ import annotations

from kg.ask.parameters import REVIEW_STATES
from kg.load.names import normalise

_SAID = {
    "draft": (
        *("drafts", "unreviewed", "not reviewed", "not yet reviewed", "not been reviewed"),
        *("not checked", "not been checked", "unchecked"),
        *("مسودة", "مسودات", "المسودة", "المسودات", "غير مراجعة", "غير المراجعة"),
        *("لم تراجع", "لم يراجع", "لم تراجع بعد", "لم تتم مراجعتها", "غير مدققة"),
    ),
    "reviewed": (
        *("been checked", "were checked", "are checked", "been reviewed"),
        *("روجعت", "روجع", "تمت مراجعتها", "تمت مراجعته", "تم مراجعتها", "مدققة", "المدققة"),
    ),
    "disputed": ("مختلف عليها", "المختلف عليها", "موضع خلاف"),
}
_STATES = {state: state for state in REVIEW_STATES} | {
    normalise(words): state for state, said in _SAID.items() for words in said
}


def review_state(form: str) -> str | None:
    """The review state that the normalised words `form` name; None where they name none."""
    return _STATES.get(form)
