"""A draft on the pages: drafted, opened, answered without a name, looked at, typed in by phone."""

from __future__ import annotations

import re
from datetime import timedelta

from libs.kernel import clock
from services.participation.opinions.closing import close_consultations
from tests.participation.ward import CLOCK
from tests.portal.house import NOON, WARD, House, Looker, text_of

DESK, INBOX = "/06811/viec/lay-y-kien", "/06811/viec?loai=lay-y-kien"
COUNCIL = "/06811/viec/hoi-dong-nhan-dan"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
BRIBE = "Tôi tố cáo cán bộ chợ nhận hối lộ của người bán hàng."


async def asked(house: House, title: str, clause: str = "5") -> str:
    """The desk's address of a draft on which residents are asked from today on."""
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    form = {
        "clause": clause,
        "title": title,
        "summary": "Chợ họp từ 5 giờ đến 18 giờ.",
        "unit_id": str(house.units[ECONOMY]),
        "draft": await house.photo("Du thao", 900),
    }
    bare = await office.send(DESK, **form)
    assert "Hãy chọn ít nhất một hình thức" in text_of(bare.body.decode())
    one = await office.done(DESK, **form, **{"form-a": "1", "form-e": "1"})
    assert "kế hoạch chưa gửi" in text_of(await chair.see(one))
    days = dict.fromkeys(("signed_on", "council_sent_on", "front_sent_on"), "2026-11-23")
    await office.done(f"{one}/gui-ke-hoach", number="12/KH-UBND", **days)
    early = await chair.send(f"{one}/cong-khai", closes_on="2026-12-12")
    said = "Lấy ý kiến ít nhất 20 ngày kể từ ngày công khai (Điều 28 khoản 2 Luật 10/2022/QH15)"
    assert (early.status, said in text_of(early.body.decode())) == (422, True)
    await chair.done(f"{one}/cong-khai", closes_on="2026-12-13")
    return one


def key_of(page: str) -> str:
    [key] = re.findall(r'name="key" value="([^"]+)"', page)
    return key


async def waiting(clerk: Looker, one: str) -> list[str]:
    """The addresses to which what is done with waiting opinions is sent."""
    return re.findall(rf'action="({one}/y-kien/[^"]+)"', await clerk.see(f"{one}/y-kien"))


async def test_a_draft_is_answered_once_without_a_name_and_shown_after_a_look(
    house: House,
) -> None:
    one = await asked(house, "Giờ họp <b>chợ</b> phố Mẫu")
    public, anyone = one.replace("/viec/", "/"), house.looker()
    shown, typed = await anyone.open(public), await anyone.send(public, stance="")
    page = shown.body.decode()
    assert "Còn 20 ngày" in text_of(page)
    # Its form has a key: kept for the next reader, equal answers of two would count as one.
    assert {each.header("cache-control") for each in (shown, typed)} == {"no-store"}
    assert (await anyone.open(DESK.replace("/viec/", "/"))).header("cache-control") == "no-cache"
    assert "&lt;b&gt;chợ&lt;/b&gt;" in page
    answer = {"key": key_of(page), "stance": "against", "text": "Nên họp <i>đến</i> 17 giờ."}
    empty = await anyone.send(public, key=key_of(page), stance="other")
    assert (empty.status, "Viết ý kiến của bạn" in text_of(empty.body.decode())) == (422, True)
    for _ in range(2):
        sent = await anyone.send(public, **answer)
        assert "Đã nhận ý kiến của bạn" in text_of(sent.body.decode())
    assert "17 giờ" not in await anyone.see(public)

    clerk = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    found = await waiting(clerk, one)
    assert len(found) == 2  # one opinion, to be shown or kept; not the clerk of petitions
    await clerk.done(found[0], text="Nên họp <i>đến</i> 17 giờ.")
    assert "Nên họp &lt;i&gt;đến&lt;/i&gt; 17 giờ." in await anyone.see(public)
    assert "Kết quả lấy ý kiến" not in await anyone.see(public)  # no number before the end


