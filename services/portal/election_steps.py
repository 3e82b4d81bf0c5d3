"""The steps of an election before residents vote, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from services.portal.asking import Refused
from services.portal.matter_fields import PUBLIC_REASON
from services.portal.reading import Told
from services.portal.views import Choice
from services.portal.views.matters import Field

NUMBER = Field("number", "Số văn bản")
LISTED = "Mỗi dòng một người: họ tên, dấu phẩy, năm sinh hoặc ngày sinh. Chỉ lưu năm sinh."
CONFIRMED = Field(
    "confirmed",
    "Thường trú trên địa bàn, không phải cán bộ, công chức, người hoạt động không chuyên trách",
    "select",
    choices=[Choice("", "Chưa xác nhận"), Choice("1", "Xác nhận với mọi người trong danh sách")],
)
NOT_VOTED = ("proposed", "agreed", "prepared")
BEFORE = ("preparing", "announced", "missed")
Form = Callable[[Mapping[str, str]], dict[str, Any]]


@dataclass(frozen=True)
class Step:
    """One step: its address in the service, who may, its words, its fields, when, what is sent."""

    path: str
    action: str
    title: str
    send: str
    fields: Sequence[Field]
    when: Callable[[Told], bool]
    sent: Form
    put: bool = False


def these(*names: str) -> Form:
    """The fields as they were typed."""
    return lambda typed: {name: typed.get(name, "") for name in names}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _candidates(typed: Mapping[str, str]) -> dict[str, Any]:
    people = []
    for line in _lines(typed.get("people", "")):
        name, _, born = (part.strip() for part in line.rpartition(","))
        if not name or not born:
            said = f"Dòng “{line[:40]}” chưa đủ họ tên và năm sinh, ngăn bằng dấu phẩy."
            raise Refused(422, said, {"people": said})
        people.append({"full_name": name, "born": born})
    listed = {"people": people, "confirmed": typed.get("confirmed") == "1"}
    return these("met_on", "present", "course")(typed) | listed


def _team(typed: Mapping[str, str]) -> dict[str, Any]:
    return {**these("number", "on")(typed), "team": _lines(typed.get("team", ""))}


def _to_do(step: str) -> Callable[[Told], bool]:
    """While that step of an election of a head is not done and the day is not over."""
    return lambda told: (
        told["board_id"] is None and told["state"] == "preparing" and step not in done(told)
    )


def acts_of(told: Told) -> dict[str, Step]:
    """The steps before residents elect a head, or into a board."""
    return BOARD_ACTS if told["board_id"] else ACTS


def done(told: Told) -> set[str]:
    """Which steps are done."""
    return {each["step"] for each in told["steps"] if each["done_on"]}


ACTS = {
    "ung-cu": Step(
        "candidates",
        "write_candidates",
        "Lập danh sách người ứng cử (Mẫu 05)",
        "Lưu danh sách",
        (
            Field("met_on", "Ngày họp giới thiệu người ứng cử", "date"),
            Field("present", "Số người dự", "number"),
            Field("people", "Người ứng cử", "area", LISTED),
            Field("course", "Ý kiến tại cuộc họp", "area", optional=True),
        ),
        _to_do("candidates"),
        _candidates,
        put=True,
    ),
    "gui-danh-sach": Step(
        "candidates/sending",
        "send_candidates",
        "Gửi danh sách đến Ủy ban nhân dân",
        "Gửi hôm nay",
        (),
        lambda told: told["written"] and _to_do("candidates")(told),
        these(),
    ),
    "to-bau-cu": Step(
        "team",
        "form_election_team",
        "Thành lập Tổ bầu cử",
        "Ghi quyết định",
        (
            NUMBER,
            Field("on", "Ngày văn bản", "date"),
            Field("team", "Tổ bầu cử", "area", "Mỗi dòng một người, Tổ trưởng trước."),
        ),
        _to_do("team"),
        _team,
    ),
    "thong-bao": Step(
        "announcement",
        "announce_election",
        "Ghi ngày thông báo ngày bầu cử, danh sách ứng cử",
        "Ghi ngày",
        (Field("announced_on", "Ngày niêm yết, thông báo đến các hộ", "date"),),
        lambda told: {"candidates", "team"} <= done(told) and _to_do("announcement")(told),
        these("announced_on"),
    ),
    "doi-ngay": Step(
        "day",
        "move_election",
        "Dời ngày bầu, hoặc họp bầu lần hai",
        "Ghi ngày mới",
        (
            Field("on", "Ngày bầu mới", "date", "Phải thông báo lại trước ngày này."),
            NUMBER,
            PUBLIC_REASON,
        ),
        lambda told: told["state"] in BEFORE and told["matter_state"] in NOT_VOTED,
        these("on", "number", "reason"),
    ),
    "huy": Step(
        "cancellation",
        "call_off_election",
        "Hủy cuộc bầu cử",
        "Hủy",
        (PUBLIC_REASON,),
        lambda told: told["state"] in BEFORE and told["matter_state"] in ("agreed", "prepared"),
        these("reason"),
    ),
}
# Into a board the list goes to nobody but residents, and there is no team.
BOARD_ACTS = {
    "ung-cu": replace(
        ACTS["ung-cu"],
        title="Lập danh sách người ứng cử",
        fields=(*ACTS["ung-cu"].fields, CONFIRMED),
        when=lambda told: told["state"] == "preparing",
    ),
    "doi-ngay": replace(
        ACTS["doi-ngay"],
        fields=[each for each in ACTS["doi-ngay"].fields if each != NUMBER],
    ),
    "thong-bao": replace(
        ACTS["thong-bao"],
        when=lambda told: told["written"] and told["state"] == "preparing",
    ),
}
