"""The reports of the ward: what is owed, what was issued, and one report opened to its figures."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.pages.report_view import may_draft, period_deadline, report_view
from services.portal.reading import Told, the_day
from services.portal.typed import years_beside
from services.portal.views import (
    Clock,
    DeadlinePageView,
    DocumentView,
    FormView,
    Link,
    ReportLine,
    ReportsView,
    State,
)
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
FORMATS = {"pdf": "PDF", "docx": "DOCX", "xlsx": "XLSX"}
ON_DEMAND = ("title", "requested_by", "period_start", "cutoff_on")
PERIODS = {
    "not_due": State("todo", "Chưa đến hạn"),
    "due_soon": State("soon", "Sắp đến hạn"),
    "submitted": State("done", "Đã ban hành"),
    "submitted_late": State("done", "Đã ban hành, nộp trễ"),
    "overdue": State("late", "Quá hạn"),
}
Year = Annotated[int | None, Query(alias="nam", ge=2020, le=2100)]


@router.get("/{ward:ward}/bao-cao")
async def reports(visit: Visited, year: Year = None) -> Response:
    """What the ward reports on in a year, for everybody."""
    return await visit.page("reports.html.j2", await _view(visit, year or visit.today.year))


@router.get("/{ward:ward}/viec/bao-cao")
async def report_desk(visit: Visited, year: Year = None) -> Response:
    """The same for who drafts reports."""
    visit.visitor.must_be_known()
    return await visit.page("reports.html.j2", await _view(visit, year or visit.today.year))


@router.post("/{ward:ward}/viec/bao-cao/ky/{period_id}")
async def draft_report(visit: Visited, period_id: UUID) -> Response:
    """Draft the report of a period from the facts; a refusal is told in the list of its year."""
    try:
        form = {"period_id": str(period_id)}
        made = await visit.asking.post("reporting", "reports", form)
    except Refused as refused:
        shown = refused_form("", {}, refused)
        period = await visit.asking.get("reporting", f"periods/{period_id}")
        view = replace(await _view(visit, period["year"]), alert=shown)
        return await visit.page("reports.html.j2", view, 422)
    return go(f"{visit.home}/bao-cao/{made['id']}")


@router.post("/{ward:ward}/viec/bao-cao")
async def draft_on_demand(visit: Visited, year: Year = None) -> Response:
    """Draft a report somebody asked for outside the usual periods; sent twice it is one."""
    typed, listed = await visit.form(), year or visit.today.year
    asked: dict[str, Any] = {name: typed.get(name, "") for name in ON_DEMAND}
    asked["due_on"] = typed.get("due_on") or None
    try:
        key, form = typed.get("key", ""), {"on_demand": asked}
        made = await visit.asking.post("reporting", "reports", form, key=key)
    except Refused as refused:
        # The service names the fields inside `on_demand`; the page knows them plainly.
        plain = {name.removeprefix("on_demand."): said for name, said in refused.fields.items()}
        again = Refused(refused.status, refused.title, plain)
        here, values = f"{visit.home}/viec/bao-cao?nam={listed}", {"key": form_key()} | typed
        view = replace(await _view(visit, listed), form=refused_form(here, values, again))
        return await visit.page("reports.html.j2", view, 422)
    return go(f"{visit.home}/bao-cao/{made['id']}")


@router.get("/{ward:ward}/bao-cao/ky/{period_id}")
async def why_due(visit: Visited, period_id: UUID) -> Response:
    """Why a report is due on its day."""
    told = await visit.asking.get("reporting", f"periods/{period_id}")
    subject = Link(f"{visit.home}/bao-cao", told["title"])
    return await visit.page("deadline.html.j2", DeadlinePageView(subject, period_deadline(told)))


@router.get("/{ward:ward}/bao-cao/{report_id}")
async def report(visit: Visited, report_id: UUID) -> Response:
    """One report: its words, tables and checks."""
    told = await visit.asking.get("reporting", f"reports/{report_id}")
    view = report_view(visit, told, await positions_of(visit))
    return await visit.page("report.html.j2", view)


@router.get("/{ward:ward}/bao-cao/{report_id}/tai/{wanted}")
async def download(visit: Visited, report_id: UUID, wanted: str) -> Response:
    """The paper itself, byte for byte."""
    if wanted not in FORMATS:
        raise Refused(404, "Không có bản này.", {})
    page = f"reports/{report_id}/document"
    answer = await visit.asking.fetch("reporting", page, format=wanted)
    kept = ("content-type", "content-disposition")
    headers = {name: value for name, value in answer.headers if name in kept}
    return Response(answer.body, 200, headers)


async def _view(visit: Visit, year: int) -> ReportsView:
    periods, made = await asyncio.gather(
        visit.asking.get("reporting", "periods", year=year),
        visit.asking.get("reporting", "reports", year=year),
    )
    by_id = {each["id"]: each for each in made}
    drafts = visit.visitor.may("draft_report")
    newest = {period["report_id"] for period in periods}
    older = [each for each in made if each["issued_on"] and each["id"] not in newest]
    lines = [_line(visit, period, by_id, drafts) for period in periods]
    desk = f"{visit.home}/viec/bao-cao"
    return ReportsView(
        year=year,
        finding=_finding(periods),
        reports=[*lines, *(_older(visit, each) for each in older)],
        years=years_beside(f"{visit.home}/bao-cao", year, visit.today),
        form=FormView(f"{desk}?nam={year}", {"key": form_key()}) if drafts else None,
        council=_council(visit, periods) if drafts else None,
    )


def _council(visit: Visit, periods: list[Told]) -> Link | None:
    """Where the day of a session is written down, while none ahead is known."""
    days = [the_day(each["session_on"]) for each in periods if each["session_on"]]
    if any(on >= visit.today for on in days) or not visit.visitor.may("add_council_session"):
        return None
    return Link(f"{visit.home}/viec/hoi-dong-nhan-dan", "Ghi ngày họp")


def _finding(periods: list[Told]) -> str:
    if not periods:
        return "Chưa có kỳ báo cáo nào: các kỳ mở ra khi kế hoạch năm được phê duyệt"
    issued = sum(period["status"] in ("submitted", "submitted_late") for period in periods)
    late = sum(period["status"] == "overdue" for period in periods)
    said = f"{issued}/{len(periods)} báo cáo đã ban hành"
    return f"{said}, {late} báo cáo quá hạn" if late else said


def _line(visit: Visit, period: Told, made: dict[str, Told], drafts: bool) -> ReportLine:
    report = made.get(period["report_id"] or "")
    state, why = PERIODS[period["status"]], f"{visit.home}/bao-cao/ky/{period['id']}"
    issued = report is not None and report["issued_on"] is not None
    note = {"draft": "có dự thảo", "approved": "đã duyệt, chờ ban hành"}
    draft = FormView(f"{visit.home}/viec/bao-cao/ky/{period['id']}")
    return ReportLine(
        title=period["title"],
        href=f"{visit.home}/bao-cao/{report['id']}" if report else why,
        period=f"Chốt số liệu {the_day(period['cutoff_on']):%d/%m/%Y}",
        state=state,
        document=_document(report) if report and issued else None,
        clock=None if issued else Clock(the_day(period["due_on"]), state, why),
        draft=draft if report is None and may_draft(visit.visitor, period, visit.today) else None,
        note=note.get(report["status"], "") if report else "",
        parts=f"{draft.action}/phan" if drafts and not issued else "",
    )


def _older(visit: Visit, report: Told) -> ReportLine:
    """One that another has replaced, or that stands until the one in the making is issued."""
    replaced = report["status"] == "revised"
    state = State("stopped", "Đã có bản thay thế") if replaced else State("done", "Đã ban hành")
    href = f"{visit.home}/bao-cao/{report['id']}"
    return ReportLine(report["title"], href, "", state, _document(report))


def _document(report: Told) -> DocumentView:
    return DocumentView(report["number"], the_day(report["issued_on"]), "")
