"""Raises obligations from documents and from the plan, and tells when one is late."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.obligations import (
    DisclosureLate,
    ObligationDated,
    ObligationDropped,
    ObligationRaised,
)
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.catalogue import Catalogue, Item
from libs.law.clocks import working_days_late
from libs.permissions import permit
from libs.rows import found, ward_of
from services.disclosures.obligations import rules
from services.disclosures.obligations.queries import awaiting_document, free_key, registered
from services.disclosures.obligations.rules import Due, RaisedBy
from services.disclosures.privacy.rules import check_texts, owed_title
from services.disclosures.rules import PUBLISH_RULE, State, check_signed
from services.disclosures.tables import Disclosure, Obligation
from services.disclosures.widening.queries import catalogue_asking


def apply_due(row: object, due: Due) -> None:
    """Write a computed due date, with everything that explains it, on a row that keeps one."""
    for name, value in asdict(due).items():
        setattr(row, name, value)


async def hand_over(session: AsyncSession, row: Obligation, unit_id: UUID | None) -> None:
    """Another unit owes it, and has the draft that was begun; what is public stays whose it was."""
    row.owner_unit_id = unit_id
    await _change_drafts(session, row, owner_unit_id=unit_id)


async def drop_obligation(
    session: AsyncSession, obligation_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Obligation:
    """The chair calls off what was raised wrongly; the reason stays in its history.

    Raises ShownAlready, OwedNoMore.
    """
    permit(by, "drop_obligation")
    row = await found(session, Obligation, obligation_id, lock=True)
    check_texts(row.item, (), {"reason": reason})
    rules.check_owed(row.met_on, row.dropped_on)
    await drop(session, row, now.date(), by=by, now=now, reason=reason)
    return row


async def drop(
    session: AsyncSession, row: Obligation, on: date, *, by: Actor, now: datetime, reason: str = ""
) -> None:
    """What it was about was called off before it was shown: it is owed no more."""
    row.dropped_on = on
    await _change_drafts(session, row, state=State.WITHDRAWN, withdrawn_on=on)
    why = {"reason": reason} if reason else {}
    record(session, by, "drop_obligation", row.id, now, on=on, **why)
    said = {"khoan": row.khoan, "item": row.item, "owner_unit_id": row.owner_unit_id}
    emit(
        session,
        ObligationDropped(occurred_at=now, obligation_id=row.id, dropped_on=on, **said),
    )


async def _change_drafts(session: AsyncSession, row: Obligation, **values: Any) -> None:
    drafts = (
        update(Disclosure)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.obligation_id == row.id)
        .where(Disclosure.published_on.is_(None), Disclosure.withdrawn_on.is_(None))
    )
    await session.execute(drafts.values(**values))


async def register_document(
    session: AsyncSession,
    *,
    item: str,
    title: str,
    number: str,
    signed_on: date,
    signer_position: str,
    owner_unit_id: UUID | None,
    file: StoredFile | None,
    obligation_id: UUID | None = None,
    by: Actor,
    now: datetime,
) -> Obligation:
    """Enter a signed document: from its day on the ward owes it to the people (article 12.3).

    It meets the oldest obligation of the year that waits for a document of this item, or the one
    named, whatever raised that, or raises its own.
    """
    permit(by, "register_document", unit_id=owner_unit_id)
    wanted = await catalogue_asking(session, item, signed_on)
    check_texts(item, (), {"title": title})
    check_signed(signed_on, now.date())
    await one_at_a_time(session, f"document:{item}:{number}:{signed_on}")
    if await registered(session, item, number, signed_on):
        raise rules.DocumentAlreadyRegistered(number=number)
    obligation = await _owed_before(session, item, signed_on, obligation_id, by)
    fresh = obligation is None
    if obligation is None:
        obligation = await _its_own(session, wanted.item(item), number, signed_on, now)
        session.add(obligation)
    obligation.title, obligation.signer_position = title, signer_position
    obligation.owner_unit_id = owner_unit_id or obligation.owner_unit_id
    obligation.document_number, obligation.document_on = number, signed_on
    obligation.file = asdict(file) if file else None
    _date(obligation, signed_on, wanted)
    said = {"item": item, "number": number, "signed_on": signed_on, "due_on": obligation.due_on}
    record(session, by, "register_document", obligation.id, now, **said)
    tell_raised(session, obligation, now) if fresh else tell_dated(session, obligation, now)
    return obligation


async def _its_own(
    session: AsyncSession, item: Item, number: str, signed_on: date, now: datetime
) -> Obligation:
    """The obligation of a document that the plan did not foresee."""
    return Obligation(
        key=await free_key(session, f"document:{item.key}:{number}:{signed_on}"),
        khoan=item.khoan,
        item=item.key,
        title="",
        owner_unit_id=None,
        raised_by=RaisedBy.DOCUMENT,
        raised_on=now.date(),
    )


def _date(obligation: Obligation, signed_on: date, wanted: Catalogue) -> None:
    """Set the day; what the plan set for a permanent regulation stays, if that is older."""
    due = rules.due_after(signed_on, rules.publish_rule(obligation.item, signed_on, wanted))
    if obligation.due_on is None or due.due_on > obligation.due_on:
        apply_due(obligation, due)


async def _owed_before(
    session: AsyncSession, item: str, signed_on: date, obligation_id: UUID | None, by: Actor
) -> Obligation | None:
    if obligation_id is None:
        waiting = await awaiting_document(session, item, signed_on)
        # The disclosure plan says whose it is; without one whoever has the document answers.
        if waiting and waiting.planned_on:
            permit(by, "register_document", unit_id=waiting.owner_unit_id)
        return waiting
    obligation = await found(session, Obligation, obligation_id, lock=True)
    if obligation.owner_unit_id is not None:
        permit(by, "register_document", unit_id=obligation.owner_unit_id)
    if obligation.dropped_on:
        raise rules.OwedNoMore
    if obligation.item != item:
        raise rules.ItemDiffers(item=item, owed=obligation.item)
    if obligation.document_number is not None:
        raise rules.ObligationHasDocument
    return obligation


def tell_raised(session: AsyncSession, obligation: Obligation, now: datetime) -> None:
    """Tell the others that something new is owed."""
    emit(
        session,
        ObligationRaised(
            occurred_at=now,
            obligation_id=obligation.id,
            khoan=obligation.khoan,
            item=obligation.item,
            title=owed_title(obligation.item, obligation.title),
            owner_unit_id=obligation.owner_unit_id,
            due_on=obligation.due_on,
            rule=obligation.rule or PUBLISH_RULE,
            raised_by=obligation.raised_by,
            source_path=obligation.source_path,
            source_sentence=obligation.source_sentence,
        ),
    )


def tell_dated(session: AsyncSession, obligation: Obligation, now: datetime) -> None:
    """Tell the others by which day something already owed is now due."""
    assert obligation.due_on
    assert obligation.document_on
    emit(
        session,
        ObligationDated(
            occurred_at=now,
            obligation_id=obligation.id,
            khoan=obligation.khoan,
            item=obligation.item,
            document_number=obligation.document_number or "",
            document_on=obligation.document_on,
            owner_unit_id=obligation.owner_unit_id,
            due_on=obligation.due_on,
            rule=obligation.rule or PUBLISH_RULE,
        ),
    )


async def flag_late(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every obligation whose day passed without a publication."""
    query = (
        select(Obligation)
        .where(Obligation.ward_id == ward_of(session), Obligation.due_on < now.date())
        .where(Obligation.met_on.is_(None), Obligation.late_told_on.is_(None))
        .where(Obligation.dropped_on.is_(None))
        .order_by(Obligation.due_on, Obligation.id)
        .with_for_update(skip_locked=True)
    )
    for obligation in (await session.execute(query)).scalars():
        assert obligation.due_on
        obligation.late_told_on = now.date()
        late = working_days_late(obligation.due_on, now.date())
        record(session, by, "flag_late", obligation.id, now, days_late=late)
        emit(
            session,
            DisclosureLate(
                occurred_at=now,
                obligation_id=obligation.id,
                khoan=obligation.khoan,
                item=obligation.item,
                title=owed_title(obligation.item, obligation.title),
                owner_unit_id=obligation.owner_unit_id,
                due_on=obligation.due_on,
                days_late=late,
            ),
        )
