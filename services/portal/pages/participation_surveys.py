"""Surveys for everybody: what is asked now, the paper to answer on a phone, the results.

A code travels in bodies only: no address, and so no log or trace, holds one.
"""

from __future__ import annotations

import secrets
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from libs.kernel.bus import Answer
from services.portal import survey_words as words
from services.portal.asking import Refused, Sentence
from services.portal.look.words import dmy
from services.portal.reading import Told, day, events
from services.portal.survey_results import results_view
from services.portal.tracking import secret_page
from services.portal.views import FormView, Link
from services.portal.views.surveys import AnswerView, SurveyLine, SurveysView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
SERVICE = "participation"
PointCode = Annotated[str, Path(pattern="^[2-9A-HJ-NP-Z]{8}$")]
WRONG_CODE = "Mã gồm 16 chữ và số, in trên phiếu bạn nhận được."
THANKS = (
    "Câu trả lời của bạn đã được ghi.",
    "Kết quả chung được công bố sau khi khảo sát khóa; trước đó không ai xem được.",
)
CLOSED = "Khảo sát đã khóa, kết quả đang được tổng hợp."
PAPERS = ("pdf", "xlsx")
ONCE = "Mỗi máy trả lời một lần; trình duyệt chỉ nhớ rằng đã trả lời, không nhớ trả lời gì."
BLIND = "Không hỏi tên. Câu trả lời không gắn với mã, với máy hay với giờ trả lời."


@router.get("/{ward:ward}/khao-sat")
async def surveys(visit: Visited) -> Response:
    """What is asked now, what was asked, and the results that are out."""
    told = await visit.asking.get(SERVICE, "surveys")
    shown = [row for row in told if row["state"] != "draft"]
    here = f"{visit.home}/khao-sat"
    now = sum(row["takes_answers"] for row in shown)
    finding = f"{now} cuộc khảo sát đang nhận phiếu" if now else "Hiện không có cuộc khảo sát nào"
    return await visit.page("surveys.html.j2", SurveysView(finding, lines_of(shown, here)))


@router.get("/{ward:ward}/khao-sat/da-tra-loi")
async def thanks(visit: Visited) -> Response:
    """After an answer: it is in, and nothing of it is shown."""
    notes = [
        "Câu trả lời của bạn đã được ghi.",
        "Kết quả chung được công bố sau khi khảo sát khóa.",
    ]
    back = Link(f"{visit.home}/khao-sat", "Khảo sát")
    return await visit.page(
        "survey_answer.html.j2", AnswerView("Xin cảm ơn", notes, None, back=back)
    )


@router.get("/{ward:ward}/khao-sat/{survey_id:uuid}")
async def survey(visit: Visited, survey_id: UUID) -> Response:
    """The paper for whoever has a code while answers are taken; the results when they are out."""
    told = await visit.asking.get(SERVICE, f"surveys/{survey_id}")
    if told["state"] == "published":
        results = await visit.asking.get(SERVICE, f"surveys/{survey_id}/results")
        back = Link(f"{visit.home}/khao-sat", "Khảo sát")
        return await visit.page("survey_results.html.j2", results_view(visit, results, back))
    return await secret_page(visit, "survey_answer.html.j2", paper(visit, told, coded=True))


@router.get("/{ward:ward}/khao-sat/{survey_id:uuid}/tai/{paper_kind}")
async def results_paper(visit: Visited, survey_id: UUID, paper_kind: str) -> Response:
    """The results as PDF to hang up, or as XLSX to count with."""
    if paper_kind not in PAPERS:
        raise Refused(404, "Không có bản này.", {})
    return passed(await visit.asking.fetch(SERVICE, f"surveys/{survey_id}/results/{paper_kind}"))


def passed(answer: Answer) -> Response:
    """A file as the service made it."""
    kept = ("content-type", "content-disposition", "cache-control")
    return Response(answer.body, 200, {name: v for name, v in answer.headers if name in kept})


@router.post("/{ward:ward}/khao-sat/{survey_id:uuid}")
async def answer(visit: Visited, survey_id: UUID) -> Response:
    """Answer with a code."""
    typed = await visit.form()
    code = "".join(sign for sign in typed.get("code", "").upper() if sign.isalnum())
    form = {"answers": words.answers(typed), "code": code}
    return await _sent(visit, typed, f"surveys/{survey_id}", "answers", form)


@router.get("/{ward:ward}/khao-sat/diem/{code}")
async def point(visit: Visited, code: PointCode) -> Response:
    """The paper for whoever scanned a sheet."""
    told = await visit.asking.get(SERVICE, f"survey-sheets/{code}")
    return await secret_page(visit, "survey_answer.html.j2", paper(visit, told, coded=False))


@router.post("/{ward:ward}/khao-sat/diem/{code}")
async def answer_at_point(visit: Visited, code: PointCode) -> Response:
    """Answer at a sheet."""
    typed = await visit.form()
    form = {"answers": words.answers(typed)}
    return await _sent(visit, typed, f"survey-sheets/{code}", "answers", form)


async def _sent(
    visit: Visit, typed: dict[str, str], path: str, what: str, form: dict[str, Any]
) -> Response:
    """Thank for an answer, or show the paper again with what is wrong."""
    try:
        await visit.asking.post(SERVICE, f"{path}/{what}", form, key=typed.get("key", ""))
    except Refused as refused:
        told = await visit.asking.get(SERVICE, path)
        view = paper(visit, told, coded="code" in form, again=again(visit, typed, refused))
        return await secret_page(visit, "survey_answer.html.j2", view, 422)
    return go(f"{visit.home}/khao-sat/da-tra-loi")


def again(visit: Visit, typed: dict[str, str], refused: Refused) -> FormView:
    """The paper as it was filled in, each fault at its question."""
    faults = {name.removeprefix("answers."): said for name, said in refused.fields.items()}
    if "code" in faults:
        faults["code"] = Sentence(WRONG_CODE)
    said = Refused(refused.status, refused.title, faults)
    return refused_form(visit.request.url.path, typed, said)


def paper(visit: Visit, told: Told, *, coded: bool, again: FormView | None = None) -> AnswerView:
    """The paper to answer, or why it cannot be answered now."""
    back, notes = Link(f"{visit.home}/khao-sat", "Khảo sát"), [told["purpose"]]
    past = events(told["timeline"], {})
    if not told["takes_answers"]:
        notes.append(_why_not(told))
        return AnswerView(told["title"], notes, None, back=back, events=past)
    closes = day(told["closes_on"])
    notes += [
        BLIND,
        "" if coded else ONCE,
        f"Nhận phiếu đến hết ngày {dmy(closes)}." if closes else "",
    ]
    # Kept by nobody: sending the paper twice is sending it once.
    fresh = FormView(visit.request.url.path, {} if coded else {"key": secrets.token_hex(16)})
    return AnswerView(
        told["title"],
        notes,
        again or fresh,
        words.asked(told),
        asks_code=coded,
        back=back,
        events=past,
    )


def _why_not(told: Told) -> str:
    if told["state"] == "withdrawn":
        return f"Khảo sát đã hủy, phiếu đã nhận đã xóa. Lý do: {told['because']}"
    return f"Khảo sát {words.days_of(told)}." if told["state"] == "opened" else CLOSED


def lines_of(told: list[Told], here: str) -> list[SurveyLine]:
    """Surveys as lines."""
    return [
        SurveyLine(
            f"{here}/{row['id']}",
            row["title"],
            [note for note in (words.AUDIENCES[row["audience"]], words.days_of(row)) if note],
            words.state_of(row),
        )
        for row in told
    ]
