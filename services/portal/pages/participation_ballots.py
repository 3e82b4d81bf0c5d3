"""Votes by secret ballot for residents: fill in a ballot on a phone, look it up, recount.

The page is the same for everybody and is sent no code: what a household types is handled by the
script of the page alone.
"""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.law.rules import rule
from services.portal.matter_words import PUBLIC
from services.portal.reading import Told, events, moment
from services.portal.views import Choice, Link, State
from services.portal.views.ballots import OpenedBallot, OptionCount, VoteLine, VotesView, VoteView
from services.portal.visit import Visit, Visited

router = APIRouter()
STATES = {
    "announced": State("todo", "Sắp mở"),
    "open": State("live", "Đang bỏ phiếu"),
    "ended": State("soon", "Đã đóng, chờ kiểm phiếu"),
    "counted": State("done", "Đã kiểm phiếu"),
}
INVALID = "Không hợp lệ"
KEPT = ("line", "households", "phase", "keys", "options", "script", "matter", "events")


@router.get("/{ward:ward}/bieu-quyet")
async def votes(visit: Visited) -> Response:
    """Every vote of the ward."""
    told = await visit.asking.get("participation", "ballot-rounds")
    return await visit.page("votes.html.j2", VotesView([line_of(visit.home, it) for it in told]))


@router.get("/{ward:ward}/bieu-quyet/{round_id}")
async def vote(visit: Visited, round_id: UUID) -> Response:
    """One vote: to fill in a ballot while it is open, to see everything once it is counted."""
    told = await visit.asking.get("participation", f"ballot-rounds/{round_id}")
    view = await _counted(visit, told) if told["result"] else _view(visit, told)
    return await visit.page("vote.html.j2", view)


def line_of(home: str, told: Told, below: str = "bieu-quyet") -> VoteLine:
    """A vote in a list; `below` says of which pages."""
    return VoteLine(
        href=f"{home}/{below}/{told['id']}",
        title=told["title"],
        neighbourhood=told["neighbourhood"],
        opens_at=moment(told["opens_at"]),
        closes_at=moment(told["closes_at"]),
        state=STATES[told["phase"]],
    )


def _view(visit: Visit, told: Told) -> VoteView:
    options = [Choice(str(number), words) for number, words in enumerate(told["options"], 1)]
    return VoteView(
        line=line_of(visit.home, told),
        households=told["households"],
        phase=told["phase"],
        keys=in_fours(told["keys"]),
        options=options,
        script=_script(visit, told),
        matter=Link(f"{visit.home}/{PUBLIC}/{told['matter_id']}", "Nội dung đưa ra quyết định"),
        events=events(told["timeline"], {}),
    )


def _script(visit: Visit, told: Told) -> dict[str, str]:
    path = f"/api/wards{visit.home}/participation/ballot-rounds/{told['id']}"
    return {
        "round": told["id"],
        "signature": f"{path}/signature",
        "box": f"{path}/ballots",
        "own": f"{path}/own-ballot",
        "sign-key": told["sign_key"],
        "box-key": told["box_key"],
        "receipt-key": told["receipt_key"],
    }


def in_fours(digits: str) -> str:
    """A long number that people compare by eye."""
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


async def _counted(visit: Visit, told: Told) -> VoteView:
    opened = await visit.asking.get("participation", f"ballot-rounds/{told['id']}/opened-ballots")
    words = [INVALID, *told["options"]]
    result = told["result"]
    view = _view(visit, told)
    return VoteView(
        **{name: getattr(view, name) for name in KEPT},
        counts=[
            OptionCount(text, online, paper)
            for text, online, paper in zip(
                told["options"], result["online"], result["paper"], strict=True
            )
        ],
        invalid=result["invalid"],
        finding=_finding(result["counts"][0], told),
        ballots=[OpenedBallot(it["number"], it["option"], words[it["option"]]) for it in opened],
        downloads=[Link(f"{view.script['box']}", "Tải danh sách phiếu (JSON)")],
        command=f"danbiet ballots phieu-{told['id']}.json --keys {told['keys'][:32]}",
    )


def _finding(yes: int, told: Told) -> str:
    """Whether the first answer was given by more than half of all households (article 21.1)."""
    on = moment(told["closes_at"]).date()
    households = told["households"]
    passed = rule("participation.matter_passed", on).is_met(yes, households)
    said = "được thông qua" if passed else "không được thông qua"
    return f"{yes} trên tổng số {households} hộ đồng ý: {said} (cần trên một nửa tổng số hộ)."
