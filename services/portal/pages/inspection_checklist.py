"""The checklist of a check on a page: one form for each line, for a phone.

It works without scripts where there is a network, and by its script also where there is none.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal import inspection_words as words
from services.portal import offline
from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.look import words as written
from services.portal.reading import Told, moment
from services.portal.views import Choice, FormView, Link
from services.portal.views.inspections import AnswerLine, ChecklistView, LineToCheck
from services.portal.visit import Visit, Visited, file_of, form_key, go, refused_form

router = APIRouter()
OVER = "Cuộc kiểm tra đã kết thúc khi {n} lần ghi còn trên máy này. Chúng vẫn nằm trên máy."


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
        photo = {"photo": file_of(typed, "photo"), "corrects": typed.get("corrects") or None}
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
    told, of, names = await asyncio.gather(
        visit.asking.get("inspections", f"{path}/checklist"),
        visit.asking.get("inspections", path),
        positions_of(visit),
    )
    here = f"{visit.home}/{words.DESK}/{inspection_id}"
    open_now = of["on_team"] and of["state"] == "started"
    lines = told["lines"]
    answered = sum(line["entry"] is not None for line in lines)
    return ChecklistView(
        title=told["title"],
        back=Link(here, of["subject"]),
        finding=f"Đã ghi {answered} trên {len(lines)} dòng",
        lines=[_line(visit, line, f"{here}/phieu" if open_now else "", names) for line in lines],
        answers=[Choice(key, state.text) for key, state in words.ANSWERS.items()],
        unanswered=words.UNANSWERED,
        offline=offline.script(visit, _writing(inspection_id), is_open=open_now)
        if of["on_team"]
        else None,
    )


def _writing(inspection_id: UUID) -> offline.Writing:
    return offline.Writing(
        send=f"inspections/inspections/{inspection_id}/answers",
        said=words.ANSWERS,
        over=OVER,
        needs=[(answer, "note") for answer in words.EXPLAINED],
        why="Cần ghi điều đã thấy.",
    )


def _line(visit: Visit, told: Told, action: str, names: dict[str, str]) -> LineToCheck:
    """Of two people at one line both are shown; what one of them said before is below."""
    entries = [told["entry"], *told["earlier"]] if told["entry"] else []
    corrected = {each["corrects"] for each in entries}
    newest: dict[str, str] = {}
    for each in entries:
        newest.setdefault(each["by_id"], each["id"])
    kept = {each["id"]: _answer(each, names, each["id"] in corrected) for each in entries}
    own = newest.get(visit.visitor.actor.id) if action else None
    values = {"line": told["key"], "key": form_key()}
    return LineToCheck(
        key=told["key"],
        text=told["text"],
        basis=told["basis"],
        answers=[kept[each] for each in newest.values()],
        earlier=[answer for each, answer in kept.items() if each not in newest.values()],
        form=FormView(action, values, prefix=f"{told['key']}-") if action else None,
        own=Choice(own, f"Sửa lần ghi của tôi: {kept[own].notes[1]}") if own else None,
    )


def _answer(told: Told, names: dict[str, str], corrected: bool) -> AnswerLine:
    said = [names.get(told["by_id"], "Thành viên đoàn"), written.moment(moment(told["seen_at"]))]
    said.append("đã sửa" if corrected else "đã gửi")
    return AnswerLine(words.ANSWERS[told["said"]], told["note"], said, told["photo"] or "")
