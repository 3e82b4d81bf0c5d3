"""Where to look first: units by their points, and checks proposed without notice."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.inspection_words import DESK
from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.risks import ProposalLine, RiskLine, RisksView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
STATES = {
    "open": State("late", "Chờ xem xét"),
    "taken_up": State("done", "Đã lập cuộc kiểm tra"),
    "dismissed": State("stopped", "Không kiểm tra"),
}
OUTCOMES = [
    Choice("taken_up", "Đã lập cuộc kiểm tra đột xuất"),
    Choice("dismissed", "Không kiểm tra"),
]


@router.get("/{ward:ward}/viec/noi-nen-kiem-tra")
async def risks(visit: Visited) -> Response:
    """The list with every reason, and what is proposed."""
    visit.visitor.must_be_known()
    return await visit.page("risks.html.j2", await _view(visit))


@router.post("/{ward:ward}/viec/noi-nen-kiem-tra/{unit_id}")
async def settle(visit: Visited, unit_id: UUID) -> Response:
    """Take a proposal up or dismiss it."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("outcome", "note")}
    try:
        await visit.asking.post("inspections", f"units/{unit_id}/check-proposal", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{unit_id}-")
        view = await _view(visit)
        lines = [
            replace(each, form=again) if each.form and each.form.action == again.action else each
            for each in view.proposals
        ]
        return await visit.page("risks.html.j2", replace(view, proposals=lines), 422)
    return go(f"{visit.home}/viec/noi-nen-kiem-tra")


async def _view(visit: Visit) -> RisksView:
    told = await visit.asking.get("inspections", "risks")
    waiting = [each for each in told["proposals"] if each["state"] == "open"]
    over = [each for each in told["proposals"] if each["state"] != "open"]
    return RisksView(
        finding=f"{len(waiting)} đề xuất kiểm tra đột xuất chờ xem xét",
        rule=f"Tính việc xảy ra trong {told['window_days']} ngày gần đây. Từ {told['threshold']}"
        " điểm thì đề xuất kiểm tra đột xuất.",
        basis=told["basis"],
        proposals=[_proposal(visit, each) for each in [*waiting, *over]],
        outcomes=OUTCOMES,
        units=[
            RiskLine(each["unit"], each["points"], _reasons(each), _weight(each, told["threshold"]))
            for each in told["units"]
        ],
    )


def _proposal(visit: Visit, told: Told) -> ProposalLine:
    action = f"{visit.home}/viec/noi-nen-kiem-tra/{told['unit_id']}"
    can = told["state"] == "open" and visit.visitor.may("settle_proposal")
    return ProposalLine(
        title=f"{told['unit']}: {told['points']} điểm",
        reasons=_reasons(told),
        notes=[f"đề xuất ngày {dmy(the_day(told['proposed_on']))}"],
        state=STATES[told["state"]],
        note=told["note"],
        form=FormView(action, prefix=f"{told['unit_id']}-") if can else None,
        check=Link(f"{visit.home}/{DESK}?dot-xuat={told['unit_id']}", "Lập cuộc kiểm tra")
        if visit.visitor.may("draft_inspection")
        else None,
    )


def _reasons(told: Told) -> list[str]:
    return [
        f"{each['title']}: {each['count']} lần, {each['points']} điểm (nhiều nhất {each['most']})"
        for each in told["reasons"]
    ]


def _weight(told: Told, threshold: int) -> State:
    if told["points"] >= threshold:
        return State("late", f"{told['points']} điểm, nên kiểm tra")
    return State("none" if not told["points"] else "todo", f"{told['points']} điểm")
