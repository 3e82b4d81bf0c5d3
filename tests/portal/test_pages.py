"""Pages of the running product, as people see them and walk through them."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from uuid import uuid4

from libs.kernel.actor import Actor
from tests.portal.house import House, Looker, links_of, text_of

FINANCE = "Phòng Kinh tế, Hạ tầng và Đô thị"


def a_document(house: House, **changes: str) -> dict[str, str]:
    """What somebody types to disclose a list of aided households."""
    return {
        "item": "8a",
        "title": "Danh sách hộ được hỗ trợ sửa nhà sau bão",
        "number": "94/TB-UBND",
        "signed_on": "2026-11-20",
        "signer_position": "Chủ tịch",
        "owner_unit_id": str(house.units[FINANCE]),
        "summary": "Kết quả xét hỗ trợ đợt 2.",
        "body": "Mức hỗ trợ từ 10 đến 40 triệu đồng một hộ.",
        "receipt": "",
        **changes,
    }


async def published(house: House, **changes: str) -> str:
    """The address of a disclosure that went all its way on the pages."""
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    page = await office.done("/06811/viec/cong-khai/moi", **a_document(house, **changes))
    desk = page.replace("/cong-khai/", "/viec/cong-khai/")
    await chair.done(f"{desk}/duyet")
    await office.done(f"{desk}/cong-khai")
    return page


async def test_a_resident_chooses_the_ward_and_sees_its_fourteen_contents(house: House) -> None:
    resident = house.looker()

    landing = await resident.see("/?q=uong+bi")
    board = await resident.see("/06811")

    assert '<a href="/06811"><b>Phường Uông Bí</b>' in landing
    assert board.count('class="row row--') == 14
    assert 'name="live" content="/live/06811"' in board
    assert 'rel="alternate" type="application/atom+xml"' in board
    assert "Số ngày làm việc công khai muộn" in await resident.see("/06811/du-lieu-mo")


async def test_a_document_goes_from_the_desk_to_the_public_board(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")

    page = await office.done("/06811/viec/cong-khai/moi", **a_document(house, number="95/TB-UBND"))
    assert "95/TB-UBND" in text_of(await chair.see("/06811/viec"))
    assert (await house.looker().open(page)).status == 404  # a draft is not public

    desk = page.replace("/cong-khai/", "/viec/cong-khai/")
    assert "Duyệt nội dung này" in await chair.see(page)
    await chair.done(f"{desk}/duyet")
    assert "Công khai ngay" in await office.see(page)
    await office.done(f"{desk}/cong-khai")

    posting = page.replace("/cong-khai/", "/viec/niem-yet/")
    form = await office.see(posting)
    place = re.findall(r'<option value="([0-9a-f-]{36})"', form)[0]
    photo = await house.photo("Tru so")
    told = {"place_id": place, "posted_on": "2026-11-23", "photo": photo}
    assert await office.done(f"{posting}/dan", **told) == posting
    # Of the headquarters and every community house; other stories may have added neighbourhoods.
    assert re.search(r"\b1/([4-9]|\d\d)\b", text_of(await office.see(posting)))

    public = text_of(await house.looker().see(page))
    assert "Đăng lúc 10:12" in public
    assert "Mức hỗ trợ từ 10 đến 40 triệu đồng một hộ." in public
    assert "1 nơi đang niêm yết" in public
    assert "In tờ niêm yết A4" in public
    assert "Khoản 8" in public
    assert page in await house.looker().see("/06811/khoan/8")


async def test_a_refused_form_keeps_what_was_typed_and_says_what_is_wrong(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")

    typed = a_document(house, signed_on="2026-12-01", title='Tên có dấu "nháy" & <thẻ>')
    answer = await office.send("/06811/viec/cong-khai/moi", **typed)

    html = answer.body.decode()
    assert answer.status == 422
    assert "còn ở tương lai" in text_of(html)
    assert 'value="Tên có dấu &#34;nháy&#34; &amp; &lt;thẻ&gt;"' in html
    assert "Mức hỗ trợ từ 10 đến 40 triệu đồng một hộ." in html


async def test_a_missing_field_is_marked_at_the_field(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")

    answer = await office.send("/06811/viec/cong-khai/moi", **a_document(house, number=""))

    html = answer.body.decode()
    assert answer.status == 422
    assert 'id="e-number"' in html
    assert 'href="#f-number"' in html


async def test_a_sheet_without_a_photo_is_refused_in_its_own_form(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    page = await published(house, number="96/TB-UBND")
    posting = page.replace("/cong-khai/", "/viec/niem-yet/")
    place = re.findall(r'<option value="([0-9a-f-]{36})"', await office.see(posting))[0]

    sent = {"place_id": place, "posted_on": "2026-11-23", "photo": ""}
    none = await office.send(f"{posting}/dan", **sent)
    answer = await office.send(f"{posting}/dan", **sent, **{"photo.refused": "Ảnh bị hỏng."})

    html = answer.body.decode()
    assert answer.status == 422
    assert "Ảnh bị hỏng." in html
    assert "Hãy chụp hoặc chọn tệp rồi gửi lại." in text_of(none.body.decode())
    assert f'<option value="{place}" selected>' in html


async def test_a_head_of_a_neighbourhood_sees_only_his_own_wall(house: House) -> None:
    head = house.looker("neighbourhood_head", unit="Khu 1", position="Trưởng khu")
    page = await published(house, number="97/TB-UBND")

    inbox = text_of(await head.see("/06811/viec"))
    form = await head.see(page.replace("/cong-khai/", "/viec/niem-yet/"))

    assert "97/TB-UBND tại Nhà văn hóa Khu 1" in inbox
    assert "Nhà văn hóa Khu 1" in form
    assert "Nhà văn hóa Khu 2" not in form


async def test_the_front_notes_what_it_sees_at_every_wall_and_is_told_why_it_cannot_yet(
    house: House,
) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    front = house.looker("front", unit="Khu 1", position="Ủy viên Ban Thường trực")
    page = await published(house, number="151/TB-UBND")
    posting = page.replace("/cong-khai/", "/viec/niem-yet/")

    bare = text_of(await front.see(posting))
    place = re.findall(r'<option value="([0-9a-f-]{36})"', await office.see(posting))[0]
    photo = await house.photo("Tru so", 151)
    await office.done(f"{posting}/dan", place_id=place, posted_on="2026-11-23", photo=photo)
    hung = await front.see(posting)
    await front.done(f"{posting}/con", place_id=place, on="2026-11-23", photo="")

    assert "Chưa nơi nào ghi là đã dán nên chưa có tờ nào để kiểm tra." in bare
    assert f'<option value="{place}"' in hung
    assert "Đã dán lên bảng" not in text_of(hung)  # the Front hangs nothing
    chair = text_of(await house.looker("chair").see(posting))
    assert "Tài khoản của bạn chỉ xem." in chair


async def test_why_a_day_is_due_is_counted_day_by_day(house: House) -> None:
    page = await published(house, number="98/TB-UBND")

    explained = text_of(await house.looker().see(f"{page}/han"))

    # 24/11/2026 is a day off, so the fifth working day after 20/11 is a day later.
    assert "Vì sao hạn là 30/11/2026?" in explained
    assert "Điều 12 khoản 3" in explained
    assert "Thứ Bảy, 21/11/2026 không tính" in explained
    assert "Thứ Ba, 24/11/2026 không tính" in explained


async def test_the_board_marks_a_document_nobody_disclosed_in_time(house: House) -> None:
    office = house.looker("office")
    late = {
        "item": "5a",
        "title": "Quỹ do Nhân dân đóng góp",
        "number": "731/QĐ-UBND",
        "signed_on": "2026-11-13",
        "signer_position": "Chủ tịch",
    }
    await house.ask(office, "POST", "disclosures/documents", late)

    board = await house.looker().see("/06811?tt=can")

    row = text_of(re.search(r'<li class="row row--late" id="khoan-5">.*?</li>', board, re.S)[0])  # type: ignore[index]
    assert "Quá hạn niêm yết 731/QĐ-UBND, 13/11/2026" in row
    assert "1 ngày làm việc quá hạn hạn 20/11/2026" in row
    assert 'id="khoan-9"' not in board
    khoan = text_of(await house.looker().see("/06811/khoan/5"))
    assert "Quỹ do Nhân dân đóng góp 731/QĐ-UBND hạn 20/11/2026 Quá hạn niêm yết" in khoan


async def test_nobody_sees_a_desk_without_signing_in(house: House) -> None:
    answer = await house.looker().open("/06811/viec/cong-khai?tt=nhap")

    assert answer.status == 303
    expected = "/06811/dang-nhap?next=%2F06811%2Fviec%2Fcong-khai%3Ftt%3Dnhap"
    assert answer.header("location") == expected


async def test_signing_in_leads_back_only_to_our_own_pages(house: House) -> None:
    ours = await house.looker().see("/06811/dang-nhap?next=/06811/viec")
    others = await house.looker().see("/06811/dang-nhap?next=//example.org/")

    assert 'name="next" value="/06811/viec"' in ours
    assert 'name="next" value=""' in others


async def test_what_is_not_there_is_a_page_that_says_so(house: House) -> None:
    for target in ("/06811/cong-khai/" + str(uuid4()), "/06811/khoan/15", "/khong-co", "/99999"):
        answer = await house.looker().open(target)
        assert answer.status == 404, target
        assert "Không có trang này" in text_of(answer.body.decode())


async def test_a_slash_too_many_leads_to_the_page_and_never_elsewhere(house: House) -> None:
    ours = await house.looker().open("/06811/ke-hoach/")
    others = await house.looker().open("//example.org/")

    assert (ours.status, ours.header("location")) == (303, "/06811/ke-hoach")
    assert others.status == 404


async def test_another_wards_disclosure_is_not_there(house: House) -> None:
    operator = Actor("setup", "06820", frozenset({"operator"}))
    await house.ask(Looker(house, operator, "", ""), "POST", "directory/ward")
    page = await published(house, number="99/TB-UBND")

    answer = await house.looker().open(page.replace("06811", "06820"))

    assert answer.status == 404


async def test_work_that_is_not_yours_is_refused_in_words(house: House) -> None:
    front = house.looker("front", unit="Khu 1")
    page = await published(house, number="100/TB-UBND")
    desk = page.replace("/cong-khai/", "/viec/cong-khai/")

    answer = await front.send(f"{desk}/thu-hoi", reason="Không thích")

    assert answer.status == 403
    assert "Vai trò của bạn không được thực hiện việc này." in text_of(answer.body.decode())


async def test_a_correction_and_a_withdrawal_are_told_on_the_page(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair")
    page = await published(house, number="101/TB-UBND")
    desk = page.replace("/cong-khai/", "/viec/cong-khai/")

    typed = a_document(house, number="102/TB-UBND", reason="Sai số hộ")
    await office.done(f"{desk}/dinh-chinh", **typed)
    await chair.done(f"{desk}/duyet")
    await office.done(f"{desk}/cong-khai")
    both = text_of(await house.looker().see(page))
    assert "102/TB-UBND" in both
    assert "Bản 1" in both
    assert "Sai số hộ" in both
    assert "101/TB-UBND" in text_of(await house.looker().see(f"{page}?ban=1"))

    assert f'href="{page}/thay-doi?moi=2"' in await house.looker().see(page)
    changed = await house.looker().see(f"{page}/thay-doi?moi=2")
    assert "Thay đổi từ bản 1 sang bản 2" in changed
    assert '<del><span class="vh">[bỏ: </span>101/TB-UBND<span class="vh">]</span></del>' in changed
    assert (
        '<ins><span class="vh">[thêm: </span>102/TB-UBND<span class="vh">]</span></ins>' in changed
    )

    await chair.done(f"{desk}/thu-hoi", reason="Công khai nhầm khoản")
    assert (await house.looker().open(f"{page}/thay-doi?moi=2")).status == 404
    assert "/thay-doi" not in await house.looker().see(page)
    gone = text_of(await house.looker().see(page))
    assert "Nội dung này đã được thu hồi." in gone
    assert "Mức hỗ trợ" not in gone


async def test_every_page_of_the_desk_opens_and_its_links_lead_somewhere(house: House) -> None:
    page = await published(house, number="103/TB-UBND")
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    seen, of_a_shape, waiting = set(), Counter(), {"/06811", "/06811/viec", page}
    while waiting:
        target = waiting.pop()
        seen.add(target)
        of_a_shape[_shape(target)] += 1
        if of_a_shape[_shape(target)] > 3:
            continue
        answer = await office.open(target)
        if answer.status == 303:
            waiting |= {_plain(str(answer.header("location")))} - seen
            continue
        assert answer.status == 200, (target, answer.status)
        if not str(answer.header("content-type")).startswith("text/html"):
            continue  # a sheet or a template to take along
        html = answer.body.decode()
        # The page of templates names what stands between braces; nothing else is unwritten there.
        assert "{{" not in html or target == "/06811/viec/bao-cao/mau"
        assert "None" not in text_of(html)
        waiting |= {link for link in map(_plain, links_of(html)) if _ours(link)} - seen
        assert len(of_a_shape) < 300

    assert {"/06811/viec/theo-doi", "/06811/ke-hoach", "/06811/viec/don-vi"} <= seen
    assert {"/06811/viec/van-hanh", "/06811/viec/cong-khai/moi"} <= seen


async def test_a_part_that_is_away_gives_an_error_page_and_the_rest_goes_on(house: House) -> None:
    reporting = next(part for part in house.running if part.service.name == "reporting")
    await reporting.answering._subscription.unsubscribe()
    await reporting.bus.flush()
    try:
        away = await house.looker().open("/06811/bao-cao")
        assert away.status == 503
        assert "Phần này đang tạm nghỉ" in text_of(away.body.decode())
        assert (await house.looker().open("/06811")).status == 200
    finally:
        await reporting.answering.start()
        await asyncio.sleep(0)


def _plain(link: str) -> str:
    return link.replace("&amp;", "&").partition("#")[0]


def _shape(link: str) -> str:
    """Pages about other things of one kind have one shape, however much the house has lived."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4,}|=[^&]*", "…", link)


