"""The conclusion of a check has to be shown to everybody (article 11, khoản 10)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from libs.contracts.inspections.inspections import InspectionConcluded
from libs.kernel.events import Heard
from libs.kernel.ids import new_id
from services.disclosures.consumers import HEARS
from services.disclosures.tables import Obligation
from tests.disclosures import ward
from tests.disclosures.ward import SIGNED_ON, at, told


def concluded(kind: str, number: str) -> InspectionConcluded:
    said = {"inspection_id": new_id(), "kind": kind, "unit_id": ward.HOUSES[0], "number": number}
    found = {"minor": 1, "serious": 1, "grave": 0}
    return InspectionConcluded(occurred_at=at(SIGNED_ON), **said, **found, concluded_on=SIGNED_ON)


async def hear(session, event: InspectionConcluded) -> None:
    now = at(SIGNED_ON)
    heard = Heard(ward.CODE, new_id(), now, "EVENTS_INSPECTIONS", 1, "", "", now)
    await HEARS[InspectionConcluded](session, event, heard)


async def test_a_conclusion_is_owed_within_five_working_days_and_once(session):
    event = concluded("unannounced", "50/KL-UBND")
    for _ in range(2):
        await hear(session, event)
    [row] = (await session.scalars(select(Obligation).where(Obligation.item == "10a"))).all()
    assert (row.khoan, row.raised_by, row.due_on) == (10, "inspection", date(2026, 3, 9))
    [raised] = told(session, "obligation.raised")
    assert raised["title"] == "Kết quả thanh tra, kiểm tra: kết luận số 50/KL-UBND"


async def test_what_a_unit_found_of_itself_is_not_owed(session):
    await hear(session, concluded("self", ""))
    assert told(session, "obligation.raised") == []
