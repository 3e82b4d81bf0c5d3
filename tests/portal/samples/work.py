"""Sample views of the pages officials work with."""

from dataclasses import replace
from datetime import date

from services.portal.offline import SENTENCES
from services.portal.offline import STATES as STATES_ON_PHONE
from services.portal.pages.installing import OPENED_BEFORE
from services.portal.pages.posting_choices import NOTHING_HANGS
from services.portal.views import (
    Answer,
    ApprovalView,
    Choice,
    DeadlinePageView,
    DisclosureEditView,
    DisclosuresView,
    DutyCard,
    FormView,
    ImportRow,
    InboxView,
    Link,
    MonitorRow,
    MonitorView,
    Offline,
    OfflineStartView,
    PlanUploadView,
    PostingView,
    SheetNote,
    State,
    TaskView,
    UnitLine,
    UnitStep,
    UnitsView,
)
from services.portal.views.review import (
    BodyLine,
    Passage,
    PlanMergeView,
    PlanReviewView,
    PlanSplitView,
    Proposal,
    TaskChoice,
)
from services.portal.wall_notes import SAID
from tests.portal.samples import public
from tests.portal.samples.board import TITLES
from tests.portal.samples.frame import DEADLINE, HISTORY, TODAY, clock, document, file

UNITS = [
    Choice("vp", "Văn phòng HĐND và UBND"),
    Choice("vhxh", "Phòng Văn hóa – Xã hội", True),
    Choice("kt", "Phòng Kinh tế, Hạ tầng và Đô thị"),
]
SOURCE = Link("/06811/ke-hoach#muc-II.5", "Kế hoạch mục II.5, đoạn 1")


def _duty(text: str, due_on: date, kind: str, words: str, act: str = "Làm") -> DutyCard:
    return DutyCard(
        text, "/06811/viec/1", clock(due_on, kind, words), "Văn phòng HĐND và UBND", SOURCE,
        "Công khai", Link("/06811/viec/1/lam", act),
    )  # fmt: skip


INBOX = InboxView(
    finding="2 việc quá hạn, 3 việc đến hạn trong tuần này",
    late=[
        _duty("Niêm yết Quyết định 731/QĐ-UBND tại trụ sở và 33 khu", date(2026, 11, 20), "late",
              "Quá hạn 1 ngày làm việc", "Ghi niêm yết"),
        _duty("Trả lời đôn đốc về lịch tiếp công dân", date(2026, 11, 21), "late",
              "Quá hạn 1 ngày"),
    ],
    coming=[
        _duty("Niêm yết Quyết định 745/QĐ-UBND", date(2026, 11, 26), "soon",
              "Còn 3 ngày làm việc", "Ghi niêm yết"),
        _duty("Gửi phần báo cáo năm của Văn phòng", date(2026, 12, 4), "todo",
              "Còn 9 ngày làm việc", "Điền báo cáo"),
    ],
    waiting=[_duty("Chủ tịch ký Thông báo 96/TB-UBND", date(2026, 11, 30), "todo",
                   "Còn 5 ngày làm việc", "Xem")],
    filters=[Choice("", "Tất cả", True, 5), Choice("cong-khai", "Công khai", False, 3),
             Choice("bao-cao", "Báo cáo", False, 1)],
    action="/06811/viec",
    today=TODAY,
)  # fmt: skip

UPLOAD = PlanUploadView(
    FormView("/06811/viec/ke-hoach", errors={"receipt": "Tệp lớn hơn 10 MB."}),
    [Choice("2026", "2026"), Choice("2027", "2027", True)],
)


def _passage(path: str, words: str) -> Passage:
    return Passage(
        path, ["II. NỘI DUNG", "5. Tiếp công dân"],
        [("- ", False), (words, True), (" Bố trí người trực.", False)],
        "4. Thực hiện quy tắc ứng xử", "6. Phát hiện điển hình",
        Link("/06811/viec/ke-hoach/1/tep?trang=3", "Trang 3 của tệp"),
    )  # fmt: skip


def _proposal(key: str, path: str, source: str, decision: str, *flags: str) -> Proposal:
    return Proposal(
        key, path, [_passage(path, source)], "Việc có nhịp", source[:70],
        "Câu có từ “tiếp công dân”.", "MTTQ phường", "24/5", decision, flags, UNITS,
        [Choice("", "Không ghi"), Choice("monthly", "Hằng tháng", True)],
        [Choice("", "Không ghi ngày"), Choice("before", "Trước ngày", True)],
    )  # fmt: skip