async def test_what_is_a_denunciation_goes_to_the_register_once_and_leaves_nothing(
    house: House,
) -> None:
    one = await asked(house, "Chỗ để xe ở chợ")
    public = one.replace("/viec/", "/")
    page = await house.looker().see(public)
    await house.looker().send(public, key=key_of(page), stance="against", text=BRIBE)
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    assert await waiting(culture, one) == []
    assert "hối lộ" not in await culture.see(f"{one}/y-kien")

    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    assert "có thể là tố cáo: “tố cáo”" in text_of(await clerk.see(f"{one}/y-kien"))
    [hand_over] = [each for each in await waiting(clerk, one) if each.endswith("/chuyen")]
    before = await house.ask(clerk, "GET", "reception/cases")
    await clerk.done(hand_over, claimed="denunciation")
    assert (await clerk.send(hand_over, claimed="denunciation")).status == 422
    after = await house.ask(clerk, "GET", "reception/cases")
    assert after["total"] == before["total"] + 1
    assert "hối lộ" not in await clerk.see(f"{one}/y-kien?loc=xong")


async def test_a_head_types_in_slips_and_a_meeting_of_the_own_neighbourhood_on_a_phone(
    house: House,
) -> None:
    one = await asked(house, "Giờ đổ rác")
    head = house.looker("neighbourhood_head", unit="Khu 1", position="Trưởng khu")
    page = await head.see(f"{one}/nhap")
    assert "Khu 2" not in page
    khu = str(house.units["Khu 1"])
    where = {"neighbourhood_id": khu, "channel": "meeting", "held_on": "2026-11-23"}
    await head.done(f"{one}/nhap/hop", **where, in_favour="41", against="3", other="", minutes="")
    minutes = await house.photo()
    again = await head.send(f"{one}/nhap/hop", **where, in_favour="41", minutes=minutes)
    assert "đã được ghi" in text_of(again.body.decode())
    assert text_of(again.body.decode()).count("Hãy chọn lại tệp này") == 1
    slip = {"neighbourhood_id": khu, "channel": "paper", "received_on": "2026-11-23"}
    [key] = re.findall(r'name="key" value="([^"]+)"', page)
    unsaid = await head.send(f"{one}/nhap/phieu", **slip, stance1="for", text3="Sớm hơn.", key=key)
    assert unsaid.status == 422
    assert "Phiếu 3 có lời: hãy chọn ý kiến" in text_of(unsaid.body.decode())
    assert "Sớm hơn." in unsaid.body.decode()
    assert f'name="key" value="{key}"' in unsaid.body.decode()
    both = {"stance1": "for", "stance3": "other", "text3": "Sớm hơn.", "key": key}
    for _ in range(2):  # on a slow line it is sent again
        await head.done(f"{one}/nhap/phieu", **slip, **both)
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    assert (await office.see(f"{one}/y-kien")).count('class="quote">Sớm hơn.') == 1
    page = await head.see(f"{one}/nhap")
    assert "41 đồng ý, 3 không đồng ý, 0 ý kiến khác" in text_of(page)
    elsewhere = {**where, "neighbourhood_id": str(house.units["Khu 2"])}
    refused = await head.send(f"{one}/nhap/hop", **elsewhere, in_favour="9", minutes="")
    assert refused.status == 403
    [remove] = re.findall(rf'action="({one}/nhap/xoa/[^"]+)"', page)
    await head.done(remove)
    assert "41 đồng ý" not in await head.see(f"{one}/nhap")


async def test_being_asked_makes_the_ward_owe_sheets_on_its_walls(house: House) -> None:
    await asked(house, "Quy chế chợ Mẫu")
    await house.settle()
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    owed = await house.ask(office, "GET", "disclosures/obligations?khoan=11")

    ours = [each for each in owed if each["title"].endswith("Quy chế chợ Mẫu")]
    assert sorted(each["item"] for each in ours) == ["11a", "11b"]
    assert {each["due_on"] for each in ours} == {"2026-12-01"}  # 24/11 is a day off


