"""Acting through the door: who may, what is answered, what is refused and in which words."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database, remember_ward
from libs.kernel.jobs import Jobs
from services.disclosures.main import service
from services.disclosures.tables import Obligation
from tests.disclosures import ward
from tests.disclosures.door import DESK, HOME, a_form, get, hung, post, receipt, shown
from tests.disclosures.ward import BINH, HOUSES, LAN, PAPER, TAM, later


async def test_a_registered_document_answers_with_its_day(client: httpx.AsyncClient) -> None:
    answer = await post(client, "/documents", a_form())

    assert answer.status_code == 201
    view = answer.json()
    assert (view["due_on"], view["state"], view["days_left"]) == ("2026-03-09", "open", 5)
    assert "Điều 12 khoản 3" in view["basis"]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"signed_on": "2026-02-30"}, "signed_on", "Ngày viết chưa đúng"),
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
    page = (await get(client, f"/disclosures/{name}", day=3)).json()
    assert [wall["last_seen_on"] for wall in page["walls"]] == [None, "2026-03-05", None]
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


async def test_a_receipt_of_another_ward_is_not_taken(client: httpx.AsyncClient) -> None:
    foreign = DESK.receipt("06820", PAPER, later(0))
    answer = await post(client, "/documents", a_form(receipt=foreign))

    assert answer.json()["type"] == "ReceiptNotGood"


async def test_two_who_hang_the_same_sheet_at_once_hang_it_once(
    client: httpx.AsyncClient,
) -> None:
    path = f"{HOME}/disclosures/{await shown(client)}/postings"
    with testing.time_is(later(0)):
        answers = await asyncio.gather(
            *(client.post(path, json=hung(), headers=testing.signed(LAN)) for _ in range(4))
        )

    assert sorted(answer.status_code for answer in answers) == [201, 422, 422, 422]
    assert {a.json()["type"] for a in answers if a.status_code == 422} == {"AlreadyPosted"}


async def test_two_who_register_the_same_document_at_once_register_it_once(
    client: httpx.AsyncClient,
) -> None:
    form = a_form()
    with testing.time_is(later(0)):
        answers = await asyncio.gather(
            *(
                client.post(f"{HOME}/documents", json=form, headers=testing.signed(LAN))
                for _ in range(4)
            )
        )

    assert sorted(answer.status_code for answer in answers) == [201, 422, 422, 422]


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
