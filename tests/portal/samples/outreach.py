"""People told and taught, as officials and as everybody see it."""

from datetime import date

from services.portal.views import Choice, FormView, Link, State
from services.portal.views.outreach import (
    ActivityLine,
    CampaignLine,
    CampaignsView,
    CampaignView,
    ClassesView,
    ClassLine,
    ClassView,
    PublicOutreachView,
    SlotLine,
    WeekView,
)
from tests.portal.samples.frame import HISTORY, file

LAW = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
TASKS = [Choice("", "Không gắn nhiệm vụ"), Choice("1", "Tuyên truyền trên hệ thống truyền thanh")]
GROUPS = [Choice("officials", "Cán bộ, công chức, viên chức"), Choice("heads", "Trưởng khu")]

CLASSES = ClassesView(
    year=2026,
    finding="Đã tổ chức 1/2 lớp, 62 lượt người dự",
    classes=[
        ClassLine(
            "Nghiệp vụ lập, niêm yết nội dung công khai",
            "/06811/viec/tap-huan/1",
            "19/11/2026 đến 20/11/2026, 2 buổi",
            "Hội trường UBND phường, Phòng Văn hóa - Xã hội",
            State("done", "Đã tổ chức, 62 lượt người"),
        ),
        ClassLine(
            "Kỹ năng điều hành cuộc họp khu phố",
            "/06811/viec/tap-huan/2",
            "02/12/2026",
            "Nhà văn hóa khu 7, Văn phòng HĐND và UBND",
            State("todo", "Sắp tổ chức"),
        ),
    ],
    form=FormView(
        "/06811/viec/tap-huan", {"days": "hôm nào đó"}, {"days": "“hôm” chưa phải là ngày."}
    ),
    tasks=TASKS,
    groups=GROUPS,
)

CLASS = ClassView(
    topic="Nghiệp vụ lập, niêm yết nội dung công khai",
    state=State("todo", "Sắp tổ chức"),
    facts=[("Đơn vị tổ chức", "Phòng Văn hóa - Xã hội"), ("Thời lượng", "8 giờ")],
    groups=[("Cán bộ, công chức, viên chức", "30", "–"), ("Trưởng khu", "33", "–")],
    task=Link("/06811/viec/nhiem-vu/1", "Tổ chức tập huấn"),
    files=[file("Điểm danh, ảnh JPEG")],
    remark="",
    result=FormView("/06811/viec/tap-huan/1/ket-qua", errors={"evidence": "Cần ít nhất một tệp."}),
    fields=GROUPS,
    cancel=FormView("/06811/viec/tap-huan/1/huy", prefix="huy-"),
    events=HISTORY,
)

CAMPAIGNS = CampaignsView(
    year=2026,
    finding="1 đợt: 120 phút phát thanh, 85 lượt người",
    campaigns=[
        CampaignLine(
            "Cao điểm tuyên truyền Luật Thực hiện dân chủ ở cơ sở",
            "/06811/viec/tuyen-truyen/1",
            LAW,
            "01/11/2026 đến 30/11/2026",
            "Trung tâm Cung ứng dịch vụ",
            "120 phút phát thanh, 85 lượt người",
        )
    ],
    form=FormView("/06811/viec/tuyen-truyen"),
    tasks=TASKS,
    audiences=[Choice("residents", "Nhân dân"), Choice("heads", "Trưởng khu")],
)

CAMPAIGN = CampaignView(
    title="Cao điểm tuyên truyền Luật Thực hiện dân chủ ở cơ sở",
    facts=[("Văn bản", LAW), ("Thời gian", "01/11/2026 đến 30/11/2026")],
    aims="Mọi hộ dân biết mình được biết, được bàn, được kiểm tra những gì.",
    task=Link("/06811/viec/nhiem-vu/1", "Tuyên truyền trên hệ thống truyền thanh"),
    reach="120 phút phát thanh, 85 lượt người",
    activities=[
        ActivityLine(
            "Những điều dân được biết",
            "06:30, 20 phút, 20/11/2026",
            "Hệ thống truyền thanh phường",
            "Phát thanh",
            State("done", "20 phút"),
            "",
            [Link("/tep/1", "bài phát"), Link("/tep/2", "minh chứng")],
            None,
            (),
            "",
            article=False,
        ),
        ActivityLine(
            "Những điều dân bàn và quyết định",
            "06:30, 20 phút, 23/11/2026",
            "Hệ thống truyền thanh phường",
            "Phát thanh",
            State("soon", "Chờ ghi kết quả"),
            "",
            [],
            FormView("/06811/viec/tuyen-truyen/1/ket-qua/2", prefix="kq-2-"),
            [Choice("held", "Đã thực hiện"), Choice("dropped", "Không thực hiện")],
            "Số phút đã phát",
            article=False,
        ),
        ActivityLine(
            "Bài viết trên trang của phường",
            "24/11/2026",
            "Trang thông tin điện tử",
            "Tin, bài",
            State("todo", "Sắp thực hiện"),
            "",
            [],
            FormView("/06811/viec/tuyen-truyen/1/ket-qua/3", prefix="kq-3-"),
            [Choice("dropped", "Không thực hiện")],
            "",
            article=True,
        ),
    ],
    broadcast=FormView("/06811/viec/tuyen-truyen/1/phat-thanh", prefix="pt-"),
    activity=FormView("/06811/viec/tuyen-truyen/1/hoat-dong", prefix="hd-"),
    kinds=[Choice("meeting", "Hội nghị, cuộc họp"), Choice("article", "Tin, bài")],
    events=HISTORY,
)

WEEK = WeekView(
    title="tuần 23/11 đến 29/11/2026",
    days=[
        (
            date(2026, 11, 23),
            [
                SlotLine(
                    "06:30 (20 phút)",
                    "Hệ thống truyền thanh phường",
                    "Những điều dân bàn và quyết định",
                    State("done", "Đã phát 20 phút"),
                ),
                SlotLine(
                    "17:00 (15 phút)",
                    "Cụm loa khu 7",
                    "Thông báo lịch họp khu",
                    State("stopped", "Không phát"),
                ),
            ],
        ),
    ],
    previous=Link("/06811/viec/loa?tuan=2026-11-16", "Tuần trước"),
    next=Link("/06811/viec/loa?tuan=2026-11-30", "Tuần sau"),
    feed="/06811/tuyen-truyen.ics",
)

PUBLIC = PublicOutreachView(week=WEEK, campaigns=CAMPAIGNS.campaigns, classes=CLASSES.classes)
