"""A template is uploaded, used, and left again for the built-in form."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.files import FileStore, StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.reporting.templates import rules
from services.reporting.templates.queries import report_templates
from services.reporting.templates.tables import ReportTemplate

TURN = "report_template"


async def upload_template(
    session: AsyncSession, *, paper: StoredFile, store: FileStore, by: Actor, now: datetime
) -> ReportTemplate:
    """Keep another version of the ward's template, after every fault of it was looked for."""
    permit(by, "upload_template")
    rules.check_word(paper.media_type)
    await one_at_a_time(session, TURN)
    known = await report_templates(session)
    for row in known:
        if row.file["sha256"] == paper.sha256:
            raise rules.TemplateKnown(number=row.number)
    if len(known) >= rules.VERSIONS_MAX:
        raise rules.TooManyTemplates(most=rules.VERSIONS_MAX)
    content = await store.read(by.ward_id, paper.sha256)
    await asyncio.to_thread(rules.check_template, content)
    row = ReportTemplate(number=len(known) + 1, file=asdict(paper), uploaded_at=now)
    session.add(row)
    await session.flush()
    record(session, by, "upload_template", row.id, now, number=row.number, sha256=paper.sha256)
    return row


async def use_template(
    session: AsyncSession, report_template_id: UUID, *, by: Actor, now: datetime
) -> ReportTemplate:
    """From now on Word papers are written with this version; what was issued stays as it was."""
    permit(by, "use_template")
    await one_at_a_time(session, TURN)
    chosen = await found(session, ReportTemplate, report_template_id)
    await _use_none(session)
    chosen.used = True
    await session.flush()
    record(session, by, "use_template", chosen.id, now, number=chosen.number)
    return chosen


async def use_built_in_form(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Go back to the form of Nghị định 30/2020/NĐ-CP that the product has itself."""
    permit(by, "use_built_in_form")
    await one_at_a_time(session, TURN)
    for row in await _use_none(session):
        record(session, by, "use_built_in_form", row.id, now, number=row.number)


async def _use_none(session: AsyncSession) -> list[ReportTemplate]:
    used = [row for row in await report_templates(session) if row.used]
    for row in used:
        row.used = False
    await session.flush()
    return used
