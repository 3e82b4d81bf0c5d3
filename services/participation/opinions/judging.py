"""What becomes of words that somebody looked at, whatever draft they are about."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.participation.opinions.rules import NOT_COUNTED, Ground, Standing


class Judged(OfWard, kw_only=True):
    """Words without a name: `text` is for officials, everybody reads `public_text`.

    `signs` says why a clerk had to look first.
    """

    text: Mapped[str]
    standing: Mapped[str]
    author_id: Mapped[str] = mapped_column(default="")
    signs: Mapped[list[Any]] = mapped_column(JSONB, default_factory=list)
    public_text: Mapped[str] = mapped_column(default="")
    ground: Mapped[str | None] = mapped_column(default=None)


def release(row: Judged, text: str) -> None:
    """Everybody may read these words."""
    row.standing, row.public_text, row.ground = Standing.RELEASED, text, None


def keep(row: Judged, ground: Ground) -> None:
    """Its words are shown to nobody; it counts all the same, unless it is spam or sent twice."""
    row.standing = Standing.EXCLUDED if ground in NOT_COUNTED else Standing.COUNTED
    row.public_text, row.ground = "", ground


def hand_over(row: Judged) -> None:
    """It was written into the register of letters, and nothing of it stays here."""
    row.standing, row.text, row.public_text = Standing.HANDED_OVER, "", ""
    row.signs, row.author_id = [], ""
