"""What is owed in the ward, gathered from the services at once, as far as one sees it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from services.portal.asking import Refused
from services.portal.duties.awards import award_duties
from services.portal.duties.boards import board_duties
from services.portal.duties.bodies import body_duties
from services.portal.duties.commendations import commendation_duties
from services.portal.duties.community import community_duties
from services.portal.duties.consultations import consultation_duties
from services.portal.duties.contributions import contribution_duties
from services.portal.duties.conventions import convention_duties
from services.portal.duties.council import council_duties
from services.portal.duties.critiques import critique_duties
from services.portal.duties.elections import election_duties
from services.portal.duties.feedback import feedback_duties
from services.portal.duties.hotspots import hot_spot_duties
from services.portal.duties.information import information_duties
from services.portal.duties.inspections import inspection_duties
from services.portal.duties.matters import (
    convening_duties,
    decision_duties,
    form_duties,
    gathering_duties,
    matter_duties,
    total_paper_duties,
)
from services.portal.duties.missing import missing_duties
from services.portal.duties.notices import notice_duties
from services.portal.duties.outreach import outreach_duties
from services.portal.duties.papers import Duty, paper_duties
from services.portal.duties.petitions import petition_duties
from services.portal.duties.reception import reception_duties
from services.portal.duties.recommendations import recommendation_duties
from services.portal.duties.report_parts import part_duties
from services.portal.duties.reports import report_duties
from services.portal.duties.risks import risk_duties
from services.portal.duties.sealed import look_duties, reveal_duties
from services.portal.duties.supervisions import supervision_duties
from services.portal.duties.surveys import survey_comment_duties, survey_duties
from services.portal.duties.tasks import task_duties
from services.portal.duties.unit_plans import unit_plan_duties
from services.portal.visit import Visit

Gather = Callable[[Visit], Awaitable[list[Duty]]]

# Which service knows, what people call its work, and how its duties are gathered.
SOURCES: tuple[tuple[str, str, Gather], ...] = (
    ("see_obligations", "công khai", paper_duties),
    ("resolve_missing_sheet", "kiểm tra niêm yết", missing_duties),
    ("acknowledge", "xác nhận", notice_duties),
    ("see_information_requests", "yêu cầu thông tin", information_duties),
    ("see_feedback", "phản ánh hiện trường", feedback_duties),
    ("see_cases", "đơn thư", petition_duties),
    ("agree_to_reveal", "đơn niêm phong", reveal_duties),
    ("ask_to_reveal", "đơn niêm phong được xem", look_duties),
    ("see_consultations", "lấy ý kiến", consultation_duties),
    ("see_critiques", "phản biện xã hội", critique_duties),
    ("report_to_council", "báo cáo Hội đồng nhân dân", council_duties),
    ("publish_survey", "khảo sát", survey_duties),
    ("sort_comment", "ý kiến khảo sát", survey_comment_duties),
    ("close_hot_spot", "điểm nóng", hot_spot_duties),
    ("see_tasks", "kế hoạch", task_duties),
    ("see_tasks", "kế hoạch của đơn vị", unit_plan_duties),
    ("see_programmes", "cuộc họp, chương trình", body_duties),
    ("see_inspections", "kiểm tra", inspection_duties),
    ("see_inspections", "kiến nghị sau kiểm tra", recommendation_duties),
    ("see_risks", "nơi nên kiểm tra", risk_duties),
    ("see_supervisions", "giám sát", supervision_duties),
    ("see_late_work", "báo cáo", report_duties),
    ("see_parts", "phần báo cáo", part_duties),
    ("see_reception_desk", "tiếp công dân", reception_duties),
    ("see_matters", "Nhân dân bàn, quyết định", matter_duties),
    ("convene_meeting", "triệu tập họp dân", convening_duties),
    ("agree_form", "hình thức lấy ý kiến", form_duties),
    ("send_decision", "quyết định của khu phố trong phạm vi toàn phường", decision_duties),
    ("write_total_paper", "văn bản tổng hợp toàn phường", total_paper_duties),
    ("see_matters", "bầu Trưởng khu phố", election_duties),
    ("see_matters", "Ban Thanh tra nhân dân", board_duties),
    ("see_models", "mô hình", award_duties),
    ("see_commendations", "khen thưởng", commendation_duties),
    ("plan_activity", "tuyên truyền", outreach_duties),
    ("announce_meeting", "họp dân, phát phiếu, biểu quyết", gathering_duties),
    ("see_funds", "Nhân dân đóng góp", contribution_duties),
    ("plan_community_conference", "hội nghị dân cư", community_duties),
    ("see_conventions", "hương ước, quy ước", convention_duties),
)
FILTERS = {
    "cong-khai": "Công khai",
    "niem-yet": "Niêm yết",
    "yeu-cau": "Yêu cầu thông tin",
    "phan-anh": "Phản ánh hiện trường",
    "don-thu": "Đơn thư",
    "lay-y-kien": "Lấy ý kiến",
    "phan-bien": "Phản biện",
    "khao-sat": "Khảo sát",
    "diem-nong": "Điểm nóng",
    "ke-hoach": "Kế hoạch",
    "kiem-tra": "Kiểm tra",
    "giam-sat": "Giám sát",
    "bao-cao": "Báo cáo",
    "tiep-cong-dan": "Tiếp công dân",
    "nhan-dan-ban": "Nhân dân bàn",
    "mo-hinh": "Mô hình, khen thưởng",
    "bau-cu": "Bầu Trưởng khu phố",
    "ban-cua-dan": "Ban của Nhân dân",
    "tuyen-truyen": "Tuyên truyền",
    "huong-uoc": "Hương ước, quy ước",
}


def sources_of(visit: Visit) -> list[tuple[str, Gather]]:
    """What this visitor may be told of, under the words people call it by."""
    return [(words, gather) for action, words, gather in SOURCES if visit.visitor.may(action)]


async def gathered(visit: Visit, sources: list[tuple[str, Gather]]) -> tuple[list[Duty], list[str]]:
    """All duties, asked for at once, and the words for what is away."""
    found = await asyncio.gather(*(_or_away(visit, gather) for _, gather in sources))
    away = [words for (words, _), duties in zip(sources, found, strict=True) if duties is None]
    return [duty for each in found if each for duty in each], away


def away_words(away: list[str]) -> str:
    """What is missing from a page, as its last sentence."""
    return f"Phần {', '.join(away)} đang tạm nghỉ nên chưa có ở đây" if away else ""


async def _or_away(visit: Visit, gather: Gather) -> list[Duty] | None:
    """None when that service is away: the rest of the work is shown all the same.

    What is of one's unit is nobody's who has none yet, as the first accounts of a new ward.
    """
    try:
        return await gather(visit)
    except Refused as refused:
        if refused.status == 403 and visit.visitor.actor.unit_id is None:
            return []
        if refused.status < 500:
            raise
        return None
