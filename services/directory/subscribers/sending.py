"""The mails: one that asks, and the digest of a day with one click to stop (RFC 8058)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs import mail
from libs.contracts.directory import DigestDue, SubscriptionAsked
from libs.kernel.effects import Causes
from libs.kernel.events import Heard
from libs.kernel.settings import Settings
from libs.rows import ward_of
from libs.vietnamese import dmy
from services.directory.subscribers import rules
from services.directory.subscribers.actions import address_of
from services.directory.subscribers.tables import Tiding
from services.directory.wards.queries import present_ward


async def ask(session: AsyncSession, event: SubscriptionAsked, heard: Heard) -> None:
    """Whoever reads that mailbox says whether it was them."""
    settings = _settings(session)
    found = await address_of(session, event.subscriber_id, vault_key=settings.vault_key)
    if found is None or found[0].confirmed_on:
        return
    row, address = found
    ward = (await present_ward(session)).name
    confirm = f"{settings.base_url}/{heard.ward_id}/theo-doi-tin/xac-nhan/{row.key}"
    text = rules.ASKED.format(ward=ward, confirm=confirm, days=rules.UNCONFIRMED_DAYS)
    subject = rules.ASKED_SUBJECT.format(ward=ward)
    await mail.send(settings, [address], subject, text, about=f"subscriber {row.id}")


async def send_digest(session: AsyncSession, event: DigestDue, heard: Heard) -> None:
    """What became public, each with its page; nothing to who stopped meanwhile."""
    settings = _settings(session)
    found = await address_of(session, event.subscriber_id, vault_key=settings.vault_key)
    lines = await _lines(session, event, heard, settings)
    if found is None or not lines:
        return
    row, address = found
    ward, home = (await present_ward(session)).name, f"{settings.base_url}/{heard.ward_id}"
    stop = f"{home}/thoi-nhan-tin/{row.key}"
    await mail.send(
        settings,
        [address],
        rules.DIGEST_SUBJECT.format(ward=ward, count=len(lines), day=dmy(event.day)),
        rules.DIGEST.format(lines="\n\n".join(lines), ward=ward, home=home, stop=stop),
        about=f"subscriber {row.id}",
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


EFFECTS: Causes = {SubscriptionAsked: ask, DigestDue: send_digest}


async def _lines(
    session: AsyncSession, event: DigestDue, heard: Heard, settings: Settings
) -> list[str]:
    query = (
        select(Tiding)
        .where(Tiding.ward_id == ward_of(session), Tiding.sent_on == event.day)
        .order_by(Tiding.on, Tiding.id)
        .limit(rules.LINES_MAX)
    )
    home = f"{settings.base_url}/{heard.ward_id}"
    return [f"{row.text}\n{home}{row.path}" for row in await session.scalars(query)]


def _settings(session: AsyncSession) -> Settings:
    settings: Settings = session.info["settings"]
    return settings
