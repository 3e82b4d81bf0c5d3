"""A meeting of residents, ballots on paper, a vote on the web, on the phone of who holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import gathering_acts as steps
from services.portal import matter_words as words
from services.portal import roll_call
from services.portal.acts import with_form
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.matter_roles import holds_gathering
from services.portal.pages.participation_ballots import STATES
from services.portal.papers import paper
from services.portal.reading import Told, day, moment, the_day
from services.portal.roll_call import TICKS
from services.portal.views import FormView, Link, State
from services.portal.views.matters import Act, GatheringView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
KINDS = {
    "hop-dan": "meetings-of-residents",
    "phat-phieu": "handouts",
    "truc-tuyen": "web-votes",
}
Kind = Annotated[str, Path(pattern="^(hop-dan|phat-phieu|truc-tuyen)$")]
TITLES = {"hop-dan": "Họp", "phat-phieu": "Phát phiếu", "truc-tuyen": "Biểu quyết trực tuyến"}


@router.get("/{ward:ward}/viec/{kind}/{gathering_id}")
async def gathering(visit: Visited, kind: Kind, gathering_id: UUID) -> Response:
    """A meeting or a handing out: where it stands, and the steps that are possible now."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("participation", f"{KINDS[kind]}/{gathering_id}")
    return await visit.page("gathering.html.j2", await _view(visit, kind, told))


@router.get("/{ward:ward}/viec/{kind}/{gathering_id}/tai/{name}.{wanted}")
async def gathering_paper(
    visit: Visited,
    kind: Kind,
    gathering_id: UUID,
    name: Annotated[str, Path(pattern="^(notice|minutes)$")],
    wanted: Annotated[str, Path(pattern="^(pdf|docx)$")],
) -> Response:
    """The paper itself, byte for byte."""
    return await paper(visit, f"{KINDS[kind]}/{gathering_id}/{name}.{wanted}")


