"""Reports over HTTP: drafting, writing, reading."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import HTMLResponse
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from libs.documents.blocks import Document
from libs.documents.html import write_html
from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Line, tidy
from libs.permissions import may, permit
from libs.signed import Sha256
from services.reporting.periods.actions import open_on_demand
from services.reporting.periods.queries import moves_of, period_by_id
from services.reporting.periods.views import MoveView
from services.reporting.reports import actions, queries
from services.reporting.reports.document import closed_lists, document_of
from services.reporting.reports.periods_api import Year
from services.reporting.reports.views import ReportLineView, ReportView
from services.reporting.reports.words import SENTENCES
from services.reporting.tables import ManualFigure, Report

router = APIRouter()
# One slash first: with two the link would lead to another house.
FIGURE_AT = r"^/([a-z0-9._-][a-z0-9/._-]*)?\{key\}[a-z0-9/._-]*$"


class OnDemandForm(BaseModel):
    """What was asked for outside the usual periods (báo cáo đột xuất, chuyên đề)."""

    model_config = ConfigDict(extra="forbid")

    title: Line
    requested_by: Line
    period_start: date
    cutoff_on: date
    due_on: date | None = None  # as ordered; when the order names no day, the rule's


class DraftForm(BaseModel):
    """Which report to draft: that of a period, or one asked for outside of them."""

    model_config = ConfigDict(extra="forbid")

    period_id: UUID | None = None
    on_demand: OnDemandForm | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> DraftForm:
        if (self.period_id is None) == (self.on_demand is None):
            raise ValueError("one of both")
        return self


class SectionForm(BaseModel):
    """New words of a section; figures stand as {{period.published}}.

    Some forty units may have an entry each in one section. `text_sha256` names the words that were
    changed, as the report tells them.
    """

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(min_length=1, max_length=40_000), BeforeValidator(tidy)]
    text_sha256: Sha256


class ManualForm(BaseModel):
    """A figure that no event gave, with its reason and the receipts of what proves it."""

    model_config = ConfigDict(extra="forbid")

    title: Line
    unit: Annotated[Line, Field(max_length=60)]
    value: int = Field(ge=0, le=2_000_000_000)
    estimated: bool = False
    reason: Annotated[Line, Field(min_length=5)]
    receipts: list[Receipt] = Field(max_length=10)


class ManualView(BaseModel):
    """A figure by hand with the key under which it stands in the words, and links to its proof."""

    id: UUID
    key: str
    title: str
    unit: str
    value: int
    estimated: bool
    reason: str
    files: list[str]


@router.post("/reports", status_code=201)
async def draft_report(form: DraftForm, session: Session, by: By, now: Now) -> ReportView:
    """Draft the report of a period from the facts, or draft it again."""
    period_id = form.period_id
    if form.on_demand is not None:
        asked = form.on_demand.model_dump()
        period_id = (await open_on_demand(session, **asked, by=by, now=now)).id
    assert period_id is not None
    report = await actions.draft_report(session, period_id, by=by, now=now)
    return await _view(session, report, by, now.date())


@router.get("/reports")
async def reports(session: Session, by: By, year: Year = None) -> list[ReportLineView]:
    """The ward's reports, the newest first; visitors see what was issued."""
    found = await queries.reports(session, year, by)
    return [ReportLineView.of(report, period) for report, period in found]


@router.get("/reports/{report_id}")
async def report(report_id: UUID, session: Session, by: By, now: Now) -> ReportView:
    """A report with its words, tables and checks; officials also see what was done to it."""
    found = await queries.readable_report(session, report_id, by)
    view = await _view(session, found, by, now.date())
    moves = await moves_of(session, found.period_id)
    view.period.moves = [MoveView(**said) for said in moves]
    inside = may(by, "see_report_drafts")
    newest = await queries.reports_of(session, [found.period_id], inside=inside)
    view.period.report_id = newest[found.period_id].id
    if inside:
        view.timeline = await happened(session, SENTENCES, found.period_id, found.id)
    return view


@router.put("/reports/{report_id}/sections/{key}")
async def write_narrative(
    report_id: UUID,
    key: Annotated[str, Path(max_length=10)],
    form: SectionForm,
    session: Session,
    by: By,
    now: Now,
) -> ReportView:
    """Put a section of a draft in other words."""
    written = await actions.write_narrative(
        session, report_id, key, **form.model_dump(), by=by, now=now
    )
    return await _view(session, written, by, now.date())


@router.post("/reports/{report_id}/figures", status_code=201)
async def enter_figure(
    report_id: UUID, form: ManualForm, session: Session, by: By, now: Now, files: Files
) -> ManualView:
    """Enter a figure by hand."""
    evidence = [taken(files, by, receipt, now) for receipt in form.receipts]
    told = form.model_dump(exclude={"receipts"})
    entry = await actions.enter_figure(
        session, report_id, **told, evidence=evidence, by=by, now=now
    )
    return _manual(entry, by, files, now)


@router.get("/reports/{report_id}/manual-figures")
async def figures_by_hand(
    report_id: UUID, session: Session, by: By, now: Now, files: Files
) -> list[ManualView]:
    """The figures by hand of a report, for those who write it."""
    permit(by, "see_report_drafts")
    found = await queries.readable_report(session, report_id, by)
    entries = await queries.manual_figures(session, found.id)
    return [_manual(entry, by, files, now) for entry in entries]


@router.post("/manual-figures/{manual_figure_id}/removal")
async def remove_figure(manual_figure_id: UUID, session: Session, by: By, now: Now) -> ReportView:
    """Take a figure by hand out of a draft."""
    report = await actions.remove_figure(session, manual_figure_id, by=by, now=now)
    return await _view(session, report, by, now.date())


@router.get("/reports/{report_id}/html", response_class=HTMLResponse)
async def report_as_html(
    report_id: UUID,
    session: Session,
    by: By,
    figure_at: Annotated[str, Query(max_length=200, pattern=FIGURE_AT)] = "/{key}",
) -> HTMLResponse:
    """The report as an HTML fragment; a figure links to `figure_at` with its key put in.

    One whose list the reader may not open has no link.
    """
    found = await queries.readable_report(session, report_id, by)
    closed = closed_lists(found, inside=may(by, "see_report_drafts"))

    def link(key: str) -> str | None:
        return None if key.split(".")[1] in closed else figure_at.replace("{key}", key)

    return HTMLResponse(write_html(await _document(session, found), link))


def _manual(entry: ManualFigure, by: Actor, files: Desk, now: datetime) -> ManualView:
    same = ("id", "title", "unit", "value", "estimated", "reason")
    links = [files.link(by.ward_id, StoredFile(**each), now) for each in entry.evidence]
    told = {name: getattr(entry, name) for name in same}
    return ManualView(key=f"manual.{entry.ordinal}", **told, files=links)


async def _document(session: Session, found: Report) -> Document:
    period = await period_by_id(session, found.period_id)
    manual = await queries.manual_figures(session, found.id)
    return document_of(found, period, await queries.named_ward(session), manual)


async def _view(session: Session, found: Report, by: Actor, today: date) -> ReportView:
    period, document = await period_by_id(session, found.period_id), await _document(session, found)
    inside = may(by, "see_report_drafts")
    return ReportView.whole(found, period, document, today, inside=inside)
