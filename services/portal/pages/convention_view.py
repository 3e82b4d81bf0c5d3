"""One convention at the desk: its text with the papers, complaints and steps of whoever looks."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from services.portal import convention_words as words
from services.portal.convention_steps import STEPS
from services.portal.look.words import dmy
from services.portal.pages.conventions import TITLE
from services.portal.reading import Told, the_day
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.conventions import ComplaintLine, ConventionView
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit

DESK = "viec/huong-uoc"
PAPERS = {
    "request": "Mẫu 01: đề nghị công nhận",
    "adoption": "Mẫu 02: nghị quyết thông qua",
    "recognition": "Mẫu 03: quyết định công nhận",
    "suspension": "Mẫu 04: quyết định tạm ngừng",
    "abolition": "Mẫu 05: quyết định bãi bỏ",
}
ADOPTED = ("adopted", "sent", "in_force", "suspended", "refused", "carried_out")
OPEN_MATTER = ("proposed", "agreed", "prepared")


async def one_of(visit: Visit, convention_id: UUID) -> ConventionView:
    """One convention as whoever works on it sees it."""
    told, matters = await asyncio.gather(
        visit.asking.get("participation", f"conventions-at-work/{convention_id}"),
        visit.asking.get("participation", "matters"),
    )
    here = f"{visit.home}/{DESK}/{convention_id}"
    view = words.convention_of(visit.home, told, Link(f"{visit.home}/{DESK}", TITLE))
    matter = Link(f"{visit.home}/viec/nhan-dan-ban/{told['matter_id']}", "Biểu quyết và kết quả")
    unseen = told["unseen"]
    said = unseen + told["looked_at"]
    looks = visit.visitor.may("see_draft_opinions", told["unit_id"]) and said
    return replace(
        view,
        matter=matter if told["matter_id"] else None,
        team=told["team"],
        moderate=Link(f"{here}/y-kien", f"Xem ý kiến ({unseen} chờ xem)") if looks else None,
        papers=_papers(told, here),
        complaints=[_complaint(visit, each, here) for each in told["complaints"]],
        acts=[
            Act(
                name,
                each.title,
                each.send,
                FormView(
                    f"{here}/{name}",
                    {"text": told["text"]} if name == "toan-van" else {},
                    prefix=f"{name}-",
                ),
                [_filled(field, told, matters) for field in each.fields],
            )
            for name, each in STEPS.items()
            if each.when(told) and visit.visitor.may(each.action, told["unit_id"])
        ],
    )


def _filled(field: Field, told: Told, matters: list[Told]) -> Field:
    if field.name == "matter_id":
        demanded = [
            Choice(each["id"], each["title"])
            for each in matters
            if (each["clause"], each["unit_id"]) == ("convention", told["unit_id"])
            and each["state"] in OPEN_MATTER
        ]
        return replace(field, choices=[Choice("", "Nêu nội dung mới"), *demanded])
    if field.name == "complaint_id":
        waiting = [each for each in told["complaints"] if not each["answered_on"]]
        some = [Choice(each["id"], each["number"]) for each in waiting]
        return replace(field, choices=[Choice("", "Không theo phản ánh nào"), *some])
    return field


def _papers(told: Told, here: str) -> list[Link]:
    """Those whose step has come; each as PDF and as Word."""
    state, voted = told["state"], told["matter_id"] is not None
    wanted = {
        "request": voted and state in ADOPTED,
        "adoption": voted and state in ADOPTED,
        "recognition": voted and state in ("sent", "in_force", "suspended", "carried_out"),
        "suspension": state in words.KEPT,
        "abolition": "abolish" in told["moves"],
    }
    return [
        Link(f"{here}/tai/{which}.{form}", f"{PAPERS[which]} ({form.upper()})")
        for which, there in wanted.items()
        if there
        for form in ("pdf", "docx")
    ]


def _complaint(visit: Visit, told: Told, here: str) -> ComplaintLine:
    notes = [words.SOURCES[told["source"]], f"nhận ngày {dmy(the_day(told['received_on']))}"]
    title = f"Văn bản đến {told['number']}"
    if told["answered_on"]:
        said = "Đã tạm ngừng" if told["upheld"] else "Đã trả lời"
        notes.append(f"{told['answer_number']}, {dmy(the_day(told['answered_on']))}")
        state = State("done", said)
        return ComplaintLine(title, told["gist"], notes, state, answer=told["answer"])
    form = None
    if visit.visitor.may("answer_convention_complaint"):
        form = FormView(f"{here}/phan-anh/{told['id']}", prefix=f"tra-loi-{told['id']}-")
    clock = words.clock_of(told["due"])
    return ComplaintLine(title, told["gist"], notes, clock.state, clock, form=form)
