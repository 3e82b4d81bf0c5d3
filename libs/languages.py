"""Which addresses are pages, and how the English one of a page is called: decision 0023."""

from __future__ import annotations

import re

HEADER = "danbiet-language"  # from the gateway to the portal, and from nobody else
ENGLISH = "en"
PREFIX = f"/{ENGLISH}"

# The pages of a ward, and those of no ward. Files, feeds and services have one address only.
PAGE = re.compile(r"/(?:[0-9A-Z]{5}(?:/.*)?|dang-nhap|kieu-dang)?")
FILE = re.compile(
    r".*(?:\.(?:atom|ics|pdf|docx|xlsx|csv|json|txt|zip|jpg|png|js|webmanifest)|/tai/[^/]*)"
)
QUERY = re.compile("[?#]")


def is_page(address: str) -> bool:
    """Whether an address, with or without a query, is that of a page in Vietnamese."""
    path = QUERY.split(address, maxsplit=1)[0]
    return PAGE.fullmatch(path) is not None and FILE.fullmatch(path) is None


def in_english(address: str) -> str:
    """The address of the same page in English; what is no page stays where it is."""
    return f"{PREFIX}{address}" if is_page(address) else address


def in_vietnamese(address: str) -> str | None:
    """The address of the same page in Vietnamese; None for what is no English page."""
    if not f"{address}/".startswith(f"{PREFIX}/"):
        return None
    rest = address.removeprefix(PREFIX) or "/"
    return rest if is_page(rest) else None
