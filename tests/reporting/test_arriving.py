"""What had not arrived when a report was drafted is not in it, and is a correction in the next."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import delete, insert, update

from libs.kernel.tables import dead_letter, position
from services.reporting import rules
from services.reporting.collection.own import prefilled
from services.reporting.reports.actions import draft_report
from services.reporting.reports.counting import behind_figure
from tests.reporting import ward
from tests.reporting.test_parts import half_year, handed_in
from tests.reporting.test_reports import DRAFTED, issued, period_id, two_disclosures

__all__ = ["half_year"]  # the fixture
COUNTED = "disclosures.disclosure.published"


async def test_what_was_on_its_way_when_a_report_was_drafted_is_a_correction_in_the_next(
    session, store
):
    await two_disclosures(session)
    await session.execute(insert(position).values(stream="EVENTS_DISCLOSURES", sequence=2))
    quarter = await period_id(session, "quarter", 1)
    first = await issued(session, store, quarter, "12", drafted=ward.at(date(2026, 4, 13)))
    on_its_way = ward.Stream(after=2)  # told before the cut-off of the quarter, heard after it
    on_its_way.tell(ward.published("c", date(2026, 3, 20)))
    await ward.hear_all(session, on_its_way)
    await session.execute(update(position).values(sequence=3))
    quarter, now = await period_id(session, "quarter", 2), ward.at(date(2026, 7, 10))
    second = await draft_report(session, quarter, by=ward.CULTURE, now=now)

    key = "period.published"
    _, behind = await behind_figure(session, first, key, inside=True)
    assert sum(amount for _, amount in behind) == first.snapshot["values"][key] == 1
    assert second.snapshot["values"]["late.published"] == 1


async def park(session, *kinds: str) -> None:
    """Messages of the ward that could not be acted on."""
    for sequence, kind in enumerate(kinds):
        letter = {"stream": "EVENTS_DISCLOSURES", "sequence": sequence, "ward_id": ward.WARD}
        said = {"object_id": "x", "headers": {"ce-type": kind}, "body": b"", "error": "X"}
        await session.execute(insert(dead_letter).values(**letter, **said, tries=8))


async def test_a_unit_reads_and_hands_in_its_part_whatever_is_parked(session, half_year):
    await park(session, COUNTED)

    part = await handed_in(session, half_year)
    _, figures = await prefilled(session, part, half_year, DRAFTED)

    assert part.state == "handed_in"
    assert figures


async def test_nothing_is_drafted_while_something_countable_of_the_ward_is_parked(session):
    await two_disclosures(session)
    half_year = await period_id(session, "half_year")
    await park(session, COUNTED, "disclosures.nothing.counted")

    with pytest.raises(rules.NotAllArrived, match="Còn 1 tin chưa vào được"):
        await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    await session.execute(delete(dead_letter).where(dead_letter.c.sequence == 0))
    await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
