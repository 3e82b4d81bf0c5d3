"""From a signed document to a sheet on a wall, with what the others are told."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import outbox
from tests.disclosures.ward import HEADQUARTERS, hang, published, told


async def test_a_signed_budget_is_owed_shown_hung_and_told(session: AsyncSession) -> None:
    disclosure = await published(session)
    await hang(session, disclosure, HEADQUARTERS, day=1)

    assert disclosure.state == "posting"
    names = [
        row["subject"].removeprefix("events.06811.disclosures.") for row in outbox.told(session)
    ]
    assert names == ["obligation.raised", "disclosure.published", "posting.started"]
    [raised] = told(session, "obligation.raised")
    assert (raised["due_on"], raised["raised_by"]) == ("2026-03-09", "document")
    [shown] = told(session, "disclosure.published")
    assert (shown["days_late"], shown["sha256"]) == (0, "b" * 64)
    [hung] = told(session, "posting.started")
    assert (hung["posted_on"], hung["keep_until"]) == ("2026-03-03", "2026-04-02")
    assert hung["evidence"][0]["sha256"] == "a" * 64
