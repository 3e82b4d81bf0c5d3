"""What came to an official: listed, opened, seen; and whether a mail comes in the morning."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.law.rules import rule
from services.portal.asking import Refused
from services.portal.duties.sources import away_words, gathered, sources_of
from services.portal.notification_words import page_of, state_of, text_of
from services.portal.reading import Told, day, moment
from services.portal.views import Clock, FormView, Link
from services.portal.views.notifications import NotificationLine, NotificationsView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
PAGE = "viec/thong-bao"
KEPT_RULE = "official.notification_kept"
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@router.get("/{ward:ward}/viec/thong-bao")
async def notifications(
    visit: Visited, before: Annotated[UUID | None, Query(alias="truoc")] = None
) -> Response:
    """Newest first, unread ones marked; each opens its object."""
    visit.visitor.must_be_known()
    return await visit.page("notifications.html.j2", await _view(visit, before))


@router.post("/{ward:ward}/viec/thong-bao/da-xem")
async def see_all(visit: Visited) -> Response:
    """What was shown is read; what came meanwhile is not."""
    until = (await visit.form()).get("until", "")
    await visit.asking.post("directory", "notifications/seen", {"until": until})
    return go(f"{visit.home}/{PAGE}")


@router.post("/{ward:ward}/viec/thong-bao/thu-sang")
async def choose_mail(visit: Visited) -> Response:
    """Begin or stop the mail of the morning."""
    typed = await visit.form()
    wanted = {"wanted": typed.get("wanted") == "1", "email": typed.get("email", "")}
    try:
        await visit.asking.post("directory", "morning-mail", wanted)
    except Refused as refused:
        form = refused_form(f"{visit.home}/{PAGE}/thu-sang", typed, refused)
        view = await _view(visit, None, form)
        return await visit.page("notifications.html.j2", view, 422)
    return go(f"{visit.home}/{PAGE}#thu-sang")


@router.get("/{ward:ward}/viec/thong-bao/{notification}")
async def open_notification(visit: Visited, notification: UUID) -> Response:
    """To the page of its object, which asks for itself who may see it."""
    visit.visitor.must_be_known()
    told = await visit.asking.post("directory", f"notifications/{notification}/opening")
    return go(visit.home + page_of(told))


async def _view(
    visit: Visit, before: UUID | None, form: FormView | None = None
) -> NotificationsView:
    told, chosen, (duties, away) = await asyncio.gather(
        visit.asking.get("directory", "notifications", before=before),
        visit.asking.get("directory", "morning-mail"),
        gathered(visit, sources_of(visit)),
    )
    # Titles come from the services, in the name of whoever looks: what they hide has none here.
    titles = {found: duty.card.text for duty in duties for found in ID.findall(duty.card.href)}
    lines = [_line(visit, each, titles) for each in told["lines"]]
    unread = sum(not line.read for line in lines)
    here = f"{visit.home}/{PAGE}"
    return NotificationsView(
        finding=_finding(len(lines), unread, first=before is None),
        lines=lines,
        seen=FormView(f"{here}/da-xem", {"until": told["lines"][0]["at"]}) if unread else None,
        older=Link(f"{here}?truoc={told['lines'][-1]['id']}", "Cũ hơn") if told["more"] else None,
        mail=form or FormView(f"{here}/thu-sang", {"email": chosen["email"]}),
        wants_mail=chosen["wanted"],
        kept_days=rule(KEPT_RULE, visit.today).value,
        away=away_words(away),
    )


def _line(visit: Visit, told: Told, titles: Mapping[str, str]) -> NotificationLine:
    state, due_on = state_of(told), day(told["due_on"])
    return NotificationLine(
        text=text_of(told),
        title=titles.get(told["object_id"], ""),
        href=f"{visit.home}/{PAGE}/{told['id']}",
        at=moment(told["at"]),
        state=state,
        clock=Clock(due_on, state) if due_on else None,
        read=told["read"],
    )


def _finding(count: int, unread: int, *, first: bool) -> str:
    if not count:
        return "Chưa có thông báo nào" if first else "Không còn thông báo cũ hơn"
    return f"{unread} thông báo chưa đọc trên trang này" if unread else "Mọi thông báo đều đã đọc"
