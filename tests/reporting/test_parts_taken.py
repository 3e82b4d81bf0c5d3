"""What a unit takes back leaves the draft with the next taking, and nothing is there twice."""

from __future__ import annotations

from datetime import date

import pytest

from libs.contracts.directory import UnitRenamed
from services.reporting.collection import actions, by_hand, rules, taking
from services.reporting.collection.queries import figures_by_hand
from services.reporting.reports.actions import draft_report, remove_figure
from services.reporting.reports.queries import manual_figures
from services.reporting.rules import PartsWaiting
from services.reporting.tables import Period, Report
from tests.reporting import ward
from tests.reporting.reading import approve_report, write_narrative
from tests.reporting.test_parts import (
    FIGURE,
    HEAD,
    NORTH,
    OTHER,
    SOUTH,
    WORDS,
    WRITTEN,
    asked,
    drafted,
    half_year,
    handed_in,
    section,
)
from tests.reporting.test_reports import issue

__all__ = ["half_year"]  # the fixture
BACK = {"reason": "Sai số hộ.", "by": ward.CULTURE, "now": WRITTEN}
LATER = ward.at(date(2026, 5, 6))


async def take(session, report: Report) -> Report:
    return await taking.take_parts(session, report.id, by=ward.CULTURE, now=WRITTEN)


async def hand_in(session, part, **changes: str) -> None:
    await actions.hand_in_part(session, part.id, WORDS | changes, by=HEAD, now=WRITTEN)


async def with_figure(session, period: Period):
    """A part with a figure by hand, taken into the draft and returned."""
    [part] = await asked(session, period)
    await by_hand.enter_part_figure(session, part.id, **FIGURE)
    await hand_in(session, part)
    report = await take(session, await drafted(session, period))
    await actions.return_part(session, part.id, **BACK)
    return part, report


async def test_a_remark_that_was_cleared_leaves_the_draft(session, half_year):
    part = await handed_in(session, half_year, difficulties="Thiếu loa.", proposals="Cấp loa.")
    report = await drafted(session, half_year)
    counted, nothing = section(report, "III.2"), section(report, "V")
    await take(session, report)
    assert "Thiếu loa." in section(report, "III.2")
    await actions.return_part(session, part.id, **BACK)
    await hand_in(session, part)
    await take(session, report)

    assert (section(report, "III.2"), section(report, "V")) == (counted, nothing)


async def test_a_figure_that_was_taken_back_leaves_while_no_words_show_it(session, half_year):
    part, report = await with_figure(session, half_year)
    write = {"by": ward.CULTURE, "now": WRITTEN}
    await write_narrative(session, report.id, "III.3", text="Có {{manual.1}} hộ.", **write)
    [entry] = await figures_by_hand(session, [part.id])
    await by_hand.remove_part_figure(session, entry.id, by=HEAD, now=WRITTEN)
    await by_hand.enter_part_figure(session, part.id, **FIGURE | {"value": 41})
    await hand_in(session, part)

    with pytest.raises(rules.TakenBackInWords, match=r"Hộ hiến đất .* “3\. Nguyên nhân”"):
        await take(session, report)
    await write_narrative(session, report.id, "III.3", text="Không.", **write)
    await take(session, report)
    assert [each.value for each in await manual_figures(session, report.id)] == [41]


async def test_what_was_handed_in_is_taken_or_returned_before_the_report_goes_out(
    session, store, half_year
):
    first, second = await asked(session, half_year, NORTH, SOUTH)
    report = await drafted(session, half_year)
    await hand_in(session, first)
    signs = {"by": ward.CHAIR, "now": WRITTEN}
    with pytest.raises(PartsWaiting, match="Có 1 phần"):
        await approve_report(session, report.id, **signs)
    await take(session, report)
    await approve_report(session, report.id, **signs)
    await actions.hand_in_part(session, second.id, WORDS, by=OTHER, now=WRITTEN)
    with pytest.raises(PartsWaiting):
        await issue(session, store, report, now=WRITTEN)

    await actions.return_part(session, second.id, **BACK)
    await issue(session, store, report, now=WRITTEN)


async def test_a_figure_stands_once_in_a_revision_too(session, store, half_year):
    part, report = await with_figure(session, half_year)
    await hand_in(session, part)
    await take(session, report)
    await approve_report(session, report.id, by=ward.CHAIR, now=WRITTEN)
    await issue(session, store, report, now=WRITTEN)
    revision = await draft_report(session, half_year.id, by=ward.CULTURE, now=LATER)

    assert [each.value for each in await manual_figures(session, revision.id)] == [40]
    with pytest.raises(rules.NothingToTake):
        await take(session, revision)


async def test_what_those_who_compile_took_out_stays_out(session, half_year):
    part, report = await with_figure(session, half_year)
    [figure] = await manual_figures(session, report.id)
    await remove_figure(session, figure.id, by=ward.CULTURE, now=WRITTEN)
    await hand_in(session, part)
    await take(session, report)
    assert await manual_figures(session, report.id) == []


async def test_the_line_of_a_unit_goes_by_the_name_it_had(session, half_year):
    part = await handed_in(session, half_year)
    report = await take(session, await drafted(session, half_year))
    known = {"unit_id": NORTH, "name": "Khu phố Bắc Sơn", "short_name": ""}
    renamed = UnitRenamed(occurred_at=WRITTEN, **known)
    await ward.hear(session, *ward.Stream(after=100).tell(renamed))
    await actions.return_part(session, part.id, **BACK)
    await hand_in(session, part, results="41 hộ hiến đất.")
    await take(session, report)

    text = section(report, "III.1")
    assert "- Khu phố Bắc Sơn: 41 hộ hiến đất." in text
    assert "Khu phố Bắc:" not in text
