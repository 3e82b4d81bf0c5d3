"""Late work for the chair and the office, the letters that urge, and the ward's pace."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.duties.tasks import task_clock, task_title
from services.portal.reading import Told, events, moved, planned_deadline, the_day
from services.portal.several import TICK
from services.portal.views import Choice, Clock, FormView, Link, State
from services.portal.views.late import LateLine, LateWorkView, LetterLine, LetterView
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
PACE = ("answer_days", "head_days", "chair_days")
SIGNINGS = (
    ("tl", "TL. Chủ tịch, Chánh Văn phòng ký"),
    ("tm", "TM. Ủy ban nhân dân, Chủ tịch ký"),
    ("tm_kt", "KT. Chủ tịch, Phó Chủ tịch ký"),
)
LEVELS = {"head": "đã báo người đứng đầu đơn vị", "chair": "đã báo Chủ tịch"}
NAMED = "Ngày do người gửi đôn đốc ấn định."
PAPERS = {"pdf": "Tải PDF", "docx": "Tải DOCX"}


@router.get("/{ward:ward}/viec/don-doc")
async def late_work(visit: Visited) -> Response:
    """Everything late, with what was urged and when."""
    return await visit.page("late.html.j2", await late_view(visit))


@router.post("/{ward:ward}/viec/don-doc/thoi-han")
async def set_pace(visit: Visited) -> Response:
    """Set the ward's numbers."""
    typed = await visit.form()
    here = f"{visit.home}/viec/don-doc"
    try:
        form = {name: typed.get(name, "") for name in PACE}
        await visit.asking.put("planning", "urging-pace", form)
    except Refused as refused:
        shown = refused_form(f"{here}/thoi-han", typed, refused)
        return await visit.page("late.html.j2", await late_view(visit, shown), 422)
    return go(here)


@router.get("/{ward:ward}/viec/don-doc/{urging_id}")
async def letter(visit: Visited, urging_id: UUID) -> Response:
    """One letter."""
    return await visit.page("letter.html.j2", await _letter(visit, urging_id))


@router.post("/{ward:ward}/viec/don-doc/{urging_id}/so")
async def number_letter(visit: Visited, urging_id: UUID) -> Response:
    """Give a letter its number."""
    typed = await visit.form()
    here = f"{visit.home}/viec/don-doc/{urging_id}"
    form = {name: typed.get(name, "") for name in ("number", "signed_on", "signing")}
    try:
        await visit.asking.post("planning", f"urgings/{urging_id}/number", form)
    except Refused as refused:
        shown = refused_form(f"{here}/so", typed, refused)
        return await visit.page("letter.html.j2", await _letter(visit, urging_id, shown), 422)
    return go(here)


@router.post("/{ward:ward}/viec/don-doc/{urging_id}/tra-loi")
async def answer_letter(visit: Visited, urging_id: UUID) -> Response:
    """Answer a letter that names no task, on its own page."""
    typed = await visit.form()
    here = f"{visit.home}/viec/don-doc/{urging_id}"
    try:
        form = {"answer": typed.get("answer", "")}
        await visit.asking.post("planning", f"urgings/{urging_id}/answer", form)
    except Refused as refused:
        shown = refused_form(f"{here}/tra-loi", typed, refused)
        view = replace(await _letter(visit, urging_id), answer_form=shown)
        return await visit.page("letter.html.j2", view, 422)
    return go(here)


@router.get("/{ward:ward}/viec/don-doc/{urging_id}/tai/{wanted}")
async def letter_paper(visit: Visited, urging_id: UUID, wanted: str) -> Response:
    """The paper itself, byte for byte."""
    if wanted not in PAPERS:
        raise Refused(404, "Không có bản này.", {})
    answer = await visit.asking.fetch("planning", f"urgings/{urging_id}/letter.{wanted}")
    kept = ("content-type", "content-disposition")
    headers = {name: value for name, value in answer.headers if name in kept}
    return Response(answer.body, 200, headers)


async def late_view(visit: Visit, form: FormView | None = None) -> LateWorkView:
    """Everything late; `form` is that of the pace, perhaps with what was refused."""
    late, letters, pace = await asyncio.gather(
        visit.asking.get("planning", "late-work"),
        visit.asking.get("planning", "urgings", answered=False),
        visit.asking.get("planning", "urging-pace"),
    )
    values = {name: str(pace[name]) for name in PACE}
    own = FormView(f"{visit.home}/viec/don-doc/thoi-han", values)
    return LateWorkView(
        finding=_finding(late),
        documents=[_document(visit, each) for each in late["documents"]],
        tasks=[_task(visit, each) for each in late["tasks"]],
        letters=[_line(visit, each) for each in letters],
        pace=[
            f"Trả lời văn bản đôn đốc trong {pace['answer_days']} ngày làm việc.",
            f"Quá hạn {pace['head_days']} ngày làm việc: báo người đứng đầu đơn vị.",
            f"Quá hạn {pace['chair_days']} ngày làm việc: báo Chủ tịch.",
        ],
        basis="Phường đã đặt." if pace["own"] else pace["basis"],
        form=(form or own) if visit.visitor.may("set_urging_pace") else None,
        today=visit.today,
        urging=FormView(f"{visit.home}/viec/don-doc/nhieu", {"key": form_key()}, prefix="dd-")
        if any(each["task"]["lead_unit"] for each in late["tasks"])
        and visit.visitor.may("send_urging")
        else None,
    )


