"""What the page of a model, or of a commendation, tells of what happened: no vote, no person."""

from __future__ import annotations

import httpx

from libs.happened import sentence
from libs.kernel.database import Database
from services.awards.models.words import SENTENCES
from tests.awards import modelled, test_commendations, ward
from tests.awards.modelled import ask
from tests.awards.ward import CHAIR, HEAD

Door = tuple[httpx.AsyncClient, Database]


async def test_a_model_tells_its_way_without_a_single_vote_or_a_score_in_the_making(
    door: Door, client: httpx.AsyncClient
) -> None:
    async with door[1].transaction(ward.CODE) as session:
        row = await modelled.recognised(session)

    shown = (await ask(client, "GET", f"models/{row.id}", by=HEAD, day=101)).json()
    told, counted = shown["timeline"], shown["notice"]

    assert (counted["due_on"], counted["days"][-1]["on"]) == ("2026-05-29", "2026-05-29")
    assert [each["action"] for each in told] == [
        *("register_model", "approve_model", "hand_in_score", "issue_appraisal"),
        *("record_vote", "notice_model", "recognise_model"),
    ]
    vote, notice, granted = told[-3:]
    assert vote["text"] == "Hội đồng bỏ phiếu kín ngày 21/05/2026: đủ số phiếu."
    assert notice["text"] == "Công khai để Nhân dân góp ý đến hết ngày 29/05/2026."
    assert (granted["text"], granted["by_id"]) == (
        "Công nhận, quyết định số 88/QĐ-UBND.",
        CHAIR.id,
    )
    assert "Người mẫu" not in str(told)


def test_a_vote_that_fell_says_so() -> None:
    said = {"held_on": "2026-05-21", "adopted": False}
    fell = "Hội đồng bỏ phiếu kín ngày 21/05/2026: không đủ số phiếu."

    assert sentence(SENTENCES, "record_vote", said) == fell


async def test_a_commendation_tells_its_way_and_not_of_whom(
    door: Door, client: httpx.AsyncClient
) -> None:
    async with door[1].transaction(ward.CODE) as session:
        row = await test_commendations.appraised(session)

    one = f"commendations/{row.id}"
    told = (await ask(client, "GET", one, by=CHAIR, day=90)).json()["timeline"]

    assert [each["action"] for each in told] == ["propose_commendation", "appraise_commendation"]
    assert test_commendations.PERSON not in str(told)
