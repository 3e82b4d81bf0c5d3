"""Staff conferences: owed by the law, valid with two thirds, adopted by more than half present."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from libs.contracts.directory import UnitOpened
from libs.kernel import clock, testing
from libs.kernel.outbox import told
from services.planning.conferences import rules
from services.planning.conferences.duties import owe_conferences
from services.planning.conferences.rules import ConferenceForm, Convening
from services.planning.tasks.actions import flag_overdue
from tests.planning.ward import (
    BINH,
    CENTRE,
    ECONOMY,
    FRONT_MAN,
    HOA,
    NORTH_HEAD,
    NOW,
    OFFICE,
    WARD,
    actor,
    day,
)

CLOCK = actor("clock", "clock")
CENTRE_MAN = actor("tam", "department", CENTRE)
ON = day("2025-01-09")
PLAN = {"on": "2025-01-09", "place": "Hội trường", "form": "plenary", "staff_count": 30}


def at(text: str) -> datetime:
    """A moment in the ward."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.VIETNAM)


@pytest.mark.parametrize(
    ("called", "present", "valid"),
    [(99, 66, True), (99, 65, False), (100, 67, True), (100, 66, False), (30, 20, True)],
)
def test_a_conference_is_valid_with_two_thirds_exactly(called, present, valid):
    held = Convening(ON, called, present, None)

    if valid:
        with pytest.raises(rules.VotesMissing):
            rules.check_convened(held, resolution=False, today=ON)
    else:
        assert not rules.check_convened(held, resolution=False, today=ON)


@pytest.mark.parametrize(
    ("present", "in_favour", "adopted"),
    [(66, 33, False), (66, 34, True), (67, 33, False), (67, 34, True)],
)
def test_more_than_half_of_those_present_adopt_never_half(present, in_favour, adopted):
    # Of the 99 who work there 34 are far from half: those present count, unlike article 21.
    held = Convening(ON, 99, present, in_favour)

    assert rules.is_adopted(in_favour, present, ON, by_ballot=False) is adopted
    wrong = rules.ResolutionMissing if adopted else rules.ResolutionNotAdopted
    with pytest.raises(wrong):
        rules.check_convened(held, resolution=not adopted, today=ON)


@pytest.mark.parametrize(("staff", "allowed"), [(99, False), (100, True)])
def test_delegates_may_come_from_a_hundred_people_on(staff, allowed):
    if allowed:
        assert rules.check_form(ConferenceForm.DELEGATES, staff, 60, ON) == 60
    else:
        with pytest.raises(rules.DelegatesNotAllowed, match="Điều 51"):
            rules.check_form(ConferenceForm.DELEGATES, staff, 60, ON)


@pytest.mark.parametrize("summoned", [None, 101])
def test_delegates_are_counted_and_not_more_than_work_there(summoned):
    with pytest.raises(rules.SummonedMissing):
        rules.check_form(ConferenceForm.DELEGATES, 100, summoned, ON)


@pytest.mark.parametrize(("staff", "optional"), [(7, True), (8, False), (None, False)])
def test_up_to_seven_people_need_no_conference(staff, optional):
    assert rules.is_optional(staff, ON) is optional


@pytest.mark.parametrize(
    ("kind", "chosen", "today", "ended"),
    [
        ("office", None, "2025-01-01", "2024-12-31"),
        ("office", None, "2025-12-31", "2024-12-31"),
        ("school", None, "2025-05-31", "2024-05-31"),
        ("school", None, "2025-06-01", "2025-05-31"),
        ("school", (30, 6), "2025-06-30", "2024-06-30"),
    ],
)
def test_a_working_year_is_over_the_day_after_its_last(kind, chosen, today, ended):
    assert rules.year_ended_on(kind, chosen, day(today)) == day(ended)


def test_ballots_come_after_two_calls_in_vain():
    held = Convening(ON, 30, 25, 16)

    with pytest.raises(rules.BallotsTooEarly, match="Điều 50"):
        rules.check_ballots(held, [ON], resolution=True, today=ON)
    rules.check_ballots(held, [ON, ON], resolution=True, today=ON)
    half = Convening(ON, 30, 25, 15)
    with pytest.raises(rules.ResolutionNotAdopted):
        rules.check_ballots(half, [ON, ON], resolution=True, today=ON)


async def morning(ward, now: datetime = NOW) -> list[dict]:
    """What the clock tells of conferences on a morning."""
    async with ward.database.transaction(WARD) as session:
        await owe_conferences(session, by=CLOCK, now=now)
        await flag_overdue(session, by=CLOCK, now=now)
        return [json.loads(one["body"]) for one in told(session)]


@pytest.fixture
async def owed_id(ward) -> str:
    """The conference that the centre owes."""
    await morning(ward)
    page = (await ward.get(f"workplaces/{CENTRE}", CENTRE_MAN)).json()
    return page["workplace"]["conference"]["id"]


