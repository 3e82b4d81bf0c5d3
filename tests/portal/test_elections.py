"""A head on the pages: elected of two by the Front's team, and later petitioned against."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest

from libs.kernel import clock
from tests.portal.house import NOON, House, Looker, text_of
from tests.portal.quarters import a_quarter

DESK = "/06811/viec/bau-cu"
TODAY = NOON.date()
DAY = TODAY + timedelta(20)
SIGNED = {"kind": "minutes", "decision": "Kết quả bầu.", "head_name": "A", "front_name": "B"}
FIRST, SECOND = "Ứng Cử Mẫu <b>Một</b>", "Ứng Cử Mẫu Hai"


@pytest.fixture
async def quarter(house: House) -> AsyncIterator[str]:
    """A neighbourhood of this story alone, closed afterwards: other stories count households."""
    async with a_quarter(house, "Khu Bầu"):
        yield "Khu Bầu"


async def _decided(house: House, quarter: str, chair: Looker) -> str:
    """The chair decides; a day too near comes back to the form with its article."""
    said = {
        "unit_id": str(house.units[quarter]),
        "cause": "term_over",
        "number": "12/QĐ-UBND",
        "decided_on": TODAY.isoformat(),
    }
    near = (DAY - timedelta(1)).isoformat()
    refused = await chair.send(f"{DESK}/bat-dau/quyet-dinh", **said, on=near)
    assert refused.status == 422
    assert "Nghị định 59/2023/NĐ-CP" in text_of(refused.body.decode())
    said |= {
        "on": (DAY - timedelta(1)).isoformat(),
        "decided_on": (TODAY - timedelta(1)).isoformat(),
    }
    return await chair.done(f"{DESK}/bat-dau/quyet-dinh", **said)


async def _announced(house: House, one: str, chair: Looker, front: Looker) -> None:
    """The list is the Front's until it is sent; then team and announcement."""
    listed = {"met_on": TODAY.isoformat(), "present": "12", "course": ""}
    broken = await front.send(f"{one}/ung-cu", **listed, people="Không Có Năm Sinh")
    assert (broken.status, "ngăn bằng dấu phẩy" in text_of(broken.body.decode())) == (422, True)
    people = f"{FIRST}, 1980\n{SECOND}, 05/02/1975"
    await front.done(f"{one}/ung-cu", **listed, people=people)
    assert SECOND in text_of(await front.see(one))
    assert SECOND not in await chair.see(one)
    assert (await front.open(f"{one}/tai/nomination.pdf")).body.startswith(b"%PDF-")
    assert (await chair.open(f"{one}/tai/nomination.pdf")).status == 404
    assert f"Gửi danh sách người ứng cử: {'Khu Bầu'}" in text_of(await front.see("/06811/viec"))
    await front.done(f"{one}/gui-danh-sach")
    assert SECOND in text_of(await chair.see(one))
    assert SECOND not in await house.looker().see(one.replace("/viec/", "/"))
    assert "Thành lập Tổ bầu cử: Khu Bầu" in text_of(await chair.see("/06811/viec"))
    team = {"number": "13/QĐ-UBND", "on": TODAY.isoformat(), "team": "A\nB\nC"}
    await chair.done(f"{one}/to-bau-cu", **team)
    await front.done(f"{one}/thong-bao", announced_on=TODAY.isoformat())
    public = await house.looker().see(one.replace("/viec/", "/"))
    assert "&lt;b&gt;Một&lt;/b&gt;" in public
    assert (await chair.open(f"{one}/tai/notice.docx")).body.startswith(b"PK")


async def _put_off_and_back(one: str, chair: Looker, front: Looker) -> None:
    """The day is moved once; who stands is announced for the new day."""
    said = {"number": "14/QĐ-UBND", "reason": "Mưa bão (mẫu)."}
    early = await chair.send(f"{one}/doi-ngay", **said, on=(DAY - timedelta(2)).isoformat())
    assert (early.status, "chỉ dời đến sau" in text_of(early.body.decode())) == (422, True)
    assert "Dời ngày bầu" not in text_of(await front.see(one))
    await chair.done(f"{one}/doi-ngay", **said, on=DAY.isoformat())
    page = text_of(await chair.see(one.replace("/viec/", "/")))
    assert "dời từ ngày" in page
    assert "Mưa bão (mẫu)." in page
    await front.done(f"{one}/thong-bao", announced_on=TODAY.isoformat())


