"""Programmes: each side writes its own, sees what was shown, and both sign the same text."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from libs.kernel import clock, testing
from libs.kernel.outbox import told
from services.planning.programmes import actions
from tests.planning.ward import (
    BINH,
    CHAIR,
    ECONOMY,
    FRONT,
    FRONT_MAN,
    HOA,
    NORTH_HEAD,
    WARD,
    actor,
)

OURS = {"unit_id": str(ECONOMY), "text": "Công khai quyết toán.", "due_on": "2025-06-30"}
THEIRS = {"unit_id": str(FRONT), "text": "Giám sát niêm yết.", "due_on": "2025-05-30"}


async def opened(ward, kind: str = "front", by=BINH) -> str:
    answer = await ward.post("programmes", {"kind": kind, "year": 2025}, by=by)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


@pytest.fixture
async def joint_id(ward) -> str:
    """A programme with an item of each side, not shown yet."""
    programme_id = await opened(ward)
    await ward.post(f"programmes/{programme_id}/items", OURS, by=BINH)
    await ward.post(f"programmes/{programme_id}/items", THEIRS, by=FRONT_MAN)
    return programme_id


async def texts(ward, programme_id: str, by) -> list[str]:
    page = (await ward.get(f"programmes/{programme_id}", by)).json()
    return [one["text"] for one in page["items"]]


async def test_a_side_sees_its_own_and_what_the_other_has_shown(ward, joint_id):
    before = [await texts(ward, joint_id, who) for who in (BINH, CHAIR, FRONT_MAN)]
    await ward.post(f"programmes/{joint_id}/sharing", by=FRONT_MAN)
    after = [await texts(ward, joint_id, who) for who in (BINH, FRONT_MAN)]

    assert before == [[OURS["text"]], [OURS["text"]], [THEIRS["text"]]]
    assert after == [[OURS["text"], THEIRS["text"]], [THEIRS["text"]]]


async def test_nobody_touches_the_other_sides_items_or_units(ward, joint_id):
    theirs = (await ward.get(f"programmes/{joint_id}", FRONT_MAN)).json()["items"][0]["id"]
    unseen = await ward.post(f"programme-items/{theirs}/removal", by=BINH)
    await ward.post(f"programmes/{joint_id}/sharing", by=FRONT_MAN)

    seen = await ward.post(f"programme-items/{theirs}/removal", by=BINH)
    path = f"programmes/{joint_id}/items"
    for_front = await ward.post(path, THEIRS, by=BINH)
    for_ward = await ward.post(path, OURS, by=FRONT_MAN)

    assert unseen.status_code == 404
    assert seen.json()["type"] == "OtherSidesItem"
    assert [one.json()["type"] for one in (for_front, for_ward)] == ["OtherSidesUnit"] * 2


async def test_both_sign_the_same_text_and_items_become_tasks(ward, joint_id):
    hidden = await ward.sign(f"programmes/{joint_id}", "signature")
    for who in (BINH, FRONT_MAN):
        await ward.post(f"programmes/{joint_id}/sharing", by=who)
    signed = await ward.sign(f"programmes/{joint_id}", "signature")
    twice = await ward.sign(f"programmes/{joint_id}", "signature")
    none_yet = await ward.tasks(kind="programme")
    agreed = await ward.sign(f"programmes/{joint_id}", "agreement", by=FRONT_MAN)
    late = await ward.post(f"programmes/{joint_id}/items", OURS, by=BINH)
    tasks = await ward.tasks(kind="programme")

    assert [one.json()["type"] for one in (hidden, twice, late)] == [
        "ItemsNotShown",
        "SignedAlready",
        "ProgrammeInForce",
    ]
    assert signed.json()["state"] == "draft"
    assert none_yet == []
    assert agreed.json()["state"] == "in_force"
    assert {(one["lead_unit"]["id"], one["due_on"]) for one in tasks} == {
        (str(ECONOMY), "2025-06-30"),
        (str(FRONT), "2025-05-30"),
    }
    assert {one["basis"] for one in tasks} == {
        "Mục 1 của chương trình năm 2025",
        "Mục 2 của chương trình năm 2025",
    }


async def test_the_chair_alone_moves_no_day_that_the_front_signed(ward, joint_id):
    for who in (BINH, FRONT_MAN):
        await ward.post(f"programmes/{joint_id}/sharing", by=who)
    await ward.sign(f"programmes/{joint_id}", "signature")
    await ward.sign(f"programmes/{joint_id}", "agreement", by=FRONT_MAN)
    form = {"number": "12/QĐ-UBND", "signed_on": "2025-01-10", "due_on": "2025-04-15"}

    answers = {
        one["lead_unit"]["id"]: await ward.post(f"tasks/{one['id']}/amendment", form, by=CHAIR)
        for one in await ward.tasks(kind="programme")
    }

    assert answers[str(FRONT)].json()["type"] == "NotByDecision"
    assert answers[str(ECONOMY)].status_code == 201
    [theirs] = await ward.tasks(kind="programme", unit=FRONT)
    assert theirs["due_on"] == THEIRS["due_on"]


async def test_what_changed_after_a_signature_is_signed_again(ward, joint_id):
    for who in (BINH, FRONT_MAN):
        await ward.post(f"programmes/{joint_id}/sharing", by=who)
    await ward.sign(f"programmes/{joint_id}", "signature")
    await ward.post(f"programmes/{joint_id}/items", THEIRS | {"text": "Thêm."}, by=FRONT_MAN)
    await ward.post(f"programmes/{joint_id}/sharing", by=FRONT_MAN)

    agreed = (await ward.sign(f"programmes/{joint_id}", "agreement", by=FRONT_MAN)).json()

    assert (agreed["ward_signed_on"], agreed["state"]) == (None, "draft")


async def test_each_side_signs_only_what_it_read(ward, joint_id):
    path = f"programmes/{joint_id}"
    for who in (BINH, FRONT_MAN):
        await ward.post(f"{path}/sharing", by=who)
    read = {who.id: (await ward.get(path, who)).json() for who in (CHAIR, FRONT_MAN)}
    await ward.post(f"{path}/items", OURS | {"text": "Thêm việc."}, by=BINH)
    await ward.post(f"{path}/sharing", by=BINH)

    stale = [
        await ward.post(f"{path}/{to}", {"content_sha256": read[who.id]["content_sha256"]}, by=who)
        for to, who in (("signature", CHAIR), ("agreement", FRONT_MAN))
    ]
    unread = await ward.post(f"{path}/signature", {}, by=CHAIR)
    fresh = [await ward.sign(path, "signature"), await ward.sign(path, "agreement", by=FRONT_MAN)]

    assert [(one.status_code, one.json()["type"]) for one in stale] == [
        (409, "ProgrammeChanged")
    ] * 2
    assert (unread.status_code, list(unread.json()["fields"])) == (422, ["content_sha256"])
    assert fresh[-1].json()["state"] == "in_force"


async def test_the_committees_programme_needs_the_chair_alone_who_did_not_write_it(ward):
    programme_id = await opened(ward, "committee")
    path = f"programmes/{programme_id}"
    empty = await ward.sign(path, "signature")
    await ward.post(f"{path}/items", OURS, by=BINH)

    own = await ward.sign(path, "signature", by=actor(BINH.id, "chair"))
    front = await ward.get(path, FRONT_MAN)
    added = await ward.post(f"{path}/items", THEIRS, by=FRONT_MAN)
    signed = await ward.sign(path, "signature")

    assert empty.json()["type"] == "NothingAgreed"
    assert own.json()["type"] == "YourOwnWork"
    assert front.status_code == 404
    assert added.json()["type"] == "NotYourProgramme"
    assert signed.json()["state"] == "in_force"


@pytest.mark.parametrize("due_on", ["2024-12-31", "2026-01-01", "2025-01-09"])
async def test_an_item_is_due_within_the_year_and_ahead(ward, due_on):
    programme_id = await opened(ward)

    form = OURS | {"due_on": due_on}
    answer = await ward.post(f"programmes/{programme_id}/items", form, by=BINH)

    assert answer.json()["type"] == "ItemDayWrong"


async def test_an_item_whose_day_passed_is_not_signed(ward):
    programme_id = await opened(ward, "committee")
    form = OURS | {"due_on": "2025-01-20"}
    await ward.post(f"programmes/{programme_id}/items", form, by=BINH)

    with testing.time_is(datetime(2025, 1, 21, 8, 0, tzinfo=clock.VIETNAM)):
        answer = await ward.sign(f"programmes/{programme_id}", "signature")

    assert answer.json()["type"] == "ItemDayPassed"


async def test_there_is_one_programme_of_a_kind_a_year_for_those_concerned(ward):
    await opened(ward)

    again = await ward.post("programmes", {"kind": "front", "year": 2025}, by=FRONT_MAN)
    past = await ward.post("programmes", {"kind": "front", "year": 2024}, by=BINH)
    theirs = await ward.post("programmes", {"kind": "committee", "year": 2025}, by=FRONT_MAN)
    strange = [await ward.get("programmes", who) for who in (NORTH_HEAD,)]
    seen = await ward.get("programmes", HOA)

    assert [one.json()["type"] for one in (again, past, theirs)] == [
        "ProgrammeThere",
        "ProgrammeYearWrong",
        "NotYourProgramme",
    ]
    assert [one.status_code for one in strange] == [403]
    assert len(seen.json()) == 1


async def test_what_is_told_of_a_programme_are_numbers(ward):
    programme_id = await opened(ward, "committee")
    await ward.post(f"programmes/{programme_id}/items", OURS, by=BINH)
    read = (await ward.get(f"programmes/{programme_id}", CHAIR)).json()["content_sha256"]
    async with ward.database.session(WARD) as session:
        await actions.sign_programme(
            session, programme_id, content_sha256=read, by=CHAIR, now=clock.now()
        )
        events = {one["headers"]["ce-type"]: json.loads(one["body"]) for one in told(session)}

    agreed = events["planning.programme.agreed"]
    assert (agreed["item_count"], agreed["front_item_count"]) == (1, 0)
    assert "quyết toán" not in json.dumps(agreed, ensure_ascii=False)
