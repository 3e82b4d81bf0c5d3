"""The office proposes what the ward adds to the law; somebody else lets it bind."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.catalogue import CatalogueWidened
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.forms import Form, Place, Rhythm
from libs.permissions import permit
from libs.rows import found
from services.disclosures.rules import catalogue
from services.disclosures.widening import rules
from services.disclosures.widening.queries import additions, catalogue_of, wider_of
from services.disclosures.widening.rules import Kind, Standing
from services.disclosures.widening.tables import Addition


async def propose_item(
    session: AsyncSession,
    *,
    title: str,
    rhythm: Rhythm,
    owner: str,
    privacy: str,
    days: int | None,
    of_reports: bool = False,
    number: str,
    issued_on: date,
    valid_from: date,
    by: Actor,
    now: datetime,
) -> Addition:
    """Propose a content of khoản 14 that the ward's own regulation names."""
    permit(by, "propose_item")
    rules.check_regulation(issued_on, valid_from, now.date())
    rules.check_owner(owner, catalogue().owners)
    await one_at_a_time(session, "catalogue")
    known = await _own_items(session, title, valid_from)
    if of_reports:
        rules.check_reports(rhythm, next((row.title for row in known if row.of_reports), None))
    row = Addition(
        kind=Kind.ITEM,
        item=rules.next_key({row.item for row in known}),
        title=title,
        rhythm=rhythm,
        owner=owner,
        privacy=privacy,
        of_reports=of_reports,
        days=days,
        valid_from=valid_from,
        regulation_number=number,
        regulation_on=issued_on,
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "propose_item", row.id, now, item=row.item, number=number)
    return row


async def _own_items(session: AsyncSession, title: str, valid_from: date) -> list[Addition]:
    """The ward's own items, proposed or agreed; refuses one that is there from the same day."""
    items = [row for row in await additions(session) if row.kind == Kind.ITEM]
    known = [row for row in items if row.state != Standing.DECLINED]
    if (title, valid_from) in {(row.title, row.valid_from) for row in known}:
        raise rules.AlreadyProposed
    return known


async def propose_form(
    session: AsyncSession,
    *,
    item: str,
    form: Form,
    place: Place,
    days: int | None,
    permanent: bool,
    number: str,
    issued_on: date,
    valid_from: date,
    by: Actor,
    now: datetime,
) -> Addition:
    """Propose another form or place for an item, or the same for longer; never for less."""
    permit(by, "propose_form")
    rules.check_regulation(issued_on, valid_from, now.date())
    rules.check_form(form, place, days, permanent)
    await one_at_a_time(session, "catalogue")
    await _check_new(session, (item, form, place, valid_from))
    row = Addition(
        kind=Kind.FORM,
        item=item,
        form=form,
        place=place,
        days=None if permanent else days,
        permanent=permanent,
        valid_from=valid_from,
        regulation_number=number,
        regulation_on=issued_on,
        author_id=by.id,
    )
    wanted = await catalogue_of(session)
    for wider in wider_of(row):
        wanted.check_wider(wider)
    session.add(row)
    record(session, by, "propose_form", row.id, now, item=item, number=number)
    return row


async def _check_new(session: AsyncSession, wanted: tuple[str, Form, Place, date]) -> None:
    for known in await additions(session):
        same = (known.item, known.form, known.place, known.valid_from)
        if same == wanted and known.state != Standing.DECLINED:
            raise rules.AlreadyProposed


async def approve_addition(
    session: AsyncSession, addition_id: UUID, *, by: Actor, now: datetime
) -> Addition:
    """The chair lets an addition bind from its day on; never the one who proposed it."""
    row = await _decided(session, addition_id, Standing.APPROVED, "approve_addition", by, now)
    tell_widened(session, row, now)
    return row


async def decline_addition(
    session: AsyncSession, addition_id: UUID, *, by: Actor, now: datetime
) -> Addition:
    """The chair turns a proposal down; the law's catalogue stays as it is."""
    return await _decided(session, addition_id, Standing.DECLINED, "decline_addition", by, now)


async def _decided(
    session: AsyncSession, addition_id: UUID, state: Standing, act: str, by: Actor, now: datetime
) -> Addition:
    row = await found(session, Addition, addition_id, lock=True)
    permit(by, act, author_id=row.author_id)
    if row.state != Standing.PROPOSED:
        raise rules.AlreadyDecided
    row.state, row.decided_at = state, now
    record(session, by, act, row.id, now, item=row.item)
    return row


def tell_widened(session: AsyncSession, row: Addition, now: datetime) -> None:
    """Tell the others that the ward asks more of itself than the law does."""
    emit(
        session,
        CatalogueWidened(
            occurred_at=now,
            addition_id=row.id,
            kind=row.kind,
            item=row.item,
            form=row.form,
            place=row.place,
            days=row.days,
            permanent=row.permanent,
            valid_from=row.valid_from,
            regulation_number=row.regulation_number,
            regulation_on=row.regulation_on,
        ),
    )
