"""Sample views of the pages residents read."""

from dataclasses import replace
from datetime import date, timedelta

from services.portal.views import (
    DisclosureLine,
    DisclosureView,
    DutyLine,
    ErrorView,
    FormOfDisclosure,
    FormView,
    ItemView,
    LandingView,
    Link,
    LogLine,
    Pager,
    PasswordView,
    PlaceLine,
    PlanGroup,
    PlanPart,
    PlanView,
    PublicLogView,
    SignInView,
    State,
    TaskLine,
    VersionLine,
    WardLine,
)
from services.portal.views.office import ProvinceChoice
from tests.portal.samples.board import TITLES
from tests.portal.samples.frame import DEADLINE, HISTORY, NOW, clock, document, file

BUDGET = document("Báo cáo 286/BC-UBND", date(2026, 10, 12))

ITEM = ItemView(
    number=2,
    title=TITLES[1],
    basis="Điều 11 khoản 2 Luật 10/2022/QH15",
    state=State("live", "Đang niêm yết"),
    rules=[
        "Công khai chậm nhất 05 ngày làm việc từ khi có văn bản (Điều 12 khoản 3).",
        "Đăng trên cổng thông tin của phường (Điều 13 khoản 1).",
        "Niêm yết tại trụ sở và mọi nhà văn hóa khu phố ít nhất 30 ngày liên tục (khoản 2).",
    ],
    duties=[
        DutyLine("a", "Dự toán trình HĐND", "Hằng năm", "Phòng KT, HT và ĐT", State("done", "")),
        DutyLine("b", "Dự toán đã quyết định", "Hằng năm", "Phòng KT, HT và ĐT", State("done", "")),
        DutyLine("c", "Tình hình thực hiện", "Hằng quý", "Phòng KT, HT và ĐT", State("live", "")),
        DutyLine("d", "Quyết toán", "Hằng năm", "Phòng KT, HT và ĐT", State("none", "")),
    ],
    disclosures=[
        DisclosureLine(
            "Tình hình thực hiện ngân sách quý III năm 2026",
            "/06811/cong-khai/1",
            BUDGET,
            State("done", "Đã đủ 30 ngày"),
            "33/33 nhà văn hóa khu",
        ),
        DisclosureLine(
            "Tình hình thực hiện ngân sách quý II năm 2026",
            "/06811/cong-khai/2",
            document("Báo cáo 171/BC-UBND", date(2026, 7, 10), "KT. Chủ tịch, Phó Chủ tịch"),
            State("done", "Đã đủ 30 ngày"),
        ),
    ],
    previous=Link("/06811/noi-dung/1", "Khoản 1"),
    next=Link("/06811/noi-dung/3", "Khoản 3"),
    pager=Pager(1, 2, 12, next="/06811/noi-dung/2?trang=2"),
)


def _place(number: int) -> PlaceLine:
    posted = date(2026, 11, 19)
    if number == 12:
        return PlaceLine(f"Khu {number}", State("broken", "Bị mất, tính lại"), date(2026, 11, 22))
    if number in (21, 30):
        return PlaceLine(f"Khu {number}", State("late", "Chưa có ảnh, quá hạn"))
    if number in (8, 17):
        return PlaceLine(f"Khu {number}", State("todo", "Chờ dán"))
    return PlaceLine(
        f"Khu {number}",
        State("live", "Còn 26 ngày"),
        posted,
        date(2026, 12, 18),
        "/tep/1",
        "3f9a" * 16,
        f"Trưởng khu {number}",
    )


HEADQUARTERS = PlaceLine(
    "Trụ sở", State("live", "Còn 26 ngày"), date(2026, 11, 18), date(2026, 12, 17), "/tep/2"
)

