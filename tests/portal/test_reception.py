"""The reception calendar on the pages: residents read it, the desk posts and keeps it."""

from __future__ import annotations

import re

from tests.portal.house import House, Looker, text_of
from tools.people import sample_photo

HERE = "/06811/tiep-cong-dan"
WORK = "/06811/viec/tiep-cong-dan"


async def test_from_the_plan_to_a_posted_session_that_was_held(house: House, plan: str) -> None:
    await house.settle()
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    resident = house.looker()
    assert "Theo kế hoạch năm" in text_of(await resident.see(HERE))
    assert (await resident.open(f"{HERE}/lich/2026")).status == 404

    # 01/12 has to be posted by 23/11, today; the clerk owes it and nothing else.
    inbox = text_of(await clerk.see("/06811/viec"))
    assert "Đăng lịch tiếp công dân ngày 01/12/2026" in inbox
    assert "Hôm nay là hạn" in text_of(await clerk.see(WORK))
    none = await clerk.send(f"{WORK}/dang-lich", until="2026-11-25")
    assert none.status == 422
    assert "không còn buổi tiếp công dân nào chưa đăng lịch" in text_of(none.body.decode())
    await clerk.done(f"{WORK}/dang-lich", until="2026-12-31", number="168a/TB-UBND")

    page = await resident.see(HERE)
    assert "Buổi gần nhất: Thứ Ba, 01/12/2026, 07:30–11:30, còn 8 ngày nữa" in text_of(page)
    paper = await resident.open(f"{HERE}/lich/2026")
    assert (paper.status, paper.header("content-type")) == (200, "application/pdf")
    assert paper.body.startswith(b"%PDF-")
    [one] = re.findall(rf'href="({HERE}/[0-9a-f-]+)">Thứ Ba, 01/12/2026', page)
    assert "Điều 24 khoản 4" in text_of(await resident.see(one))
    assert "thông báo số 168a/TB-UBND" in text_of(await resident.see(one))


async def test_a_session_is_arranged_postponed_and_called(house: House, plan: str) -> None:
    await house.settle()
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    desk = await office.see(WORK)
    [one] = re.findall(rf'href="({WORK}/[0-9a-f-]+)">Thứ Ba, 15/12/2026', desk)
    hours = {"starts_at": "07:30", "ends_at": "10:00"}
    said = {**hours, "place": "Phòng <b>101</b>", "participants": "Công an", "content": "Đất đai"}
    await office.done(f"{one}/sap-xep", **said, led_by="deputy", mode="in_person")
    page = await office.see(one)
    assert "Phòng &lt;b&gt;101&lt;/b&gt;" in page
    assert "không ủy quyền cho cấp phó" in text_of(page)
    bad = await office.send(f"{one}/hoan", **hours, held_on="2026-12-19", reason="Bão")
    assert bad.status == 422
    assert "là ngày nghỉ" in text_of(bad.body.decode())
    await office.done(f"{one}/hoan", **hours, held_on="2026-12-16", reason="Bão số 9")

    public = text_of(await house.looker().see(one.replace("/viec", "")))
    assert "Hoãn từ 15/12: Bão số 9" in public

    await office.done(
        f"{WORK}/dot-xuat", **said, held_on="2026-11-23", led_by="chair", mode="online"
    )
    desk = await office.see(WORK)
    [today] = re.findall(rf'href="({WORK}/[0-9a-f-]+)">Thứ Hai, 23/11/2026', desk)
    never = await office.send(f"{today}/da-tiep", taken_by="chair")
    assert "Chưa ghi nhận việc mở đường kết nối" in text_of(never.body.decode())
    await office.done(f"{today}/sap-xep", **said, led_by="chair", mode="in_person")
    await office.done(f"{today}/da-tiep", taken_by="chair")
    assert "Đã tiếp" in text_of(await office.see(today))


async def test_the_chair_sees_where_the_year_falls_short_and_others_see_no_desk(
    house: House, plan: str
) -> None:
    await house.settle()
    chair = house.looker("chair", position="Chủ tịch")
    desk = text_of(await chair.see(WORK))

    assert "Ít hơn mức tối thiểu của luật" in desk
    assert "Đăng lịch" not in desk
    assert (await house.looker("department").open(WORK)).status == 403
    assert (await house.looker().open(WORK)).status == 303
    frame = {"starts_at": "08:00", "ends_at": "07:00", "place": "P", "participants": "V"}
    office = house.looker("office")
    bad = await office.send(f"{WORK}/khung", **frame, content="T", slot_minutes="20")
    assert "Giờ kết thúc phải sau giờ bắt đầu." in text_of(bad.body.decode())


async def _arranged_online(office: Looker) -> None:
    said = {"place": "Phòng 1", "participants": "Văn phòng", "content": "Đất đai"}
    hours = {"starts_at": "08:00", "ends_at": "09:00"}
    await office.done(
        f"{WORK}/dot-xuat", **hours, **said, held_on="2026-11-27", led_by="chair", mode="online"
    )


