"""The mails: one that asks, and the digest of a day with one click to stop (RFC 8058)."""

from __future__ import annotations

from sqlalchemy import func, select
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
    lines, count = await _lines(session, event, heard, settings)
    if found is None or not lines:
        return
    row, address = found
    ward, home = (await present_ward(session)).name, f"{settings.base_url}/{heard.ward_id}"
    stop = f"{home}/thoi-nhan-tin/{row.key}"
    await mail.send(
        settings,
        [address],
        rules.DIGEST_SUBJECT.format(ward=ward, count=count, day=dmy(event.day)),
        rules.DIGEST.format(lines="\n\n".join(lines), ward=ward, home=home, stop=stop),
        about=f"subscriber {row.id}",
        headers=mail.one_click(stop),
    )


EFFECTS: Causes = {SubscriptionAsked: ask, DigestDue: send_digest}


async def _lines(
    session: AsyncSession, event: DigestDue, heard: Heard, settings: Settings
) -> tuple[list[str], int]:
    """The lines of a day, each once, and how many there would be; more than fit are counted."""
    query = (
        select(Tiding.text, Tiding.path, func.count().over())
        .where(Tiding.ward_id == ward_of(session), Tiding.sent_on == event.day)
        .group_by(Tiding.text, Tiding.path)
        .order_by(func.min(Tiding.on), Tiding.path)
        .limit(rules.LINES_MAX)
    )
    home = f"{settings.base_url}/{heard.ward_id}"
    rows = (await session.execute(query)).all()
    count = rows[0][2] if rows else 0
    lines = [f"{text}\n{home}{path}" for text, path, _ in rows]
    if count > len(lines):
        lines.append(f"Và {count - len(lines)} tin khác, xem tại trang dưới đây.")
    return lines, count


def _settings(session: AsyncSession) -> Settings:
    settings: Settings = session.info["settings"]
    return settings
