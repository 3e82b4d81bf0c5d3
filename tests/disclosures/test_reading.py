"""Reading through the door: what the public sees, what only officials see, and nobody else's."""

from __future__ import annotations

import httpx
import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from tests.disclosures import ward
from tests.disclosures.door import HOME, a_form, get, hung, post, shown
from tests.disclosures.ward import BINH, FINANCE, HOA, HOUSES, LAN, PHOTO, TAM


async def test_the_page_of_a_disclosure_shows_every_proof_and_no_person(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client, item="7c")
    await post(client, f"/disclosures/{name}/postings", hung())
    loud = {"on": "2026-03-02", "minutes": 12}
    assert (await post(client, f"/disclosures/{name}/broadcasts", loud)).status_code == 201
    note = {"unit_id": str(HOUSES[0]), "on": "2026-03-02", "way": "meeting"}
    assert (await post(client, f"/disclosures/{name}/notices", note, by=TAM)).status_code == 201
    page = (await get(client, f"/disclosures/{name}", day=1)).json()

    proven = {form["form"]: (form["proven"], form["needed"]) for form in page["forms"]}
    assert proven == {
        "portal": (1, 1),
        "posting": (0, 3),
        "loudspeaker": (0, 1),
        "notice_to_heads": (1, 2),
    }
    assert [wall["state"] for wall in page["walls"]] == ["up", "missing", "missing"]
    assert page["walls"][0]["photo"]["href"].startswith(f"/files/{ward.CODE}/{PHOTO.sha256}?")
    assert [line["name"] for line in page["notices"] if line["on"]] == ["Khu 1"]
    assert page["explanation"]["days"][-1]["on"] == page["due_on"]
    assert [line["action"] for line in page["timeline"]] == [
        "draft_disclosure",
        "approve_disclosure",
        "publish_disclosure",
        "start_posting",
        "record_broadcast",
        "record_notice",
        "acknowledge",
    ]
    assert "02/03/2026" in page["timeline"][3]["text"]
    for person in ("lan", "ong-binh", "ba-tam"):
        assert f'"{person}"' not in str(page).replace("'", '"')


async def test_both_versions_stay_readable_and_a_draft_version_does_not_show(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client)
    new = a_form(number="99/QĐ", title="Bản đính chính", summary="Sửa dòng 4.", reason="Sai")
    keys = ("title", "summary", "number", "signed_on", "signer_position", "reason")
    answer = await post(
        client, f"/disclosures/{name}/correction", {key: new[key] for key in keys}, day=1
    )
    assert answer.json()["state"] == "corrected"
    assert (await get(client, f"/disclosures/{name}?version=2")).status_code == 404
    await post(client, f"/disclosures/{name}/approval", by=BINH, day=1)
    await post(client, f"/disclosures/{name}/publication", day=1)

    old = (await get(client, f"/disclosures/{name}?version=1")).json()
    now = (await get(client, f"/disclosures/{name}")).json()
    assert (old["version"], now["version"], now["title"]) == (1, 2, "Bản đính chính")
    assert [v["current"] for v in now["versions"]] == [False, True]


async def test_a_draft_is_seen_by_who_writes_and_approves_only(client: httpx.AsyncClient) -> None:
    owed = (await post(client, "/documents", a_form())).json()
    draft = await post(client, f"/obligations/{owed['id']}/disclosure", {"summary": "Nháp."})
    path = f"/disclosures/{draft.json()['id']}"

    assert (await get(client, path)).status_code == 404
    assert (await get(client, path, by=BINH)).json()["state"] == "draft"
    assert (await get(client, path, by=HOA)).json()["state"] == "draft"
    front = Actor("mttq", ward.CODE, frozenset({"front"}))
    for other in (TAM, front):  # they hang, and supervise, what is public
        listed = (await get(client, "/disclosures", by=other)).json()["lines"]
        duty = (await get(client, f"/obligations/{owed['id']}", by=other)).json()
        assert (await get(client, path, by=other)).status_code == 404
        assert draft.json()["id"] not in [line["id"] for line in listed]
        assert duty["disclosure_id"] is None


