"""What is shown to the staff on its pages, and that a stranger meets it nowhere."""

from __future__ import annotations

from tests.portal.house import House, links_of, text_of

SECRET = "Kết quả xếp loại công chức bí mật"
PAPER = {
    "khoan": "6",
    "title": SECRET,
    "number": "22/TB-UBND",
    "signed_on": "2026-11-20",
    "signer_position": "Chủ tịch",
    "unit_id": "",
    "summary": "Bốn mức.",
    "body": "",
    "form": "site",
    "receipt": "",
}


async def test_the_staff_sees_it_when_the_head_agreed_and_a_stranger_nowhere(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    desk = "/06811/viec/noi-bo"

    page = await office.done(f"{desk}/moi", **PAPER)
    assert "Duyệt nội dung này" in await chair.see(page)
    await chair.done(f"{page}/duyet")
    await office.done(f"{page}/cong-khai")

    board = text_of(await office.see(desk))
    assert "1/12 khoản đang có nội dung công khai trong nội bộ" in board
    assert "giữ đến hết 13/12/2026" in board
    assert "Khoản 6 Điều 46" in text_of(await office.see(page))
    again = await chair.send(f"{page}/duyet")
    assert again.status == 422
    assert "không chuyển sang “đã duyệt, chờ công khai” được" in text_of(again.body.decode())

    assert (await house.looker().open(page)).status == 303
    assert (await house.looker("front").open(page)).status == 403
    for target in await _all_a_stranger_reaches(house):
        answer = await house.looker().open(target)
        assert SECRET.encode() not in answer.body, target


async def _all_a_stranger_reaches(house: House) -> set[str]:
    seen: set[str] = set()
    waiting = {"/06811", *(f"/06811/khoan/{number}" for number in range(1, 15))}
    while waiting:
        target = waiting.pop()
        seen.add(target)
        answer = await house.looker().open(target)
        if answer.status == 200 and "html" in str(answer.header("content-type")):
            links = {link.partition("#")[0] for link in links_of(answer.body.decode())}
            waiting |= {link for link in links if link.startswith("/06811")} - seen
    assert len(seen) > 20
    return seen
