"""The steps of a meeting of residents, of ballots on paper, of a vote on the web."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.portal.reading import Told
from services.portal.steps import in_state
from services.portal.typed import household_ids
from services.portal.views import Choice
from services.portal.views.matters import Field

SUMS = {
    "present": "Số đại diện hộ tham gia",
    "yes": "Tán thành",
    "no": "Không tán thành",
    "other": "Ý kiến khác",
    "invalid": "Phiếu không hợp lệ",
}
WITNESSES = Field("witnesses", "Hai hộ chứng kiến", hint="Số của hai hộ có mặt, ví dụ: 3, 17")
Form = Callable[[Told, Mapping[str, str]], dict[str, Any]]


@dataclass(frozen=True)
class Step:
    """One step: its address in the service, who may, its words, its fields, when, what is sent."""

    path: str
    action: str
    title: str
    send: str
    fields: Callable[[Told], Sequence[Field]]
    when: Callable[[Told], bool]
    sent: Form


def these(*names: str) -> Form:
    """The fields as they were typed; what stayed empty is left out."""
    return lambda told, typed: {name: typed[name] for name in names if typed.get(name)}


def _tellers(told: Told, typed: Mapping[str, str]) -> dict[str, Any]:
    people = [line.strip() for line in typed.get("tellers", "").splitlines() if line.strip()]
    said = {name: typed.get(name, "") for name in ("secretary", "approving")}
    return {**said, "tellers": people, "secret": typed.get("secret") == "1"}


def several(told: Told) -> bool:
    """Whether more than one person stands, so that each one's ballots are counted."""
    return len(told["candidates"]) > 1


def _box_words(told: Told) -> dict[str, str]:
    """What is counted in one box, each with its words."""
    if not several(told):
        return SUMS
    people = {f"v{one['ordinal']}": f"Bầu {one['full_name']}" for one in told["candidates"]}
    last = {"nobody": "Không bầu ai", "invalid": SUMS["invalid"]}
    return {"present": SUMS["present"], **people, **last}


def _box_fields(told: Told, prefix: str, of: str) -> list[Field]:
    words = _box_words(told).items()
    return [Field(f"{prefix}{name}", f"{of}: {text}", "number") for name, text in words]


def _box(told: Told, typed: Mapping[str, str], prefix: str) -> dict[str, Any]:
    sums: dict[str, Any] = {name: typed.get(f"{prefix}{name}", "") for name in _box_words(told)}
    if not several(told):
        return sums
    return sums | {
        "votes": {one["id"]: sums.pop(f"v{one['ordinal']}") for one in told["candidates"]}
    }


def count_fields(told: Told) -> list[Field]:
    """The sums of each cluster, the witnesses, how it went."""
    fields = []
    for place, each in enumerate(told["clusters"]):
        fields += _box_fields(told, f"c{place}-", each["name"])
    if len(told["clusters"]) > 1:
        fields += _box_fields(told, "t-", "Tổng")
    course = Field("course", "Diễn biến, ý kiến thảo luận", "area", optional=True)
    return [*fields, WITNESSES, course]


def count(told: Told, typed: Mapping[str, str]) -> dict[str, Any]:
    """The sums as the service wants them."""
    clusters = [
        {"cluster_id": each["id"], **_box(told, typed, f"c{place}-")}
        for place, each in enumerate(told["clusters"])
    ]
    total = _box(told, typed, "t-" if len(clusters) > 1 else "c0-")
    numbers = {seat["number"]: seat["household_id"] for seat in told["seats"]}
    seen = household_ids(typed.get("witnesses", ""), numbers, "witnesses")
    said = {"clusters": clusters, "total": total, "witness_ids": seen}
    return said | {"course": typed.get("course", "")}


def _counting(told: Told) -> bool:
    """Tellers are there, and votes can be counted."""
    return told["state"] == "opened" and told["approving"] is not None


def ballot_fields(told: Told) -> list[Field]:
    """What went out, what came back, and who saw the counting."""
    sums = [
        Field(name, "Số phiếu thu về" if name == "present" else text, "number")
        for name, text in SUMS.items()
    ]
    return [Field("given", "Số phiếu phát ra", "number"), *sums, WITNESSES]


def ballots(told: Told, typed: Mapping[str, str]) -> dict[str, Any]:
    """What went out and came back, as the service wants it."""
    numbers = {each["number"]: each["household_id"] for each in told["numbers"]}
    seen = household_ids(typed.get("witnesses", ""), numbers, "witnesses")
    box = _box(told, typed, "")
    said = {"given": typed.get("given", ""), "witness_ids": seen}
    return said | ({"total": box} if several(told) else box)


def nothing(told: Told, typed: Mapping[str, str]) -> dict[str, Any]:
    """A step that says nothing more."""
    return {}


