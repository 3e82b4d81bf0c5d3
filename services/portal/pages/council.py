"""What the People's Council is told at its sessions of what residents decided and said."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.law.decisions import FORM_WORDS, VoteForm
from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.consultation_words import DECISIONS
from services.portal.look.words import dmy
from services.portal.reading import Told, day, events, the_day
from services.portal.views import FormView, Link, State
from services.portal.views.consultations import ConsultationLine
from services.portal.views.council import CouncilSessionView, CouncilView, ReportedLine
from services.portal.visit import Visit, Visited, go, needed_file, refused_form

router = APIRouter()
DESK = "/viec/hoi-dong-nhan-dan"
SENT = State("done", "Đã gửi báo cáo")
AHEAD = State("todo", "Chưa gửi báo cáo")
OVER = State("late", "Đã họp, chưa có báo cáo")
DAYS = ("number", "sent_on", "front_sent_on")


@router.get("/{ward:ward}/viec/hoi-dong-nhan-dan")
async def council(visit: Visited) -> Response:
    """The calendar of sessions, and what is owed."""
    visit.visitor.must_be_known()
    return await visit.page("council.html.j2", await _calendar(visit))


@router.post("/{ward:ward}/viec/hoi-dong-nhan-dan")
async def add(visit: Visited) -> Response:
    """Write down a session."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("on", "title")}
    try:
        await visit.asking.post("participation", "council-sessions", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _calendar(visit), form=again)
        return await visit.page("council.html.j2", view, 422)
    return go(f"{visit.home}{DESK}")


@router.get("/{ward:ward}/viec/hoi-dong-nhan-dan/{session_id}")
async def council_session(visit: Visited, session_id: UUID) -> Response:
    """One session and its report."""
    visit.visitor.must_be_known()
    return await visit.page("council_session.html.j2", await _one(visit, session_id))


@router.get("/{ward:ward}/viec/hoi-dong-nhan-dan/{session_id}/tai/{wanted}")
async def paper(visit: Visited, session_id: UUID, wanted: str) -> Response:
    """The report to be signed."""
    if wanted not in ("pdf", "docx"):
        raise Refused(404, "Không có bản này.", {})
    page = f"council-sessions/{session_id}/document"
    answer = await visit.asking.fetch("participation", page, format=wanted)
    kept = ("content-type", "content-disposition")
    return Response(answer.body, 200, {n: value for n, value in answer.headers if n in kept})


@router.post("/{ward:ward}/viec/hoi-dong-nhan-dan/{session_id}/gui")
async def send(visit: Visited, session_id: UUID) -> Response:
    """The signed report went out."""
    typed = await visit.form()
    try:
        form = {name: typed.get(name, "") for name in DAYS} | {"paper": needed_file(typed, "paper")}
        await visit.asking.post("participation", f"council-sessions/{session_id}/report", form)
    except Refused as refused:
        view = await _one(visit, session_id)
        if view.send is None:
            raise  # meanwhile somebody else sent it
        again = refused_form(visit.request.url.path, typed, refused)
        return await visit.page("council_session.html.j2", replace(view, send=again), 422)
    return go(f"{visit.home}{DESK}/{session_id}")


@router.post("/{ward:ward}/viec/hoi-dong-nhan-dan/{session_id}/bo")
async def remove(visit: Visited, session_id: UUID) -> Response:
    """It does not take place on that day."""
    await visit.asking.post("participation", f"council-sessions/{session_id}/removal")
    return go(f"{visit.home}{DESK}")


async def _calendar(visit: Visit) -> CouncilView:
    told = await visit.asking.get("participation", "council-sessions")
    here, owed = f"{visit.home}{DESK}", told["owed"]
    may = visit.visitor.may("add_council_session")
    return CouncilView(
        finding=owed_words(owed) if owed else "Không có nội dung nào đang chờ báo cáo",
        basis=_basis(owed) if owed else "",
        lines=[_line(visit, each, here) for each in told["sessions"]],
        form=FormView(here, {"title": "Kỳ họp thường lệ"}) if may else None,
    )