DISCLOSURE = DisclosureView(
    title="Danh sách hộ được hỗ trợ sửa nhà sau bão, đợt 2 năm 2026",
    item=Link("/06811/noi-dung/8", "Khoản 8"),
    state=State("live", "Đang niêm yết"),
    document=document("Thông báo 94/TB-UBND", date(2026, 11, 16)),
    summary="Đối tượng, mức hỗ trợ, thời gian và cách nhận hỗ trợ.",
    body=[
        "Ủy ban nhân dân phường thông báo kết quả xét hỗ trợ sửa nhà sau bão, đợt 2 năm 2026.",
        "Mức hỗ trợ từ 10 đến 40 triệu đồng một hộ, theo mức độ hư hại đã được bình xét.",
    ],
    finding="3/5 hình thức bắt buộc đã có đủ bằng chứng",
    forms=[
        FormOfDisclosure(
            "Cổng thông tin của phường", "Điều 13 khoản 1", State("done", "Đủ"),
            "Đăng 09:40, 18/11/2026",
        ),
        FormOfDisclosure(
            "Niêm yết tại trụ sở", "Điều 13 khoản 2", State("live", "Ngày 6/30"),
            "Có ảnh ngày 18/11/2026",
        ),
        FormOfDisclosure(
            "Niêm yết tại 33 nhà văn hóa khu", "Điều 13 khoản 2", State("late", "28/33"),
            "2 khu quá hạn, 2 khu chờ dán, 1 khu tính lại", "#niem-yet",
        ),
        FormOfDisclosure(
            "Truyền thanh ít nhất 3 ngày liên tiếp", "Điều 13 khoản 3", State("done", "Đủ 3 ngày"),
            "19, 20 và 21/11/2026", "#truyen-thanh",
        ),
        FormOfDisclosure(
            "Thông báo đến Trưởng khu", "Điều 13 khoản 4", State("done", "33/33 đã nhận"),
            "Gửi 18/11/2026",
        ),
    ],
    places=[HEADQUARTERS, *(_place(number) for number in range(1, 34))],
    broadcasts=[
        PlaceLine("Ngày 19/11/2026, 12 phút", State("done", "Có nhật ký phát"), photo="/files/1"),
        PlaceLine("Ngày 20/11/2026, 12 phút", State("done", "2 nơi xác nhận đã nghe")),
        PlaceLine("Ngày 21/11/2026, 12 phút", State("live", "Chưa có chứng cứ")),
    ],
    uses=[
        FormOfDisclosure(
            "Mạng viễn thông, mạng xã hội", "Điều 12 khoản 1 điểm i",
            State("done", "Đã thực hiện"), "20/11/2026, trang của phường", "https://example.vn/1",
        )
    ],
    notices=[PlaceLine("Trưởng khu 1", State("done", "Đã nhận"), date(2026, 11, 18))],
    deadlines=[DEADLINE],
    versions=[
        VersionLine(2, NOW - timedelta(days=5), "Sửa mức hỗ trợ của một nhóm hộ",
                    "/06811/cong-khai/3", True, "/06811/cong-khai/3/thay-doi"),
        VersionLine(1, NOW - timedelta(days=9), "Bản đầu", "/06811/cong-khai/3?ban=1"),
    ],
    files=[file("Thông báo 94-TB-UBND.pdf"), file("Danh sách kèm theo.xlsx", 28_400)],
    events=HISTORY,
    report_missing="/06811/cong-khai/3/khong-thay",
    sheet="/06811/cong-khai/3/to-niem-yet.pdf",
    log_position=1_284,
    log_proof="/api/wards/06811/disclosures/disclosures/1/proof?version=1",
)  # fmt: skip


DISCLOSURE_WORK = replace(
    DISCLOSURE,
    approve=FormView("/06811/viec/cong-khai/3/duyet", prefix="duyet-"),
    withdraw=FormView("/06811/viec/cong-khai/3/thu-hoi", prefix="thu-hoi-"),
)


def _task(path: str, text: str, lead: str, rhythm: str, kind: str, words: str) -> TaskLine:
    due = clock(date(2026, 11, 27), kind, words) if kind in ("late", "soon") else None
    return TaskLine(path, text, "/06811/viec/1", lead, rhythm, State(kind, words), due)


PLAN = PlanView(
    title="Kế hoạch thực hiện dân chủ ở cơ sở năm 2026",
    year=2026,
    state=State("live", "Đang thực hiện"),
    document=document("Kế hoạch 36/KH-UBND", date(2026, 2, 4)),
    finding="21/47 việc đã xong, 2 việc quá hạn",
    progress=[
        (State("done", "Hoàn thành"), 21),
        (State("live", "Đang làm"), 14),
        (State("late", "Quá hạn"), 2),
        (State("todo", "Chưa đến kỳ"), 10),
    ],
    parts=[
        PlanPart("I", "Mục đích, yêu cầu", [
            PlanGroup("I.1", "Mục đích", [], ["Tăng cường sự lãnh đạo của Đảng ủy, Ban Chỉ đạo."]),
            PlanGroup("I.2", "Yêu cầu", [], ["Có nội dung công việc cụ thể, thiết thực."]),
        ]),
        PlanPart("II", "Nội dung thực hiện", [
            PlanGroup("II.1", "Tuyên truyền, phổ biến, giáo dục", [
                _task("II.1.1", "Tuyên truyền Luật Thực hiện dân chủ ở cơ sở trên truyền thanh",
                      "Trung tâm DVTH", "Hằng tháng", "live", "Đang làm"),
                _task("II.1.2", "Mở lớp tập huấn cho Trưởng khu và Ban TTND",
                      "Phòng VH–XH", "Một lần", "done", "Hoàn thành"),
            ]),
            PlanGroup("II.5", "Tiếp công dân, giải quyết đơn thư", [
                _task("II.5.1", "Chủ tịch tiếp công dân ngày 01 và 15 hằng tháng",
                      "Văn phòng HĐND và UBND", "Ngày 01 và 15", "soon", "Còn 4 ngày"),
                _task("II.5.2", "Công khai kết quả giải quyết phản ánh, kiến nghị quý III",
                      "Văn phòng HĐND và UBND", "Hằng quý", "late", "Quá hạn 2 ngày"),
            ]),
        ]),
        PlanPart("III", "Tổ chức thực hiện", [
            PlanGroup("III.3", "Phòng Văn hóa – Xã hội", [
                _task("III.3.1", "Tổng hợp báo cáo năm gửi trước ngày 10/11",
                      "Phòng VH–XH", "Hằng năm", "done", "Hoàn thành"),
            ]),
        ]),
    ],
    versions=[Link("/06811/ke-hoach?ban=1", "Bản 1")],
    downloads=[Link("/06811/ke-hoach.docx", "DOCX"), Link("/06811/ke-hoach.ics", "Lịch (ICS)")],
    events=HISTORY,
)  # fmt: skip

