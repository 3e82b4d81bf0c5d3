"""A day that moved says so wherever it is explained: the old day, the new one, and why."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx

from libs.kernel.database import Database
from libs.law.calendar import Calendar, DayKind, Override, national_calendar
from services.disclosures.moving.actions import follow_calendar
from services.disclosures.tables import Disclosure
from tests.disclosures import ward
from tests.disclosures.door import a_form, get, hung, post, shown
from tests.disclosures.ward import BINH, CLOCK, CODE, HEADQUARTERS, LAN, SIGNED_ON, later

ASKED = {
    "full_name": "Nguyễn Thị Mẫu",
    "address": "Khu 5",
    "contact": "mau@vidu.vn",
    "asked": "Quyết toán nhà văn hóa",
}
PAPER: dict[str, Any] = {
    "khoan": 6,
    "title": "Kết quả xếp loại",
    "summary": "Bốn mức.",
    "number": "22/TB-UBND",
    "signed_on": f"{SIGNED_ON}",
    "signer_position": "Chủ tịch",
}


def ordered() -> Calendar:
    """Wednesday 04/03/2026 becomes a day off."""
    off = {"date": "2026-03-04", "kind": DayKind.OFF, "name": "Nghỉ hoán đổi"}
    more = {"basis": "Thông báo (mẫu)", "ordered_on": "2026-03-03"}
    return national_calendar().with_overrides([Override.model_validate(off | more)])


async def drafted_again(client: httpx.AsyncClient, database: Database) -> str:
    """The id of a list whose days were over, withdrawn, that is shown again all the same."""
    first = await shown(client, item="7c")
    async with database.transaction(CODE) as session:
        over = await session.get_one(Disclosure, UUID(first))
        over.completed_on = SIGNED_ON
    await post(client, f"/disclosures/{first}/withdrawal", {"reason": "Sai số"}, by=BINH)
    number = (await get(client, f"/disclosures/{first}", by=LAN)).json()["document_number"]
    listed = (await get(client, "/obligations", by=LAN)).json()
    [met] = [each["id"] for each in listed if each["document_number"] == number]
    said = {"summary": "Số đúng.", "columns": ward.listed("7c")}
    draft = await post(client, f"/obligations/{met}/disclosure", said)
    assert draft.status_code == 201, draft.text
    return str(draft.json()["id"])


async def missed(client: httpx.AsyncClient) -> str:
    """The code of a report that a sheet is not there."""
    seen = await shown(client)
    await post(client, f"/disclosures/{seen}/postings", hung())
    where = {"place_id": str(HEADQUARTERS)}
    told = await post(client, f"/disclosures/{seen}/missing", where, by=None)
    return str(told.json()["code"])


async def test_every_explanation_says_what_moved_the_day(
    client: httpx.AsyncClient, door: tuple[httpx.AsyncClient, Database]
) -> None:
    again, code = await drafted_again(client, door[1]), await missed(client)
    owed = (await post(client, "/documents", a_form())).json()["id"]
    request = (await post(client, "/information-requests", ASKED, by=None)).json()
    paper = (await post(client, "/internal/papers", PAPER)).json()["id"]

    async with door[1].transaction(CODE) as session:
        await follow_calendar(session, by=CLOCK, now=later(1), calendar=ordered())

    ticket = {name: request[name] for name in ("code", "secret")}
    tracked = await post(client, "/information-requests/tracked", ticket, by=None)
    drafted = (await get(client, f"/disclosures/{again}", by=LAN)).json()
    for explained in (
        (await get(client, f"/obligations/{owed}/explanation", by=LAN)).json(),
        (await get(client, f"/missing/{code}")).json()["explanation"],
        (await get(client, f"/internal/papers/{paper}", by=LAN)).json()["explanation"],
        tracked.json()["explanation"],
        drafted["explanation"],
    ):
        [move] = explained["moves"]
        assert move["moved_on"] == "2026-03-03"
        assert move["was_due_on"] < move["due_on"] == explained["due_on"]
        assert move["why"].startswith("Lịch làm việc thay đổi: 04/03/2026, Nghỉ hoán đổi")
    said = "Hạn công khai chuyển từ 09/03/2026 sang 10/03/2026."
    assert any(line["text"].startswith(said) for line in drafted["timeline"])
