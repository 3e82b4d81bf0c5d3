"""The steering committee over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Now, Session
from libs.kernel.errors import NotFound, SignInNeeded
from libs.kernel.text import Line, Number
from services.directory.committee import actions, queries
from services.directory.tables import Committee

router = APIRouter()


class MemberForm(BaseModel):
    """A member: an account, or a unit and position."""

    account_id: UUID | None = None
    unit_id: UUID | None = None
    position: Line
    fields: Annotated[list[Line], Field(min_length=1, max_length=20)]


class CommitteeForm(BaseModel):
    """The decision that forms the committee anew."""

    decision_number: Number
    decided_on: date
    members: Annotated[list[MemberForm], Field(min_length=1, max_length=100)]


class MemberView(BaseModel):
    """A member and the fields it answers for."""

    account_id: UUID | None
    unit_id: UUID | None
    display_name: str | None
    unit_name: str | None
    position: str
    fields: list[str]


class CommitteeView(BaseModel):
    """A committee; `ended_on` is empty while it is at work."""

    id: UUID
    decision_number: str
    decided_on: date
    ended_on: date | None
    members: list[MemberView]


@router.get("/committee")
async def committee(session: Session, by: By) -> CommitteeView:
    """The committee at work, for those who are signed in."""
    if not by.known:
        raise SignInNeeded
    return await _view(session, await queries.present_committee(session))


@router.get("/committees")
async def committees(session: Session, by: By) -> list[CommitteeView]:
    """Every committee the ward had, the present one first."""
    if not by.known:
        raise SignInNeeded
    return [await _view(session, one) for one in await queries.committees(session)]


@router.get("/committees/{committee_id}")
async def one_committee(committee_id: UUID, session: Session, by: By) -> CommitteeView:
    """One committee, also a former one."""
    if not by.known:
        raise SignInNeeded
    found = await session.get(Committee, committee_id)
    if found is None:
        raise NotFound
    return await _view(session, found)


@router.post("/committees", status_code=201)
async def consolidate_committee(
    form: CommitteeForm, session: Session, by: By, now: Now
) -> CommitteeView:
    """Form the committee anew by a decision."""
    seats = [
        actions.Seat(one.account_id, one.unit_id, one.position, tuple(one.fields))
        for one in form.members
    ]
    formed = await actions.consolidate_committee(
        session,
        decision_number=form.decision_number,
        decided_on=form.decided_on,
        seats=seats,
        by=by,
        now=now,
    )
    return await _view(session, formed)


async def _view(session: AsyncSession, committee: Committee) -> CommitteeView:
    members = [
        MemberView(
            account_id=one.member.account_id,
            unit_id=one.member.unit_id,
            display_name=one.display_name,
            unit_name=one.unit_name,
            position=one.member.position,
            fields=one.member.fields,
        )
        for one in await queries.seats_of(session, committee)
    ]
    return CommitteeView(
        id=committee.id,
        decision_number=committee.decision_number,
        decided_on=committee.decided_on,
        ended_on=committee.ended_on,
        members=members,
    )
