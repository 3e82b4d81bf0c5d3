"""Two matters through the service's door: who sees what, and every step of theirs."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

import httpx
import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from tests.participation import ward
from tests.participation.matters import DAY, TEAM

API = ward.API
PEOPLE = count(1)
HEAD, FRONT = ward.HEAD, ward.FRONT_OFFICIAL


class Story:
    """Calls the door on a day that moves on."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client, self.day = client, DAY

    async def ask(self, method: str, path: str, by: Actor, **form: Any) -> httpx.Response:
        """The answer, whatever it is."""
        at = ward.at(self.day, 19)
        return await testing.ask(self.client, method, f"{API}/{path}", form or None, at=at, by=by)

    async def post(self, path: str, by: Actor, method: str = "POST", **form: Any) -> Any:
        """What comes of something that is allowed."""
        answer = await self.ask(method, path, by, **form)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    async def get(self, path: str, by: Actor = ward.STRANGER) -> Any:
        """What somebody reads."""
        return await self.post(path, by, "GET")

    async def six_households(self) -> list[str]:
        """The roll of the north, filled up to six; the module has one database."""
        path = f"neighbourhoods/{ward.NORTH}/households"
        who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
        known = [each["id"] for each in (await self.get(path, HEAD))["households"]]
        while len(known) < 6:
            name = f"Người Mẫu {next(PEOPLE)}"
            known.append((await self.post(path, HEAD, full_name=name, **who))["id"])
        return known


@pytest.fixture
def story(client: httpx.AsyncClient) -> Story:
    return Story(client)


def matter(clause: str, **more: Any) -> dict[str, Any]:
    """What a head puts forward."""
    words = {"title": "Góp làm đường ngõ 4", "summary": "Mỗi hộ 2 triệu đồng."}
    return {"clause": clause, "scope": "neighbourhood", "unit_id": str(ward.NORTH)} | words | more


async def meeting(story: Story, one: str, roll: list[str]) -> str:
    """A meeting is called, told, opened three days later, and these come."""
    said = {"unit_id": str(ward.NORTH), "starts_at": "19:00", "place": "Nhà văn hóa"}
    on = story.day + timedelta(3)
    held = await story.post(f"matters/{one}/meetings", HEAD, on=on.isoformat(), **said)
    path = f"meetings-of-residents/{held['id']}"
    told = dict.fromkeys(("noticed_on", "documents_on"), story.day.isoformat())
    assert (await story.post(f"{path}/notice", HEAD, **told))["noticed_on"]
    story.day = on
    opened = await story.post(f"{path}/opening", HEAD)
    ticks = {"cluster_id": opened["clusters"][0]["id"], "household_ids": roll}
    came = await story.post(f"{path}/attendance", HEAD, "PUT", **ticks)
    assert came["present"] == len(roll)
    return path


async def member_to_dismiss(story: Story) -> str:
    """Households demand that somebody of a board is dismissed; the id of their demand."""
    people = [{"full_name": "Thành Viên Mẫu", "unit_id": str(ward.NORTH)}]
    said = {"kind": "people", "number": "1/QĐ", "since": "2024-01-02", "members": people}
    board = await story.post("entered-people-boards", FRONT, **said)
    path = f"board-members/{board['members'][0]['id']}/dismissal-demand"
    return str((await story.post(path, FRONT))["initiative_id"])


async def lacking(story: Story, one: str, came: list[str]) -> None:
    """A meeting to which too few come."""
    await story.post(f"matters/{one}/form", HEAD, form="meeting")
    path = await meeting(story, one, came)
    await story.post(f"{path}/lacking", HEAD)


async def signed_and_sent(story: Story, one: str, roll: list[str]) -> Any:
    """The decision is written and goes to the ward and the Front."""
    paper = await story.post(
        f"matters/{one}/decision",
        HEAD,
        "PUT",
        kind="resolution",
        decision="Đồng ý.",
        head_name="Người Mẫu H",
        front_name="Người Mẫu F",
        signer_ids=roll[:2],
    )
    assert paper["missing"] == []
    return await story.post(f"matters/{one}/sending", HEAD)


