"""From events to facts: every event is counted by the table, and no person gets through."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import ProgrammingError

from libs.contracts.planning.outreach import OutreachHeld, TrainingHeld
from libs.contracts.planning.tasks import TaskProgressed
from libs.contracts.planning.urgings import TaskEscalated
from services.reporting.consumers import HEARS
from services.reporting.facts.mapping import facts_of
from services.reporting.facts.table import TABLE
from services.reporting.tables import Fact, Period
from tests.reporting import ward
from tools import docs

PERSONAL = ("name", "phone", "address", "email", "account", "signer", "person", "birth", "citizen")
TELLERS = (
    *("directory", "planning", "disclosures", "reception", "participation"),
    *("inspections", "awards"),
)
# What these services tell and nobody counts, with the reason.
NOT_COUNTED = {
    "SubscriptionAsked": "who wants to be told is nobody's figure",
    "DigestDue": "what it carries was counted where it happened",
    "OfficialDigestDue": "what it counts was counted where it happened",
    "CouncilSessionNoted": "a report is owed to it, and counted when it was issued",
    "CouncilSessionDropped": "never held",
    "MergedFeedbackMoved": "its original is counted; this tells who reported the same",
    "UnitStandingChanged": "a petition is counted as what it is; this would say about whom",
    "PublicityRequested": "the decision is counted, and what is aired or written of it",
    "WardOnboarded": "greets the ward",
    "UnitRenamed": "the unit was counted when it opened",
    "UnitHoused": "the unit was counted when it opened",
    "OfficialAppointed": "a person",
    "OfficialMoved": "a person",
    "OfficialLeft": "a person",
    "PlanSubmitted": "not yet done",
    "CommunityConferenceCalled": "it is counted when it was held",
    "SpendingConfirmed": "its spending is counted",
    "FundLevelConfirmed": "the decision behind it is counted, and what is given",
    "FundLevelChanged": "the decision behind it is counted, and what is given",
    "BallotRoundOpened": "it is counted when its ballots are",
    "SessionScheduled": "the days of the year are counted as planning tells them",
    "SessionMoved": "its day is counted when it is held",
    "BookingMoved": "so whoever booked is told; its session is counted",
    "SessionDropped": "never held",
    "PlanReturned": "not yet done",
    "PlanTakenBack": "not yet done",
    "UnitPlanReturned": "not yet done",
    "UnitPlanSubmitted": "not yet done",
    "PlanClosed": "what was done under the plan is counted on its own",
    "TaskMoved": "its assignment is counted",
    "RecommendationMoved": "its issuing is counted",
    "RecommendationReturned": "it is counted when it is closed",
    "UrgingMoved": "its sending is counted",
    "UrgingFulfilled": "what was shown is counted",
    "AnnouncementAcknowledged": "proves a notice or a broadcast that was counted",
    "ListSearchEnded": "that the list was shown was counted; this is care for its persons",
    "DisclosurePlanSubmitted": "not yet adopted",
    "DisclosurePlanTakenBack": "not yet adopted",
    "FeedbackAssigned": "its answer is counted",
    "ObligationPlanned": "its raising is counted",
    "ObligationDated": "its raising is counted",
    "ObligationMoved": "its raising is counted",
    "DisclosureMoved": "it is counted when it is shown",
    "InformationMoved": "its asking is counted",
    "MissingSheetMoved": "its reporting is counted",
    "InternalPaperMoved": "it is counted when it is shown",
    "MatterAgreed": "it is counted when it is put forward, voted on, and decided",
    "ConventionResumed": "its suspension was counted",
    "ConsentsLapsed": "demands are counted when they reach the agenda",
    "ElectionMoved": "its decision is counted",
    "HeadEntered": "elected before the ward began with the product",
    "HeadLeft": "the election that follows is counted",
    "ElectionAnnounced": "the election is counted when it is decided and recognised",
    "ElectionCalledOff": "nobody voted; its decision is counted",
    "BoardChanged": "boards are counted when they are recognised",
    "BoardEnded": "boards are counted when they are recognised",
    "HeadTermShifted": "its term is counted when it begins",
    "SurveyWithdrawn": "its answers are gone; it was counted when it opened",
    "ModelDeclined": "it was counted when it was registered",
    "AdviceMoved": "its sending is counted",
    "PetitionAssigned": "its end is counted, whoever had it",
    "PetitionUnassigned": "its end is counted, whoever had it",
}


def test_every_event_of_the_services_is_counted_or_left_out_on_purpose():
    told = {kind for teller in TELLERS for kind in docs.events()[teller]}

    assert {kind.__name__ for kind in told - set(TABLE)} <= set(NOT_COUNTED)
    assert set(TABLE) <= set(HEARS)


def test_every_line_of_the_table_names_fields_that_its_event_has():
    for kind, lines in TABLE.items():
        for line in lines:
            fields = {line.about.split(":")[1], line.on, line.value, *line.by} - {""}
            assert fields <= set(kind.model_fields), (kind, line.measure)
            assert not line.timely or "days_late" in kind.model_fields


def test_no_field_of_a_person_can_become_a_dimension_or_a_column():
    kept = {name for lines in TABLE.values() for line in lines for name in line.by}
    kept |= set(Fact.__table__.columns.keys())

    assert not [name for name in kept for word in PERSONAL if word in name]


def test_a_label_quotes_only_titles_numbers_and_names_of_units():
    quoted = {
        (kind.__name__, name)
        for kind, lines in TABLE.items()
        for line in lines
        for name in kind.model_fields
        if f"{{{name}}}" in line.label and name not in ("title", "number", "document_number")
    }
    named = {entry for entry in quoted if any(word in entry[1] for word in PERSONAL)}

    assert named == {("UnitOpened", "name")}


def test_a_publication_makes_two_facts_the_disclosure_and_the_duty_that_it_met():
    [(event, heard)] = [ward.Stream().tell(ward.published("a", date(2026, 3, 10), days_late=2))]

    made = facts_of(event, heard)

    assert [fact.measure for fact in made] == ["disclosure_published", "obligation_met"]
    assert made[0].dimensions == {"khoan": "2", "item": "2c", "timely": "late"}
    assert made[0].stream == "EVENTS_DISCLOSURES"
    assert made[0].occurred_on == date(2026, 3, 10)


def test_the_same_event_makes_the_same_facts():
    event, heard = ward.Stream().tell(ward.posted("a", "hq", date(2026, 3, 11)))

    assert facts_of(event, heard) == facts_of(event, heard)
    assert facts_of(event, heard)[0].evidence == [ward.PHOTO.model_dump()]


def test_a_quantity_counts_as_much_as_was_done():
    told = TaskProgressed(
        occurred_at=ward.at(date(2026, 3, 1)),
        task_id=ward.an_id("task"),
        kind="training",
        on=date(2026, 3, 1),
        quantity=45,
        measure="lượt người",
    )

    made = facts_of(*ward.Stream().tell(told))

    assert [(fact.measure, fact.value) for fact in made] == [
        ("progress_noted", 1),
        ("quantity", 45),
    ]


async def test_hearing_keeps_facts_and_a_plan_opens_its_periods_once(session):
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.plan_approved())
    stream.tell(ward.plan_approved(on=date(2026, 3, 1), version=2))

    await ward.hear_all(session, stream)

    due = [row for row in session.info["told"] if "report.due" in row["subject"]]
    assert len(due) == 6
    assert (await session.execute(select(func.count(Fact.id)))).scalar_one() == 2


async def test_a_plan_signed_in_summer_owes_no_report_that_was_due_before(session):
    stream = ward.Stream()
    stream.tell(ward.plan_approved(on=date(2026, 7, 1)))

    await ward.hear_all(session, stream)

    owed = {(row.kind, row.ordinal) for row in (await session.execute(select(Period))).scalars()}
    assert owed == {("quarter", 2), ("quarter", 3), ("quarter", 4), ("year", 1)}


async def test_a_fact_cannot_be_changed(session):
    await ward.hear(session, *ward.Stream().tell(ward.published("a", date(2026, 3, 10))))

    with pytest.raises(ProgrammingError, match="permission denied"):
        await session.execute(text("UPDATE fact SET value = 2"))


async def test_facts_of_one_ward_are_not_there_for_another(door):
    _, database = door
    stream = ward.Stream()
    stream.tell(ward.published("a", date(2026, 3, 10)))
    await ward.commit_all(database, stream)

    async with database.session("06820") as other:
        seen = list((await other.execute(select(Fact.id))).scalars())
    async with database.session(ward.WARD) as own:
        ours = list((await own.execute(select(Fact.id))).scalars())

    assert seen == []
    assert all(isinstance(each, UUID) for each in ours)
    assert len(ours) == 2


def progressed(**more: object) -> TaskProgressed:
    return TaskProgressed(
        occurred_at=ward.at(date(2026, 3, 1)),
        task_id=ward.an_id("task"),
        kind="training",
        on=date(2026, 3, 1),
        quantity=45,
        measure="lượt người",
        **more,
    )


def test_a_class_counts_once_though_it_is_noted_on_its_task():
    by_group = dict.fromkeys(("heads", "front", "inspectors", "residents", "others"), 0)
    held = TrainingHeld(
        occurred_at=ward.at(date(2026, 3, 1)),
        class_id=ward.an_id("class"),
        task_id=ward.an_id("task"),
        unit_id=ward.an_id("unit"),
        on=date(2026, 3, 1),
        sessions=2,
        hours=8,
        people=45,
        officials=45,
        **by_group,
        tested=40,
        passed=38,
    )
    stream = ward.Stream()

    noted = facts_of(*stream.tell(progressed(activity_id=ward.an_id("class"))))
    made = facts_of(*stream.tell(held))

    training = {"kind": "training"}
    assert noted == []
    assert [(fact.measure, fact.value, fact.dimensions) for fact in made] == [
        ("progress_noted", 1, training),
        ("quantity", 1, training | {"measure": "lớp"}),
        ("quantity", 45, training | {"measure": "lượt người"}),
        ("training_passed", 38, {}),
    ]


def test_an_activity_counts_in_what_it_reached():
    held = OutreachHeld(
        occurred_at=ward.at(date(2026, 3, 1)),
        activity_id=ward.an_id("activity"),
        campaign_id=ward.an_id("campaign"),
        task_id=None,
        kind="broadcast",
        unit_id=ward.an_id("unit"),
        on=date(2026, 3, 1),
        minutes=18,
    )

    made = facts_of(*ward.Stream().tell(held))

    outreach = {"kind": "outreach"}
    assert [(fact.measure, fact.value, fact.dimensions) for fact in made] == [
        ("progress_noted", 1, outreach),
        ("quantity", 18, outreach | {"measure": "phút"}),
    ]


def test_a_late_document_without_a_task_is_counted_by_itself():
    escalated = TaskEscalated(
        occurred_at=ward.at(date(2026, 3, 1)),
        task_id=None,
        kind="disclosure",
        title="Dự toán thu chi ngân sách",
        lead_unit_id=ward.an_id("unit"),
        level="chair",
        cause="late_disclosure",
        due_on=date(2026, 2, 2),
        obligation_id=ward.an_id("obligation"),
    )

    [made] = facts_of(*ward.Stream().tell(escalated))

    about = ("obligation", str(ward.an_id("obligation")))
    assert (made.measure, made.object_type, made.object_id) == ("task_escalated", *about)
    assert escalated.object_id == about[1]
