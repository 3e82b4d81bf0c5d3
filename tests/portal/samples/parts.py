"""Sample views of the parts that units hand in for a report."""

from dataclasses import replace
from datetime import date

from services.portal.views import Cell, Choice, FormView, Link, State
from services.portal.views.matters import Act, Field
from services.portal.views.parts import (
    ByHandPageView,
    CollectionView,
    HandFigure,
    OwnFigure,
    PartLine,
    PartsView,
    PartView,
    PlaceLine,
    SendingsView,
    TemplateLine,
    TemplatesView,
)
from tests.portal.samples.frame import DEADLINE, HISTORY, clock

DESK = "/06811/viec/phan-bao-cao"
TITLE = "Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026"
PERIOD = "/06811/viec/bao-cao/ky/1/phan"
LINES = [
    PartLine(
        "Khu phố Bắc",
        f"{DESK}/1",
        [],
        State("late", "Chưa nộp"),
        clock(date(2026, 5, 12), "late", "Quá hạn 2 ngày làm việc"),
    ),
    PartLine(
        "Phòng Văn hóa - Xã hội",
        f"{DESK}/2",
        ["hạn 12/05/2026", "nộp lần đầu 09:00, thứ Hai 11/05/2026", "đã đưa vào dự thảo"],
        State("done", "Đã nộp"),
        tick="chon.2",
    ),
]
LIST = PartsView(LINES)


def _figure(title: str, unit: str, period: str, year: str) -> OwnFigure:
    cells = (Cell(text, f"{DESK}/1/so/period.tasks_done", figure=True) for text in (period, year))
    return OwnFigure(title, unit, *cells)


