"""The year's main job: a plan is approved, papers are shown to the people, the report proves it."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

import pytest

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days, subtract_working_days
from tests.flows.house import House
from tests.flows.reading import check_figures, check_papers, follow_to_the_photos, words
from tests.flows.wall import Shown, show
from tools.people import Person, Refused
from tools.replay import replayed
from tools.samples.cast import HEADS, Cast, given
from tools.samples.showing import Paper
from tools.samples.ward import approve_plan, plan_text

pytestmark = pytest.mark.timeout(400)

WARD = "06811"
DEPUTY = "phochutich"
HEADQUARTERS_AND_HOUSES = HEADS + 1
LOST_AFTER = timedelta(days=12)
LOST_AT = "Nhà văn hóa khu phố 2"


async def test_from_the_approved_plan_to_the_report_with_every_figure_proven(house: House):
    cast = await house.founded(WARD)
    await approve_plan(cast, house.today.year, signed_on=house.today)
    await house.settle()
    await _obligations_stand_on_a_sentence_of_the_plan(cast)
    await _days_of_the_year_are_set(house, cast)
    await _a_programme_of_checks_is_proposed(house, cast)

    budget = await _a_budget_paper_is_shown_within_five_working_days(house, cast)
    policy = await _a_policy_is_also_read_out_and_told(house, cast)
    await _one_house_loses_its_sheet_and_only_that_one_begins_again(house, cast, budget)
    await _both_are_complete_when_the_last_sheet_has_hung_its_days(house, budget, policy)
    await _both_are_in_the_quarterly_list(house, cast)

    report = await _the_report_is_approved_by_other_eyes_and_issued(house, cast)
    await check_papers(cast.citizen(), report)
    culture = await cast.person("vhxh")
    assert await check_figures(culture, report) > 50
    seen = await follow_to_the_photos(culture, report, "period.posted_houses")
    hung = [
        sha for paper in (budget, policy) for name, sha in paper.photos.items() if "khu" in name
    ]
    assert seen == set(hung)


async def _obligations_stand_on_a_sentence_of_the_plan(cast: Cast) -> None:
    office = await cast.person("vanphong")
    raised = await office.get("disclosures/obligations", limit=200)
    text = words(plan_text())
    assert len(raised) >= 20
    assert {each["raised_by"] for each in raised} == {"plan"}
    assert {each["khoan"] for each in raised} >= {1, 2, 4, 13}
    strange = [each for each in raised if words(each["source_sentence"]) not in text]
    assert strange == []
    assert all(each["source_path"] for each in raised)


async def _days_of_the_year_are_set(house: House, cast: Cast) -> None:
    year = house.today.year
    found = await cast.citizen().get("planning/reception-days", year=year)
    assert len(found["days"]) == 24
    calendar = national_calendar()
    assert all(calendar.is_working(date.fromisoformat(day["held_on"])) for day in found["days"])
    await _reception_makes_its_calendar_of_them(house, cast, found["days"])
    periods = await cast.citizen().get("reporting/periods", year=year)
    assert sorted(each["kind"] for each in periods) == ["half_year", *["quarter"] * 4, "year"]


async def _a_programme_of_checks_is_proposed(house: House, cast: Cast) -> None:
    """A draft with the plan's own sentences; the chair approves it, and another is refused."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    [proposed] = await office.get("inspections/check-programmes")
    assert (proposed["year"], proposed["proposed"]) == (house.today.year, True)
    assert proposed["plan_number"] == "112/KH-UBND"
    assert {each["kind"] for each in proposed["items"]} == {"planned", "self"}
    text = words(plan_text())
    assert all(words(each["source_sentence"]) in text for each in proposed["items"])
    assert all(each["source_path"].startswith("II.7") for each in proposed["items"])
    with pytest.raises(Refused) as unseen:
        await (await cast.person("kinhte")).get(f"inspections/check-programmes/{proposed['id']}")
    assert unseen.value.status == 404

    path = f"inspections/check-programmes/{proposed['id']}"
    with pytest.raises(Refused, match="NotYourRole"):
        await office.post(f"{path}/approval", number="9/CTr-UBND")
    approved = await chair.post(f"{path}/approval", number="9/CTr-UBND")
    assert (approved["state"], approved["proposed"]) == ("approved", False)
    with pytest.raises(Refused, match="ProgrammeOfYearThere"):
        await office.post("inspections/check-programmes", year=house.today.year)