@pytest.fixture
async def planned_id(ward, owed_id) -> str:
    answer = await ward.post(f"conferences/{owed_id}/plan", PLAN, by=CENTRE_MAN)
    assert answer.status_code == 201, answer.text
    return owed_id


async def convene(ward, conference_id, by=CENTRE_MAN, **more):
    form = {"on": "2025-01-09", "present": 20, **more}
    return await ward.post(f"conferences/{conference_id}/convening", form, by=by)


async def test_offices_centres_and_schools_owe_their_conference_once(ward):
    school = UnitOpened(
        occurred_at=NOW, unit_id=ECONOMY, kind="school", name="Trường Trần Phú", short_name="TP"
    )
    await ward.hears(school)

    first, second = await morning(ward), await morning(ward)
    june = await morning(ward, at("2025-06-01 06:00"))

    tasks = [one for one in first if "task_id" in one]
    assert {one["lead_unit_id"] for one in tasks} == {str(OFFICE), str(CENTRE)}
    assert {one["due_on"] for one in first} == {"2025-03-31"}
    assert second == []
    raised = [one for one in june if one.get("unit_kind") == "school"]
    assert [one["due_on"] for one in raised] == ["2025-08-31"]
    assert {one["kind"] for one in june if "title" in one} == {"staff_conference"}


async def test_a_day_that_passed_before_the_ward_began_is_not_owed(ward):
    assert await morning(ward, at("2025-04-01 06:00")) == []


async def test_a_valid_conference_adopts_and_owes_its_check(ward, planned_id, receipt):
    held = await convene(ward, planned_id, in_favour=11, resolution=receipt)
    page = (await ward.get(f"workplaces/{CENTRE}", CENTRE_MAN)).json()
    again = await convene(ward, planned_id, in_favour=11, resolution=receipt)

    assert held.json()["adopted"]
    assert [(one["kind"], one["due_on"]) for one in page["owed"]] == [("staff_check", "2025-07-09")]
    assert page["resolution"]["link"]
    assert again.json()["type"] == "AlreadyAdopted"


async def test_too_few_people_leave_the_duty_open_and_two_calls_allow_ballots(
    ward, planned_id, receipt
):
    voted = await convene(ward, planned_id, present=19, in_favour=19, resolution=receipt)
    early = await convene(ward, planned_id, present=16, in_favour=16, by_ballot=True)
    await convene(ward, planned_id, on="2025-01-07", present=19)
    for _ in range(2):
        twice = await convene(ward, planned_id, present=19)
    page = (await ward.get(f"workplaces/{CENTRE}", CENTRE_MAN)).json()
    ballots = {"present": 25, "in_favour": 16, "resolution": receipt, "by_ballot": True}
    decided = await convene(ward, planned_id, **ballots)

    assert voted.json()["type"] == "NotQuorate"
    assert "19/30 người dự, chưa đủ 20 người" in voted.json()["title"]
    assert early.json()["type"] == "BallotsTooEarly"
    assert twice.json()["type"] == "CalledThatDay"
    assert [one["present"] for one in page["workplace"]["conference"]["attempts"]] == [19, 19]
    assert [one["kind"] for one in page["owed"]] == ["staff_conference"]
    assert (decided.json()["by_ballot"], decided.json()["adopted"]) == (True, True)


async def test_ballots_after_a_conference_of_delegates_come_from_all(ward, owed_id, receipt):
    plan = {**PLAN, "form": "delegates", "staff_count": 200, "summoned": 80}
    planned = await ward.post(f"conferences/{owed_id}/plan", plan, by=CENTRE_MAN)
    assert planned.status_code == 201, planned.text
    for on in ("2025-01-07", "2025-01-09"):
        await convene(ward, owed_id, on=on, present=40)
    ballots = {"present": 150, "in_favour": 120, "resolution": receipt, "by_ballot": True}
    decided = await convene(ward, owed_id, **ballots)
    assert decided.status_code == 201, decided.text
    assert decided.json()["adopted"] is True


async def test_a_conference_comes_after_the_working_year(ward, owed_id, planned_id):
    plan = await ward.post(
        f"conferences/{owed_id}/plan", PLAN | {"on": "2024-12-31"}, by=CENTRE_MAN
    )
    held = await convene(ward, planned_id, on="2024-12-30", in_favour=11)

    assert [one.json()["type"] for one in (plan, held)] == ["BeforeYearEnd"] * 2
    assert "31/12/2024" in plan.json()["title"]


async def test_a_conference_does_the_duty_of_its_own_year(ward, planned_id, receipt):
    await morning(ward, at("2026-01-02 06:00"))  # that of the year before was never held
    with testing.time_is(at("2026-01-10 09:00")):
        page = (await ward.get(f"workplaces/{CENTRE}", CENTRE_MAN)).json()
        conference_id = page["workplace"]["conference"]["id"]
        await ward.post(
            f"conferences/{conference_id}/plan", PLAN | {"on": "2026-01-09"}, by=CENTRE_MAN
        )
        held = await convene(ward, conference_id, on="2026-01-09", in_favour=10)
        tasks = await ward.tasks(kind="staff_conference", unit=CENTRE)

    assert held.status_code == 201, held.text
    assert {one["state"]: one["due_on"] for one in tasks} == {
        "open": "2025-03-31",
        "done": "2026-03-31",
    }


