"""Writes papers with a code each, eight on a sheet, to be cut and handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from libs.documents.pdf import compile_pdf
from libs.documents.sheets import qr_code
from libs.documents.slips import in_fours
from libs.documents.wording import printable
from libs.vietnamese import dmy


@dataclass(frozen=True)
class PaperCard:
    """One paper: whose it is, the code and secret, and the link behind its QR code."""

    title: str
    lines: tuple[str, ...]
    address: str
    code: str
    secret: str
    link: str
    until: date


def write_cards(cards: Sequence[PaperCard], *, head: str, on: date) -> bytes:
    """The papers as PDF on A4, with lines to cut along."""
    content = [
        {
            "head": head,
            "title": card.title,
            "lines": list(card.lines),
            "address": card.address,
            "code": card.code,
            "secret": [in_fours(row) for row in wrap(card.secret, 8)],
            "until": dmy(card.until),
            "qr": qr_code(card.link),
        }
        for card in map(printable, cards)
    ]
    return compile_pdf("cards.typ", {"cards": content}, on)
