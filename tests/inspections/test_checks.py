"""A check is decided by the chair, announced, carried out by its team, concluded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.law.checklists import checklist, checklists, frozen_checklist
from libs.law.refusals import NoSuchChecklist
from libs.permissions import NotYourRole, YourOwnWork
from services.inspections.findings import rules as findings
from services.inspections.findings.actions import add_finding, remove_finding
from services.inspections.findings.queries import findings_of
from services.inspections.findings.rules import Severity
from services.inspections.inspections import actions, queries, rules, teams
from services.inspections.inspections.concluding import conclude_inspection, finish_self_check
from services.inspections.inspections.rules import InspectionKind
from services.inspections.units.checking import NotTheCommittees
from tests.inspections import checks, ward
from tests.inspections.checks import (
    CHAIR,
    COLLEAGUE,
    DAY,
    DRAFTER,
    INSPECTED,
    LEADER,
    MEMBER,
    OTHER_OFFICE,
    PAPER,
    appoint_everybody,
    decided,
    drafted,
    on,
    started,
    told,
)


@pytest.fixture(autouse=True)
async def officials(session: AsyncSession) -> None:
    await appoint_everybody(session)


async def test_a_check_is_decided_announced_started_and_concluded(session: AsyncSession) -> None:
    row = await decided(session)
    with pytest.raises(rules.InspectionNotInThisState):  # not without a notice
        await actions.start_inspection(session, row.id, by=LEADER, now=ward.at(on(5)))
    await actions.announce_inspection(session, row.id, by=DRAFTER, now=ward.at(on(2)))
    with pytest.raises(rules.StartedEarly, match="07/03/2026"):
        await actions.start_inspection(session, row.id, by=LEADER, now=ward.at(on(4)))
    with pytest.raises(rules.NotOnTheTeam):
        await actions.start_inspection(session, row.id, by=OTHER_OFFICE, now=ward.at(on(5)))
    await actions.start_inspection(session, row.id, by=LEADER, now=ward.at(on(5)))
    with pytest.raises(rules.InspectionNotInThisState):
        await actions.drop_inspection(session, row.id, reason="Đã xong", by=CHAIR, now=ward.at(DAY))
    how = {"number": "50/KL-UBND", "conclusion": "Đạt yêu cầu.", "now": ward.at(on(9))}
    with pytest.raises(NotYourRole):
        await conclude_inspection(session, row.id, **how, by=LEADER)
    with pytest.raises(rules.OnlySelfChecks):
        await finish_self_check(
            session, row.id, conclusion="Tốt.", by=INSPECTED, now=ward.at(on(9))
        )
    await conclude_inspection(session, row.id, **how, by=CHAIR)

    [concluded] = told(session, "inspection.concluded")
    assert (concluded["kind"], concluded["minor"], concluded["grave"]) == ("planned", 0, 0)
    assert "Đạt yêu cầu" not in str(told(session))


async def test_whoever_drafts_does_not_decide(session: AsyncSession) -> None:
    both = CHAIR.__class__(DRAFTER.id, ward.CODE, frozenset({"chair", "office"}), ward.OFFICE)
    row = await drafted(session)

    with pytest.raises(YourOwnWork):
        await actions.decide_inspection(session, row.id, number="1", by=both, now=ward.at(DAY))
    with pytest.raises(NotYourRole):
        await actions.decide_inspection(session, row.id, number="1", by=DRAFTER, now=ward.at(DAY))


async def test_nobody_checks_their_own_unit(session: AsyncSession) -> None:
    with pytest.raises(teams.OfTheInspected):
        await drafted(session, team=[ward.an_id("colleague")])
    with pytest.raises(teams.OfTheInspected):
        await drafted(session, by=INSPECTED)
    with pytest.raises(teams.NotAnOfficial):
        await drafted(session, leader_id=ward.an_id("nobody"))
    with pytest.raises(teams.TeamTooLarge):
        await drafted(session, team=[ward.an_id(str(n)) for n in range(20)])


async def test_whoever_of_the_team_moves_into_the_inspected_unit_is_not_of_the_team_any_more(
    session: AsyncSession,
) -> None:
    row = await started(session)
    moved = replace(LEADER, unit_id=row.unit_id)
    assert rules.on_team(row.secrecy, LEADER)
    assert not rules.on_team(row.secrecy, moved)
    assert not rules.may_read_findings(row.secrecy, moved)


async def test_a_unit_that_was_told_of_a_check_sees_that_it_was_dropped(
    session: AsyncSession,
) -> None:
    row = await decided(session)
    assert not rules.may_see(row.secrecy, COLLEAGUE)
    await actions.announce_inspection(session, row.id, by=DRAFTER, now=ward.at(on(2)))
    said = {"reason": "Trùng lịch.", "by": CHAIR, "now": ward.at(on(3))}
    await actions.drop_inspection(session, row.id, **said)
    assert rules.may_see(row.secrecy, COLLEAGUE)


async def test_the_committee_checks_neither_the_front_nor_asks_anything_of_it(
    session: AsyncSession,
) -> None:
    with pytest.raises(NotTheCommittees, match="không thuộc Ủy ban nhân dân"):
        await drafted(session, unit_id=ward.FRONT)


async def test_whoever_has_no_unit_is_on_no_team(session: AsyncSession) -> None:
    nowhere = checks.official("unplaced", "culture")
    await checks.appoint(session, nowhere)
    with pytest.raises(teams.UnitUnknown):
        await drafted(session, team=[ward.an_id("unplaced")])
    with pytest.raises(teams.UnitUnknown):
        await drafted(session, by=nowhere)
    await drafted(session, team=[ward.an_id("inspector")])  # checks from outside, as the Front does


async def test_the_chair_on_a_team_leaves_the_decision_and_the_conclusion_to_another(
    session: AsyncSession,
) -> None:
    other = checks.official("deputy", "chair")
    row = await drafted(session, leader_id=ward.an_id("chair"))
    how = {"number": "41/QĐ-UBND", "now": ward.at(DAY)}
    with pytest.raises(teams.OnTheTeamYourself):
        await actions.decide_inspection(session, row.id, **how, by=CHAIR)
    await actions.decide_inspection(session, row.id, **how, by=other)
    await actions.announce_inspection(session, row.id, by=DRAFTER, now=ward.at(DAY))
    await actions.start_inspection(session, row.id, by=CHAIR, now=ward.at(on(5)))
    ended = {"number": "50/KL-UBND", "conclusion": "Tốt.", "now": ward.at(on(6))}
    with pytest.raises(teams.OnTheTeamYourself):
        await conclude_inspection(session, row.id, **ended, by=CHAIR)
    await conclude_inspection(session, row.id, **ended, by=other)


async def test_a_year_lists_its_checks_and_those_of_any_year_that_are_not_over(
    session: AsyncSession,
) -> None:
    january = await drafted(session, planned_on=on(310))
    assert january.planned_on.year == 2027
    ended = await drafted(session)
    await actions.drop_inspection(session, ended.id, reason="Thôi", by=CHAIR, now=ward.at(DAY))

    async def listed(year: int) -> set[UUID]:
        return {row.id for row in await queries.inspections(session, year, DRAFTER)}

    assert {january.id, ended.id} <= await listed(2026)
    assert january.id in await listed(2027)
    assert ended.id not in await listed(2027)


async def test_a_check_is_ahead_and_within_a_year(session: AsyncSession) -> None:
    with pytest.raises(rules.DayNotAhead):
        await drafted(session, planned_on=on(-1))
    with pytest.raises(rules.DayTooFar):
        await drafted(session, planned_on=on(401))
    with pytest.raises(rules.SelfCheckNotOrdered):
        await drafted(session, InspectionKind.SELF)
    with pytest.raises(NoSuchChecklist):
        await drafted(session, checklist_key="nothing")


async def test_an_offence_is_proven_and_stands_once_concluded(session: AsyncSession) -> None:
    row = await started(session)
    given = {"text": "Thu quá mức.", "basis": "Điều 11 khoản 12", "line": "fees", "by": LEADER}
    given |= {"now": ward.at(on(5)), "severity": Severity.GRAVE}
    with pytest.raises(findings.EvidenceOwed):
        await add_finding(session, row.id, **given, evidence=None)
    with pytest.raises(findings.FindingOffTheList):
        await add_finding(session, row.id, **given | {"line": "wall"}, evidence=PAPER)
    await add_finding(session, row.id, **given, evidence=PAPER)
    extra = await add_finding(session, row.id, **given, evidence=PAPER)
    await session.flush()
    await remove_finding(session, extra.id, by=MEMBER, now=ward.at(on(5)))
    with pytest.raises(NotFound):
        await remove_finding(session, extra.id, by=MEMBER, now=ward.at(on(5)))
    await conclude_inspection(
        session, row.id, number="5/KL", conclusion="Có sai phạm.", by=CHAIR, now=ward.at(on(6))
    )
    [kept] = await findings_of(session, row.id)
    with pytest.raises(rules.InspectionNotInThisState):
        await remove_finding(session, kept.id, by=MEMBER, now=ward.at(on(6)))

    [concluded] = told(session, "inspection.concluded")
    assert (concluded["minor"], concluded["serious"], concluded["grave"]) == (0, 0, 1)
    assert "quá mức" not in str(session.info)


async def test_the_inspected_cannot_take_a_step(session: AsyncSession) -> None:
    row = await started(session)
    with pytest.raises(rules.NotOnTheTeam):
        await add_finding(
            session,
            row.id,
            severity=Severity.MINOR,
            text="x",
            basis="x",
            line="",
            evidence=None,
            by=COLLEAGUE,
            now=ward.at(on(5)),
        )
    hidden = await decided(session, InspectionKind.UNANNOUNCED)
    with pytest.raises(NotFound):
        await actions.announce_inspection(session, hidden.id, by=OTHER_OFFICE, now=ward.at(on(2)))
    with pytest.raises(rules.NeverAnnounced):
        await actions.announce_inspection(session, hidden.id, by=DRAFTER, now=ward.at(on(2)))


def test_a_check_keeps_the_version_of_its_list() -> None:
    for key in checklists():
        now = checklist(key, DAY)
        assert frozen_checklist(key, now.version) == now
        assert len({line.key for line in now.lines}) == len(now.lines)
    with pytest.raises(NoSuchChecklist):
        checklist("reception", date(2020, 1, 1))
    with pytest.raises(NoSuchChecklist):
        frozen_checklist("reception", 99)
