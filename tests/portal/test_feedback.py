"""A resident reports a pothole and follows it; the clerk, the unit and the chair work on it."""

from __future__ import annotations

import re
from typing import Any

from tests.portal.house import House, text_of
from tools.people import sample_photo

HERE = "/06811/phan-anh"
DESK = "/06811/viec/phan-anh"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
TYPED = {
    "category": "road",
    "text": "Ổ gà <b>sâu</b> trước nhà bà Mẫu",
    "place": "Phố Mẫu",
    "neighbourhood_id": "",
    "point": "21.034500, 106.771200",
    "public": "1",
}


async def reported(house: House, **more: str) -> tuple[str, str]:
    """The code and the secret, as the page shows them once."""
    answer = await house.looker().send(f"{HERE}/gui", **{**TYPED, **more})
    html = answer.body.decode()
    assert (answer.status, answer.header("cache-control")) == (200, "no-store"), text_of(html)
    code, secret = re.findall(r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>", html)
    return code, secret


async def test_from_the_pothole_to_the_second_look(house: House) -> None:
    resident = house.looker()
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    unit = house.looker("department", unit=ECONOMY)
    chair = house.looker("chair", position="Chủ tịch")
    form = await resident.see(f"{HERE}/gui")
    assert "không hỏi tên" in text_of(form)
    assert "10 ngày làm việc" in text_of(form)
    code, secret = await reported(house, photo1=await house.sealed(sample_photo("O ga", 500)))

    page = text_of(await resident.see(f"{HERE}/{code}"))
    assert "chờ phường xem trước" in page
    assert "Mẫu" not in page
    assert "phản ánh hiện trường" in (await clerk.see("/06811/viec")).lower()
    [one] = re.findall(rf'href="({DESK}/[0-9a-f-]+)">[^<]*Ổ gà', await clerk.see(DESK))
    assert "&lt;b&gt;sâu&lt;/b&gt;" in await clerk.see(one)
    await clerk.done(f"{one}/ghi-so", category="road")
    await clerk.done(f"{one}/giao", unit_id=str(house.units[ECONOMY]))
    shown: dict[str, Any] = {"text": "Ổ gà sâu.", "place": "Phố Mẫu", "photos.1": "1"}
    await clerk.done(f"{one}/cong-khai", **shown)
    listed = await resident.see(HERE)
    assert "Ổ gà sâu." in text_of(listed)
    assert f'<a href="{HERE}/{code}" aria-label=' in listed  # a point of the map

    assert "bà Mẫu" in text_of(await unit.see(DESK))  # the unit reads what was typed
    refused = await unit.send(f"{one}/tra-loi", answer="", photo="")
    assert refused.status == 422
    await unit.done(f"{one}/tra-loi", answer="Đã vá mặt đường.", photo="")
    tracked = await resident.send(f"{HERE}/tra-cuu", code=code.lower(), secret=secret)
    assert "Đã vá mặt đường." in tracked.body.decode()
    key = {"code": code, "secret": secret}
    rated = await resident.send(f"{HERE}/danh-gia", **key, rating="2")
    assert "chấm câu trả lời 2 trên 5" in text_of(rated.body.decode())
    twice = await resident.send(f"{HERE}/danh-gia", **key, rating="5")
    assert (twice.status, "chấm câu trả lời này rồi" in twice.body.decode()) == (422, True)
    again = await resident.send(f"{HERE}/xem-lai", **key, because="Vẫn còn.")
    assert "Còn 10 ngày làm việc" in text_of(again.body.decode())
    assert "Vẫn còn." in await unit.see(one)
    assert "1 lượt đề nghị xem lại" in text_of(await chair.see(DESK))


async def test_a_refused_report_keeps_what_was_typed(house: House) -> None:
    bad = await house.looker().send(f"{HERE}/gui", **{**TYPED, "point": "Hà Nội"})
    none = await house.looker().send(f"{HERE}/gui", **{**TYPED, "point": "", "place": ""})
    photo = await house.looker().send(f"{HERE}/gui", **TYPED, **{"photo2.refused": "Ảnh hỏng."})

    html = bad.body.decode()
    assert bad.status == none.status == photo.status == 422
    assert 'value="Hà Nội"' in html
    assert 'id="e-point"' in html
    assert 'id="e-place"' in none.body.decode()
    assert 'id="e-photo2"' in photo.body.decode()


async def test_a_refused_report_keeps_its_photos(house: House) -> None:
    resident, clerk = house.looker(), house.looker("reception_clerk")
    photos = [await house.sealed(sample_photo("O ga", number)) for number in (501, 502)]
    sent = {**TYPED, "text": "Cống vỡ", "point": "Hà Nội", "photo1": photos[0]}
    html = (await resident.send(f"{HERE}/gui", **sent)).body.decode()
    assert f'name="photo1.held" value="{photos[0]}"' in html
    assert "Đã nhận tệp này" in text_of(html)

    again = {"point": "", "photo1": "", "photo1.held": photos[0], "photo2": photos[1]}
    await reported(house, **{**sent, **again})
    [one] = re.findall(rf'href="({DESK}/[0-9a-f-]+)">[^<]*Cống vỡ', await clerk.see(DESK))
    page = await clerk.see(one)
    assert len(set(re.findall(r"feedback/photos/[^\"]+", page))) == 2


async def test_what_is_private_is_on_no_public_page(house: House) -> None:
    code, secret = await reported(house, public="0", text="Chuyện riêng")
    resident = house.looker()

    assert (await resident.open(f"{HERE}/{code}")).status == 404
    assert code not in await resident.see(HERE)
    seen = await resident.send(f"{HERE}/tra-cuu", code=code, secret=secret)
    assert "Chuyện riêng" in seen.body.decode()
    wrong = await resident.send(f"{HERE}/tra-cuu", code=code, secret="A" * 16)
    assert (wrong.status, f'value="{code}"' in wrong.body.decode()) == (422, True)


async def test_a_clerk_writes_down_a_call_and_merges_it(house: House) -> None:
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    code, _ = await reported(house, category="noise", text="Karaoke quá giờ")
    call = {**TYPED, "category": "noise", "text": "Loa kẹo kéo", "channel": "hotline"}
    key = key_in(await clerk.see(DESK))
    written = [(await clerk.send(DESK, **call, key=key)).body.decode() for _ in range(2)]
    assert len({*re.findall(r"<b>([2-9A-Z]{16})</b>", "".join(written))}) == 1
    board = await clerk.see(DESK)
    [one] = re.findall(rf'href="({DESK}/[0-9a-f-]+)">[^<]*Loa kẹo kéo', board)
    [first] = re.findall(rf'<option value="([0-9a-f-]+)">{code}', await clerk.see(one))
    await clerk.done(f"{one}/gop", original_id=first)

    assert "2 người phản ánh" in text_of(await house.looker().see(f"{HERE}/{code}"))
    assert (await clerk.send(f"{DESK}/cach-lam", moderated="0")).status == 403
    await office.done(f"{DESK}/cach-lam", moderated="1", keyless_programs="0")
    assert (await house.looker().open(DESK)).status == 303
    assert (await house.looker("front").open(DESK)).status == 403


async def test_what_is_a_denunciation_leaves_the_desk(house: House) -> None:
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    code, secret = await reported(house, category="other", text="Ông Giả nhận tiền")
    [one] = re.findall(rf'href="({DESK}/[0-9a-f-]+)">[^<]*Ông Giả', await clerk.see(DESK))
    await clerk.done(f"{one}/chuyen-don", claim="denunciation")

    page = await clerk.see(one)
    assert "Chuyển sang xử lý đơn" in page
    assert "Ông Giả" not in page
    assert code not in page
    assert (await house.looker().open(f"{HERE}/{code}")).status == 404
    gone = await house.looker().send(f"{HERE}/tra-cuu", code=code, secret=secret)
    assert "trang tra cứu đơn" in text_of(gone.body.decode())


def key_in(html: str) -> str:
    """The key of a form, by which sending it twice is sending it once."""
    return str(re.findall(r'name="key" value="([\w-]+)"', html)[0])


async def test_a_form_sent_twice_is_one_report_and_one_judgement(house: House) -> None:
    resident = house.looker()
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    unit = house.looker("department", unit=ECONOMY)
    key = key_in(await resident.see(f"{HERE}/gui"))
    photo = await house.sealed(sample_photo("Ho ga", 510))  # the same again, as the gateway does
    answers = [
        await resident.send(
            f"{HERE}/gui",
            **{**TYPED, "text": "Hố ga mất nắp"},
            key=key,
            email="bao.tin@thu.example.vn",
            photo1=photo,
        )
        for _ in range(2)
    ]
    shown = [
        re.findall(r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>", each.body.decode()) for each in answers
    ]
    assert len(shown[0]) == 2
    assert shown[0] == shown[1]
    desk = await clerk.see(DESK)
    assert desk.count("Hố ga mất nắp</a></h3>") == 1
    assert "bao.tin" not in desk

    [one] = re.findall(rf'href="({DESK}/[0-9a-f-]+)">[^<]*Hố ga', desk)
    await clerk.done(f"{one}/ghi-so", category="road")
    await clerk.done(f"{one}/giao", unit_id=str(house.units[ECONOMY]))
    await unit.done(f"{one}/tra-loi", answer="Đã đậy nắp.", photo="")
    mine = dict(zip(("code", "secret"), shown[0], strict=True))
    tracked = (await resident.send(f"{HERE}/tra-cuu", **mine)).body.decode()
    again = key_in(tracked)
    for _ in range(2):
        rated = await resident.send(f"{HERE}/danh-gia", **mine, key=again, rating="4")
        assert (rated.status, "4 trên 5" in text_of(rated.body.decode())) == (200, True)
    other = key_in(rated.body.decode())
    assert other != again
    for _ in range(2):
        asked = await resident.send(f"{HERE}/xem-lai", **mine, key=other, because="Còn hở.")
        assert asked.status == 200


async def test_a_contact_that_reaches_nobody_is_said_at_its_field(house: House) -> None:
    bad = await house.looker().send(f"{HERE}/gui", **TYPED, key="k" * 24, phone="12")
    html = bad.body.decode()
    assert (bad.status, "Số di động gồm 10 chữ số" in text_of(html)) == (422, True)
    assert key_in(html) == "k" * 24
