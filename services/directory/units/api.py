"""Units over HTTP: names are public, the office changes them."""

from __future__ import annotations

import asyncio
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.actor import Actor
from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.text import Line, Number, tidy
from libs.permissions import permit
from libs.spreadsheet import XLSX, SheetEmpty, SheetNotReadable, csv_lines, xlsx_lines
from services.directory.tables import Unit
from services.directory.units import actions, importing, queries
from services.directory.units.rules import UnitKind
from services.directory.units.sheet import COLUMNS, SheetRow, read

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


class SheetForm(BaseModel):
    """A list of units: the receipt of an uploaded XLSX file, or CSV text."""

    receipt: str = Field(default="", max_length=2000)
    text: str = Field(default="", max_length=1_000_000)
    dry_run: bool = False


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


class RowView(BaseModel):
    """One line of a sheet: its cells, and the fault of each column that has one."""

    line: int
    cells: list[str]
    errors: dict[str, str]

    @classmethod
    def of(cls, row: SheetRow) -> RowView:
        """The view of a checked row."""
        return cls(line=row.line, cells=list(row.cells.values()), errors=row.errors)


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


@router.post("/units/import", status_code=201)
async def import_units(
    form: SheetForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    store: FileBytes,
) -> ImportView:
    """Enter all rows of a sheet or none; with `dry_run` only say what is wrong with which row."""
    permit(by, "import_units")
    rows = await _read(form, by, now, files, store)
    if form.dry_run:
        checked = await importing.check_units(session, rows, by=by)
    else:
        checked = await importing.import_units(session, rows, by=by, now=now)
    return ImportView(
        head=list(COLUMNS.values()),
        rows=[RowView.of(row) for row in checked],
        imported=0 if form.dry_run else len(checked),
    )


async def _read(
    form: SheetForm, by: Actor, now: Now, files: Files, store: FileBytes
) -> list[SheetRow]:
    if form.text.strip():
        return read(csv_lines(str(tidy(form.text))))
    if not form.receipt:
        raise SheetEmpty
    stored = files.accept(by.ward_id, form.receipt, now)
    if stored.media_type != XLSX:
        raise SheetNotReadable
    content = await store.read(by.ward_id, stored.sha256)
    return read(await asyncio.to_thread(xlsx_lines, content))
