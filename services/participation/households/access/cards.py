"""The papers with codes of a neighbourhood's households, to be printed and handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from libs.documents.cards import PaperCard, write_cards


@dataclass(frozen=True)
class Card:
    """What stands on the paper of one household; it is printed once and kept nowhere."""

    number: int
    address: str
    representative: str
    code: str
    secret: str
    last_on: date


def write_household_cards(
    cards: list[Card], *, neighbourhood: str, page_address: str, on: date
) -> bytes:
    """The papers as PDF. The secret is behind the `#` of the address, which no server sees."""
    return write_cards(
        [
            PaperCard(
                title=f"Hộ số {card.number}",
                lines=tuple(filter(None, (card.representative, card.address))),
                address=page_address,
                code=card.code,
                secret=card.secret,
                link=f"{page_address}#{card.code}-{card.secret}",
                until=card.last_on,
            )
            for card in cards
        ],
        head=neighbourhood,
        on=on,
    )
