"""The catalogue of what is said in English: a gettext file that Babel reads, checked at start."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

FILE = Path(__file__).parent.parent / "locale" / "en" / "LC_MESSAGES" / "portal.po"

# One form, or two where a number decides: of one, and of any other.
Said = tuple[str, ...]


@cache
def catalogue() -> Mapping[str, Said]:
    """What is said, by the Vietnamese that it stands for; nothing of what still has no English."""
    with FILE.open("rb") as file:
        messages = read_po(file, locale="en")
    found: dict[str, Said] = {}
    for message in messages:
        vietnamese = message.id if isinstance(message.id, str) else message.id[0]
        said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if vietnamese and said and all(said):
            found[vietnamese] = said
    return found
