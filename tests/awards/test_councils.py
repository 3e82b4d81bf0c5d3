"""Who belongs to the council is written down before it sits; a mistyped vote is voided."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.permissions import YourOwnWork
from services.awards.councils import actions as councils
from services.awards.councils import rules as council
from services.awards.councils.rules import Count
from services.awards.models.rules import ModelState
from tests.awards import modelled
from tests.awards.modelled import DAY, PAPER, on, told
from tests.awards.ward import APPRAISER, OFFICIAL


async def test_who_belongs_to_the_council_is_written_down_before_it_sits(
    session: AsyncSession,
) -> None:
    row = await modelled.appraised(session)
    await modelled.seated(session, 4)
    said = {"full_name": "Người mẫu", "position": "Ủy viên", "number": "4/QĐ"}
    with pytest.raises(council.SeatedBackwards):
        await councils.seat_member(session, **said, begins_on=DAY, by=APPRAISER, now=on(80))
    await councils.seat_member(session, **said, begins_on=on(80).date(), by=APPRAISER, now=on(80))
    await session.flush()
    how: dict[str, Any] = {"count": Count(4, 4, 0, 0, 3), "minutes": PAPER, "by": APPRAISER}
    how["title_id"] = "model"
    with pytest.raises(council.CouncilTooSmall, match="có 4 thành viên"):
        await councils.record_vote(session, row.id, held_on=on(80).date(), now=on(80), **how)
    with pytest.raises(council.HeldBeforeAppraisal):
        await councils.record_vote(session, row.id, held_on=on(60).date(), now=on(81), **how)


async def test_a_mistyped_vote_is_voided_by_somebody_else_and_typed_again(
    session: AsyncSession,
) -> None:
    row = await modelled.voted(session, 5)
    assert row.state == ModelState.FALLEN
    with pytest.raises(YourOwnWork):
        await councils.void_vote(session, row.id, reason="Nhầm.", by=APPRAISER, now=on(81))
    await councils.void_vote(session, row.id, reason="Nhầm số phiếu.", by=OFFICIAL, now=on(81))
    said = {"title_id": "model", "held_on": on(80).date(), "count": Count(9, 6, 3, 0, 3)}
    how = {"minutes": PAPER, "by": APPRAISER, "now": on(81)}
    await councils.record_vote(session, row.id, **said, **how)
    await session.flush()
    assert row.state == ModelState.VOTED
    assert len(told(session, "model.vote_voided")) == 1
    assert "Nhầm" not in str(session.info["said"])
