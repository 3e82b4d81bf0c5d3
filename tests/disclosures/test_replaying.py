"""The list of a quarter from what was told alone is, after every step, the list from the tables."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitOpened, WardOnboarded
from libs.contracts.disclosures.papers import DisclosureCorrected
from libs.kernel import outbox
from libs.kernel.files import StoredFile
from libs.law.forms import Form
from services.disclosures.announcing.actions import record_broadcast, record_form, record_notice
from services.disclosures.announcing.rules import Way
from services.disclosures.posting.actions import break_posting
from services.disclosures.publishing import actions as publishing
from services.disclosures.quarterly import rules
from services.disclosures.quarterly.queries import disclosed_between
from services.disclosures.quarterly.replay import Replay, ToldTooLittle
from services.disclosures.tables import Disclosure
from tests.disclosures.ward import (
    BINH,
    CODE,
    FINANCE,
    HEADQUARTERS,
    HOUSES,
    LAN,
    PHOTO,
    hang,
    later,
    published,
    take_down,
)
from tools import docs

KINDS = {kind.told_as: kind for kind in docs.events()["disclosures"]}
SPEECH = StoredFile("c" * 64, 3_000, "application/pdf")


def the_directory_told() -> list[WardOnboarded | UnitOpened]:
    """The same places as those of the session's ward."""
    now = later(-60)
    ward = WardOnboarded(
        occurred_at=now,
        name="phường Uông Bí",
        kind="phường",
        code=CODE,
        province_code=22,
        province_name="Tỉnh Quảng Ninh",
    )
    units = [
        UnitOpened(
            occurred_at=now,
            unit_id=unit_id,
            kind="neighbourhood",
            name=f"Khu {number}",
            short_name=f"Khu {number}",
            community_house=f"Nhà văn hóa Khu {number}",
        )
        for number, unit_id in enumerate(HOUSES, start=1)
    ]
    return [ward, *units]


def replayed(session: AsyncSession, quarter: int) -> str:
    """The list from the events that this session would tell."""
    replay = Replay(CODE)
    for event in the_directory_told():
        replay.hear(event)
    for row in outbox.told(session):
        kind = KINDS[row["subject"].split(".", 2)[2]]
        replay.hear(kind.model_validate_json(row["body"]))
    return rules.as_json(2026, quarter, replay.entries(2026, quarter))


async def steps(session: AsyncSession) -> AsyncIterator[None]:
    """A quarter in which everything happens that a list can show, one thing at a time."""
    budget = await published(session)
    yield
    await hang(session, budget, HEADQUARTERS)
    torn = await hang(session, budget, HOUSES[0])
    yield
    await session.flush()
    gap = later(12)
    await break_posting(session, torn.id, broken_on=gap.date(), photo=PHOTO, by=LAN, now=gap)
    yield
    again = await hang(session, budget, HOUSES[0], 13)
    yield
    policy = await published(session, "7a", number="22/TB-UBND", owner_unit_id=FINANCE)
    for day in (1, 2, 3):
        await _read_out(session, policy, later(day))
        yield
    for unit_id in HOUSES[:2]:
        await _tell(session, policy, unit_id, later(2))
        yield
    await _meet(session, policy, later(4))
    yield
    await take_down(session, again, 50)
    yield
    await _correct(session, budget, later(55))
    yield
    await hang(session, budget, HEADQUARTERS, 56)
    yield
    await session.flush()
    await publishing.withdraw_disclosure(
        session, policy.id, reason="Nhầm văn bản", by=BINH, now=later(60)
    )
    yield


async def _read_out(session: AsyncSession, row: Disclosure, now: datetime) -> None:
    await record_broadcast(session, row.id, on=now.date(), minutes=9, proof=SPEECH, by=LAN, now=now)


async def _tell(session: AsyncSession, row: Disclosure, unit_id: object, now: datetime) -> None:
    await record_notice(
        session,
        row.id,
        form=Form.NOTICE_TO_HEADS,
        unit_id=unit_id,
        on=now.date(),
        way=Way.MEETING,
        proof=SPEECH,
        by=LAN,
        now=now,
    )


async def _meet(session: AsyncSession, row: Disclosure, now: datetime) -> None:
    await record_form(
        session,
        row.id,
        form=Form.DIALOGUE,
        on=now.date(),
        said="Hội nghị đối thoại tại hội trường phường",
        address=None,
        proof=SPEECH,
        by=LAN,
        now=now,
    )


async def _correct(session: AsyncSession, row: Disclosure, now: datetime) -> None:
    await session.flush()
    await publishing.correct_disclosure(
        session,
        row.id,
        title="Quyết định công bố dự toán (đính chính)",
        summary="Sửa số liệu dòng 4.",
        body="",
        number="15/QĐ-UBND",
        signed_on=date(2026, 3, 31),
        signer_position="Chủ tịch",
        reason="Sai số liệu dòng 4",
        file=None,
        by=LAN,
        now=now,
    )
    await session.flush()
    await publishing.approve_disclosure(session, row.id, by=BINH, now=now)
    await publishing.publish_disclosure(session, row.id, by=LAN, now=now)


async def test_after_every_step_the_list_comes_again_byte_for_byte(session: AsyncSession) -> None:
    seen = set()
    async for _ in steps(session):
        await session.flush()
        for quarter in (1, 2):
            days = rules.quarter_days(2026, quarter)
            kept = rules.as_json(2026, quarter, await disclosed_between(session, *days))
            assert replayed(session, quarter) == kept
            seen.add(kept)

    assert len(seen) > 12


async def test_a_correction_told_before_it_named_its_paper_is_refused(
    session: AsyncSession,
) -> None:
    row = await published(session)
    replay = Replay(CODE)
    old = DisclosureCorrected(
        occurred_at=later(3),
        disclosure_id=row.id,
        khoan=2,
        item="2b",
        version=2,
        corrected_on=later(3).date(),
    )

    with pytest.raises(ToldTooLittle):
        replay.hear(old)
