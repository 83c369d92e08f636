"""What every answer can do: be JSON, a page in a notebook, a table for pandas."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from kg.findings import UsageError

if TYPE_CHECKING:
    import pandas as pd


class Shown(ABC):
    """An answer as others see it; a kind of answer says what its JSON and its table are."""

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready data; `kind` says which kind of answer it is."""

    @abstractmethod
    def table(self) -> tuple[list[str], list[list[Any]]]:
        """Headings, and rows in their order."""

    def to_dataframe(self) -> pd.DataFrame:
        """The answer's table as a pandas DataFrame: its rows, or a row for each claim as evidence.

        UsageError when pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            message = 'to_dataframe needs pandas: pip install "conflict-kg[pandas]"'
            raise UsageError(message) from error
        headings, rows = self.table()
        return pd.DataFrame(rows, columns=headings)

    def _repr_html_(self) -> str:
        """The answer for a notebook: escaped, with each quote marked in its sentence."""
        from kg.html.answer import answer_html

        return answer_html(self.to_dict())
