"""What people do besides walls: read over the loudspeakers, notify, use another form."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.forms import Form
from libs.permissions import permit
from services.disclosures.announcing import rules, telling
from services.disclosures.announcing.confirming import confirm
from services.disclosures.announcing.queries import broadcasts_of, notices_of
from services.disclosures.announcing.rules import Way
from services.disclosures.announcing.tables import FormUse
from services.disclosures.proving.actions import complete_if_proven
from services.disclosures.proving.queries import needs_of
from services.disclosures.queries import check_day, in_force
from services.disclosures.tables import Broadcast, Disclosure, Notice, Version


async def _asked(
    session: AsyncSession, disclosure_id: UUID, form: Form, target_id: UUID | None
) -> tuple[Disclosure, Version]:
    """The disclosure, locked, and its public version; refuses a form the law does not ask."""
    disclosure, version = await in_force(session, disclosure_id)
    needs = await needs_of(session, disclosure, version)
    if not any(need.form is form and need.target_id == target_id for need in needs):
        raise rules.FormNotAsked
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
    """The document was read over the loudspeakers on a day; three proven days in a row count."""
    permit(by, "record_broadcast")
    disclosure, version = await _asked(session, disclosure_id, Form.LOUDSPEAKER, None)
    check_day(on, version, now.date())
    held = await broadcasts_of(session, disclosure.id)
    days = {row.on for row in held if row.version == version.number}
    if on in days:
        raise rules.AlreadyBroadcast(on=f"{on:%d/%m/%Y}")
    row = Broadcast(
        disclosure_id=disclosure.id,
        version=version.number,
        on=on,
        minutes=minutes,
        proof=asdict(proof) if proof else None,
    )
    session.add(row)
    record(session, by, "record_broadcast", disclosure.id, now, on=on, minutes=minutes)
    telling.held(session, disclosure, row, days, now)
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
    """A neighbourhood was told through its head, or a written notice went out (article 13.4).

    A head who notes the notice to the own neighbourhood confirms it in the same moment.
    """
    permit(by, "record_notice", unit_id=unit_id)
    disclosure, version = await _asked(session, disclosure_id, form, unit_id)
    check_day(on, version, now.date())
    given = await notices_of(session, disclosure.id)
    if any((n.version, n.form, n.unit_id) == (version.number, form, unit_id) for n in given):
        raise rules.AlreadyNoticed
    row = Notice(
        disclosure_id=disclosure.id,
        version=version.number,
        form=form,
        unit_id=unit_id,
        on=on,
        way=way,
        proof=asdict(proof) if proof else None,
    )
    session.add(row)
    record(session, by, "record_notice", disclosure.id, now, form=form, on=on, way=way)
    telling.given(session, disclosure, row, now)
    if unit_id and by.unit_id == unit_id:
        await session.flush()
        confirm(session, disclosure, row, unit_id, by=by, now=now)
    await complete_if_proven(session, disclosure, by=by, now=now)
    return row


async def record_form(
    session: AsyncSession,
    disclosure_id: UUID,
    *,
    form: Form,
    on: date,
    said: str,
    address: str | None,
    proof: StoredFile | None,
    by: Actor,
    now: datetime,
) -> FormUse:
    """Another form of article 12.1 was used, with a file or an address that proves it.

    It is voluntary unless another law or the ward's plan asks for it.
    """
    permit(by, "record_form")
    disclosure, version = await in_force(session, disclosure_id)
    asked = {need.form for need in await needs_of(session, disclosure, version)}
    rules.check_voluntary(form, asked)
    rules.check_address(address)
    photo = proof is not None and proof.is_photo
    rules.check_proof(form, file=proof is not None, photo=photo, address=address)
    check_day(on, version, now.date())
    row = FormUse(
        disclosure_id=disclosure.id,
        version=version.number,
        form=form,
        on=on,
        said=said,
        address=address,
        proof=asdict(proof) if proof else None,
    )
    session.add(row)
    record(session, by, "record_form", disclosure.id, now, form=form, on=on)
    telling.used(session, disclosure, row, now, asked=form in asked and form is not Form.POSTING)
    await complete_if_proven(session, disclosure, by=by, now=now)
    return row
