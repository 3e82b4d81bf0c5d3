"""A matter on the pages: put forward, agreed, met on with a phone, adopted, sent."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from libs.kernel import clock
from libs.kernel.actor import Actor
from services.portal.matter_choices import filled
from services.portal.matter_fields import ANY_UNIT, OF_UNIT
from services.portal.matter_roles import may_take
from services.portal.reading import Told
from services.portal.visitors import Visitor
from tests.portal.house import NOON, House, Looker, text_of

DESK = "/06811/viec/nhan-dan-ban"
RAISED = {"clause": "other", "scope": "neighbourhood", "title": "Bầu <b>Ban</b>", "summary": "Mẫu."}
SUMS = {"c0-present": "3", "c0-yes": "3", "c0-no": "0", "c0-other": "0", "c0-invalid": "0"}
SIGNED = {"kind": "resolution", "decision": "Đồng ý.", "head_name": "A", "front_name": "B"}


@pytest.fixture
def three_days_later() -> Iterator[None]:
    """The clock is put back afterwards."""
    yield
    clock.hold(NOON)


@pytest.fixture
async def quarter(house: House) -> AsyncIterator[str]:
    """A neighbourhood of this story alone, closed afterwards: other stories count households."""
    operator, name = house.looker("operator"), "Khu Riêng"
    form = {"kind": "neighbourhood", "name": name}
    opened = await house.ask(operator, "POST", "directory/units", form)
    house.units[name] = UUID(opened["id"])
    await house.settle()
    yield name
    end = {"closed_on": NOON.date().isoformat()}
    await house.ask(house.looker("office"), "POST", f"directory/units/{opened['id']}/closing", end)
    await house.settle()


async def _prepared(house: House, quarter: str, head: Looker, front: Looker) -> str:
    """Three households, and a matter whose form is a meeting."""
    unit = str(house.units[quarter])
    roll = f"participation/neighbourhoods/{unit}/households"
    who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
    for name in ("Một", "Hai", "Ba"):
        await house.ask(head, "POST", roll, {"full_name": f"Người Mẫu {name}", **who})
    one = await head.done(DESK, **RAISED, unit_id=unit)
    assert "Chọn hình thức" not in text_of(await head.see(one))
    assert "Thống nhất đưa ra bàn: Bầu" in text_of(await front.see("/06811/viec"))
    assert "Thống nhất đưa ra bàn: Bầu" not in text_of(await head.see("/06811/viec"))
    await front.done(f"{one}/thong-nhat")
    assert "Chọn hình thức để các hộ quyết định: Bầu" in text_of(await head.see("/06811/viec"))
    barred = await head.send(f"{one}/hinh-thuc", form="online")
    assert (barred.status, "Điều 5" in text_of(barred.body.decode())) == (422, True)
    await head.done(f"{one}/hinh-thuc", form="meeting")
    return one


async def _adopted(house: House, quarter: str, head: Looker, one: str) -> None:
    """The meeting is held on a phone; what does not add up comes back to its form."""
    where = {"unit_id": str(house.units[quarter]), "starts_at": "19:00", "place": "Nhà văn hóa"}
    await head.done(f"{one}/moi-hop", **where, on=(NOON + timedelta(3)).date().isoformat())
    [held] = re.findall(r'href="(/06811/viec/hop-dan/[0-9a-f-]{36})"', await head.see(one))
    await head.done(f"{held}/thong-bao", noticed_on=NOON.date().isoformat())
    assert (await head.open(f"{held}/tai/notice.pdf")).body.startswith(b"%PDF-")
    clock.hold(NOON + timedelta(3))
    await head.done(f"{held}/mo")
    page = await head.see(held)
    [form] = set(re.findall(rf'action="({held}/diem-danh-[0-9a-f-]+)"', page))
    ticks = dict.fromkeys(re.findall(r'name="(h-[0-9a-f-]{36})"', page), "1")
    await _ticked_on_two_phones(head, held, form, list(ticks))
    await head.done(form, **ticks)
    assert "3/3 hộ đã có đại diện dự" in text_of(await head.see(held))
    team = {"secretary": "S", "tellers": "A\nB\nC", "approving": "3", "secret": "1"}
    await head.done(f"{held}/ban-kiem-phieu", **team)
    wrong = await head.send(f"{held}/kiem-phieu", **{**SUMS, "c0-no": "1"}, witnesses="1, 2")
    assert (wrong.status, "Hãy đếm lại" in text_of(wrong.body.decode())) == (422, True)
    await head.done(f"{held}/kiem-phieu", **SUMS, witnesses="1, 2", course="")
    assert (await head.open(f"{held}/tai/minutes.docx")).body.startswith(b"PK")
    await _put_right(house, head, one, held)


async def _ticked_on_two_phones(head: Looker, held: str, form: str, ticks: list[str]) -> None:
    """Each phone changes only what is changed on it, and a refusal keeps what was ticked."""
    one, two, three = ticks
    await head.done(form, shown="", **{one: "1"})
    await head.done(form, shown="", **{two: "1"})  # its page was made before
    page = await head.see(held)
    assert "2/3 hộ đã có đại diện dự" in text_of(page)
    [shown] = re.findall(r'name="shown" value="([^"]+)"', page)
    assert set(shown.split()) == {one[2:], two[2:]}
    strange = f"h-{UUID(int=7)}"
    refused = await head.send(form, shown=shown, **{two: "1", three: "1", strange: "1"})
    assert refused.status == 422
    checked = re.findall(r'name="(h-[0-9a-f-]+)" value="1" checked', refused.body.decode())
    assert set(checked) == {two, three}
    await head.done(form, shown=shown, **{two: "1"})
    assert "1/3 hộ đã có đại diện dự" in text_of(await head.see(held))


async def _put_right(house: House, head: Looker, one: str, held: str) -> None:
    """What was typed wrongly is typed again with the reason; everybody reads both sums."""
    assert "Sửa kết quả kiểm phiếu" in text_of(await head.see(held))
    fewer = {**SUMS, "c0-yes": "2", "c0-no": "1"}
    how = {"witnesses": "1, 2", "course": ""}
    unsaid = await head.send(f"{held}/sua", **fewer, **how)
    assert unsaid.status == 422
    await head.done(f"{held}/sua", **fewer, **how, reason="Ghi nhầm (mẫu).")
    seen = text_of(await house.looker().see(one.replace("/viec/", "/")))
    assert "tán thành: 3 thành 2" in seen
    assert "Ghi nhầm (mẫu)." in seen
    await head.done(f"{held}/sua", **SUMS, **how, reason="Sửa lại cho đúng (mẫu).")


async def test_from_the_proposal_to_the_decision_that_is_sent(
    house: House, quarter: str, three_days_later: None
) -> None:
    head, front = house.looker("neighbourhood_head", unit=quarter), house.looker("front")
    chair = house.looker("chair", position="Chủ tịch")
    one = await _prepared(house, quarter, head, front)
    public = one.replace("/viec/", "/")
    assert "&lt;b&gt;Ban&lt;/b&gt;" in await house.looker().see(public)
    await _adopted(house, quarter, head, one)
    assert "3/3 hộ tán thành" in text_of(await house.looker().see("/06811/nhan-dan-ban"))
    assert "Gửi quyết định" in text_of(await head.see("/06811/viec"))
    early = await head.send(f"{one}/gui")
    assert (early.status, "còn thiếu" in text_of(early.body.decode())) == (422, True)
    strange = await head.send(f"{one}/quyet-dinh", **SIGNED, signers="1, 99")
    assert (strange.status, "Không có hộ số 99" in text_of(strange.body.decode())) == (422, True)
    await head.done(f"{one}/quyet-dinh", **SIGNED, signers="1, 2")
    assert (await head.open(f"{one}/tai/pdf")).body.startswith(b"%PDF-")
    why = text_of(await house.looker().see(f"{public}/han/sending"))
    assert "Điều 20 khoản 3" in why
    await head.done(f"{one}/gui")
    [held] = re.findall(r'href="(/06811/viec/hop-dan/[0-9a-f-]{36})"', await head.see(one))
    assert "Sửa kết quả kiểm phiếu" not in text_of(await head.see(held))
    assert "có hiệu lực từ" in text_of(await house.looker().see("/06811/nhan-dan-ban"))
    past = text_of(await house.looker().see(public)).partition("Diễn biến")[2]
    assert past.index("Gửi quyết định ngày") < past.index("Nêu nội dung để Nhân dân bàn")
    assert "…" not in past
    for looker in (chair, front):
        assert "Công nhận" not in text_of(await looker.see(one))


async def test_the_chair_appoints_who_calls_a_meeting_where_nobody_heads(
    house: House, quarter: str
) -> None:
    head, front = house.looker("neighbourhood_head", unit=quarter), house.looker("front")
    chair, unit = house.looker("chair", position="Chủ tịch"), str(house.units[quarter])
    one = await _prepared(house, quarter, head, front)
    caller, other = house.looker("office"), house.looker("office")
    assert "Mời họp" not in text_of(await caller.see(one))
    said = {"unit_id": unit, "official_id": caller.actor.id, "number": "8/QĐ-UBND"}
    barred = await chair.send(f"{one}/cu-nguoi", **said, reason="not_convened")
    assert "khuyết Trưởng khu phố" in text_of(barred.body.decode())
    await chair.done(f"{one}/cu-nguoi", **said, reason="vacant")
    public = await house.looker().see(one.replace("/viec/", "/"))
    assert "8/QĐ-UBND" in text_of(public)
    assert caller.actor.id not in public
    assert "Triệu tập họp thay Trưởng khu phố" in text_of(await caller.see("/06811/viec"))
    where = {"unit_id": unit, "starts_at": "19:00", "place": "Nhà văn hóa"}
    where |= {"on": (NOON + timedelta(3)).date().isoformat()}
    assert (await other.send(f"{one}/moi-hop", **where)).status == 403
    await caller.done(f"{one}/moi-hop", **where)
    [held] = re.findall(r'href="(/06811/viec/hop-dan/[0-9a-f-]{36})"', await caller.see(one))
    for looker, told in ((caller, True), (other, False)):
        assert ("thông báo mời họp" in text_of(await looker.see("/06811/viec"))) == told
    await caller.done(f"{held}/thong-bao", noticed_on=NOON.date().isoformat())
    kept = await chair.send(f"{one}/thoi-cu", unit_id=unit)
    assert "Hãy chỉ định người khác thay" in text_of(kept.body.decode())
    await chair.done(f"{one}/cu-nguoi", **said | {"official_id": other.actor.id}, reason="vacant")
    assert (await caller.send(f"{held}/huy")).status != 303
    await other.done(f"{held}/huy")
    await chair.done(f"{one}/thoi-cu", unit_id=unit)


def test_whoever_is_appointed_chooses_the_form_there_and_a_chair_appoints_elsewhere_too() -> None:
    chair, office = (
        Visitor(Actor(f"account-{role}", "06811", frozenset({role})))
        for role in ("chair", "office")
    )
    told: Told = {"led_by": "neighbourhood_head", "chaired_by": "neighbourhood_head", "scope": "x"}
    told["unit_id"], told["conveners"] = "a", [{"unit_id": "a", "official_id": office.actor.id}]
    assert may_take(office, told, "choose_form")
    assert not may_take(office, told, "withdraw_matter")
    assert not may_take(chair, told, "choose_form")

    units = [{"id": each, "name": each, "kind": "neighbourhood"} for each in ("a", "b")]
    own: Told = {"unit_id": None, "conveners": [{"unit_id": "a", "official_id": chair.actor.id}]}
    asked = [filled(each, own, units, chair).choices for each in (OF_UNIT, ANY_UNIT)]
    assert [[each.value for each in offered] for offered in asked] == [["a"], ["a", "b"]]


async def test_a_demand_is_written_down_and_reaches_the_agenda(house: House, quarter: str) -> None:
    head = house.looker("neighbourhood_head", unit=quarter)
    unit = str(house.units[quarter])
    roll = f"participation/neighbourhoods/{unit}/households"
    who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
    await house.ask(head, "POST", roll, {"full_name": "Người Mẫu Bốn", **who})
    demand = {"unit_id": unit, "clause": "other", "title": "Giữ ngõ sạch", "summary": "Mẫu."}
    one = await head.done("/06811/viec/de-xuat", **demand)
    on = NOON.date().isoformat()
    nobody = await head.send(f"{one}/dong-y", household="9", given_on=on)
    assert (nobody.status, "Không có hộ số 9" in text_of(nobody.body.decode())) == (422, True)
    # What is enough is enough: of a whole list the first puts it on the agenda.
    for name in ("Năm", "Sáu"):
        form = {"full_name": f"Người Mẫu {name}", **who}
        await house.ask(head, "POST", roll, form)
    await head.done(f"{one}/dong-y", household="1-3", given_on=on)
    seen = text_of(await head.see(one))
    assert "Đã đưa ra bàn" in seen
    assert "1/3 hộ đồng ý" in seen
    again = await head.send(f"{one}/dong-y", household="1", given_on=on)
    assert (again.status, "không còn lấy sự đồng ý" in text_of(again.body.decode())) == (409, True)
    assert "Giữ ngõ sạch" in text_of(await house.looker().see("/06811/nhan-dan-ban"))