@router.post("/{ward:ward}/viec/{kind}/{gathering_id}/{name}")
async def step(
    visit: Visited, kind: Kind, gathering_id: UUID, name: Annotated[str, Path(max_length=60)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    path = f"{KINDS[kind]}/{gathering_id}"
    told = await visit.asking.get("participation", path)
    typed = await visit.form()
    try:
        await _take(visit, kind, path, name, told, typed)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _view(visit, kind, told)
        if name not in {act.name for act in view.acts} and not name.startswith(TICKS):
            raise  # meanwhile somebody else took another step: there is no form to show it in
        acts = with_form(view.acts, name, again)
        clusters = [
            replace(each, form=again) if each.form.prefix == f"{name}-" else each
            for each in view.clusters
        ]
        view = replace(view, acts=acts, clusters=clusters)
        return await visit.page("gathering.html.j2", view, 422)
    return go(f"{visit.home}/viec/{kind}/{gathering_id}")


async def _take(
    visit: Visit, kind: str, path: str, name: str, told: Told, typed: dict[str, str]
) -> None:
    if kind == "hop-dan" and name.startswith(f"{TICKS}-"):
        ticks = roll_call.sent(told, name, typed)
        await visit.asking.put("participation", f"{path}/attendance", ticks)
        return
    acts = steps.ACTS[kind]
    if name not in acts:
        raise Refused(404, "Không tìm thấy trang này.", {})
    form = acts[name].sent(told, typed)
    await visit.asking.post("participation", f"{path}/{acts[name].path}", form)


async def _view(visit: Visit, kind: str, told: Told) -> GatheringView:
    here = f"{visit.home}/viec/{kind}/{told['id']}"
    matter = await visit.asking.get("participation", f"matters-at-work/{told['matter_id']}")
    told = told | {"correctable": told["unit_id"] in matter["correctable"]}
    holds = holds_gathering(visit.visitor, kind == "hop-dan", matter, told["unit_id"])
    acts = [
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{here}/{name}", prefix=f"{name}-"),
            each.fields(told),
        )
        for name, each in steps.ACTS[kind].items()
        if each.when(told) and holds and visit.visitor.may(each.action, told["unit_id"])
    ]
    own = holds and visit.visitor.may("tick_households", told["unit_id"])
    meeting = kind == "hop-dan"
    return GatheringView(
        title=f"{TITLES[kind]}: {matter['title']}",
        back=Link(f"{visit.home}/viec/nhan-dan-ban/{told['matter_id']}", matter["title"]),
        state=_state(told, kind),
        facts=FACTS[kind](told),
        finding=_finding(told) if meeting else "",
        clusters=roll_call.clusters(told, here)
        if meeting and own and told["state"] == "opened"
        else [],
        papers=_papers(visit, kind, told),
        pages=_pages(visit, told) if kind == "truc-tuyen" else [],
        acts=acts,
    )


def _papers(visit: Visit, kind: str, told: Told) -> list[Link]:
    names = []
    if kind == "hop-dan":
        names = [("notice", "Thông báo mời họp")]
    elif kind == "truc-tuyen" and told["ballot_round_id"]:
        names = [("notice", "Thông báo biểu quyết")]
    if told["state"] == "counted":
        names = [*names, ("minutes", "Biên bản kiểm phiếu")]
    base = f"{visit.home}/viec/{kind}/{told['id']}/tai"
    return [
        Link(f"{base}/{name}.{form}", f"{text} ({form.upper()})")
        for name, text in names
        for form in ("pdf", "docx")
    ]


def _typed(told_on: date, typed_on: str | None) -> str:
    """That a day was written down only later, as paper came first."""
    written = day(typed_on)
    return f", ghi sau, ngày {dmy(written)}" if written and written > told_on else ""


def _meeting_facts(told: Told) -> list[str]:
    facts = [f"{told['starts_at'][:5]} ngày {dmy(the_day(told['on']))}", told["place"]]
    if noticed := day(told["noticed_on"]):
        facts.append(f"đã thông báo ngày {dmy(noticed)}{_typed(noticed, told['notice_typed_on'])}")
    else:
        due = dmy(the_day(told["notice_due_on"]))
        facts.append(f"thông báo chậm nhất {due} ({told['notice_basis']})")
    if papers := day(told["documents_on"]):
        facts.append(
            f"đã gửi tài liệu ngày {dmy(papers)}{_typed(papers, told['documents_typed_on'])}"
        )
    if told["secret"] is not None:
        facts.append("bỏ phiếu kín" if told["secret"] else "biểu quyết giơ tay")
    if told["state"] == "broken_off":
        facts.append(f"dừng giữa chừng: {told['course']}")
    return facts


def _handout_facts(told: Told) -> list[str]:
    facts = [
        f"phát từ {dmy(the_day(told['starts_on']))} đến hết {dmy(the_day(told['until']))}",
        f"{len(told['team'])} người trong tổ",
    ]
    if informed := day(told["informed_on"]):
        later = _typed(informed, told["typed_on"])
        facts.append(f"đã thông tin đến các hộ ngày {dmy(informed)}{later}")
    else:
        due = dmy(the_day(told["inform_due_on"]))
        facts.append(f"thông tin đến các hộ chậm nhất {due} ({told['basis']})")
    if told["households"]:
        facts.append(f"{told['households']} hộ")
    facts += [
        f"ngày {dmy(the_day(each['on']))} gia hạn, trước đó thu đến hết "
        f"{dmy(the_day(each['until']))}, đã phát {each['given']} phiếu: {each['reason']}"
        for each in told["lengthenings"]
    ]
    return facts


def _web_facts(told: Told) -> list[str]:
    opens, closes = moment(told["opens_at"]), moment(told["closes_at"])
    facts = [f"mở {opens:%H:%M} {dmy(opens.date())}, đóng {closes:%H:%M} {dmy(closes.date())}"]
    facts.append(f"{len(told['team'])} người trong tổ")
    if reported := day(told["reported_on"]):
        facts.append(f"đã báo cáo Ủy ban nhân dân và Mặt trận ngày {dmy(reported)}")
    else:
        facts.append("chưa báo cáo Ủy ban nhân dân và Mặt trận (Điều 5 Nghị định 59/2023/NĐ-CP)")
    if told["numbers"]:
        facts.append(f"{len(told['numbers'])} hộ trong danh sách đã chốt")
    return facts


FACTS = {"hop-dan": _meeting_facts, "phat-phieu": _handout_facts, "truc-tuyen": _web_facts}


def _state(told: Told, kind: str) -> State:
    """Its state; of a vote on the web whether people vote just now."""
    if kind == "truc-tuyen" and told["phase"]:
        return STATES[told["phase"]]
    return words.GATHERINGS[told["state"]]


def _pages(visit: Visit, told: Told) -> list[Link]:
    """Where papers are given out, and where households vote."""
    if not (vote := told["ballot_round_id"]):
        return []
    return [
        Link(f"{visit.home}/viec/bieu-quyet/{vote}", "Phát phiếu giấy tại bàn của tổ"),
        Link(f"{visit.home}/bieu-quyet/{vote}", "Trang biểu quyết của hộ"),
    ]


def _finding(told: Told) -> str:
    if told["state"] == "planned":
        return f"{told['households']} hộ trong danh sách hôm nay"
    need = told["needed"] - told["present"]
    said = f"{told['present']}/{told['households']} hộ đã có đại diện dự"
    return f"{said}, còn thiếu {need} hộ" if need > 0 else f"{said}, đủ để quyết định"
