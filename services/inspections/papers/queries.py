"""Reads what papers are written from, and the papers that were signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.law.checklists import frozen_checklist
from libs.rows import ward_of
from libs.ward_kinds import without_kind
from services.inspections.checklists.queries import entries_of
from services.inspections.findings.queries import findings_of
from services.inspections.inspections.tables import Inspection
from services.inspections.officials.queries import officials_of
from services.inspections.papers.contents import Contents, Place, lines_seen
from services.inspections.papers.rules import PaperKind
from services.inspections.papers.tables import CheckPaper
from services.inspections.queries import the_ward, unit_names
from services.inspections.recommendations.queries import asked_in

PUBLISHED_MAX = 500


async def contents_of(session: AsyncSession, row: Inspection) -> Contents:
    """Everything that stands in the papers of a check; who may read them is asked before."""
    checklist = frozen_checklist(row.checklist, row.checklist_version)
    minutes = await paper_of(session, row.id, PaperKind.MINUTES)
    return Contents(
        place=await _place(session),
        check=row,
        checklist=checklist,
        lines=lines_seen(checklist, await entries_of(session, row.id)),
        findings=await findings_of(session, row.id),
        asked=await asked_in(session, row.id),
        officials=await officials_of(session, [UUID(each) for each in row.team]),
        units=await unit_names(session),
        minutes_number=minutes.number if minutes else "",
    )


async def paper_of(
    session: AsyncSession, inspection_id: UUID, kind: PaperKind
) -> CheckPaper | None:
    """The paper of that kind, if it was signed."""
    query = select(CheckPaper).where(
        CheckPaper.ward_id == ward_of(session),
        CheckPaper.inspection_id == inspection_id,
        CheckPaper.kind == kind,
    )
    row: CheckPaper | None = await session.scalar(query)
    return row


async def published(session: AsyncSession) -> Sequence[CheckPaper]:
    """The public papers of conclusions, the newest first."""
    query = (
        select(CheckPaper)
        .where(CheckPaper.ward_id == ward_of(session), CheckPaper.kind == PaperKind.NOTICE)
        .order_by(CheckPaper.signed_on.desc(), CheckPaper.id.desc())
    )
    return (await session.scalars(query.limit(PUBLISHED_MAX))).all()


async def published_notice(session: AsyncSession, inspection_id: UUID) -> CheckPaper:
    """The public paper of a conclusion; raises NotFound where none was issued."""
    row = await paper_of(session, inspection_id, PaperKind.NOTICE)
    if row is None:
        raise NotFound
    return row


async def notice_numbered(session: AsyncSession, number: str, year: int) -> bool:
    """Whether a public paper of that year has this number."""
    query = select(CheckPaper.id).where(
        CheckPaper.ward_id == ward_of(session),
        CheckPaper.kind == PaperKind.NOTICE,
        CheckPaper.number == number,
        CheckPaper.signed_on.between(date(year, 1, 1), date(year, 12, 31)),
    )
    return (await session.execute(query.limit(1))).first() is not None


async def _place(session: AsyncSession) -> Place:
    ward = await the_ward(session)
    name = without_kind(ward.name)
    return Place(ward.kind, name)