async def _held(one: str, front: Looker, chair: Looker, unit: UUID) -> str:
    """The team calls the meeting; the chair is offered none of its steps."""
    [matter] = re.findall(r'href="(/06811/viec/nhan-dan-ban/[0-9a-f-]{36})"', await front.see(one))
    assert "Mời họp" not in text_of(await chair.see(matter))
    where = {"unit_id": str(unit), "starts_at": "19:00", "place": "Nhà văn hóa"}
    early = await front.send(f"{matter}/moi-hop", **where, on=(DAY - timedelta(1)).isoformat())
    assert (early.status, "đã quyết định và thông báo" in early.body.decode()) == (422, True)
    await front.done(f"{matter}/moi-hop", **where, on=DAY.isoformat())
    [held] = re.findall(r'href="(/06811/viec/hop-dan/[0-9a-f-]{36})"', await front.see(matter))
    await front.done(f"{held}/thong-bao", noticed_on=TODAY.isoformat())
    clock.hold(NOON + timedelta(20))
    await front.done(f"{held}/mo")
    page = await front.see(held)
    assert "Điểm danh" not in text_of(await chair.see(held))
    [form] = set(re.findall(rf'action="({held}/diem-danh-[0-9a-f-]+)"', page))
    await front.done(form, **dict.fromkeys(re.findall(r'name="(h-[0-9a-f-]{36})"', page), "1"))
    team = {"secretary": "S", "tellers": "A\nB\nC", "approving": "4", "secret": "1"}
    await front.done(f"{held}/ban-kiem-phieu", **team)
    box = {"c0-present": "4", "c0-v1": "1", "c0-v2": "3", "c0-nobody": "0", "c0-invalid": "0"}
    wrong = await front.send(f"{held}/kiem-phieu-bau", **box | {"c0-v1": "2"}, witnesses="1, 2")
    assert (wrong.status, "Hãy đếm lại" in text_of(wrong.body.decode())) == (422, True)
    await front.done(f"{held}/kiem-phieu-bau", **box, witnesses="1, 2", course="")
    assert (await front.open(f"{held}/tai/minutes.pdf")).body.startswith(b"%PDF-")
    return matter


async def test_a_head_is_elected_recognised_and_petitioned_against(
    house: House, quarter: str
) -> None:
    chair, front = house.looker("chair", position="Chủ tịch"), house.looker("front")
    head = house.looker("neighbourhood_head", unit=quarter)
    one = await _decided(house, quarter, chair)
    why = text_of(await house.looker().see(f"{one.replace('/viec/', '/')}/han/announcement"))
    assert "Vì sao hạn là 05/12/2026" in why
    await _announced(house, one, chair, front)
    await _put_off_and_back(one, chair, front)
    matter = await _held(one, front, chair, house.units[quarter])
    await front.done(f"{matter}/quyet-dinh", **SIGNED, signers="1, 2")
    await front.done(f"{matter}/gui")
    number = {"number": "20/QĐ-UBND", "on": DAY.isoformat()}
    await chair.done(f"{matter}/cong-nhan", **number)
    public = text_of(await house.looker().see(one.replace("/viec/", "/")))
    assert f"{SECOND} Trúng cử" in public
    assert "Ứng Cử Mẫu &lt;b&gt;Một" not in await house.looker().see(one.replace("/viec/", "/"))
    assert "đến 13/12/2031" in public
    assert "giao vai trò Trưởng khu phố" in text_of(await chair.see(one))
    assert "Có Trưởng khu phố được bầu" in text_of(await house.looker().see("/06811/bau-cu"))
    await _seated(house, quarter, chair)
    shifted = {"number": "30/QĐ-UBND", "until": "2032-06-14"}
    [term] = re.findall(rf'value="([0-9a-f-]{{36}})">{quarter}<', _form(await chair.see(DESK)))
    far = await chair.send(f"{DESK}/bat-dau/nhiem-ky", **shifted, unit_id=term)
    assert (far.status, "Nghị định 185/2026" in text_of(far.body.decode())) == (422, True)
    await chair.done(f"{DESK}/bat-dau/nhiem-ky", **shifted | {"until": "2032-06-13"}, unit_id=term)
    await _petition(house, quarter, front, head)


async def _seated(house: House, quarter: str, chair: Looker) -> None:
    """The chair's card ends when the directory tells of the head's account."""
    card = f"Giao tài khoản Trưởng khu phố cho người vừa được bầu, chỉ định: {quarter}"
    assert card in text_of(await chair.see("/06811/viec"))
    form = {"username": "truongkhubau", "display_name": "Người Mẫu", "position": "Trưởng khu phố"}
    form |= {"unit_id": str(house.units[quarter]), "roles": ["neighbourhood_head"]}
    await house.ask(house.looker("chair"), "POST", "directory/officials", form)
    await house.settle()
    assert card not in text_of(await chair.see("/06811/viec"))


def _form(page: str) -> str:
    """The form that shifts a term."""
    return page.partition('id="nhiem-ky"')[2].partition("</details>")[0]


async def _petition(house: House, quarter: str, front: Looker, head: Looker) -> None:
    """The head sees nothing of it until half of the households want it."""
    unit = str(house.units[quarter])
    said = {"unit_id": unit, "clause": "head", "title": "X", "summary": "Lý do kín mẫu."}
    page = text_of(await head.see("/06811/viec/de-xuat"))
    assert "Cho thôi Trưởng khu phố" not in page
    refused = await head.send("/06811/viec/de-xuat", **said)
    assert refused.status == 403
    demand = await front.done("/06811/viec/de-xuat", **said)
    consent = {"given_on": DAY.isoformat()}
    await front.done(f"{demand}/dong-y", household="1", **consent)
    assert (await head.open(demand)).status == 403
    assert "Cho thôi làm" not in text_of(await house.looker().see("/06811/nhan-dan-ban"))
    await front.done(f"{demand}/dong-y", household="2", **consent)
    assert "Hộ số 1" in text_of(await front.see(demand))
    seen = text_of(await head.see(demand))
    assert "Lý do kín" not in seen
    assert "Hộ số 1" not in seen
    assert "Cho thôi làm Trưởng khu" in text_of(await house.looker().see("/06811/nhan-dan-ban"))
