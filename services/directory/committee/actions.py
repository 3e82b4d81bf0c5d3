"""Forming the steering committee anew (kiện toàn)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs import vietnamese
from libs.contracts.directory import CommitteeConsolidated
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.directory.committee.rules import DecisionOlder, MemberTwice, MemberUnknown
from services.directory.tables import Account, Committee, Member, Unit
from services.directory.wards.actions import must_be_onboarded


@dataclass(frozen=True)
class Seat:
    """One member as decided: an account, or a unit and position; and what it answers for."""

    account_id: UUID | None
    unit_id: UUID | None
    position: str
    fields: tuple[str, ...]


async def consolidate_committee(
    session: AsyncSession,
    *,
    decision_number: str,
    decided_on: date,
    seats: Sequence[Seat],
    by: Actor,
    now: datetime,
) -> Committee:
    """A decision forms the committee anew; the members until then stay in its history."""
    permit(by, "consolidate_committee")
    await must_be_onboarded(session)
    await _end_former(session, decided_on, now)
    committee = Committee(decision_number=decision_number, decided_on=decided_on)
    session.add(committee)
    await session.flush()
    seen: set[tuple[UUID | None, UUID | None, str]] = set()
    for number, seat in enumerate(seats, start=1):
        who = (seat.account_id, seat.unit_id, "" if seat.account_id else seat.position.casefold())
        if who in seen:
            raise MemberTwice(seat=number)
        seen.add(who)
        await _check(session, number, seat)
        session.add(_member(committee, number, seat))
    await session.flush()
    told = {"decision_number": decision_number, "decided_on": decided_on}
    told |= {"member_count": len(seats)}
    record(session, by, "consolidate_committee", committee.id, now, **told)
    emit(session, CommitteeConsolidated(occurred_at=now, committee_id=committee.id, **told))
    return committee


async def _end_former(session: AsyncSession, decided_on: date, now: datetime) -> None:
    former = await session.scalar(
        select(Committee)
        .where(Committee.ward_id == session.info["ward_id"], Committee.ended_on.is_(None))
        .with_for_update()
    )
    before = former.decided_on if former else date.min
    if not before <= decided_on <= now.date():
        raise DecisionOlder(before=vietnamese.dmy(before) if former else "chưa có")
    if former:
        former.ended_on = decided_on
        await session.flush()


def _member(committee: Committee, number: int, seat: Seat) -> Member:
    return Member(
        committee_id=committee.id,
        seat=number,
        account_id=seat.account_id,
        unit_id=seat.unit_id,
        position=seat.position,
        fields=list(seat.fields),
    )


async def _check(session: AsyncSession, number: int, seat: Seat) -> None:
    account = await session.get(Account, seat.account_id) if seat.account_id else None
    unit = await session.get(Unit, seat.unit_id) if seat.unit_id else None
    # What was named must be there and at work; something must be named.
    bad_account = seat.account_id and (account is None or account.left_on)
    bad_unit = seat.unit_id and (unit is None or unit.closed_on)
    if bad_account or bad_unit or not (account or unit):
        raise MemberUnknown(seat=number)
