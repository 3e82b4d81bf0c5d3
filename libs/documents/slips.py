"""Writes slips with a code each, ten on a sheet, to be cut and handed out by lot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from libs.documents import format as nd30
from libs.documents.pdf import compile_pdf
from libs.documents.sheets import qr_code
from libs.documents.wording import printable

_TITLE_MAX = 90  # three lines of a slip


@dataclass(frozen=True)
class Slips:
    """What stands on every slip, and the area and code of each; none names a person."""

    issuer: str
    title: str
    lines: str
    page_address: str
    codes: Sequence[tuple[str, str]]
    printed_on: date


def write_slips(slips: Slips) -> bytes:
    """The slips as PDF on A4, with lines to cut along."""
    slips = printable(slips)
    content = {
        "issuer": nd30.agency_lines(slips.issuer),
        "title": shorten(slips.title, _TITLE_MAX, placeholder=" …"),
        "lines": slips.lines,
        "address": slips.page_address,
        "codes": [[area, in_fours(code)] for area, code in slips.codes],
        "code": qr_code(slips.page_address),
    }
    return compile_pdf("slips.typ", {"slips": content}, slips.printed_on)


def in_fours(code: str) -> str:
    """A code as people read it aloud: four signs at a time."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
