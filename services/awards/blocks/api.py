"""Routes of disciplines; what was heard of a unit has none of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Note, Number
from libs.permissions import permit
from libs.remembered.queries import unit_names
from services.awards.blocks import actions, queries
from services.awards.blocks.tables import Discipline
from services.awards.tables import Unit

router = APIRouter()


class DisciplineForm(BaseModel):
    """A unit, or a person of it, and how long it lasts."""

    unit_id: UUID
    person: Note = ""
    number: Number
    begins_on: date
    ends_on: date


class DisciplineView(BaseModel):
    """A discipline; whose it is is said as a unit, and a person is not named."""

    id: UUID
    unit: str
    of_person: bool
    number: str
    begins_on: date
    ends_on: date
    lifted_on: date | None


@router.get("/disciplines")
async def disciplines(session: Session, by: By) -> list[DisciplineView]:
    """Every discipline that was written down."""
    permit(by, "see_disciplines")
    names = await unit_names(session, Unit)
    return [_view(row, names) for row in await queries.disciplines(session)]


@router.post("/disciplines", status_code=201)
async def note_discipline(
    form: DisciplineForm, session: Session, by: By, now: Now
) -> DisciplineView:
    """Write one down."""
    row = await actions.note_discipline(session, **form.model_dump(), by=by, now=now)
    return _view(row, await unit_names(session, Unit))


@router.post("/disciplines/{discipline_id}/end")
async def lift_discipline(
    discipline_id: UUID, session: Session, by: By, now: Now
) -> DisciplineView:
    """End one before its day."""
    row = await actions.lift_discipline(session, discipline_id, by=by, now=now)
    return _view(row, await unit_names(session, Unit))


def _view(row: Discipline, names: Mapping[UUID, str]) -> DisciplineView:
    derived = {"unit", "of_person"}
    same = {name: getattr(row, name) for name in set(DisciplineView.model_fields) - derived}
    unit = names.get(row.unit_id, "")
    return DisciplineView(**same, unit=unit, of_person=bool(row.person_key))
