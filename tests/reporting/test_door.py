"""Reporting over HTTP: who reads what, and every number opens its list."""

from __future__ import annotations

import asyncio
from datetime import date
from urllib.parse import quote

import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from tests.reporting import ward

HOME = f"/api/wards/{ward.WARD}/reporting"
NOW = ward.at(date(2026, 5, 18))


@pytest.fixture(autouse=True)
def _it_is_18_may():
    with testing.time_is(NOW):
        yield


@pytest.fixture
async def client(door):
    """The door of a ward with a plan, a disclosure and its posting at two places."""
    client, database = door
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.plan_approved())
    stream.tell(ward.obligation("a", date(2026, 3, 1)))
    stream.tell(ward.published("a", date(2026, 3, 10)))
    stream.tell(ward.posted("a", "hq", date(2026, 3, 11)))
    stream.tell(ward.posted("a", "house1", date(2026, 3, 11)))
    stream.tell(ward.task_done("a", date(2026, 3, 12)))
    await ward.commit_all(database, stream)
    return client


async def drafted(client) -> dict:
    periods = (await client.get(f"{HOME}/periods", params={"year": 2026})).json()
    half = next(each for each in periods if each["kind"] == "half_year")
    body = {"period_id": half["id"]}
    answer = await client.post(f"{HOME}/reports", json=body, headers=testing.signed(ward.CULTURE))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def issued(client) -> dict:
    report = await drafted(client)
    at = f"{HOME}/reports/{report['id']}"
    read = {"content_sha256": report["content_sha256"]}
    answer = await client.post(f"{at}/approval", json=read, headers=testing.signed(ward.CHAIR))
    assert answer.status_code == 201, answer.text
    form = {"number": "36", "signing_form": "tm_kt", "signer_name": "Người Ký Mẫu"}
    answer = await client.post(f"{at}/issuance", json=form, headers=testing.signed(ward.CULTURE))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_anybody_may_know_what_is_owed_and_how_the_day_was_counted(client):
    periods = (await client.get(f"{HOME}/periods")).json()
    half = next(each for each in periods if each["kind"] == "half_year")

    whole = (await client.get(f"{HOME}/periods/{half['id']}")).json()

    assert len(periods) == 6
    assert (whole["due_on"], whole["status"]) == ("2026-05-22", "due_soon")
    assert whole["counted"][-1]["on"] == whole["due_on"]
    assert whole["estimated"] is True


async def test_two_drafts_at_once_are_one_report(client):
    first, second = await asyncio.gather(drafted(client), drafted(client))

    assert first["id"] == second["id"]


async def test_every_number_of_a_report_opens_a_list_that_sums_to_it(client):
    report = await issued(client)
    at = f"{HOME}/reports/{report['id']}"
    whole = (await client.get(at)).json()
    keys = {cell["figure"] for t in whole["tables"] for row in t["rows"] for cell in row}
    keys |= {
        p["figure"]
        for part in whole["parts"]
        for line in part["paragraphs"]
        for p in line["pieces"]
    }

    for key in keys - {None}:
        opened = f"{at}/figures/{key}"
        figure = (await client.get(opened, headers=testing.signed(ward.CHAIR))).json()
        assert figure["value"] == sum(fact["amount"] for fact in figure["facts"]), key
        assert figure["total"] == len(figure["facts"])


async def test_a_fact_shows_its_event_its_object_and_its_proof(client):
    report = await issued(client)
    at = f"{HOME}/reports/{report['id']}/figures/period.posted_houses"

    inside = (await client.get(at, headers=testing.signed(ward.CHAIR))).json()["facts"][0]
    outside = (await client.get(at)).json()["facts"][0]

    assert inside["event"] == "disclosures.posting.started"
    assert (inside["stream"], inside["sequence"]) == ("EVENTS_DISCLOSURES", 4)
    assert inside["occurred_on"] == "2026-03-11"
    assert inside["evidence"][0]["link"].startswith(f"/files/{ward.WARD}/{ward.PHOTO.sha256}?")
    assert outside["evidence"][0] == {**inside["evidence"][0], "link": None}


