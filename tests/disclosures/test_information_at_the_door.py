"""Information on request through the door: without an account, by a secret, and who sees whom."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.disclosures.door import get, post, receipt
from tests.disclosures.ward import BINH, HOA, LAN, PAPER

ASK = {
    "full_name": "Nguyễn Thị Mẫu",
    "address": "Khu 5, phường Uông Bí",
    "contact": "mau@vidu.vn",
    "asked": "Quyết toán nhà văn hóa Khu 5",
}
HERE = "/information-requests"


async def asked(client: httpx.AsyncClient) -> dict[str, Any]:
    answer = await post(client, HERE, ASK, by=None)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def key(ticket: dict[str, Any]) -> dict[str, Any]:
    return {"code": ticket["code"], "secret": ticket["secret"]}


async def test_from_the_question_to_the_file_that_answers_it(client: httpx.AsyncClient) -> None:
    ticket = await asked(client)
    one = f"{HERE}/{ticket['id']}"
    taken = await post(client, f"{one}/acceptance", {"grade": "complex"}, day=1)
    assert (taken.status_code, taken.json()["due_on"]) == (200, "2026-03-23")
    given = {"answer": "Gửi kèm.", "receipt": receipt(PAPER, 4)}
    assert (await post(client, f"{one}/answer", given, day=4)).status_code == 200

    seen = (await post(client, f"{HERE}/tracked", key(ticket), by=None, day=5)).json()
    assert (seen["progress"], seen["answer"], seen["days_late"]) == ("answered", "Gửi kèm.", 0)
    assert seen["answer_file"]["sha256"] == PAPER.sha256
    assert len([day for day in seen["explanation"]["days"] if day["number"]]) == 15
    story = [(line["text"], line["by_id"]) for line in seen["timeline"]]
    assert story[1:] == [
        ("Chấp nhận yêu cầu, hạn trả lời 23/03/2026.", None),
        ("Cung cấp thông tin.", None),
    ]
    office = (await get(client, one, by=LAN, day=5)).json()["timeline"]
    assert [line["text"] for line in office] == [line["text"] for line in seen["timeline"]]
    assert office[1]["by_id"]
    assert ASK["full_name"] not in str(seen)


async def test_a_wrong_secret_and_an_unknown_code_are_answered_alike(
    client: httpx.AsyncClient,
) -> None:
    ticket = await asked(client)
    wrong = {**key(ticket), "secret": "A" * 16}
    unknown = {**key(ticket), "code": "ABCDEFGH"}
    answers = [await post(client, f"{HERE}/tracked", form, by=None) for form in (wrong, unknown)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json() == answers[1].json()


async def test_who_asked_is_seen_by_the_office_alone(client: httpx.AsyncClient) -> None:
    ticket = await asked(client)
    one = f"{HERE}/{ticket['id']}"

    assert (await get(client, one)).status_code == 401
    for who in (BINH, HOA):
        assert (await get(client, one, by=who)).status_code == 403
        assert (await get(client, HERE, by=who)).status_code == 403
    listed = await get(client, HERE, by=LAN)
    assert ASK["full_name"] not in listed.text
    assert (await get(client, one, by=LAN)).json()["requester"]["full_name"] == ASK["full_name"]


@pytest.mark.parametrize("field", list(ASK))
@pytest.mark.parametrize("value", ["", "   ", "x" * 4_001])
async def test_a_request_without_what_the_law_wants_is_not_valid(
    client: httpx.AsyncClient, field: str, value: str
) -> None:
    answer = await post(client, HERE, {**ASK, field: value}, by=None)

    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == [field]


async def test_the_secret_completes_what_was_missing(client: httpx.AsyncClient) -> None:
    ticket = await asked(client)
    await post(client, f"{HERE}/{ticket['id']}/missing", {"missing": "Năm nào?"}, day=1)
    form = {**key(ticket), "asked": "Quyết toán năm 2025"}
    done = await post(client, f"{HERE}/tracked/completion", form, by=None, day=2)
    again = await post(client, f"{HERE}/tracked/completion", form, by=None, day=2)

    assert (done.json()["progress"], done.json()["due_on"]) == ("received", "2026-03-09")
    assert (again.status_code, again.json()["type"]) == (422, "NotInThisState")
