"""Petitions of the tests: letters, and cases brought to where a test begins. No real person."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.moves import Given
from services.reception.cases import actions, moving, sorting
from services.reception.cases.actions import Registered
from services.reception.cases.rules import Channel
from services.reception.cases.tables import Case
from services.reception.sealed.letters import Contact, Letter
from tests.reception import ward

MONDAY = date(2026, 7, 6)  # under the new law
BEFORE = date(2026, 3, 2)  # under the old one
LETTER = Letter(
    full_name="Trần Thị Thử Nghiệm",
    address="Tổ 5, khu Bắc",
    contact=Contact("thu.nghiem@example.vn", "0900000001"),
    text="Ông Phạm Văn Mẫu cấp phép xây dựng sai quy định.",
    accused=("Phạm Văn Mẫu",),
)


async def received(
    session: AsyncSession, *, on: date = MONDAY, letter: Letter = LETTER, **more: Any
) -> Registered:
    """A petition that came by hand."""
    asked: dict[str, Any] = {"channel": Channel.IN_PERSON, "claimed": [], "forwarded_by": ""}
    asked |= {"received_on": on, "now": ward.at(on)}
    return await actions.register_petition(session, letter=letter, by=ward.CLERK, **asked | more)


async def sorted_as(session: AsyncSession, kind: str, *, on: date = MONDAY, **more: Any) -> Case:
    """A case of a kind, received and sorted on the same day."""
    made = await received(session, on=on)
    return await sort(session, made.case, kind, on=on, **more)


async def sort(
    session: AsyncSession, case: Case, kind: str, *, on: date = MONDAY, **more: Any
) -> Case:
    """Sort a case, without facts unless they are given."""
    asked: dict[str, Any] = {
        "facts": [],
        "lacks": [],
        "summary": "Đề nghị xem xét việc cấp phép",
        "accused_unit_ids": [],
        "accused_roles": [],
        "now": ward.at(on),
    }
    return await sorting.sort_case(
        session, case.id, kind=kind, on=on, by=ward.CLERK, **asked | more
    )


async def step(
    session: AsyncSession,
    case: Case,
    move: str,
    *,
    on: date = MONDAY,
    by: Actor = ward.CLERK,
    **more: Any,
) -> Case:
    """A step with everything it may need."""
    words = {"number": "12/QĐ-UBND", "reason": "đủ căn cứ", "answer": "", "body": "Sở Xây dựng"}
    given = Given(on=on, **words | more)
    return await moving.move_case(
        session, case.id, move=move, given=given, file=None, by=by, now=ward.at(on)
    )


async def placed(
    session: AsyncSession, kind: str = "complaint", *, matter: str = "land", **more: Any
) -> Case:
    """A case sorted with its matter and neighbourhood."""
    where = {"matter": matter, "neighbourhood_id": ward.NORTH}
    return await sorted_as(session, kind, **where, **more)
