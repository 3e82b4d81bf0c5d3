"""Reads the ward's templates, and the one that is used."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.files import FileStore
from libs.rows import ward_of
from services.reporting.templates.tables import ReportTemplate


async def report_templates(session: AsyncSession) -> Sequence[ReportTemplate]:
    """Every version, the newest first."""
    query = (
        select(ReportTemplate)
        .where(ReportTemplate.ward_id == ward_of(session))
        .order_by(ReportTemplate.number.desc())
    )
    return (await session.scalars(query)).all()


async def used_template(session: AsyncSession, store: FileStore) -> bytes | None:
    """The template that papers are written with now; None for the built-in form."""
    for row in await report_templates(session):
        if row.used:
            return await store.read(row.ward_id, row.file["sha256"])
    return None