async def test_a_resolution_that_failed_leaves_nothing_to_check(ward, planned_id, receipt):
    failed = await convene(ward, planned_id, in_favour=10)
    form = {"on": "2025-01-10", "announced_on": "2025-01-10", "result": "x", "evidence": receipt}
    check = await ward.post(f"workplaces/{CENTRE}/checks", form, by=CENTRE_MAN)

    assert (failed.json()["state"], failed.json()["adopted"]) == ("held", False)
    assert check.json()["type"] == "NothingToCheck"


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"present": 31, "in_favour": 20}, "MoreThanCalled"),
        ({"present": 20, "in_favour": 21}, "MoreThanPresent"),
        ({"on": "2025-01-11", "in_favour": 20}, "ConferenceAhead"),
        ({"in_favour": None}, "VotesMissing"),
    ],
)
async def test_counts_agree_with_one_another(ward, planned_id, more, refusal):
    assert (await convene(ward, planned_id, **more)).json()["type"] == refusal


async def test_a_check_is_announced_and_the_next_counts_from_it(ward, planned_id, upload, receipt):
    await convene(ward, planned_id, in_favour=20, resolution=receipt)
    with testing.time_is(at("2025-07-14 09:00")):
        form = {"result": "Đã làm 8/10 việc.", "evidence": await upload(clock.now())}
        path = f"workplaces/{CENTRE}/checks"
        days = {"on": "2025-07-10", "announced_on": "2025-07-09"}
        early = await ward.post(path, {**form, **days}, by=CENTRE_MAN)
        days = {"on": "2025-07-10", "announced_on": "2025-07-14"}
        done = await ward.post(path, {**form, **days}, by=CENTRE_MAN)
        twice = await ward.post(path, {**form, **days}, by=CENTRE_MAN)
        page = (await ward.get(f"workplaces/{CENTRE}", CENTRE_MAN)).json()
        [late] = await ward.tasks(unit=CENTRE, state="done", kind="staff_check")

    assert early.json()["type"] == "AnnouncedBeforeCheck"
    assert done.status_code == 201, done.text
    assert twice.json()["type"] == "CheckDayWrong"
    assert late["days_late"] == 5  # due on 9 July, announced on the 14th
    assert [one["due_on"] for one in page["owed"]] == ["2026-01-10"]


async def test_a_conference_not_held_is_told_overdue(ward):
    await morning(ward)

    late = await morning(ward, at("2025-04-01 06:00"))

    assert {(one["kind"], one["due_on"]) for one in late} == {("staff_conference", "2025-03-31")}


async def test_where_seven_work_the_duty_is_waived(ward, owed_id):
    form = {"staff_count": 7, "year_end": "31/12", "speaker": "Công đoàn cơ sở"}
    answer = await ward.post(f"workplaces/{CENTRE}", form, by=CENTRE_MAN)
    next_year = await morning(ward, at("2026-01-02 06:00"))

    assert answer.json()["workplace"]["conference"]["state"] == "waived"
    assert answer.json()["owed"] == []
    assert str(CENTRE) not in {one.get("lead_unit_id") for one in next_year if "title" in one}


async def test_only_the_year_in_which_so_few_work_is_waived(ward, owed_id):
    await morning(ward, at("2026-01-02 06:00"))  # that of the year before was never held
    with testing.time_is(at("2026-01-10 09:00")):
        form = {"staff_count": 7, "year_end": "31/12", "speaker": "Công đoàn cơ sở"}
        await ward.post(f"workplaces/{CENTRE}", form, by=CENTRE_MAN)
        tasks = await ward.tasks(kind="staff_conference", unit=CENTRE)

    assert {one["due_on"]: one["state"] for one in tasks} == {
        "2025-03-31": "open",
        "2026-03-31": "not_done",
    }


async def test_each_sees_and_works_on_its_own_and_the_office_on_all(ward, owed_id):
    own = (await ward.get("workplaces", CENTRE_MAN)).json()["workplaces"]
    every = (await ward.get("workplaces", BINH)).json()["workplaces"]
    foreign = await ward.post(f"conferences/{owed_id}/plan", PLAN, by=HOA)
    others = [await ward.get("workplaces", who) for who in (NORTH_HEAD, FRONT_MAN)]
    department = await ward.post(
        f"workplaces/{ECONOMY}",
        {"staff_count": 9, "year_end": "31/12", "speaker": "Công đoàn"},
        by=HOA,
    )

    assert [one["unit_id"] for one in own] == [str(CENTRE)]
    assert {one["unit_id"] for one in every} == {str(OFFICE), str(CENTRE)}
    assert foreign.json()["type"] == "NotYourUnit"
    assert [one.status_code for one in others] == [403, 403]
    assert department.json()["type"] == "NoConferenceHere"
