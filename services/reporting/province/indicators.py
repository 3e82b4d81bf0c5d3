"""What a province compares: shares of headline figures, read from indicators.yaml. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from services.reporting.province.rules import Standing
from services.reporting.province.spread import Share


class Better(StrEnum):
    """Which way a share is the better one."""

    HIGH = "high"
    LOW = "low"


class Indicator(BaseModel):
    """A share: a part of a whole, both of headline figures."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z_]+$")
    title: str
    part: str
    whole: tuple[str, ...] = Field(min_length=1)
    better: Better

    def share_of(self, code: str, figures: Mapping[str, int]) -> Share | None:
        """A ward's share; None where a figure is missing, the whole is nothing, or less than it."""
        if not {self.part, *self.whole} <= figures.keys():
            return None
        part, whole = figures[self.part], sum(figures[key] for key in self.whole)
        return Share(code, part, whole) if whole and 0 <= part <= whole else None


@cache
def indicators() -> tuple[Indicator, ...]:
    """The shares, in the order in which they are shown."""
    raw = yaml.safe_load((Path(__file__).parent / "indicators.yaml").read_text(encoding="utf-8"))
    return tuple(Indicator.model_validate(entry) for entry in raw)


def shares_of(indicator: Indicator, standings: Sequence[Standing]) -> list[Share]:
    """The shares of those wards that have one."""
    found = (indicator.share_of(each.code, each.figures) for each in standings)
    return [share for share in found if share is not None]
