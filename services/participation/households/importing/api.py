"""Routes of the import: a file to fill in, a look at every row, and all of them entered or none."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel

from libs.entering import ListForm, RowView, lines_of, template_file
from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.permissions import permit
from services.participation.households.importing import actions
from services.participation.households.importing.sheet import COLUMNS, NOTES, read

router = APIRouter()


class HouseholdSheetForm(ListForm):
    """A list of households."""

    capable: bool = False  # the head states full civil capacity of all of them; article 18.2


class HouseholdRowView(RowView):
    """One line of a sheet, and whether the roll has it."""

    unchanged: bool


class HouseholdImportView(BaseModel):
    """What was, or would be, entered."""

    head: list[str]
    rows: list[HouseholdRowView]
    imported: int


@router.get("/household-template", response_class=Response)
async def household_template(by: By) -> Response:
    """An empty list to fill in, as XLSX."""
    return await template_file("Hộ gia đình", COLUMNS, NOTES, name="mau-danh-sach-ho")


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
    rows = read(await lines_of(form, by, now, files, store))
    if form.dry_run:
        checked = await actions.check_households(session, unit_id, rows, by=by, now=now)
    else:
        checked = await actions.import_households(
            session, unit_id, rows, capable=form.capable, by=by, now=now
        )
    fresh = sum(not row.unchanged and not row.errors for row in checked)
    return HouseholdImportView(
        head=list(COLUMNS.values()),
        rows=[
            HouseholdRowView(**dict(RowView.of(row)), unchanged=row.unchanged) for row in checked
        ],
        imported=0 if form.dry_run else fresh,
    )
