"""The places every ward has, and what a neighbourhood is called in the directory."""

from __future__ import annotations

from uuid import UUID, uuid5

from services.disclosures.posting.rules import PlaceKind

NEIGHBOURHOOD = "neighbourhood"  # khu phố, tổ dân phố, thôn
WARD_PLACES = UUID("5d0f2f2e-54a4-4d4e-9d0c-6f7b8a1c2d3e")
SEATS = {
    PlaceKind.HEADQUARTERS: "Trụ sở HĐND và UBND",
    PlaceKind.RECEPTION_PLACE: "Nơi tiếp công dân",
}


def seat_id(ward_id: str, kind: PlaceKind) -> UUID:
    """The id of the one place of that kind in a ward: the same whenever it is asked for."""
    return uuid5(WARD_PLACES, f"{ward_id}/{kind}")