def _told_fields(told: Told) -> list[Field]:
    noticed = Field("noticed_on", "Ngày niêm yết, gửi thông báo mời họp", "date")
    papers = Field(
        "documents_on",
        "Ngày gửi tài liệu đến từng hộ",
        "date",
        optional=not told["documents_needed"],
    )
    return [noticed, papers]


HANDS = [Choice("0", "Giơ tay"), Choice("1", "Bỏ phiếu kín")]
MEETING = {
    "thong-bao": Step(
        "notice", "announce_meeting", "Ghi ngày thông báo, gửi tài liệu", "Ghi ngày",
        _told_fields, in_state("planned"), these("noticed_on", "documents_on"),
    ),
    "mo": Step(
        "opening", "open_meeting", "Mở cuộc họp, chốt danh sách hộ", "Mở cuộc họp",
        lambda told: (), in_state("planned"), nothing,
    ),
    "ban-kiem-phieu": Step(
        "tellers", "approve_tellers", "Bầu thư ký và Ban kiểm phiếu", "Ghi kết quả bầu",
        lambda told: [
            Field("secretary", "Thư ký"),
            Field("tellers", "Ban kiểm phiếu", "area", "3 đến 5 người, mỗi dòng một người."),
            Field("approving", "Số người dự tán thành", "number"),
            Field("secret", "Cách biểu quyết do người dự chọn", "radios", choices=HANDS),
        ],
        in_state("opened"), _tellers,
    ),
    "kiem-phieu": Step(
        "count", "count_meeting", "Ghi kết quả kiểm phiếu", "Ghi kết quả",
        count_fields, lambda told: _counting(told) and not several(told), count,
    ),
    "kiem-phieu-bau": Step(
        "votes", "count_election", "Ghi kết quả kiểm phiếu bầu cử", "Ghi kết quả",
        count_fields, lambda told: _counting(told) and several(told), count,
    ),
    "khong-du": Step(
        "lacking", "close_lacking_meeting", "Kết thúc vì không đủ đại diện hộ", "Ghi không đủ",
        lambda told: (),
        lambda told: told["state"] == "opened" and told["present"] < told["needed"], nothing,
    ),
    "dung": Step(
        "breaking-off", "break_off_meeting", "Dừng cuộc họp khi chưa kiểm phiếu", "Dừng cuộc họp",
        lambda told: [
            Field("course", "Diễn biến, vì sao phải dừng", "area", "Được mời họp lại sau đó.")
        ],
        in_state("opened"), these("course"),
    ),
    "huy": Step(
        "cancellation", "cancel_meeting_of_residents", "Hủy cuộc họp", "Hủy",
        lambda told: (), in_state("planned"), nothing,
    ),
}  # fmt: skip
HANDOUT = {
    "thong-bao": Step(
        "notice", "announce_handout", "Ghi ngày gửi kế hoạch, thông tin đến các hộ", "Ghi ngày",
        lambda told: [
            Field("sent_on", "Ngày gửi kế hoạch đến Ủy ban nhân dân và Mặt trận", "date"),
            Field("informed_on", "Ngày thông tin đến các hộ", "date"),
        ],
        in_state("planned"), these("sent_on", "informed_on"),
    ),
    "mo": Step(
        "opening", "open_handout", "Bắt đầu phát phiếu, chốt danh sách hộ", "Bắt đầu",
        lambda told: (), in_state("planned"), nothing,
    ),
    "kiem-phieu": Step(
        "count", "count_handout", "Ghi kết quả kiểm phiếu", "Ghi kết quả",
        ballot_fields, lambda told: told["state"] == "opened" and not several(told), ballots,
    ),
    "kiem-phieu-bau": Step(
        "votes", "count_election_handout", "Ghi kết quả kiểm phiếu bầu cử", "Ghi kết quả",
        lambda told: [
            Field("given", "Số phiếu phát ra", "number"),
            *_box_fields(told, "", "Thu về"),
            WITNESSES,
        ],
        lambda told: told["state"] == "opened" and several(told), ballots,
    ),
    "gia-han": Step(
        "lengthening", "lengthen_handout", "Gia hạn thu phiếu để phát đủ các hộ", "Gia hạn",
        lambda told: [
            Field("until", "Ngày thu phiếu cuối cùng mới", "date"),
            Field("given", "Số phiếu đã phát đến hôm nay", "number"),
            Field("reason", "Vì sao chưa phát đủ", "area"),
        ],
        lambda told: told["state"] == "opened" and told["lengthenable"],
        these("until", "given", "reason"),
    ),
    "huy": Step(
        "cancellation", "cancel_handout", "Hủy đợt phát phiếu", "Hủy",
        lambda told: (), in_state("planned"), nothing,
    ),
}  # fmt: skip
