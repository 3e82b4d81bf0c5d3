"""Sample reports, a figure with its facts, and the page of the operators."""

from datetime import date, timedelta

from services.portal.look.charts import Span
from services.portal.look.drum import Ray
from services.portal.look.states import STATES
from services.portal.views import (
    Cell,
    Check,
    ComponentsView,
    FactLine,
    FigureView,
    FormView,
    HeadCell,
    Link,
    Listening,
    OpsView,
    Pager,
    PartHealth,
    ReportEditView,
    ReportLine,
    ReportPart,
    ReportsView,
    ReportTable,
    ReportView,
    State,
    Trace,
)
from tests.portal.samples.frame import DEADLINE, HISTORY, NOW, clock, document

LINES = [
    ReportLine(
        "Báo cáo năm 2026 về thực hiện dân chủ ở cơ sở", "/06811/bao-cao/2", "Năm 2026",
        State("late", "Quá hạn"), None, clock(date(2026, 11, 9), "late", "Quá hạn 10 ngày"),
    ),
    ReportLine(
        "Báo cáo 6 tháng đầu năm 2026", "/06811/bao-cao/1", "6 tháng đầu năm 2026",
        State("done", "Đã ban hành"), document("Báo cáo 140/BC-UBND", date(2026, 5, 22)),
    ),
]  # fmt: skip
REPORTS = ReportsView(2026, "1/2 báo cáo đã ban hành, 1 báo cáo quá hạn", LINES[1:])
REPORTS_WORK = ReportsView(
    2026,
    "1/2 báo cáo đã ban hành, 1 báo cáo quá hạn",
    LINES,
    [Link("/06811/bao-cao?nam=2025", "Năm 2025")],
    FormView(
        "/06811/viec/bao-cao", {"key": "1"}, {"due_on": "Hạn gửi phải sau ngày chốt số liệu."}
    ),
)


def _figure(text: str) -> Cell:
    return Cell(text, "/06811/so-lieu/1", figure=True)


TABLE = ReportTable(
    "Biểu 2. Công khai theo hình thức",
    [
        [HeadCell("Nội dung", rows=2), HeadCell("Văn bản", columns=3)],
        [HeadCell("Phải công khai"), HeadCell("Đúng hạn"), HeadCell("Muộn")],
    ],
    [
        [Cell("Ngân sách"), _figure("12"), _figure("11"), _figure("1")],
        [Cell("Đầu tư, đất đai"), _figure("18"), _figure("15"), _figure("3")],
    ],
    [Cell("Tổng cộng"), _figure("30"), _figure("26"), _figure("4")],
    "Số liệu chốt ngày 22/5/2026; bấm vào số để xem từng sự việc.",
)
EMPTY_TABLE = ReportTable("Biểu IV. Nhân dân kiểm tra", (), (), note="Chưa có số liệu")

REPORT = ReportView(
    title="Báo cáo 6 tháng đầu năm 2026 về thực hiện dân chủ ở cơ sở",
    period="Từ 15/11/2025 đến 22/5/2026",
    cutoff_on=date(2026, 5, 22),
    state=State("done", "Đã ban hành"),
    document=document("Báo cáo 140/BC-UBND", date(2026, 5, 22), "KT. Chủ tịch, Phó Chủ tịch"),
    headline=[_figure("51"), _figure("90,2%"), _figure("24"), _figure("0")],
    headline_words=["văn bản công khai", "đúng hạn (46/51)", "buổi tiếp dân", "đơn quá hạn"],
    parts=[
        ReportPart("I. Công tác lãnh đạo, chỉ đạo", 1, [
            [Cell("Phường đã ban hành "), _figure("6"), Cell(" văn bản chỉ đạo, tổ chức "),
             _figure("3"), Cell(" cuộc họp Ban Chỉ đạo.")],
        ], "/06811/viec/bao-cao/1/muc/I"),
        ReportPart("II. Kết quả thực hiện", 1, []),
        ReportPart("1. Công khai", 2, [
            [Cell("Đã công khai "), _figure("51"), Cell(" văn bản, trong đó "), _figure("46"),
             Cell(" văn bản đúng hạn.")],
        ]),
    ],
    opening=[Cell("Số liệu trong kỳ tính đến hết ngày 22/5/2026.")],
    tables=[TABLE, EMPTY_TABLE],
    downloads=[Link("/b.docx", "DOCX"), Link("/b.pdf", "PDF"), Link("/b.xlsx", "XLSX")],
    deadline=DEADLINE,
)  # fmt: skip

