"""One message to whoever wrote. How to reach them is read at the moment of sending only."""

from __future__ import annotations

import secrets
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from libs import mail
from libs.kernel.events import Heard
from libs.kernel.settings import Settings
from libs.rows import found
from services.reception.addresses import address_in, number_in
from services.reception.notifying import rules
from services.reception.notifying.gateways import Refused, gateways
from services.reception.notifying.rules import Notice
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import Contact, contact_of, is_restricted

log = structlog.get_logger()


async def notify(
    session: AsyncSession,
    sealed_id: UUID,
    code: str,
    notice: Notice,
    heard: Heard,
    *,
    unread: bool = False,
) -> None:
    """Tell the sender of a letter; of one that is restricted or `unread` the code alone."""
    settings: Settings = session.info["settings"]
    if not settings.smtp_url and not settings.text_gateways:
        return
    kept = await found(session, KeptLetter, sealed_id, lock=True)
    if kept.notices_stopped_at or kept.shredded_on:
        return
    secret = unread or await is_restricted(session, sealed_id)
    contact = await contact_of(session, sealed_id)
    if not contact.silent:
        sentence = rules.said(notice, code, secret=secret)
        await _send(settings, contact, kept, code, sentence, heard)


async def _send(
    settings: Settings, contact: Contact, kept: KeptLetter, code: str, sentence: str, heard: Heard
) -> None:
    """One way, not all: a second that fails would send the first again."""
    link = f"{settings.base_url}/{heard.ward_id}"
    address, number = address_in(contact.email), number_in(contact.phone)
    if address and settings.smtp_url:
        kept.notice_key = kept.notice_key or secrets.token_urlsafe(16)
        stop = f"{link}/ngung-thong-bao/{kept.notice_key}"
        await mail.send(
            settings,
            [address],
            rules.SUBJECT.format(code=code),
            rules.LETTER.format(said=sentence, link=link, stop=stop),
            about=f"letter {kept.id}",
            headers={"List-Unsubscribe": f"<{stop}>"},
        )
    elif number:
        text = rules.TEXT.format(said=sentence, link=link)
        await _send_text(settings, number, text, str(heard.event_id), kept.id)


async def _send_text(settings: Settings, number: str, text: str, key: str, sealed_id: UUID) -> None:
    for gateway in gateways(settings.text_gateways):
        try:
            await gateway.send(number, text, key=key)
        except Refused:
            log.warning("text_refused", about=f"letter {sealed_id}")
        else:
            return
