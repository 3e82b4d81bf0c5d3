"""The guide of a new ward shows what the services know, to whoever runs the desk."""

from __future__ import annotations

import re
from datetime import timedelta

from libs.kernel import clock
from services.directory.guide.rules import NEW_FOR
from tests.portal.house import NOON, WARD, House, Looker, text_of

GUIDE, INBOX = f"/{WARD}/viec/bat-dau", f"/{WARD}/viec"


async def _says(who: Looker, step: str) -> str:
    """What the guide says below a step's title, up to the next one."""
    return text_of(await who.see(GUIDE)).partition(step)[2][:300]


async def test_each_step_says_how_far_the_ward_is_and_where_it_is_done(house: House) -> None:
    chair = house.looker("chair")
    page = await chair.see(GUIDE)
    said = text_of(page)
    assert "Điều 13 khoản 2 Luật 10/2022/QH15" in said
    assert "khu phố, thôn." in await _says(chair, "Đơn vị và khu phố")
    assert f'href="/{WARD}/viec/tai-khoan"' in page
    # What only the office does is not offered to the chair; the words say whose it is.
    assert f'href="/{WARD}/viec/cong-khai/moi"' not in page
    assert f'href="/{WARD}/viec/tiep-cong-dan">Niêm yết' in await house.looker("office").see(GUIDE)


async def test_the_contact_is_said_once_and_stands_at_the_foot_of_every_page(house: House) -> None:
    office = house.looker("office")
    here = f"/{WARD}/viec/lien-he"
    wrong = await office.send(here, address="Số 1 đường Mẫu", phone="gọi tôi")
    assert (wrong.status, "Viết chưa đúng mẫu" in text_of(wrong.body.decode())) == (422, True)
    typed = {"address": "Số 1 đường <b>Mẫu</b>", "phone": "0203 3854 000"}
    assert await office.done(here, **typed) == GUIDE
    assert "Đã xong" in await _says(office, "Địa chỉ, điện thoại của phường")
    foot = (await house.looker().see(f"/{WARD}")).partition("<footer")[2]
    assert "Số 1 đường &lt;b&gt;Mẫu&lt;/b&gt;" in foot
    assert "0203 3854 000" in foot
    assert (await house.looker("culture").open(here)).status == 403


async def test_the_inbox_of_a_new_ward_reminds_until_the_guide_is_put_away(house: House) -> None:
    chair = house.looker("chair")
    assert "Bước tiếp theo" in text_of(await chair.see(INBOX))
    assert "Bước tiếp theo" not in text_of(await house.looker("culture").see(INBOX))
    assert await chair.done(f"{GUIDE}/cat") == INBOX
    await chair.done(f"{GUIDE}/cat")  # twice is once
    assert "Bước tiếp theo" not in text_of(await chair.see(INBOX))
    assert f'href="{GUIDE}"' in await chair.see(INBOX)  # the menu still leads there
    assert await chair.done(f"{GUIDE}/hien-lai") == GUIDE
    assert "Bước tiếp theo" in text_of(await chair.see(INBOX))
    clock.hold(NOON + NEW_FOR + timedelta(days=1))
    try:
        assert "Bước tiếp theo" not in text_of(await chair.see(INBOX))
    finally:
        clock.hold(NOON)


async def test_the_guide_is_for_chair_and_office(house: House) -> None:
    for role in ("culture", "front", "department", "operator"):
        assert (await house.looker(role).open(GUIDE)).status == 403, role
        assert (await house.looker(role).send(f"{GUIDE}/cat")).status == 403, role
    assert (await house.looker().open(GUIDE)).status == 303  # to the sign-in


async def test_the_operator_lets_the_only_chair_in_again_and_the_ward_reads_it(
    house: House,
) -> None:
    form = {"username": "chutich-quen", "display_name": "Chủ tịch mẫu", "position": "Chủ tịch"}
    operator = house.looker("operator")
    told = await house.ask(operator, "POST", "directory/officials", {**form, "roles": ["chair"]})
    here = f"/{WARD}/viec/dua-vao"
    key = re.findall(r'name="key" value="([^"]+)"', await operator.see(here))[0]

    empty = await operator.send(f"{here}/chu-tich", key="mau-mot-hai-ba-bon", document="")
    given = await operator.send(f"{here}/chu-tich", key=key, document="12/UBND ngày 20/11/2026")

    assert empty.status == 422
    assert given.status == 201
    assert "chutich-quen" in text_of(given.body.decode())
    for role in ("chair", "front"):
        page = text_of(await house.looker(role).see(f"/{WARD}/viec/tai-khoan"))
        assert "cấp lại mật khẩu lần đầu cho Chủ tịch, theo văn bản 12/UBND" in page
    account = told["account_id"]
    chair = house.looker("chair")
    await house.answer(chair, "POST", f"directory/officials/{account}/release")


async def test_the_operator_finds_a_ward_and_only_he_lets_it_in(house: House) -> None:
    operator = house.looker("operator")
    found = await operator.see(f"/{WARD}/viec/phuong-xa?q=06967")
    assert 'href="/06967/viec/dua-vao"' in found
    there = await operator.see(f"/{WARD}/viec/dua-vao")
    assert "đang dùng" in text_of(there)
    assert 'class="btn">Đưa vào dùng' not in there
    again = await operator.send(f"/{WARD}/viec/dua-vao", key="mau-mot-hai-ba-bon")
    assert (again.status, "từ trước" in text_of(again.body.decode())) == (422, True)
    for role in ("chair", "office"):
        for page in ("phuong-xa", "dua-vao"):
            assert (await house.looker(role).open(f"/{WARD}/viec/{page}")).status == 403
        assert (await house.looker(role).send(f"/{WARD}/viec/dua-vao")).status == 403
