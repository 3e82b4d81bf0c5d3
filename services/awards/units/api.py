"""The units of the ward, for the forms that choose one."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import Session
from libs.remembered.queries import working_units
from services.awards.tables import Unit

router = APIRouter()


class UnitView(BaseModel):
    """A unit that works."""

    id: UUID
    kind: str
    name: str


@router.get("/units")
async def units(session: Session) -> list[UnitView]:
    """Every unit that still works, by name; public."""
    rows = await working_units(session, Unit)
    return [UnitView(id=row.id, kind=row.kind, name=row.name) for row in rows]
