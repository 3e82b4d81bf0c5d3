"""What whoever keeps a roll does with a household: each act's address, words and fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PERSON = ("full_name", "born", "capable", "namesake")
CHECKS = ("capable", "namesake")


@dataclass(frozen=True)
class Step:
    """One act: its address in the service, its permission, its words, its fields."""

    path: str
    action: str
    title: str
    send: str
    fields: tuple[str, ...] = ()


STEPS = {
    "dai-dien": Step(
        "representative",
        "change_representative",
        "Đổi người đại diện",
        "Đổi người đại diện",
        PERSON,
    ),
    "uy-quyen": Step(
        "delegation",
        "delegate_household",
        "Ủy quyền cho người khác",
        "Ghi ủy quyền",
        (*PERSON, "since", "last_on"),
    ),
    "thoi-uy-quyen": Step(
        "delegation/end", "end_delegation", "Kết thúc ủy quyền", "Kết thúc ủy quyền"
    ),
    "sua": Step("entry", "correct_household", "Sửa số hộ, địa chỉ", "Lưu", ("number", "address")),
    "tach": Step(
        "split", "split_household", "Tách hộ", "Tách thành hộ mới", (*PERSON, "number", "address")
    ),
    "nhap": Step("merger", "merge_households", "Nhập vào hộ khác", "Nhập hộ", ("into_id",)),
    "ra": Step(
        "closing", "close_household", "Ra khỏi danh sách", "Đưa ra khỏi danh sách", ("ended_as",)
    ),
    "huy-ma": Step("code/revocation", "revoke_household_code", "Báo mất giấy", "Hủy mã của hộ"),
}


def sent(fields: tuple[str, ...], typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, as the service wants it; an empty number is none."""
    form: dict[str, Any] = {
        name: typed.get(name, "") for name in fields if name not in (*CHECKS, "number")
    }
    form |= {name: typed.get(name) == "1" for name in CHECKS if name in fields}
    if "number" in fields:
        form["number"] = typed.get("number", "").strip() or None
    return form
