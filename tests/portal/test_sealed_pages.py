"""A clerk asks, the chair agrees, the clerk looks once, and the log names no sender."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

import pytest

from services.reception.sealed import letters
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import Contact, Letter
from tests.portal.house import NOON, WARD, House, text_of

LOG = "/06811/viec/nhat-ky-xem-don"
NAME = "Lường Thị Tên Trồng"
WRITTEN = Letter(
    full_name=NAME,
    address="Số 17, khu Bắc",
    contact=Contact(phone="0987000111"),
    text="Cán bộ <b>A</b> nhận tiền.",
)


async def written(house: House, *, restricted: bool, now: datetime = NOON) -> UUID:
    reception = next(one for one in house.running if one.service.name == "reception")
    async with reception.database.transaction(WARD) as session:
        letter_id = await letters.seal(session, WRITTEN, now=now)
        if restricted:
            await letters.restrict(session, letter_id, now=now)
    return letter_id


async def test_two_persons_and_one_look(house: House) -> None:
    clerk, chair = house.looker("reception_clerk"), house.looker("chair")
    page = f"/06811/viec/don-niem-phong/{await written(house, restricted=True)}"
    assert "Phải có người thứ hai đồng ý" in text_of(await clerk.see(page))
    early = await clerk.send(f"{page}/xem", reason="verify")
    assert early.status == 422
    assert NAME not in early.body.decode()

    assert await clerk.done(f"{page}/de-nghi", reason="verify") == page
    assert "Chờ người thứ hai" in await clerk.see(page)
    assert "/dong-y" not in await clerk.see(LOG)
    asked = "đơn niêm phong: Xác minh nội dung đơn"
    assert f"Trả lời đề nghị xem {asked}" in text_of(await chair.see("/06811/viec"))
    assert asked not in text_of(await clerk.see("/06811/viec"))
    waiting = await chair.see(LOG)
    forms = re.findall(rf'action="({LOG}/[0-9a-f-]+/dong-y)"', waiting)
    assert await chair.done(forms[0]) == LOG
    again = await chair.send(forms[0])
    assert again.status == 422
    assert "đã được trả lời" in text_of(again.body.decode())

    assert f"Xem {asked}" in text_of(await clerk.see("/06811/viec"))
    shown = await clerk.send(f"{page}/xem", reason="verify")
    body = shown.body.decode()
    assert shown.status == 200
    assert NAME in body
    assert "<b>A</b>" not in body
    assert shown.header("cache-control") == "no-store"
    assert re.search(r"<title>[^<]*", body)[0].startswith("<title>Đơn niêm phong")
    log = text_of(await chair.see(LOG))
    assert "Xem đơn" in log
    assert "Đồng ý cho xem" in log
    for who in (clerk, chair):
        for target in (page, LOG):
            assert "Trồng" not in await who.see(target)


async def test_an_ordinary_letter_is_read_with_a_reason(house: House) -> None:
    clerk = house.looker("reception_clerk")
    page = f"/06811/viec/don-niem-phong/{await written(house, restricted=False)}"

    assert (await clerk.send(f"{page}/xem", reason="")).status == 422
    assert NAME in (await clerk.send(f"{page}/xem", reason="sort")).body.decode()


@pytest.mark.parametrize("roles", [("front",), ("department",), ("office",), ("inspector",)])
async def test_whoever_need_not_know_sees_nothing(house: House, roles: tuple[str, ...]) -> None:
    who = house.looker(*roles)
    page = f"/06811/viec/don-niem-phong/{await written(house, restricted=False)}"

    for answer in (await who.open(page), await who.send(f"{page}/xem", reason="sort")):
        assert answer.status == 403
        assert "Trồng" not in answer.body.decode()


async def test_strangers_are_led_to_the_door_and_a_wrong_id_is_not_there(house: House) -> None:
    page = f"/06811/viec/don-niem-phong/{await written(house, restricted=False)}"

    assert (await house.looker().open(page)).status == 303
    assert (await house.looker("reception_clerk").open(page[:-4] + "ffff")).status == 404


async def test_the_chair_sets_for_how_long_and_not_too_short(house: House) -> None:
    chair = house.looker("chair")

    assert "Đơn đã giải quyết: 70 năm" in text_of(await chair.see(LOG))
    short = await chair.send(f"{LOG}/settled", years="3")
    assert short.status == 422
    html = short.body.decode()
    assert "từ 10 năm trở lên" in text_of(html)
    card = html.split("Đơn đã giải quyết: 70 năm")[1].split("</form>")[0]
    assert "từ 10 năm trở lên" in card  # beside its own number, which stands as it was typed
    assert re.search(r'id="f-settled-years"[^>]* value="3"', card)
    none = (await chair.send(f"{LOG}/settled", years="mười")).body.decode()
    [leads_to] = re.findall(r'class="alert".*?href="#([^"]+)"', none, re.DOTALL)
    assert re.search(rf'<input[^>]* id="{leads_to}"[^>]* value="mười"', none)
    await chair.done(f"{LOG}/settled", years="25")
    assert "Đơn đã giải quyết: 25 năm" in text_of(await chair.see(LOG))
    assert "Đặt thời hạn" not in await house.looker("inspector").see(LOG)


async def test_notices_stop_by_the_address_out_of_one_and_only_when_asked_twice(
    house: House,
) -> None:
    letter_id = await written(house, restricted=False)
    reception = next(one for one in house.running if one.service.name == "reception")
    async with reception.database.transaction(WARD) as session:
        kept = await session.get(KeptLetter, letter_id)
        kept.notice_key = "k" * 22
    citizen, page = house.looker(), f"/06811/ngung-thong-bao/{'k' * 22}"

    assert "Ngừng nhận thông báo" in await citizen.see(page)
    async with reception.database.transaction(WARD) as session:
        assert (await session.get(KeptLetter, letter_id)).notices_stopped_at is None
    stopped = await citizen.send(page)
    assert "không nhận thông báo nữa" in text_of(stopped.body.decode())
    async with reception.database.transaction(WARD) as session:
        assert (await session.get(KeptLetter, letter_id)).notices_stopped_at == NOON
    assert (await citizen.send(page[:-1] + "x")).status == 404
