"""Who sees a roll: its own head and the office; everybody only how many households there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

import httpx
import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from tests.participation import ward

ROLL = f"{ward.API}/neighbourhoods/{ward.NORTH}/households"
FORM: dict[str, Any] = {"address": "Số 1, ngõ mẫu", "born": "1970", "capable": True}
PEOPLE = count(1)


def form(**said: Any) -> dict[str, Any]:
    """A household with somebody of his own, as the module has one database."""
    return FORM | {"full_name": f"Người Mẫu {next(PEOPLE)}"} | said


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """The clock stands still."""
    with testing.time_is(ward.at(date(2026, 3, 2))):
        yield


def as_(actor: Actor) -> dict[str, str]:
    return testing.signed(actor)


async def numbers(client: httpx.AsyncClient) -> dict[str, int]:
    counted = (await client.get(f"{ward.API}/neighbourhoods")).json()
    assert "Người Mẫu" not in str(counted)
    return {each["name"]: each["households"] for each in counted}


async def test_the_head_keeps_the_roll_and_everybody_sees_the_number(client: httpx.AsyncClient):
    before = await numbers(client)
    made = await client.post(ROLL, json=form(), headers=as_(ward.HEAD))
    assert made.status_code == 201, made.text

    assert await numbers(client) == before | {"Khu phố Bắc": before["Khu phố Bắc"] + 1}


@pytest.mark.parametrize("actor", [ward.OTHER_HEAD, ward.FRONT_OFFICIAL, ward.CHAIR])
async def test_others_see_no_names(client: httpx.AsyncClient, actor: Actor):
    made = (await client.post(ROLL, json=form(), headers=as_(ward.HEAD))).json()
    for path in (ROLL, f"{ward.API}/households/{made['id']}"):
        answer = await client.get(path, headers=as_(actor))
        assert answer.status_code == 403
        assert (await client.get(path)).status_code == 401
        for allowed in (ward.HEAD, ward.OFFICIAL):
            seen = await client.get(path, headers=as_(allowed))
            assert made["people"][0]["full_name"] in seen.text


async def test_a_day_of_birth_is_not_kept(client: httpx.AsyncClient):
    born = form(born="05/02/1971")
    made = await client.post(ROLL, json=born, headers=as_(ward.HEAD))

    assert made.json()["people"][0]["born_year"] == 1971
    assert "1971-02-05" not in made.text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"born": "2015"}, "đủ 18 tuổi"),
        ({"capable": False}, "năng lực hành vi dân sự"),
        ({"born": "hôm qua"}, "Không đọc được ngày sinh"),
        ({"address": ""}, "Một số mục điền chưa đúng"),
        ({"number": 0}, "Một số mục điền chưa đúng"),
    ],
)
async def test_what_is_wrong_is_said(
    client: httpx.AsyncClient, wrong: dict[str, Any], sentence: str
):
    refused = await client.post(ROLL, json=form(**wrong), headers=as_(ward.HEAD))

    assert refused.status_code == 422
    assert sentence in refused.json()["title"]


async def test_a_household_lives_through_every_change(client: httpx.AsyncClient):
    headers = as_(ward.HEAD)

    async def post(path: str, **said: Any) -> dict[str, Any]:
        answer = await client.post(f"{ward.API}/{path}", json=said, headers=headers)
        assert answer.status_code == 201, answer.text
        body: dict[str, Any] = answer.json()
        return body

    start = f"neighbourhoods/{ward.NORTH}/households"
    made = await post(start, **form())
    path = f"households/{made['id']}"
    await post(f"{path}/entry", number=40, address="Số 2, ngõ mẫu")
    await post(f"{path}/representative", full_name="Người Mẫu Bốn", born="1980", capable=True)
    days = {"since": "2026-04-01", "last_on": "2026-04-09"}
    delegate = {"full_name": "Người Mẫu Năm", "born": "1990", "capable": True}
    delegated = await post(f"{path}/delegation", **delegate, **days)
    assert delegated["people"][0]["last_on"] == "2026-04-09"
    await post(f"{path}/delegation/end")
    split = await post(f"{path}/split", **form())
    assert split["number"] == 41
    merged = await post(f"households/{split['id']}/merger", into_id=made["id"])
    assert merged["id"] == made["id"]
    gone = await post(f"{path}/closing", ended_as="moved_away")
    assert gone["ended_as"] == "moved_away"

    stated = {"ended_as": "merged"}
    refused = await client.post(f"{ward.API}/{path}/closing", json=stated, headers=headers)
    assert refused.status_code == 422
