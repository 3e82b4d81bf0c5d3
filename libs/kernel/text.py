"""Text that people type: composed (NFC), bounded, without what no one can see."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

# Controls, and the invisible: of zero width, or turning the direction of what is read.
_UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"


def tidy(value: object) -> object:
    """Compose what keyboards and phones send decomposed, and drop what no one can see."""
    if not isinstance(value, str):
        return value
    seen = re.sub(_UNSEEN, "", unicodedata.normalize("NFC", value))
    return re.sub("\r\n?", "\n", seen).strip()


# After the limits, so that it runs before them and they are told in words of text.
_Tidy = BeforeValidator(tidy)

Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\n]*$"), _Tidy]
Paragraphs = Annotated[str, StringConstraints(min_length=1, max_length=20_000), _Tidy]
Number = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\n]*$"), _Tidy]
# These two may stay empty.
Note = Annotated[str, StringConstraints(max_length=500), _Tidy]
Body = Annotated[str, StringConstraints(max_length=20_000), _Tidy]
