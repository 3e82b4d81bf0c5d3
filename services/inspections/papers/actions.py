"""A paper is signed: written once, kept by its hash, and never written again."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.inspections import ConclusionIssued
from libs.documents.files import Paper
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.files import FileStore
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import InspectionState, check_on_team
from services.inspections.inspections.tables import Inspection
from services.inspections.inspections.teams import check_independent
from services.inspections.papers import rules
from services.inspections.papers.conclusion import conclusion, notice
from services.inspections.papers.minutes import minutes
from services.inspections.papers.printing import kept
from services.inspections.papers.queries import contents_of, notice_numbered
from services.inspections.papers.rules import PaperKind, Signed, SigningForm
from services.inspections.papers.tables import CheckPaper


async def sign_minutes(
    session: AsyncSession,
    inspection_id: UUID,
    *,
    number: str,
    store: FileStore,
    by: Actor,
    now: datetime,
) -> Inspection:
    """The leader closes the minutes: from here on nothing is answered or found any more."""
    permit(by, "sign_minutes")
    row = await inspection(session, inspection_id, by, lock=True)
    check_on_team(row.secrecy, by)
    contents = await contents_of(session, row)
    said = sum(bool(line.entries) for line in contents.lines) + len(contents.findings)
    leads = row.leader_id == by.id
    rules.check_signing_minutes(InspectionState(row.state), leads, row.minutes_on, said)
    signed = Signed(number, now.date())
    row.minutes_on = signed.signed_on
    files = await kept(minutes(contents, signed), store, row.ward_id)
    session.add(_paper(row, PaperKind.MINUTES, signed, files))
    record(session, by, "sign_minutes", row.id, now, number=number, sha256=_hash(files))
    return row


async def issue_conclusion(
    session: AsyncSession,
    inspection_id: UUID,
    *,
    notice_number: str,
    signing_form: SigningForm,
    signer_name: str,
    store: FileStore,
    by: Actor,
    now: datetime,
) -> Inspection:
    """The chair signs the conclusion with all that it asks, and the paper for everybody."""
    permit(by, "issue_conclusion")
    row = await inspection(session, inspection_id, by, lock=True)
    check_independent(row.secrecy, by)
    rules.check_signing_conclusion(row.secrecy, row.issued_on)
    # Numbers are given once a year (Nghị định 30/2020/NĐ-CP, article 15), one at a time.
    await one_at_a_time(session, "conclusions")
    if await notice_numbered(session, notice_number, now.year):
        raise rules.NoticeNumberTaken(number=notice_number, year=now.year)
    contents = await contents_of(session, row)
    signed = Signed(row.conclusion_number, now.date(), signer_name, signing_form)
    public = Signed(notice_number, now.date(), signer_name, signing_form)
    row.issued_on = now.date()
    whole = await kept(conclusion(contents, signed), store, row.ward_id)
    bare = await kept(notice(contents, public, row.conclusion_number), store, row.ward_id)
    session.add(_paper(row, PaperKind.CONCLUSION, signed, whole))
    session.add(_paper(row, PaperKind.NOTICE, public, bare))
    said = {"number": row.conclusion_number, "notice_number": notice_number}
    record(session, by, "issue_conclusion", row.id, now, **said, sha256=_hash(whole))
    told = {"recommendations": len(contents.asked), "sha256": _hash(bare), **said}
    _tell_issued(session, row, now, **told)
    return row


def _tell_issued(session: AsyncSession, row: Inspection, now: datetime, **told: Any) -> None:
    emit(
        session,
        ConclusionIssued(
            occurred_at=now,
            inspection_id=row.id,
            kind=row.kind,
            unit_id=row.unit_id,
            issued_on=now.date(),
            **told,
        ),
    )


def _paper(
    row: Inspection, kind: PaperKind, signed: Signed, files: dict[str, dict[str, str]]
) -> CheckPaper:
    return CheckPaper(
        inspection_id=row.id,
        kind=kind,
        unit_id=row.unit_id,
        number=signed.number,
        signed_on=signed.signed_on,
        signer=signed.signer,
        files=files,
    )


def _hash(files: dict[str, dict[str, str]]) -> str:
    return files[Paper.PDF]["sha256"]
