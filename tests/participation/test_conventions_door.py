"""Conventions through the service's door: who reads what, every route, and the papers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from services.participation.households.queries import roll_on
from tests.participation import conventions, ward
from tests.participation.conventions import DAY, FREE, TEXT
from tests.participation.households import households

API = ward.API
HEAD, OTHER, CHAIR, OFFICIAL = ward.HEAD, ward.OTHER_HEAD, ward.CHAIR, ward.OFFICIAL
PLAN = {
    "unit_id": str(ward.NORTH),
    "called": "rules",
    "title": "Quy ước khu phố Bắc",
    "team": ["Người Mẫu A", "Người Mẫu B"],
}


class Story:
    """Calls the door on a day that moves on."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client, self.database, self.day = client, database, DAY

    async def ask(self, method: str, path: str, by: Actor, **form: Any) -> httpx.Response:
        """The answer, whatever it is."""
        with testing.time_is(ward.at(self.day, 23)):
            said = {"json": form} if method != "GET" else {"params": form}
            headers = testing.signed(by)
            return await self.client.request(method, f"{API}/{path}", headers=headers, **said)

    async def post(self, path: str, by: Actor, **form: Any) -> Any:
        """What comes of something that is allowed."""
        answer = await self.ask("POST", path, by, **form)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    async def get(self, path: str, by: Actor = ward.STRANGER, **asked: Any) -> Any:
        """What somebody reads."""
        answer = await self.ask("GET", path, by, **asked)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def status(self, path: str, by: Actor = ward.STRANGER) -> int:
        """Whether somebody may read it."""
        return (await self.ask("GET", path, by)).status_code

    async def in_force(self) -> str:
        """A recognised convention of the north, written straight into the database."""
        async with self.database.transaction(ward.CODE) as session:
            roll = await roll_on(session, ward.NORTH, DAY) or await households(session, 9)
            row = await conventions.recognised(session, roll)
        self.day = FREE
        return str(row.id)


@pytest.fixture
async def story(door: tuple[httpx.AsyncClient, Database]) -> AsyncIterator[Story]:
    """The door with a clean ward; what a test wrote is gone afterwards."""
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
    yield Story(client, database)
    async with database.transaction(ward.CODE) as session:
        for row in await conventions.everything(session):
            await session.delete(row)


async def test_a_draft_is_the_neighbourhoods_until_it_hangs_then_everybodys(story: Story):
    one = (await story.post("conventions", HEAD, **PLAN))["id"]
    path, work = f"conventions/{one}", f"conventions-at-work/{one}"
    written = await story.post(f"{path}/versions", HEAD, text=TEXT)
    assert (written["moves"], written["team"]) == (["revise", "post", "drop"], PLAN["team"])
    assert written["text"].splitlines()[0] == "Quy ước của khu phố Bắc."
    for by, status in ((ward.STRANGER, 404), (OFFICIAL, 404)):
        assert await story.status(path, by) == status
    for by, status in ((OFFICIAL, 403), (CHAIR, 403), (OTHER, 403), (HEAD, 200)):
        assert await story.status(work, by) == status
    assert await story.get("conventions-at-work", OTHER) == []
    assert len(await story.get("conventions-at-work", HEAD)) == 1
    assert await story.status("conventions-at-work") == 401
    await story.post(f"{path}/posting", HEAD, place="Nhà văn hóa")
    shown = await story.get(path)
    assert (shown["posted_until"], shown["version"]) == ("2026-04-01", 1)
    assert [each["level"] for each in shown["passages"]] == [0, 1, 2, 2]
    assert "Người Mẫu" not in str(shown)
    again = await story.post(f"{path}/taking-down", HEAD, reason="Sửa Điều 1")
    assert again["state"] == "drafting"
    await story.post(f"{path}/dropping", HEAD, reason="Chưa cần")
    assert await story.status(path) == 404


async def test_anybody_says_what_he_thinks_and_nobody_reads_it_before_it_was_seen(story: Story):
    one = (await story.post("conventions", HEAD, **PLAN))["id"]
    path, work = f"conventions/{one}", f"conventions-at-work/{one}"
    await story.post(f"{path}/versions", HEAD, text=TEXT)
    await story.post(f"{path}/posting", HEAD, place="Nhà văn hóa")
    said = await story.post(f"{path}/opinions", ward.STRANGER, text="Nên thêm điều về rác.")
    assert said == {"waits": True}
    await story.post(f"{path}/opinions", ward.STRANGER, text="Tôi tố cáo việc nhận tiền.")
    await story.post(f"{path}/noted-opinions", HEAD, text="Đồng ý.", channel="meeting")
    assert (await story.get(path))["opinions"] == []
    assert [each["text"] for each in await story.get(f"{work}/opinions", HEAD)].count("") == 1
    for_front = await story.get(work, ward.FRONT_OFFICIAL)
    assert (for_front["unseen"], for_front["looked_at"]) == (0, 0)
    assert await story.status(f"{work}/opinions", ward.FRONT_OFFICIAL) == 403
    seen = {each["text"]: each["id"] for each in await story.get(f"{work}/opinions", OFFICIAL)}
    at_work = await story.get(work, OFFICIAL)
    assert (at_work["unseen"], at_work["looked_at"]) == (3, 0)
    listed = [
        each["id"]
        for page in (1, 2, 3)
        for each in await story.get(
            f"{work}/opinions", OFFICIAL, standing="waiting", size=1, page=page
        )
    ]
    assert len(listed) == len(set(listed)) == 2  # the third may be a denunciation
    first, routed, third = (
        next(value for key, value in seen.items() if word in key)
        for word in ("rác", "tố cáo", "Đồng ý")
    )
    await story.post(f"draft-opinions/{first}/release", HEAD, text="Nên thêm điều về rác.")
    await story.post(f"draft-opinions/{third}/keeping", HEAD, ground="off_topic")
    assert (
        await story.ask("POST", f"draft-opinions/{routed}/handing-over", HEAD)
    ).status_code == 403
    await story.post(f"draft-opinions/{routed}/handing-over", ward.CLERK)
    public = await story.get(path)
    at_work = await story.get(work, OFFICIAL)
    assert (at_work["unseen"], at_work["looked_at"]) == (0, 3)
    assert (public["opinions"], public["opinions_taken"]) == (["Nên thêm điều về rác."], 3)
    assert await story.get("convention-duties", HEAD) == []


