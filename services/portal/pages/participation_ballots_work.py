"""Votes by secret ballot for the team: announce one, give out papers, count after closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.kernel.clock import VIETNAM
from services.portal.asking import Refused
from services.portal.pages.participation_ballots import line_of
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.ballots import VoterLine, VotesWorkView, VoteWorkView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
HOME = "viec/bieu-quyet"
FORMS = {
    "none": State("todo", "Chưa nhận phiếu"),
    "paper": State("done", "Đã nhận phiếu giấy"),
    "online": State("live", "Đã nhận phiếu trực tuyến"),
}
ACTS = {"phat": "paper", "thu": "return", "doi": "replacement"}


@router.get("/{ward:ward}/viec/bieu-quyet")
async def votes_work(visit: Visited) -> Response:
    """Every vote, and the form to announce one."""
    visit.visitor.must_be_known()
    return await visit.page("votes_work.html.j2", await _votes(visit))


@router.post("/{ward:ward}/viec/bieu-quyet")
async def announce(visit: Visited) -> Response:
    """Announce a vote."""
    typed = await visit.form()
    form = {
        "title": typed.get("title", ""),
        "accepted": typed.get("accepted", ""),
        "opens_at": _moment(typed.get("opens_at", "")),
        "closes_at": _moment(typed.get("closes_at", "")),
    }
    path = f"neighbourhoods/{typed.get('unit_id') or UUID(int=0)}/ballot-rounds"
    try:
        made = await visit.asking.post("participation", path, form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        return await visit.page("votes_work.html.j2", await _votes(visit, again), 422)
    return go(f"{visit.home}/{HOME}/{made['id']}")


@router.get("/{ward:ward}/viec/bieu-quyet/{round_id}")
async def vote_work(visit: Visited, round_id: UUID) -> Response:
    """The team's page of one vote."""
    visit.visitor.must_be_known()
    return await visit.page("vote_work.html.j2", await _vote(visit, round_id))


@router.post("/{ward:ward}/viec/bieu-quyet/{round_id}/ho/{household_id}/{act}")
async def paper(visit: Visited, round_id: UUID, household_id: UUID, act: str) -> Response:
    """Give a paper, take one back unused, replace a spoiled one."""
    if act not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    path = f"ballot-rounds/{round_id}/voters/{household_id}/{ACTS[act]}"
    try:
        await visit.asking.post("participation", path)
    except Refused as refused:
        if not refused.mendable:
            raise
        view = replace(await _vote(visit, round_id), alert=refused.title)
        return await visit.page("vote_work.html.j2", view, 422)
    return go(f"{visit.home}/{HOME}/{round_id}#ho-{household_id}")


@router.post("/{ward:ward}/viec/bieu-quyet/{round_id}/kiem-phieu")
async def count(visit: Visited, round_id: UUID) -> Response:
    """Count: the papers as typed, the box by itself."""
    typed = await visit.form()
    counts = [typed[name] for name in sorted(typed) if name.startswith("paper_") and typed[name]]
    form = {
        "paper_counts": counts,
        "paper_invalid": typed.get("invalid") or "0",
        "tellers": typed.get("tellers", ""),
        "witnesses": typed.get("witnesses", ""),
    }
    try:
        await visit.asking.post("participation", f"ballot-rounds/{round_id}/count", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _vote(visit, round_id), count=again)
        return await visit.page("vote_work.html.j2", view, 422)
    return go(f"{visit.home}/bieu-quyet/{round_id}")


def _moment(typed: str) -> str:
    """The day and hour of a field, in Việt Nam; what is none goes on as it is, to be refused."""
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=VIETNAM).isoformat()
    except ValueError:
        return typed


async def _votes(visit: Visit, again: FormView | None = None) -> VotesWorkView:
    told = await visit.asking.get("participation", "ballot-rounds")
    units = await visit.asking.get("participation", "neighbourhoods")
    own = [unit for unit in units if visit.visitor.may("open_ballot_round", unit["id"])]
    return VotesWorkView(
        votes=[line_of(visit.home, each, HOME) for each in told],
        form=again or FormView(f"{visit.home}/{HOME}"),
        neighbourhoods=[
            Choice(unit["id"], f"{unit['name']} ({unit['households']} hộ)") for unit in own
        ],
    )


async def _vote(visit: Visit, round_id: UUID) -> VoteWorkView:
    path = f"ballot-rounds/{round_id}"
    told = await visit.asking.get("participation", path)
    turnout = await visit.asking.get("participation", f"{path}/turnout")
    here = f"{visit.home}/{HOME}/{round_id}"
    may = visit.visitor.may("count_ballots", told["neighbourhood_id"])
    voters = await visit.asking.get("participation", f"{path}/voters") if may else []
    counting = may and told["phase"] == "ended"
    return VoteWorkView(
        line=line_of(visit.home, told, HOME),
        public=Link(f"{visit.home}/bieu-quyet/{round_id}", "Trang biểu quyết của hộ"),
        households=told["households"],
        figures=[
            ("hộ trong danh sách", turnout["households"]),
            ("hộ đã nhận phiếu trực tuyến", turnout["online"]),
            ("hộ đang giữ phiếu giấy", turnout["paper"]),
            ("phiếu giấy hỏng đã đổi", turnout["papers_spoiled"]),
        ],
        voters=[_voter(here, each, open_now=told["phase"] == "open") for each in voters],
        count=FormView(f"{here}/kiem-phieu") if counting else None,
        options=told["options"],
        papers=turnout["paper"],
    )


def _voter(here: str, told: Told, *, open_now: bool) -> VoterLine:
    place = f"{here}/ho/{told['household_id']}"
    acts = {
        "none": [Choice(f"{place}/phat", "Phát phiếu giấy")],
        "paper": [Choice(f"{place}/thu", "Thu lại"), Choice(f"{place}/doi", "Đổi phiếu hỏng")],
        "online": [],
    }
    return VoterLine(
        id=told["household_id"],
        number=told["household_number"],
        state=FORMS[told["form"]],
        acts=acts[told["form"]] if open_now else [],
    )
