"""An account on the pages: opened, paid into on a phone, confirmed by the Front, read by all."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest

from libs.kernel import clock
from services.portal.asking import Refused
from services.portal.typed import half_days, household_ids, money
from tests.portal.house import NOON, House, Looker, text_of

DESK = "/06811/viec/dong-gop"
QUARTER = "Khu Đóng Góp"
TODAY = NOON.date().isoformat()


@pytest.fixture
async def matter(house: House) -> AsyncIterator[str]:
    """Three households of a neighbourhood of their own decided on a road."""
    operator = house.looker("operator")
    form = {"kind": "neighbourhood", "name": QUARTER}
    opened = await house.ask(operator, "POST", "directory/units", form)
    house.units[QUARTER] = UUID(opened["id"])
    await house.settle()
    who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
    for number in ("Một", "Hai", "Ba"):
        path = f"participation/neighbourhoods/{opened['id']}/households"
        form = {"full_name": f"Người Mẫu {number}", **who}
        await house.ask(house.looker("office"), "POST", path, form)
    yield await _decided(house, opened["id"], "Làm <b>đường</b>")
    clock.hold(NOON)
    end = {"closed_on": TODAY}
    await house.ask(house.looker("office"), "POST", f"directory/units/{opened['id']}/closing", end)
    await house.settle()


async def _decided(house: House, unit: str, title: str) -> str:
    """Every household adopts it in a meeting three days later."""
    head, front = house.looker("neighbourhood_head", unit=QUARTER), house.looker("front")

    async def ask(path: str, method: str = "POST", by: Looker = head, **form: object) -> dict:
        return dict(await house.ask(by, method, f"participation/{path}", form))

    words = {"title": title, "summary": "Mẫu.", "clause": "works"}
    one = (await ask("matters", scope="neighbourhood", unit_id=unit, **words))["id"]
    await ask(f"matters/{one}/agreement", by=front)
    await ask(f"matters/{one}/form", form="meeting")
    today, day = clock.now(), clock.now() + timedelta(3)
    on, told = day.date().isoformat(), today.date().isoformat()
    where = {"unit_id": unit, "starts_at": "09:00", "place": "Nhà văn hóa"}
    meeting = await ask(f"matters/{one}/meetings", on=on, **where)
    path = f"meetings-of-residents/{meeting['id']}"
    await ask(f"{path}/notice", noticed_on=told, documents_on=told)
    clock.hold(day)
    opened = await ask(f"{path}/opening")
    cluster = opened["clusters"][0]["id"]
    roll = [each["household_id"] for each in opened["seats"]]
    await ask(f"{path}/attendance", "PUT", cluster_id=cluster, household_ids=roll)
    await ask(f"{path}/tellers", secretary="S", tellers=["A", "B", "C"], approving=3, secret=True)
    sums = {"present": 3, "yes": 3, "no": 0}
    counts = [{"cluster_id": cluster, **sums}]
    await ask(f"{path}/count", clusters=counts, total=sums, witness_ids=roll[:2], course="")
    return str(one)


async def test_an_account_from_its_opening_to_its_settlement(house: House, matter: str) -> None:
    head = house.looker("neighbourhood_head", unit=QUARTER)
    front, resident = house.looker("front"), house.looker()
    on = clock.now().date().isoformat()
    about = {"matter_id": matter, "unit_id": str(house.units[QUARTER])}
    assert "Làm &lt;b&gt;đường&lt;/b&gt;" in await head.see(DESK)
    barred = await head.send(DESK, **about, level_dong="")
    assert (barred.status, "khoản 1 Điều 15" in text_of(barred.body.decode())) == (422, True)
    one = await head.done(DESK, **about, level_dong="2.000.000", level_days="0,5")
    public = one.replace("/viec/", "/")

    same = {"matter_id": matter, "from_on": on, "level_dong": "3.000.000", "level_days": ""}
    kept = await head.send(f"{one}/muc-gop", **same)
    said = "chỉ đổi khi các hộ có quyết định mới"
    assert (kept.status, said in text_of(kept.body.decode())) == (422, True)
    [key] = re.findall(r'name="key" value="([^"]+)"', await head.see(one))[:1]
    paid = {"households": "1, 2", "dong": "2.000.000", "on": on, "key": key}
    await _level_confirmed(head, front, resident, one, paid)
    for _ in range(2):  # sent twice, written once
        await head.done(f"{one}/gop-tien", **paid)
    strange = await head.send(f"{one}/gop-tien", **{**paid, "households": "9", "key": ""})
    assert (strange.status, "Không có hộ số 9" in text_of(strange.body.decode())) == (422, True)
    bill = {"words": "Xi măng", "on": on, "evidence": await house.photo()}
    too_much = await head.send(f"{one}/chi", **bill, dong="9.000.000")
    assert "không chi được" in text_of(too_much.body.decode())
    await head.done(f"{one}/chi", **bill, dong="4.000.000")

    seen = await resident.see(public)
    assert "Chờ Mặt trận xác nhận" in text_of(seen)
    assert "Người Mẫu" not in seen + await resident.see("/06811/dong-gop")
    assert "Người Mẫu Một" in await head.see(f"{one}/so")
    assert "Xác nhận khoản chi" in text_of(await front.see("/06811/viec"))
    [confirm] = re.findall(rf'action="({one}/xac-nhan/[0-9a-f-]+)"', await front.see(one))
    await front.done(confirm)
    assert "Sổ thu, chi đóng góp" in await resident.see(f"/06811/nhan-dan-ban/{matter}")

    await head.done(f"{one}/quyet-toan", left_use="")
    await _settled(resident, public)


async def _settled(resident: Looker, public: str) -> None:
    over = text_of(await resident.see(public))
    assert "Đã quyết toán" in over
    assert "Quyết toán sổ." in over
    assert "Mặt trận xem chứng từ, xác nhận khoản chi ở dòng" in over
    for kind, begins in (("pdf", b"%PDF-"), ("xlsx", b"PK")):
        assert (await resident.open(f"{public}/tai/{kind}")).body.startswith(begins)


async def _level_confirmed(
    head: Looker, front: Looker, resident: Looker, one: str, paid: dict[str, str]
) -> None:
    """What the head typed asks nobody for anything before the Front compared it."""
    early = await head.send(f"{one}/gop-tien", **{**paid, "key": ""})
    assert (early.status, "chưa xác nhận mức góp" in text_of(early.body.decode())) == (422, True)
    public = one.replace("/viec/", "/")
    assert "Chờ Mặt trận xác nhận" in text_of(await resident.see(public))
    assert "Xác nhận mức góp" in text_of(await front.see("/06811/viec"))
    page = await front.see(one)
    [confirm] = re.findall(rf'action="({one}/muc/[0-9a-f-]+)"', page)
    assert f'action="{confirm}"' not in await head.see(one)
    form = page.partition(f'action="{confirm}"')[2].partition("</form>")[0]
    seen = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    on = seen["from_on"]
    again = {"matter_id": confirm.rpartition("/")[2], "from_on": on, "opening_dong": ""}
    await head.done(f"{one}/sua-muc", **again, level_dong="2.500.000", level_days="0,5")
    assert (await front.send(confirm, **seen)).status == 409  # typed again meanwhile
    await head.done(f"{one}/sua-muc", **again, level_dong="2.000.000", level_days="0,5")
    await front.done(confirm, **seen)
    assert "Mặt trận xác nhận" in text_of(await resident.see(public))
    assert "Xác nhận mức góp" not in text_of(await front.see("/06811/viec"))
    assert "Sửa mức góp" not in await head.see(one)


async def test_another_decision_changes_what_an_account_asks(house: House, matter: str) -> None:
    head, resident = house.looker("neighbourhood_head", unit=QUARTER), house.looker()
    unit = str(house.units[QUARTER])
    first = {"level_dong": "2.000.000", "level_days": ""}
    one = await head.done(DESK, matter_id=matter, unit_id=unit, **first)
    public = one.replace("/viec/", "/")
    assert "Góp thêm" not in await head.see(one)
    second = await _decided(house, unit, "Góp thêm <i>mẫu</i>")
    on = clock.now().date()
    assert f'<option value="{second}">Góp thêm &lt;i&gt;' in await head.see(one)
    new = {"matter_id": second, "level_dong": "3.000.000", "level_days": "0,5"}
    back = await head.send(f"{one}/muc-gop", **new, from_on=(on - timedelta(1)).isoformat())
    assert (back.status, 'value="3.000.000"' in back.body.decode()) == (422, True)
    office = await house.looker("office").send(f"{one}/muc-gop", **new, from_on=on.isoformat())
    assert office.status == 403
    await head.done(f"{one}/muc-gop", **new, from_on=on.isoformat())
    said = text_of(await resident.see(public))
    assert "2.000.000" in said
    assert "3.000.000" in said
    assert f"{on:%d/%m/%Y}" in said


@pytest.mark.parametrize(
    ("typed", "dong"), [("2.000.000", 2_000_000), ("2 000 000 đồng", 2_000_000), ("", 0)]
)
def test_money_is_read_as_people_type_it(typed: str, dong: int) -> None:
    assert money(typed, "dong") == dong


@pytest.mark.parametrize(("typed", "halves"), [("1", 2), ("0,5", 1), ("1.5", 3), ("", 0)])
def test_days_of_labour_are_whole_or_halves(typed: str, halves: int) -> None:
    assert half_days(typed, "days") == halves


@pytest.mark.parametrize("typed", ["hai triệu", "-1", "1e9", "2,5 triệu"])
def test_what_is_no_sum_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        money(typed, "dong")


@pytest.mark.parametrize("typed", ["0,25", "một", "-1"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        half_days(typed, "days")


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("3, 1", "ca"), ("1-3", "abc"), ("3 – 2, 1", "bca"), ("1 đến 2", "ab"), ("", "")],
)
def test_several_households_are_read_as_people_type_them(typed: str, ids: str) -> None:
    numbers = dict(enumerate("abc", 1))
    assert "".join(household_ids(typed, numbers, "households")) == ids


@pytest.mark.parametrize("typed", ["4", "1-4", "1-999999"])
def test_a_household_that_is_on_no_roll_is_named(typed: str) -> None:
    with pytest.raises(Refused, match="Không có hộ số 4"):
        household_ids(typed, dict(enumerate("abc", 1)), "households")
