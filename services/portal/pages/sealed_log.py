"""Who asks to see a sealed letter, who agreed, who looked, and for how long letters are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.sealed import REASONS, letter_page
from services.portal.reading import Told, moment
from services.portal.views import FormView, State
from services.portal.views.sealed import LookLine, LooksView, Question, Term
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
ACTIONS = {
    "open_letter": "Xem đơn",
    "open_letter_file": "Mở tệp gửi kèm đơn",
    "ask_to_reveal": "Đề nghị xem đơn",
    "agree_to_reveal": "Đồng ý cho xem",
    "decline_reveal": "Không đồng ý cho xem",
    "restrict_letter": "Đưa vào diện giữ bí mật danh tính",
    "bar_letter": "Chặn đơn vị, người bị tố cáo",
    "compare_names": "Phần mềm đối chiếu tên với bản tóm tắt",
    "compare_letters": "Xem gợi ý đơn trùng với đơn này",
    "read_contact": "Phần mềm đọc địa chỉ để gửi thông báo",
    "shred_letter": "Hủy khóa khi hết thời hạn lưu giữ",
}
TERMS = {
    "ineligible": "Đơn không đủ điều kiện xử lý",
    "settled": "Đơn đã giải quyết",
    "reception": "Sổ tiếp công dân, từ chối tiếp",
}
PRODUCT = ("danbiet", "clock")
LOG = "viec/nhat-ky-xem-don"


@router.get("/{ward:ward}/viec/nhat-ky-xem-don")
async def log(visit: Visited) -> Response:
    """What waits for a second person, and who looked."""
    visit.visitor.must_be_known()
    return await visit.page("sealed_looks.html.j2", await _log(visit))


@router.post("/{ward:ward}/viec/nhat-ky-xem-don/{reveal}/{answer}")
async def answer(visit: Visited, reveal: str, answer: str) -> Response:
    """Agree, or do not."""
    path = {"dong-y": "agreement", "khong-dong-y": "refusal"}.get(answer)
    if path is None:
        raise Refused(404, "Không tìm thấy trang này.", {})
    try:
        await visit.asking.post("reception", f"reveals/{reveal}/{path}", {})
    except Refused as refused:
        view = replace(await _log(visit), form=refused_form("", {}, refused))
        return await visit.page("sealed_looks.html.j2", view, 422)
    return go(f"{visit.home}/{LOG}")


@router.post("/{ward:ward}/viec/nhat-ky-xem-don/{kept_as}")
async def set_term(visit: Visited, kept_as: str) -> Response:
    """For how long letters of a class are kept from now on."""
    typed = await visit.form()
    form = {"years": typed.get("years", "")}
    try:
        await visit.asking.put("reception", f"keeping-terms/{kept_as}", form)
    except Refused as refused:
        here = visit.request.url.path
        view, again = await _log(visit), refused_form(here, typed, refused, f"{kept_as}-")
        terms = [
            replace(each, form=again) if each.form and each.form.action == here else each
            for each in view.terms
        ]
        view = replace(view, terms=terms)
        return await visit.page("sealed_looks.html.j2", view, 422)
    return go(f"{visit.home}/{LOG}")


async def _log(visit: Visit) -> LooksView:
    names = await _names(visit)
    told = await visit.asking.get("reception", "reveals")
    questions = [_question(visit, one, names) for one in told]
    if not visit.visitor.may("see_looks"):
        return LooksView(questions)
    before = visit.request.query_params.get("truoc", "")
    path = f"looks?before={before}" if before.isdigit() else "looks"
    page = await visit.asking.get("reception", path)
    lines = [_line(visit, one, names) for one in page["looks"]]
    older = f"{visit.home}/{LOG}?truoc={lines[-1].number}" if lines and lines[-1].number > 1 else ""
    number, chained = page["head_number"], page["head_hash"]
    return LooksView(questions, lines, older, number, chained, await _terms(visit))


async def _names(visit: Visit) -> dict[str, str]:
    """The names of accounts, for whoever may see who works here."""
    if not visit.visitor.may("see_officials"):
        return {visit.visitor.actor.id: visit.visitor.name}
    told = await visit.asking.get("directory", "officials")
    return {one["account_id"]: one["display_name"] for one in told}


def _who(account_id: str, names: dict[str, str]) -> str:
    if account_id in PRODUCT:
        return "Phần mềm"
    return names.get(account_id, f"Tài khoản {account_id[-8:]}")


def _question(visit: Visit, told: Told, names: dict[str, str]) -> Question:
    base = f"{visit.home}/{LOG}/{told['id']}"
    may = (
        visit.visitor.may("agree_to_reveal")
        and told["asked_by"] != visit.visitor.actor.id
        and not told["open_until"]
    )
    state = State("live", "Chờ người thứ hai")
    if told["open_until"]:
        state = State("todo", f"Được xem đến {moment(told['open_until']):%H:%M}")
    return Question(
        who=_who(told["asked_by"], names),
        at=moment(told["asked_at"]),
        reason=REASONS[told["reason"]],
        state=state,
        letter=letter_page(visit, told["letter_id"]),
        agree=FormView(f"{base}/dong-y", {}) if may else None,
        decline=FormView(f"{base}/khong-dong-y", {}) if may else None,
    )


def _line(visit: Visit, told: Told, names: dict[str, str]) -> LookLine:
    return LookLine(
        number=told["number"],
        at=moment(told["at"]),
        who=_who(told["actor_id"], names),
        what=ACTIONS[told["action"]],
        notes=_notes(told["said"], names),
        letter=letter_page(visit, told["letter_id"]),
    )


def _notes(said: dict[str, Any], names: dict[str, str]) -> list[str]:
    notes = []
    if reason := said.get("reason"):
        notes.append(REASONS.get(reason, reason))
    if agreed := said.get("agreed_by"):
        notes.append(f"{_who(agreed, names)} đã đồng ý")
    if asked := said.get("asked_by"):
        notes.append(f"Theo đề nghị của {_who(asked, names)}")
    return notes


async def _terms(visit: Visit) -> list[Term]:
    may = visit.visitor.may("set_keeping_term")
    return [
        Term(
            title=TERMS[one["kept_as"]],
            years=one["years"],
            form=FormView(
                f"{visit.home}/{LOG}/{one['kept_as']}",
                {"years": str(one["years"])},
                prefix=f"{one['kept_as']}-",
            )
            if may
            else None,
        )
        for one in await visit.asking.get("reception", "keeping-terms")
    ]
