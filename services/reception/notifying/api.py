"""The route by which notices stop, for whoever has the address out of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Now, Session
from services.reception.notifying import actions

router = APIRouter()


class StopForm(BaseModel):
    """The key at the end of the address."""

    key: Annotated[str, Field(min_length=22, max_length=22)]


@router.post("/notices/stops", status_code=204)
async def stop_notices(form: StopForm, session: Session, by: By, now: Now) -> None:
    """No more notices about one letter."""
    await actions.stop_notices(session, form.key, by=by, now=now)
