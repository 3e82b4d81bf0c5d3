"""Reads the findings of a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.inspections.findings.rules import Severity
from services.inspections.findings.tables import Finding


async def findings_of(session: AsyncSession, inspection_id: UUID) -> Sequence[Finding]:
    """The findings of one check in their order."""
    query = (
        select(Finding)
        .where(Finding.ward_id == ward_of(session), Finding.inspection_id == inspection_id)
        .order_by(Finding.ordinal)
    )
    return (await session.execute(query)).scalars().all()


async def weights_of(session: AsyncSession, inspection_id: UUID) -> dict[str, int]:
    """How many findings of each weight a check has."""
    found = Counter(each.severity for each in await findings_of(session, inspection_id))
    return {severity.value: found[severity] for severity in Severity}