async def test_of_a_published_document_the_hash_is_shown_without_a_link(client):
    report = await issued(client)
    at = f"{HOME}/reports/{report['id']}/figures/period.published"

    [fact] = (await client.get(at, headers=testing.signed(ward.CHAIR))).json()["facts"]

    assert fact["evidence"] == [{"sha256": "cd" * 32, "media_type": "", "link": None}]


async def test_officials_see_what_was_done_to_a_report(client):
    report = await issued(client)
    at = f"{HOME}/reports/{report['id']}"

    inside = (await client.get(at, headers=testing.signed(ward.CHAIR))).json()["timeline"]
    outside = (await client.get(at)).json()["timeline"]

    assert [step["action"] for step in inside] == [
        *("draft_report", "approve_report", "issue_report")
    ]
    assert outside == []


async def test_a_figure_that_is_not_there_is_not_found(client):
    report = await issued(client)

    for key in ("period.nothing", "manual.9", "period"):
        answer = await client.get(f"{HOME}/reports/{report['id']}/figures/{key}")
        assert answer.status_code == 404


async def test_of_internal_matters_the_number_is_for_everybody_and_the_list_for_insiders(client):
    report = await issued(client)
    at = f"{HOME}/reports/{report['id']}"
    opened, signed = f"{at}/figures/period.urgings_sent", testing.signed(ward.CHAIR)

    outside, inside = [(await client.get(at, headers=who)).json() for who in ({}, signed)]
    refused = await client.get(opened)

    assert outside["values"] == inside["values"]
    assert "period.urgings_sent" in outside["values"]
    assert {"urgings_sent", "committee_members"} <= set(outside["closed"])
    assert "published" not in outside["closed"]
    assert inside["closed"] == []
    assert refused.status_code == 403
    assert "việc nội bộ" in refused.json()["title"]
    assert (await client.get(opened, headers=testing.signed(ward.HEAD))).status_code == 403
    assert (await client.get(opened, headers=signed)).status_code == 200
    links = [(await client.get(f"{at}/html", headers=who)).text for who in ({}, signed)]
    assert ['href="/period.urgings_sent"' in each for each in links] == [False, True]
    assert 'href="/period.published"' in links[0]


async def test_visitors_do_not_see_drafts(client):
    report = await drafted(client)
    at = f"{HOME}/reports/{report['id']}"

    for address in (at, f"{at}/html", f"{at}/document", f"{at}/figures/period.published"):
        assert (await client.get(address)).status_code == 404
        head = testing.signed(ward.HEAD)
        assert (await client.get(address, headers=head)).status_code == 404
        assert (await client.get(address, headers=testing.signed(ward.CHAIR))).status_code == 200
    assert (await client.get(f"{HOME}/reports")).json() == []
    assert (
        len((await client.get(f"{HOME}/reports", headers=testing.signed(ward.CHAIR))).json()) == 1
    )


async def test_visitors_may_read_and_fetch_what_was_issued(client):
    report = await issued(client)
    at = f"{HOME}/reports/{report['id']}"

    for name, kind in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        answer = await client.get(f"{at}/document", params={"format": name})
        again = await client.get(f"{at}/document", params={"format": name})
        assert answer.content.startswith(kind)
        assert answer.content == again.content
    assert (await client.get(at)).json()["number"] == "36/BC-UBND"


async def test_a_draft_is_written_on_demand_and_says_that_it_is_one(client):
    report = await drafted(client)
    answer = await client.get(
        f"{HOME}/reports/{report['id']}/html", headers=testing.signed(ward.CHAIR)
    )

    assert "DỰ THẢO" in answer.text