async def test_a_decision_is_sent_out_and_a_letter_is_answered_through_the_routes(story: Story):
    one = await story.in_force()
    path, work = f"conventions/{one}", f"conventions-at-work/{one}"
    shown = await story.get(path)
    assert (shown["state"], shown["effective_on"]) == ("in_force", FREE.isoformat())
    [due] = shown["dues"]
    assert (due["owed"], due["due_on"]) == ("sending_out", "2026-04-06")
    duties = [each["waits"] for each in await story.get("convention-duties", OFFICIAL)]
    assert duties == ["sending_out"]
    await story.post(f"{path}/sending-out", OFFICIAL)
    letter = {"source": "household", "number": "15/VBĐ", "gist": "Điều 2 phạt tiền."}
    for _ in range(2):
        await story.post(f"{path}/complaints", OFFICIAL, received_on=FREE.isoformat(), **letter)
    assert "phạt tiền" not in str(await story.get(path))
    assert (await story.get(work, HEAD))["complaints"] == []
    first, second = (await story.get(work, CHAIR))["complaints"]
    assert first["due"]["due_on"] == "2026-04-07"
    answer = {"number": "8/UBND", "answer": "Không có mức phạt."}
    await story.post(f"convention-complaints/{first['id']}/answer", CHAIR, **answer)
    suspended = await story.post(
        f"{path}/suspension",
        CHAIR,
        number="20/QĐ-UBND",
        ground="purpose",
        parts="Điều 2",
        reason="Trái nguyên tắc",
        complaint_id=second["id"],
    )
    assert (suspended["state"], suspended["ground_basis"]) == (
        "suspended",
        "điểm b khoản 1 Điều 12 Nghị định 61/2023/NĐ-CP",
    )
    assert {each["upheld"] for each in suspended["complaints"]} == {True, False}


async def test_one_is_resumed_reviewed_and_abolished_through_the_routes(story: Story):
    path = f"conventions/{await story.in_force()}"
    whole = {"number": "20/QĐ-UBND", "ground": "procedure", "reason": "Chưa niêm yết"}
    assert (await story.post(f"{path}/suspension", CHAIR, **whole))["suspended_parts"] == ""
    decided = {"number": "21/QĐ-UBND", "reason": "Đã sửa"}
    await story.post(f"{path}/resumption", CHAIR, **decided)
    found = {"on": FREE.isoformat(), "reason": "Trái luật"}
    await story.post(f"{path}/finding", OFFICIAL, **found)
    await story.post(f"{path}/clearance", CHAIR, **decided)
    await story.post(f"{path}/review-day", HEAD, day=15, month=10)
    review = {"held_on": FREE.isoformat(), "conclusion": "Thực hiện tốt."}
    reviewed = await story.post(f"{path}/reviews", HEAD, **review)
    assert (reviewed["reviews"][0]["year"], reviewed["review_on"]) == (2026, "2026-10-15")
    await story.post(f"{path}/finding", OFFICIAL, **found)
    ended = await story.post(f"{path}/abolition", CHAIR, **decided)
    assert (ended["state"], ended["moves"]) == ("abolished", [])


async def test_the_papers_are_printed_when_their_step_has_come(story: Story):
    one = await story.in_force()
    text = await story.ask("GET", f"conventions/{one}/text.docx", ward.STRANGER)
    assert text.content.startswith(b"PK")
    papers = f"conventions/{one}/papers"
    for which, status in (
        *(("request.pdf", 200), ("adoption.pdf", 200), ("recognition.docx", 200)),
        *(("suspension.pdf", 200), ("abolition.pdf", 409), ("other.pdf", 422)),
    ):
        assert await story.status(f"{papers}/{which}", CHAIR) == status, which
    assert await story.status(f"{papers}/recognition.pdf") == 401
    # The resolution names households.
    assert await story.status(f"{papers}/adoption.pdf", ward.CLERK) == 403
    found = {"on": FREE.isoformat(), "reason": "Trái luật"}
    await story.post(f"conventions/{one}/finding", OFFICIAL, **found)
    assert await story.status(f"{papers}/abolition.pdf", CHAIR) == 200


async def test_one_recognised_before_is_entered_with_its_text(story: Story):
    plan = {name: PLAN[name] for name in ("unit_id", "called", "title")}
    said = {"text": TEXT, "number": "3/QĐ-UBND", "on": "2024-05-06"}
    one = await story.post("entered-conventions", OFFICIAL, **plan, **said)
    assert (one["state"], one["effective_on"]) == ("in_force", "2024-05-06")
    unknown = await story.ask("GET", f"conventions/{one['id']}", ward.STRANGER, version="9")
    assert unknown.json()["passages"] == []
