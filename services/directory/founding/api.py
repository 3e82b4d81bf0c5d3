"""Letting a ward in over HTTP: the operator's, and its passwords are told once."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from services.directory.founding import actions

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
