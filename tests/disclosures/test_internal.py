"""What is shown to the staff: twelve contents, five working days, twenty days, and its own life."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor, anyone
from libs.kernel.errors import NotFound, SignInNeeded
from libs.permissions import NotYourRole, NotYourUnit, YourOwnWork
from services.disclosures.internal import actions, queries, rules
from services.disclosures.internal.rules import InternalForm
from services.disclosures.internal.tables import InternalPaper
from services.disclosures.places.actions import open_unit
from services.disclosures.posting.rules import NotAPhoto
from services.disclosures.rules import DocumentInFuture, ShownBeforeSigned
from tests.disclosures.ward import (
    BINH,
    CLOCK,
    FINANCE,
    HOA,
    HOUSES,
    LAN,
    PAPER,
    PHOTO,
    SIGNED_ON,
    TAM,
    later,
    told,
)

EVALUATION: dict[str, Any] = {
    "khoan": 6,
    "title": "Kết quả đánh giá, xếp loại công chức năm 2025",
    "summary": "Xếp loại theo bốn mức.",
    "body": "",
    "number": "22/TB-UBND",
    "signed_on": SIGNED_ON,
    "signer_position": "Chủ tịch",
    "unit_id": FINANCE,
    "form": InternalForm.SITE,
    "file": None,
}
OTHERS = Actor("thu", LAN.ward_id, frozenset({"department"}), HOUSES[0])


@pytest.fixture(autouse=True)
async def department(session: AsyncSession) -> None:
    """Whose papers these are; a paper names only a unit of its ward."""
    names = {"name": "Phòng Kinh tế", "short_name": "KT"}
    await open_unit(session, FINANCE, kind="department", **names, community_house=None)


async def _draft(session: AsyncSession, **changes: Any) -> InternalPaper:
    row = await actions.draft_internal_paper(session, **EVALUATION | changes, by=LAN, now=later(0))
    await session.flush()
    return row


async def _published(session: AsyncSession, day: int = 0, **changes: Any) -> InternalPaper:
    row = await _draft(session, **changes)
    await actions.approve_internal_paper(session, row.id, by=BINH, now=later(day))
    return await actions.publish_internal_paper(session, row.id, by=LAN, now=later(day))


async def _follow(session: AsyncSession, day: int) -> None:
    await actions.follow_internal_papers(session, by=CLOCK, now=later(day))


async def test_on_the_site_it_stands_twenty_days_and_is_then_complete(
    session: AsyncSession,
) -> None:
    row = await _published(session)

    assert (row.due_on, row.keep_until) == (date(2026, 3, 9), date(2026, 3, 22))
    assert "Điều 47 khoản 2" in row.basis
    await _follow(session, 20)
    assert row.state == "published"
    await _follow(session, 21)
    assert (row.state, row.completed_on) == ("completed", date(2026, 3, 23))
    [event] = told(session, "internal.completed")
    assert event["khoan"] == 6


async def test_on_the_wall_it_hangs_twenty_days_between_two_proofs(session: AsyncSession) -> None:
    row = await _published(session, form=InternalForm.POSTING)
    hung: dict[str, Any] = {"posted_on": later(1).date(), "photo": PHOTO, "by": LAN}

    with pytest.raises(NotAPhoto):
        await actions.post_internal_paper(session, row.id, **hung | {"photo": PAPER}, now=later(1))
    before = hung | {"posted_on": date(2026, 3, 1)}
    with pytest.raises(ShownBeforeSigned):
        await actions.post_internal_paper(session, row.id, **before, now=later(1))
    await actions.post_internal_paper(session, row.id, **hung, now=later(1))

    assert (row.state, row.keep_until) == ("posting", date(2026, 3, 23))
    with pytest.raises(rules.StoodTooShort, match="23/03/2026"):
        await actions.end_internal_paper(session, row.id, proof=PHOTO, by=LAN, now=later(21))
    await actions.end_internal_paper(session, row.id, proof=PHOTO, by=LAN, now=later(22))
    assert row.state == "completed"


async def test_rules_of_the_office_are_shown_as_long_as_they_hold(session: AsyncSession) -> None:
    row = await _published(session, khoan=9)

    await _follow(session, 400)

    assert (row.keep_until, row.state) == (None, "published")


async def test_what_is_not_shown_in_five_working_days_is_late_and_told_once(
    session: AsyncSession,
) -> None:
    row = await _draft(session)
    for day in (7, 8, 9):
        await _follow(session, day)
        await session.flush()

    [event] = told(session, "internal.late")
    assert (event["due_on"], event["days_late"]) == ("2026-03-09", 1)
    await actions.approve_internal_paper(session, row.id, by=BINH, now=later(9))
    await actions.publish_internal_paper(session, row.id, by=LAN, now=later(9))
    assert row.days_late == 2


async def test_no_event_says_what_it_is_or_whom_it_is_about(session: AsyncSession) -> None:
    await _published(session)

    [event] = told(session, "internal.published")
    assert event.keys() == {"occurred_at", "paper_id", "khoan", "published_on", "days_late"}


async def test_who_writes_does_not_approve_and_others_do_not_write(session: AsyncSession) -> None:
    row = await _draft(session)
    both = Actor(LAN.id, LAN.ward_id, frozenset({"office", "chair"}))

    with pytest.raises(YourOwnWork):
        await actions.approve_internal_paper(session, row.id, by=both, now=later(0))
    with pytest.raises(NotYourUnit):
        await actions.draft_internal_paper(session, **EVALUATION, by=OTHERS, now=later(0))
    with pytest.raises(NotYourRole):
        await actions.draft_internal_paper(session, **EVALUATION, by=TAM, now=later(0))
    with pytest.raises(DocumentInFuture):
        await actions.draft_internal_paper(session, **EVALUATION, by=LAN, now=later(-1))
    with pytest.raises(rules.InternalMoveNotAllowed, match="dự thảo"):
        await actions.publish_internal_paper(session, row.id, by=LAN, now=later(0))


async def test_the_site_needs_no_wall_and_counts_its_own_days(session: AsyncSession) -> None:
    row = await _published(session)

    with pytest.raises(rules.NotOnAWall):
        await actions.post_internal_paper(
            session, row.id, posted_on=SIGNED_ON, photo=PHOTO, by=LAN, now=later(0)
        )
    with pytest.raises(rules.SiteIsCounted):
        await actions.end_internal_paper(session, row.id, proof=PHOTO, by=LAN, now=later(30))


async def test_a_draft_is_seen_by_who_writes_and_approves_only(session: AsyncSession) -> None:
    row = await _draft(session)

    for reader in (LAN, BINH, HOA):
        assert await queries.paper_seen(session, reader, row.id) is row
        assert row in await queries.papers_seen(session, reader)
    with pytest.raises(NotFound):
        await queries.paper_seen(session, OTHERS, row.id)
    assert row not in await queries.papers_seen(session, OTHERS)


async def test_withdrawn_it_is_seen_by_the_staff_no_more(session: AsyncSession) -> None:
    row = await _published(session)
    assert await queries.paper_seen(session, OTHERS, row.id) is row

    await actions.withdraw_internal_paper(session, row.id, reason="Nhầm", by=BINH, now=later(1))

    with pytest.raises(NotFound):
        await queries.paper_seen(session, OTHERS, row.id)


@pytest.mark.parametrize(
    "role", ["front", "inspector", "neighbourhood_head", "citizen", "operator"]
)
async def test_only_the_staff_of_the_committee_reads(session: AsyncSession, role: str) -> None:
    row = await _published(session)
    reader = Actor("somebody", LAN.ward_id, frozenset({role}), FINANCE)

    with pytest.raises(NotYourRole):
        await queries.paper_seen(session, reader, row.id)
    with pytest.raises(NotYourRole):
        await queries.papers_seen(session, reader)
    with pytest.raises(SignInNeeded):
        await queries.papers_seen(session, anyone(LAN.ward_id))
