"""What keeps a commendation waiting, and of whom."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from pydantic import Field

from libs.law.measures import Confidence
from libs.law.reading import DATA, Span, read_entries
from libs.law.titles import Holder


class Cause(StrEnum):
    """Why nothing is decided yet."""

    DISCIPLINE = "discipline"  # kỷ luật
    INSPECTION = "inspection"  # thanh tra, kiểm tra
    PETITION = "petition"  # khiếu nại, tố cáo


class BlockGround(Span):
    """A cause, its words, and whom it keeps waiting."""

    id: Cause
    title: str
    holders: tuple[Holder, ...]
    without: tuple[str, ...] = Field(default=(), alias="except")
    basis: str
    confidence: Confidence


@cache
def block_grounds() -> tuple[BlockGround, ...]:
    """Every ground, in the order in which they are said. Raises LawDataBroken."""
    return tuple(read_entries(DATA / "award_blocks.yaml", BlockGround))