REVIEW = PlanReviewView(
    title="Xem lại kế hoạch năm 2026 trước khi trình",
    form=FormView("/06811/viec/ke-hoach/1"),
    counts=[(47, "câu giao việc"), (35, "đã nhận"), (3, "điểm chưa xem")],
    flags=["Mục II.7 ghi báo cáo năm trước 10/11, mục III.3 ghi trước 15/11."],
    proposals=[
        _proposal("c1", "II.5", "Thực hiện tiếp công dân ngày 01 và 15 hằng tháng.", "accept"),
        _proposal("c2", "III.3", "Tổng hợp báo cáo 6 tháng trước ngày 25/5, năm trước ngày 10/11.",
                  "", "Hạn “trước ngày 25/5” được hiểu là chậm nhất 24/5."),
    ],
    submit=FormView("/06811/viec/ke-hoach/1/trinh", alert="Còn 12 nhiệm vụ chưa được xem xét."),
    waiting=12,
    bodies=[BodyLine("office", "Văn phòng HĐND và UBND", UNITS)],
    bodies_form=FormView("/06811/viec/ke-hoach/1/don-vi"),
    bulk=FormView("/06811/viec/ke-hoach/1/nhan"),
    seen=FormView("/06811/viec/ke-hoach/1/da-xem"),
    next=Link("/06811/viec/ke-hoach/1?trang=2", "Trang 2/4"),
    source=Link("/06811/viec/ke-hoach/1/tep", "Mở tệp gốc"),
    left_out=["Trang 1", "Chân trang: Bản gửi các khu phố"],
)  # fmt: skip

_MERGEABLE = TaskChoice(
    "chon.c2", "III.3/3", "Tổng hợp báo cáo 6 tháng", ["Báo cáo", "Văn phòng HĐND và UBND", "25/5"]
)
MERGE = PlanMergeView(
    FormView("/06811/viec/ke-hoach/1/gop?viec=c1", alert="Các việc có hạn khác nhau."),
    Link("/06811/viec/ke-hoach/1", "Xem lại kế hoạch"),
    "II.7/3", "Báo cáo 6 tháng",
    [_passage("II.7/3", "Báo cáo 6 tháng trước ngày 25/5.")], [_MERGEABLE], [_MERGEABLE],
)  # fmt: skip
SPLIT = PlanSplitView(
    FormView("/06811/viec/ke-hoach/1/tach?viec=c1", {"words": "Tuyên truyền;\ntập huấn."}),
    Link("/06811/viec/ke-hoach/1", "Xem lại kế hoạch"),
    "II.1/2", "Tuyên truyền; tập huấn",
    [_passage("II.1/2", "Tuyên truyền; tập huấn.")], 10,
)  # fmt: skip

APPROVAL = ApprovalView(
    title="Ghi nhận phê duyệt",
    subject=Link("/06811/ke-hoach?ban=1", "Kế hoạch thực hiện dân chủ ở cơ sở năm 2026"),
    rule="Chủ tịch ký TM. Ủy ban nhân dân; Phó Chủ tịch ký KT. Chủ tịch.",
    form=FormView("/06811/viec/ke-hoach/1/duyet", errors={"number": "Số này đã được dùng."}),
    capacities=[Choice("tm", "TM. Ủy ban nhân dân", True), Choice("tm_kt", "KT. Chủ tịch")],
    day="signed_on",
    send="Phê duyệt kế hoạch",
    signers=[Choice("Chủ tịch", "Chủ tịch"), Choice("Phó Chủ tịch", "Phó Chủ tịch")],
    reads=["1. Niêm yết đủ quyết toán năm 2025. (Phòng Kinh tế, hạn 15/12/2026)"],
    content_sha256="ab" * 32,
)

