"""Choosing a password on its page, and what is shown to whoever has to."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from libs.kernel.actor import Actor
from services.portal.visitors import Visitor
from tests.portal.house import WARD, House, text_of

PAGE = "/06811/mat-khau"
GIVEN, OWN = "Mật khẩu được cấp", "Mùa xuân 2026 ấm áp"


async def test_a_password_is_chosen_on_its_page(house: House) -> None:
    chair = house.looker("chair")
    form = {"username": "nguoimoi", "display_name": "Người mới (mẫu)", "position": "Chuyên viên"}
    form |= {"roles": ["office"], "password": GIVEN}
    made = await house.ask(chair, "POST", "directory/officials", form)
    new = replace(chair, actor=Actor(made["account_id"], WARD, frozenset({"office"})))

    async def typed(current: str, own: str, again: str) -> tuple[int, str]:
        answer = await new.send(PAGE, current=current, new=own, again=again)
        return answer.status, text_of(answer.body.decode())

    refused = [
        await typed("không phải", OWN, OWN),
        await typed(GIVEN, OWN, "khác"),
        await typed(GIVEN, "ngắn", "ngắn"),
        await typed(GIVEN, GIVEN, GIVEN),
    ]
    away = await new.done(PAGE, current=GIVEN, new=OWN, again=OWN)

    assert [status for status, _ in refused] == [422] * 4
    for (_, words), said in zip(
        refused,
        ("mật khẩu không đúng", "không giống nhau", "từ 10 đến 200", "phải khác mật khẩu"),
        strict=True,
    ):
        assert said in words
        assert OWN not in words
    assert away == "/06811/dang-nhap"


async def test_nobody_chooses_a_password_without_signing_in(house: House) -> None:
    assert (await house.looker().open(PAGE)).status == 303


def test_whoever_has_to_choose_finds_no_menu() -> None:
    actor = Actor("moi", WARD, frozenset({"office"}), UUID(int=1))

    person = Visitor(actor, must_change_password=True).person("/06811", PAGE)

    assert person
    assert (person.menu, person.password) == ([], PAGE)
