"""Officials over HTTP."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field, StringConstraints

from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.kernel.errors import SignInNeeded
from libs.kernel.text import Line
from libs.permissions import Role, permit
from services.directory.officials import actions, queries
from services.directory.officials.queries import Official
from services.directory.officials.rules import EMAIL, ROLES_MAX, USERNAME
from services.directory.officials.sides import Side, side_of

router = APIRouter()

Username = Annotated[str, StringConstraints(pattern=USERNAME)]
Email = Annotated[str, StringConstraints(pattern=EMAIL)]
Roles = Annotated[list[Role], Field(min_length=1, max_length=ROLES_MAX)]


class MoveForm(BaseModel):
    """Another unit, position or roles for an official."""

    unit_id: UUID | None = None
    position: Line
    roles: Roles


class OfficialForm(MoveForm):
    """Somebody to appoint; without a password one is made and shown once."""

    username: Username
    display_name: Line
    email: Email | None = None
    password: str | None = Field(default=None, max_length=200)


class OfficialView(BaseModel):
    """An official at work, for those who may see persons."""

    account_id: UUID
    username: str
    display_name: str
    email: str | None
    unit_id: UUID | None
    unit_name: str | None
    position: str
    roles: list[str]
    side: Side
    from_on: date
    second_factor: bool
    password: str | None = None

    @classmethod
    def of(cls, one: Official, password: str | None = None) -> OfficialView:
        """The view of an official; `password` only when it was just made."""
        account, appointment = one.account, one.appointment
        return cls(
            account_id=account.id,
            username=account.username,
            display_name=account.display_name,
            email=account.email,
            unit_id=appointment.unit_id,
            unit_name=one.unit_name,
            position=appointment.position,
            roles=appointment.roles,
            side=side_of(appointment.roles),
            from_on=appointment.from_on,
            second_factor=account.code_confirmed_at is not None,
            password=password,
        )


class PositionView(BaseModel):
    """What an account was: for histories, which name positions and not persons."""

    account_id: UUID
    position: str
    unit_name: str | None


@router.get("/officials")
async def officials(session: Session, by: By) -> list[OfficialView]:
    """Everybody at work in the ward; for the Front those whose accounts it keeps."""
    permit(by, "see_officials")
    shown = [OfficialView.of(one) for one in await queries.officials(session)]
    own = side_of(by.roles) is Side.FRONT
    return [one for one in shown if one.side is Side.FRONT or not own]


@router.get("/positions")
async def positions(session: Session, by: By) -> list[PositionView]:
    """The position behind each account, for those who are signed in; no names."""
    if not by.known:
        raise SignInNeeded
    return [
        PositionView(account_id=account_id, position=position, unit_name=unit)
        for account_id, position, unit in await queries.positions(session)
    ]


@router.post("/officials", status_code=201, dependencies=[ONCE_ONLY])
async def appoint_official(form: OfficialForm, session: Session, by: By, now: Now) -> OfficialView:
    """Appoint somebody."""
    made = None if form.password else secrets.token_urlsafe(12)
    given = form.model_dump() | {"password": form.password or made}
    return OfficialView.of(
        await actions.appoint_official(session, **given, by=by, now=now), password=made
    )


@router.post("/officials/{account_id}/appointment", status_code=201)
async def move_official(
    account_id: UUID, form: MoveForm, session: Session, by: By, now: Now
) -> OfficialView:
    """Give an official another unit, position or roles."""
    moved = await actions.move_official(session, account_id, **form.model_dump(), by=by, now=now)
    return OfficialView.of(moved)


@router.post("/officials/{account_id}/release", status_code=204)
async def release_official(account_id: UUID, session: Session, by: By, now: Now) -> None:
    """An official leaves."""
    await actions.release_official(session, account_id, by=by, now=now)