def _finding(late: Told) -> str:
    parts = [
        f"{count} {words}"
        for count, words in (
            (late["total"], "nhiệm vụ quá hạn"),
            (len(late["documents"]), "nội dung quá hạn công khai"),
        )
        if count
    ]
    return ", ".join(parts) or "Không có việc nào quá hạn"


def _task(visit: Visit, told: Told) -> LateLine:
    task = told["task"]
    clock = task_clock(visit, task) or Clock(
        visit.today, State("late", "Còn nội dung chưa công khai")
    )
    return LateLine(
        text=task_title(task),
        href=f"{visit.home}/viec/nhiem-vu/{task['id']}",
        unit=task["lead_unit"]["name"] if task["lead_unit"] else "Chưa giao đơn vị",
        clock=clock,
        urged=[_sent(visit, each) for each in told["urgings"]],
        told=[f"{LEVELS[level]} {_dmy(on)}" for level, on in told["told"].items()],
        tick=f"{TICK}{task['id']}" if task["lead_unit"] else "",
    )


def _document(visit: Visit, told: Told) -> LateLine:
    due_on = the_day(told["due_on"])
    days = (visit.today - due_on).days
    said, urging = [], "chưa đôn đốc"
    letter = f"nhiem-vu/{told['task_id']}#don-doc"
    if not told["task_id"]:
        letter = f"don-doc/{told['urging_id']}"
    if told["urged_on"]:
        urging = f"đã đôn đốc {_dmy(told['urged_on'])}, hạn trả lời {_dmy(told['answer_by'])}"
    if told["escalated_on"]:
        said.append(f"{LEVELS['chair']} {_dmy(told['escalated_on'])}")
    return LateLine(
        text=f"Khoản {told['khoan']}, mục {told['item']}: {told['title']}",
        href=f"{visit.home}/viec/nghia-vu/{told['obligation_id']}/han",
        unit=told["unit"] or "Chưa giao đơn vị",
        clock=Clock(due_on, State("late", f"Quá hạn {days} ngày")),
        urged=[Link(f"{visit.home}/viec/{letter}", urging)]
        if told["task_id"] or told["urging_id"]
        else [],
        told=said,
    )


def _sent(visit: Visit, told: Told) -> Link:
    answered = "đã trả lời" if told["answered_on"] else f"hạn trả lời {_dmy(told['answer_by'])}"
    words = f"đôn đốc {_dmy(told['sent_on'])}, {answered}"
    return Link(f"{visit.home}/viec/don-doc/{told['id']}", words)


def _line(visit: Visit, told: Told) -> LetterLine:
    number = f"Văn bản {told['number']}" if told["number"] else "Chưa cấp số"
    by_clock = ", tự động gửi" if told["cause"] == "late_disclosure" else ""
    return LetterLine(
        text=told["text"].splitlines()[0],
        href=f"{visit.home}/viec/don-doc/{told['id']}",
        state=letter_state(visit, told),
        note=f"{number}, gửi {_dmy(told['sent_on'])}{by_clock}",
    )


def letter_state(visit: Visit, told: Told) -> State:
    """How far a letter is, in words."""
    if told["answered_on"]:
        late = f", muộn {told['days_late']} ngày" if told["days_late"] else ""
        return State("done", f"Đã trả lời{late}")
    if the_day(told["answer_by"]) < visit.today:
        return State("late", "Quá hạn trả lời")
    return State("soon", "Chờ trả lời")


async def _letter(visit: Visit, urging_id: UUID, number_form: FormView | None = None) -> LetterView:
    told = await visit.asking.get("planning", f"urgings/{urging_id}")
    here = f"{visit.home}/viec/don-doc/{urging_id}"
    task = f"{visit.home}/viec/nhiem-vu/{told['task_id']}/tra-loi/{urging_id}"
    details = await asyncio.gather(
        *(visit.asking.get("planning", f"tasks/{each}") for each in told["task_ids"])
    )
    numbers = not told["number"] and visit.visitor.may("number_urging")
    answers = not told["answered_on"] and visit.visitor.may("answer_urging", told["unit_id"])
    fresh = FormView(f"{here}/so", {"signed_on": f"{visit.today}"})
    return LetterView(
        title=f"Văn bản đôn đốc ngày {_dmy(told['sent_on'])}",
        paragraphs=told["text"].splitlines(),
        clock=Clock(the_day(told["answer_by"]), letter_state(visit, told)),
        deadline=planned_deadline(
            told["clock"], told["answer_by"], [moved(each) for each in told["moves"]]
        ),
        named=NAMED,
        events=events(told["timeline"], await positions_of(visit)),
        tasks=[
            Link(f"{visit.home}/viec/nhiem-vu/{each['task']['id']}", task_title(each["task"]))
            for each in details
        ],
        papers=[Link(f"{here}/tai/{kind}", words) for kind, words in PAPERS.items()],
        number=f"{told['number']}, {_dmy(told['signed_on'])}" if told["number"] else "",
        answer=told["answer"],
        number_form=(number_form or fresh) if numbers else None,
        signings=[Choice(value, words) for value, words in SIGNINGS],
        answer_form=FormView(task if told["task_id"] else f"{here}/tra-loi") if answers else None,
    )


def _dmy(text: str) -> str:
    return f"{the_day(text):%d/%m/%Y}"
