"""What pages of feedback and of sessions tell of what happened: to everybody, to the desk."""

from __future__ import annotations

from typing import Any

import httpx

from libs.kernel.actor import Actor
from tests.reception import ward
from tests.reception.reports import FORM, ask
from tests.reception.test_feedback_door import ticket, work
from tests.reception.ward import CLERK, HANDLER, OFFICIAL


async def story(client: httpx.AsyncClient, path: str, by: Actor | None = None) -> list[Any]:
    answer = await ask(client, "GET", path, by=by)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["timeline"])


async def test_everybody_reads_what_became_of_a_report_and_nobody_who_did_it(
    client: httpx.AsyncClient,
) -> None:
    mine = await ticket(client)
    key = {"code": mine["code"], "secret": mine["secret"]}
    await work(client, mine["id"], "log", CLERK, category="road")
    await work(client, mine["id"], "assignment", CLERK, unit_id=str(ward.ECONOMY))
    shown = await work(
        client, mine["id"], "release", CLERK, text="Ổ gà sâu.", place="Phố Mẫu", photos=[]
    )
    assert shown.status_code == 200, shown.text
    await work(client, mine["id"], "answer", HANDLER, answer="Đã vá.", photo=None)

    public = await story(client, f"/feedback/{mine['code']}")
    tracked = (await ask(client, "POST", "/feedback/tracked", key)).json()["timeline"]
    desk = await story(client, f"/feedback-work/{mine['id']}", CLERK)

    assert [each["action"] for each in public] == [
        *("send_feedback", "log_feedback", "assign_feedback", "answer_feedback")
    ]
    assert public == tracked
    assert {each["by_id"] for each in public} == {None}
    assert "release_feedback" in [each["action"] for each in desk]
    assert CLERK.id in {each["by_id"] for each in desk}


async def test_which_official_sent_a_report_is_told_to_nobody(client: httpx.AsyncClient) -> None:
    made = await ask(client, "POST", "/feedback", FORM, by=OFFICIAL)
    assert made.status_code == 201, made.text
    mine = made.json()

    [line] = await story(client, f"/feedback-work/{mine['id']}", CLERK)

    assert (line["action"], line["by_id"]) == ("send_feedback", None)


async def test_whose_report_was_merged_reads_nothing_of_what_the_other_sender_did(
    client: httpx.AsyncClient,
) -> None:
    first, second = await ticket(client), await ticket(client)
    for each in (first, second):
        await work(client, each["id"], "log", CLERK, category="road")
    merged = await work(client, second["id"], "merging", CLERK, original_id=first["id"])
    assert merged.status_code == 200, merged.text
    await work(client, first["id"], "assignment", CLERK, unit_id=str(ward.ECONOMY))
    await work(client, first["id"], "answer", HANDLER, answer="Đã vá.", photo=None)
    rated = {"code": first["code"], "secret": first["secret"], "rating": 2}
    assert (await ask(client, "POST", "/feedback/tracked/rating", rated)).status_code == 200

    key = {"code": second["code"], "secret": second["secret"]}
    told = (await ask(client, "POST", "/feedback/tracked", key)).json()["timeline"]

    assert [each["action"] for each in told] == [
        *("send_feedback", "log_feedback", "merge_feedback"),
        *("log_feedback", "assign_feedback", "answer_feedback"),
    ]


async def test_that_a_report_became_a_letter_has_no_hour_in_its_story(
    client: httpx.AsyncClient,
) -> None:
    mine = await ticket(client)
    gone = await work(client, mine["id"], "handing-over", CLERK, claim="denunciation")
    assert gone.status_code == 200, gone.text

    desk = await story(client, f"/feedback-work/{mine['id']}", CLERK)

    assert [each["action"] for each in desk] == ["send_feedback"]


async def test_the_desk_reads_more_of_a_session_than_everybody(client: httpx.AsyncClient) -> None:
    form = {"held_on": "2026-03-20", "starts_at": "08:00", "ends_at": "11:00", "mode": "in_person"}
    form |= {
        "led_by": "chair",
        "place": "Trụ sở",
        "participants": "Văn phòng",
        "content": "Tiếp dân",
    }
    called = await ask(client, "POST", "/sessions", form, by=OFFICIAL)
    assert called.status_code == 201, called.text
    one = f"/sessions/{called.json()['id']}"
    for _ in range(2):  # what is arranged again at the same place is no change
        changed = await ask(client, "PUT", one, {**form, "place": "Nhà văn hóa"}, by=OFFICIAL)
        assert changed.status_code == 200, changed.text

    everybody, desk = await story(client, one), await story(client, one, CLERK)

    assert {each["by_id"] for each in everybody} == {None}
    assert [each["text"] for each in everybody] == [
        "Định buổi tiếp ngoài lịch vào ngày 20/03/2026.",
        "Đổi nơi tiếp từ “Trụ sở” sang “Nhà văn hóa”.",
    ]
    assert [each["action"] for each in desk] == [
        *("call_session", "arrange_session", "change_place", "arrange_session")
    ]