async def close_all(house: House) -> None:
    """The morning after the last day, as the clock of participation has it."""
    [part] = [each for each in house.running if each.service.name == "participation"]
    async with part.database.transaction(WARD) as session:
        await close_consultations(session, by=CLOCK, now=clock.now())


async def test_groups_are_explained_published_decided_and_reported(house: House) -> None:
    one = await asked(house, "Chỗ họp chợ Mẫu")
    public = one.replace("/viec/", "/")
    for text in ("Chợ họp chiều làm tắc đường.", "Họp chiều làm tắc đường quá."):
        key = key_of(await house.looker().see(public))
        await house.looker().send(public, key=key, stance="against", text=text)
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    assert "Xem 2 ý kiến: Chỗ họp chợ Mẫu" in text_of(await office.see(INBOX))
    clock.hold(NOON + timedelta(days=21))
    try:
        await close_all(house)
        await grouped_and_explained(house, office, one)
        shown = text_of(await house.looker().see(public))
        assert "Tắc đường Không đồng ý 2 ý kiến Họp đến 17 giờ. Tiếp thu một phần" in shown
        await decided_and_reported(house, office, one)
        shown = text_of(await house.looker().see(public))
        assert "Khác ý kiến đa số, lý do:" in shown
        assert "Đã báo cáo Hội đồng nhân dân ngày 14/12/2026" in shown
        for kind, head in (("pdf", b"%PDF"), ("docx", b"PK")):
            paper = await house.looker().open(f"{public}/tai/{kind}")
            assert paper.body.startswith(head)
    finally:
        clock.hold(NOON)


async def grouped_and_explained(house: House, office: Looker, one: str) -> None:
    chair = house.looker("chair", position="Chủ tịch")
    early = await chair.send(f"{one}/giai-trinh", summary="x", council_session_on="")
    assert "Còn 2 ý kiến chưa ai xem" in text_of(early.body.decode())
    for path in [each for each in await waiting(office, one) if each.endswith("/hien")]:
        await office.done(path, text="Họp chiều làm tắc đường.")
    await office.done(f"{one}/nhom")
    page = await office.see(f"{one}/nhom")
    assert "1 nhóm, 1 nhóm chưa giải trình" in text_of(page)
    assert "chung ít nhất 30/100 số cụm từ" in text_of(page)
    await share_chosen(office, f"{one}/nhom")
    [explain] = re.findall(rf'action="({one}/nhom/[^"]+/giai-trinh)"', page)
    empty = await office.send(explain, title="Tắc đường", answer="partly", explanation="")
    assert (empty.status, 'role="alert"' in empty.body.decode()) == (422, True)
    said = {"title": "Tắc đường", "answer": "partly", "explanation": "Họp đến 17 giờ."}
    await office.done(explain, **said)
    await chair.done(f"{one}/giai-trinh", summary="Hai ý kiến.", council_session_on="")


async def share_chosen(office: Looker, groups: str) -> None:
    """The ward's own share is refused outside its bounds, and said on the page; then as before."""
    bad = await office.send(f"{groups}/muc", share="95")
    assert (bad.status, "phải từ 15% đến 80%" in text_of(bad.body.decode())) == (422, True)
    await office.done(f"{groups}/muc", share="45")
    assert "chung ít nhất 45/100 số cụm từ" in text_of(await office.see(groups))
    await office.done(f"{groups}/muc", share="30")


async def decided_and_reported(house: House, office: Looker, one: str) -> None:
    issued = {"decision": "as_drafted", "number": "45/QĐ-UBND", "decided_on": "2026-12-14"}
    silent = await office.send(f"{one}/quyet-dinh", **issued, reasons="", paper="")
    assert "Quyết định khác ý kiến đa số phải nêu lý do" in text_of(silent.body.decode())
    await office.done(f"{one}/quyet-dinh", **issued, reasons="Đã có đường tránh.", paper="")
    await council_told(house, office)