async def test_the_html_links_each_figure_to_where_the_page_wants(client):
    report = await issued(client)
    at = f"{HOME}/reports/{report['id']}/html"

    fine = await client.get(at, params={"figure_at": "/06811/bao-cao/so-lieu/{key}"})

    assert 'href="/06811/bao-cao/so-lieu/period.published"' in fine.text
    assert 'href="/period.published"' in (await client.get(at)).text
    for elsewhere in ("javascript:{key}", "//mau.example/{key}", "///{key}", "https://a/{key}"):
        bad = await client.get(at, params={"figure_at": elsewhere})
        assert bad.status_code == 422, elsewhere


async def test_a_section_is_rewritten_and_a_figure_by_hand_opens_its_reason(client, door):
    report = await drafted(client)
    at = f"{HOME}/reports/{report['id']}"
    receipt = Desk("a key for tests").receipt(
        ward.WARD, StoredFile("ef" * 32, 10, "application/pdf"), NOW
    )
    form = {
        "title": "Họp dân",
        "unit": "cuộc",
        "value": 3,
        "reason": "Sổ họp",
        "receipts": [receipt],
    }

    entered = await client.post(f"{at}/figures", json=form, headers=testing.signed(ward.CULTURE))
    [began] = [part["text_sha256"] for part in report["parts"] if part["key"] == "II.1.đ"]
    words = {"text": "Đã họp {{manual.1}} cuộc.", "text_sha256": began}
    section = quote("II.1.đ")
    written = await client.put(
        f"{at}/sections/{section}", json=words, headers=testing.signed(ward.CULTURE)
    )
    opened = await client.get(f"{at}/figures/manual.1", headers=testing.signed(ward.CULTURE))

    one = entered.json()
    assert (one["key"], one["title"], one["value"]) == ("manual.1", "Họp dân", 3)
    [part] = [each for each in written.json()["parts"] if each["key"] == "II.1.đ"]
    assert part["paragraphs"][0]["pieces"][1] == {"text": "3 (số nhập tay)", "figure": "manual.1"}
    assert opened.json()["manual_reason"] == "Sổ họp"
    assert opened.json()["evidence"][0]["link"].startswith("/files/")


async def test_without_signing_in_nothing_is_drafted(client):
    answer = await client.post(f"{HOME}/reports", json={"period_id": str(ward.an_id("x"))})

    assert answer.status_code == 401


async def test_a_report_is_of_a_period_or_asked_for(client):
    answer = await client.post(f"{HOME}/reports", json={}, headers=testing.signed(ward.CULTURE))

    assert answer.status_code == 422


async def test_an_ad_hoc_report_is_opened_and_drafted_at_once(client):
    asked = {
        "title": "Chuyên đề công khai ngân sách",
        "requested_by": "Sở Nội vụ",
        "period_start": "2026-01-01",
        "cutoff_on": "2026-05-18",
    }
    answer = await client.post(
        f"{HOME}/reports", json={"on_demand": asked}, headers=testing.signed(ward.CULTURE)
    )

    assert answer.status_code == 201, answer.text
    assert answer.json()["period"]["requested_by"] == "Sở Nội vụ"
    assert answer.json()["due_on"] == "2026-05-25"


@pytest.mark.parametrize("ordered", [{}, {"due_on": "2026-05-20"}])
async def test_who_asked_for_a_report_and_for_what_is_inside_until_it_is_issued(client, ordered):
    asked = {"title": "Vụ việc tổ 5", "requested_by": "Sở Nội vụ", "period_start": "2026-01-01"}
    form = {"on_demand": {**asked, "cutoff_on": "2026-05-18", **ordered}}
    signed = testing.signed(ward.CULTURE)
    report = (await client.post(f"{HOME}/reports", json=form, headers=signed)).json()
    one = f"{HOME}/periods/{report['period_id']}"

    for address in (one, f"{HOME}/periods?year=2026"):
        for who in ({}, testing.signed(ward.HEAD)):
            shown = (await client.get(address, headers=who)).text
            assert "theo yêu cầu số 1" in shown
            assert "tổ 5" not in shown
            assert "Sở Nội vụ" not in shown
        inside = (await client.get(address, headers=signed)).text
        assert "Vụ việc tổ 5" in inside
        assert "Sở Nội vụ" in inside
    with testing.time_is(ward.at(date(2026, 6, 10))):
        late = (await client.get(f"{HOME}/glance")).text
        found = [(await client.get(f"{HOME}/found?q={q}")).json() for q in ("vu viec", "yeu cau")]
    assert "tổ 5" not in late
    assert "theo yêu cầu số 1" in late
    assert [len(each) for each in found] == [0, 1]