FIGURES = [
    _figure("Nhiệm vụ hoàn thành", "nhiệm vụ", "4", "6"),
    _figure("Hội nghị cộng đồng dân cư", "hội nghị", "1", "1"),
]
FILES = [Link("/tep/1", "Tệp 1")]
HAND = HandFigure("Hộ hiến đất", "40 hộ", "Sổ theo dõi của khu.", FILES, f"{DESK}/1/so-lieu/1/bo")
BY_HAND = ByHandPageView(
    Link("/06811/bao-cao/1", TITLE),
    [replace(HAND, marker="{{manual.1}}")],
    FormView("/06811/viec/bao-cao/1/so-lieu", {"key": "1"}, {"reason": "Hãy ghi lý do."}),
    FormView("", alert="Số này đang đứng trong mục “1. Ưu điểm” nên chưa bỏ được."),
)
FACTS = [TITLE, "kỳ từ 01/01/2026 đến 30/06/2026", "báo cáo của phường hạn 22/05/2026"]
WRITING = PartView(
    title="Phần báo cáo của Khu phố Bắc",
    back=Link(DESK, "Phần báo cáo của các đơn vị"),
    state=State("soon", "Trả lại để sửa"),
    facts=FACTS,
    clock=clock(date(2026, 5, 12), "soon", "Còn 1 ngày làm việc"),
    reason="Chưa nêu kết quả họp dân quý I.",
    figures=FIGURES,
    by_hand=[HAND],
    form=FormView(f"{DESK}/1", {"results": "40 hộ hiến đất."}, {"results": "Quá 600 ký tự."}),
    figure=FormView(f"{DESK}/1/so-lieu", {"key": "1"}, {"value": "Cần một số."}, prefix="so-"),
    deadline=DEADLINE,
    events=HISTORY,
)
HANDED_IN = PartView(
    title="Phần báo cáo của Khu phố Bắc",
    back=Link(DESK, "Phần báo cáo của các đơn vị"),
    state=State("done", "Đã nộp"),
    facts=FACTS,
    figures=FIGURES,
    by_hand=[HandFigure("Hộ hiến đất", "40 hộ, ước thực hiện", "Sổ của khu.", FILES)],
    words=[("Kết quả nổi bật", "40 hộ hiến đất làm đường."), ("Kiến nghị, đề xuất", "")],
    acts=[
        Act(
            "tra-lai",
            "Trả lại để đơn vị sửa",
            "Trả lại",
            FormView(f"{DESK}/1/tra-lai", {}, {"reason": "Ghi lý do."}, prefix="tra-lai-"),
            [Field("reason", "Lý do trả lại", "area", "Đơn vị đọc được.")],
        )
    ],
)
UNSEEN = PartView(
    title="Phần báo cáo của Khu phố Nam",
    back=Link(DESK, "Phần báo cáo của các đơn vị"),
    state=State("todo", "Chưa nộp"),
    facts=FACTS,
    hidden="Đơn vị chưa nộp nên chưa ai khác xem được nội dung.",
)
SENDINGS = SendingsView(
    title="Gửi báo cáo 36/BC-UBND",
    report=Link("/06811/bao-cao/1", TITLE),
    lines=[
        PartLine("Đảng ủy", "", ["ngày 20/05/2026", "văn bản giấy"], State("done", "Đã gửi")),
        PartLine("Hội đồng nhân dân", "", [], State("todo", "Chưa gửi")),
    ],
    acts=[
        Act(
            "gui",
            "Ghi một lần gửi",
            "Ghi đã gửi",
            FormView("/06811/viec/bao-cao/1/gui", {}, {"sent_on": "Xem lại ngày gửi."}),
            [
                Field("recipient", "Gửi đến", "select", choices=[Choice("party", "Đảng ủy")]),
                Field("sent_on", "Ngày gửi", "date"),
            ],
        )
    ],
)
COLLECTION = CollectionView(
    title=f"Phần của các đơn vị: {TITLE}",
    back=Link("/06811/viec/bao-cao", "Báo cáo"),
    finding="1/2 đơn vị đã nộp, 1 đơn vị quá hạn",
    lines=LINES,
    ask=FormView(PERIOD, {"key": "1"}, {"unit_ids": "Chọn ít nhất một đơn vị."}),
    units=[Choice("1", "Khu phố Nam"), Choice("2", "Văn phòng HĐND và UBND")],
    take=FormView(f"{PERIOD}/dua-vao", {"report_id": "1"}),
    returning=FormView(
        f"{PERIOD}/tra-lai", {"key": "2", "chon.2": "1"}, {"reason": "Cần điền."}, prefix="tl-"
    ),
)

TEMPLATES = TemplatesView(
    finding="Bản Word của báo cáo theo mẫu của phường, phiên bản 2",
    lines=[
        TemplateLine(
            "Phiên bản 2",
            "tải lên 20/11/2026",
            State("done", "Đang dùng"),
            Link("/06811/viec/bao-cao/mau/2/xem-thu", "Xem thử với báo cáo mới nhất"),
        ),
        TemplateLine(
            "Phiên bản 1",
            "tải lên 02/11/2026",
            State("stopped", "Không dùng"),
            Link("/06811/viec/bao-cao/mau/1/xem-thu", "Xem thử với báo cáo mới nhất"),
            "/06811/viec/bao-cao/mau/1/dung",
        ),
    ],
    places=[
        PlaceLine("{{so_ky_hieu}}", "số và ký hiệu, ví dụ 36/BC-UBND", "bắt buộc, ở bất kỳ đâu"),
        PlaceLine("{{noi_dung}}", "toàn bộ nội dung", "một mình một dòng trong thân văn bản"),
    ],
    order="{{mo_dau}} {{muc_1}} {{muc_2}} {{muc_3}} {{muc_4}} {{muc_5}} {{ket_thuc}}",
    whole="{{noi_dung}}",
    form=FormView(
        "/06811/viec/bao-cao/mau",
        alert="Chưa dùng được tệp này làm mẫu: Không có chỗ điền {{so}} (có phải {{so_ky_hieu}}?).",
        errors={"paper": "Sửa mẫu rồi tải lên lại."},
    ),
    leave="/06811/viec/bao-cao/mau/phan-mem",
)
