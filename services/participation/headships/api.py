"""Routes of heads of neighbourhoods: how each is headed, what is owed, provisional heads, terms."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Number
from libs.permissions import permit
from services.participation.headships import actions, duties
from services.participation.headships.rules import EndedAs
from services.participation.headships.views import HeadDutyView, HeadshipView

router = APIRouter()


class ProvisionalForm(BaseModel):
    """The decision that names a provisional head. Who it is stands in the directory."""

    number: Number
    since: date
    until: date


class EnteredHeadForm(BaseModel):
    """A term that began before the product. Who it is stands in the directory."""

    number: Number
    since: date
    until: date | None = None


class HeadLeftForm(BaseModel):
    """Since when, and why, somebody heads a neighbourhood no more."""

    ended_as: EndedAs
    on: date


class TermForm(BaseModel):
    """The decision that lengthens or shortens a term."""

    number: Number
    until: date


@router.get("/headships")
async def headships(session: Session, by: By, now: Now) -> list[HeadshipView]:
    """How every neighbourhood is headed, for everybody."""
    return await duties.headships(session, now.date())


@router.get("/head-duties")
async def head_duties(session: Session, by: By, now: Now) -> list[HeadDutyView]:
    """What is owed about elections and heads."""
    permit(by, "see_matters", unit_id=by.unit_id)
    return await duties.head_duties(session, now.date())


@router.post("/neighbourhoods/{neighbourhood_id}/provisional-head", status_code=201)
async def name_provisional_head(
    neighbourhood_id: UUID, form: ProvisionalForm, session: Session, by: By, now: Now
) -> list[HeadshipView]:
    """Name somebody to head a neighbourhood until one is elected."""
    said = form.model_dump()
    await actions.name_provisional_head(session, neighbourhood_id, **said, by=by, now=now)
    return await duties.headships(session, now.date())


@router.post("/headships/{headship_id}/term")
async def shift_head_term(
    headship_id: UUID, form: TermForm, session: Session, by: By, now: Now
) -> list[HeadshipView]:
    """Lengthen or shorten a term."""
    await actions.shift_head_term(session, headship_id, **form.model_dump(), by=by, now=now)
    return await duties.headships(session, now.date())


@router.post("/neighbourhoods/{neighbourhood_id}/entered-head", status_code=201)
async def enter_head(
    neighbourhood_id: UUID, form: EnteredHeadForm, session: Session, by: By, now: Now
) -> list[HeadshipView]:
    """Enter the term of a head of before."""
    await actions.enter_head(session, neighbourhood_id, **form.model_dump(), by=by, now=now)
    return await duties.headships(session, now.date())


@router.post("/headships/{headship_id}/leaving")
async def note_head_left(
    headship_id: UUID, form: HeadLeftForm, session: Session, by: By, now: Now
) -> list[HeadshipView]:
    """Write down that the head resigned or died."""
    await actions.note_head_left(session, headship_id, **form.model_dump(), by=by, now=now)
    return await duties.headships(session, now.date())


@router.post("/headships/{headship_id}/account")
async def confirm_head_account(
    headship_id: UUID, session: Session, by: By, now: Now
) -> list[HeadshipView]:
    """Say that whoever has the role is the one."""
    await actions.confirm_head_account(session, headship_id, by=by, now=now)
    return await duties.headships(session, now.date())
