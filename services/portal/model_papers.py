"""What belongs to a model beside its lines: papers, comments of residents, titles to choose."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi.responses import Response

from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.awards import CommentWork
from services.portal.visit import Visit, form_key

GROUNDS = {
    "personal": "Có thông tin cá nhân",
    "insult": "Xúc phạm người khác",
    "petition": "Là khiếu nại, tố cáo",
    "off_topic": "Không nói về mô hình",
}
COMMENTS = {
    "waiting": State("todo", "Chờ xem"),
    "shown": State("done", "Hiện công khai"),
    "hidden": State("stopped", "Không hiện"),
}
TICK, SORTING = "comment-", "chon-"  # the name of a comment's box; the form that they belong to
# In these states everybody reads of a model.
PUBLIC = ("noticed", "recognised")


def has_part(visit: Visit, told: Told) -> bool:
    """Whether it is the model of the visitor's own unit, or that unit keeps its papers."""
    return str(visit.visitor.actor.unit_id) in (told["unit_id"], told["keeper_id"])


def links_of(visit: Visit, told: Told) -> list[Link]:
    """The papers of a model, and its public page."""
    links = []
    if told["vote"]:
        links.append(Link(told["vote"]["minutes"], "Biên bản kiểm phiếu"))
    if told["state"] in PUBLIC:
        links.append(Link(f"{visit.home}/mo-hinh/{told['id']}", "Trang công khai"))
    if told["state"] == "recognised":
        links.append(Link(f"{visit.home}/viec/mo-hinh/{told['id']}/chung-nhan", "In chứng nhận"))
    return links


async def comments_of(visit: Visit, told: Told, here: str) -> list[CommentWork]:
    """What residents said, for the clerk who looks at it."""
    if told["state"] not in PUBLIC or has_part(visit, told):
        return []
    if not visit.visitor.may("sort_comment_on_model"):
        return []
    rows = await visit.asking.get("awards", f"models/{told['id']}/comments")
    return [_comment(each, here, noticed=told["state"] == "noticed") for each in rows]


def _comment(told: Told, here: str, *, noticed: bool) -> CommentWork:
    state, shown = told["state"], told["state"] == "shown"
    form = FormView(f"{here}/gop-y/{told['id']}", prefix=f"gop-y-{told['id']}-")
    return CommentWork(
        told["text"],
        COMMENTS[state],
        show=form if noticed and not shown else None,
        hide=form if state != "hidden" and (noticed or shown) else None,
        tick=f"{TICK}{told['id']}" if noticed and state == "waiting" else "",
    )


def sorting_of(comments: Sequence[CommentWork], here: str, *, ticked: bool) -> FormView | None:
    """The form to sort several comments at once, while several wait."""
    ticks = [each.tick for each in comments if each.tick]
    if len(ticks) < 2:
        return None
    chosen = dict.fromkeys(ticks, "1") if ticked else {}
    return FormView(f"{here}/gop-y", {"key": form_key()} | chosen, prefix=SORTING)


async def certificate_of(visit: Visit, path: str) -> Response:
    """The certificate of what was granted to the model or commendation at that path."""
    told = await visit.asking.get("awards", path)
    answer = await visit.asking.fetch("awards", f"honours/{told['honour_code']}/certificate.pdf")
    kept = {"cache-control": "no-store"}
    return Response(answer.body, headers=kept, media_type="application/pdf")


async def titles_of(visit: Visit, told: Told) -> list[Choice]:
    """The titles that the council may vote on."""
    if told["state"] != "appraised":
        return []
    rows = await visit.asking.get("awards", "titles")
    return [
        Choice(each["id"], each["title"])
        for each in rows
        if each["granted_by_ward"] and told["kind"] in each["models"]
    ]
