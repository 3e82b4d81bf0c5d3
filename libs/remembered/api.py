"""The route with which a service tells the units it remembers."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import Session
from libs.remembered.queries import working_units
from libs.remembered.tables import KnownUnit


class UnitView(BaseModel):
    """A unit that works."""

    id: UUID
    kind: str
    name: str


def units_router(kind: type[KnownUnit]) -> APIRouter:
    """Routes of a service whose units are rows of `kind`."""
    router = APIRouter()

    @router.get("/units")
    async def units(session: Session) -> list[UnitView]:
        """Every unit that still works, by name; public."""
        rows = await working_units(session, kind)
        return [UnitView(id=row.id, kind=row.kind, name=row.name) for row in rows]

    return router
