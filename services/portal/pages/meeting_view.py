"""A meeting as its page and the lists show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from libs.kernel.clock import VIETNAM
from services.portal.duties.tasks import task_clock
from services.portal.pages.disclosures import KINDS
from services.portal.pages.plan import TASK_STATES
from services.portal.reading import Told, day, moment, the_day
from services.portal.views import (
    Choice,
    ConclusionLine,
    DocumentView,
    Event,
    FileView,
    FormView,
    Link,
    MeetingLine,
    MeetingPageView,
    State,
    TaskLine,
)
from services.portal.visit import Visit

INVITATION = ("on", "starts_at", "place", "agenda")
STATES = {
    "called": State("todo", "Đã mời họp"),
    "held": State("done", "Đã họp"),
    "cancelled": State("stopped", "Đã hủy"),
}
BACK = {
    "committee": ("viec/ban-chi-dao", "Ban Chỉ đạo"),
    "front": ("viec/mat-tran", "Phối hợp với Mặt trận"),
}


def meeting_line(visit: Visit, told: Told) -> MeetingLine:
    """A meeting in a list."""
    note = f"{told['present']}/{told['invited']} người dự" if told["present"] else ""
    if told["number"]:
        note += f", thông báo số {told['number']}"
    return MeetingLine(
        title=told["title"],
        href=f"{visit.home}/viec/hop/{told['id']}",
        on=the_day(told["on"]),
        starts_at=told["starts_at"],
        place=told["place"],
        state=STATES[told["state"]],
        note=note,
    )


async def units_of(visit: Visit) -> list[Choice]:
    """The units that are open, to choose from."""
    units = await visit.asking.get("directory", "units")
    return [Choice(unit["id"], unit["name"]) for unit in units if not unit.get("closed_on")]


async def meeting_view(visit: Visit, told: Told) -> MeetingPageView:
    """One meeting, with the forms that make sense now."""
    one = told["meeting"]
    here = f"{visit.home}/viec/hop/{one['id']}"
    href, words = BACK[one["kind"]]
    called, may = one["state"] == "called", visit.visitor.may
    concluding = one["state"] == "held" and not one["number"] and may("add_conclusion")
    view = MeetingPageView(
        title=one["title"],
        back=Link(f"{visit.home}/{href}", words),
        state=STATES[one["state"]],
        on=the_day(one["on"]),
        starts_at=one["starts_at"],
        place=one["place"],
        agenda=told["agenda"],
        attendance=f"{one['present']}/{one['invited']} người" if one["present"] else "",
        documents=[
            _file(each, f"Tài liệu {n}", moment(told["called_at"]))
            for n, each in enumerate(told["documents"], 1)
        ],
        minutes=[_file(told["minutes"], "Biên bản", start_of(one))] if told["minutes"] else [],
        changes=[_change(each) for each in told["changes"]],
        conclusions=[_conclusion(visit, each, concluding) for each in told["conclusions"]],
        number=_number(one),
    )
    if told["conclusions"]:
        view = replace(view, downloads=_downloads(visit, one), acts=_acts(visit, one, here))
    if concluding:
        form = FormView(f"{here}/ket-luan", prefix="kl-")
        view = replace(view, conclude=form, units=await units_of(visit))
    if called and may("hold_meeting"):
        typed = {name: str(one.get(name) or told.get(name)) for name in INVITATION}
        view = replace(
            view,
            hold=FormView(f"{here}/bien-ban", prefix="bb-"),
            move=FormView(f"{here}/doi", typed, prefix="doi-"),
            cancel=FormView(f"{here}/huy", prefix="huy-"),
        )
    return view


def _number(one: Told) -> DocumentView | None:
    return DocumentView(one["number"], the_day(one["signed_on"]), "") if one["number"] else None


def _downloads(visit: Visit, one: Told) -> list[Link]:
    draft = "" if one["number"] else ", dự thảo"
    paper = f"/api/wards{visit.home}/planning/meetings/{one['id']}/announcement"
    return [
        Link(f"{paper}.docx", f"Thông báo kết luận (DOCX{draft})"),
        Link(f"{paper}.pdf", f"Thông báo kết luận (PDF{draft})"),
    ]


def _acts(visit: Visit, one: Told, here: str) -> list[Link]:
    if one["number"] or not visit.visitor.may("announce_conclusions"):
        return []
    return [Link(f"{here}/thong-bao", "Ký Thông báo kết luận")]


def _conclusion(visit: Visit, told: Told, concluding: bool) -> ConclusionLine:
    remove = FormView(f"{visit.home}/viec/ket-luan/{told['id']}/bo") if concluding else None
    return ConclusionLine(
        ordinal=told["ordinal"],
        text=told["text"],
        units=", ".join(unit["name"] for unit in told["lead_units"]),
        due_on=day(told["due_on"]),
        tasks=[_task(visit, task) for task in told["tasks"]],
        remove=remove,
    )


def _task(visit: Visit, task: Told) -> TaskLine:
    is_open = task["state"] == "open"
    return TaskLine(
        path="",
        text=task["title"],
        href=f"{visit.home}/viec/nhiem-vu/{task['id']}",
        lead=task["lead_unit"]["name"] if task["lead_unit"] else "Chưa giao đơn vị",
        rhythm="",
        state=TASK_STATES[task["state"]],
        clock=task_clock(visit, task) if is_open else None,
    )


def start_of(one: Told) -> datetime:
    """The moment a meeting began."""
    return datetime.fromisoformat(f"{one['on']}T{one['starts_at']}").replace(tzinfo=VIETNAM)


def _change(told: Told) -> Event:
    was = f"Lịch trước: {told['starts_at']} ngày {the_day(told['on']):%d/%m/%Y}, {told['place']}"
    return Event(moment(told["noted_at"]), f"{was}. Lý do thay đổi: {told['reason']}")


def _file(told: Told, name: str, added_at: datetime) -> FileView:
    return FileView(
        f"{name}, {KINDS.get(told['media_type'], 'tệp')}",
        told["link"],
        told["size_bytes"],
        told["sha256"],
        added_at,
    )
