"""Text that people type: composed (NFC), without control characters, bounded, never empty."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff]")


def tidy(value: object) -> object:
    """Compose what keyboards and phones send decomposed, and drop what no one can see."""
    if not isinstance(value, str):
        return value
    return _CONTROL.sub("", unicodedata.normalize("NFC", value)).replace("\r\n", "\n").strip()


# After the limits, so that it runs before them and they are told in words of text.
_Tidy = BeforeValidator(tidy)

Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\n]*$"), _Tidy]
Paragraphs = Annotated[str, StringConstraints(min_length=1, max_length=20_000), _Tidy]
Number = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\n]*$"), _Tidy]
