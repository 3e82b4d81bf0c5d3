"""Notifications over HTTP: each official's own, and whether a mail comes in the morning."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.actor import Actor
from libs.kernel.edges import By, Now, Session
from libs.kernel.errors import SignInNeeded
from services.directory.notifications import actions, mailing, queries, rules
from services.directory.notifications.rules import Kind, Stage
from services.directory.subscribers.rules import check_mail_leaves

router = APIRouter()


class NotificationView(BaseModel):
    """One notification: of what, how it stands, when it came; no words of its object."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: Kind
    stage: Stage
    object_id: UUID
    at: datetime
    due_on: date | None
    over: bool
    read: bool = False


class NotificationsView(BaseModel):
    """A page of notifications, newest first."""

    lines: list[NotificationView]
    more: bool


class UnreadView(BaseModel):
    """How many are not read; 100 stands for more."""

    count: int


class SeenForm(BaseModel):
    """The newest moment that was shown to whoever says that all is seen."""

    until: datetime


class MailForm(BaseModel):
    """Whether counts come by mail in the morning, and where to."""

    wanted: bool
    email: Annotated[str, Field(max_length=200)] = ""


class StopForm(BaseModel):
    """The key at the end of the address in a mail."""

    key: Annotated[str, Field(min_length=22, max_length=22)]


class MailView(BaseModel):
    """What was chosen, and the address of the account."""

    wanted: bool
    email: str


@router.get("/notifications")
async def notifications(
    session: Session, by: By, now: Now, before: UUID | None = None
) -> NotificationsView:
    """The own notifications, from the newest or from one on."""
    _must_be_known(by)
    rows = await queries.notifications(session, by, now, before)
    lines = [
        NotificationView.model_validate(row).model_copy(update={"read": read})
        for row, read in rows[: rules.SHOWN_MAX]
    ]
    return NotificationsView(lines=lines, more=len(rows) > rules.SHOWN_MAX)


@router.get("/notifications/unread")
async def unread_notifications(session: Session, by: By, now: Now) -> UnreadView:
    """The count in the head of every page of the desk."""
    _must_be_known(by)
    return UnreadView(count=await queries.unread_count(session, by, now))


@router.post("/notifications/seen", status_code=204)
async def see_all_notifications(form: SeenForm, session: Session, by: By, now: Now) -> None:
    """All that was shown is read."""
    _must_be_known(by)
    await actions.see_all(session, form.until, by=by, now=now)


@router.post("/notifications/{notification_id}/opening")
async def open_notification(notification_id: UUID, session: Session, by: By) -> NotificationView:
    """It is read; the answer says what it is about."""
    _must_be_known(by)
    row = await actions.open_notification(session, notification_id, by=by)
    return NotificationView.model_validate(row).model_copy(update={"read": True})


@router.get("/morning-mail")
async def morning_mail(session: Session, by: By) -> MailView:
    """What the own account chose."""
    _must_be_known(by)
    wanted, email = await mailing.mail_wish(session, by)
    return MailView(wanted=wanted, email=email)


@router.post("/morning-mail", status_code=204)
async def want_morning_mail(
    form: MailForm, request: Request, session: Session, by: By, now: Now
) -> None:
    """Begin or stop the mail of the own account."""
    _must_be_known(by)
    if form.wanted:
        check_mail_leaves(request.app.state.settings.smtp_url)
    await actions.want_mail(session, wanted=form.wanted, typed=form.email, by=by, now=now)


@router.post("/morning-mail/stops", status_code=204)
async def stop_morning_mail(form: StopForm, session: Session, by: By) -> None:
    """No more, for whoever holds a mail; nobody need sign in for that."""
    await actions.stop_mail(session, form.key)


def _must_be_known(by: Actor) -> None:
    if not by.known:
        raise SignInNeeded
