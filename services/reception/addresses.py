"""The one mail address, and the one mobile number, that somebody typed to be reached by."""

from __future__ import annotations

import re

# One address: what is typed by strangers must not become a list of recipients.
ADDRESS = re.compile(r"[^@\s,;:<>\"()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")
NUMBER = re.compile(r"(?:\+?84|0)([35789]\d{8})")


def address_in(text: str) -> str:
    """The one mail address that was typed, or nothing."""
    return text if ADDRESS.fullmatch(text) else ""


def number_in(text: str) -> str:
    """The Vietnamese mobile number that was typed, as +84…, or nothing."""
    found = NUMBER.fullmatch(re.sub(r"[\s.\-]", "", text))
    return f"+84{found[1]}" if found else ""
