"""A correction that is not out is dropped, and what is shown goes on as before."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.permissions import NotYourRole
from services.disclosures.publishing import actions as publishing
from services.disclosures.publishing.dropping import drop_correction
from services.disclosures.publishing.rules import NoCorrection
from tests.disclosures.ward import (
    BINH,
    HEADQUARTERS,
    HOUSES,
    LAN,
    SIGNED_ON,
    TAM,
    a_draft,
    hang,
    later,
    published,
)

CORRECTION: dict[str, Any] = {
    "title": "Quyết định công bố dự toán (đính chính)",
    "summary": "Sửa số liệu dòng 4.",
    "body": "",
    "number": "12a/QĐ-UBND",
    "signed_on": SIGNED_ON,
    "signer_position": "Chủ tịch",
    "reason": "Sai số liệu",
    "file": None,
}


@pytest.mark.parametrize("approved", [False, True])
async def test_a_correction_that_is_dropped_leaves_what_is_shown_as_it_was(
    session: AsyncSession, approved: bool
) -> None:
    row = await published(session)
    sheet = await hang(session, row, HEADQUARTERS)
    for _ in range(2):
        await publishing.correct_disclosure(session, row.id, **CORRECTION, by=LAN, now=later(9))
        await session.flush()
    if approved:
        await publishing.approve_disclosure(session, row.id, by=BINH, now=later(9))
    with pytest.raises(NotYourRole):
        await drop_correction(session, row.id, by=TAM, now=later(10))
    await drop_correction(session, row.id, by=LAN, now=later(10))

    assert (row.state, row.version, row.public_version) == ("posting", 1, 1)
    assert sheet.state == "up"
    await hang(session, row, HOUSES[0], day=10)
    with pytest.raises(NoCorrection):
        await drop_correction(session, row.id, by=LAN, now=later(10))
    await publishing.correct_disclosure(session, row.id, **CORRECTION, by=LAN, now=later(11))
    assert (row.state, row.version) == ("corrected", 2)


async def test_what_was_complete_before_its_correction_is_complete_when_that_is_dropped(
    session: AsyncSession,
) -> None:
    row = await published(session, "14b")
    await publishing.correct_disclosure(session, row.id, **CORRECTION, by=LAN, now=later(9))
    await drop_correction(session, row.id, by=LAN, now=later(9))
    assert row.state == "completed"
    draft = await a_draft(session, "14b", number="9/QĐ")
    with pytest.raises(NoCorrection):
        await drop_correction(session, draft.id, by=LAN, now=later(9))
