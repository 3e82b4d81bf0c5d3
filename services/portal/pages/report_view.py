"""One report on the page: every number leads to the facts it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from services.portal.look.words import number
from services.portal.reading import Told, deadline, events, the_day
from services.portal.views import (
    Cell,
    Check,
    DeadlineView,
    DocumentView,
    FormView,
    HeadCell,
    Link,
    ReportPart,
    ReportTable,
    ReportView,
    State,
)
from services.portal.visit import Visit
from services.portal.visitors import Visitor

STATES = {
    "draft": State("todo", "Dự thảo"),
    "approved": State("todo", "Đã duyệt, chờ ban hành"),
    "issued": State("done", "Đã ban hành"),
    "revised": State("stopped", "Đã có bản thay thế"),
}
HEADLINE = {
    "period.published": "lượt nội dung được công khai",
    "period.published_on_time": "lượt công khai đúng hạn",
    "period.tasks_done": "nhiệm vụ hoàn thành",
    "period.tasks_overdue": "nhiệm vụ quá hạn",
}
EDITABLE = ("draft",)
ON_DEMAND = "on_demand"
AGAIN = {
    "draft": "Lập lại dự thảo từ số liệu mới",
    "approved": "Lập lại dự thảo từ số liệu mới, bỏ phê duyệt",
    "issued": "Lập bản thay thế từ số liệu mới",
}
# The page of the facts behind a figure, by its key; empty where the reader may not open it.
Behind = Callable[[str], str]


def report_view(visit: Visit, told: Told, positions: Mapping[str, str]) -> ReportView:
    """The page of a report, with the steps its visitor may take."""
    here = f"{visit.home}/bao-cao/{told['id']}"
    editable = told["status"] in EDITABLE and visit.visitor.may("write_narrative")
    shown = {key: words for key, words in HEADLINE.items() if key in told["values"]}
    behind = _behind(told, here)
    return ReportView(
        title=told["title"],
        period=f"Từ {the_day(told['since']):%d/%m/%Y} đến {the_day(told['until']):%d/%m/%Y}",
        cutoff_on=the_day(told["period"]["cutoff_on"]),
        state=STATES[told["status"]],
        document=_document(told),
        headline=[Cell(number(told["values"][key]), behind(key), figure=True) for key in shown],
        headline_words=list(shown.values()),
        parts=[_part(part, here, behind, editable) for part in told["parts"]],
        opening=_cells(told["opening"], behind),
        tables=[_table(table, behind) for table in told["tables"]],
        downloads=[Link(f"{here}/tai/{each}", each.upper()) for each in told["formats"]],
        checks=[_check(check) for check in told["checks"]] if visit.visitor.known else (),
        steps=_steps(visit, told),
        drop=_drop(visit, told),
        acts=_acts(visit, told),
        deadline=period_deadline(told["period"]),
        events=events(told["timeline"], positions),
    )


def period_deadline(told: Told) -> DeadlineView:
    """Why the report on a period is due on its day, and what moved or called it off."""
    view = deadline({**told, "start_on": told["period_start"], "days": told["counted"]})
    return replace(view, changes=[*view.changes, *_called_off(told)])


def _called_off(told: Told) -> list[str]:
    """That nothing is owed by that day: the session does not take place, the request is gone."""
    if not told["dropped_on"]:
        return []
    if told["kind"] == ON_DEMAND:
        return [f"Yêu cầu báo cáo này đã được rút ngày {the_day(told['dropped_on']):%d/%m/%Y}."]
    was, on = (f"{the_day(told[name]):%d/%m/%Y}" for name in ("session_on", "dropped_on"))
    said = f"Kỳ họp ngày {was} không diễn ra theo lịch (ghi nhận ngày {on})"
    return [f"{said}, nên chưa phải gửi báo cáo này; báo cáo chờ ngày họp mới."]


def _document(told: Told) -> DocumentView | None:
    if not told["issued_on"]:
        return None
    signer = str(told["signer_position"]).capitalize()
    return DocumentView(told["number"], the_day(told["issued_on"]), signer)


def _behind(told: Told, here: str) -> Behind:
    """Where the list behind a number is: of internal matters it is not for everybody."""
    closed = set(told["closed"])
    return lambda key: "" if key.split(".")[1] in closed else f"{here}/so/{key}"


def _cells(pieces: list[Told], behind: Behind) -> list[Cell]:
    return [
        Cell(piece["text"], behind(piece["figure"]), figure=True)
        if piece["figure"]
        else Cell(piece["text"])
        for piece in pieces
    ]


def _part(part: Told, here: str, behind: Behind, editable: bool) -> ReportPart:
    paragraphs = [
        [*([Cell("– ")] if each["bullet"] else []), *_cells(each["pieces"], behind)]
        for each in part["paragraphs"]
    ]
    # A heading over other headings has no words of its own to change.
    edit = f"{here.replace('/bao-cao/', '/viec/bao-cao/')}/muc/{part['key']}"
    return ReportPart(
        part["title"], part["level"], paragraphs, edit if editable and part["text"] else ""
    )


def _table(table: Told, behind: Behind) -> ReportTable:
    rows = [_cells(row, behind) for row in table["rows"]]
    title = (
        table["title"]
        if table["title"].startswith("Biểu")
        else f"{table['label']}. {table['title']}"
    )
    if len(rows) == 1 and not any(cell.text for cell in rows[0][1:]):
        return ReportTable(title, (), (), note=rows[0][0].text)
    head = [
        [HeadCell(cell["text"], cell["columns"], cell["rows"]) for cell in row]
        for row in table["head"]
    ]
    return ReportTable(title, head, rows, _cells(table["total"] or [], behind))


def _check(check: Told) -> Check:
    state = State("done", "Khớp") if check["holds"] else State("late", "Không khớp")
    return Check(check["text"], state, check["detail"])


def _steps(visit: Visit, told: Told) -> list[tuple[FormView, str]]:
    here = f"{visit.home}/viec/bao-cao/{told['id']}"
    steps: list[tuple[FormView, str]] = []
    if told["period"]["dropped_on"]:
        return steps
    if told["status"] == "draft" and visit.visitor.may("approve_report"):
        read = {"content_sha256": told["content_sha256"]}
        steps.append((FormView(f"{here}/duyet", read), "Phê duyệt báo cáo"))
    newest = told["period"]["report_id"] == told["id"]  # else one is being drafted already
    drafts = newest and may_draft(visit.visitor, told["period"], visit.today)
    if told["status"] in AGAIN and drafts:
        again = FormView(f"{visit.home}/viec/bao-cao/ky/{told['period']['id']}")
        steps.append((again, AGAIN[told["status"]]))
    return steps


def _drop(visit: Visit, told: Told) -> FormView | None:
    """Where a report on demand is taken back while it is not issued."""
    period, open_still = told["period"], told["status"] in AGAIN and not told["issued_on"]
    if period["kind"] != ON_DEMAND or not open_still or period["dropped_on"]:
        return None
    action = f"{visit.home}/viec/bao-cao/{told['id']}/rut"
    known = visit.visitor.may("drop_on_demand") and not told["revises_id"]
    return FormView(action) if known else None


def may_draft(visitor: Visitor, period: Told, today: date) -> bool:
    """Whether somebody may draft the report of a period: none before its first day."""
    return visitor.may("draft_report") and the_day(period["period_start"]) <= today


def _acts(visit: Visit, told: Told) -> list[Link]:
    here, acts = f"{visit.home}/viec/bao-cao/{told['id']}", []
    newest = told["period"]["report_id"]
    if told["status"] == "issued" and newest != told["id"]:
        acts.append(Link(f"{visit.home}/bao-cao/{newest}", "Xem bản thay thế đang lập"))
    if told["status"] == "approved" and visit.visitor.may("issue_report"):
        acts.append(Link(f"{here}/ban-hanh", "Ghi số và ban hành"))
    if told["status"] == "issued" and visit.visitor.may("record_sending"):
        acts.append(Link(f"{here}/gui", "Gửi báo cáo"))
    if visit.visitor.may("enter_figure"):
        acts.append(Link(f"{here}/so-lieu", "Số nhập tay"))
    return acts
