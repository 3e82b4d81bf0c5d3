"""A head keeps the roll on a phone, prints papers, and a household opens its page."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from itertools import count

from pypdf import PdfReader

from libs.kernel import clock
from tests.portal import webvotes
from tests.portal.house import NOON, House, Looker, text_of

ROLLS = "/06811/viec/ho"
PEOPLE = count(1)


def somebody(**more: str) -> dict[str, str]:
    """A household as typed; everybody has a name of his own."""
    name = f"Đại Diện Mẫu {next(PEOPLE)}"
    return {"full_name": name, "born": "1970", "capable": "1", "address": "Ngõ mẫu"} | more


def head_of(house: House, unit: str) -> Looker:
    return house.looker("neighbourhood_head", unit=unit, position="Trưởng khu")


async def test_a_head_keeps_the_roll_of_the_own_neighbourhood(house: House) -> None:
    head = head_of(house, "Khu 1")
    here = f"{ROLLS}/{house.units['Khu 1']}"
    minor = await head.send(here, **somebody(born="2015", full_name="Trẻ Mẫu"))
    said = text_of(minor.body.decode())
    assert (minor.status, "đủ 18 tuổi" in said) == (422, True)
    assert 'value="Trẻ Mẫu"' in minor.body.decode()
    await head.done(here, **somebody(full_name="Nguyễn Thị Mẫu", born="05/02/1970"))
    await head.done(here, **somebody(full_name="Trần Văn Mẫu", number="7"))

    page = text_of(await head.see(here))
    assert "2 hộ gia đình" in page
    assert "Hộ 1. Nguyễn Thị Mẫu" in page
    assert "Hộ 7. Trần Văn Mẫu" in page
    found = text_of(await head.see(f"{here}?q=tran+mau"))
    assert "Hộ 7." in found
    assert "Hộ 1." not in found
    rolls = await head.see(ROLLS)
    assert f'href="{here}"' in rolls
    assert f"{house.units['Khu 2']}" not in rolls
    assert (await head_of(house, "Khu 2").open(here)).status == 403
    assert (await house.looker("front").open(here)).status == 403
    assert (await house.looker().open(here)).status == 303


async def test_a_household_is_changed_and_what_is_wrong_stands_in_its_form(house: House) -> None:
    head = head_of(house, "Khu 2")
    here = f"{ROLLS}/{house.units['Khu 2']}"
    for number in ("1", "2"):
        await head.done(here, **somebody(number=number))
    one, two = re.findall(rf'href="({ROLLS}/mot/[^"]+)"', await head.see(here))

    days = {"since": "2026-11-23", "last_on": "2026-11-30"}
    own = re.findall(r"Hộ 1\. (Đại Diện Mẫu \d+)", text_of(await head.see(here)))[0]
    wrong = await head.send(f"{one}/uy-quyen", **somebody(full_name=own), **days)
    assert "không ủy quyền cho chính người đại diện" in text_of(wrong.body.decode())
    await head.done(f"{one}/uy-quyen", **somebody(full_name="Người Thay Mẫu"), **days)
    page = text_of(await head.see(one))
    assert "Được ủy quyền từ 23/11/2026 đến hết 30/11/2026" in page
    assert "được ủy quyền đến hết 30/11/2026" in text_of(await head.see(here))
    await head.done(f"{one}/thoi-uy-quyen")
    assert "Người Thay Mẫu" not in text_of(await head.see(here))

    await head.done(f"{one}/dai-dien", **somebody(full_name="Người Mới Mẫu"))
    await head.done(f"{one}/sua", number="11", address="Số 5, ngõ mới")
    made = await head.done(f"{one}/tach", **somebody(full_name="Hộ Tách Mẫu", number=""))
    assert "Hộ số 12" in text_of(await head.see(made))
    goes_on = await head.done(f"{made}/nhap", into_id=one.rpartition("/")[2])
    assert goes_on == one
    assert "Nhập vào hộ khác, 23/11/2026" in text_of(await head.see(made))
    await head.done(f"{two}/ra", ended_as="moved_away")
    page = text_of(await head.see(here))
    assert "1 hộ gia đình" in page
    assert "Hộ 11. Người Mới Mẫu" in page
    assert (await head.send(f"{one}/bay", a="1")).status == 404


async def test_papers_are_printed_and_open_the_page_of_a_household(house: House) -> None:
    head = head_of(house, "Khu 3")
    here = f"{ROLLS}/{house.units['Khu 3']}"
    await head.done(here, **somebody(full_name="Chủ Hộ Mẫu"))
    assert "Giấy có mã cho 1 hộ chưa có" in text_of(await head.see(here))
    paper = await head.send(f"{here}/giay")
    assert paper.body.startswith(b"%PDF")
    assert paper.header("cache-control") == "no-store"
    again = await head.send(f"{here}/giay")
    assert "đều đã có mã còn hiệu lực" in text_of(again.body.decode())

    said = " ".join(PdfReader(io.BytesIO(paper.body)).pages[0].extract_text().split())
    code, secret = said.partition("Mã ")[2][:8], said.partition("Khóa ")[2][:19]
    resident = house.looker()
    assert "Mã của hộ" in text_of(await resident.see("/06811/ho"))
    opened = await resident.send("/06811/ho", code=code.lower(), secret=secret)
    page = text_of(opened.body.decode())
    assert opened.header("cache-control") == "no-store"
    assert "Hộ số 1, Khu 3" in page
    assert "mở lần đầu ngày 23/11/2026" in page
    assert "Chủ Hộ Mẫu" not in page

    await _reads_what_is_discussed(house, head, {"code": code, "secret": secret})
    [one] = re.findall(rf'href="({ROLLS}/mot/[^"]+)"', await head.see(here))
    new = await head.send(f"{here}/giay", household_id=one.rpartition("/")[2])
    assert new.body.startswith(b"%PDF")
    former = await resident.send("/06811/ho", code=code, secret=secret)
    assert (former.status, "Không mở được" in text_of(former.body.decode())) == (422, True)
    await head.done(f"{one}/huy-ma")
    assert "Chưa có giấy" in text_of(await head.see(here))
    await head.done(f"{one}/ra", ended_as="mistaken")  # others count the households of here


async def _reads_what_is_discussed(house: House, head: Looker, key: dict[str, str]) -> None:
    """What the neighbourhood is to decide is on the page once the Front has agreed."""
    resident = house.looker()
    matter = {"clause": "works", "scope": "neighbourhood", "title": "Đường ngõ (mẫu)"}
    matter |= {"summary": "Nội dung mẫu.", "unit_id": f"{house.units['Khu 3']}"}
    raised = await house.ask(head, "POST", "participation/matters", matter)
    page = (await resident.send("/06811/ho", **key)).body.decode()
    assert "Đường ngõ (mẫu)" not in text_of(page)
    agreed = f"participation/matters/{raised['id']}/agreement"
    await house.ask(house.looker("front"), "POST", agreed)
    page = (await resident.send("/06811/ho", **key)).body.decode()
    assert "Đường ngõ (mẫu)" in text_of(page)
    [there] = re.findall(rf'href="(/06811/nhan-dan-ban/{raised["id"]})"', page)
    assert "Đường ngõ (mẫu)" in text_of(await resident.see(there))
    days = (NOON + timedelta(days=4), NOON + timedelta(days=6))
    unit = f"{house.units['Khu 3']}"
    told = await webvotes.opened(house, head, unit, "Giờ mở cửa nhà văn hóa", *days)
    page = (await resident.send("/06811/ho", **key)).body.decode()
    assert f'href="/06811/bieu-quyet/{told}"' in page
    assert "Biểu quyết sắp mở" in text_of(page)
    clock.hold(days[0])
    page = (await resident.send("/06811/ho", **key)).body.decode()
    clock.hold(NOON)
    assert f'href="/06811/bieu-quyet/{told}#{key["code"]}-' in page
    assert re.findall(r"bieu-quyet/([0-9a-f-]{36})", page) == [told]
    await _says_yes_and_takes_it_back(house, head, key)


async def _says_yes_and_takes_it_back(house: House, head: Looker, key: dict[str, str]) -> None:
    """The household is asked about the web, and about a demand of a neighbour."""
    resident, unit = house.looker(), f"{house.units['Khu 3']}"
    matter = await webvotes.agreed(house, head, unit, "Sân chơi (mẫu)")
    demand = {"clause": "other", "unit_id": unit, "title": "Đề xuất (mẫu)", "summary": "Mẫu."}
    asked = await house.ask(head, "POST", "participation/initiatives", demand)
    page = (await resident.send("/06811/ho", **key)).body.decode()
    yes = f"/06811/ho/dong-y-truc-tuyen/{matter}"
    assert f'action="{yes}"' in page
    assert "0 hộ đồng ý, cần 1" in text_of(page)

    said = (await resident.send(yes, **key)).body.decode()
    assert "Đã ghi: hộ đồng ý biểu quyết trực tuyến" in text_of(said)
    assert f'action="{yes.replace("dong-y-", "thoi-")}"' in said
    again = await resident.send(yes, **key)
    assert (
        again.status,
        "đồng ý biểu quyết trực tuyến về nội dung này rồi" in text_of(again.body.decode()),
    ) == (422, True)
    taken = await resident.send(yes.replace("dong-y-", "thoi-"), **key)
    assert "hộ thôi đồng ý biểu quyết trực tuyến" in text_of(taken.body.decode())
    consent = f"/06811/ho/dong-y-de-xuat/{asked['id']}"
    said = (await resident.send(consent, **key)).body.decode()
    # Of one household one is a tenth: what it demands is on the agenda at once.
    assert "Đã ghi: hộ đồng ý với đề xuất" in text_of(said)
    assert "Đề xuất (mẫu) Đã thống nhất đưa ra bàn" in text_of(said)
    late = await resident.send(consent.replace("dong-y-", "thoi-"), **key)
    assert "không còn lấy sự đồng ý" in text_of(late.body.decode())
    stranger = await resident.send(yes, code=key["code"], secret=key["secret"][::-1])
    assert (stranger.status, "Không mở được" in text_of(stranger.body.decode())) == (422, True)
    assert (await resident.send(f"/06811/ho/khac/{matter}", **key)).status == 404


async def test_the_office_sees_every_roll_and_the_front_only_numbers(house: House) -> None:
    office = house.looker("office")
    page = await office.see(ROLLS)
    for unit in ("Khu 1", "Khu 2", "Khu 3"):
        assert f"{ROLLS}/{house.units[unit]}" in page
    front = await house.looker("front").see(ROLLS)
    assert f"{ROLLS}/{house.units['Khu 1']}" not in front
    assert "hộ ở 3 nơi" in text_of(front)


async def test_a_list_is_looked_at_before_it_is_entered(house: House) -> None:
    head = head_of(house, "Khu 1")
    here = f"{ROLLS}/{house.units['Khu 1']}"
    before = text_of(await head.see(here))
    assert f'href="{here}/nhap"' in await head.see(here)
    assert (await head.open(f"{here}/nhap/mau")).body.startswith(b"PK")
    columns = "Số hộ,Người đại diện,Ngày sinh,Địa chỉ\n"
    bad = await head.send(f"{here}/nhap", text=f"{columns}81,Trẻ Tệp,2015,Ngõ 1\n")
    said = text_of(bad.body.decode())
    assert "1/1 dòng có lỗi, chưa nhập hộ nào" in said
    assert "đủ 18 tuổi" in said
    assert text_of(await head.see(here)) == before

    good = f"{columns}81,Lê Thị Tệp,05/02/1970,Ngõ 1\n82,Phạm Văn Tệp,1980,Ngõ 2\n"
    checked = text_of((await head.send(f"{here}/nhap", text=good)).body.decode())
    assert "Cả 2 dòng đều hợp lệ, 2 hộ mới" in checked
    unstated = await head.send(f"{here}/nhap/ghi", text=good)
    assert "Hãy xác nhận mọi người đại diện" in text_of(unstated.body.decode())
    await head.done(f"{here}/nhap/ghi", text=good, capable="1")
    assert "Hộ 82. Phạm Văn Tệp" in text_of(await head.see(here))
    again = text_of((await head.send(f"{here}/nhap", text=good)).body.decode())
    assert "đã có trong danh sách, không có gì để nhập" in again
    assert (await head_of(house, "Khu 2").open(f"{here}/nhap")).status == 403