async def council_told(house: House, office: Looker) -> None:
    """The day of a session is written down, its report printed, signed, and sent."""
    # What residents decided in other stories of the house is reported as well.
    card = r"Báo cáo HĐND \d+ nội dung Nhân dân quyết định, [1-9]\d* đợt lấy ý kiến"
    page = await office.see("/06811/viec?loai=bao-cao")
    assert re.search(card, text_of(page))
    assert f'href="{COUNCIL}"' in page
    past = await office.send(COUNCIL, on="2026-12-01", title="Kỳ họp cuối năm")
    assert (past.status, "Chọn một ngày sắp tới" in text_of(past.body.decode())) == (422, True)
    await office.done(COUNCIL, on="2026-12-20", title="Kỳ họp cuối năm")
    # Of what both articles owe by that day the page names one.
    assert re.search(r"20/12/2026 \(Điều (23|28)", text_of(await office.see(COUNCIL)))
    [session] = re.findall(rf'href="({COUNCIL}/[^"]+)"', await office.see("/06811/viec"))[:1]
    shown = text_of(await office.see(session))
    assert "Chỗ họp chợ Mẫu giải trình 14/12/2026" in shown
    assert "2 không đồng ý, 0 ý kiến khác" in shown
    for kind, head in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert (await office.open(f"{session}/tai/{kind}")).body.startswith(head)
    sent = {"number": "60/BC-UBND", **dict.fromkeys(("sent_on", "front_sent_on"), "2026-12-14")}
    unsigned = await office.send(f"{session}/gui", **sent, paper="")
    assert (unsigned.status, 'role="alert"' in unsigned.body.decode()) == (422, True)
    await office.done(f"{session}/gui", **sent, paper=await house.photo("Bao cao", 951))
    assert "Đã gửi báo cáo" in text_of(await office.see(session))
    assert card not in text_of(await office.see("/06811/viec"))
    await called_off(house, office)


async def called_off(house: House, office: Looker) -> None:
    """The page of a report says that its session does not take place; it was linked before."""
    await office.done(COUNCIL, on="2026-12-28", title="Kỳ họp bị hoãn")
    await house.settle()
    owed = await office.see("/06811/bao-cao?nam=2026")
    [why] = re.findall(r'href="(/06811/bao-cao/ky/[^"]+)">[^<]*ngày 28/12/2026<', owed)
    calendar = await office.see(COUNCIL)
    [session] = re.findall(rf'href="({COUNCIL}/[^"]+)">Kỳ họp bị hoãn<', calendar)
    await office.done(f"{session}/bo")
    await house.settle()
    said = "Kỳ họp ngày 28/12/2026 không diễn ra theo lịch"
    assert said in text_of(await house.looker().see(why))
    assert why not in await office.see("/06811/bao-cao?nam=2026")


async def test_a_dialogue_with_those_whom_a_decision_binds_has_its_minutes(house: House) -> None:
    one = await asked(house, "Dời chỗ bán ở chợ Mẫu", clause="8")
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    assert "Biên bản nghe" not in text_of(await office.see(one))
    days = dict.fromkeys(("informed_on", "heard_on", "dialogue_on"), "2026-11-23")
    await office.done(f"{one}/nghe", addressees="3", outcome="heard", basis="", **days)
    said = {"place": "Hội trường", "chaired_by": "Phó Chủ tịch", "present": "2", "absence": ""}
    said |= {"front_present": "1", "said": "Xin <b>lùi</b> ngày.", "answered": "Lùi một tháng."}
    said |= {"conclusion": "Sửa dự thảo."}
    alone = await office.send(f"{one}/bien-ban", **said, inspectors_present="0")
    assert (alone.status, "bên nào vắng thì ghi" in text_of(alone.body.decode())) == (422, True)
    await office.done(f"{one}/bien-ban", **said, inspectors_present="1")
    page = await office.see(one)
    assert "Xin &lt;b&gt;lùi&lt;/b&gt; ngày." in page
    assert (await office.open(f"{one}/bien-ban.pdf")).body.startswith(b"%PDF")
    assert (await office.open(f"{one}/bien-ban.docx")).body.startswith(b"PK")
    assert "lùi" not in await house.looker().see(one.replace("/viec/", "/"))
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    assert "lùi" not in await clerk.see(one)
    assert (await clerk.open(f"{one}/bien-ban.pdf")).status == 403
