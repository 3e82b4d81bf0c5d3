"""What people do with a disclosure: draft, approve, publish, correct, withdraw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.clocks import working_days_late
from libs.permissions import permit
from libs.publiclog.entries import Act
from libs.rows import found
from services.disclosures.obligations.actions import apply_due
from services.disclosures.obligations.again import is_owed_again, owe_again
from services.disclosures.obligations.queries import disclosure_ids, last_withdrawn_on
from services.disclosures.obligations.rules import OwedNoMore, due_after
from services.disclosures.posting.actions import replace_sheets
from services.disclosures.privacy.actions import end_searches
from services.disclosures.privacy.rules import (
    NOTHING_READ,
    Attachment,
    check_public,
    check_texts,
)
from services.disclosures.proving.actions import complete_if_proven
from services.disclosures.publiclog.actions import log_disclosure
from services.disclosures.publishing import telling
from services.disclosures.publishing.rules import (
    AlreadyDrafted,
    DocumentMissing,
    OwedAgain,
)
from services.disclosures.queries import version_of
from services.disclosures.rules import (
    REPUBLISH_RULE,
    State,
    check_move,
    check_shown,
    check_signed,
)
from services.disclosures.tables import Disclosure, Obligation, Version


def _move(disclosure: Disclosure, wanted: State) -> None:
    check_move(State(disclosure.state), wanted)
    disclosure.state = wanted


async def draft_disclosure(
    session: AsyncSession,
    obligation_id: UUID,
    *,
    summary: str,
    body: str = "",
    title: str | None = None,
    columns: Sequence[str] = (),
    file: StoredFile | None = None,
    attached: Attachment = NOTHING_READ,
    by: Actor,
    now: datetime,
) -> Disclosure:
    """Write what will be shown of a registered document; its file is taken unless another comes.

    What was public and withdrawn is owed by an obligation of its own. A list of persons that had
    left is not, and may still be shown again, by a day counted from the withdrawal.
    `columns` are those of a list of persons; `attached` is what could be read of the file.
    """
    obligation = await found(session, Obligation, obligation_id, lock=True)
    permit(by, "draft_disclosure", unit_id=obligation.owner_unit_id)
    if obligation.due_on is None or obligation.document_on is None:
        raise DocumentMissing
    await _check_owed(session, obligation)
    said: dict[str, Any] = {"title": title or obligation.title, "summary": summary, "body": body}
    check_public(obligation.item, columns, said, attached)
    disclosure = _answering(obligation, await last_withdrawn_on(session, obligation.id))
    version = Version(
        disclosure_id=disclosure.id,
        number=1,
        **said,
        columns=list(columns) or None,
        **_paper(obligation.document_number, obligation.document_on, obligation.signer_position),
        author_id=by.id,
        file=asdict(file) if file else obligation.file,
    )
    session.add_all([disclosure, version])
    record(session, by, "draft_disclosure", disclosure.id, now, number=version.document_number)
    return disclosure


async def _check_owed(session: AsyncSession, obligation: Obligation) -> None:
    if obligation.dropped_on:
        raise OwedNoMore
    if await disclosure_ids(session, [obligation.id]):
        raise AlreadyDrafted
    if await is_owed_again(session, obligation.id):
        raise OwedAgain


def _paper(number: str | None, signed_on: date, position: str | None) -> dict[str, Any]:
    """What a version says of its document."""
    said = {"document_number": number or "", "signer_position": position or ""}
    return {**said, "document_on": signed_on}


def _answering(obligation: Obligation, withdrawn_on: date | None) -> Disclosure:
    """The disclosure of an obligation; after a withdrawal it has a day of its own."""
    assert obligation.due_on
    disclosure = Disclosure(
        obligation_id=obligation.id,
        khoan=obligation.khoan,
        item=obligation.item,
        owner_unit_id=obligation.owner_unit_id,
        due_on=obligation.due_on,
    )
    if withdrawn_on:
        apply_due(disclosure, due_after(withdrawn_on, REPUBLISH_RULE))
    return disclosure


async def approve_disclosure(
    session: AsyncSession, disclosure_id: UUID, *, by: Actor, now: datetime
) -> Disclosure:
    """The chair lets the newest version go out; never the one who wrote it."""
    disclosure = await found(session, Disclosure, disclosure_id, lock=True)
    version = await version_of(session, disclosure, disclosure.version)
    permit(by, "approve_disclosure", author_id=version.author_id)
    _move(disclosure, State.APPROVED)
    version.approved_at = now
    record(session, by, "approve_disclosure", disclosure.id, now, version=version.number)
    return disclosure


async def publish_disclosure(
    session: AsyncSession, disclosure_id: UUID, *, by: Actor, now: datetime
) -> Disclosure:
    """Show the approved version to everybody; the product is the portal and proves the time.

    Law 10/2022/QH15, article 13.1. A correction takes the sheets of the old version down in
    name: every place has to hang the new one.
    """
    disclosure = await found(session, Disclosure, disclosure_id, lock=True)
    permit(by, "publish_disclosure", unit_id=disclosure.owner_unit_id)
    _move(disclosure, State.PUBLISHED)
    version = await version_of(session, disclosure, disclosure.version)
    check_shown(now.date(), version.document_on, now.date())
    if disclosure.public_version:
        await end_searches(session, by=by, now=now, only=disclosure.id)
    version.published_at = now
    disclosure.public_version = version.number
    said = {"version": version.number, "number": version.document_number}
    record(session, by, "publish_disclosure", disclosure.id, now, **said)
    if disclosure.published_on is None:
        act = Act.PUBLISHED
        met = await _meet(session, disclosure, now.date())
        telling.published(session, disclosure, version, now, met=met)
    else:
        act = Act.CORRECTED
        disclosure.completed_on = None
        await replace_sheets(session, disclosure, by=by, now=now)
        telling.corrected(session, disclosure, version, now)
    await complete_if_proven(session, disclosure, by=by, now=now)
    await log_disclosure(session, act, disclosure, version, now)
    return disclosure


async def _meet(session: AsyncSession, disclosure: Disclosure, on: date) -> UUID | None:
    """Note the first day it is public; the obligation that this meets, if none was met before."""
    obligation = await found(session, Obligation, disclosure.obligation_id, lock=True)
    disclosure.published_on = on
    disclosure.days_late = working_days_late(disclosure.due_on, on)
    if obligation.met_on:
        return None
    obligation.met_on, obligation.days_late = on, disclosure.days_late
    return obligation.id


async def correct_disclosure(
    session: AsyncSession,
    disclosure_id: UUID,
    *,
    title: str,
    summary: str,
    body: str,
    number: str,
    signed_on: date,
    signer_position: str,
    reason: str,
    columns: Sequence[str] | None = None,
    file: StoredFile | None,
    attached: Attachment = NOTHING_READ,
    by: Actor,
    now: datetime,
) -> Disclosure:
    """Write another version; the public one stays until the chair lets the new one out."""
    disclosure = await found(session, Disclosure, disclosure_id, lock=True)
    permit(by, "correct_disclosure", unit_id=disclosure.owner_unit_id)
    check_signed(signed_on, now.date())
    _move(disclosure, State.CORRECTED)
    old = await version_of(session, disclosure, disclosure.version)
    columns = (old.columns or ()) if columns is None else columns
    said: dict[str, Any] = {"title": title, "summary": summary, "body": body, "reason": reason}
    check_public(disclosure.item, columns, said, attached)
    disclosure.version += 1
    version = Version(
        disclosure_id=disclosure.id,
        number=disclosure.version,
        **said,
        **_paper(number, signed_on, signer_position),
        columns=list(columns) or None,
        author_id=by.id,
        file=asdict(file) if file else old.file,
    )
    session.add(version)
    record(session, by, "correct_disclosure", disclosure.id, now, version=version.number)
    return disclosure


async def withdraw_disclosure(
    session: AsyncSession, disclosure_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Disclosure:
    """Take a disclosure back: what was public is owed anew, what a draft answers stays open."""
    disclosure = await found(session, Disclosure, disclosure_id, lock=True)
    permit(by, "withdraw_disclosure")
    check_texts(disclosure.item, (), {"reason": reason})
    _move(disclosure, State.WITHDRAWN)
    disclosure.withdrawn_on = now.date()
    disclosure.withdrawal_reason = reason
    record(session, by, "withdraw_disclosure", disclosure.id, now)
    if disclosure.published_on:
        await replace_sheets(session, disclosure, by=by, now=now)
        telling.withdrawn(session, disclosure, now)
        await owe_again(session, disclosure, by=by, now=now)
        assert disclosure.public_version is not None
        version = await version_of(session, disclosure, disclosure.public_version)
        await log_disclosure(session, Act.WITHDRAWN, disclosure, version, now)
    return disclosure
