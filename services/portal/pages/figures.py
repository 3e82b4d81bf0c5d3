"""A number of a report opened: its definition and every fact it counts, with the evidence."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal.asking import Sentence
from services.portal.look.words import number
from services.portal.objects import page_of
from services.portal.pages.items import pager
from services.portal.reading import Told, moment, the_day
from services.portal.views import FactLine, FigureView, Link
from services.portal.visit import Visit, Visited

router = APIRouter()
FACTS = 100
EVENTS = {
    "directory.committee.consolidated": "Kiện toàn Ban Chỉ đạo",
    "directory.unit.opened": "Lập đơn vị",
    "directory.unit.closed": "Kết thúc đơn vị",
    "planning.plan.approved": "Phê duyệt kế hoạch",
    "planning.task.assigned": "Giao nhiệm vụ",
    "planning.task.progressed": "Ghi tiến độ",
    "planning.task.done": "Kết thúc nhiệm vụ",
    "planning.task.overdue": "Nhiệm vụ quá hạn",
    "planning.committee.met": "Họp Ban Chỉ đạo",
    "planning.front.heard": "Nghe Mặt trận phản ánh",
    "planning.conclusions.announced": "Thông báo kết luận cuộc họp",
    "planning.programme.agreed": "Ký chương trình năm",
    "planning.staff_conference.due": "Đến kỳ hội nghị cán bộ, công chức, viên chức",
    "planning.staff_conference.held": "Hội nghị cán bộ, công chức, viên chức",
    "planning.staff_conference.checked": "Kiểm tra việc thực hiện nghị quyết hội nghị",
    "planning.staff_matter.settled": "Kết luận việc người làm việc đề xuất",
    "planning.urging.sent": "Gửi đôn đốc",
    "planning.urging.answered": "Trả lời đôn đốc",
    "planning.reception_days.set": "Xếp lịch tiếp công dân",
    "disclosures.obligation.raised": "Phát sinh nghĩa vụ công khai",
    "disclosures.obligation.dated": "Có văn bản phải công khai",
    "disclosures.obligation.late": "Quá hạn công khai",
    "disclosures.disclosure.published": "Công khai",
    "disclosures.disclosure.corrected": "Đính chính",
    "disclosures.disclosure.withdrawn": "Thu hồi",
    "disclosures.disclosure.completed": "Hoàn thành công khai",
    "disclosures.posting.started": "Niêm yết",
    "disclosures.posting.broken": "Niêm yết bị gián đoạn",
    "disclosures.posting.ended": "Kết thúc niêm yết",
    "disclosures.broadcast.held": "Phát truyền thanh",
    "disclosures.notice.given": "Thông báo đến nơi nhận",
    "disclosures.quarterly_list.issued": "Lập danh mục quý",
    "reception.session.posted": "Đăng lịch tiếp công dân",
    "reception.session.unposted": "Quá hạn đăng lịch tiếp công dân",
    "reception.session.held": "Tiếp công dân",
    "reception.booking.made": "Đăng ký giờ tiếp công dân",
    "reception.booking.cancelled": "Hủy giờ tiếp công dân",
    "reception.refusal.made": "Từ chối tiếp công dân",
    "reception.refusal.notified": "Thông báo từ chối tiếp công dân",
    "reception.refusal.late": "Thông báo từ chối quá hạn",
    "reception.visit.recorded": "Tiếp một lượt công dân",
    "reception.session.missed": "Buổi tiếp công dân chưa được ghi nhận",
    "reporting.report.issued": "Ban hành báo cáo",
}


@router.get("/{ward:ward}/bao-cao/{report_id}/so/{key}")
async def figure(
    visit: Visited,
    report_id: UUID,
    key: Annotated[str, Path(max_length=80, pattern=r"^[a-z0-9_.]+$")],
    trang: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """The facts behind one number."""
    path = f"reports/{report_id}/figures/{key}"
    offset = (trang - 1) * FACTS or None
    told = await visit.asking.get("reporting", path, offset=offset, limit=FACTS)
    report = Link(f"{visit.home}/bao-cao/{report_id}", "Báo cáo")
    view = FigureView(
        title=Sentence(f"{told['title']} ({told['span']})"),
        value=number(told["value"]),
        definition=f"Đơn vị tính: {told['unit']}. {told['counted_how']}",
        report=report,
        source=None,
        facts=[fact_line(visit, fact) for fact in told["facts"]],
        total=told["total"],
        manual_reason=told["manual_reason"],
        pager=pager(f"{visit.home}/bao-cao/{report_id}/so/{key}?", trang, told["total"], FACTS),
    )
    return await visit.page("figure.html.j2", view)


def fact_line(visit: Visit, fact: Told) -> FactLine:
    """One fact of the list behind a number."""
    proofs = enumerate(fact["evidence"], start=1)
    return FactLine(
        event=str(EVENTS.get(fact["event"], fact["event"])),
        occurred_on=the_day(fact["occurred_on"]),
        recorded_at=moment(fact["recorded_at"]),
        subject=fact["object"] or Sentence(fact["label"]),
        href=page_of(visit, fact["object_type"], fact["object_id"], fact["part_of"]),
        amount=number(fact["amount"]),
        evidence=[Link(p["link"], f"Tệp {place}") for place, p in proofs if p["link"]],
        hashes=[p["sha256"] for p in fact["evidence"]],
        note=f"dòng {number(fact['sequence'])} của {fact['stream']}",
    )