async def test_a_road_is_put_forward_met_on_adopted_and_sent(story: Story):
    roll = await story.six_households()
    one = (await story.post("matters", HEAD, **matter("works", carry_out_by="2026-09-30")))["id"]
    assert [each["id"] for each in await story.get("matters")] == []
    assert (await story.ask("GET", f"matters/{one}", ward.STRANGER)).status_code == 404
    assert (await story.ask("GET", "matters-at-work", ward.STRANGER)).status_code == 401
    assert await story.get("matters-at-work", ward.OTHER_HEAD) == []
    answer = await story.ask("GET", f"matters-at-work/{one}", ward.OTHER_HEAD)
    assert answer.status_code == 403
    work = await story.post(f"matters/{one}/agreement", FRONT)
    assert work["moves"] == ["withdraw", "prepare"]
    refused = await story.ask("POST", f"matters/{one}/form", HEAD, form="online")
    assert (refused.status_code, "Điều 5 khoản 1" in refused.text) == (422, True)
    await story.post(f"matters/{one}/form", HEAD, form="meeting")
    path = await meeting(story, one, roll)
    seats = (await story.get(path, HEAD))["seats"]
    assert all(each["name"].startswith("Người Mẫu") for each in seats)
    assert "Người Mẫu" not in str((await story.get(path, ward.OFFICIAL))["seats"])

    team = {"secretary": "S", "tellers": TEAM, "approving": 6, "secret": False}
    clusters = (await story.post(f"{path}/tellers", HEAD, **team))["clusters"]
    sums = {"present": 6, "yes": 4, "no": 2}
    part = {"cluster_id": clusters[0]["id"], **sums}
    said = {"clusters": [part], "total": sums, "witness_ids": roll[:2], "course": "Thảo luận."}
    wrong = {**said, "total": {**sums, "yes": 5, "no": 1}}
    assert (await story.ask("POST", f"{path}/count", HEAD, **wrong)).status_code == 422
    await story.post(f"{path}/count", HEAD, **said)
    public = await story.get(f"matters/{one}")
    assert (public["state"], public["yes"], public["households"]) == ("adopted", 4, 6)
    [due] = public["dues"]
    assert (due["owed"], due["due_on"]) == ("sending", "2026-03-12")
    assert "Người Mẫu" not in str(public)
    sent = await signed_and_sent(story, one, roll)
    assert (sent["state"], sent["dues"], sent["moves"]) == ("sent", [], ["replace", "abolish"])


async def test_a_demand_goes_by_ballots_to_the_front_on_the_fifth_working_day(story: Story):
    roll = await story.six_households()
    one = await member_to_dismiss(story)
    consents = f"initiatives/{one}/consents"
    said = {"household_id": roll[0], "given_on": story.day.isoformat()}
    on_agenda = await story.post(consents, FRONT, **said)  # one of six is more than a tenth
    assert on_agenda["state"] == "on_agenda"
    assert (await story.get(f"initiatives/{one}", ward.OFFICIAL))["roll"] == []
    [listed] = await story.get("initiatives")
    assert (listed["consents"], listed["needed"], "roll" in listed) == (1, 1, False)
    demanded = on_agenda["matter_id"]
    await lacking(story, demanded, roll[:3])  # exactly half cannot decide
    again = await story.get(f"matters-at-work/{demanded}", FRONT)
    assert (again["state"], again["rounds"][0]["state"]) == ("agreed", "lacking")
    await story.post(f"matters/{demanded}/form", HEAD, form="paper_ballots")
    first = (story.day + timedelta(3)).isoformat()
    days = {"starts_on": first, "until": first, "team": TEAM, "unit_id": str(ward.NORTH)}
    handout = await story.post(f"matters/{demanded}/handouts", FRONT, **days)
    path = f"handouts/{handout['id']}"
    today = story.day.isoformat()
    await story.post(f"{path}/notice", FRONT, sent_on=today, informed_on=today)
    story.day += timedelta(3)
    assert (await story.post(f"{path}/opening", FRONT))["households"] == 6
    sums = {"given": 6, "present": 6, "yes": 5, "no": 0, "invalid": 1}
    await story.post(f"{path}/count", FRONT, **sums, witness_ids=roll[:2])
    sent = await signed_and_sent(story, demanded, roll)
    [due] = sent["dues"]
    assert (due["owed"], due["days_left"], due["days"][-1]["number"]) == ("recognition", 5, 5)
    story.day = date.fromisoformat(due["due_on"])
    answer = {"number": "7/QĐ-MTTQ", "on": due["due_on"]}
    wrong = await story.ask("POST", f"matters/{demanded}/recognition", ward.CHAIR, **answer)
    assert wrong.status_code == 403
    done = await story.post(f"matters/{demanded}/recognition", FRONT, **answer)
    assert (done["state"], done["effective_on"]) == ("recognised", due["due_on"])
    assert done["late"] is False
