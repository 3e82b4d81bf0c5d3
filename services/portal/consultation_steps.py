"""The steps that officials take with a consultation: who may, when, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services.portal.reading import Told


@dataclass(frozen=True)
class Step:
    """One step: its address in the service, who may, its words, its fields, and when."""

    path: str
    action: str
    title: str
    send: str
    fields: tuple[str, ...]
    when: Callable[[Told], bool]


def _is(*states: str) -> Callable[[Told], bool]:
    return lambda told: bool(told["state"] in states)


def _sent(told: Told) -> bool:
    return bool(told["state"] == "draft" and told["council_sent_on"])


ACTS = {
    "gui-ke-hoach": Step(
        "plan",
        "send_consultation_plan",
        "Ghi kế hoạch đã gửi HĐND, Mặt trận",
        "Ghi",
        ("number", "signed_on", "council_sent_on", "front_sent_on"),
        _is("draft"),
    ),
    "cong-khai": Step(
        "opening",
        "open_consultation",
        "Công khai dự thảo, bắt đầu lấy ý kiến",
        "Công khai hôm nay",
        ("closes_on",),
        _sent,
    ),
    "keo-dai": Step(
        "extension",
        "extend_consultation",
        "Kéo dài thời gian",
        "Kéo dài",
        ("closes_on", "reason"),
        _is("open"),
    ),
    "dung": Step(
        "withdrawal",
        "withdraw_consultation",
        "Dừng lấy ý kiến",
        "Dừng",
        ("reason",),
        _is("draft", "open"),
    ),
}


def sent_form(taken: Step, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a step, as the service wants them."""
    return {name: typed.get(name, "") for name in taken.fields}
