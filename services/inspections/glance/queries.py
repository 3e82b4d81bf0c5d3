"""What everybody may see of checks: public papers of conclusions, supervisions that came out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import literal
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance.lines import line
from libs.glance.queries import Lines
from libs.rows import ward_of
from services.inspections.papers.rules import PaperKind
from services.inspections.papers.tables import CheckPaper
from services.inspections.supervisions.tables import Advice, Supervision
from services.inspections.tables import Unit

PAGE = "/giam-sat/"


async def public_lines(session: AsyncSession, today: date) -> Lines:
    """Conclusions as their public paper names them, and what the Front published, with the
    recommendations of it that the committee has not answered in time."""
    ward = ward_of(session)
    conclusions = line(
        "conclusion",
        literal("Kết luận kiểm tra ") + Unit.name,
        CheckPaper.signed_on,
        "/ket-luan-kiem-tra/",
        CheckPaper.inspection_id,
        ".pdf",
        said=CheckPaper.number,
    ).where(
        CheckPaper.ward_id == ward,
        CheckPaper.kind == PaperKind.NOTICE,
        Unit.ward_id == ward,
        Unit.id == CheckPaper.unit_id,
    )
    published = (Supervision.ward_id == ward, Supervision.published_on.is_not(None))
    supervisions = line(
        "supervision", Supervision.subject, Supervision.published_on, PAGE, Supervision.id
    ).where(*published)
    unanswered = line(
        "advice",
        literal("Chưa trả lời kiến nghị sau giám sát: ") + Supervision.subject,
        Advice.due_on,
        PAGE,
        Supervision.id,
        late=True,
        news=False,
    ).where(
        *published,
        Advice.ward_id == ward,
        Advice.supervision_id == Supervision.id,
        Advice.answered_on.is_(None),
        Advice.due_on < today,
    )
    return [conclusions, supervisions, unanswered]
