"""Routes of the import: a file to fill in, a look at every row, and all of them entered or none."""

from __future__ import annotations

import asyncio
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from libs.kernel.actor import Actor
from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.text import tidy
from libs.permissions import permit
from libs.spreadsheet import XLSX, SheetEmpty, SheetNotReadable, csv_lines, xlsx_lines
from services.participation.households.importing import actions
from services.participation.households.importing.sheet import COLUMNS, HouseholdRow, read
from services.participation.households.importing.template import write_template

router = APIRouter()


class HouseholdSheetForm(BaseModel):
    """A list of households: the receipt of an uploaded XLSX file, or CSV text."""

    receipt: str = Field(default="", max_length=2000)
    text: str = Field(default="", max_length=1_000_000)
    capable: bool = False  # the head states full civil capacity of all of them; article 18.2
    dry_run: bool = False


class HouseholdRowView(BaseModel):
    """One line of a sheet: its cells, whether the roll has it, the fault of each column."""

    line: int
    cells: list[str]
    unchanged: bool
    errors: dict[str, str]

    @classmethod
    def of(cls, row: HouseholdRow) -> HouseholdRowView:
        """The view of a checked row."""
        return cls(
            line=row.line,
            cells=list(row.cells.values()),
            unchanged=row.unchanged,
            errors=row.errors,
        )


class HouseholdImportView(BaseModel):
    """What was, or would be, entered."""

    head: list[str]
    rows: list[HouseholdRowView]
    imported: int


@router.get("/household-template", response_class=Response)
async def household_template(by: By) -> Response:
    """An empty list to fill in, as XLSX."""
    return Response(
        await asyncio.to_thread(write_template),
        media_type=XLSX,
        headers={"content-disposition": 'attachment; filename="mau-danh-sach-ho.xlsx"'},
    )


@router.post("/neighbourhoods/{unit_id}/households/import", status_code=201)
async def import_households(
    unit_id: UUID,
    form: HouseholdSheetForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    store: FileBytes,
) -> HouseholdImportView:
    """Enter all rows of a sheet or none; with `dry_run` only say what is wrong with which row."""
    permit(by, "import_households", unit_id=unit_id)
    rows = read(await _lines(form, by, now, files, store))
    if form.dry_run:
        checked = await actions.check_households(session, unit_id, rows, by=by, now=now)
    else:
        checked = await actions.import_households(
            session, unit_id, rows, capable=form.capable, by=by, now=now
        )
    fresh = sum(not row.unchanged and not row.errors for row in checked)
    return HouseholdImportView(
        head=list(COLUMNS.values()),
        rows=[HouseholdRowView.of(row) for row in checked],
        imported=0 if form.dry_run else fresh,
    )


async def _lines(
    form: HouseholdSheetForm, by: Actor, now: Now, files: Files, store: FileBytes
) -> list[list[str]]:
    if form.text.strip():
        return csv_lines(str(tidy(form.text)))
    if not form.receipt:
        raise SheetEmpty
    stored = files.accept(by.ward_id, form.receipt, now)
    if stored.media_type != XLSX:
        raise SheetNotReadable
    return await asyncio.to_thread(xlsx_lines, await store.read(by.ward_id, stored.sha256))
