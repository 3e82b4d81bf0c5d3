"""A late document that no plan has a task for: its letter has a page, on which it is answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete

from libs.kernel.ids import new_id
from services.planning.urging.rules import Cause
from services.planning.urging.tables import LateDisclosure, Urging
from tests.portal.house import WARD, House, text_of
from tests.portal.planned import OFFICE


@pytest.fixture
async def letter(house: House) -> AsyncIterator[str]:
    """The page of a letter that the clock sent about a document, with no task behind it."""
    planning = next(part for part in house.running if part.service.name == "planning")
    unit, letter_id = house.units[OFFICE], new_id()
    days: dict[str, Any] = {"sent_on": date(2026, 11, 16), "answer_by": date(2026, 11, 20)}
    said: dict[str, Any] = {"author_id": "clock", "text": "Đề nghị công khai ngay.", "clock": {}}
    paper: dict[str, Any] = {"khoan": 3, "item": "3a", "title": "Dự toán chưa có việc"}
    paper |= {"obligation_id": new_id(), "due_on": date(2026, 11, 2)}
    up: dict[str, Any] = {"urging_id": letter_id, "escalated_on": date(2026, 11, 21)}
    none: dict[str, Any] = {"task_id": None, "task_ids": [], "cause": Cause.LATE_DISCLOSURE}
    async with planning.database.transaction(WARD) as session:
        session.add(Urging(id=letter_id, unit_id=unit, **none, **days, **said))
        session.add(LateDisclosure(task_id=None, unit_id=unit, **paper, **up))
    yield f"/06811/viec/don-doc/{letter_id}"
    async with planning.database.transaction(WARD) as session:
        for kind in (LateDisclosure, Urging):
            await session.execute(delete(kind).where(kind.ward_id == WARD))


async def test_a_letter_about_no_task_is_opened_and_answered_on_its_own_page(
    house: House, letter: str
) -> None:
    office = house.looker("office", unit=OFFICE)
    chair = house.looker("chair", position="Chủ tịch")

    assert f'href="{letter}"' in await office.see("/06811/viec")
    assert f'href="{letter}"' in await office.see("/06811/viec/don-doc")
    assert "Chưa công khai: Dự toán chưa có việc" in text_of(await chair.see("/06811/viec"))
    assert f'action="{letter}/tra-loi"' in await office.see(letter)
    assert (await office.send(f"{letter}/tra-loi", answer="")).status == 422
    await office.done(f"{letter}/tra-loi", answer="Sẽ công khai trong tuần.")
    assert "Sẽ công khai trong tuần." in text_of(await office.see(letter))
