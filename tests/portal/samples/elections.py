"""Sample views of elections and heads of neighbourhoods; names and numbers are invented."""

from dataclasses import replace
from datetime import date

from services.participation.elections.words import STEPS as BEFORE
from services.participation.elections.words import VOTE
from services.portal.election_steps import ACTS
from services.portal.election_words import APPOINTED, NOT_NEEDED, STATES, WON
from services.portal.head_steps import BEGINNINGS
from services.portal.views import Choice, Clock, FormView, Link, State
from services.portal.views.elections import (
    CandidateLine,
    ElectionView,
    HeadsView,
    PreparationLine,
)
from services.portal.views.matters import Act, MatterLine
from tests.portal.samples.past import past

HERE, DESK = "/06811/bau-cu", "/06811/viec/bau-cu"
HEADS = HeadsView(
    "Bầu Trưởng khu phố",
    "1 cuộc bầu cử đang chuẩn bị, 1 khu phố quá hạn quyết định bầu",
    [
        MatterLine(
            "Khu phố 1",
            f"{HERE}/1",
            State("live", "Có Trưởng khu phố được bầu"),
            ["từ 21/09/2026", "đến 21/09/2031", "20/QĐ-UBND"],
        ),
        MatterLine(
            "Khu phố 2",
            "",
            State("late", "Quá hạn quyết định bầu"),
            ["phải quyết định bầu trước hết ngày 03/11/2026", "Điều 9 Nghị định 59/2023/NĐ-CP"],
        ),
    ],
    [
        MatterLine(
            "Khu phố 3",
            f"{HERE}/2",
            STATES["preparing"],
            ["bầu ngày 21/12/2026", "hết nhiệm kỳ"],
        )
    ],
)
UNITS = [Choice("1", "Khu phố 1"), Choice("2", "Khu phố 2")]
WORK = replace(
    HEADS,
    title="Bầu, cho thôi Trưởng khu phố",
    acts=[
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{DESK}/bat-dau/{name}", prefix=f"{name}-"),
            [replace(each.fields[0], choices=UNITS), *each.fields[1:]],
        )
        for name, each in BEGINNINGS.items()
    ],
)
STEPS = [
    PreparationLine(
        "Quyết định tổ chức bầu cử, kế hoạch",
        Clock(date(2026, 9, 1), State("done", "Xong 01/09/2026"), f"{HERE}/1/han/decision"),
        "12/QĐ-UBND",
    ),
    PreparationLine(
        "Gửi danh sách người ứng cử",
        Clock(date(2026, 9, 6), State("late", "Quá hạn 1 ngày làm việc"), f"{HERE}/1/han/team"),
    ),
]
ONE = ElectionView(
    title="Bầu Trưởng khu phố: Khu phố 1",
    back=Link(HERE, "Bầu Trưởng khu phố"),
    state=STATES["elected"],
    facts=["bầu ngày 21/09/2026", "hết nhiệm kỳ", "Quyết định 12/QĐ-UBND, 01/09/2026"],
    finding="240 hộ, cần 121 phiếu để trúng cử",
    steps=STEPS,
    candidates=[
        CandidateLine(1, "Ứng Cử Mẫu Một", 1980, "60"),
        CandidateLine(2, "Ứng Cử Mẫu Hai", 1975, "151", WON),
    ],
    vote=Link("/06811/nhan-dan-ban/1", "Cuộc họp và kết quả kiểm phiếu"),
    events=past(
        {**BEFORE, **VOTE},
        *("decide_election", "send_candidates", "form_election_team", "announce_election"),
        *("open_matter", "adopt_matter"),
        on="21/09/2026",
        number="12/QĐ-UBND",
        sent_on="06/09/2026",
        announced_on="10/09/2026",
    ),
)
EARLY = replace(
    ONE,
    state=STATES["preparing"],
    candidates=[],
    hidden="Danh sách được công khai khi Tổ bầu cử thông báo.",
    vote=None,
)
CALLED_OFF = replace(
    EARLY,
    state=STATES["called_off"],
    finding="Cuộc bầu này không tổ chức",
    steps=[STEPS[0], replace(STEPS[1], clock=replace(STEPS[1].clock, state=NOT_NEEDED))],
    reason="Việc cho thôi đã bị bãi bỏ (31/QĐ-UBND), chức danh này không còn khuyết.",
    hidden="Cuộc bầu đã hủy, không còn ghi tên người ứng cử.",
)
DESK_ONE = replace(
    ONE,
    back=Link(DESK, "Bầu, cho thôi Trưởng khu phố"),
    following=APPOINTED,
    reason="Lý do mẫu.",
    papers=[Link(f"{DESK}/1/tai/nomination.pdf", "Biên bản giới thiệu, Mẫu 05 (PDF)")],
    acts=[
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{DESK}/1/{name}", {"people": "Mẫu"}, {}, "", f"{name}-"),
            each.fields,
        )
        for name, each in ACTS.items()
    ],
)
