"""What a session held online owes, on its page at the desk: each duty with its clock and form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services.portal.look.words import dmy
from services.portal.reading import Told, day, deadline, rule_words, the_day, urgency
from services.portal.views import Choice, State
from services.portal.views.reception import OnlineDutyLine, OnlineView

TRIED_BY = {
    "office": "Văn phòng HĐND và UBND",
    "reception": "Cán bộ tiếp công dân",
    "technician": "Công chức phụ trách công nghệ thông tin",
    "provider": "Đơn vị cung cấp đường truyền",
}
RECORDED = {"yes": "Có ghi", "no": "Không ghi"}
# What is still to be done, as a task.
TASKS = {
    "notice": "Thông báo buổi tiếp trực tuyến",
    "trial": "Chạy thử đường truyền buổi tiếp trực tuyến",
    "opening": "Mở đường kết nối buổi tiếp trực tuyến",
    "recording": "Ghi nhận việc ghi âm, ghi hình buổi tiếp trực tuyến",
}


@dataclass(frozen=True)
class Step:
    """A step: the permission, its address in the service, its words, its fields, and when."""

    action: str
    path: str
    title: str
    send: str
    fields: tuple[str, ...]
    when: Callable[[Told, str], bool]


def _owes(duty: str, *, on_its_day: bool = False) -> Callable[[Told, str], bool]:
    """Whether a session still owes this, and it can be done by now."""

    def when(told: Told, today: str) -> bool:
        if not told["online"] or (on_its_day and told["held_on"] > today):
            return False
        return duty in {one["duty"] for one in told["online"]["duties"] if not one["done_on"]}

    return when


def _to_come(told: Told, today: str) -> bool:
    return bool(told["online"] and told["progress"] == "planned" and told["held_on"] >= today)


STEPS = {
    "thong-bao": Step(
        "notify_online_session",
        "online/notice",
        "Ghi thông báo buổi tiếp trực tuyến",
        "Ghi thông báo",
        ("on", "document_number"),
        _owes("notice"),
    ),
    "chay-thu": Step(
        "try_online_line",
        "online/trial",
        "Ghi chạy thử đường truyền",
        "Ghi chạy thử",
        ("on", "tried_by"),
        _owes("trial"),
    ),
    "duong-ket-noi": Step(
        "set_online_link",
        "online/link",
        "Đường kết nối",
        "Lưu đường kết nối",
        ("link",),
        _to_come,
    ),
    "mo-ket-noi": Step(
        "open_online_link",
        "online/opening",
        "Ghi giờ mở đường kết nối",
        "Ghi giờ mở",
        ("at",),
        _owes("opening", on_its_day=True),
    ),
    "ghi-am": Step(
        "state_recording",
        "online/recording",
        "Ghi âm, ghi hình",
        "Lưu",
        ("recorded", "kept_at"),
        _owes("recording", on_its_day=True),
    ),
}


def sent(fields: tuple[str, ...], typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a step as reception takes them."""
    form: dict[str, Any] = {field: typed.get(field, "") for field in fields}
    if "tried_by" in fields:
        form["tried_by"] = [office for office in TRIED_BY if typed.get(f"tried-{office}")]
    return form


def online_view(told: Told) -> OnlineView | None:
    """What it owes in words; nothing of a session that is held in a room."""
    online = told["online"]
    if not online:
        return None
    if online["recorded"] is None:
        recording = ""
    else:
        recording = f"Bản ghi lưu tại {online['kept_at']}" if online["recorded"] else "Không ghi"
    return OnlineView(
        link=online["link"],
        recording=recording,
        duties=[
            OnlineDutyLine(
                title=rule_words(one["explanation"]["rule"], the_day(told["held_on"]))[0],
                notes=_notes(one),
                state=_state(one),
                deadline=deadline(one["explanation"]),
            )
            for one in online["duties"]
        ],
    )


def offices() -> list[Choice]:
    """From which offices the line was tried."""
    return [Choice(value, words) for value, words in TRIED_BY.items()]


def _notes(told: Told) -> list[str]:
    notes = [f"trước {told['due_at'][:5]}"] if told["due_at"] else []
    if told["document_number"]:
        notes.append(f"số {told['document_number']}")
    return notes + [TRIED_BY[office] for office in told["tried_by"]]


def _state(told: Told) -> State:
    done_on = day(told["done_on"])
    if done_on is None:
        return urgency(told["days_left"])
    at = f"{told['done_at'][:5]} " if told["done_at"] else ""
    if told["days_late"]:
        return State("late", f"{at}{dmy(done_on)}, muộn")
    return State("done", f"{at}{dmy(done_on)}")
