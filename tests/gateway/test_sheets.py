"""A sheet is answered once in a browser, and seldom from one address; only the door knows."""

from __future__ import annotations

from services.gateway.limits import Buckets
from services.gateway.sheets import COOKIE
from tests.gateway.conftest import OTHER, WARD

PAGE = f"/{WARD}/khao-sat/diem/ABCD2345"
AT_THE_DOOR = f"/api/wards/{WARD}/participation/survey-sheets/ABCD2345/answers"
ANSWER, FAR = {"c1": "3"}, {"x-forwarded-for": "203.0.113.9"}


async def test_a_browser_answers_once_at_each_sheet(house):
    async with house.browser() as phone:
        bad = await phone.post(PAGE, data={"c2": "không có câu 1"})
        first = await phone.post(PAGE, data=ANSWER)
        again = await phone.post(PAGE, data=ANSWER)
        around = await phone.post(AT_THE_DOOR, json={"answers": ANSWER})
        elsewhere = await phone.post(PAGE.replace("ABCD2345", "WXYZ6789"), data=ANSWER)
        of_another_ward = await phone.post(PAGE.replace(WARD, OTHER), data=ANSWER)
        read = await phone.get(PAGE)

    assert (bad.status_code, first.status_code, again.status_code) == (200, 303, 409)
    assert "Máy này đã trả lời" in again.text
    assert around.status_code == 409
    assert (elsewhere.status_code, of_another_ward.status_code, read.status_code) == (303, 303, 200)
    assert "httponly" in first.headers["set-cookie"].lower()
    assert "ABCD2345" not in first.headers["set-cookie"]


async def test_another_phone_answers_and_no_service_sees_the_mark(house):
    async with house.browser() as phone, house.browser() as other:
        await phone.post(PAGE, data=ANSWER)
        second = await other.post(PAGE, data=ANSWER)
        shown = (await phone.get(PAGE)).json()

    assert second.status_code == 303
    assert phone.cookies[COOKIE] == other.cookies[COOKIE]  # it names the sheet, nobody's phone
    assert "cookie" not in shown["headers"]
    assert phone.cookies[COOKIE] not in str(shown)


async def test_a_made_up_mark_keeps_nobody_out(house):
    made_up = f"{COOKIE}={'f' * 32}..é".encode("latin-1")
    async with house.browser(headers={"cookie": made_up}) as phone:
        assert (await phone.post(PAGE, data=ANSWER)).status_code == 303


async def test_from_one_address_a_sheet_takes_twenty_and_then_few(house, monkeypatch):
    limits = house.door.door.limits
    monkeypatch.setattr(limits, "sheet", Buckets(1 / 300, 20))
    monkeypatch.setattr(limits, "stranger", Buckets(100, 1_000))
    codes = []
    for _ in range(21):
        async with house.browser(headers=FAR) as program:
            codes.append((await program.post(PAGE, data=ANSWER)).status_code)

    assert codes == [303] * 20 + [429]
    async with house.browser(headers={"x-forwarded-for": "203.0.113.10"}) as phone:
        assert (await phone.post(PAGE, data=ANSWER)).status_code == 303
    async with house.browser(headers=FAR) as phone:
        elsewhere = await phone.post(PAGE.replace("ABCD2345", "WXYZ6789"), data=ANSWER)
    assert elsewhere.status_code == 303
