"""Units hand in their part: prefilled with their figures, returned, late, taken into a draft."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from libs.contracts.directory import UnitOpened
from libs.contracts.planning.tasks import TaskAssigned
from libs.kernel.actor import Actor
from libs.law.calendar import national_calendar
from libs.permissions import NotYourRole, NotYourUnit, YourOwnWork
from services.reporting.collection import actions, by_hand, rules, taking
from services.reporting.collection.own import behind_own, prefilled
from services.reporting.collection.queries import figures_by_hand, parts
from services.reporting.collection.rules import PartState
from services.reporting.reports.actions import draft_report, remove_figure
from services.reporting.reports.queries import manual_figures
from services.reporting.rules import EvidenceMissing, FigureInWords, MoveNotAllowed
from services.reporting.tables import Period, Report
from tests.reporting import ward
from tests.reporting.reading import approve_report, write_narrative
from tests.reporting.test_reports import PROOF, enter

CALENDAR = national_calendar()
ASKED, WRITTEN = ward.at(date(2026, 4, 27)), ward.at(date(2026, 5, 4))
NORTH, SOUTH, CULTURE, FRONT = (
    ward.an_id(name) for name in ("north", "south", "culture-unit", "front")
)
UNITS = {
    NORTH: ("neighbourhood", "Khu phố Bắc"),
    SOUTH: ("neighbourhood", "Khu phố Nam"),
    CULTURE: ("department", "Phòng Văn hóa - Xã hội"),
    FRONT: ("front", "Ủy ban Mặt trận Tổ quốc"),
}
HEAD = Actor("head-north", ward.WARD, frozenset({"neighbourhood_head"}), NORTH)
OTHER = Actor("head-south", ward.WARD, frozenset({"neighbourhood_head"}), SOUTH)
WORDS = {"results": "40 hộ hiến đất.\nLàm xong đường.", "difficulties": "", "proposals": ""}
FIGURE: dict[str, Any] = {"title": "Hộ hiến đất", "unit": "hộ", "value": 40, "estimated": False}
FIGURE |= {"reason": "Sổ của khu.", "evidence": [PROOF], "by": HEAD, "now": WRITTEN}


def assigned(name: str, unit: UUID) -> TaskAssigned:
    return TaskAssigned(
        occurred_at=ward.at(date(2026, 2, 2)),
        task_id=ward.an_id(f"task-{name}"),
        plan_id=ward.an_id("plan2026"),
        kind="training",
        title="Tập huấn",
        source_path="I.1",
        lead_unit_id=unit,
        due_on=date(2026, 4, 30),
    )


@pytest.fixture
async def half_year(session) -> Period:
    """The half year of a ward: the north did its task and has another, the south did its own."""
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    for unit_id, (kind, name) in UNITS.items():
        known = {"unit_id": unit_id, "kind": kind, "name": name, "short_name": ""}
        stream.tell(UnitOpened(occurred_at=ward.at(date(2026, 1, 2)), **known))
    stream.tell(ward.plan_approved())
    for name, unit in (("a", NORTH), ("b", NORTH), ("c", SOUTH)):
        stream.tell(assigned(name, unit))
    stream.tell(ward.task_done("a", date(2026, 4, 20)))
    stream.tell(ward.task_done("c", date(2026, 4, 21)))
    await ward.hear_all(session, stream)
    session.info["told"].clear()
    query = select(Period).where(Period.kind == "half_year")
    return (await session.execute(query)).scalar_one()


async def asked(session, period: Period, *units: UUID):
    how = {"by": ward.CULTURE, "now": ASKED}
    return await actions.ask_parts(session, period.id, units or (NORTH,), **how)


async def handed_in(session, period: Period, **changes: str):
    [part] = await asked(session, period)
    how = {"by": HEAD, "now": WRITTEN}
    return await actions.hand_in_part(session, part.id, WORDS | changes, **how)


@pytest.mark.parametrize(
    ("asked_on", "report_due_on", "due_on"),
    [
        (date(2026, 4, 27), date(2026, 5, 22), date(2026, 5, 6)),  # 30/4 and 1/5 lie between
        (date(2026, 5, 20), date(2026, 5, 22), date(2026, 5, 22)),
        (date(2026, 5, 22), date(2026, 5, 22), date(2026, 5, 22)),
        (date(2026, 5, 25), date(2026, 5, 22), date(2026, 6, 1)),  # the report is late already
    ],
)
def test_a_part_is_owed_before_the_report_and_after_some_days(
    asked_on: date, report_due_on: date, due_on: date
) -> None:
    due = rules.due_of(asked_on, report_due_on, CALENDAR)
    assert (due.due_on, due.calendar_version) == (due_on, CALENDAR.version)


async def test_units_of_the_committee_are_asked_once_and_nobody_else(session, half_year):
    await asked(session, half_year, NORTH, CULTURE)

    [north, _] = ward.said(session, "part.asked")
    assert (north["unit_id"], north["due_on"]) == (str(NORTH), "2026-05-06")
    with pytest.raises(rules.AskedAlready, match="Khu phố Bắc đã được yêu cầu"):
        await asked(session, half_year, SOUTH, NORTH)
    with pytest.raises(rules.NotOfCommittee, match="Mặt trận"):
        await asked(session, half_year, FRONT)
    with pytest.raises(rules.NobodyChosen):
        await actions.ask_parts(session, half_year.id, [], by=ward.CULTURE, now=ASKED)
    with pytest.raises(NotYourRole):
        await actions.ask_parts(session, half_year.id, [SOUTH], by=HEAD, now=ASKED)
    half_year.first_issued_at = ASKED
    with pytest.raises(rules.CollectionOver):
        await asked(session, half_year, SOUTH)


async def test_a_part_holds_the_units_own_figures_and_each_opens_its_list(session, half_year):
    [part] = await asked(session, half_year)
    _, figures = await prefilled(session, part, half_year, WRITTEN)
    values = {each["key"]: (each["period"], each["year"]) for each in figures}

    assert values["tasks_assigned"] == (2, 2)
    assert values["tasks_done"] == (1, 1)
    assert values["tasks_open"] == (1, 1)
    assert "published" not in values
    for key, (period, year) in values.items():
        for span, value in (("period", period), ("year", year)):
            opened = f"{span}.{key}"
            _, _, behind = await behind_own(session, part, half_year, opened, WRITTEN)
            assert sum(amount for _, amount in behind) == value, opened


async def test_what_was_handed_in_stays_as_it_was(session, half_year):
    part = await handed_in(session, half_year)
    stream = ward.Stream(after=100)
    stream.tell(ward.task_done("b", date(2026, 5, 2)), recorded_at=ward.at(date(2026, 5, 5)))
    await ward.hear_all(session, stream)

    later = ward.at(date(2026, 5, 6))
    done = next(each for each in part.figures if each["key"] == "tasks_done")
    assert done["period"] == 1
    _, _, behind = await behind_own(session, part, half_year, "period.tasks_done", later)
    assert len(behind) == 1
    _, now = await prefilled(session, part, half_year, later)
    assert next(each for each in now if each["key"] == "tasks_done")["period"] == 2


async def test_only_its_unit_writes_a_part_and_only_words(session, half_year):
    [part] = await asked(session, half_year)
    how = {"by": HEAD, "now": WRITTEN}
    with pytest.raises(NotYourUnit):
        await actions.write_part(session, part.id, WORDS, by=OTHER, now=WRITTEN)
    with pytest.raises(NotYourUnit):
        await actions.hand_in_part(session, part.id, WORDS, by=ward.CULTURE, now=WRITTEN)
    await actions.write_part(session, part.id, WORDS, **how)
    assert part.state == PartState.ASKED
    with pytest.raises(rules.ResultsMissing):
        await actions.hand_in_part(session, part.id, WORDS | {"results": ""}, **how)
    marked = WORDS | {"proposals": "Xem {{period.published}}."}
    with pytest.raises(rules.MarkersTyped):
        await actions.hand_in_part(session, part.id, marked, **how)
    await actions.hand_in_part(session, part.id, WORDS, **how)
    [event] = ward.said(session, "part.handed_in")
    assert event["days_late"] == 0
    assert "hiến đất" not in str(session.info["told"])
    with pytest.raises(rules.PartNotInThisState, match="đã nộp"):
        await actions.write_part(session, part.id, WORDS, **how)
    half_year.first_issued_at = WRITTEN
    with pytest.raises(rules.CollectionOver):
        await actions.return_part(session, part.id, reason="Thiếu.", by=ward.CULTURE, now=WRITTEN)


async def test_a_return_keeps_the_first_time_and_late_is_counted_from_it(session, half_year):
    part = await handed_in(session, half_year)
    back = {"reason": "Thiếu họp dân.", "now": ward.at(date(2026, 5, 7))}
    with pytest.raises(NotYourRole):
        await actions.return_part(session, part.id, **back, by=HEAD)
    await actions.return_part(session, part.id, **back, by=ward.CULTURE)
    assert (part.state, part.return_reason) == ("returned", "Thiếu họp dân.")
    with pytest.raises(rules.PartNotInThisState):
        await actions.return_part(session, part.id, **back, by=ward.CULTURE)
    again = ward.at(date(2026, 5, 12))
    await actions.hand_in_part(session, part.id, WORDS, by=HEAD, now=again)

    assert (part.first_handed_in_at, part.handed_in_at) == (WRITTEN, again)
    assert [each["days_late"] for each in ward.said(session, "part.handed_in")] == [0, 0]
    assert "họp dân" not in str(ward.said(session, "part.returned"))
    assert await actions.flag_late_parts(session, by=ward.CLOCK, now=again) == []


async def test_a_late_part_is_told_once_and_not_after_the_report(session, half_year):
    [north, south] = await asked(session, half_year, NORTH, SOUTH)
    how = {"by": ward.CLOCK}
    assert await actions.flag_late_parts(session, **how, now=ward.at(date(2026, 5, 6))) == []
    await actions.hand_in_part(session, south.id, WORDS, by=OTHER, now=WRITTEN)
    late = await actions.flag_late_parts(session, **how, now=ward.at(date(2026, 5, 7)))
    assert late == [north]
    assert [each["days_late"] for each in ward.said(session, "part.late")] == [1]
    assert await actions.flag_late_parts(session, **how, now=ward.at(date(2026, 5, 8))) == []
    north.late_told_on, half_year.first_issued_at = None, WRITTEN
    assert await actions.flag_late_parts(session, **how, now=ward.at(date(2026, 5, 9))) == []


async def test_a_figure_by_hand_has_a_reason_and_proof_and_room(session, half_year):
    [part] = await asked(session, half_year)
    enter = by_hand.enter_part_figure
    with pytest.raises(EvidenceMissing):
        await enter(session, part.id, **FIGURE | {"evidence": []})
    with pytest.raises(NotYourUnit):
        await enter(session, part.id, **FIGURE | {"by": OTHER})
    for _ in range(rules.FIGURES_MAX):
        await enter(session, part.id, **FIGURE)
    with pytest.raises(rules.TooManyFigures):
        await enter(session, part.id, **FIGURE)
    first, *_ = await figures_by_hand(session, [part.id])
    with pytest.raises(NotYourUnit):
        await by_hand.remove_part_figure(session, first.id, by=OTHER, now=WRITTEN)
    await by_hand.remove_part_figure(session, first.id, by=HEAD, now=WRITTEN)
    assert len(await figures_by_hand(session, [part.id])) == rules.FIGURES_MAX - 1


async def drafted(session, period: Period) -> Report:
    return await draft_report(session, period.id, by=ward.CULTURE, now=WRITTEN)


def section(report: Report, key: str) -> str:
    return next(str(each["text"]) for each in report.sections if each["key"] == key)


async def test_what_was_handed_in_goes_into_the_draft_under_the_units_name(session, half_year):
    [north, _] = await asked(session, half_year, NORTH, SOUTH)
    await by_hand.enter_part_figure(session, north.id, **FIGURE)
    words = WORDS | {"proposals": "Cấp thêm loa."}
    await actions.hand_in_part(session, north.id, words, by=HEAD, now=WRITTEN)
    report = await drafted(session, half_year)
    counted = section(report, "III.1")
    with pytest.raises(NotYourRole):
        await taking.take_parts(session, report.id, by=HEAD, now=WRITTEN)
    await taking.take_parts(session, report.id, by=ward.CULTURE, now=WRITTEN)

    line = "- Khu phố Bắc: 40 hộ hiến đất. Làm xong đường."
    assert section(report, "III.1") == f"{counted}\n{line}"
    assert section(report, "V") == "- Khu phố Bắc: Cấp thêm loa."
    [figure] = await manual_figures(session, report.id)
    assert (figure.title, figure.value) == ("Hộ hiến đất (Khu phố Bắc)", 40)
    assert HEAD.id not in str(report.sections)
    with pytest.raises(rules.NothingToTake):
        await taking.take_parts(session, report.id, by=ward.CULTURE, now=WRITTEN)


async def test_a_part_handed_in_again_replaces_its_own_line(session, half_year):
    part = await handed_in(session, half_year)
    report = await drafted(session, half_year)
    take = {"by": ward.CULTURE, "now": WRITTEN}
    await taking.take_parts(session, report.id, **take)
    await actions.return_part(session, part.id, reason="Sai số hộ.", **take)
    with pytest.raises(rules.NothingToTake):
        await taking.take_parts(session, report.id, **take)
    words = WORDS | {"results": "41 hộ hiến đất."}
    await actions.hand_in_part(session, part.id, words, by=HEAD, now=WRITTEN)
    await taking.take_parts(session, report.id, **take)
    text = section(report, "III.1")
    assert "- Khu phố Bắc: 41 hộ hiến đất." in text
    assert "40 hộ" not in text


async def test_a_figure_by_hand_is_taken_out_while_no_words_show_it(session, half_year):
    report = await drafted(session, half_year)
    first, second = [await enter(session, report, [PROOF]) for _ in range(2)]
    out = {"by": ward.CULTURE, "now": WRITTEN}
    await write_narrative(session, report.id, "V", text="Xem {{manual.2}}.", **out)
    with pytest.raises(FigureInWords, match="KIẾN NGHỊ"):
        await remove_figure(session, second.id, **out)
    with pytest.raises(NotYourRole):
        await remove_figure(session, first.id, by=ward.HEAD, now=WRITTEN)
    await remove_figure(session, first.id, **out)
    third = await enter(session, report, [PROOF])
    assert [each.ordinal for each in await manual_figures(session, report.id)] == [2, 3]
    await approve_report(session, report.id, by=ward.CHAIR, now=WRITTEN)
    with pytest.raises(MoveNotAllowed):
        await remove_figure(session, third.id, **out)


async def test_who_wrote_a_part_may_not_approve_the_report(session, half_year):
    [part] = await asked(session, half_year, CULTURE)
    both = frozenset({"chair", "culture"})
    deputy = Actor("deputy", ward.WARD, both, CULTURE)
    await actions.hand_in_part(session, part.id, WORDS, by=deputy, now=WRITTEN)
    report = await drafted(session, half_year)
    await taking.take_parts(session, report.id, by=ward.CULTURE, now=WRITTEN)
    with pytest.raises(YourOwnWork):
        await approve_report(session, report.id, by=deputy, now=WRITTEN)
    await approve_report(session, report.id, by=ward.CHAIR, now=WRITTEN)


async def test_a_unit_sees_its_own_part_and_those_who_compile_see_all(session, half_year):
    await asked(session, half_year, NORTH, SOUTH)
    for by, seen in ((HEAD, {NORTH}), (ward.CULTURE, {NORTH, SOUTH}), (ward.CHAIR, {NORTH, SOUTH})):
        assert {part.unit_id for part, _ in await parts(session, half_year.id, by)} == seen
    with pytest.raises(NotYourRole):
        await parts(session, None, Actor("front", ward.WARD, frozenset({"front"}), FRONT))


def test_a_line_takes_the_place_of_its_own_older_one_and_of_nothing_is_there() -> None:
    text = "Kỳ này chưa có nội dung.\n- Khu 1: cũ.\n- Khu 10: giữ."
    found = rules.with_lines(text, [("Khu 1", "mới\n\nhơn")], ["Kỳ này chưa có nội dung."])
    assert found == "- Khu 10: giữ.\n- Khu 1: mới hơn"
