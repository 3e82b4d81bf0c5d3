"""Words broadcasts, notices and other forms for the other services."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.announcing import (
    AnnouncementAcknowledged,
    BroadcastHeld,
    FormUsed,
    NoticeGiven,
)
from libs.kernel.outbox import emit
from libs.law.forms import Form
from services.disclosures.announcing.tables import FormUse
from services.disclosures.proving.rules import run_through
from services.disclosures.queries import evidence
from services.disclosures.tables import Broadcast, Disclosure, Notice


def held(
    session: AsyncSession, disclosure: Disclosure, row: Broadcast, days: set[date], now: datetime
) -> None:
    """It was read out on a day; `days` are the other days of this version."""
    emit(
        session,
        BroadcastHeld(
            occurred_at=now,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            on=row.on,
            minutes=row.minutes,
            consecutive_days=run_through(row.on, days),
            evidence=evidence(row.proof),
        ),
    )


def given(session: AsyncSession, disclosure: Disclosure, notice: Notice, now: datetime) -> None:
    """A neighbourhood or the organisations were told."""
    emit(
        session,
        NoticeGiven(
            occurred_at=now,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            form=notice.form,
            unit_id=notice.unit_id,
            on=notice.on,
            way=notice.way,
            evidence=evidence(notice.proof),
        ),
    )


def used(
    session: AsyncSession, disclosure: Disclosure, use: FormUse, now: datetime, *, asked: bool
) -> None:
    """Another form was used."""
    emit(
        session,
        FormUsed(
            occurred_at=now,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            form=use.form,
            on=use.on,
            asked=asked,
            evidence=evidence(use.proof),
        ),
    )


def acknowledged(
    session: AsyncSession, disclosure: Disclosure, form: Form, unit_id: UUID, now: datetime
) -> None:
    """The head of a neighbourhood confirmed."""
    emit(
        session,
        AnnouncementAcknowledged(
            occurred_at=now,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            form=form,
            unit_id=unit_id,
            acknowledged_on=now.date(),
        ),
    )
