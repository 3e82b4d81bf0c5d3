"""Routes of the import of accounts: a file to fill in, a look at every row, all given or none."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel

from libs.entering import ListForm, RowView, lines_of, template_file
from libs.kernel.edges import ONCE_ONLY, By, FileBytes, Files, Now, Session
from libs.permissions import permit
from services.directory.officials.importing import actions
from services.directory.officials.importing.sheet import COLUMNS, NOTES, OfficialRow, read

router = APIRouter()


class GivenView(BaseModel):
    """An account just given, with the password made for it: shown this once."""

    username: str
    display_name: str
    password: str


class OfficialImportView(BaseModel):
    """The rows as they were judged, and the accounts that were given."""

    head: list[str]
    rows: list[RowView]
    given: list[GivenView]


@router.get("/officials/template", response_class=Response)
async def official_template(by: By) -> Response:
    """An empty list to fill in, as XLSX."""
    permit(by, "import_officials")
    return await template_file("Tài khoản", COLUMNS, NOTES, name="mau-danh-sach-tai-khoan")


@router.post("/officials/import", status_code=201, dependencies=[ONCE_ONLY])
async def import_officials(
    form: ListForm, session: Session, by: By, now: Now, files: Files, store: FileBytes
) -> OfficialImportView:
    """Give all rows of a list an account or none; with `dry_run` only judge each row."""
    permit(by, "import_officials")
    rows = read(await lines_of(form, by, now, files, store))
    if form.dry_run:
        return _view(await actions.check_officials(session, rows, by=by), [])
    given = await actions.import_officials(session, rows, by=by, now=now)
    return _view([row for row, _ in given], given)


def _view(rows: list[OfficialRow], given: list[tuple[OfficialRow, str]]) -> OfficialImportView:
    return OfficialImportView(
        head=list(COLUMNS.values()),
        rows=[RowView.of(row) for row in rows],
        given=[
            GivenView(
                username=row.cells["username"].lower(),
                display_name=row.cells["display_name"],
                password=password,
            )
            for row, password in given
        ],
    )
