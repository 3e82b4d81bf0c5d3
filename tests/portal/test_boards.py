"""A board on the pages: formed, elected into, recognised, and somebody is missing again."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest

from libs.kernel import clock
from tests.portal.house import NOON, House, Looker, text_of

DESK = "/06811/viec/ban-cua-dan"
TODAY = NOON.date()
DAY = TODAY + timedelta(5)
FIRST, SECOND = "Ứng Cử Mẫu <b>Một</b>", "Ứng Cử Mẫu Hai"
SIGNED = {"kind": "minutes", "decision": "Kết quả bầu.", "head_name": "A", "front_name": "B"}


@pytest.fixture
async def quarter(house: House) -> AsyncIterator[str]:
    """A neighbourhood of this story alone, closed afterwards: other stories count households."""
    operator, name = house.looker("operator"), "Khu Ban"
    form = {"kind": "neighbourhood", "name": name}
    opened = await house.ask(operator, "POST", "directory/units", form)
    house.units[name] = UUID(opened["id"])
    await house.settle()
    roll = f"participation/neighbourhoods/{opened['id']}/households"
    who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
    for number in ("Một", "Hai", "Ba"):
        form = {"full_name": f"Người Mẫu {number}", **who}
        await house.ask(house.looker("office"), "POST", roll, form)
    yield name
    clock.hold(NOON)
    end = {"closed_on": TODAY.isoformat()}
    await house.ask(house.looker("office"), "POST", f"directory/units/{opened['id']}/closing", end)
    await house.settle()


async def _formed(house: House, quarter: str, front: Looker) -> str:
    """Typed lines that cannot be read come back; four members are sent."""
    begin = f"{DESK}/bat-dau/giam-sat"
    said = {"title": "Đường <b>ngõ</b> 4", "size": "5"}
    for seats, words in (
        (quarter, "phải có hai phần"),
        ("Khu Không Có, 1", "Không có khu phố"),
        (f"{quarter}, 6", "từ 1 đến 5 đại diện"),
    ):
        back = await front.send(begin, **said, seats=seats)
        assert (back.status, words in text_of(back.body.decode())) == (422, True)
    refused = await house.looker("chair").send(begin, **said, seats=f"{quarter}, 1")
    assert refused.status == 403
    page = await front.see(DESK)
    assert f'<option value="{house.units[quarter]}">{quarter}</option>' in page
    nowhere = await front.send(begin, **said, seats=f"{quarter}, 1", unit_id=str(UUID(int=7)))
    assert (nowhere.status, "Dự án thuộc một khu phố" in text_of(nowhere.body.decode())) == (
        422,
        True,
    )
    where = {"unit_id": str(house.units[quarter])}
    one = await front.done(begin, **said, **where, seats=f"{quarter}, 1")
    facts = (await front.see(one)).partition("<h1>")[2].partition("</header>")[0]
    assert f"<span>{quarter}</span>" in facts
    for number, source in enumerate(("front", "front", "front", "inspectors")):
        sent = {"source": source, "full_name": f"Được Cử Mẫu {number}"}
        await front.done(f"{one}/cu", **sent, since=TODAY.isoformat())
    return one


async def _listed(house: House, quarter: str, one: str, head: Looker, front: Looker) -> str:
    """The head calls the election; who stands is the Front's until it is announced."""
    owed = text_of(await head.see("/06811/viec"))
    assert "Nêu việc bầu thành viên: Ban Giám sát đầu tư của cộng đồng: Đường" in owed
    assert "Công nhận Ban" not in text_of(await head.see(one))
    unit = str(house.units[quarter])
    election = await head.done(f"{one}/bau", unit_id=unit, on=DAY.isoformat())
    [matter] = re.findall(
        r'href="(/06811/viec/nhan-dan-ban/[0-9a-f-]{36})"', await head.see(election)
    )
    await front.done(f"{matter}/thong-nhat")
    assert "Thông báo ngày bầu, danh sách ứng cử" in text_of(await front.see("/06811/viec"))
    listed = {"met_on": TODAY.isoformat(), "present": "9", "course": ""}
    listed |= {"people": f"{FIRST}, 1980\n{SECOND}, 1975"}
    doubt = await front.send(f"{election}/ung-cu", **listed, confirmed="")
    assert (doubt.status, "Hãy xác nhận" in text_of(doubt.body.decode())) == (422, True)
    await front.done(f"{election}/ung-cu", **listed, confirmed="1")
    assert SECOND not in await head.see(election)
    assert (await front.open(f"{election}/tai/nomination.pdf")).body.startswith(b"%PDF-")
    assert (await head.open(f"{election}/tai/nomination.pdf")).status == 404
    await front.done(f"{election}/thong-bao", announced_on=TODAY.isoformat())
    public = await house.looker().see(election.replace("/viec/", "/"))
    assert "&lt;b&gt;Một&lt;/b&gt;" in public
    assert (await head.open(f"{election}/tai/notice.docx")).body.startswith(b"PK")
    await head.done(f"{matter}/hinh-thuc", form="meeting")
    return matter


