"""The rooms of Ban TTND, Ban GSĐTCĐ and the Front; the committee sees only what was sent to it."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

from libs.kernel import clock
from tests.portal.house import NOON, House, Looker, links_of, text_of

DESK, PUBLIC, INBOX = "/06811/viec/giam-sat", "/06811/giam-sat", "/06811/viec?loai=giam-sat"
LAND, OFFICE = "Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND và UBND"
SECRET = "Giám sát <b>bếp ăn mẫu giáo</b>"
FOR_PARTY = "Xem xét trách nhiệm người đứng đầu."


async def _board(house: House, kind: str, name: str, role: str) -> Looker:
    """Somebody of a board that the office opened as a unit."""
    form = {"kind": kind, "name": name, "short_name": name[:12]}
    told = await house.ask(house.looker("office", unit=OFFICE), "POST", "directory/units", form)
    house.units[name] = UUID(told["id"])
    await house.settle()
    return house.looker(role, unit=name)


async def _nowhere(house: House, words: tuple[str, ...], one: str) -> None:
    """Nobody of the committee finds any of the words on a page, in the inbox or a feed."""
    committee = [
        house.looker("chair"),
        house.looker("office", unit=OFFICE),
        house.looker("department", unit=LAND),
        house.looker("inspector", unit=LAND),
        house.looker("chair", "front", "people_board", unit="Ban TTND mẫu"),
    ]
    for other in committee:
        pages = {"/06811/viec", DESK, PUBLIC, "/06811", "/06811/bao-cao", INBOX}
        pages |= {link for link in links_of(await other.see("/06811/viec")) if "/viec" in link}
        for page in pages:
            shown = (await other.open(page)).body.decode()
            assert not [each for each in words if each in shown], page
        assert (await other.open(one)).status in (403, 404)
        assert (await other.send(f"{one}/gui", number="1")).status in (403, 404)


async def test_a_boards_supervision_from_its_plan_to_the_answer(house: House) -> None:
    board = await _board(house, "inspection_board", "Ban TTND mẫu", "people_board")
    front, chair = house.looker("front"), house.looker("chair")
    land = house.looker("department", unit=LAND)
    form = {"subject": SECRET, "scope": "Sổ thu, biên lai.", "work_id": ""}
    form |= {"unit_id": str(house.units[LAND]), "starts_on": "2026-12-01"}
    one = await board.done(DESK, **form)
    twice = await board.send(DESK, **form)
    assert "đã có. Hãy mở cuộc đó" in text_of(twice.body.decode())
    assert "Gửi kế hoạch giám sát" in text_of(await board.see(INBOX))
    await _nowhere(house, ("bếp ăn mẫu giáo", one.rsplit("/", 1)[-1]), one)
    assert (await front.open(one)).status == 404
    await board.done(f"{one}/gui", number="2/KH-TTND")
    assert "&lt;b&gt;bếp ăn mẫu giáo" in await chair.see(DESK)
    assert "&lt;b&gt;bếp ăn mẫu giáo" in await land.see(one)
    clock.hold(NOON + timedelta(days=8))
    try:
        await _carried_out(board, one)
        assert "Thu sai 2 khoản" not in await chair.see(one)
        assert "Chờ Mặt trận xác nhận" not in await chair.see(one)
        assert "Xác nhận kết quả giám sát" in text_of(await front.see(INBOX))
        await front.done(f"{one}/xac-nhan", number="6/MTTQ")
        await _answered(chair, one)
        back = {"kind": "money_recovered", "amount": "12000000", "document": "QĐ 7"}
        await board.done(f"{one}/thu-hoi", **back, on="2026-12-01")
        assert "12.000.000 đồng" in text_of(await front.see(one))
        assert "bếp ăn mẫu giáo" not in await house.looker().see(PUBLIC)
        await front.done(f"{one}/cong-bo")
        shown = await house.looker().see(f"{PUBLIC}/{one.rsplit('/', 1)[-1]}")
        assert "Trả lời: Đã trả lại đủ." in text_of(shown)
        assert FOR_PARTY in shown
        assert "kiến nghị với cấp ủy" in text_of(shown)
        assert "Mặt trận công bố kết quả." in text_of(shown)
        assert "Ban gửi kết quả" not in text_of(shown) + text_of(await chair.see(one))
        assert "Ban gửi kết quả để Mặt trận xác nhận." in text_of(await board.see(one))
    finally:
        clock.hold(NOON)


async def _carried_out(board: Looker, one: str) -> None:
    """Begun, ended, handed in with the one recommendation that was not taken back."""
    await board.done(f"{one}/bat-dau")
    said = {"basis": "Điều 11", "about_law": "false"}
    await board.done(f"{one}/kien-nghi", text=FOR_PARTY, addressee="party", **said)
    for text in ("Trả lại khoản thu sai.", "Thừa một kiến nghị."):
        await board.done(f"{one}/kien-nghi", text=text, addressee="authority", **said)
    [*_, extra] = re.findall(rf'action="({one}/kien-nghi/[^"]+/bo)"', await board.see(one))
    await board.done(extra)
    await board.done(f"{one}/ket-thuc")
    await board.done(f"{one}/nop", result="Thu sai 2 khoản.", wrongs="2")


async def _answered(chair: Looker, one: str) -> None:
    """From the card in the inbox to the answer."""
    assert "Trả lời kiến nghị 2 sau giám sát" in text_of(await chair.see(INBOX))
    page = await chair.see(one)
    assert "Điều 40 khoản 1 điểm c" in page
    assert FOR_PARTY not in page
    assert ", 16/12/2026 15 " in text_of(page)  # the last of the days counted
    [reply] = re.findall(rf'action="({one}/kien-nghi/[^"]+/tra-loi)"', page)
    bare = await chair.send(reply, taken="accepted", answer="", number="9/UBND", paper="")
    assert bare.status == 422
    said = {"taken": "accepted", "answer": "Đã trả lại đủ.", "number": "9/UBND", "paper": ""}
    await chair.done(reply, **said)
    assert "2 sau giám sát" not in text_of(await chair.see(INBOX))


async def test_the_front_hears_the_supervised_and_concludes(house: House) -> None:
    front, chair = house.looker("front"), house.looker("chair")
    land = house.looker("department", unit=LAND)
    form = {"subject": "Giám sát một cửa", "scope": "Hồ sơ quá hạn.", "work_id": ""}
    form |= {"unit_id": str(house.units[LAND])}
    late = await front.done(DESK, **form, starts_on="2026-12-07")
    refused = await front.send(f"{late}/gui", number="1/MTTQ")
    assert "chậm nhất 15 ngày" in text_of(refused.body.decode())
    one = await front.done(DESK, **form, starts_on="2026-12-08")
    await front.done(f"{one}/gui", number="1/MTTQ")
    assert (await chair.open(late)).status == 404
    assert "Báo cáo đoàn giám sát của Mặt trận: Giám sát một cửa" in text_of(await land.see(INBOX))
    await land.done(f"{one}/bao-cao", report="Còn 3 hồ sơ quá hạn.", paper="")
    assert "Báo cáo đoàn giám sát" not in text_of(await land.see(INBOX))
    assert "Còn 3 hồ sơ quá hạn." in await front.see(one)
    clock.hold(NOON + timedelta(days=15))
    try:
        await front.done(f"{one}/bat-dau")
        await front.done(f"{one}/ket-thuc")
        assert "Mặt trận kết luận" in text_of(await front.see(one))
        await front.done(f"{one}/ket-luan", number="8/MTTQ", result="Ba hồ sơ.", wrongs="3")
        assert "Ba hồ sơ." in await chair.see(one)
    finally:
        clock.hold(NOON)


async def _reminded(house: House, board: Looker) -> None:
    """When a quarter is over a board owes the Front its report; nobody else hears of it."""
    clock.hold(NOON.replace(year=2027, month=4, day=2))
    try:
        assert "Báo cáo quý 1 năm 2027" in text_of(await board.see(INBOX))
        assert "từng ngày" in await board.see(DESK)
        for other in (house.looker("chair"), house.looker("front"), house.looker("office")):
            for page in ("/06811/viec", INBOX, DESK):
                assert "Báo cáo quý 1" not in text_of(await other.see(page))
    finally:
        clock.hold(NOON)


async def test_a_work_has_its_board_and_rooms_their_papers(house: House) -> None:
    board = await _board(house, "investment_board", "Ban GS đường", "investment_board")
    front, chair = house.looker("front"), house.looker("chair")
    form = {"name": "Đường liên khu", "investor": "Ban QLDA", "members": "4", "residents": "2"}
    form |= {"unit_id": str(house.units[LAND]), "board_id": str(house.units["Ban GS đường"])}
    small = await front.send(f"{DESK}/cong-trinh", **form)
    assert "ít nhất 5 thành viên" in text_of(small.body.decode())
    work = await front.done(f"{DESK}/cong-trinh", **form | {"members": "5"})
    assert "Thông báo cho chủ đầu tư" in text_of(await front.see(INBOX))
    assert (await chair.open(work)).status == 404
    early = await front.send(f"{work}/thong-bao", number="3", starts_on="2026-12-20")
    assert "ít nhất 45 ngày" in text_of(early.body.decode())
    await front.done(f"{work}/thong-bao", number="3/TB", starts_on="2027-01-08")
    assert "Đường liên khu" in await chair.see(DESK)
    paper = {"kind": "quarter", "year": "2026", "body": "Báo cáo riêng của Ban."}
    await _reminded(house, board)
    refused = await board.send(f"{DESK}/van-ban", **paper, quarter="0")
    assert "Báo cáo quý cần ghi là quý mấy" in text_of(refused.body.decode())
    report = await board.done(f"{DESK}/van-ban", **paper, quarter="3")
    assert (await front.open(report)).status == 404
    await board.done(f"{report}/gui", number="1/BC")
    assert "Báo cáo riêng của Ban." in await front.see(report)
    assert (await chair.open(report)).status == 404
    assert "Báo cáo quý 3" not in await chair.see(DESK)
    await board.done(f"{DESK}/van-ban", **paper | {"year": "2025"}, quarter="4")
    assert "Báo cáo quý 4" in await board.see(DESK)  # it is written in January
    await front.done(f"{work}/ket-thuc")
    assert "Ban giải thể" in await chair.see(work)
