"""Routes of subscriptions, without an account: ask, confirm, stop. None tells who subscribed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Now, Session
from libs.kernel.settings import Settings
from services.directory.subscribers import actions
from services.directory.subscribers.rules import check_mail_leaves

router = APIRouter()


class SubscriptionForm(BaseModel):
    """Where to write to."""

    email: Annotated[str, Field(min_length=3, max_length=200)]


class SubscriptionKeyForm(BaseModel):
    """The key at the end of the address in a mail."""

    key: Annotated[str, Field(min_length=22, max_length=22)]


@router.post("/subscriptions", status_code=204)
async def subscribe(
    form: SubscriptionForm, request: Request, session: Session, by: By, now: Now
) -> None:
    """A mail goes to that address and asks; nothing is sent before it says yes."""
    settings: Settings = request.app.state.settings
    check_mail_leaves(settings.smtp_url)
    await actions.subscribe(session, form.email, vault_key=settings.vault_key, now=now)


@router.post("/subscriptions/confirmations", status_code=204)
async def confirm_subscription(
    form: SubscriptionKeyForm, session: Session, by: By, now: Now
) -> None:
    """Yes, told once a day."""
    await actions.confirm_subscription(session, form.key, now=now)


@router.post("/subscriptions/stops", status_code=204)
async def stop_subscription(form: SubscriptionKeyForm, session: Session, by: By) -> None:
    """No more, and the address is forgotten."""
    await actions.stop_subscription(session, form.key)
