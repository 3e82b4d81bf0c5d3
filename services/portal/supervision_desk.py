"""The desk of supervision: a room for those who work in it, what was sent for everybody else."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from fastapi.responses import Response

from services.portal import supervision_words as words
from services.portal.acts import with_form
from services.portal.inspection_words import units_to_check
from services.portal.reading import Told, deadline
from services.portal.rooms import told_in_room
from services.portal.views import Choice, DeadlineView, FormView, State
from services.portal.views.inspections import CheckLine
from services.portal.views.matters import Act, Field
from services.portal.views.supervisions import SupervisionList, SupervisionsView
from services.portal.visit import Visit

OUTSIDE = (
    "Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng và Mặt trận có hồ sơ riêng."
    " Ở đây chỉ có văn bản đã gửi cho Ủy ban nhân dân."
)
NO_WORK = Choice("", "Không theo công trình")


async def again(visit: Visit, name: str, form: FormView) -> Response:
    """The desk with a form that was refused."""
    view = await desk(visit)
    acts = with_form(view.acts, name, form)
    return await visit.page("supervisions.html.j2", replace(view, acts=acts), 422)


async def desk(visit: Visit) -> SupervisionsView:
    """Supervisions, works and papers that the visitor may know of, and what can be begun."""
    # The report on the fourth quarter is written in January.
    told, works, papers, former, units, room, owed = await asyncio.gather(
        visit.asking.get("inspections", "supervisions"),
        visit.asking.get("inspections", "works"),
        visit.asking.get("inspections", "room-papers", year=visit.today.year),
        visit.asking.get("inspections", "room-papers", year=visit.today.year - 1),
        visit.asking.get("inspections", "units"),
        told_in_room(visit, "room"),
        told_in_room(visit, "owed-reports"),
    )
    going = [each for each in told if each["state"] not in words.OVER]
    over = [each for each in told if each["state"] in words.OVER]
    parts = [
        SupervisionList("going", "Đang thực hiện", _lines(visit, going), "Không có cuộc nào."),
        SupervisionList("over", "Đã xong", _lines(visit, over), "Chưa có cuộc nào."),
        SupervisionList(
            *("works", "Công trình do cộng đồng giám sát"),
            _work_lines(visit, works),
            "Chưa có công trình nào.",
        ),
        SupervisionList(
            *("papers", "Kế hoạch, chương trình, báo cáo của năm nay và năm trước"),
            _paper_lines(visit, [*papers, *former]),
            "Chưa có văn bản nào.",
        ),
    ]
    acts = [_drafting(visit, works, units), _writing(visit, room)] if room else []
    if room and visit.visitor.may("open_work"):
        acts.append(_opening(visit, units))
    return SupervisionsView(
        title=words.TITLE,
        finding=f"{len(going) or 'Không có'} cuộc đang thực hiện",
        says=f"Hồ sơ riêng: {words.ROOMS[room['room']]}." if room else OUTSIDE,
        parts=parts,
        acts=acts,
        owed=[_owed(visit, each) for each in owed or ()],
    )


def _owed(visit: Visit, told: Told) -> tuple[DeadlineView, State]:
    """A quarter on which the board reports, with every day counted; whether that day passed."""
    due = replace(deadline(told["clock"]), title=words.report_title(told))
    return due, words.clock(due.due_on, visit.today).state


def _drafting(visit: Visit, works: list[Told], units: list[Told]) -> Act:
    open_works = [Choice(each["id"], each["name"]) for each in works if each["state"] == "notified"]
    places = units_to_check(units)
    fields = [
        Field("subject", "Tên cuộc giám sát"),
        Field("scope", "Nội dung, phạm vi", "area"),
        Field("unit_id", "Nơi được giám sát", "select", choices=places),
        Field("starts_on", "Ngày bắt đầu", "date"),
    ]
    if open_works:
        hint = "Của Ban Giám sát đầu tư của cộng đồng."
        field = Field("work_id", "Công trình", "select", hint, True, [NO_WORK, *open_works])
        fields.insert(3, field)
    form = FormView(f"{visit.home}/{words.DESK}")
    return Act("lap", "Lập kế hoạch một cuộc giám sát", "Lập dự thảo", form, fields)


def _lines(visit: Visit, told: list[Told]) -> list[CheckLine]:
    here = f"{visit.home}/{words.DESK}"
    return [
        CheckLine(
            each["subject"], f"{here}/{each['id']}", words.STATES[each["state"]], words.facts(each)
        )
        for each in told
    ]


def _work_lines(visit: Visit, told: list[Told]) -> list[CheckLine]:
    here = f"{visit.home}/{words.WORKS}"
    return [
        CheckLine(
            each["name"],
            f"{here}/{each['id']}",
            words.WORK_STATES[each["state"]],
            words.work_facts(each),
        )
        for each in told
    ]


def _paper_lines(visit: Visit, told: list[Told]) -> list[CheckLine]:
    here = f"{visit.home}/{words.PAPERS}"
    return [
        CheckLine(
            words.paper_title(each),
            f"{here}/{each['id']}",
            words.paper_state(each),
            words.paper_facts(each),
        )
        for each in told
    ]


def _opening(visit: Visit, units: list[Told]) -> Act:
    """The Front puts a work under a board."""
    boards = [
        Choice(each["id"], each["name"]) for each in units if each["kind"] == "investment_board"
    ]
    places = units_to_check(units)
    fields = [
        Field("name", "Tên công trình, dự án"),
        Field("investor", "Chủ đầu tư", hint="Tên cơ quan, đơn vị; không ghi tên người."),
        Field("unit_id", "Đơn vị của phường phụ trách", "select", choices=places),
        Field("board_id", "Ban Giám sát đầu tư của cộng đồng", "select", choices=boards),
        Field("members", "Số thành viên", "number"),
        Field("residents", "Trong đó đại diện người dân", "number"),
    ]
    form = FormView(f"{visit.home}/{words.WORKS}", prefix="cong-trinh-")
    return Act("cong-trinh", "Thêm công trình được giám sát", "Thêm công trình", form, fields)


def _writing(visit: Visit, room: Told) -> Act:
    """A plan or a report."""
    kinds = [Choice(kind, words.KINDS[kind]) for kind in room["paper_kinds"]]
    fields = [
        Field("kind", "Loại văn bản", "select", choices=kinds),
        Field("year", "Năm", "number"),
        Field("quarter", "Quý", "select", choices=words.QUARTERS),
        Field("body", "Nội dung", "area"),
    ]
    typed = {"year": str(visit.today.year)}
    form = FormView(f"{visit.home}/{words.PAPERS}", typed, prefix="van-ban-")
    return Act("van-ban", "Lập kế hoạch, chương trình, báo cáo", "Lập bản thảo", form, fields)
