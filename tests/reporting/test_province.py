"""A province sees its wards added up: where each stands, what the numbers say, and nothing more."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy import select

from libs.contracts.reporting import ReportDue, ReportIssued, ReportMoved
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.errors import NotFound
from services.reporting.figures.definitions import headline_figures, national_figures
from services.reporting.issuing.actions import issue_report
from services.reporting.province.tables import WardReport
from services.reporting.reports.actions import draft_report
from services.reporting.rules import SigningForm
from services.reporting.tables import Period, Report
from tests.reporting import ward
from tests.reporting.province import (
    CODES,
    DUE_ON,
    TENANT,
    asked,
    commit,
    due,
    hear,
    issued,
    read,
)
from tests.reporting.reading import approve_report

HALF = "half_year.2026.1"
ELSEWHERE = "00070"  # Phường Hoàn Kiếm, of another province
PLAIN = {"published": 20, "published_on_time": 18, "visits": 7, "neighbourhoods": 6}


@pytest.fixture
async def province(door: tuple[httpx.AsyncClient, Database]) -> httpx.AsyncClient:
    """54 wards: 50 issued, one of them late; three are late with it; one owes none."""
    client, database = door
    told = {code: [due(code), issued(code, **PLAIN)] for code in CODES[4:53]}
    told |= {code: [due(code)] for code in CODES[:3]}
    late = issued(CODES[3], DUE_ON + timedelta(days=3), days_late=3, **PLAIN)
    told |= {CODES[3]: [due(CODES[3]), late], ELSEWHERE: [due(ELSEWHERE), issued(ELSEWHERE)]}
    await commit(database, told)
    return client


def test_quang_ninh_has_54_wards_and_every_headline_figure_is_public() -> None:
    assert len(CODES) == 54
    assert {each.key for each in headline_figures()} == {
        each.key for each in national_figures() if each.headline
    }
    assert all(each.public for each in national_figures() if each.headline)


async def test_every_ward_stands_on_time_late_or_missing(province: httpx.AsyncClient) -> None:
    told = await read(province, "roll-up")

    assert (told["province"], told["period"]) == ("Tỉnh Quảng Ninh", HALF)
    assert [each["code"] for each in told["wards"]] == CODES
    assert told["statuses"] == {
        "submitted": 49,
        "submitted_late": 1,
        "overdue": 3,
        "nothing_owed": 1,
    }
    by_code = {each["code"]: each for each in told["wards"]}
    assert (by_code[CODES[0]]["days_late"], by_code[CODES[3]]["days_late"]) == (4, 3)
    whole = by_code[CODES[10]]
    assert (whole["filled"], whole["filled_of"], whole["number"]) == (4, 4, "36/BC-UBND")
    assert by_code[CODES[53]]["status"] is None
    assert ELSEWHERE not in json.dumps(told)
    assert "Mẫu" not in json.dumps(told, ensure_ascii=False)  # a title that people wrote


async def test_a_total_opens_to_the_wards_whose_reports_it_adds_up(
    province: httpx.AsyncClient,
) -> None:
    told = await read(province, "roll-up")
    total = next(each for each in told["totals"] if each["key"] == "published")
    opened = await read(province, "roll-up/figures/published", period=HALF)

    assert (total["total"], total["wards"], total["median"]) == (1000, 50, 20)
    assert opened["total"] == sum(each["value"] for each in opened["wards"]) == 1000
    assert len(opened["wards"]) == 50
    assert (await asked(province, "roll-up/figures/late", period=HALF)).status_code == 404


@pytest.mark.parametrize(
    ("by", "status"),
    [
        (None, 401),
        (Actor("x", TENANT, frozenset({"chair", "office", "culture", "operator"})), 403),
        (Actor("x", "P0031", frozenset({"province"})), 403),  # of another province
        (Actor("x", "06811", frozenset({"chair"})), 403),  # of one of its wards
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        "roll-up",
        f"roll-up/figures/published?period={HALF}",
        "roll-up/trend?kind=half_year",
    ],
)
async def test_nobody_else_reads_the_roll_up(
    door: tuple[httpx.AsyncClient, Database], path: str, by: Actor | None, status: int
) -> None:
    assert (await asked(door[0], path, by)).status_code == status


async def test_in_a_ward_there_is_no_province(door: tuple[httpx.AsyncClient, Database]) -> None:
    client, _ = door
    strange = Actor("x", "06811", frozenset({"province"}))
    for path in ("roll-up", "open-data/wards.json"):
        answer = await asked(client, f"../../06811/reporting/{path}", strange)
        assert (answer.status_code, answer.json()["type"]) == (404, "NotAProvince")


async def test_another_province_sees_its_own_wards_alone(province: httpx.AsyncClient) -> None:
    other = Actor("x", "P0001", frozenset({"province"}))
    answer = await asked(province, "../../P0001/reporting/roll-up", other)

    assert answer.json()["statuses"]["submitted"] == 1
    assert not set(CODES) & {each["code"] for each in answer.json()["wards"]}


async def test_what_a_ward_issues_reaches_its_province_as_the_report_shows_it(
    session, store
) -> None:
    stream = ward.Stream()
    for event in (ward.onboarded(), ward.plan_approved(), ward.published("a", date(2026, 3, 10))):
        stream.tell(event)
    await ward.hear_all(session, stream)
    period = (await session.execute(select(Period.id).where(Period.kind == "half_year"))).scalar()
    report = await draft_report(session, period, by=ward.CULTURE, now=ward.at(date(2026, 5, 18)))
    values = dict(report.snapshot["values"])
    now = ward.at(date(2026, 5, 20))
    await approve_report(session, report.id, by=ward.CHAIR, now=now)
    form = {"number": "36", "issued_on": None, "signer_name": "Người Ký Mẫu"}
    form |= {"signing_form": SigningForm.ON_BEHALF, "store": store}
    await issue_report(session, report.id, **form, by=ward.CULTURE, now=now)
    told = [(row["subject"], row["body"]) for row in session.info["told"]]

    for subject, body in told:
        kinds = [kind for kind in (ReportDue, ReportIssued) if subject.endswith(kind.told_as)]
        for kind in kinds:
            await hear(session, "06811", kind.model_validate_json(body))
    row = await session.get(WardReport, period)

    assert row.ward_id == TENANT
    assert row.figures == {each.key: values[f"period.{each.key}"] for each in headline_figures()}
    assert row.figures["published"] == 1
    [body] = [body for subject, body in told if subject.endswith(ReportIssued.told_as)]
    assert "Người Ký Mẫu" not in body.decode()
    # The same transaction went to the province's tenant: the ward's own report is not there.
    assert (await session.execute(select(Report.id))).all() == []


async def test_a_revision_brings_new_figures_and_keeps_the_first_day(session) -> None:
    first = issued("06811", DUE_ON - timedelta(days=1), published=3)
    again = issued("06811", DUE_ON + timedelta(days=20), revision=1, published=5)
    await hear(session, "06811", due("06811"), first, again)
    row = (await session.execute(select(WardReport))).scalar_one()

    assert (row.figures, row.revision, row.number) == ({"published": 5}, 1, "37/BC-UBND")
    assert (row.submitted_on, row.days_late) == (DUE_ON - timedelta(days=1), 0)


async def test_a_moved_day_moves_and_what_is_told_twice_counts_once(session) -> None:
    later = DUE_ON + timedelta(days=3)
    owed = due("06811")
    moved = ReportMoved(
        occurred_at=owed.occurred_at,
        period_id=owed.period_id,
        kind="half_year",
        was_due_on=DUE_ON,
        due_on=later,
    )
    await hear(session, "06811", owed, owed, moved)
    row = (await session.execute(select(WardReport))).scalar_one()

    assert (row.due_on, row.submitted_on) == (later, None)


async def test_what_was_asked_for_by_somebody_is_not_added_up(session) -> None:
    await hear(session, "06811", due("06811", kind="on_demand"), issued("06811", kind="on_demand"))
    await hear(session, "99999", due("99999"))  # on no official list

    assert session.info["ward_id"] == "06811"  # the listener was not turned elsewhere
    assert (await session.execute(select(WardReport.id))).all() == []


async def test_a_report_nobody_was_told_is_due_waits_for_that(session) -> None:
    with pytest.raises(NotFound):
        await hear(session, "06811", issued("06811"))


async def test_the_wall_stands_between_a_ward_and_its_province(
    province: httpx.AsyncClient, door: tuple[httpx.AsyncClient, Database]
) -> None:
    _, database = door
    seen = Counter()
    for tenant in (TENANT, "06811", "P0001", "00000"):
        async with database.session(tenant) as session:
            rows = (await session.execute(select(WardReport.of_ward))).scalars()
            seen[tenant] = len(list(rows))

    assert seen == {TENANT: 53, "06811": 0, "P0001": 1, "00000": 0}


async def test_an_empty_province_says_that_nothing_is_owed(
    door: tuple[httpx.AsyncClient, Database],
) -> None:
    told = await read(door[0], "roll-up")

    assert told["statuses"] == {"nothing_owed": 54}
    assert (told["periods"], told["totals"][0]["wards"]) == ([], 0)
