"""Routes of findings. Until the conclusion they are the team's and the chair's own."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Line, tidy
from libs.permissions import permit
from services.inspections.findings import actions, queries
from services.inspections.findings.rules import Severity
from services.inspections.findings.tables import Finding
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import may_read_findings
from services.inspections.inspections.tables import Inspection

router = APIRouter()
Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]


class FindingForm(BaseModel):
    """What was found."""

    severity: Severity
    text: Words
    basis: Line
    line: Annotated[str, StringConstraints(max_length=40)] = ""
    evidence: Receipt | None = None


class FindingView(BaseModel):
    """A finding with the link to what proves it."""

    id: UUID
    ordinal: int
    severity: str
    text: str
    basis: str
    line: str
    evidence: str | None


@router.get("/inspections/{inspection_id}/findings")
async def findings(
    inspection_id: UUID, session: Session, by: By, now: Now, files: Files
) -> list[FindingView]:
    """The findings of a check; none for the unit until the check is concluded."""
    permit(by, "see_inspections")
    row = await inspection(session, inspection_id, by)
    if not may_read_findings(row.secrecy, by):
        return []
    return await _views(session, row, by, now, files)


@router.post("/inspections/{inspection_id}/findings", status_code=201)
async def add_finding(
    inspection_id: UUID, form: FindingForm, session: Session, by: By, now: Now, files: Files
) -> list[FindingView]:
    """Write one."""
    evidence = taken(files, by, form.evidence, now)
    said = form.model_dump(exclude={"evidence"})
    await actions.add_finding(session, inspection_id, **said, evidence=evidence, by=by, now=now)
    row = await inspection(session, inspection_id, by)
    return await _views(session, row, by, now, files)


@router.post("/findings/{finding_id}/removal")
async def remove_finding(
    finding_id: UUID, session: Session, by: By, now: Now, files: Files
) -> list[FindingView]:
    """Take one back."""
    row = await actions.remove_finding(session, finding_id, by=by, now=now)
    return await _views(session, row, by, now, files)


async def _views(
    session: AsyncSession, row: Inspection, by: Actor, now: datetime, files: Desk
) -> list[FindingView]:
    await session.flush()
    return [_view(each, by, now, files) for each in await queries.findings_of(session, row.id)]


def _view(row: Finding, by: Actor, now: datetime, files: Desk) -> FindingView:
    same = set(FindingView.model_fields) - {"evidence"}
    proof = files.link(by.ward_id, StoredFile(**row.evidence), now) if row.evidence else None
    return FindingView(**{name: getattr(row, name) for name in same}, evidence=proof)
