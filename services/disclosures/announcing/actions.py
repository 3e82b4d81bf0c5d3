"""What people do besides walls: read over the loudspeakers, notify neighbourhoods and bodies."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.announcing import BroadcastHeld, NoticeGiven
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.forms import Form
from libs.permissions import permit
from services.disclosures.announcing.rules import (
    AlreadyBroadcast,
    AlreadyNoticed,
    FormNotAsked,
    Way,
)
from services.disclosures.proving.actions import complete_if_proven
from services.disclosures.proving.queries import needs_of, proofs_of
from services.disclosures.proving.rules import run_through
from services.disclosures.queries import check_day, evidence, in_force
from services.disclosures.tables import Broadcast, Disclosure, Notice, Version


async def _asked(
    session: AsyncSession, disclosure_id: UUID, form: Form, target_id: UUID | None
) -> tuple[Disclosure, Version]:
    """The disclosure, locked, and its public version; refuses a form the law does not ask."""
    disclosure, version = await in_force(session, disclosure_id)
    needs = await needs_of(session, disclosure, version)
    if not any(need.form is form and need.target_id == target_id for need in needs):
        raise FormNotAsked
    return disclosure, version


async def record_broadcast(
    session: AsyncSession,
    disclosure_id: UUID,
    *,
    on: date,
    minutes: int,
    proof: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Broadcast:
    """The document was read over the loudspeakers on a day; three days in a row prove the form."""
    permit(by, "record_broadcast")
    disclosure, version = await _asked(session, disclosure_id, Form.LOUDSPEAKER, None)
    check_day(on, version, now.date())
    held = (await proofs_of(session, disclosure, version.number)).broadcasts
    if on in held:
        raise AlreadyBroadcast(on=f"{on:%d/%m/%Y}")
    kept = asdict(proof) if proof else None
    row = Broadcast(
        disclosure_id=disclosure.id, version=version.number, on=on, minutes=minutes, proof=kept
    )
    session.add(row)
    record(session, by, "record_broadcast", disclosure.id, now, on=on, minutes=minutes)
    emit(
        session,
        BroadcastHeld(
            occurred_at=now,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            on=on,
            minutes=minutes,
            consecutive_days=run_through(on, held),
            evidence=evidence(kept),
        ),
    )
    await complete_if_proven(session, disclosure, by=by, now=now)
    return row


async def record_notice(
    session: AsyncSession,
    disclosure_id: UUID,
    *,
    form: Form,
    unit_id: UUID | None,
    on: date,
    way: Way,
    proof: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Notice:
    """A neighbourhood was told through its head, or a written notice went out (article 13.4)."""
    permit(by, "record_notice", unit_id=unit_id)
    disclosure, version = await _asked(session, disclosure_id, form, unit_id)
    check_day(on, version, now.date())
    if (form, unit_id) in (await proofs_of(session, disclosure, version.number)).notices:
        raise AlreadyNoticed
    kept = asdict(proof) if proof else None
    row = Notice(
        disclosure_id=disclosure.id,
        version=version.number,
        form=form,
        unit_id=unit_id,
        on=on,
        way=way,
        proof=kept,
    )
    session.add(row)
    record(session, by, "record_notice", disclosure.id, now, form=form, on=on, way=way)
    emit(session, _given(disclosure, row, now))
    await complete_if_proven(session, disclosure, by=by, now=now)
    return row


def _given(disclosure: Disclosure, notice: Notice, now: datetime) -> NoticeGiven:
    return NoticeGiven(
        occurred_at=now,
        disclosure_id=disclosure.id,
        khoan=disclosure.khoan,
        form=notice.form,
        unit_id=notice.unit_id,
        on=notice.on,
        way=notice.way,
        evidence=evidence(notice.proof),
    )