def owed_words(owed: Told) -> str:
    """How much no session has heard of."""
    return (
        f"Báo cáo HĐND {owed['decisions']} nội dung Nhân dân quyết định, "
        f"{owed['consultations']} đợt lấy ý kiến"
    )


def _basis(owed: Told) -> str:
    """By when, and why; without a session in the calendar that its day is missing."""
    due = f"Chậm nhất {dmy(the_day(owed['due_on']))} ({owed['basis']})."
    unknown = " Chưa có kỳ họp nào trong lịch: hãy ghi ngày kỳ họp gần nhất."
    return due if owed["council_session_id"] else due + unknown


def _line(visit: Visit, told: Told, here: str) -> ConsultationLine:
    return ConsultationLine(
        told["title"], f"{here}/{told['id']}", _state(visit, told), [dmy(the_day(told["on"]))]
    )


def _state(visit: Visit, told: Told) -> State:
    if told["sent_on"]:
        return SENT
    return OVER if the_day(told["on"]) < visit.today else AHEAD


async def _one(visit: Visit, session_id: UUID) -> CouncilSessionView:
    told = await visit.asking.get("participation", f"council-sessions/{session_id}")
    whole = await _whole_report(visit, session_id, the_day(told["on"]).year)
    here = f"{visit.home}{DESK}/{session_id}"
    facts = [f"họp ngày {dmy(the_day(told['on']))}"]
    if sent := day(told["sent_on"]):
        front = dmy(the_day(told["front_sent_on"]))
        facts.append(f"báo cáo {told['number']}, gửi HĐND {dmy(sent)}, gửi Mặt trận {front}")
    open_still, may = sent is None, visit.visitor.may
    papers = [Link(f"{here}/tai/pdf", "Bản PDF"), Link(f"{here}/tai/docx", "Bản Word")]
    if told["paper"]:
        papers = [Link(told["paper"], "Báo cáo đã ký")]
    return CouncilSessionView(
        title=told["title"],
        back=Link(f"{visit.home}{DESK}", "Báo cáo Hội đồng nhân dân"),
        state=_state(visit, told),
        facts=facts,
        decisions=[_decision(visit, each) for each in told["items"]["decisions"]],
        consultations=[_asked(visit, each) for each in told["items"]["consultations"]],
        downloads=papers,
        whole=whole,
        send=FormView(f"{here}/gui") if open_still and may("report_to_council") else None,
        remove=f"{here}/bo" if open_still and may("remove_council_session") else "",
        events=events(told["timeline"], await positions_of(visit)),
    )


async def _whole_report(visit: Visit, session_id: UUID, year: int) -> Link | None:
    """The report on everything (Điều 14) to the same session; none while reporting is away."""
    try:
        periods = await visit.asking.get("reporting", "periods", year=year)
    except Refused:
        return None
    for period in periods:
        if period["session_id"] == str(session_id):
            page = f"bao-cao/{period['report_id']}" if period["report_id"] else "viec/bao-cao"
            return Link(f"{visit.home}/{page}?nam={year}", period["title"])
    return None


def _decision(visit: Visit, told: Told) -> ReportedLine:
    form = FORM_WORDS[VoteForm(told["form"])] if told["form"] else ""
    notes = [
        told["unit"],
        f"khoản {told['number']} Điều 15",
        f"{dmy(the_day(told['decided_on']))}, {form}" if form else dmy(the_day(told["decided_on"])),
        f"{told['yes']}/{told['households']} hộ tán thành",
        told["state_title"],
    ]
    return ReportedLine(told["title"], f"{visit.home}/nhan-dan-ban/{told['matter_id']}", notes)


def _asked(visit: Visit, told: Told) -> ReportedLine:
    notes = [
        f"giải trình {dmy(the_day(told['explained_on']))}",
        f"{told['in_favour']} đồng ý, {told['against']} không đồng ý, {told['other']} ý kiến khác",
        f"tiếp thu {told['taken_up']}/{told['groups']} nhóm",
        DECISIONS[told["decision"]] if told["decision"] else "chưa quyết định",
    ]
    href = f"{visit.home}/lay-y-kien/{told['consultation_id']}"
    return ReportedLine(told["title"], href, notes)
