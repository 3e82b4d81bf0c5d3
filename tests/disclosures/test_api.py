"""The door of disclosures: who may, what is answered, what is refused and in which words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import httpx
import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database, remember_ward
from libs.kernel.files import Desk, StoredFile
from libs.kernel.jobs import Jobs
from libs.permissions import RULES
from services.disclosures.main import service
from services.disclosures.tables import Obligation
from tests.disclosures import ward
from tests.disclosures.ward import (
    BINH,
    FINANCE,
    HEADQUARTERS,
    HOUSES,
    LAN,
    PAPER,
    PHOTO,
    SIGNED_ON,
    TAM,
    later,
)

HOME = f"/api/wards/{ward.CODE}/disclosures"
DESK = Desk("a key for tests")
TALLY = iter(range(1, 1_000))


class Visitor:
    """One person at the door, at a moment."""

    def __init__(self, client: httpx.AsyncClient, by: Actor | None, now: datetime) -> None:
        self.client, self.by, self.now = client, by, now

    async def ask(self, method: str, path: str, body: Any = None) -> httpx.Response:
        headers = testing.signed(self.by) if self.by else {}
        with testing.time_is(self.now):
            return await self.client.request(method, HOME + path, json=body, headers=headers)


@pytest.fixture
async def client(door: tuple[httpx.AsyncClient, Database]) -> httpx.AsyncClient:
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session, houses=2)
    return client


async def post(
    client: httpx.AsyncClient, path: str, body: Any = None, *, by: Actor | None = LAN, day: int = 0
) -> httpx.Response:
    return await Visitor(client, by, later(day)).ask("POST", path, body)


async def get(
    client: httpx.AsyncClient, path: str, *, by: Actor | None = None, day: int = 0
) -> httpx.Response:
    return await Visitor(client, by, later(day)).ask("GET", path)


def receipt(file: StoredFile, day: int = 0) -> str:
    return DESK.receipt(ward.CODE, file, later(day))


def a_form(**changes: Any) -> dict[str, Any]:
    return {
        "item": "2b",
        "title": "Quyết định công bố dự toán ngân sách",
        "number": f"{next(TALLY)}/QĐ-UBND",
        "signed_on": SIGNED_ON.isoformat(),
        "signer_position": "Chủ tịch",
        "owner_unit_id": str(FINANCE),
        "receipt": receipt(PAPER),
        **changes,
    }


async def shown(client: httpx.AsyncClient, **changes: Any) -> str:
    """The id of a disclosure that went the whole way to the public through the door."""
    owed = (await post(client, "/documents", a_form(**changes))).json()
    draft = await post(
        client, f"/obligations/{owed['id']}/disclosure", {"summary": "Dự toán năm 2026."}
    )
    name = draft.json()["id"]
    assert (await post(client, f"/disclosures/{name}/approval", by=BINH)).status_code == 201
    assert (await post(client, f"/disclosures/{name}/publication")).status_code == 201
    return str(name)


def hung(place: object = HEADQUARTERS, file: StoredFile = PHOTO, day: int = 0) -> dict[str, Any]:
    on = later(day).date().isoformat()
    return {"place_id": str(place), "posted_on": on, "photo": receipt(file, day)}


async def test_a_registered_document_answers_with_its_day(client: httpx.AsyncClient) -> None:
    answer = await post(client, "/documents", a_form())

    assert answer.status_code == 201
    view = answer.json()
    assert (view["due_on"], view["state"], view["days_left"]) == ("2026-03-09", "open", 5)
    assert "Điều 12 khoản 3" in view["basis"]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"signed_on": "2026-02-30"}, "signed_on", "Ngày này không có"),
        ({"title": "   "}, "title", "Cần ít nhất 1 ký tự."),
        ({"title": "x" * 501}, "title", "Dài quá: tối đa 500 ký tự."),
        ({"item": "hai"}, "item", "Viết chưa đúng mẫu."),
        ({"owner_unit_id": "phòng"}, "owner_unit_id", "Mã này không đúng."),
    ],
)
async def test_a_bad_field_is_named_in_vietnamese(
    client: httpx.AsyncClient, changes: dict[str, Any], field: str, sentence: str
) -> None:
    answer = await post(client, "/documents", a_form(**changes))

    assert answer.status_code == 422
    assert sentence in answer.json()["fields"][field]


@pytest.mark.parametrize(
    ("changes", "status", "kind"),
    [
        ({"signed_on": "2026-03-03"}, 422, "DocumentInFuture"),
        ({"item": "15a"}, 404, "UnknownItem"),
        ({"receipt": "giấy giả"}, 422, "ReceiptNotGood"),
    ],
)
async def test_a_document_that_cannot_be_is_refused(
    client: httpx.AsyncClient, changes: dict[str, Any], status: int, kind: str
) -> None:
    answer = await post(client, "/documents", a_form(**changes))

    assert (answer.status_code, answer.json()["type"]) == (status, kind)
    assert answer.json()["title"].endswith(".")


@pytest.mark.parametrize(
    ("by", "status", "kind"), [(None, 401, "SignInNeeded"), (TAM, 403, "NotYourRole")]
)
async def test_who_may_not_register_hears_why(
    client: httpx.AsyncClient, by: Actor | None, status: int, kind: str
) -> None:
    answer = await post(client, "/documents", a_form(), by=by)

    assert (answer.status_code, answer.json()["type"]) == (status, kind)


async def test_a_photo_that_is_not_a_photo_is_refused(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    answer = await post(client, f"/disclosures/{name}/postings", hung(file=PAPER))

    assert (answer.status_code, answer.json()["type"]) == (422, "NotAPhoto")
    assert "không phải là ảnh" in answer.json()["title"]


async def test_a_sheet_older_than_its_document_is_refused(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    older = hung() | {"posted_on": "2026-03-01"}
    answer = await post(client, f"/disclosures/{name}/postings", older)

    assert (answer.status_code, answer.json()["type"]) == (422, "ShownBeforeSigned")


async def test_a_move_that_is_not_allowed_is_refused(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    answer = await post(client, f"/disclosures/{name}/approval", by=BINH)

    assert (answer.status_code, answer.json()["type"]) == (422, "MoveNotAllowed")
    assert "đã công khai" in answer.json()["title"]


async def test_the_life_of_a_sheet_through_the_door(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    sheet = (await post(client, f"/disclosures/{name}/postings", hung(HOUSES[0]), by=TAM)).json()
    assert (sheet["attempt"], sheet["keep_until"]) == (1, "2026-04-01")
    seen = await post(client, f"/postings/{sheet['id']}/check", {"on": "2026-03-05"}, day=3)
    gap = await post(client, f"/postings/{sheet['id']}/gap", {"broken_on": "2026-03-14"}, day=12)
    again = await post(client, f"/disclosures/{name}/postings", hung(HOUSES[0], day=13), day=13)
    end = {"ended_on": "2026-04-14", "proof": receipt(PAPER, 43)}
    early = await post(client, f"/postings/{again.json()['id']}/end", end, day=43)

    assert seen.status_code == 201
    assert (gap.json()["state"], gap.json()["days_kept"]) == ("broken", 11)
    assert again.json()["attempt"] == 2
    assert (early.status_code, early.json()["type"]) == (422, "KeptTooShort")
    assert "15/04/2026" in early.json()["title"]
    end = {"ended_on": "2026-04-15", "proof": receipt(PAPER, 44)}
    done = await post(client, f"/postings/{again.json()['id']}/end", end, day=44)
    assert (done.status_code, done.json()["days_kept"]) == (201, 30)


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


async def test_a_draft_is_seen_by_officials_only(client: httpx.AsyncClient) -> None:
    owed = (await post(client, "/documents", a_form())).json()
    draft = await post(client, f"/obligations/{owed['id']}/disclosure", {"summary": "Nháp."})
    path = f"/disclosures/{draft.json()['id']}"

    assert (await get(client, path)).status_code == 404
    assert (await get(client, path, by=BINH)).json()["state"] == "draft"


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


async def test_a_receipt_of_another_ward_is_not_taken(client: httpx.AsyncClient) -> None:
    foreign = DESK.receipt("06820", PAPER, later(0))
    answer = await post(client, "/documents", a_form(receipt=foreign))

    assert answer.json()["type"] == "ReceiptNotGood"


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


async def test_the_clock_tells_of_what_is_late_in_the_wards_it_knows(
    door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient
) -> None:
    owed = (await post(client, "/documents", a_form())).json()
    _, database = door
    async with database.transaction(ward.CODE) as session:
        await remember_ward(session)
    jobs = Jobs(database, service.jobs)
    for day in (7, 8):
        await jobs.run_due(later(day))
        async with database.transaction(ward.CODE) as session:
            row = await session.get_one(Obligation, UUID(owed["id"]))
            assert (row.late_told_on is not None) is (day == 8)


def test_every_act_at_the_door_has_a_rule_of_who_may() -> None:
    acts = {
        route.name for route in service.router.routes if "POST" in getattr(route, "methods", ())
    }

    # Who may miss a sheet may also see it: a check is permitted as "break_posting".
    assert acts - {"check_posting"} <= set(RULES)
    assert date(2026, 3, 2) == SIGNED_ON
