"""Accounts on their pages: the chair finds no way to a key of the Front, nor the Front to his."""

from __future__ import annotations

from uuid import UUID

from tests.portal.house import House, Looker, text_of

DESK = "/06811/viec/tai-khoan"
CULTURE, BOARD = "Phòng Văn hóa - Xã hội", "Ban Thanh tra nhân dân phường mẫu"
KEPT_BY_FRONT = "do Mặt trận cấp, đặt lại và thu hồi"


async def _front(house: House) -> Looker:
    """Somebody of the Front, and a board for whose people it keeps the accounts."""
    if BOARD not in house.units:
        form = {"kind": "inspection_board", "name": BOARD}
        told = await house.ask(house.looker("office"), "POST", "directory/units", form)
        house.units[BOARD] = UUID(told["id"])
    return house.looker("front")


def _form(house: House, username: str, role: str, unit: str) -> dict[str, str]:
    named = {"username": username, "display_name": f"Người <b>{username}</b>", "email": ""}
    place = {"position": "Ủy viên", "unit_id": str(house.units[unit])}
    return named | place | {f"role-{role}": "1"}


async def _address(by: Looker, house: House, username: str) -> str:
    officials = await house.ask(by, "GET", "directory/officials")
    [one] = [each["account_id"] for each in officials if each["username"] == username]
    return f"{DESK}/{one}"


async def test_the_chair_gives_an_account_moves_it_resets_it_and_ends_it(house: House) -> None:
    chair = house.looker("chair")
    made = await chair.send(DESK, **_form(house, "cungcap1", "culture", CULTURE))
    shown = made.body.decode()
    assert made.status == 200
    assert "Mật khẩu mới, chỉ hiện một lần" in text_of(shown)
    assert "Người &lt;b&gt;cungcap1&lt;/b&gt;" in shown
    twice = await chair.send(DESK, **_form(house, "cungcap1", "culture", CULTURE))
    assert (twice.status, "đã có người dùng" in text_of(twice.body.decode())) == (422, True)
    bare = await chair.send(DESK, username="cungcap2", display_name="Mẫu", position="Mẫu")
    assert "Cần ít nhất 1 mục" in text_of(bare.body.decode())

    one = await _address(chair, house, "cungcap1")
    assert 'name="role-culture" value="1" checked' in await chair.see(one)
    moved = {"position": "Phó Trưởng phòng", "role-department": "1"}
    await chair.done(f"{one}/nhiem-vu", **moved, unit_id=str(house.units[CULTURE]))
    assert "Phó Trưởng phòng" in text_of(await chair.see(one))
    fresh = await chair.send(f"{one}/mat-khau")
    assert "Mật khẩu mới, chỉ hiện một lần" in text_of(fresh.body.decode())
    assert await chair.done(f"{one}/thu-hoi") == DESK
    assert (await chair.open(one)).status == 404


async def test_nobody_of_the_committee_makes_or_takes_a_key_of_the_front(house: House) -> None:
    front, chair = await _front(house), house.looker("chair")
    await front.send(DESK, **_form(house, "ttnd1", "people_board", BOARD))
    one = await _address(front, house, "ttnd1")

    seen = await chair.see(DESK)
    assert "UBND chỉ thấy ai có tài khoản" in text_of(seen)
    assert "role-front" not in seen
    assert one not in seen
    for role, unit in (("people_board", BOARD), ("front", "Khu 1")):
        answer = await chair.send(DESK, **_form(house, "lenvao", role, unit))
        assert answer.status == 403
        assert KEPT_BY_FRONT in text_of(answer.body.decode())
    both = _form(house, "lenvao", "people_board", BOARD) | {"role-office": "1"}
    answer = await chair.send(DESK, **both)
    assert (answer.status, "vừa thuộc Mặt trận" in text_of(answer.body.decode())) == (422, True)
    for step in ("mat-khau", "thu-hoi"):
        answer = await chair.send(f"{one}/{step}")
        assert answer.status == 403, step
        assert KEPT_BY_FRONT in text_of(answer.body.decode())
    assert (await chair.open(one)).status == 404
    office = house.looker("office")
    assert (await office.send(f"{one}/mat-khau")).status == 403
    assert "Cấp tài khoản" not in text_of(await office.see(DESK))


