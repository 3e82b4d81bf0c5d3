"""Yearly conferences of neighbourhoods in the words of pages, and the steps of a head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.portal.look.words import dmy
from services.portal.reading import Told, day, deadline, events, the_day
from services.portal.views import Link, State
from services.portal.views.community import AskedLine, CommunityView
from services.portal.views.matters import Field, MatterLine

PUBLIC = "hoi-nghi-dan-cu"
TITLE = "Hội nghị cộng đồng dân cư"
STATES = {
    "planned": State("todo", "Chưa mời các hộ"),
    "invited": State("live", "Đã mời các hộ"),
    "held": State("live", "Đã họp, chờ kết quả"),
    "concluded": State("done", "Đã có kết quả"),
    "cancelled": State("stopped", "Đã hủy"),
}
KEPT = "Không công khai: có thể là đơn, hoặc có tên người. Hãy hướng dẫn gửi đơn."


@dataclass(frozen=True)
class CommunityStep:
    """One step of a head: its address, who may, its words, its fields, when."""

    path: str
    action: str
    title: str
    send: str
    fields: Sequence[Field]
    states: tuple[str, ...]


STEPS = {
    "gui-ke-hoach": CommunityStep(
        "plan",
        "send_community_plan",
        "Ghi đã gửi kế hoạch",
        "Ghi",
        (
            Field(
                "sent_on",
                "Ngày gửi",
                "date",
                "Cho Ủy ban nhân dân, Mặt trận và Ban Thanh tra nhân dân.",
            ),
        ),
        ("planned",),
    ),
    "moi": CommunityStep(
        "invitation",
        "invite_households",
        "Ghi đã mời từng hộ",
        "Ghi",
        (Field("invited_on", "Ngày giấy mời đến hộ cuối cùng", "date"),),
        ("planned",),
    ),
    "doi-ngay": CommunityStep(
        "day",
        "move_community_conference",
        "Đổi ngày họp",
        "Đổi ngày",
        (Field("on", "Ngày họp", "date", "Phải mời lại các hộ."),),
        ("planned", "invited"),
    ),
    "so-du": CommunityStep(
        "attendance",
        "hold_community_conference",
        "Ghi số hộ dự",
        "Ghi",
        (Field("present", "Số hộ có người dự", "number"),),
        ("invited",),
    ),
    "cau-hoi": CommunityStep(
        "questions",
        "note_conference_question",
        "Ghi một câu hỏi và trả lời",
        "Ghi",
        (
            Field("question", "Các hộ hỏi gì", "area", "Công khai; không ghi tên người."),
            Field(
                "answer",
                "Trả lời, hoặc ai trả lời và khi nào",
                "area",
                "Bắt buộc trước khi ghi kết quả.",
                optional=True,
            ),
        ),
        ("held",),
    ),
    "ket-qua": CommunityStep(
        "result",
        "conclude_community_conference",
        "Ghi văn bản kết quả",
        "Công khai kết quả",
        (Field("result", "Kết quả hội nghị", "area", "Công khai; không ghi tên người."),),
        ("held",),
    ),
    "huy": CommunityStep(
        "cancellation",
        "cancel_community_conference",
        "Hủy hội nghị",
        "Hủy",
        (),
        ("planned", "invited"),
    ),
}


def line_of(told: Told, href: str) -> MatterLine:
    """A conference in a list."""
    notes = [f"{told['starts_at'][:5]} ngày {dmy(the_day(told['on']))}", told["place"]]
    if told["present"]:
        notes.append(f"{told['present']}/{told['households']} hộ dự")
    title = f"{told['unit']}, năm {told['year']}"
    return MatterLine(title, href, STATES[told["state"]], notes)


def duty_of(told: Told, href: str, today: date) -> MatterLine:
    """What a neighbourhood owes for a year."""
    due, met = the_day(told["due_on"]), day(told["met_on"])
    if met:
        state = State("late" if met > due else "done", f"Đã họp {dmy(met)}")
    elif due < today:
        state = State("late", "Quá hạn, chưa họp")
    else:
        state = STATES[told["state"]] if told["state"] else State("todo", "Chưa lập kế hoạch")
    note = f"hạn {dmy(due)} ({told['basis']})"
    return MatterLine(told["unit"], href, state, [note])


def community_of(told: Told, back: Link, home: str) -> CommunityView:
    """One conference for everybody."""
    facts = [f"{told['starts_at'][:5]} ngày {dmy(the_day(told['on']))}", told["place"]]
    if invited := day(told["invited_on"]):
        facts.append(f"mời các hộ {dmy(invited)}")
    if told["present"]:
        facts.append(f"{told['present']}/{told['households']} hộ dự")
    return CommunityView(
        title=f"{TITLE} {told['unit']}, năm {told['year']}",
        back=back,
        state=STATES[told["state"]],
        facts=facts,
        agenda=told["agenda"],
        result=told["result"],
        asked=[_asked(each) for each in told["questions"]],
        papers=_papers(told, home),
        deadline=deadline(told["invite_due"]) if told["invite_due"] else None,
        events=events(told["timeline"], {}),
    )


def sent_form(step: CommunityStep, typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, as the service wants it."""
    return {field.name: typed.get(field.name, "") for field in step.fields}


def _asked(told: Told) -> AskedLine:
    return AskedLine(
        f"Câu hỏi {told['ordinal']}",
        told["question"],
        told["answer"],
        "" if told["shown"] else KEPT,
    )


def _papers(told: Told, home: str) -> list[Link]:
    one = f"{home}/{PUBLIC}/{told['id']}/tai"
    found = []
    if told["state"] in ("invited", "held", "concluded"):
        found += [("invitation", "Giấy mời")]
    if told["state"] == "concluded":
        found += [("result", "Văn bản kết quả")]
    return [
        Link(f"{one}/{name}.{form}", f"{words} ({form.upper()})")
        for name, words in found
        for form in ("pdf", "docx")
    ]
