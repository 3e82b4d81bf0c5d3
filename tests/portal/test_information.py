"""A resident asks for information and follows it; the office answers or says no."""

from __future__ import annotations

import re

from tests.portal.house import House, text_of

HERE = "/06811/yeu-cau-thong-tin"
WORK = "/06811/viec/yeu-cau-thong-tin"
ASK = {
    "full_name": "Nguyễn Thị Mẫu",
    "address": "Khu 1, phường Uông Bí",
    "contact": "0900 000 000",
    "asked": "Quyết toán <b>nhà văn hóa</b> Khu 1",
}
TICKET = r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>"
BY_HAND = {"channel": "post", "received_on": "2026-11-23"}


async def asked(house: House, **changes: str) -> tuple[str, str]:
    """The code and the secret, as the page shows them once."""
    answer = await house.looker().send(HERE, **{**ASK, **changes})
    assert answer.status == 200
    assert answer.header("cache-control") == "no-store"
    return tuple(re.findall(TICKET, answer.body.decode()))


def key_in(html: str) -> str:
    """The key of a form, by which sending it twice is sending it once."""
    [key] = re.findall(r'name="key" value="([\w-]+)"', html)
    return str(key)


async def test_from_the_question_to_the_answer(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    resident = house.looker()
    assert "3 ngày làm việc" in text_of(await resident.see(HERE))
    code, secret = await asked(house)
    assert code not in str((await resident.open(HERE)).body)

    assert f"Yêu cầu {code}" in text_of(await office.see("/06811/viec"))
    desk = await office.see(WORK)
    [one] = re.findall(rf'href="({WORK}/[0-9a-f-]+)">Yêu cầu {code}', desk)
    page = await office.see(one)
    assert "Nguyễn Thị Mẫu" in page
    assert "&lt;b&gt;nhà văn hóa&lt;/b&gt;" in page
    await office.done(f"{one}/nhan", grade="simple", obligation_id="")
    late = await office.send(f"{one}/gia-han", number="1/TB", reason="Bận")
    assert "không được gia hạn" in text_of(late.body.decode())
    file = await house.photo("Quyet toan", 300)
    await office.done(f"{one}/tra-loi", answer="Xin gửi.", disclosure_id="", receipt=file)

    spaced = f"{secret[:4]} {secret[4:8]} {secret[8:]}".lower()
    seen = await resident.send(f"{HERE}/tra-cuu", code=code, secret=spaced)
    html = seen.body.decode()
    assert (seen.status, seen.header("cache-control")) == (200, "no-store")
    assert "Xin gửi." in html
    assert "Tệp được cung cấp" in html
    assert "Nguyễn Thị Mẫu" not in html


async def test_a_form_sent_twice_is_one_request(house: House) -> None:
    resident, office = house.looker(), house.looker("office", unit="Văn phòng HĐND và UBND")
    for who, page, more in ((resident, HERE, {}), (office, WORK, BY_HAND)):
        form = await who.open(page)
        key = key_in(form.body.decode())
        assert form.header("cache-control") == "no-store"  # or two people would have one key
        empty = await who.send(page, key=key, **{**ASK, **more, "asked": ""})
        assert (empty.status, key_in(empty.body.decode())) == (422, key)

        shown = [await who.send(page, key=key, **ASK, **more) for _ in range(2)]
        first, second = (re.findall(TICKET, each.body.decode()) for each in shown)
        assert len(first) == 2
        assert first == second


async def test_a_wrong_secret_keeps_what_was_typed_and_says_so(house: House) -> None:
    code, _ = await asked(house)
    answer = await house.looker().send(f"{HERE}/tra-cuu", code=code, secret="A" * 16)

    assert answer.status == 422
    assert f'value="{code}"' in answer.body.decode()
    assert "Hãy xem lại từng chữ" in text_of(answer.body.decode())


async def test_what_is_missing_is_supplied_with_the_secret(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    code, secret = await asked(house)
    [one] = re.findall(rf'href="({WORK}/[0-9a-f-]+)">Yêu cầu {code}', await office.see(WORK))
    await office.done(f"{one}/thieu", missing="Xin cho biết năm.")

    seen = await house.looker().send(f"{HERE}/tra-cuu", code=code, secret=secret)
    assert "Xin cho biết năm." in seen.body.decode()
    empty = await house.looker().send(f"{HERE}/bo-sung", code=code, secret=secret, asked="")
    assert empty.status == 422
    done = await house.looker().send(f"{HERE}/bo-sung", code=code, secret=secret, asked="Năm 2025")
    assert "Còn 3 ngày làm việc" in text_of(done.body.decode())


async def test_a_refusal_names_its_ground_and_its_document(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    code, secret = await asked(house)
    [one] = re.findall(rf'href="({WORK}/[0-9a-f-]+)">Yêu cầu {code}', await office.see(WORK))
    no = {"number": "17/TB-UBND", "answer": "Phường không giữ.", "disclosure_id": ""}
    bare = await office.send(f"{one}/tu-choi", ground="already_public", **no)
    assert "phải chỉ ra nội dung đã công khai" in text_of(bare.body.decode())
    await office.done(f"{one}/tu-choi", ground="not_ours", **no)

    seen = await house.looker().send(f"{HERE}/tra-cuu", code=code, secret=secret)
    assert "Từ chối theo văn bản 17/TB-UBND" in text_of(seen.body.decode())


async def test_what_came_by_post_is_written_down_and_its_ticket_handed_over(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    typed = {**ASK, "channel": "post", "received_on": "2026-11-20"}
    made = await office.send(WORK, **typed)
    bad = await office.send(WORK, **{**typed, "received_on": "2026-12-20"})

    assert "hạn trả lời 30/11/2026" in text_of(made.body.decode())
    assert bad.status == 422
    assert "còn ở tương lai" in text_of(bad.body.decode())
    assert (await house.looker("department").open(WORK)).status == 403
