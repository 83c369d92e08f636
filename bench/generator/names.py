"""Invented names in two scripts, put together from syllables."""

from __future__ import annotations

import random
from dataclasses import dataclass

SYLLABLES = (
    *(
        ("vel", "فل"),
        ("dra", "درا"),
        ("mok", "موك"),
        ("zhu", "زو"),
        ("tarv", "تارف"),
        ("ker", "كر"),
    ),
    *(
        ("bli", "بلي"),
        ("osk", "أوسك"),
        ("fen", "فن"),
        ("ruu", "رو"),
        ("gath", "غاث"),
        ("nim", "نيم"),
    ),
    *(
        ("sol", "سول"),
        ("pey", "باي"),
        ("hul", "هول"),
        ("wex", "وكس"),
        ("jor", "جور"),
        ("lud", "لود"),
    ),
    *(
        ("qua", "كوا"),
        ("tig", "تيغ"),
        ("ban", "بان"),
        ("yel", "يل"),
        ("cro", "كرو"),
        ("ziv", "زيف"),
    ),
)
"""Syllables in Latin and in Arabic script."""


@dataclass(frozen=True)
class Name:
    """An invented name in Latin and in Arabic script."""

    en: str
    ar: str

    @property
    def slug(self) -> str:
        """The name as an id."""
        return self.en.lower().replace(" ", "-")


class Names:
    """Names that are given once each."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def new(self) -> Name:
        """A name of two or three syllables that was not given before."""
        while True:
            parts = self._rng.choices(SYLLABLES, k=self._rng.choice((2, 2, 3)))
            name = Name("".join(latin for latin, _ in parts).capitalize(), _joined(parts))
            if self._given.isdisjoint((name.en, name.ar)):
                self._given |= {name.en, name.ar}
                return name


def _joined(parts: list[tuple[str, str]]) -> str:
    return "".join(arabic for _, arabic in parts)
