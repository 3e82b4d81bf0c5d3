"""The board of a sample ward on 23/11/2026, one khoản in every state."""

from datetime import date, timedelta

from services.portal.look.charts import Column
from services.portal.look.lanes import Axis, Lane
from services.portal.views import BoardRow, BoardView, Choice, Link, State, Tally
from tests.portal.samples.frame import NOW, TODAY
from tests.portal.samples.glance import TODAY as TODAY_AT_A_GLANCE

TITLES = [
    "Kế hoạch phát triển kinh tế – xã hội, chuyển dịch cơ cấu kinh tế và kết quả thực hiện",
    "Dự toán, tình hình thực hiện và quyết toán ngân sách; kế hoạch tài chính của phường",
    "Dự án, công trình đầu tư; bồi thường, hỗ trợ, tái định cư; quỹ đất và quy hoạch",
    "Quy chế thực hiện dân chủ; nhiệm vụ, quyền hạn, quy tắc ứng xử của cán bộ, công chức",
    "Quản lý, sử dụng các loại quỹ, khoản đầu tư, tài trợ và khoản Nhân dân đóng góp",
    "Quản lý, sử dụng tài sản công và khoản thu từ tài sản công",
    "Chính sách hỗ trợ, trợ cấp, tín dụng: tiêu chí, đối tượng, bình xét và kết quả",
    "Hỗ trợ sau thiên tai, dịch bệnh, sự cố, bệnh hiểm nghèo; đóng góp tự nguyện",
    "Tuyển chọn, gọi công dân nhập ngũ và tham gia Công an nhân dân",
    "Kết quả thanh tra, kiểm tra; xử lý tiêu cực, tham nhũng, kỷ luật; lấy phiếu tín nhiệm",
    "Nội dung lấy ý kiến Nhân dân; tổng hợp, tiếp thu, giải trình",
    "Đối tượng, mức thu phí, lệ phí và nghĩa vụ tài chính do phường trực tiếp thu",
    "Thủ tục hành chính, thủ tục giải quyết công việc do phường thực hiện",
    "Nội dung khác theo quy định của pháp luật và Quy chế thực hiện dân chủ",
]

# For each khoản: state, its words, the document, first day, last day, days left.
POSTED = {
    1: ("live", "Đang niêm yết", "Kế hoạch 112/KH-UBND, 30/10/2026", (11, 5), (12, 4), 12),
    2: ("done", "Đã đủ 30 ngày", "Báo cáo 286/BC-UBND, 12/10/2026", (10, 15), (11, 13), None),
    3: ("live", "Đang niêm yết", "Thông báo 94/TB-UBND, 16/11/2026", (11, 19), (12, 18), 26),
    6: ("soon", "Sắp hết 30 ngày", "Báo cáo 291/BC-UBND, 22/10/2026", (10, 27), (11, 25), 3),
    9: ("live", "Đang niêm yết", "Thông báo 88/TB-HĐNVQS, 06/11/2026", (11, 11), (12, 10), 18),
    10: ("soon", "Sắp hết 30 ngày", "Kết luận 17/KL-UBND, 23/10/2026", (10, 29), (11, 27), 5),
    11: ("live", "Đang niêm yết", "Báo cáo 305/BC-UBND, 18/11/2026", (11, 21), (12, 20), 28),
    12: ("live", "Đang niêm yết", "Thông báo 12/TB-UBND, 10/11/2026", (11, 12), (12, 11), 19),
}
STANDING = {4: "Quyết định 402/QĐ-UBND", 13: "Quyết định 388/QĐ-UBND"}


def _row(number: int) -> BoardRow:
    title, href = TITLES[number - 1], f"/06811/noi-dung/{number}"
    if number in POSTED:
        kind, words, paper, posted, ends, left = POSTED[number]
        posted_on, ends_on = date(2026, *posted), date(2026, *ends)
        lane = Lane(kind, posted_on=posted_on, ends_on=ends_on)
        share = (TODAY - posted_on).days / 30
        done = f"{ends_on if left else ends_on + timedelta(days=1):%d/%m/%Y}"
        return BoardRow(
            number, title, href, State(kind, words), lane, paper, "33/33 nhà văn hóa khu",
            count=left, count_text="ngày còn lại" if left else "Được gỡ từ",
            until_text=f"đến {done}" if left else done, filled=share,
        )  # fmt: skip
    if number in STANDING:
        state = State("standing", "Thường xuyên")
        lane = Lane("standing", standing=True)
        return BoardRow(
            number, title, href, state, lane, STANDING[number], "Tại trụ sở",
            count_text="Không có hạn gỡ", filled=1.0,
        )  # fmt: skip
    if number == 5:
        lane = Lane("late", date(2026, 11, 13), date(2026, 11, 20))
        return BoardRow(
            number, title, href, State("late", "Quá hạn niêm yết"), lane,
            "Quyết định 731/QĐ-UBND, 13/11/2026", "", "Phòng KT, HT và ĐT phụ trách",
            1, "ngày làm việc quá hạn", "hạn 20/11/2026",
        )  # fmt: skip
    if number == 7:
        lane = Lane("todo", date(2026, 11, 19), date(2026, 11, 26))
        return BoardRow(
            number, title, href, State("todo", "Chờ niêm yết"), lane,
            "Quyết định 745/QĐ-UBND, 19/11/2026", "", "Phòng VH–XH phụ trách",
            3, "ngày làm việc nữa", "hạn 26/11/2026",
        )  # fmt: skip
    return BoardRow(number, title, href, State("none", "Chưa phát sinh"), Lane("none"))


ROWS = [_row(number) for number in range(1, 15)]
LATE_BY_MONTH = (0, 1, 0, 2, 1, 0, 3, 1, 0, 1, 1)
ON_TIME_BY_MONTH = (4, 3, 6, 5, 7, 6, 9, 8, 7, 9, 5)

BOARD = BoardView(
    rows=ROWS,
    shown=ROWS,
    tallies=[
        Tally("late", 1, "Quá hạn niêm yết"),
        Tally("todo", 1, "Chờ niêm yết"),
        Tally("soon", 2, "Sắp hết 30 ngày"),
        Tally("none", 2, "Chưa phát sinh"),
    ],
    public_count=10,
    arisen_count=12,
    axis=Axis(date(2026, 10, 1), date(2026, 12, 31), TODAY),
    updated_at=NOW,
    action="/06811",
    query="",
    filters=[
        Choice("", "Tất cả", True, 14),
        Choice("can", "Cần chú ý", False, 4),
        Choice("dang", "Đang công khai", False, 9),
        Choice("du", "Đã đủ ngày", False, 1),
    ],
    finding="87,3% (69/79) văn bản năm 2026 được niêm yết đúng hạn",
    months=[
        Column(f"T{month}", on_time, late)
        for month, (on_time, late) in enumerate(
            zip(ON_TIME_BY_MONTH, LATE_BY_MONTH, strict=True), start=1
        )
    ],
    today=TODAY_AT_A_GLANCE,
    hotline="0203 380 0000",
    reception="Tiếp công dân: ngày 01 và 15 hằng tháng, 8:00–11:30",
    feedback="/06811/phan-anh",
    downloads=[
        Link("/06811/bang.xlsx", "Tải bảng này (XLSX)"),
        Link("/06811/han.ics", "Lịch hạn (ICS)"),
        Link("/06811/bang.json", "Dữ liệu mở (JSON)"),
    ],
)
