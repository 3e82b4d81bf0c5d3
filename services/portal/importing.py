"""Lists that are entered at once, from a file or a table pasted: what was sent, what is shown."""

from __future__ import annotations

from collections.abc import Mapping

from services.portal.reading import Told
from services.portal.views import ImportRow
from services.portal.visit import file_of


def list_of(typed: Mapping[str, str]) -> dict[str, str]:
    """The list that was sent: the receipt of a file or its text; where none was chosen, the box."""
    receipt = file_of(typed, "receipt") or ""
    # The box may begin with a list that nobody typed: whoever chose a file means the file.
    text = typed.get("receipt.text") or typed.get("text", "")
    return {"receipt": receipt, "text": "" if receipt else text}


def rows_of(told: Told) -> list[ImportRow]:
    """Its rows as a service judged them."""
    return [
        ImportRow(
            row["line"], row["cells"], list(row["errors"].values()), row.get("unchanged", False)
        )
        for row in told["rows"]
    ]
