"""Sample views of yearly conferences of neighbourhoods; everything in them is invented."""

from dataclasses import replace

from services.participation.conferences.words import STEPS as PAST
from services.portal.community_words import KEPT, STATES, STEPS, TITLE
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.community import AskedLine, CommunityListView, CommunityView
from services.portal.views.matters import Act, Field, MatterLine
from tests.portal.samples.frame import DEADLINE
from tests.portal.samples.past import past

HERE, DESK = "/06811/hoi-nghi-dan-cu", "/06811/viec/hoi-nghi-dan-cu"
WHEN = ["19:00 ngày 12/12/2026", "Nhà văn hóa Khu phố 2"]
PUBLIC = CommunityListView(
    "1 hội nghị đã họp, 1 hội nghị sắp họp",
    [
        MatterLine("Khu phố 2, năm 2026", f"{HERE}/1", STATES["invited"], WHEN),
        MatterLine("Khu phố 3, năm 2026", f"{HERE}/2", STATES["concluded"], ["141/199 hộ dự"]),
    ],
)
WORK = replace(
    PUBLIC,
    finding="1 trong 3 khu phố đã họp hội nghị năm 2026",
    owed_title="Hội nghị năm 2026 của từng khu phố",
    owed=[
        MatterLine("Khu phố 1", "", State("todo", "Chưa lập kế hoạch"), ["hạn 31/12/2026"]),
        MatterLine(
            "Khu phố 3", f"{DESK}/2", State("done", "Đã họp 20/11/2026"), ["hạn 31/12/2026"]
        ),
    ],
    acts=[
        Act(
            "ke-hoach",
            "Lập kế hoạch hội nghị",
            "Lập kế hoạch",
            FormView(DESK, {"on": "2026-11-25"}, {"on": "Chọn từ ngày 30/11/2026."}),
            [
                Field("unit_id", "Khu phố", "select", choices=[Choice("1", "Khu phố 2")]),
                Field("on", "Ngày họp", "date", "Mời từng hộ trước ít nhất 5 ngày."),
                Field("starts_at", "Giờ họp", "time"),
                Field("place", "Địa điểm"),
                Field("agenda", "Nội dung, chương trình", "area"),
            ],
        )
    ],
)
ONE = CommunityView(
    title=f"{TITLE} Khu phố 3, năm 2026",
    back=Link(HERE, TITLE),
    state=STATES["concluded"],
    facts=[*WHEN, "mời các hộ 02/12/2026", "141/199 hộ dự"],
    agenda="Kết quả năm 2026, thu chi các khoản đóng góp, việc năm 2027.",
    result="Các hộ thống nhất năm 2027 làm đèn đường ngõ 7.",
    asked=[AskedLine("Câu hỏi 1", "Bao giờ sửa cống ngõ 5?", "Phường trả lời trước 15/01/2027.")],
    papers=[Link(f"{HERE}/2/tai/invitation.pdf", "Giấy mời (PDF)")],
    events=past(
        PAST,
        *("plan_community_conference", "send_community_plan", "invite_households"),
        *("hold_community_conference", "conclude_community_conference"),
        on="10/12/2026",
        sent_on="25/11/2026",
        invited_on="02/12/2026",
    ),
)
DESK_ONE = replace(
    ONE,
    state=STATES["held"],
    result="",
    deadline=DEADLINE,
    asked=[
        *ONE.asked,
        AskedLine("Câu hỏi 2", "Ai ăn chặn tiền?", "", KEPT, FormView(f"{DESK}/2/bo-cau-hoi/2")),
    ],
    acts=[
        Act(name, each.title, each.send, FormView(DESK, prefix=f"{name}-"), each.fields)
        for name, each in STEPS.items()
    ],
)