async def test_two_requests_at_once_are_two_reports(client):
    asked = {
        "title": "Chuyên đề tiếp công dân",
        "requested_by": "Sở Nội vụ",
        "period_start": "2026-01-01",
        "cutoff_on": "2026-05-18",
    }
    form = {"on_demand": asked}
    answers = await asyncio.gather(
        *(
            client.post(f"{HOME}/reports", json=form, headers=testing.signed(ward.CULTURE))
            for _ in range(3)
        )
    )

    assert [answer.status_code for answer in answers] == [201] * 3
    assert len({answer.json()["ordinal"] for answer in answers}) == 3


async def test_the_dashboard_has_six_sayings_and_hides_what_is_not_public(client):
    today = (await client.get(f"{HOME}/dashboard")).json()["sayings"]
    signed = testing.signed(ward.CHAIR)
    inside = (await client.get(f"{HOME}/dashboard", headers=signed)).json()["sayings"]

    assert [each["title"] for each in today] == [
        *("Dân biết", "Dân bàn", "Dân làm", "Dân kiểm tra", "Dân giám sát", "Dân thụ hưởng")
    ]
    assert today[0]["figures"][0]["year"] == 1
    hidden = {each["key"] for each in inside[3]["figures"]} - {
        each["key"] for each in today[3]["figures"]
    }
    assert hidden == {"urgings_sent", "urgings_answered"}
    opened = f"{HOME}/dashboard/figures/year.urgings_sent"
    assert (await client.get(opened)).status_code == 404
    assert (await client.get(opened, headers=signed)).status_code == 200
    other = f"{HOME}/dashboard/figures/year.trainings"  # of the catalogue, not of the dashboard
    assert (await client.get(other, headers=signed)).status_code == 404


async def test_another_ward_sees_nothing(client):
    report = await issued(client)
    other = HOME.replace(ward.WARD, "06820")

    for address in (
        f"{other}/reports/{report['id']}",
        f"{other}/reports/{report['id']}/document",
        f"{other}/reports/{report['id']}/figures/period.published",
        f"{other}/periods/{report['period_id']}",
    ):
        assert (await client.get(address)).status_code == 404
    stranger = testing.signed(Actor("stranger", "06820", frozenset({"culture"})))
    body = {"period_id": report["period_id"]}
    answer = await client.post(f"{other}/reports", json=body, headers=stranger)
    assert answer.status_code == 404
    assert (await client.get(f"{other}/reports")).json() == []
    assert (await client.get(f"{other}/periods")).json() == []


async def test_a_revision_in_the_making_hides_nothing_from_others(client):
    report = await issued(client)
    draft = await drafted(client)
    culture = testing.signed(ward.CULTURE)

    async def newest(headers) -> str:
        periods = (await client.get(f"{HOME}/periods", headers=headers)).json()
        [shown] = [each["report_id"] for each in periods if each["id"] == report["period_id"]]
        read = await client.get(f"{HOME}/reports/{report['id']}", headers=headers)
        assert read.json()["period"]["report_id"] == shown
        return str(shown)

    assert draft["revises_id"] == report["id"]
    assert await newest({}) == report["id"]
    assert await newest(culture) == draft["id"]
