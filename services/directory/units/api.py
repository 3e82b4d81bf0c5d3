"""Units over HTTP: names are public, the office changes them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel

from libs.entering import ListForm, RowView, lines_of, template_file
from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.text import Line, Number
from libs.permissions import permit
from services.directory.tables import Unit
from services.directory.units import actions, importing, queries
from services.directory.units.rules import UnitKind
from services.directory.units.sheet import COLUMNS, NOTES, read

router = APIRouter()


class UnitForm(BaseModel):
    """A unit to open."""

    kind: UnitKind
    name: Line
    short_name: Number | None = None
    parent_id: UUID | None = None
    community_house: Line | None = None


class NameForm(BaseModel):
    """A unit's new name."""

    name: Line
    short_name: Number | None = None


class ClosingForm(BaseModel):
    """The day a unit ended, and who takes over what it owes."""

    closed_on: date
    successor_id: UUID | None = None


class FormerName(BaseModel):
    """A name a unit had until a day."""

    name: str
    short_name: str
    until_on: date


class UnitView(BaseModel):
    """A unit as everybody may see it."""

    id: UUID
    kind: str
    name: str
    short_name: str
    parent_id: UUID | None
    community_house: str | None
    opened_on: date
    closed_on: date | None
    successor_id: UUID | None
    former_names: list[FormerName]

    @classmethod
    def of(cls, unit: Unit) -> UnitView:
        """The view of a row."""
        return cls.model_validate(unit, from_attributes=True)


class ImportView(BaseModel):
    """What was, or would be, imported."""

    head: list[str]
    rows: list[RowView]
    imported: int


@router.get("/units")
async def units(session: Session, closed: bool = False) -> list[UnitView]:
    """Every unit at work; with `closed=true` also those that ended."""
    return [UnitView.of(unit) for unit in await queries.units(session, closed=closed)]


@router.get("/units/{unit_id}")
async def unit(unit_id: UUID, session: Session) -> UnitView:
    """One unit, also when it was closed."""
    return UnitView.of(await queries.unit_by_id(session, unit_id))


@router.post("/units", status_code=201)
async def open_unit(form: UnitForm, session: Session, by: By, now: Now) -> UnitView:
    """Enter a unit."""
    return UnitView.of(await actions.open_unit(session, **form.model_dump(), by=by, now=now))


@router.post("/units/{unit_id}/name", status_code=201)
async def rename_unit(
    unit_id: UUID, form: NameForm, session: Session, by: By, now: Now
) -> UnitView:
    """Give a unit another name."""
    named = await actions.rename_unit(session, unit_id, **form.model_dump(), by=by, now=now)
    return UnitView.of(named)


@router.post("/units/{unit_id}/closing", status_code=201)
async def close_unit(
    unit_id: UUID, form: ClosingForm, session: Session, by: By, now: Now
) -> UnitView:
    """End a unit."""
    closed = await actions.close_unit(session, unit_id, **form.model_dump(), by=by, now=now)
    return UnitView.of(closed)


@router.get("/unit-template", response_class=Response)
async def unit_template(by: By) -> Response:
    """An empty list to fill in, as XLSX."""
    permit(by, "import_units")
    return await template_file("Đơn vị", COLUMNS, NOTES, name="mau-danh-sach-don-vi")


@router.post("/units/import", status_code=201)
async def import_units(
    form: ListForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    store: FileBytes,
) -> ImportView:
    """Enter all rows of a sheet or none; with `dry_run` only say what is wrong with which row."""
    permit(by, "import_units")
    rows = read(await lines_of(form, by, now, files, store))
    if form.dry_run:
        checked = await importing.check_units(session, rows, by=by)
    else:
        checked = await importing.import_units(session, rows, by=by, now=now)
    return ImportView(
        head=list(COLUMNS.values()),
        rows=[RowView.of(row) for row in checked],
        imported=0 if form.dry_run else len(checked),
    )