async def test_after_a_withdrawal_the_public_sees_the_reason_but_not_the_text(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client)
    await post(client, f"/disclosures/{name}/postings", hung())
    reason = {"reason": "Có thông tin cá nhân"}
    answer = await post(client, f"/disclosures/{name}/withdrawal", reason, by=BINH, day=1)
    assert answer.status_code == 201
    page = (await get(client, f"/disclosures/{name}", day=1)).json()

    assert (page["state"], page["withdrawal_reason"]) == ("withdrawn", "Có thông tin cá nhân")
    assert (page["summary"], page["file"], page["walls"][0]["photo"]) == ("", None, None)
    assert (await get(client, f"/disclosures/{name}", by=LAN, day=1)).json()["summary"] != ""


async def test_the_list_of_obligations_is_for_officials_and_can_be_filtered(
    client: httpx.AsyncClient,
) -> None:
    mine = (await post(client, "/documents", a_form(item="3a"))).json()

    assert (await get(client, "/obligations")).json()["type"] == "SignInNeeded"
    late = await get(client, f"/obligations?state=late&unit_id={FINANCE}", by=BINH, day=30)
    assert mine["id"] in {row["id"] for row in late.json()}
    assert {row["state"] for row in late.json()} == {"late"}
    days = [row["due_on"] for row in late.json()]
    assert days == sorted(days)
    none = await get(client, f"/obligations?unit_id={HOUSES[1]}", by=BINH)
    assert none.json() == []
    one = await get(client, f"/obligations/{mine['id']}", by=TAM)
    assert one.json()["title"] == mine["title"]


async def test_an_obligation_explains_its_day(client: httpx.AsyncClient) -> None:
    owed = (await post(client, "/documents", a_form())).json()
    answer = (await get(client, f"/obligations/{owed['id']}/explanation", by=LAN)).json()

    assert answer["rule"] == "disclosure.publish"
    assert [day["on"] for day in answer["days"] if day["number"] == 5] == [answer["due_on"]]
    assert [day["counting"] for day in answer["days"]].count("day_off") == 2


@pytest.mark.parametrize(
    "path", ["/board", "/khoans/2", "/places", "/punctuality?year=2026", "/disclosures"]
)
async def test_the_public_reads_without_an_account(client: httpx.AsyncClient, path: str) -> None:
    answer = await get(client, path)

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/khoans/0", "/khoans/15", "/disclosures?limit=101"])
async def test_what_is_out_of_bounds_is_refused(client: httpx.AsyncClient, path: str) -> None:
    assert (await get(client, path)).status_code == 422


async def test_the_places_board_is_for_officials(client: httpx.AsyncClient) -> None:
    assert (await get(client, "/monitoring")).status_code == 401
    assert len((await get(client, "/monitoring", by=TAM)).json()["rows"]) == 4


async def test_another_ward_sees_nothing(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    there = "/api/wards/06820/disclosures"
    stranger = testing.signed(Actor("xa", "06820", frozenset({"office", "chair"})))

    page = await client.get(f"{there}/disclosures/{name}", headers=stranger)
    assert (page.status_code, page.json()["type"]) == (404, "NotFound")
    act = await client.post(f"{there}/disclosures/{name}/publication", headers=stranger)
    assert act.status_code == 404
    rows = (await client.get(f"{there}/board", headers=stranger)).json()["rows"]
    assert {row["state"] for row in rows} == {"none"}
    assert (await client.get(f"{there}/places", headers=stranger)).json() == []
    assert (await client.get(f"{there}/obligations", headers=stranger)).json() == []
    wrong = await client.get(f"{HOME}/obligations", headers=stranger)
    assert wrong.status_code == 403


async def test_the_quarterly_list_is_public_and_always_the_same_bytes(
    client: httpx.AsyncClient,
) -> None:
    await shown(client)
    answer = await post(client, "/quarterly-lists", {"year": 2026, "quarter": 1}, day=30)
    assert answer.status_code == 201
    first, second = [await get(client, "/quarterly-lists/2026/1.json") for _ in range(2)]

    assert first.content == second.content
    assert len(first.json()["entries"]) == answer.json()["entries"] >= 1
    sheet = await get(client, "/quarterly-lists/2026/1.csv")
    assert sheet.content.startswith("\ufeffKhoản,Mã".encode())
    [listed] = (await get(client, "/quarterly-lists")).json()
    assert listed["sha256"] == answer.json()["sha256"]
    assert (await get(client, "/quarterly-lists/2026/2.json")).status_code == 404
    again = await post(client, "/quarterly-lists", {"year": 2026, "quarter": 1}, day=30)
    assert again.json()["type"] == "ListAlreadyIssued"