TASK = TaskView(
    title="Chủ tịch tiếp công dân ngày 01 và 15 hằng tháng",
    source="Duy trì tiếp công dân định kỳ vào ngày 01 và ngày 15 hằng tháng.",
    source_from=Link("/06811/ke-hoach#muc-II.5", "Kế hoạch, mục II.5"),
    lead="Văn phòng HĐND và UBND",
    cooperating=["Công an phường", "MTTQ phường"],
    rhythm="Ngày 01 và 15 hằng tháng",
    output="Sổ tiếp công dân, thông báo kết luận",
    indicator="24 ngày trong năm",
    evidence_asked="Ảnh chụp trang sổ có chữ ký",
    state=State("soon", "Còn 6 ngày làm việc"),
    clock=clock(date(2026, 12, 1), "soon", "Còn 6 ngày làm việc"),
    events=HISTORY,
    files=[file("So tiep cong dan thang 10.pdf")],
    progress_form=FormView("/06811/viec/1/tien-do"),
    outcomes=[Choice("done", "Xong"), Choice("partly", "Xong một phần"), Choice("not", "Chưa làm")],
    deadline=DEADLINE,
    steps=[
        UnitStep(
            "Niêm yết lịch tiếp tại nhà văn hóa", Link("/06811/viec", "Khu 1"), State("live", "Hạn")
        )
    ],
    urgings=[
        Answer(
            "Đề nghị gửi lịch tiếp công dân.",
            clock(date(2026, 11, 27), "soon", "Chờ trả lời"),
            form=FormView("/06811/viec/nhiem-vu/1/tra-loi/2", prefix="tl-2-"),
            letter=Link("/06811/viec/don-doc/2", "45/UBND-VP"),
        ),
    ],
    urging_form=FormView("/06811/viec/nhiem-vu/1/don-doc", prefix="dd-"),
    others=[Choice("with.2", "Niêm yết lịch tiếp công dân"), Choice("with.3", "Sổ theo dõi")],
)

EDIT = DisclosureEditView(
    title="Công khai một văn bản mới",
    form=FormView("/06811/viec/cong-khai/moi", {"number": "94/TB-UBND"},
                  {"signed_on": "Ngày ký không được sau hôm nay."}),
    items=[Choice(f"{n}a", f"Khoản {n}a: {title[:60]}") for n, title in enumerate(TITLES, 1)],
    units=UNITS,
    steps=[State("live", "Soạn"), State("todo", "Duyệt"), State("todo", "Công khai"),
           State("none", "Niêm yết đủ")],
    rules=["Đăng cổng thông tin.", "Niêm yết 30 ngày tại trụ sở và 33 khu.",
           "Truyền thanh 3 ngày liên tiếp."],
    deadline=DEADLINE,
)  # fmt: skip

CORRECTION = DisclosureEditView(
    title="Đính chính nội dung đã công khai",
    form=FormView("/06811/viec/cong-khai/3/dinh-chinh", {"title": "Hỗ trợ sửa nhà sau bão"}),
    items=(), units=(), steps=[State("live", "Soạn")], rules=["Bản cũ vẫn đọc được."],
    document=document("Thông báo 94/TB-UBND", date(2026, 11, 16)), reason=True,
    send="Lưu bản đính chính",
)  # fmt: skip

POSTING = PostingView(
    title="Hỗ trợ sửa nhà sau bão, đợt 2",
    disclosure=Link("/06811/cong-khai/3", "Thông báo 94/TB-UBND"),
    number=8,
    rule="Niêm yết ít nhất 30 ngày liên tục tại mỗi địa điểm (Điều 13 khoản 2).",
    bare=[Choice(f"k{n}", f"Nhà văn hóa khu {n} (Chờ dán)") for n in range(28, 34)],
    hanging=[Choice("tru-so", "Trụ sở (Còn 26 ngày)"),
             *(Choice(f"k{n}", f"Nhà văn hóa khu {n} (Còn 26 ngày)") for n in range(1, 28))],
    heads=[Choice("k1", "Khu 1")],
    ways=[Choice("meeting", "Tại cuộc họp"), Choice("letter", "Bằng văn bản")],
    unproven=[Choice("a1", "Phát truyền thanh ngày 21/11/2026")],
    unconfirmed=[Choice("a2", "Thông báo Khu 1, ngày 18/11/2026")],
    forms=[Choice("network", "Mạng viễn thông, mạng xã hội"), Choice("other", "Hình thức khác")],
    today=TODAY,
    start=FormView("/06811/viec/niem-yet/3/dan", {"posted_on": "2026-11-23"}, prefix="dan-"),
    seen=FormView("/06811/viec/niem-yet/3/con", prefix="con-"),
    broken=FormView("/06811/viec/niem-yet/3/mat", prefix="mat-"),
    end=FormView("/06811/viec/niem-yet/3/go", {"key": "abc"}, prefix="go-"),
    broadcast=FormView("/06811/viec/niem-yet/3/loa", prefix="loa-"),
    notice=FormView("/06811/viec/niem-yet/3/bao", prefix="bao-"),
    confirm=FormView("/06811/viec/niem-yet/3/xac-nhan", prefix="xac-nhan-"),
    proof=FormView("/06811/viec/niem-yet/3/chung-cu", prefix="chung-cu-"),
    other=FormView("/06811/viec/niem-yet/3/khac", {"on": "2026-11-23"}, prefix="khac-"),
    proven=28,
    required=34,
    notes=[SheetNote(SAID["hung"], "Nhà văn hóa khu 12",
                     ["Trưởng khu 12", "cho ngày 22/11/2026", "ghi lúc 15:02, Chủ nhật 22/11/2026",
                      "nhận lúc 19:40, Chủ nhật 22/11/2026"], "/tep/5")],
    version=1,
    offline=Offline(SENTENCES | {"open": "1"}, STATES_ON_PHONE | SAID, "/06811/dang-nhap"),
    many=FormView("/06811/viec/niem-yet/3/dan-nhieu", {"key": "abc"}, prefix="nhieu-"),
    places=[(f"anh.k{n}", f"Nhà văn hóa khu {n}") for n in range(28, 31)],
)  # fmt: skip
POSTING_NOTHING = replace(
    POSTING, start=None, seen=None, broken=None, end=None, broadcast=None, notice=None,
    confirm=None, proof=None, other=None, many=None, notes=(), nothing=NOTHING_HANGS,
)  # fmt: skip

