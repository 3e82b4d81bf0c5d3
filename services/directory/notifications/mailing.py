"""The mail of a working day's morning: counts and kinds, for whoever wants it. No title leaves."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs import mail
from libs.contracts.directory import OfficialDigestDue
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.effects import Causes
from libs.kernel.events import Heard
from libs.kernel.outbox import emit
from libs.kernel.settings import Settings
from libs.rows import ward_of
from libs.vietnamese import dmy
from services.directory.notifications import rules
from services.directory.notifications.queries import (
    Concerned,
    concerned_account,
    counts_of,
    late_by_unit,
    reader_of,
)
from services.directory.notifications.rules import Kind
from services.directory.notifications.tables import Notification, Reader
from services.directory.officials.queries import own_account
from services.directory.tables import Account
from services.directory.wards.queries import present_ward


async def tell_officials(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each who wants it is told by an event of its own, once a day; no day off, no afternoon."""
    if not rules.is_morning(now):
        return
    wanted = (
        select(Reader)
        .join(Account, Account.id == Reader.account_id)
        .where(
            Reader.ward_id == ward_of(session),
            Account.ward_id == ward_of(session),
            Reader.wants_mail.is_(True),
            Account.left_on.is_(None),
            Account.email.is_not(None),
        )
        .with_for_update(of=Reader)
    )
    for reader in (await session.scalars(wanted.order_by(Reader.id))).all():
        before = reader.mailed_at or now - timedelta(days=1)
        if before.astimezone(VIETNAM).date() == now.date():
            continue
        reader.mailed_at = now
        told = {"account_id": reader.account_id, "day": now.date(), "since": before}
        emit(session, OfficialDigestDue(occurred_at=now, **told))


async def send_morning(session: AsyncSession, event: OfficialDigestDue, heard: Heard) -> None:
    """Nothing where nothing is owed nor new, and nothing to who stopped or left meanwhile."""
    settings: Settings = session.info["settings"]
    reader = await reader_of(session, event.account_id)
    account = await session.get(Account, event.account_id)
    if not reader or not reader.wants_mail or not account or account.left_on or not account.email:
        return
    who = await concerned_account(session, event.account_id)
    late, week, lines = await _lines(session, who, event)
    if not lines:
        return
    home = f"{settings.base_url}/{heard.ward_id}"
    stop = f"{home}/thoi-nhan-thu-sang/{reader.key}"
    said = {
        "day": dmy(event.day),
        "ward": (await present_ward(session)).name,
        "lines": "\n".join(lines),
        "link": f"{home}/viec/thong-bao",
        "stop": stop,
    }
    await mail.send(
        settings,
        [account.email],
        rules.SUBJECT.format(day=dmy(event.day), late=late, week=week),
        rules.LETTER.format(**said),
        about=f"account {account.id}",
        headers=mail.one_click(stop),
    )


EFFECTS: Causes = {OfficialDigestDue: send_morning}


async def mail_wish(session: AsyncSession, by: Actor) -> tuple[bool, str]:
    """Whether an official wants the mail, and the address of the account."""
    account = await own_account(session, by)
    reader = await reader_of(session, account.id)
    return bool(reader and reader.wants_mail), account.email or ""


async def _lines(
    session: AsyncSession, who: Concerned, event: OfficialDigestDue
) -> tuple[int, int, list[str]]:
    """How much is late, how much is due within a week, and what is said of both."""
    due, today = Notification.due_on, event.day
    late = await counts_of(session, who, due < today)
    week = await counts_of(session, who, due.between(today, today + rules.WEEK))
    fresh = and_(Notification.at > event.since, Notification.at <= event.occurred_at)
    new = await counts_of(session, who, fresh)
    said = [
        rules.counted("Quá hạn", late),
        rules.counted("Đến hạn trong 7 ngày tới", week),
        rules.counted("Mới từ thư trước", new),
        await _of_units(session, who, today),
    ]
    return _total(late), _total(week), [line for line in said if line]


async def _of_units(session: AsyncSession, who: Concerned, today: date) -> str:
    units = await late_by_unit(session, who, today)
    each = "\n".join(f"- {name}: {count}" for name, count in units)
    return f"Quá hạn của các đơn vị:\n{each}" if each else ""


def _total(counts: list[tuple[Kind, int]]) -> int:
    return sum(count for _, count in counts)
