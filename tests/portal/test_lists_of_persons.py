"""Drafting a list of persons on the desk, and how its page looks while it is shown."""

from __future__ import annotations

from tests.portal.house import House, text_of
from tests.portal.test_pages import a_document, published

OFFICE = "Văn phòng HĐND và UBND"
LIST = {"item": "7c", "title": "Danh sách hộ được hỗ trợ đợt 1"}


async def test_a_list_says_its_columns_or_is_sent_back(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    typed = a_document(house, number="130/TB-UBND", **LIST)

    none = await office.send("/06811/viec/cong-khai/moi", **typed)
    html = none.body.decode()
    assert none.status == 422
    assert "Hãy đánh dấu những cột mà danh sách có." in text_of(html)
    assert "Danh sách có tên người chỉ được nêu: Số thứ tự, Họ và tên" in text_of(html)

    desk = html.partition('<form method="post" action="/06811/viec/nghia-vu/')[2].partition('"')[0]
    again = {"title": LIST["title"], "summary": "Các hộ đã được xét.", "body": "", "receipt": ""}
    wrong = {"column.full_name": "on", "column.phone": "on"}
    refused = await office.send(f"/06811/viec/nghia-vu/{desk}", **again, **wrong)
    html = refused.body.decode()
    assert "Danh sách này không được nêu số điện thoại." in text_of(html)
    assert 'name="column.phone" value="1" checked' in html

    body = {**again, "body": "Bà Mẫu, CCCD 022090001234"}
    held = await office.send(f"/06811/viec/nghia-vu/{desk}", **body, **{"column.full_name": "on"})
    assert "Phần “Nội dung” có số định danh cá nhân" in text_of(held.body.decode())
    page = await office.done(f"/06811/viec/nghia-vu/{desk}", **again, **{"column.full_name": "on"})
    assert page.startswith("/06811/cong-khai/")


async def test_robots_are_sent_away_from_a_list_and_people_told_until_when(house: House) -> None:
    columns = {"column.full_name": "on", "column.neighbourhood": "on"}
    page = await published(house, number="131/TB-UBND", **LIST, **columns)
    plain = await published(house, number="132/TB-UBND")
    answer = await house.looker().open(page)
    html = answer.body.decode()

    assert answer.header("x-robots-tag") == "noindex, noarchive"
    assert '<meta name="robots" content="noindex, noarchive">' in html
    assert "hiển thị công khai đến hết ngày 23/12/2026" in text_of(html)
    assert (await house.looker().open(plain)).header("x-robots-tag") is None
    correction = await house.looker("office", unit=OFFICE).see(
        page.replace("/cong-khai/", "/viec/cong-khai/") + "/dinh-chinh"
    )
    assert 'name="column.full_name" value="1" checked' in correction
    assert 'name="column.phone" value="1">' in correction