async def _reception_makes_its_calendar_of_them(
    house: House, cast: Cast, days: list[dict[str, str]]
) -> None:
    """A session of each day; posted, it hangs out, takes bookings, and prints on A4."""
    year, citizen = house.today.year, cast.citizen()
    sessions = (await citizen.get("reception/sessions", year=year))["sessions"]
    assert [one["held_on"] for one in sessions] == sorted(day["held_on"] for day in days)
    assert all(one["posted_on"] is None for one in sessions)
    office, last = await cast.person("vanphong"), f"reception/sessions/{sessions[-1]['id']}"
    assert (await citizen.get(f"{last}/slots"))["free"] == []
    await office.post("reception/sessions/posting", until=f"{year}-12-31", number="168/TB-UBND")
    assert (await citizen.get(f"{last}/slots"))["free"]
    assert (await citizen.get(f"reception/calendars/{year}.pdf")).startswith(b"%PDF-")


async def _a_budget_paper_is_shown_within_five_working_days(house: House, cast: Cast) -> Shown:
    calendar = national_calendar()
    signed_on = calendar.next_working(house.today)
    await house.live_until(signed_on)
    paper = Paper("2c", "Tình hình thực hiện ngân sách quý I (mẫu)", "21/BC-UBND", signed_on)
    shown = await show(house, cast, paper, add_working_days(signed_on, 2, calendar))
    page = await shown.page()
    assert page["due_on"] == add_working_days(signed_on, 5, calendar).isoformat()
    assert (page["days_late"], page["state"]) == (0, "posting")
    assert len(page["walls"]) == HEADQUARTERS_AND_HOUSES
    assert {wall["keep_until"] for wall in page["walls"]} == {
        (house.today + timedelta(days=30)).isoformat()
    }
    # Circular 343/2016/TT-BTC: budgets are also sent in writing, and read out once.
    await shown.announce()
    return shown


async def _a_policy_is_also_read_out_and_told(house: House, cast: Cast) -> Shown:
    paper = Paper("7a", "Chính sách hỗ trợ hộ nghèo (mẫu)", "22/TB-UBND", house.today, "VHXH")
    shown = await show(house, cast, paper, house.today + timedelta(days=1))
    asked = {form["form"]: form for form in (await shown.page())["forms"]}
    assert {"posting", "loudspeaker", "notice_to_heads"} <= set(asked)
    assert asked["notice_to_heads"]["needed"] == HEADS
    await house.live_until(house.today + timedelta(days=3))
    await shown.announce()
    return shown


async def _one_house_loses_its_sheet_and_only_that_one_begins_again(
    house: House, cast: Cast, paper: Shown
) -> None:
    before = await paper.walls()
    lost_on = date.fromisoformat(before[LOST_AT]["posted_on"]) + LOST_AFTER
    await house.live_until(lost_on)
    front = await cast.person("mttq")
    gap = f"disclosures/postings/{paper.postings[LOST_AT]}/gap"
    await front.post(gap, broken_on=lost_on.isoformat())
    await house.live_until(lost_on + timedelta(days=1))
    await paper.hang(LOST_AT)
    after = await paper.walls()
    assert after[LOST_AT]["attempt"] == 2
    assert after[LOST_AT]["keep_until"] == (house.today + timedelta(days=30)).isoformat()
    kept = {name: wall["keep_until"] for name, wall in after.items() if name != LOST_AT}
    assert kept == {name: before[name]["keep_until"] for name in kept}


