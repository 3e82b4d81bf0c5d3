"""A number is for everybody; a list that names denunciations, or leaves them over, is not."""

from __future__ import annotations

from datetime import date

import pytest

from libs.contracts.reception.visits import VisitRecorded
from libs.kernel import testing
from services.reporting.figures.definitions import national_figures
from tests.reporting import ward
from tests.reporting.test_petitions_table import petition

HOME = f"/api/wards/{ward.WARD}/reporting"
NOW = ward.at(date(2026, 5, 18))
MEASURES = {"visit_recorded", "people_received", "group_received"} | {
    *("petition_registered", "petition_sorted", "petition_settled", "petition_moved"),
    *("petition_overdue", "petition_nearly_neglected"),
}


@pytest.fixture(autouse=True)
def _it_is_18_may():
    with testing.time_is(NOW):
        yield


def visit(name: str, matter: str) -> VisitRecorded:
    """Somebody who came with a complaint, a denunciation, a proposal."""
    return VisitRecorded(
        occurred_at=ward.at(date(2026, 4, 6)),
        visit_id=ward.an_id(name),
        session_id=None,
        received_on=date(2026, 4, 6),
        matter=matter,
        received_by="chair",
        mode="direct",
        outcome="accepted",
        people=1,
        is_group=False,
    )


@pytest.fixture
async def client(door):
    """The door of a ward where people came with a complaint and with a denunciation."""
    client, database = door
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.plan_approved())
    stream.tell(ward.published("a", date(2026, 4, 10)))
    for name, matter in (("a", "complaint"), ("b", "denunciation")):
        stream.tell(visit(name, matter))
        petition(stream, name, date(2026, 4, 6), matter)
    await ward.commit_all(database, stream)
    return client


def test_no_open_list_is_of_facts_in_which_a_denunciation_may_stand() -> None:
    def of_another_matter(figure):
        named = figure.where.get("matter", ()) or figure.where.get("kind", ())
        of_complaints = figure.where.get("move") == ("hold_dialogue", "hold_dialogue_late")
        return of_complaints or (named and "denunciation" not in named)

    found = [each for each in national_figures() if MEASURES & set(each.measures)]
    open_lists = {each.key for each in found if not each.closed}

    assert open_lists == {each.key for each in found if of_another_matter(each)}
    assert "visits_complaint" in open_lists


async def test_of_today_the_number_is_for_everybody_and_the_list_is_not(client) -> None:
    signed = testing.signed(ward.CHAIR)
    told = {}
    for who, headers in (("visitor", {}), ("chair", signed)):
        sayings = (await client.get(f"{HOME}/dashboard", headers=headers)).json()["sayings"]
        shown = {each["key"]: each for saying in sayings for each in saying["figures"]}
        told[who] = [(shown[key]["year"], shown[key]["closed"]) for key in ("visits", "published")]
    listed = f"{HOME}/dashboard/figures/year.petitions_received"

    assert told == {"visitor": [(2, True), (1, False)], "chair": [(2, False), (1, False)]}
    assert (await client.get(listed)).status_code == 403
    assert (await client.get(listed, headers=signed)).json()["value"] == 2


async def test_an_issued_report_shows_the_numbers_and_opens_the_other_lists(client) -> None:
    report = await issued_half_year(client)
    at = f"{HOME}/reports/{report['id']}"
    keys = ("visits", "petitions_received", "petitions_received.denunciation", "visits_complaint")
    answers = [await client.get(f"{at}/figures/period.{key}") for key in keys]
    whole = (await client.get(at)).json()
    html = (await client.get(f"{at}/html")).text

    assert [answer.status_code for answer in answers] == [403, 403, 403, 200]
    assert whole["values"]["period.petitions_received.denunciation"] == 1
    assert {"visits", "petitions_received", "petitions_open"} <= set(whole["closed"])
    assert "period.visits_complaint" in html
    assert '/period.visits"' not in html


async def issued_half_year(client) -> dict:
    """The report of the half year, approved and issued."""
    periods = (await client.get(f"{HOME}/periods", params={"year": 2026})).json()
    half = next(each for each in periods if each["kind"] == "half_year")
    culture, chair = testing.signed(ward.CULTURE), testing.signed(ward.CHAIR)
    body = {"period_id": half["id"]}
    report = (await client.post(f"{HOME}/reports", json=body, headers=culture)).json()
    at = f"{HOME}/reports/{report['id']}"
    read = {"content_sha256": report["content_sha256"]}
    await client.post(f"{at}/approval", json=read, headers=chair)
    form = {"number": "36", "signer_name": "Người Ký Mẫu"}
    answer = await client.post(f"{at}/issuance", json=form, headers=culture)
    assert answer.status_code == 201, answer.text
    return answer.json()