SIGN_IN = SignInView(FormView("/dang-nhap"), "password", "/06811/viec")
SIGN_IN_CODE = SignInView(
    FormView("/dang-nhap/ma", errors={"code": "Mã không đúng hoặc đã hết hạn."}), "code"
)

PASSWORD = PasswordView(
    FormView("/06811/mat-khau", errors={"again": "Hai lần nhập mật khẩu mới không giống nhau."}),
    must=True,
)
PROVINCES = [
    ProvinceChoice("/?tinh=1#noi", "Thành phố Hà Nội", 126, 0),
    ProvinceChoice("/?tinh=22#noi", "Tỉnh Quảng Ninh", 54, 2, chosen=True),
    ProvinceChoice("/?tinh=38#noi", "Tỉnh Thanh Hóa", 166, 0),
]
LANDING = LandingView(query="", action="/", provinces=PROVINCES[:1], used=2)
LANDING_CHOSEN = LandingView(
    query="",
    action="/",
    provinces=PROVINCES,
    used=2,
    title="Tỉnh Quảng Ninh: 54 phường, xã, đặc khu",
    places=[
        WardLine("06811", "Phường Uông Bí", "/06811"),
        WardLine("99001", "Phường Mẫu Một", ""),
        WardLine("99002", "Xã Mẫu Hai", "", "Tỉnh Thanh Hóa"),
    ],
    more="Còn 3 nơi khác; hãy gõ thêm tên xã hoặc tên tỉnh.",
    of_province=Link("/P0022", "Trang của Tỉnh Quảng Ninh"),
)

BACK = Link("/06811", "Về bảng công khai")
ERRORS = {
    403: ErrorView(
        403, "Bạn chưa được giao quyền làm việc này",
        "Việc này thuộc đơn vị khác hoặc chức danh khác.",
        ["Nếu bạn vừa được giao việc, hãy đăng xuất rồi đăng nhập lại."], BACK,
    ),
    404: ErrorView(
        404, "Không có trang này", "Địa chỉ gõ sai, hoặc nội dung đã được chuyển đi.",
        ["Tìm từ bảng công khai của phường."], BACK,
    ),
    422: ErrorView(
        422, "Việc này chưa làm được",
        "Không thể niêm yết một văn bản trước ngày ký văn bản đó.",
        ["Mở lại trang để xem tình trạng mới nhất."], BACK,
    ),
    503: ErrorView(
        503, "Phần này đang tạm nghỉ",
        "Các phần khác của trang vẫn dùng được. Việc bạn vừa gửi chưa được ghi nhận.",
        ["Thử lại sau ít phút."], BACK, "4bf92f3577b34da6",
    ),
}  # fmt: skip

LOG_HOME = "/api/wards/06811/disclosures/log"
LOG = PublicLogView(
    size=1_284,
    root="5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    keys=["dancu.example.vn/06811+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"],
    lines=[
        LogLine(
            number,
            text,
            href,
            "khoản 2, điểm 2b",
            NOW - timedelta(hours=1_284 - number),
            state,
            f"{LOG_HOME}/entries/{number}/proof",
        )
        for number, text, href, state in (
            (1_284, "Danh mục quý DM-3/2026", "", State("done", "Lập danh mục")),
            (1_283, "Văn bản 94/TB-UBND", "/06811/cong-khai/1", State("stopped", "Thu hồi")),
            (1_282, "Văn bản 94/TB-UBND, bản 2", "/06811/cong-khai/1", State("todo", "Đính chính")),
            (1_281, "Văn bản 94/TB-UBND", "/06811/cong-khai/1", State("live", "Công khai")),
        )
    ],
    downloads=[
        Link(f"{LOG_HOME}/checkpoint", "Đầu sổ đã ký (văn bản)"),
        Link(f"{LOG_HOME}/keys", "Khóa công khai"),
        Link(f"{LOG_HOME}/entries.jsonl?first=1", "Sổ, từ dòng 1 (JSON lines)"),
    ],
    since=FormView(f"{LOG_HOME}/consistency"),
    commands=["danbiet verify chung-cu.json --key 'dancu.example.vn/06811+c74f20a3+ARpc2QcUPDhM…'"],
    pager=Pager(1, 52, 1_284, "", "/06811/so-cong-khai?trang=2"),
)
