"""The checklist of a check on a page: one form for each line, for a phone, without scripts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal import inspection_words as words
from services.portal.asking import Refused
from services.portal.look import words as written
from services.portal.reading import Told, moment
from services.portal.views import Choice, FormView, Link
from services.portal.views.inspections import AnswerLine, ChecklistView, LineToCheck
from services.portal.visit import Visit, Visited, file_of, form_key, go, refused_form

router = APIRouter()


@router.get("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}/phieu")
async def checklist(visit: Visited, inspection_id: UUID) -> Response:
    """The lines with their answers; forms for the team while the check goes on."""
    visit.visitor.must_be_known()
    return await visit.page("checklist.html.j2", await _view(visit, inspection_id))


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}/phieu")
async def answer(visit: Visited, inspection_id: UUID) -> Response:
    """Answer one line; the page comes back at that line."""
    typed = await visit.form()
    line = typed.get("line", "")[:40]
    here = f"{visit.home}/{words.DESK}/{inspection_id}/phieu"
    try:
        form = {name: typed.get(name, "") for name in ("line", "said", "note")}
        photo = {"photo": file_of(typed, "photo")}
        path = f"inspections/{inspection_id}/answers"
        await visit.asking.post("inspections", path, form | photo, key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(here, typed, refused, f"{line}-")
        view = await _view(visit, inspection_id)
        lines = [replace(each, form=again) if each.key == line else each for each in view.lines]
        return await visit.page("checklist.html.j2", replace(view, lines=lines), 422)
    return go(f"{here}#{line}")


async def _view(visit: Visit, inspection_id: UUID) -> ChecklistView:
    path = f"inspections/{inspection_id}"
    told, of, positions = await asyncio.gather(
        visit.asking.get("inspections", f"{path}/checklist"),
        visit.asking.get("inspections", path),
        visit.asking.get("directory", "positions"),
    )
    here = f"{visit.home}/{words.DESK}/{inspection_id}"
    open_now = of["on_team"] and of["state"] == "started"
    names = {each["account_id"]: each["position"] for each in positions}
    answered = sum(line["entry"] is not None for line in told["lines"])
    return ChecklistView(
        title=told["title"],
        back=Link(here, of["subject"]),
        finding=f"Đã ghi {answered} trên {len(told['lines'])} dòng",
        lines=[_line(line, f"{here}/phieu" if open_now else "", names) for line in told["lines"]],
        answers=[Choice(key, state.text) for key, state in words.ANSWERS.items()],
    )


def _line(told: Told, action: str, names: dict[str, str]) -> LineToCheck:
    newest = _answer(told["entry"], names) if told["entry"] else None
    values = {"line": told["key"], "key": form_key()}
    return LineToCheck(
        key=told["key"],
        text=told["text"],
        basis=told["basis"],
        said=newest.said if newest else words.UNANSWERED,
        answer=newest,
        earlier=[_answer(each, names) for each in told["earlier"]],
        form=FormView(action, values, prefix=f"{told['key']}-") if action else None,
    )


def _answer(told: Told, names: dict[str, str]) -> AnswerLine:
    who = names.get(told["by_id"], "Thành viên đoàn")
    when = written.moment(moment(told["seen_at"]))
    return AnswerLine(words.ANSWERS[told["said"]], told["note"], [who, when], told["photo"] or "")