def _ours(link: str) -> bool:
    """Pages of the portal; files, the API and English addresses are the gateway's, figures many."""
    elsewhere = ("/static/", "/api/", "/files/", "/live/", "/en/", "//")
    many = re.search("/(tai|so|muc)/", link)
    return link.startswith("/") and not link.startswith(elsewhere) and not many


async def test_what_the_ward_adds_is_proposed_agreed_and_seen_by_residents(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    desk = "/06811/viec/danh-muc"
    paper = {"number": "07/QĐ-UBND", "issued_on": "2026-11-02", "valid_from": "2026-11-23"}
    asked = {"item": "10a", "at": "posting/headquarters", **paper}

    short = await office.send(f"{desk}/hinh-thuc", days="20", **asked)
    assert short.status == 422
    assert "Luật yêu cầu ít nhất 30 ngày" in text_of(short.body.decode())
    await office.done(f"{desk}/hinh-thuc", days="60", **asked)
    assert "Duyệt" not in text_of(await office.see(desk)).split("Thêm nội dung vào khoản 14")[0]

    approval = re.findall(rf'action="({desk}/[0-9a-f-]{{36}}/duyet)"', await chair.see(desk))
    await chair.done(approval[0])

    public = text_of(await house.looker().see("/06811/khoan/10"))
    assert "Phường quy định thêm từ 23/11/2026" in public
    assert "Niêm yết tại trụ sở ít nhất 60 ngày liên tục" in public
    assert (await house.looker().open(desk)).status == 303
