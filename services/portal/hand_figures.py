"""Figures by hand: what is typed of one, and one as it is shown with its proof."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.portal.look.words import number
from services.portal.reading import Told
from services.portal.views import Link
from services.portal.views.parts import HandFigure
from services.portal.visit import file_of

TYPED = ("title", "value", "unit", "estimated", "reason")


def typed_figure(typed: Mapping[str, str]) -> dict[str, Any]:
    """What a form says of a figure, with the receipt of its proof. Raises Refused."""
    receipt = file_of(typed, "receipts")
    said = {name: typed.get(name, "") for name in TYPED}
    return {**said, "receipts": [receipt] if receipt else []}


def hand_figure(told: Told, remove: str, marker: str = "") -> HandFigure:
    """One figure; `remove` is empty where it stays, `marker` where no words show it."""
    mark = ", ước thực hiện" if told["estimated"] else ""
    return HandFigure(
        told["title"],
        f"{number(told['value'])} {told['unit']}{mark}",
        told["reason"],
        [Link(each, f"Tệp {place}") for place, each in enumerate(told["files"], start=1)],
        remove,
        marker,
    )
