"""Everyday feedback through the door: who sees what, and a retry that is not a second report."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from libs.kernel.actor import Actor
from tests.reception import ward
from tests.reception.reports import FORM, PHOTO, ask, receipt, sealed
from tests.reception.ward import CHAIR, CLERK, HANDLER, OFFICIAL
from tools.people import sample_photo

CULTURE_HANDLER = Actor("an", ward.CODE, frozenset({"department"}), ward.CULTURE)


async def ticket(client: httpx.AsyncClient, **more: Any) -> dict[str, Any]:
    answer = await ask(client, "POST", "/feedback", {**FORM, **more})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def work(client: httpx.AsyncClient, name: str, what: str, by: Actor, **form: Any) -> Any:
    return await ask(client, "POST", f"/feedback-work/{name}/{what}", form, by=by)


async def test_until_a_clerk_released_them_words_place_and_photos_are_nobodys(
    client: httpx.AsyncClient,
) -> None:
    mine = await ticket(client, photos=[await sealed(client, sample_photo("duong"))])
    page = (await ask(client, "GET", f"/feedback/{mine['code']}")).json()

    assert (page["released"], page["text"], page["place"]) == (False, "", "")
    assert (page["latitude"], page["photos"]) == (None, [])
    assert (page["category_title"], page["neighbourhood"]) == ("Đường, vỉa hè, ổ gà", "Khu phố Bắc")
    everything = (await ask(client, "GET", "/feedback")).text + str(page)
    assert "ông Mẫu" not in everything
    assert "/photos/" not in everything + str(page)

    shown = await work(
        client, mine["id"], "release", CLERK, text="Ổ gà sâu.", place="Phố Mẫu", photos=[1]
    )
    assert shown.status_code == 200, shown.text
    page = (await ask(client, "GET", f"/feedback/{mine['code']}")).json()
    assert (page["text"], page["latitude"], len(page["photos"])) == ("Ổ gà sâu.", 21.0345, 1)
    hidden = await work(client, mine["id"], "hiding", CLERK, ground="persons_named")
    assert hidden.status_code == 200
    assert (await ask(client, "GET", f"/feedback/{mine['code']}")).status_code == 404


async def test_a_private_report_has_no_page_and_its_sender_sees_it_by_the_secret(
    client: httpx.AsyncClient,
) -> None:
    mine = await ticket(client, public=False)
    key = {"code": mine["code"], "secret": mine["secret"]}

    assert (await ask(client, "GET", f"/feedback/{mine['code']}")).status_code == 404
    listed = (await ask(client, "GET", "/feedback")).json()["rows"]
    assert mine["code"] not in [row["code"] for row in listed]
    seen = (await ask(client, "POST", "/feedback/tracked", key)).json()
    assert (seen["text"], seen["public"]) == (FORM["text"], False)
    wrong = await ask(client, "POST", "/feedback/tracked", {**key, "secret": "A" * 16})
    other = await ask(client, "POST", "/feedback/tracked", {**key, "code": "A" * 8})
    assert (wrong.status_code, wrong.json()) == (other.status_code, other.json())
    refused = await work(client, mine["id"], "release", CLERK, text="x", place="", photos=[])
    assert refused.json()["type"] == "SenderWantsItPrivate"


async def test_a_retry_gets_the_first_number(client: httpx.AsyncClient) -> None:
    form = {**FORM, "text": "Gửi hai lần."}
    first = await ask(client, "POST", "/feedback", form, key="một khóa".encode().hex())
    again = await ask(client, "POST", "/feedback", form, key="một khóa".encode().hex())

    assert first.json() == again.json()
    listed = (await ask(client, "GET", "/feedback-work", by=CLERK)).json()
    assert [row["text"] for row in listed].count("Gửi hai lần.") == 1


async def test_a_unit_sees_its_own_and_the_chair_sees_all(client: httpx.AsyncClient) -> None:
    mine = await ticket(client)
    await work(client, mine["id"], "log", CLERK, category="drainage")
    await work(client, mine["id"], "assignment", CLERK, unit_id=str(ward.ECONOMY))

    async def listed(by: Actor | None) -> Any:
        answer = await ask(client, "GET", "/feedback-work", by=by)
        return [row["id"] for row in answer.json()] if answer.status_code == 200 else answer

    for by in (CLERK, OFFICIAL, CHAIR, HANDLER):
        assert mine["id"] in await listed(by)
    assert await listed(CULTURE_HANDLER) == []
    assert (await listed(None)).status_code == 401
    one = f"/feedback-work/{mine['id']}"
    assert (await ask(client, "GET", one, by=CULTURE_HANDLER)).status_code == 403
    seen = (await ask(client, "GET", one, by=HANDLER)).json()
    assert (seen["category"], seen["text"], seen["due_on"]) == (
        "drainage",
        FORM["text"],
        "2026-03-16",
    )


async def test_an_answer_is_public_and_rated_by_who_has_the_secret(
    client: httpx.AsyncClient,
) -> None:
    mine = await ticket(client)
    key = {"code": mine["code"], "secret": mine["secret"]}
    await work(client, mine["id"], "log", CLERK, category="road")
    await work(client, mine["id"], "assignment", CLERK, unit_id=str(ward.ECONOMY))
    answer = await work(
        client, mine["id"], "answer", HANDLER, answer="Đã vá.", photo=receipt(PHOTO)
    )
    assert answer.status_code == 200, answer.text

    rated = await ask(client, "POST", "/feedback/tracked/rating", {**key, "rating": 4})
    assert (rated.json()["rating"], rated.json()["reopen_until"]) == (4, "2026-04-01")
    page = (await ask(client, "GET", f"/feedback/{mine['code']}")).json()
    assert (page["answer"], page["rating"], page["days_late"]) == ("Đã vá.", 4, 0)
    assert page["answer_photo"]
    six = await ask(client, "POST", "/feedback/tracked/rating", {**key, "rating": 6})
    assert six.status_code == 422


async def test_a_ward_may_show_words_at_once_but_never_photos(client: httpx.AsyncClient) -> None:
    chosen = {"moderated": False, "keyless_programs": False}
    assert (await ask(client, "PUT", "/feedback-settings", chosen, by=CLERK)).status_code == 403
    await ask(client, "PUT", "/feedback-settings", chosen, by=OFFICIAL)
    mine = await ticket(client, photos=[await sealed(client, sample_photo("duong"))])
    page = (await ask(client, "GET", f"/feedback/{mine['code']}")).json()
    await ask(client, "PUT", "/feedback-settings", {**chosen, "moderated": True}, by=OFFICIAL)

    assert (page["text"], page["photos"]) == (FORM["text"], [])


async def test_a_clerk_writes_down_a_call(client: httpx.AsyncClient) -> None:
    form = {**FORM, "channel": "hotline"}
    made = await ask(client, "POST", "/feedback-work", form, by=CLERK)
    assert made.status_code == 201
    assert (await ask(client, "POST", "/feedback-work", form, by=HANDLER)).status_code == 403
    assert (
        await ask(client, "POST", "/feedback-work", {**form, "channel": "web"}, by=CLERK)
    ).status_code == 422


@pytest.mark.parametrize(
    "wrong", [{"latitude": 51.5}, {"text": "x" * 4001}, {"photos": ["a"] * 4}, {"text": " "}]
)
async def test_every_field_has_a_limit(client: httpx.AsyncClient, wrong: Any) -> None:
    assert (await ask(client, "POST", "/feedback", {**FORM, **wrong})).status_code == 422
