"""A neighbourhood registers a model, scores itself, and another unit appraises it."""

from __future__ import annotations

import re

from libs.law.rubrics import rubric
from tests.portal.house import NOON, House, Looker, text_of

DESK, INBOX = "/06811/viec/mo-hinh", "/06811/viec?loai=mo-hinh"
LINES = rubric("skilled_mobilisation").on(NOON.date()).lines


def head(house: House) -> Looker:
    """The head of the neighbourhood that has the model."""
    name = next(name for name in house.units if name.startswith("Khu"))
    return house.looker("neighbourhood_head", unit=name)


def points(value: str, **more: str) -> dict[str, str]:
    return {f"points-{line.key}": value for line in LINES} | more


async def appraised(house: House, title: str) -> str:
    """The desk's address of a model that waits for the council."""
    keeper, chair = head(house), house.looker("chair", position="Chủ tịch")
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    form = {"kind": "neighbourhood", "title": title, "aims": "Mỗi hộ một đoạn đường."}
    form |= {"unit_id": str(keeper.actor.unit_id), "rubric": "skilled_mobilisation"}
    one = await keeper.done(DESK, **form)
    await chair.done(f"{one}/duyet", number="9/TB-BCĐ")
    for line in LINES:
        photo = await house.photo(line.title, 700)
        await keeper.done(f"{one}/minh-chung", line_key=line.key, note="Ảnh.", file=photo)
    await keeper.done(f"{one}/diem", scorer="scores", **points("18"))
    await keeper.done(f"{one}/nop")
    await culture.done(f"{one}/diem", scorer="findings", **points("18"))
    await culture.done(f"{one}/tham-dinh", number="20/BC-VHXH")
    return one


async def test_a_model_is_scored_by_its_unit_and_appraised_by_another(house: House) -> None:
    keeper, chair = head(house), house.looker("chair", position="Chủ tịch")
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    form = {"kind": "school", "title": "Đường <b>hoa</b>", "aims": "Chăm hoa."}
    form |= {"unit_id": str(keeper.actor.unit_id), "rubric": "skilled_mobilisation"}
    wrong = await keeper.send(DESK, **form)
    assert (wrong.status, "không thuộc loại hình" in text_of(wrong.body.decode())) == (422, True)
    one = await keeper.done(DESK, **form | {"kind": "neighbourhood"})
    assert "Phê duyệt đăng ký: Đường" in text_of(await chair.see(INBOX))
    assert "&lt;b&gt;hoa" in await chair.see(one)
    await chair.done(f"{one}/duyet", number="9/TB-BCĐ")
    assert "Tự chấm điểm: Đường" in text_of(await keeper.see(INBOX))

    over = await keeper.send(f"{one}/diem", scorer="scores", **points("21"))
    assert (over.status, "tối đa 20 điểm" in text_of(over.body.decode())) == (422, True)
    await keeper.done(f"{one}/minh-chung", line_key=LINES[0].key, note="Ảnh.", file="")
    await keeper.done(f"{one}/minh-chung", line_key="", note="Đã trồng 200 m.", file="")
    [*_, taken] = re.findall(rf'action="({one}/minh-chung/[^"]+/bo)"', await keeper.see(one))
    await keeper.done(taken)
    own = points("0", **{f"points-{LINES[0].key}": "18"})
    await keeper.done(f"{one}/diem", scorer="scores", **own)
    unproven = await keeper.send(f"{one}/nop")
    assert "chưa có minh chứng" in text_of(unproven.body.decode())
    await keeper.done(f"{one}/minh-chung", line_key=LINES[0].key, note="Ảnh.", file="")
    await keeper.done(f"{one}/nop")

    assert "Thẩm định: Đường" in text_of(await culture.see(INBOX))
    silent = await culture.send(f"{one}/diem", scorer="findings", **points("1"))
    assert "phải ghi lý do" in text_of(silent.body.decode())
    reasons = {f"reason-{line.key}": "Có ảnh." for line in LINES}
    await culture.done(f"{one}/diem", scorer="findings", **points("1", **reasons))
    await culture.done(f"{one}/tham-dinh", number="20/BC-VHXH")
    assert "thẩm định 5/100 điểm" in text_of(await keeper.see(one))
    elsewhere = house.looker("front")
    assert "Đường" not in text_of(await elsewhere.see(DESK))
    assert (await elsewhere.open(one)).status == 404
