"""Likely duplicates: found by keyed marks, explained, never across denouncers, and only shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.errors import NotFound
from libs.kernel.history import history_of
from libs.kernel.settings import Settings
from libs.permissions import NotYourRole
from services.reception.cases import sorting
from services.reception.cases.duplicates import LikelyDuplicate, likely_duplicates
from services.reception.cases.rules import AcrossPersons, NotTheFirst
from services.reception.cases.tables import Case, Intake
from services.reception.sealed.kept.actions import close_letter
from services.reception.sealed.kept.destroying import shred_letters
from services.reception.sealed.kept.rules import Keep
from services.reception.sealed.letters import Contact, Letter
from services.reception.sealed.likeness import marking, rules
from services.reception.sealed.likeness.rules import TEXT_MARKS_MAX, Likeness, Part
from services.reception.sealed.likeness.tables import LetterMarks
from services.reception.sealed.store import store_of
from tests.reception import ward
from tests.reception.petitions import MONDAY, received, sort

TEXT = (
    "Đoạn đường từ ngã ba chợ đến nhà văn hóa khu Bắc hỏng nặng từ tháng trước, nhiều ổ gà, "
    "trẻ em đi học bị ngã. Đề nghị phường sửa trước mùa mưa."
)
OTHER = "Loa truyền thanh đặt sát cửa sổ nhà tôi, sáng nào cũng mở quá to."
HOANG = Letter(
    full_name="Hoàng Thị Mẫu", address="Tổ 5, khu Bắc", contact=Contact(phone="0900 000 001")
)


def plain(words: str) -> str:
    return words


def marks(**written: Any) -> list[str]:
    letter = {"full_name": "", "address": "", "accused": [], "text": ""}
    contact = {"phone": written.pop("phone", ""), "email": written.pop("email", "")}
    return rules.marks({**letter, "contact": contact, **written}, plain)


def test_spelling_signs_and_order_of_parts_do_not_matter_but_words_do():
    ours = marks(text=TEXT, phone="0900.000.001")
    theirs = marks(text=TEXT.upper().replace(",", " ;"), phone="0900 000001")

    assert rules.compare(ours, theirs) == Likeness((Part.PHONE,), 100)
    assert rules.compare(marks(text=TEXT), marks(text=OTHER)) is None
    half = " ".join(TEXT.split()[:22]) + " " + OTHER
    said = rules.compare(marks(text=TEXT, phone="0900000001"), marks(text=half, phone="0900000001"))
    assert said is not None
    assert 30 < said.text_percent < 60
    assert rules.compare(marks(text=TEXT), marks(text=half)) is None  # of two persons not enough


def test_who_agrees_in_contact_alone_is_no_duplicate_but_about_the_same_person_is():
    ours = marks(text=TEXT, phone="0900000001", accused=["Quàng Văn Mẫu"])

    assert rules.compare(ours, marks(text=OTHER, phone="0900000001")) is None
    same = marks(text=OTHER, phone="0900000001", accused=["quang van MAU"])
    assert rules.compare(ours, same) == Likeness((Part.PHONE, Part.ACCUSED), 0)
    assert rules.compare(ours, marks(text=OTHER, accused=["Quàng Văn Mẫu"])) is None


def test_of_a_long_text_the_share_is_estimated_by_its_least_marks():
    words = [f"từ{n}" for n in range(3_000)]
    long, later = " ".join(words), " ".join(words[1_000:])
    ours, theirs = marks(text=long), marks(text=later)

    assert len(ours) == len(theirs) == TEXT_MARKS_MAX
    assert len(marks(text="")) == 0
    assert rules.compare(ours, ours) == Likeness((), 100)


async def written(session: AsyncSession, letter: Letter, **more: Any) -> Case:
    """A petition of a moment after the last one."""
    count = len((await session.scalars(select(Intake.id))).all())
    now = ward.at(MONDAY) + timedelta(minutes=count)
    return (await received(session, letter=letter, now=now, **more)).case


async def likely(session: AsyncSession, case: Case, by=ward.CLERK) -> list[LikelyDuplicate]:
    return await likely_duplicates(session, case.id, by=by, now=ward.at(MONDAY))


async def test_the_clerk_is_shown_what_came_before_and_in_what_it_agrees(session: AsyncSession):
    first = await written(session, replace(HOANG, text=TEXT))
    await written(session, replace(HOANG, text=OTHER))
    neighbour = await written(session, Letter(full_name="Lê Văn Mẫu", text=TEXT))
    again = await written(session, replace(HOANG, text=f"{TEXT} Xin cảm ơn."))
    found = await likely(session, again)

    assert {each.case.id for each in found} == {first.id, neighbour.id}
    agreed = {each.case.id: each.likeness.parts for each in found}
    assert agreed == {first.id: (Part.NAME, Part.ADDRESS, Part.PHONE), neighbour.id: ()}
    assert all(each.likeness.text_percent > 80 for each in found)
    assert await likely(session, first) == []  # nothing like it came before
    assert again.duplicate_of is None
    intake = await session.get(Intake, again.intake_id)
    async with store_of(session).transaction(ward.CODE) as inside:
        [look] = await history_of(inside, intake.sealed_id)
    assert (look["actor_id"], look["action"]) == ("lan", "compare_letters")
    assert look["said"] == {"found": 2}


async def test_a_stock_phrase_hides_neither_the_likeliest_nor_what_came_before(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(marking, "COMPARED_MAX", 1)
    phrase = "Kính mong quý cấp xem xét giải quyết."
    lamp = f"Đèn đường ngõ 9 phố Mẫu tắt đã ba tuần, tối đi lại rất nguy hiểm. {phrase}"
    first = await written(session, replace(HOANG, text=lamp))
    await written(session, Letter(text=f"Nước máy đục từ đầu tháng. {phrase}"))
    again = await written(session, replace(HOANG, text=lamp))
    await written(session, replace(HOANG, text=lamp))

    assert [each.case.id for each in await likely(session, again)] == [first.id]


@pytest.mark.parametrize("claimed", [[], ["denunciation"]])
async def test_denunciations_are_compared_with_none(session: AsyncSession, claimed: list[str]):
    """Not by their kind, not by what their sender says, and not as what came before."""
    text = f"{TEXT} {len(claimed)}"
    first = await written(session, replace(HOANG, text=text), claimed=claimed)
    if not claimed:
        await sort(session, first, "denunciation")
    second = await written(session, replace(HOANG, text=text))
    assert await likely(session, second) == []
    await sort(session, second, "denunciation")
    third = await written(session, replace(HOANG, text=text), claimed=["denunciation"])

    for case in (second, third):
        assert await likely(session, case) == []


async def linked(session: AsyncSession, case: Case, earlier: Case) -> Case:
    at = ward.at(MONDAY)
    return await sorting.link_duplicate(
        session, case.id, earlier_id=earlier.id, by=ward.CLERK, now=at
    )


async def test_what_its_sender_calls_a_denunciation_is_linked_with_none(session: AsyncSession):
    plain = await written(session, HOANG)
    claimed = await written(session, HOANG, claimed=["denunciation"])
    last = await written(session, HOANG)
    for case, earlier in ((claimed, plain), (last, claimed)):
        with pytest.raises(AcrossPersons):
            await linked(session, case, earlier)


async def test_links_end_when_one_turns_out_to_denounce(session: AsyncSession):
    first, second, third = [await written(session, HOANG) for _ in range(3)]
    await linked(session, third, second)
    await linked(session, second, first)
    part = await sorting.split_case(session, second.id, by=ward.CLERK, now=ward.at(MONDAY))
    fourth = await linked(session, await written(session, HOANG), first)
    await sort(session, second, "denunciation")

    await session.flush()
    for case in (second, third):
        await session.refresh(case)
        assert case.duplicate_of is None
    assert fourth.duplicate_of == first.id
    # Of one letter it is one person's own: that is told of nobody else.
    await sort(session, part, "denunciation")
    await linked(session, part, second)
    await sort(session, part, "denunciation")
    assert part.duplicate_of == second.id


async def test_only_the_first_one_is_linked_to(session: AsyncSession):
    first, second, third = [await written(session, HOANG) for _ in range(3)]
    await linked(session, second, first)
    for case, other in ((first, third), (third, second), (first, second)):
        with pytest.raises(NotTheFirst):
            await linked(session, case, other)


async def test_when_it_turns_out_to_denounce_its_marks_are_destroyed(session: AsyncSession):
    case = await written(session, replace(HOANG, text=TEXT))
    await sort(session, case, "denunciation")
    intake = await session.get(Intake, case.intake_id)

    async with store_of(session).transaction(ward.CODE) as inside:
        assert await inside.get(LetterMarks, intake.sealed_id) is None


async def test_whoever_may_not_see_a_case_is_not_told_of_it(session: AsyncSession):
    letter = replace(HOANG, text="Tường rào trường học đổ, gạch rơi xuống lối đi của học sinh.")
    first = await written(session, letter)
    second = await written(session, letter)
    assert len(await likely(session, second)) == 1
    for by in (ward.OFFICIAL, ward.CHAIR, ward.HANDLER):
        with pytest.raises(NotYourRole):
            await likely(session, second, by=by)
    await sort(session, first, "complaint", accused_unit_ids=[ward.OFFICE])
    assert await likely(session, second) == []
    with pytest.raises(NotFound):
        await likely(session, first)


async def test_marks_go_with_their_letter_and_tell_nobody_what_it_was(
    session: AsyncSession, settings: Settings, migrated: str
):
    case = await written(session, replace(HOANG, text=TEXT))
    intake = await session.get(Intake, case.intake_id)
    server, name = migrated.rsplit("/", 1)[0], settings.sealed_url.rsplit("/", 1)[1]
    with psycopg.connect(f"{server}/{name}") as db:
        rows = str(db.execute("SELECT * FROM letter_marks").fetchall())
    assert str(intake.sealed_id) in rows
    assert not any(word in rows for word in ("hoang", "0900000001", "duong"))

    await close_letter(session, intake.sealed_id, kept_as=Keep.INELIGIBLE, closed_on=MONDAY)
    await session.flush()
    await shred_letters(session, by=ward.CLOCK, now=ward.at(MONDAY) + timedelta(days=366))
    async with store_of(session).transaction(ward.CODE) as inside:
        assert await inside.get(LetterMarks, intake.sealed_id) is None


async def test_the_route_says_parts_and_percent_and_no_word_of_a_letter(
    door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient
) -> None:
    said = {"text": f"{TEXT} Gửi lại.", "full_name": "Hoàng Thị Mẫu", "phone": "0900000009"}
    tickets = [(await client.post(f"{ward.API}/petitions", json=said)).json() for _ in range(2)]
    path = f"{ward.API}/cases/{tickets[1]['case_id']}/likely-duplicates"
    shown = await client.get(path, headers=testing.signed(ward.CLERK))

    [first] = [each for each in shown.json() if each["id"] == tickets[0]["case_id"]]
    assert (first["agreed"], first["text_percent"]) == (["name", "phone"], 100)
    assert "Hoàng" not in shown.text
    assert (await client.get(path)).status_code == 401
    assert (await client.get(path, headers=testing.signed(ward.CHAIR))).status_code == 403
