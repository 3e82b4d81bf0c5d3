"""What the ward's bodies show to their own staff: the twelve contents, one paper, its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.law.catalogue import internal_khoans
from libs.law.rules import rule
from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.reading import STEPS as STATES
from services.portal.reading import Told, day, deadline, document, events
from services.portal.views import (
    Choice,
    FormView,
    InternalBoardView,
    InternalEditView,
    InternalKhoanLine,
    InternalLine,
    InternalPaperView,
    Link,
    State,
)
from services.portal.visit import Visit, Visited, file_of, go, needed_file, refused_form

router = APIRouter()
FORMS = {"site": "Trang nội bộ (phần mềm này)", "posting": "Niêm yết tại cơ quan, đơn vị"}
STEPS = {
    "duyet": "approval",
    "cong-khai": "publication",
    "niem-yet": "posting",
    "ket-thuc": "end",
    "thu-hoi": "withdrawal",
}
FIELDS = {
    "duyet": "approve",
    "cong-khai": "publish",
    "niem-yet": "post",
    "ket-thuc": "end",
    "thu-hoi": "withdraw",
}
WRITTEN = ("khoan", "title", "summary", "body", "number", "signed_on", "signer_position", "form")
DATES = (
    ("published_on", "Công khai nội bộ từ"),
    ("posted_on", "Niêm yết từ"),
    ("keep_until", "Giữ đến hết"),
    ("completed_on", "Hoàn thành"),
    ("withdrawn_on", "Thu hồi"),
)


@router.get("/{ward:ward}/viec/noi-bo")
async def internal_board(visit: Visited) -> Response:
    """The twelve contents with their papers."""
    visit.visitor.must_be_known()
    board: Told = await visit.asking.get("disclosures", "internal")
    papers: list[Told] = await visit.asking.get("disclosures", "internal/papers")
    late = sum(khoan["late"] for khoan in board["khoans"])
    shown = sum(khoan["shown"] > 0 for khoan in board["khoans"])
    finding = f"{shown}/{len(board['khoans'])} khoản đang có nội dung công khai trong nội bộ"
    if late:
        finding += f", {late} văn bản quá hạn"
    acts = [Link(f"{visit.home}/viec/noi-bo/moi", "Công khai nội bộ một văn bản")]
    view = InternalBoardView(
        finding=finding,
        rules=_rules(visit),
        khoans=[_khoan(visit, khoan, papers) for khoan in board["khoans"]],
        acts=acts if visit.visitor.may("draft_internal_paper") else (),
    )
    return await visit.page("internal.html.j2", view)


@router.get("/{ward:ward}/viec/noi-bo/moi")
async def new_internal_paper(visit: Visited) -> Response:
    """The form of a document the staff must be shown."""
    visit.visitor.must_be_known()
    values = {"signed_on": f"{visit.today}", "unit_id": str(visit.visitor.actor.unit_id or "")}
    return await _new_page(visit, FormView(f"{visit.home}/viec/noi-bo/moi", values))


@router.post("/{ward:ward}/viec/noi-bo/moi")
async def draft_internal_paper(visit: Visited) -> Response:
    """Keep what was written as a draft."""
    typed = await visit.form()
    try:
        form: dict[str, Any] = {name: typed.get(name, "") for name in WRITTEN}
        form |= {"unit_id": typed.get("unit_id") or None, "receipt": file_of(typed, "receipt")}
        kept = await visit.asking.post("disclosures", "internal/papers", form)
    except Refused as refused:
        shown = refused_form(f"{visit.home}/viec/noi-bo/moi", typed, refused)
        return await _new_page(visit, shown, 422)
    return go(f"{visit.home}/viec/noi-bo/{kept['id']}")


@router.get("/{ward:ward}/viec/noi-bo/{paper_id}")
async def internal_paper(visit: Visited, paper_id: UUID) -> Response:
    """One paper for the staff."""
    visit.visitor.must_be_known()
    told: Told = await visit.asking.get("disclosures", f"internal/papers/{paper_id}")
    return await visit.page("internal_paper.html.j2", await _whole(visit, told))


@router.post("/{ward:ward}/viec/noi-bo/{paper_id}/{step}")
async def take_step(visit: Visited, paper_id: UUID, step: str) -> Response:
    """Approve, publish, hang, end or withdraw."""
    if step not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    page = f"internal/papers/{paper_id}"
    try:
        await visit.asking.post("disclosures", f"{page}/{STEPS[step]}", _asked(step, typed))
    except Refused as refused:
        again: dict[str, Any] = {
            FIELDS[step]: refused_form(visit.request.url.path, typed, refused, f"{step}-")
        }
        told: Told = await visit.asking.get("disclosures", page)
        view = replace(await _whole(visit, told), **again)
        return await visit.page("internal_paper.html.j2", view, 422)
    return go(f"{visit.home}/viec/noi-bo/{paper_id}")


async def _whole(visit: Visit, told: Told) -> InternalPaperView:
    positions = await positions_of(visit)
    return replace(_paper(visit, told), events=events(told["timeline"], positions))


def _asked(step: str, typed: Mapping[str, str]) -> dict[str, str]:
    if step == "thu-hoi":
        return {"reason": typed.get("reason", "")}
    if step == "niem-yet":
        return {"posted_on": typed.get("posted_on", ""), "photo": needed_file(typed, "photo")}
    return {"proof": needed_file(typed, "proof")} if step == "ket-thuc" else {}


def _khoan(visit: Visit, khoan: Told, papers: Sequence[Told]) -> InternalKhoanLine:
    if khoan["late"]:
        state = State("late", f"Quá hạn {khoan['late']} văn bản")
    elif khoan["shown"]:
        state = State("live", f"{khoan['shown']} nội dung đang công khai")
    else:
        state = State("none", "Chưa phát sinh")
    mine = [paper for paper in papers if paper["khoan"] == khoan["number"]]
    note = f"{khoan['waiting']} văn bản chờ" if khoan["waiting"] else ""
    lines = [_line(visit, paper) for paper in mine]
    return InternalKhoanLine(khoan["number"], khoan["title"], state, note, lines)


def _line(visit: Visit, paper: Told) -> InternalLine:
    due = f"hạn {day(paper['due_on']):%d/%m/%Y}"
    until = day(paper["keep_until"])
    note = f"giữ đến hết {until:%d/%m/%Y}" if until else due
    state = State("late", "Quá hạn công khai nội bộ") if paper["late"] else STATES[paper["state"]]
    signed = document(paper, paper["signer_position"])
    href = f"{visit.home}/viec/noi-bo/{paper['id']}"
    return InternalLine(paper["title"], href, signed, state, note)


def _paper(visit: Visit, told: Told) -> InternalPaperView:
    facts = [
        ("Khoản", f"Khoản {told['khoan']} Điều 46: {told['khoan_title']}"),
        ("Trong nội bộ", told["unit"] or "Cả cơ quan UBND"),
        ("Hình thức", FORMS[told["form"]]),
    ]
    facts += [(words, f"{on:%d/%m/%Y}") for name, words in DATES if (on := day(told[name]))]
    if told["withdrawal_reason"]:
        facts.append(("Lý do thu hồi", told["withdrawal_reason"]))
    files = {"file": "Văn bản kèm theo", "photo": "Ảnh niêm yết", "end_proof": "Chứng cứ kết thúc"}
    late = told["late"]
    return replace(
        InternalPaperView(
            title=told["title"],
            subject=f"{visit.home}/viec/noi-bo",
            state=State("late", "Quá hạn công khai nội bộ") if late else STATES[told["state"]],
            document=document(told, told["signer_position"]),
            facts=facts,
            summary=told["summary"],
            body=told["body"],
            files=[Link(told[name]["href"], words) for name, words in files.items() if told[name]],
            warning=told["privacy"],
            deadline=deadline(told["explanation"]),
        ),
        **_steps(visit, told),
    )


def _steps(visit: Visit, told: Told) -> dict[str, Any]:
    """The forms of what this visitor may do with the paper now."""
    desk = f"{visit.home}/viec/noi-bo/{told['id']}"
    unit, state = told["unit_id"] or "", told["state"]
    hung = told["form"] == "posting"
    open_now = {
        "duyet": state == "draft" and visit.visitor.may("approve_internal_paper"),
        "cong-khai": state == "approved" and visit.visitor.may("publish_internal_paper", unit),
        "niem-yet": state == "published"
        and hung
        and visit.visitor.may("post_internal_paper", unit),
        "ket-thuc": state == "posting" and visit.visitor.may("end_internal_paper", unit),
        "thu-hoi": state != "withdrawn" and visit.visitor.may("withdraw_internal_paper"),
    }
    today = {"posted_on": f"{visit.today}"}
    return {
        FIELDS[step]: FormView(f"{desk}/{step}", today, prefix=f"{step}-")
        for step, now in open_now.items()
        if now
    }


async def _new_page(visit: Visit, form: FormView, status: int = 200) -> Response:
    units = await visit.asking.get("directory", "units")
    view = InternalEditView(
        form=form,
        khoans=[Choice(str(k.number), f"Khoản {k.number}: {k.title}") for k in internal_khoans()],
        units=[
            Choice("", "Cả cơ quan UBND"),
            *(Choice(u["id"], u["name"]) for u in units if u["kind"] != "neighbourhood"),
        ],
        forms=[Choice(key, words, key == "site") for key, words in FORMS.items()],
        rules=_rules(visit),
    )
    return await visit.page("internal_edit.html.j2", view, status)


def _rules(visit: Visit) -> list[str]:
    begins, stands = rule("agency.publish", visit.today), rule("agency.posting", visit.today)
    return [
        f"Công khai {begins.says} từ {begins.starts} ({begins.basis}).",
        f"{stands.title}: {stands.says} ({stands.basis}).",
        "Chỉ cán bộ, công chức đã đăng nhập của phường xem được; không đăng ra ngoài.",
        "Người duyệt không phải là người soạn.",
    ]
