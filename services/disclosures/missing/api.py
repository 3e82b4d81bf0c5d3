"""Routes of missing sheets: anybody tells, and follows it by a code; officials look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel

from libs.codes import CODE
from libs.happened import HappenedView, without_actors
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk
from libs.kernel.receipts import Receipt, taken
from libs.law.clocks import working_days_left
from libs.permissions import permit
from services.disclosures.missing import actions, queries
from services.disclosures.missing.queries import Report
from services.disclosures.missing.rules import Outcome
from services.disclosures.moves import MoveView, moves_of
from services.disclosures.obligations.views import ExplanationView, explanation
from services.disclosures.privacy.rules import lasting_title, told_title
from services.disclosures.queries import stored
from services.disclosures.showing.views import FileView

router = APIRouter()
Code = Annotated[str, Path(pattern=CODE)]


class MissingForm(BaseModel):
    """Where a sheet was not found; a photo of the bare wall helps, and needs no name."""

    place_id: UUID
    photo: Receipt | None = None


class FoundForm(BaseModel):
    """What somebody found who looked; a sheet that is there needs a photo."""

    outcome: Literal[Outcome.SHEET_THERE, Outcome.GAP_CONFIRMED]
    looked_on: date
    photo: Receipt | None = None


class CodeView(BaseModel):
    """What to follow a report by, and by when somebody looks."""

    code: str
    due_on: date
    times_told: int


class MissingSheetView(BaseModel):
    """A report as everybody may see it: what was missed where, and what came of it."""

    id: UUID
    code: str
    disclosure_id: UUID
    khoan: int
    title: str
    document_number: str
    place_id: UUID
    place: str
    told_on: date
    times_told: int
    due_on: date
    days_left: int
    outcome: str | None
    looked_on: date | None
    resolved_on: date | None
    mended_on: date | None
    photo: FileView | None  # of who looked
    explanation: ExplanationView
    timeline: list[HappenedView] = []  # where one is asked for


class MissingSheetWorkView(MissingSheetView):
    """The same for who has to look, with what people sent."""

    told_by: str
    sent_photos: list[FileView]


@router.post("/disclosures/{disclosure_id}/missing", status_code=201)
async def report_missing_sheet(
    disclosure_id: UUID, form: MissingForm, session: Session, by: By, now: Now, files: Files
) -> CodeView:
    """Somebody did not find a sheet."""
    photo = taken(files, by, form.photo, now)
    row = await actions.report_missing_sheet(
        session, disclosure_id, place_id=form.place_id, photo=photo, by=by, now=now
    )
    return CodeView(code=row.code, due_on=row.due_on, times_told=row.times_told)


@router.get("/missing/{code}")
async def missing_sheet(
    code: Code, session: Session, by: By, now: Now, files: Files
) -> MissingSheetView:
    """What became of a report, for whoever has its code."""
    report = await queries.report_of(session, code)
    moves = await moves_of(session, report.row.id)
    timeline = without_actors(await queries.story_of(session, report.row))
    return MissingSheetView(**_shown(report, by, now, files, moves), timeline=timeline)


@router.get("/missing-sheets")
async def missing_sheets(
    session: Session, by: By, now: Now, files: Files
) -> list[MissingSheetWorkView]:
    """Every report that nobody answered yet, first due first."""
    permit(by, "see_obligations")
    return [_work(report, by, now, files) for report in await queries.open_reports(session)]


@router.get("/missing-sheets/{report_id}")
async def missing_sheet_work(
    report_id: UUID, session: Session, by: By, now: Now, files: Files
) -> MissingSheetWorkView:
    """One report with the photos that people sent."""
    permit(by, "see_obligations")
    moves, report = await moves_of(session, report_id), await queries.the_report(session, report_id)
    view = _work(report, by, now, files, moves)
    view.timeline = await queries.story_of(session, report.row)
    return view


@router.post("/missing-sheets/{report_id}/result", status_code=201)
async def resolve_missing_sheet(
    report_id: UUID, form: FoundForm, session: Session, by: By, now: Now, files: Files
) -> MissingSheetView:
    """Somebody looked."""
    await actions.resolve_missing_sheet(
        session,
        report_id,
        outcome=Outcome(form.outcome),
        looked_on=form.looked_on,
        photo=taken(files, by, form.photo, now),
        by=by,
        now=now,
    )
    report = await queries.the_report(session, report_id)
    return MissingSheetView(**_shown(report, by, now, files))


def _work(
    report: Report, by: Actor, now: datetime, files: Desk, moves: Sequence[MoveView] = ()
) -> MissingSheetWorkView:
    return MissingSheetWorkView(
        **_shown(report, by, now, files, moves),
        told_by=report.row.told_by,
        sent_photos=_links(report.row.photos, by, now, files),
    )


def _shown(
    report: Report, by: Actor, now: datetime, files: Desk, moves: Sequence[MoveView] = ()
) -> dict[str, Any]:
    row, version = report.row, report.version
    taken_over = ("id", "code", "disclosure_id", "place_id", "told_on", "times_told", "due_on")
    results = ("outcome", "looked_on", "resolved_on", "mended_on")
    photo = [row.looked_photo] if row.looked_photo else []
    lasting = lasting_title(report.disclosure.item, version.title, version.columns)
    return {name: getattr(row, name) for name in (*taken_over, *results)} | {
        "khoan": report.disclosure.khoan,
        # What it said may have left the public pages meanwhile.
        "title": told_title(lasting, report.disclosure.withdrawn_on),
        "document_number": version.document_number,
        "place": report.place.name,
        "days_left": working_days_left(now.date(), row.due_on),
        "photo": next(iter(_links(photo, by, now, files)), None),
        "explanation": explanation(row, moves),
    }


def _links(
    photos: Sequence[dict[str, Any]], by: Actor, now: datetime, files: Desk
) -> list[FileView]:
    kept = [(photo, stored(photo)) for photo in photos]
    return [
        FileView(**photo, href=files.link(by.ward_id, file, now)) for photo, file in kept if file
    ]