async def _nothing_is_free(resident: Looker, one: str, form: dict[str, str]) -> None:
    """Who comes too late for the last slot is told so."""
    while free := re.findall(r'<option value="(\d\d:\d\d:\d\d)"', await resident.see(one)):
        booked = await resident.send(f"{one}/dang-ky", **{**form, "slot_at": free[0]}, people="1")
        assert booked.status == 200
    late = await resident.send(f"{one}/dang-ky", **form, people="1")
    assert late.status == 422
    assert "vừa có người đăng ký" in text_of(late.body.decode())
    assert "không còn giờ trống" in text_of(late.body.decode())


async def test_a_resident_books_a_slot_sees_it_and_frees_it(house: House, plan: str) -> None:
    await house.settle()
    office, resident = house.looker("office", unit="Văn phòng HĐND và UBND"), house.looker()
    await _arranged_online(office)
    [one] = re.findall(rf'href="({HERE}/[0-9a-f-]+)">Thứ Sáu, 27/11/2026', await resident.see(HERE))
    form = {"slot_at": "08:00:00", "full_name": "Trần Thị Mẫu", "phone": "0900 000 000"}
    group = await resident.send(f"{one}/dang-ky", **form, people="6", representatives="3")
    assert "chỉ được cử tối đa 2 người đại diện" in text_of(group.body.decode())
    assert 'value="Trần Thị Mẫu"' in group.body.decode()
    secret = await resident.send(f"{one}/dang-ky", **form, people="1", matter="denunciation")
    assert "không yêu cầu giữ bí mật danh tính" in text_of(secret.body.decode())
    [sent_key] = re.findall(r'name="key" value="([^"]+)"', secret.body.decode())
    for _ in range(2):  # the page with the secret did not come through: it is sent again
        made = await resident.send(f"{one}/dang-ky", **form, people="1", matter="", key=sent_key)
    assert (made.status, made.header("cache-control")) == (200, "no-store")
    code, key = re.findall(r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>", made.body.decode())
    taken = await resident.send(f"{one}/dang-ky", **form, people="1")
    assert "vừa có người đăng ký" in text_of(taken.body.decode())

    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    desk = await clerk.see(one.replace(HERE, WORK))
    assert code in desk
    assert "Trần Thị Mẫu" not in desk
    [look] = re.findall(rf'action="({WORK}/[0-9a-f/-]+nguoi/[0-9a-f-]+)"', desk)
    opened = await clerk.send(look)
    assert "Trần Thị Mẫu" in opened.body.decode()
    assert opened.header("cache-control") == "no-store"
    assert "Xem người đăng ký" not in await office.see(one.replace(HERE, WORK))

    wrong = await resident.send(f"{HERE}/tra-cuu", code=code, secret="A" * 16)
    assert "Không có lượt đăng ký nào" in text_of(wrong.body.decode())
    seen = await resident.send(f"{HERE}/tra-cuu", code=code.lower(), secret=key)
    assert "08:00, thứ Sáu 27/11/2026" in text_of(seen.body.decode())
    assert "Trần Thị Mẫu" not in seen.body.decode()
    freed = await resident.send(f"{HERE}/huy", code=code, secret=key)
    assert "Đã hủy" in text_of(freed.body.decode())
    await _nothing_is_free(resident, one, form)


async def test_a_walk_in_is_written_down_followed_and_stands_in_the_register(
    house: House, plan: str
) -> None:
    register = "/06811/viec/so-tiep-cong-dan"
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    form = {
        "full_name": "Bùi Văn Mẫu",
        "address": "Khu 9",
        "id_number": "022099999999",
        "received_on": "2026-11-23",
        "received_by": "clerk",
        "mode": "in_person",
        "matter": "complaint",
        "summary": "Khiếu nại <i>bồi thường</i>",
        "outcome": "guided",
        "people": "1",
    }
    bare = await clerk.send(f"{register}/ghi", **form)
    assert "phải ghi rõ đến cơ quan nào" in text_of(bare.body.decode())
    form["outcome_body"] = "Tòa án"
    named = await clerk.send(f"{register}/ghi", **{**form, "summary": "Ông Mẫu khiếu nại"})
    assert "không nêu người" in text_of(named.body.decode())
    one = await clerk.done(f"{register}/ghi", **form)
    page = await clerk.see(one)
    assert "&lt;i&gt;bồi thường&lt;/i&gt;" in page
    assert "Bùi Văn Mẫu" not in page
    await clerk.done(one, followed="Đã đến Tòa án", note="")
    assert "Đã đến Tòa án" in await clerk.see(one)

    days = {"from_on": "2026-11-23", "to_on": "2026-11-23", "reason": "sort", "paper": "pdf"}
    opened = await clerk.send(f"{register}/mo", **days)
    assert (opened.status, opened.header("cache-control")) == (200, "no-store")
    assert opened.body.startswith(b"%PDF-")
    plain = await clerk.open(f"{register}/tai/xlsx?nam=2026")
    assert (plain.status, plain.body[:2]) == (200, b"PK")
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    assert "Sổ có danh tính" not in await office.see(register)
    assert (await office.send(f"{register}/mo", **days)).status == 403
    assert (await house.looker("department").open(register)).status == 403


async def test_a_letter_handed_in_gets_its_number_and_the_citizen_a_slip(
    house: House, plan: str
) -> None:
    register = "/06811/viec/so-tiep-cong-dan"
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    page = await clerk.see(f"{register}/ghi")
    [key] = re.findall(r'name="key" value="([^"]+)"', page)
    form = {
        **{"full_name": "Cao Thị Mẫu", "address": "Khu 7", "id_number": "022077777777"},
        **{"received_on": "2026-11-23", "received_by": "clerk", "mode": "in_person"},
        **{"matter": "denunciation", "outcome": "accepted", "people": "1", "key": key},
        **{"summary": "Tố cáo thu sai", "text": "Tôi tố cáo <b>ông Mạc Mẫu</b>."},
    }
    scan = await house.sealed(sample_photo("don"))
    bare = await clerk.send(f"{register}/ghi", **{**form, "text": ""}, file1=scan)
    assert bare.status == 422
    assert 'href="#f-text"' in bare.body.decode()
    named = await clerk.send(f"{register}/ghi", **form | {"accused": "Mạc Mẫu", "note": "ông Mẫu"})
    assert "không nêu người" in text_of(named.body.decode())

    made = await clerk.send(f"{register}/ghi", **form, accused="Mạc Mẫu", file1=scan)
    again = await clerk.send(f"{register}/ghi", **form, accused="Mạc Mẫu", file1=scan)
    assert (made.status, made.header("cache-control")) == (200, "no-store")
    shown = made.body.decode()
    assert again.body.decode() == shown
    [number] = re.findall(r"Đã nhận đơn số ([0-9]+/2026)", shown)
    code, secret = re.findall(r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>", shown)
    assert "Mạc Mẫu" not in shown
    [slip] = re.findall(rf'action="({register}/[0-9a-f-]+/bien-nhan)"', shown)
    paper = await clerk.send(slip, code=code, secret=secret)
    assert (paper.header("cache-control"), paper.body[:5]) == ("no-store", b"%PDF-")
    followed = await house.looker().send("/06811/don-thu/tra-cuu", code=code, secret=secret)
    assert number in text_of(followed.body.decode())

    page = await clerk.see(slip.removesuffix("/bien-nhan"))
    assert secret not in page
    assert "Xem đơn này" not in page  # before it is sorted nobody knows whom it accuses
    assert f"Đơn số {number}" in text_of(await clerk.see(register))
    assert (await house.looker("department").send(slip, code=code, secret=secret)).status == 403


async def test_who_is_refused_is_notified_in_writing_in_time(house: House) -> None:
    here = "/06811/viec/tu-choi-tiep"
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    form = {
        "ground": "answered",
        "matter": "proposal",
        "summary": "Kiến nghị đã trả lời",
        "refused_on": "2026-11-23",
        "full_name": "Hà Thị Mẫu",
        "address": "Khu 2",
        "id_number": "022088888888",
    }
    bad = await clerk.send(here, **{**form, "summary": "Bà Mẫu kiến nghị"})
    assert "không nêu người" in text_of(bad.body.decode())
    one = await clerk.done(here, **form)
    # 24/11 is a day off: three working days end on 27/11.
    assert "Còn 3 ngày làm việc" in text_of(await clerk.see(one))
    assert "27/11/2026" in text_of(await clerk.see(one))
    assert f'action="{one}/van-ban" target="_blank"' in await clerk.see(one)
    paper = await clerk.send(f"{one}/van-ban", reason="contact")
    assert (paper.header("cache-control"), paper.body[:5]) == ("no-store", b"%PDF-")
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    card = "Thông báo từ chối tiếp công dân ngày 23/11/2026 (kiến nghị, phản ánh)"
    for desk in ("/06811/viec", "/06811/viec/tiep-cong-dan"):
        assert card in text_of(await office.see(desk))
        assert card not in text_of(await clerk.see(desk))  # not hers, and not late yet
    await office.done(f"{one}/so", number="15/TB-UBND", on="2026-11-23")
    assert "Đã thông báo, số 15/TB-UBND" in text_of(await office.see(here))
    assert card not in text_of(await office.see("/06811/viec"))
    assert (await office.send(f"{one}/van-ban", reason="contact")).status == 403