async def _held(house: House, quarter: str, matter: str, head: Looker) -> None:
    """The head calls, chairs and counts; nobody else is offered that."""
    where = {"unit_id": str(house.units[quarter]), "starts_at": "19:00", "place": "Nhà văn hóa"}
    early = await head.send(f"{matter}/moi-hop", **where, on=(DAY - timedelta(1)).isoformat())
    assert (early.status, "đã quyết định và thông báo" in early.body.decode()) == (422, True)
    await head.done(f"{matter}/moi-hop", **where, on=DAY.isoformat())
    [held] = re.findall(r'href="(/06811/viec/hop-dan/[0-9a-f-]{36})"', await head.see(matter))
    await head.done(f"{held}/thong-bao", noticed_on=TODAY.isoformat())
    clock.hold(NOON + timedelta(5))
    await head.done(f"{held}/mo")
    page = await head.see(held)
    [form] = set(re.findall(rf'action="({held}/diem-danh-[0-9a-f-]+)"', page))
    await head.done(form, **dict.fromkeys(re.findall(r'name="(h-[0-9a-f-]{36})"', page), "1"))
    team = {"secretary": "S", "tellers": "A\nB\nC", "approving": "3", "secret": "1"}
    await head.done(f"{held}/ban-kiem-phieu", **team)
    box = {"c0-present": "3", "c0-v1": "1", "c0-v2": "2", "c0-nobody": "0", "c0-invalid": "0"}
    wrong = await head.send(f"{held}/kiem-phieu-bau", **box | {"c0-v1": "2"}, witnesses="1, 2")
    assert (wrong.status, "Hãy đếm lại" in text_of(wrong.body.decode())) == (422, True)
    await head.done(f"{held}/kiem-phieu-bau", **box, witnesses="1, 2", course="")
    assert (await head.open(f"{held}/tai/minutes.pdf")).body.startswith(b"%PDF-")


async def test_a_board_is_elected_recognised_and_loses_a_member(house: House, quarter: str) -> None:
    front, head = house.looker("front"), house.looker("neighbourhood_head", unit=quarter)
    one = await _formed(house, quarter, front)
    public = one.replace("/viec/", "/")
    assert "Đường &lt;b&gt;ngõ&lt;/b&gt; 4" in await house.looker().see("/06811/ban-cua-dan")
    early = await front.send(f"{one}/cong-nhan", number="30/QĐ", on=TODAY.isoformat())
    assert (early.status, "cần ít nhất 5" in text_of(early.body.decode())) == (422, True)
    matter = await _listed(house, quarter, one, head, front)
    await _held(house, quarter, matter, head)
    await head.done(f"{matter}/quyet-dinh", **SIGNED, signers="1, 2")
    await head.done(f"{matter}/gui")
    why = text_of(await house.looker().see(f"{matter.replace('/viec/', '/')}/han/recognition"))
    assert "Điều 21 khoản 2" in why
    assert "Công nhận" not in text_of(await house.looker("chair").see(matter))
    await front.done(f"{matter}/cong-nhan", number="20/QĐ-MTTQ", on=DAY.isoformat())
    seen = await house.looker().see(public)
    assert SECOND in seen
    assert "Một&lt;/b&gt;" not in seen
    assert "Công nhận: Ban Giám sát" in text_of(await front.see("/06811/viec"))
    await front.done(f"{one}/cong-nhan", number="30/QĐ-MTTQ", on=DAY.isoformat())
    assert "Đang hoạt động" in text_of(await house.looker().see(public))
    await _led_and_left(house, one, front, head)