REPORT_WORK = ReportView(
    title=REPORT.title, period=REPORT.period, cutoff_on=REPORT.cutoff_on,
    state=State("todo", "Bản nháp"), document=None, headline=REPORT.headline,
    headline_words=REPORT.headline_words, parts=REPORT.parts, downloads=REPORT.downloads,
    clock=clock(date(2026, 5, 22), "soon", "Còn 2 ngày làm việc"),
    checks=[
        Check("Tồn đầu kỳ + tiếp nhận − giải quyết = tồn cuối kỳ", State("done", "Khớp")),
        Check("Khu 21 chưa gửi phần của mình", State("late", "Thiếu"), "Đã nhắc ngày 18/5/2026"),
    ],
    steps=[(FormView("/06811/viec/bao-cao/1/duyet", {"content_sha256": "0"}), "Phê duyệt báo cáo")],
    acts=[Link("/06811/viec/bao-cao/1/so-lieu", "Số nhập tay")],
    opening=REPORT.opening, tables=REPORT.tables,
    deadline=DEADLINE, events=HISTORY,
)  # fmt: skip

SECTION = ReportEditView(
    "I. Công tác lãnh đạo", Link("/06811/bao-cao/1", "Báo cáo 6 tháng"),
    FormView(
        "/06811/viec/bao-cao/1/muc/I",
        {"text": "Có {{period.published}} lượt.", "text_sha256": "0"},
    ),
)  # fmt: skip
FIGURE = FigureView(
    title="văn bản công khai muộn, 6 tháng đầu năm 2026",
    value="5",
    definition="Văn bản thuộc Điều 11 được niêm yết lần đầu sau hạn 05 ngày làm việc.",
    report=Link("/06811/bao-cao/1", "Báo cáo 6 tháng đầu năm 2026"),
    source=Link("/06811/ke-hoach#muc-II.3", "Kế hoạch mục II.3, đoạn 2"),
    facts=[
        FactLine("Niêm yết muộn 2 ngày làm việc", date(2026, 3, 12), NOW - timedelta(days=250),
                 "Quyết định 118/QĐ-UBND", "1",
                 [Link("/tep/1", "ảnh"), Link("/tep/2", "văn bản")]),
        FactLine("Niêm yết muộn 1 ngày làm việc", date(2026, 4, 24), NOW - timedelta(days=210),
                 "Thông báo 40/TB-UBND", "1", [],
                 "Ghi nhận sau ngày chốt số liệu"),
    ],
    total=5,
    manual_reason="",
    pager=Pager(1, 3, 5, next="/06811/so-lieu/1?trang=2"),
)  # fmt: skip

OPS = OpsView(
    finding="12/13 phần đang chạy tốt; 1 sự kiện để riêng",
    parts=[
        PartHealth("gateway", State("live", "Đang chạy"), "2 bản"),
        PartHealth("planning", State("live", "Đang chạy"), "tiếp sức 3 ms"),
        PartHealth("disclosures", State("late", "Không trả lời"), "từ 10:04"),
        PartHealth("NATS", State("live", "Đang chạy"), "9 dòng"),
    ],
    listening=[
        Listening("reporting", "EVENTS_DISCLOSURES", 1284, 0, 0, State("live", "Kịp")),
        Listening("planning", "EVENTS_DISCLOSURES", 1100, 184, 0, State("soon", "Đang chậm")),
    ],
    traces=[
        Trace("POST /06811/viec/cong-khai", "4bf92f3577b34da6a3ce929d0e0e4736", NOW, 48.2, [
            Span("gateway", "POST /06811/viec", 0, 48.2),
            Span("portal", "publish", 1.1, 46.0, 1),
            Span("disclosures", "publish_disclosure", 2.4, 31.7, 2),
            Span("postgres", "INSERT outbox", 20.2, 3.1, 3),
            Span("reporting", "DisclosurePublished", 38.4, 9.0, 3, failed=True),
        ]),
    ],
)  # fmt: skip

COMPONENTS = ComponentsView(
    rays=[Ray(n + 1, list(STATES)[n % len(STATES)], (n % 5) / 4) for n in range(14)],
    form=FormView(
        "/kieu-dang",
        {"name": "Nhà văn hóa khu 7"},
        {"day": "Ngày niêm yết không được trước ngày ký văn bản."},
    ),
)
