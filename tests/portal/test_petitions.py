"""A resident writes and follows; the desk sorts, gives, moves; the chair sees what is late."""

from __future__ import annotations

import re
from typing import Any

from tests.portal.house import House, Looker, text_of
from tools.people import sample_photo

HERE = "/06811/don-thu"
DESK = "/06811/viec/don-thu"
FINANCE = "Phòng Kinh tế, Hạ tầng và Đô thị"
WRITTEN = {
    "claimed": "proposal",
    "text": "Đường <b>khu Bắc</b> hỏng từ tháng trước",
    "full_name": "Lê Thị Thử",
    "phone": "0900000003",
    "accused": "",
}


def key_in(html: str) -> str:
    """The key of a form, by which sending it twice is sending it once."""
    [key] = re.findall(r'name="key" value="([\w-]+)"', html)
    return str(key)


async def sent(house: House, **changes: str) -> tuple[str, str, str]:
    """The number, the code and the secret, as the page shows them once."""
    looker = house.looker()
    key = key_in(await looker.see(HERE))
    answer = await looker.send(HERE, key=key, **{**WRITTEN, **changes})
    html = answer.body.decode()
    assert (answer.status, answer.header("cache-control")) == (200, "no-store"), text_of(html)
    [number] = re.findall(r"Đã nhận đơn số (\d+/\d{4})", html)
    code, secret = re.findall(r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>", html)
    return number, code, secret


async def case_of(looker: Looker, number: str, sight: str = "open") -> str:
    """The address of a case in the desk's list."""
    html = await looker.see(f"{DESK}?xem={sight}")
    found: Any = re.findall(rf'href="({DESK}/[0-9a-f-]{{36}})">{number}:', html)
    assert found, (number, text_of(html))
    return str(found[0])


async def test_from_the_letter_to_the_answer(house: House) -> None:
    resident, clerk = house.looker(), house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    number, code, secret = await sent(house)
    assert f"Đơn {number}" in text_of(await clerk.see("/06811/viec"))

    page = await case_of(clerk, number, "inbox")
    assert "Lê Thị Thử" not in await clerk.see(page)
    unnamed = {"kind": "proposal", "summary": "Sửa đường khu Bắc", "on": "2026-11-23"}
    await clerk.done(f"{page}/sort", **unnamed, **{"fact-not_ours": "1"})
    assert "Không thuộc thẩm quyền của phường" in text_of(await clerk.see(page))
    await clerk.done(f"{page}/sort", **unnamed)
    await clerk.done(f"{page}/assign", unit_id=str(house.units[FINANCE]))

    handler = house.looker("department", unit=FINANCE)
    assert number in text_of(await handler.see("/06811/viec"))
    early = await handler.send(f"{page}/take_up", on="2026-11-30")
    assert "còn ở tương lai" in text_of(early.body.decode())
    await handler.done(f"{page}/take_up", on="2026-11-23")
    await handler.done(f"{page}/answer", on="2026-11-23", answer="Đã vá xong đoạn đường.")
    assert "Đã trả lời" in text_of(await handler.see(page))

    spaced = f"{secret[:4]} {secret[4:8]} {secret[8:]}".lower()
    seen = await resident.send(f"{HERE}/tra-cuu", code=code, secret=spaced)
    html = seen.body.decode()
    assert (seen.status, seen.header("cache-control")) == (200, "no-store")
    assert "Đã vá xong đoạn đường." in html
    for word in ("Lê Thị Thử", "0900000003", "khu Bắc"):
        assert word not in html


async def test_a_form_sent_twice_is_one_petition(house: House) -> None:
    looker = house.looker()
    key = key_in(await looker.see(HERE))
    first = await looker.send(HERE, key=key, **WRITTEN)
    second = await looker.send(HERE, key=key, **WRITTEN)

    shown = [
        re.findall(r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>", each.body.decode())
        for each in (first, second)
    ]
    assert len(shown[0]) == 2
    assert shown[0] == shown[1]


async def test_what_is_wrong_is_said_in_the_form_with_what_was_typed(house: House) -> None:
    looker = house.looker()
    key = key_in(await looker.see(HERE))
    answer = await looker.send(HERE, key=key, **{**WRITTEN, "text": ""})
    html = answer.body.decode()

    assert answer.status == 422
    assert 'value="Lê Thị Thử"' in html
    assert key_in(html) == key
    wrong = await looker.send(f"{HERE}/tra-cuu", code="ABCD2345", secret="A" * 16)
    assert (wrong.status, "Hãy xem lại từng chữ" in wrong.body.decode()) == (422, True)


async def test_files_go_with_the_letter_and_open_where_it_does(house: House) -> None:
    photo, paper = sample_photo("ngo"), b"%PDF-1.7\n%%EOF"
    files = {"file1": await house.sealed(photo), "file2": await house.sealed(paper)}
    resident, clerk = house.looker(), house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    key = key_in(await resident.see(HERE))
    refused = {**WRITTEN, "file1": files["file1"], "file3.refused": "Tệp này trống."}
    page = (await resident.send(HERE, key=key, **refused)).body.decode()
    assert "Tệp này trống." in text_of(page)
    assert f'name="file1.held" value="{files["file1"]}"' in page  # it need not be chosen again

    held = {"file1.held": files["file1"], "file1": "", "file2": files["file2"]}
    sent = (await resident.send(HERE, key=key, **WRITTEN, **held)).body.decode()
    [number] = re.findall(r"Đã nhận đơn số (\d+/\d{4})", sent)
    case = await clerk.see(await case_of(clerk, number))
    [letter] = re.findall(r'href="(/06811/viec/don-niem-phong/[0-9a-f-]{36})"', case)
    opened = (await clerk.send(f"{letter}/xem", reason="sort")).body.decode()
    assert re.findall(r"Tệp \d: (ảnh|PDF)", opened) == ["ảnh", "PDF"]
    shown = await clerk.send(f"{letter}/tep/2", reason="sort")
    assert (shown.status, shown.body) == (200, paper)
    assert shown.header("cache-control") == "no-store"
    assert "default-src 'none'" in str(shown.header("content-security-policy"))
    assert (await clerk.open(f"{letter}/tep/2")).status == 405
    assert (await clerk.send(f"{letter}/tep/2", reason="")).status == 422
    assert (await clerk.send(f"{letter}/tep/5", reason="sort")).status == 404
    chair = house.looker("chair", position="Chủ tịch")
    assert "Mở tệp gửi kèm đơn" in text_of(await chair.see("/06811/viec/nhat-ky-xem-don"))


async def test_the_clerk_is_shown_a_likely_duplicate_and_links_it(house: House) -> None:
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    text = "Cống ở ngõ 12 khu Nam tắc từ tuần trước, nước bẩn tràn vào nhà dân, đề nghị nạo vét."
    first, _, _ = await sent(house, text=text, claimed="")
    second, _, _ = await sent(house, text=f"{text} Xin cảm ơn.", claimed="")
    page = await case_of(clerk, second)
    shown = await clerk.see(page)

    likely = text_of(shown).split("Có thể trùng với đơn đến trước")[1].split("Phân loại")[0]
    assert f"{first}:" in likely
    assert re.search(r"cùng họ tên người gửi.*cùng số điện thoại.*giống khoảng \d\d%", likely)
    assert "Lê Thị Thử" not in shown
    [earlier] = re.findall(r'name="earlier_id" value="([0-9a-f-]{36})"', shown)
    await clerk.done(f"{page}/link", earlier_id=earlier)
    linked = text_of(await clerk.see(page))
    assert "Cùng nội dung với một đơn đến trước" in linked
    assert "Có thể trùng" not in linked
    chair = house.looker("chair", position="Chủ tịch")
    assert "Có thể trùng" not in text_of(await chair.see(await case_of(clerk, first)))


async def test_a_case_is_found_by_its_number_by_who_may_see_it(house: House) -> None:
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    number, _, _ = await sent(house)
    first, year = number.split("/")
    page = await case_of(clerk, number)
    search = f"{DESK}?so="

    assert (await clerk.open(f"{search}%20{first}%20/{year}")).header("location") == page
    await clerk.done(f"{page}/split")
    both = text_of(await clerk.see(f"{search}{number}"))
    assert f"Đơn {number} có 2 nội dung" in both
    second = await clerk.open(f"{search}{first}-2/{year}")
    assert second.header("location") not in (None, page)
    assert f"Không có đơn số 9999/{year}" in text_of(await clerk.see(f"{search}9999/{year}"))
    wrong = await clerk.open(f"{search}so+muoi+hai")
    assert (wrong.status, "viết như 12/2026" in text_of(wrong.body.decode())) == (422, True)
    unit = house.looker("department", unit=FINANCE)
    assert f"Không có đơn số {number}" in text_of(await unit.see(f"{search}{number}"))


async def test_the_sender_takes_it_back_once(house: House) -> None:
    _, code, secret = await sent(house)
    typed = {"code": code, "secret": secret, "part": "1"}
    looker = house.looker()

    taken = text_of((await looker.send(f"{HERE}/rut", **typed)).body.decode())
    assert "Rút đơn" in taken
    assert "Rút nội dung này" not in taken
    again = await looker.send(f"{HERE}/rut", **typed)
    assert again.status == 422
    assert "Việc rút đơn đã được ghi nhận" in text_of(again.body.decode())


async def test_the_unit_of_who_is_accused_sees_nothing(house: House) -> None:
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    number, _, _ = await sent(house, accused="Phạm Văn Mẫu", claimed="denunciation")
    page = await case_of(clerk, number)
    economy = str(house.units[FINANCE])
    typed = {"kind": "denunciation", "on": "2026-11-23", f"unit-{economy}": "1"}
    named = await clerk.send(f"{page}/sort", summary="Tố cáo ông Phạm Văn Mẫu", **typed)
    assert "Hãy viết lại, không nêu ai" in text_of(named.body.decode())
    await clerk.done(f"{page}/sort", summary="Cấp phép sai quy định", **typed)

    handler = house.looker("department", unit=FINANCE)
    assert (await handler.open(page)).status == 404
    assert f" {number}: " not in text_of(await handler.see(DESK))
    refused = await clerk.send(f"{page}/assign", unit_id=economy)
    assert "Điều 56 Luật Tố cáo" in text_of(refused.body.decode())
    await clerk.done(f"{page}/split")
    assert f"{number.split('/')[0]}-2/2026" in text_of(await clerk.see(page))


async def test_the_desk_writes_down_what_came_by_post(house: House) -> None:
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    typed = {**WRITTEN, "channel": "post", "received_on": "2026-11-20", "forwarded_by": ""}
    answer = await clerk.send(DESK, **typed)
    assert "Đã nhận đơn số" in text_of(answer.body.decode())

    wrong = await clerk.send(DESK, **{**typed, "received_on": "2026-12-20"})
    assert wrong.status == 422
    assert "còn ở tương lai" in text_of(wrong.body.decode())
    assert "Tồn đầu kỳ" in text_of(await clerk.see(DESK))


async def test_who_looks_away_too_long_is_seen_by_the_chair_and_the_office(house: House) -> None:
    """Thirty days untouched: a card with the day on which the forty-five of the law are over."""
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    came = {**WRITTEN, "channel": "post", "received_on": "2026-10-20", "forwarded_by": ""}
    answer = await clerk.send(DESK, **came)
    [number] = re.findall(r"Đã nhận đơn số (\d+/\d{4})", answer.body.decode())
    fresh, _, _ = await sent(house)
    warning = "chưa ai xử lý, đủ 45 ngày vào 04/12/2026"

    cards = text_of(await clerk.see("/06811/viec"))
    assert cards.index(f"Đơn {number}") < cards.index(f"Đơn {fresh}")
    assert (warning in cards, "Phân loại" in cards) == (True, True)
    chair = text_of(await house.looker("chair", position="Chủ tịch").see("/06811/viec"))
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    waiting = text_of(await office.see("/06811/viec")).split("Đang chờ người khác")[1]
    for seen in (chair, waiting):
        assert f"Đơn {number}" in seen
        assert warning in seen
        assert f"Đơn {fresh}" not in seen
    unit = house.looker("department", unit=FINANCE)
    assert f"Đơn {number}" not in text_of(await unit.see("/06811/viec"))