async def _led_and_left(house: House, one: str, front: Looker, head: Looker) -> None:
    """Why somebody left the Front alone reads; the head has to elect anew."""
    public = one.replace("/viec/", "/")
    form = (await front.see(one)).partition('id="truong-ban"')[2].partition("</details>")[0]
    people = list(dict.fromkeys(re.findall(r'value="([0-9a-f-]{36})"', form)))
    [mine] = re.findall(rf'value="([0-9a-f-]{{36}})">{SECOND}', form.partition("deputy_1")[0])
    twice = await front.send(f"{one}/truong-ban", head_id=mine, deputy_1=mine)
    assert (twice.status, "mỗi người một chức" in text_of(twice.body.decode())) == (422, True)
    await front.done(f"{one}/truong-ban", head_id=mine, deputy_1=people[0], deputy_2="")
    assert f"{SECOND} Trưởng ban" in text_of(await house.looker().see(public))
    assert "Nêu việc cho thôi" in text_of(await head.see(one))
    other = house.looker("neighbourhood_head", unit="Khu 3")
    assert "Nêu việc cho thôi" not in text_of(await other.see(one))
    left = {"member_id": mine, "left_as": "resigned", "on": DAY.isoformat()}
    await front.done(f"{one}/roi-ban", **left)
    assert "xin thôi" in text_of(await front.see(one))
    for looker in (head, house.looker("chair"), house.looker()):
        page = text_of(await looker.see(public if looker.name == "" else one))
        assert "xin thôi" not in page
        assert SECOND not in page
    assert "Nêu việc bầu thành viên" in text_of(await head.see("/06811/viec"))
    await _demanded(house, one, front, head)
    await front.done(f"{one}/ket-thuc", on=DAY.isoformat())
    gone = text_of(await house.looker().see(public))
    assert "không còn ghi tên thành viên" in gone


async def _demanded(house: House, one: str, front: Looker, head: Looker) -> None:
    """Households demand the election: its day is the head's, and nobody has to agree."""
    assert "đề xuất cho thôi" in text_of(await front.see(one))
    assert "đề xuất cho thôi" not in text_of(await head.see(one))
    where = {"unit_id": str(house.units[head.unit])}
    demand = await head.done(f"{one}/de-xuat-bau", **where)
    again = await front.send(f"{one}/de-xuat-bau", **where)
    assert (again.status, "đang lấy sự đồng ý" in text_of(again.body.decode())) == (422, True)
    await head.done(f"{demand}/dong-y", household="1", given_on=DAY.isoformat())
    assert "Đã đưa ra bàn" in text_of(await head.see(demand))
    election = await head.done(f"{one}/bau", **where, on=(DAY + timedelta(5)).isoformat())
    [matter] = re.findall(
        r'href="(/06811/viec/nhan-dan-ban/[0-9a-f-]{36})"', await head.see(election)
    )
    assert "Đã thống nhất đưa ra bàn" in text_of(await head.see(matter))


async def test_the_inspectors_of_before_are_entered_with_their_neighbourhoods(
    house: House, quarter: str
) -> None:
    front = house.looker("front")
    said = {"kind": "people", "title": "", "number": "5/QĐ", "since": "2024-01-05"}
    nowhere = await front.send(f"{DESK}/bat-dau/dang-co", **said, members="Mẫu, Mặt trận Tổ quốc")
    assert (nowhere.status, "phải ghi khu phố" in text_of(nowhere.body.decode())) == (422, True)
    people = f"Thanh Tra Mẫu Một, {quarter}\nThanh Tra Mẫu Hai,  {quarter.upper()}"
    one = await front.done(f"{DESK}/bat-dau/dang-co", **said, until="2029-01-05", members=people)
    page = text_of(await house.looker().see(one.replace("/viec/", "/")))
    assert "hết nhiệm kỳ 05/01/2029" in page
    assert f"Thanh Tra Mẫu Hai Thành viên {quarter}" in page
    again = await front.send(f"{DESK}/bat-dau/dang-co", **said, members=people)
    assert (again.status, "đã có Ban Thanh tra" in text_of(again.body.decode())) == (422, True)
    await front.done(f"{one}/ket-thuc", on=TODAY.isoformat())
