"""Votes by secret ballot for the team at its table: who has which ballot, papers given out."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.participation_ballots import line_of
from services.portal.reading import Told, events
from services.portal.views import Choice, Link, State
from services.portal.views.ballots import VoterLine, VotesWorkView, VoteWorkView
from services.portal.visit import Visit, Visited, go

router = APIRouter()
HOME = "viec/bieu-quyet"
MATTERS = "viec/nhan-dan-ban"
FORMS = {
    "none": State("todo", "Chưa nhận phiếu"),
    "paper": State("done", "Đã nhận phiếu giấy"),
    "online": State("live", "Đã nhận phiếu trực tuyến"),
}
ACTS = {"phat": "paper", "thu": "return", "doi": "replacement"}


@router.get("/{ward:ward}/viec/bieu-quyet")
async def votes_work(visit: Visited) -> Response:
    """Every vote; one is opened from its matter."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("participation", "ballot-rounds")
    votes = [line_of(visit.home, each, HOME) for each in told]
    return await visit.page("votes_work.html.j2", VotesWorkView(votes, f"{visit.home}/{MATTERS}"))


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


async def _vote(visit: Visit, round_id: UUID) -> VoteWorkView:
    path = f"ballot-rounds/{round_id}"
    told = await visit.asking.get("participation", path)
    turnout = await visit.asking.get("participation", f"{path}/turnout")
    here = f"{visit.home}/{HOME}/{round_id}"
    may = visit.visitor.may("give_paper_ballot", told["neighbourhood_id"])
    voters = await visit.asking.get("participation", f"{path}/voters") if may else []
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
        matter=Link(f"{visit.home}/{MATTERS}/{told['matter_id']}", "Nội dung biểu quyết"),
        events=events(told["timeline"], {}),
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