async def _both_are_complete_when_the_last_sheet_has_hung_its_days(
    house: House, *papers: Shown
) -> None:
    """First every sheet but the one that began again; only with that one the budget is complete."""
    budget, policy = papers
    first = min(wall["keep_until"] for wall in (await budget.walls()).values())
    await house.live_until(date.fromisoformat(first))
    with pytest.raises(Refused, match="KeptTooShort"):
        await budget.take_down("Nhà văn hóa khu phố 1")
    await house.live_until(date.fromisoformat(first) + timedelta(days=5))
    for paper in papers:
        for name in paper.places:
            if (paper, name) != (budget, LOST_AT):
                await paper.take_down(name)
    assert (await budget.page())["completed_on"] is None
    assert (await policy.page())["completed_on"] == house.today.isoformat()
    last = (await budget.walls())[LOST_AT]["keep_until"]
    await house.live_until(date.fromisoformat(last) + timedelta(days=1))
    await budget.take_down(LOST_AT)
    page = await budget.page()
    assert (page["state"], page["completed_on"]) == ("completed", house.today.isoformat())
    assert all(form["proven"] == form["needed"] for form in page["forms"])


async def _both_are_in_the_quarterly_list(house: House, cast: Cast) -> None:
    year = house.today.year
    await house.live_until(national_calendar().next_working(date(year, 4, 1)))
    citizen = cast.citizen()
    listed = await citizen.get(f"disclosures/quarterly-lists/{year}/1.csv")
    assert all(number in listed.decode() for number in ("21/BC-UBND", "22/TB-UBND"))
    lists = await citizen.get("disclosures/quarterly-lists")
    assert [(each["quarter"], each["entries"]) for each in lists] == [(1, 2)]
    # From what was told alone, without any database, the same bytes come again.
    text, same = await replayed(house.machine.operator(), WARD, year, 1)
    path = f"/api/wards/{WARD}/disclosures/quarterly-lists/{year}/1.json"
    assert text.encode() == (await citizen.client.get(path)).content
    assert same


async def _the_report_is_approved_by_other_eyes_and_issued(house: House, cast: Cast) -> str:
    """Drafted by a deputy chair who compiles: whoever drafted may not approve, chair or not."""
    periods = await cast.citizen().get("reporting/periods", year=house.today.year)
    half = next(each for each in periods if each["kind"] == "half_year")
    due_on = subtract_working_days(date(house.today.year, 5, 25), 1, national_calendar())
    assert half["due_on"] == due_on.isoformat()
    await house.live_until(subtract_working_days(due_on, 2, national_calendar()))
    deputy = await _appointed_deputy(cast)
    drafted = await deputy.post("reporting/reports", period_id=half["id"])
    path = f"reporting/reports/{drafted['id']}"
    culture, chair = await cast.person("vhxh"), await cast.person("chutich")
    read = {"content_sha256": (await chair.get(path))["content_sha256"]}
    with pytest.raises(Refused, match="YourOwnWork"):
        await deputy.post(f"{path}/approval", **read)
    with pytest.raises(Refused, match="NotYourRole"):
        await culture.post(f"{path}/approval", **read)
    with pytest.raises(Refused) as unseen:
        await cast.citizen().get(path)
    assert unseen.value.status in (401, 403, 404)
    await chair.post(f"{path}/approval", **read)
    issued = await culture.post(f"{path}/issuance", number="88", signer_name="Người Ký Mẫu")
    assert (issued["status"], issued["days_late"]) == ("issued", 0)
    await house.settle()
    return str(drafted["id"])


async def _appointed_deputy(cast: Cast) -> Person:
    chair = await cast.person("chutich")
    password = cast.passwords.setdefault(DEPUTY, secrets.token_urlsafe(12))
    await chair.post(
        "directory/officials",
        username=DEPUTY,
        display_name="Phó Chủ tịch (mẫu)",
        position="Phó Chủ tịch UBND",
        roles=["chair", "culture"],
        password=given(password),
    )
    await cast.begin(DEPUTY)
    return await cast.person(DEPUTY)
