"""What officials see of an opinion on a draft."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from services.participation.conventions.opinions.tables import DraftOpinion
from services.participation.opinions.rules import Standing


class DraftOpinionView(BaseModel):
    """One opinion as it was typed; what waits for the clerk of petitions has no words here."""

    id: UUID
    channel: str
    received_on: date
    standing: str
    text: str
    signs: list[dict[str, str]]
    public_text: str
    ground: str | None


def opinion_view(row: DraftOpinion, *, routed: bool) -> DraftOpinionView:
    """One opinion for officials."""
    hidden = row.standing == Standing.ROUTED and not routed
    same = ("id", "channel", "received_on", "standing", "public_text", "ground")
    return DraftOpinionView(
        **{name: getattr(row, name) for name in same},
        text="" if hidden else row.text,
        signs=[] if hidden else row.signs,
    )
