"""Residents were asked and answered: what khoản 11 wants of it is owed, each content once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.consultations import (
    ConsultationExplained,
    ConsultationOpened,
    ConsultationWithdrawn,
)
from libs.kernel.events import Event, Heard
from libs.permissions import NotYourRole
from libs.rows import found
from services.disclosures.board.papers import owed
from services.disclosures.consumers import HEARS
from services.disclosures.obligations.actions import (
    drop,
    drop_obligation,
    flag_late,
    register_document,
)
from services.disclosures.obligations.queries import Standing, standing
from services.disclosures.obligations.rules import OwedNoMore, ShownAlready
from services.disclosures.proving.rules import required_forms
from services.disclosures.publishing.actions import draft_disclosure
from services.disclosures.rules import catalogue
from services.disclosures.tables import Obligation
from tests.disclosures import ward

OPENED, EXPLAINED = date(2026, 3, 23), date(2026, 4, 24)  # a Monday; the Friday before a holiday
CONSULTATION = UUID("00000000-0000-4000-8000-0000000000b1")
TITLE = "Dự thảo quy định giờ họp chợ (mẫu)"
WALLS = {("posting", "headquarters", 30), ("posting", "community_house", 30)}


async def heard(session: AsyncSession, event: Event, day: date) -> None:
    """The event arrives, twice as it may."""
    moment = ward.at(day)
    subject, about = event.told_as, str(CONSULTATION)
    for _ in range(2):
        how = Heard(ward.CODE, uuid4(), moment, "EVENTS_PARTICIPATION", 1, subject, about, moment)
        await HEARS[type(event)](session, event, how)


def opened() -> ConsultationOpened:
    return ConsultationOpened(
        occurred_at=ward.at(OPENED),
        consultation_id=CONSULTATION,
        clause=5,
        title=TITLE,
        unit_id=ward.FINANCE,
        published_on=OPENED,
        closes_on=date(2026, 4, 13),
    )


def explained() -> ConsultationExplained:
    return ConsultationExplained(
        occurred_at=ward.at(EXPLAINED),
        consultation_id=CONSULTATION,
        clause=5,
        title=TITLE,
        unit_id=ward.FINANCE,
        explained_on=EXPLAINED,
        groups=2,
        accepted=1,
        partly=1,
        rejected=0,
    )


async def test_the_summary_and_the_explanation_are_owed_five_working_days_after_they_are_public(
    session: AsyncSession,
) -> None:
    await heard(session, explained(), EXPLAINED)

    owed = (await session.scalars(select(Obligation).order_by(Obligation.item))).all()
    assert [(each.item, each.raised_by) for each in owed] == [
        ("11c", "consultation"),
        ("11d", "consultation"),
    ]
    for each in owed:
        assert each.title.endswith(f": {TITLE}")
        assert (each.start_on, each.owner_unit_id) == (EXPLAINED, ward.FINANCE)
        # Giỗ Tổ is moved to Monday 27 April; 30 April and 1 May are holidays.
        assert each.due_on == date(2026, 5, 6)
        assert "Điều 12 khoản 3" in (each.basis or "")


async def test_plan_and_draft_are_owed_at_the_beginning_and_not_again_at_the_end(
    session: AsyncSession,
) -> None:
    await heard(session, opened(), OPENED)
    await heard(session, explained(), EXPLAINED)

    query = select(Obligation.item, Obligation.due_on).order_by(Obligation.item)
    items = [item for item, _ in await session.execute(query)]
    assert items == ["11a", "11b", "11c", "11d"]


async def test_what_the_ward_stopped_asking_is_owed_no_more_unless_it_was_shown(
    session: AsyncSession,
) -> None:
    await heard(session, opened(), OPENED)
    shown, off = (await session.scalars(select(Obligation).order_by(Obligation.item))).all()
    shown.met_on = OPENED
    stopped = date(2026, 3, 25)
    said = {"consultation_id": CONSULTATION, "withdrawn_on": stopped}
    await heard(session, ConsultationWithdrawn(occurred_at=ward.at(stopped), **said), stopped)

    assert (shown.dropped_on, off.dropped_on) == (None, stopped)
    [dropped] = ward.told(session, "obligation.dropped")
    assert dropped["obligation_id"] == str(off.id)
    await flag_late(session, by=ward.CLOCK, now=ward.at(date(2026, 6, 1)))
    assert not ward.told(session, "obligation.late")
    assert not await owed(session)
    assert standing(off, date(2026, 6, 1)) == Standing.DROPPED


async def test_what_a_consultation_owes_is_answered_by_a_document_only_where_it_is_named(
    session: AsyncSession,
) -> None:
    await heard(session, opened(), OPENED)
    [plan, _] = (await session.scalars(select(Obligation).order_by(Obligation.item))).all()
    at = {"by": ward.LAN, "now": ward.at(OPENED)}
    other = await register_document(session, **ward.a_document("11a"), **at)
    assert (other.raised_by, plan.document_number) == ("document", None)

    document = ward.a_document("11a", number="14/KH-UBND", obligation_id=plan.id)
    assert (await register_document(session, **document, **at)).id == plan.id


async def test_what_was_raised_wrongly_is_called_off_by_the_chair_for_a_reason(
    session: AsyncSession,
) -> None:
    draft = await ward.a_draft(session)
    said: dict[str, Any] = {"reason": "Ghi nhầm nội dung", "now": ward.later(1)}
    with pytest.raises(NotYourRole):
        await drop_obligation(session, draft.obligation_id, by=ward.LAN, **said)
    wrong = await drop_obligation(session, draft.obligation_id, by=ward.BINH, **said)
    await session.refresh(draft)
    assert draft.state == "withdrawn"
    [dropped] = ward.told(session, "obligation.dropped")
    assert (dropped["obligation_id"], "reason" in dropped) == (str(wrong.id), False)
    [line] = [each for each in session.info["said"] if each["action"] == "drop_obligation"]
    assert "Ghi nhầm nội dung" in line["said"]
    with pytest.raises(OwedNoMore):
        await drop_obligation(session, wrong.id, by=ward.BINH, **said)

    # The same paper is registered again, rightly.
    right = await register_document(session, **ward.a_document(), by=ward.LAN, now=ward.later(1))
    await session.flush()
    assert (right.dropped_on, right.document_number) == (None, wrong.document_number)
    shown = await ward.published(session, number="15/QĐ-UBND")
    with pytest.raises(ShownAlready):
        await drop_obligation(session, shown.obligation_id, by=ward.BINH, **said)


async def test_a_draft_ends_with_what_it_was_for(session: AsyncSession) -> None:
    draft = await ward.a_draft(session)
    obligation = await found(session, Obligation, draft.obligation_id)
    await drop(session, obligation, OPENED, by=ward.CLOCK, now=ward.at(OPENED))
    await session.refresh(draft)

    assert (draft.state, draft.withdrawn_on) == ("withdrawn", OPENED)
    with pytest.raises(OwedNoMore):
        await draft_disclosure(
            session, obligation.id, summary="…", by=ward.LAN, now=ward.at(OPENED)
        )


def test_what_was_said_and_answered_hangs_on_walls_and_is_read_out() -> None:
    for item in ("11c", "11d"):
        asked = required_forms(item, EXPLAINED, catalogue())
        wanted = {(each.form, each.place, each.days) for each in asked}
        assert wanted >= WALLS
        assert ("loudspeaker", "loudspeaker", 3) in wanted