async def test_the_front_sees_and_keeps_its_own_accounts_only(house: House) -> None:
    front, chair = await _front(house), house.looker("chair")
    await chair.send(DESK, **_form(house, "phong1", "culture", CULTURE))
    of_committee = await _address(chair, house, "phong1")
    await front.send(DESK, **_form(house, "ttnd2", "people_board", BOARD))
    own = await _address(front, house, "ttnd2")

    seen = await front.see(DESK)
    assert own in seen
    assert "phong1" not in seen
    assert "role-chair" not in seen
    assert (await front.open(of_committee)).status == 404
    for step in ("mat-khau", "thu-hoi"):
        answer = await front.send(f"{of_committee}/{step}")
        assert (answer.status, "hai Ban của Nhân dân" in text_of(answer.body.decode())) == (
            403,
            True,
        )
    assert "Mật khẩu mới" in text_of((await front.send(f"{own}/mat-khau")).body.decode())
    assert await front.done(f"{own}/thu-hoi") == DESK


async def test_a_whole_list_is_judged_row_by_row_then_given_at_once(house: House) -> None:
    chair, here = house.looker("chair"), f"{DESK}/nhap"
    head = "Họ và tên;Tên đăng nhập;Chức vụ;Đơn vị;Vai trò;Thư điện tử\n"
    good = "".join(
        f"Cán bộ {n};nhieu{n};Chuyên viên;{CULTURE};Văn hóa - Xã hội\n" for n in range(3)
    )
    bad = f"Cán bộ;=hỏng;;Phòng lạ;Mặt trận\nUBND;nhieu0;Ủy viên;{CULTURE};Bếp\n"
    wrong = text_of((await chair.send(here, text=head + good + bad)).body.decode())
    assert "2/5 dòng có lỗi, chưa cấp tài khoản nào" in wrong
    for said in ("Không thấy đơn vị “Phòng lạ”.", "Không có vai trò “Bếp”.", "đã có, hoặc đứng"):
        assert said in wrong
    refused = await chair.send(f"{here}/cap", text=head + good + bad)
    assert refused.status == 422
    assert "Dòng 5, cột Chức vụ" in text_of(refused.body.decode())
    assert "nhieu0" not in str(await house.ask(chair, "GET", "directory/officials"))
    right = (await chair.send(here, text=head + good)).body.decode()
    assert "Cấp 3 tài khoản" in text_of(right)
    given = await chair.send(f"{here}/cap", text=head + good)
    shown = given.body.decode()
    assert "Đã cấp 3 tài khoản" in text_of(shown)
    assert shown.count("<code>") == 3
    again = await chair.send(f"{here}/cap", text=head + good)
    assert (again.status, "Mọi tên đã có" in text_of(again.body.decode())) == (422, True)
    assert f'href="{here}"' in await chair.see(DESK)
    assert (await chair.open(f"{here}/mau")).body[:2] == b"PK"
    assert (await house.looker("office").open(here)).status == 403


async def test_no_list_of_the_committee_holds_a_key_of_the_front(house: House) -> None:
    chair, front, here = house.looker("chair"), await _front(house), f"{DESK}/nhap"
    text = "Họ và tên;Tên đăng nhập;Chức vụ;Đơn vị;Vai trò\n"
    text += f"Ủy viên mẫu;uyvien9;Ủy viên;{BOARD};Ban TTND\n"
    for_chair = text_of((await chair.send(here, text=text)).body.decode())
    assert "1/1 dòng có lỗi" in for_chair
    assert KEPT_BY_FRONT in for_chair
    assert (await chair.send(f"{here}/cap", text=text)).status == 422
    assert "Đã cấp 1 tài khoản" in text_of(
        (await front.send(f"{here}/cap", text=text)).body.decode()
    )
