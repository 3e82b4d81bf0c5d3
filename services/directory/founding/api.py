"""Letting a ward in over HTTP: the operator's, and its passwords are told once."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.kernel.text import Line
from libs.permissions import permit
from services.directory.founding import actions, queries

router = APIRouter()


class KeyView(BaseModel):
    """An account just made, with the password that it will have to change."""

    model_config = ConfigDict(from_attributes=True)

    username: str
    position: str
    password: str


class FoundedView(BaseModel):
    """The ward that was let in, and its first keys."""

    code: str
    name: str
    province_name: str
    keys: list[KeyView]


@router.post("/founding", status_code=201, dependencies=[ONCE_ONLY])
async def found_ward(session: Session, by: By, now: Now) -> FoundedView:
    """Let the ward of this address in, with a key for its chair and one for its Front."""
    ward, keys = await actions.found_ward(session, by=by, now=now)
    shown = [KeyView.model_validate(key) for key in keys]
    return FoundedView(code=ward.code, name=ward.name, province_name=ward.province_name, keys=shown)


class LettingInForm(BaseModel):
    """The document that asks for it: number and day, so that the ward can look it up."""

    document: Line


class HelpView(BaseModel):
    """A time an operator gave a password again: when, whom, by which document."""

    model_config = ConfigDict(from_attributes=True)

    at: datetime
    action: str
    document: str


@router.post("/founding/chair", status_code=201, dependencies=[ONCE_ONLY])
async def let_chair_in(form: LettingInForm, session: Session, by: By, now: Now) -> KeyView:
    """Give the only chair who is left a first password again."""
    key = await actions.let_chair_in(session, document=form.document, by=by, now=now)
    return KeyView.model_validate(key)


@router.get("/founding/help")
async def help_given(session: Session, by: By) -> list[HelpView]:
    """What an operator did to let somebody in again; both sides of the ward read all of it."""
    permit(by, "see_officials")
    return [HelpView.model_validate(each) for each in await queries.helped(session)]