OFFLINE = OfflineStartView(OPENED_BEFORE)


DEADLINE_PAGE = DeadlinePageView(
    Link("/06811/cong-khai/3", "Thông báo 94/TB-UBND, niêm yết"), DEADLINE
)

DISCLOSURES = DisclosuresView(
    finding="2 văn bản chờ duyệt, 1 văn bản quá hạn niêm yết",
    disclosures=public.ITEM.disclosures,
    filters=[Choice("", "Tất cả", True, 79), Choice("nhap", "Bản nháp", False, 4)],
    action="/06811/viec/cong-khai",
    query="",
    acts=[Link("/06811/viec/cong-khai/moi", "Công khai một văn bản mới")],
)


def _cell(place: int, number: int) -> State:
    pattern = (place * 7 + number * 5) % 23
    if number in (4, 13):
        return State("standing", "Thường xuyên")
    if pattern == 0:
        return State("late", "Quá hạn 1 ngày làm việc")
    if pattern == 1:
        return State("soon", "Còn 2 ngày")
    if pattern == 2:
        return State("todo", "Chờ dán, hạn 26/11/2026")
    return State("done", "Đủ 30 ngày") if number % 3 else State("live", "Ngày 12/30")


def _posted_at(place: int) -> list[int]:
    """Khoản 4 and 13 hang at headquarters only; nothing arose under 8 and 14."""
    return [n for n in range(1, 14) if n != 8 and (place == 0 or n not in (4, 13))]


MONITOR = MonitorView(
    finding="19 tờ niêm yết quá hạn, nhiều nhất ở khoản 5",
    numbers=[(number, title) for number, title in enumerate(TITLES, 1)],
    rows=[
        MonitorRow(
            f"Khu {place}" if place else "Trụ sở",
            f"/06811/viec/theo-doi/{place}",
            {n: _cell(place, n) for n in _posted_at(place)},
            {n: f"/06811/cong-khai/{n}" for n in range(1, 14)},
        )
        for place in range(34)
    ],
    tallies=[(State("late", "Quá hạn"), 19), (State("soon", "Sắp hết"), 20),
             (State("todo", "Chờ dán"), 17), (State("live", "Đang niêm yết"), 96)],
    checks=[_duty("Người dân báo không thấy niêm yết khoản 8 ở khu 12", date(2026, 11, 25),
                  "soon", "Còn 2 ngày làm việc", "Ghi kiểm tra")],
    today=TODAY,
)  # fmt: skip

UNITS_PAGE = UnitsView(
    units=[
        UnitLine("Văn phòng HĐND và UBND", "Văn phòng", "", State("live", "Hoạt động")),
        UnitLine("Khu phố 7", "Khu phố", "Nhà văn hóa khu 7", State("live", "Hoạt động")),
        UnitLine("Khu phố 8 cũ", "Khu phố", "", State("stopped", "Đã nhập vào khu 7")),
    ],
    kinds=[Choice("", "Tất cả", True, 51), Choice("neighbourhood", "Khu phố", False, 33)],
    action="/06811/viec/don-vi",
    query="",
    form=FormView("/06811/viec/don-vi/kiem-tra"),
    head=["Tên", "Loại", "Số hộ"],
    rows=[
        ImportRow(2, ["Khu phố 34", "khu phố", "210"]),
        ImportRow(3, ["Khu phố 35", "khu phố", "hai trăm"], ["Số hộ phải là số nguyên."]),
    ],
)
