"""Heads on the pages: a term of before, a resignation, an election that needs a second meeting."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from libs.kernel import clock
from tests.portal.house import NOON, House, Looker, text_of
from tests.portal.quarters import a_quarter

DESK = "/06811/viec/bau-cu"
QUARTER = "Khu Hai Lần Họp"
TODAY = NOON.date()
DAY, SECOND_DAY = TODAY + timedelta(20), TODAY + timedelta(34)
SIGNED = {"kind": "minutes", "decision": "Kết quả bầu.", "head_name": "A", "front_name": "B"}


@pytest.fixture
async def quarter(house: House) -> AsyncIterator[str]:
    """A neighbourhood of this story alone, closed afterwards: other stories count households."""
    async with a_quarter(house, QUARTER) as opened:
        yield opened


def _line(page: str) -> str:
    """What the page says of this neighbourhood among all."""
    lines = re.findall(r"<li>.*?</li>", page.partition('id="h-heads"')[2], re.S)
    [mine] = [text_of(each) for each in lines if QUARTER in each]
    return mine


async def test_a_term_of_before_is_entered_and_ends_with_a_resignation(
    house: House, quarter: str
) -> None:
    office, chair = house.looker("office"), house.looker("chair", position="Chủ tịch")
    said = {"unit_id": quarter, "number": "3/QĐ-UBND", "until": ""}
    future = await office.send(f"{DESK}/bat-dau/co-san", **said, since=DAY.isoformat())
    assert (future.status, "bắt đầu trước hôm nay" in text_of(future.body.decode())) == (422, True)
    await office.done(f"{DESK}/bat-dau/co-san", **said, since="2024-05-06")
    again = await office.send(f"{DESK}/bat-dau/co-san", **said, since="2024-05-06")
    assert (again.status, "đã ghi nhận người giữ" in text_of(again.body.decode())) == (422, True)
    known = _line(await house.looker().see("/06811/bau-cu"))
    assert "từ 06/05/2024" in known
    assert "3/QĐ-UBND" in known
    form = (await chair.see(DESK)).partition('id="thoi-giu"')[2].partition("</details>")[0]
    [term] = re.findall(rf'value="([0-9a-f-]{{36}})">{QUARTER}<', form)
    left = {"unit_id": term, "ended_as": "resigned", "on": TODAY.isoformat()}
    assert (await office.send(f"{DESK}/bat-dau/thoi-giu", **left)).status == 403
    await chair.done(f"{DESK}/bat-dau/thoi-giu", **left)
    public = await house.looker().see("/06811/bau-cu")
    assert "xin thôi" not in text_of(public)
    inbox = text_of(await chair.see("/06811/viec"))
    assert f"Quyết định tổ chức bầu Trưởng khu phố: {QUARTER}" in inbox
    assert f"Chỉ định Trưởng khu phố lâm thời: {QUARTER}" in inbox
    named = {"unit_id": quarter, "number": "21/QĐ-UBND", "since": TODAY.isoformat()}
    long = await chair.send(f"{DESK}/bat-dau/lam-thoi", **named, until="2027-05-24")
    assert (long.status, "Thời gian lâm thời" in text_of(long.body.decode())) == (422, True)
    await chair.done(f"{DESK}/bat-dau/lam-thoi", **named, until="2027-05-23")
    assert "lâm thời" in _line(await house.looker().see("/06811/bau-cu"))
    inbox = text_of(await chair.see("/06811/viec"))
    assert f"Chỉ định Trưởng khu phố lâm thời: {QUARTER}" not in inbox
    assert f"Quyết định tổ chức bầu Trưởng khu phố: {QUARTER}" in inbox


async def _announced(quarter: str, chair: Looker, front: Looker) -> tuple[str, str]:
    """Everything before the day; the election and its matter."""
    decided = {"cause": "vacant", "number": "12/QĐ-UBND", "decided_on": TODAY.isoformat()}
    said = {"unit_id": quarter, "on": DAY.isoformat(), **decided}
    one = await chair.done(f"{DESK}/bat-dau/quyet-dinh", **said)
    listed = {"met_on": TODAY.isoformat(), "present": "12", "course": ""}
    await front.done(f"{one}/ung-cu", **listed, people="Ứng Cử Mẫu, 1980")
    await front.done(f"{one}/gui-danh-sach")
    team = {"number": "13/QĐ-UBND", "on": TODAY.isoformat(), "team": "A\nB\nC"}
    await chair.done(f"{one}/to-bau-cu", **team)
    await front.done(f"{one}/thong-bao", announced_on=TODAY.isoformat())
    [matter] = re.findall(r'href="(/06811/viec/nhan-dan-ban/[0-9a-f-]{36})"', await front.see(one))
    return one, matter


async def _met(front: Looker, quarter: str, matter: str, in_days: int, came: int) -> str:
    """The meeting so many days after the first, opened, with those who came."""
    where = {"unit_id": quarter, "starts_at": "19:00", "place": "Nhà văn hóa"}
    on = TODAY + timedelta(in_days)
    before = set(re.findall(r'href="(/06811/viec/hop-dan/[0-9a-f-]{36})"', await front.see(matter)))
    await front.done(f"{matter}/moi-hop", **where, on=on.isoformat())
    after = set(re.findall(r'href="(/06811/viec/hop-dan/[0-9a-f-]{36})"', await front.see(matter)))
    [held] = after - before
    await front.done(f"{held}/thong-bao", noticed_on=clock.now().date().isoformat())
    clock.hold(NOON + timedelta(in_days))
    await front.done(f"{held}/mo")
    page = await front.see(held)
    [form] = set(re.findall(rf'action="({held}/diem-danh-[0-9a-f-]+)"', page))
    there = list(dict.fromkeys(re.findall(r'name="(h-[0-9a-f-]{36})"', page)))[:came]
    await front.done(form, **dict.fromkeys(there, "1"))
    return held


STORM = {"course": "Mưa bão, mất điện (mẫu)."}


@pytest.mark.parametrize(
    ("how", "said", "words"),
    [("khong-du", {}, "Không đủ đại diện"), ("dung", STORM, "Dừng giữa chừng")],
)
async def test_a_second_meeting_elects_after_one_that_decided_nothing(
    house: House, quarter: str, how: str, said: dict[str, str], words: str
) -> None:
    chair, front = house.looker("chair", position="Chủ tịch"), house.looker("front")
    one, matter = await _announced(quarter, chair, front)
    first = await _met(front, quarter, matter, 20, came=2)
    assert "Dời ngày bầu" not in text_of(await chair.see(one))  # residents are meeting
    assert (await front.send(f"{first}/dung")).status == 422  # why, is asked
    await front.done(f"{first}/{how}", **said)
    assert words in text_of(await house.looker().see(matter.replace("/viec/", "/")))
    assert said.get("course", "") in text_of(await front.see(first))
    said = {"number": "14/QĐ-UBND", "reason": "Họp lần một không đủ đại diện hộ (mẫu)."}
    far = await chair.send(f"{one}/doi-ngay", **said, on=(DAY + timedelta(61)).isoformat())
    assert far.status == 422
    await chair.done(f"{one}/doi-ngay", **said, on=SECOND_DAY.isoformat())
    public = one.replace("/viec/", "/")
    assert "Ứng Cử Mẫu" not in await house.looker().see(public)  # told anew first
    await front.done(f"{one}/thong-bao", announced_on=DAY.isoformat())
    if how == "khong-du":
        await front.done(f"{matter}/hinh-thuc", form="meeting")
    held = await _met(front, quarter, matter, 34, came=3)
    team = {"secretary": "S", "tellers": "A\nB\nC", "approving": "3", "secret": "1"}
    await front.done(f"{held}/ban-kiem-phieu", **team)
    box = {"c0-present": "3", "c0-yes": "3", "c0-no": "0", "c0-other": "0", "c0-invalid": "0"}
    await front.done(f"{held}/kiem-phieu", **box, witnesses="1, 2", course="")
    await front.done(f"{matter}/quyet-dinh", **SIGNED, signers="1, 2")
    await front.done(f"{matter}/gui")
    number = {"number": "20/QĐ-UBND", "on": SECOND_DAY.isoformat()}
    await chair.done(f"{matter}/cong-nhan", **number)
    seen = text_of(await house.looker().see(public))
    assert "Ứng Cử Mẫu Trúng cử" in seen
    assert "3/4 hộ tán thành" in text_of(await house.looker().see("/06811/nhan-dan-ban"))


async def test_the_front_hears_that_an_election_does_not_take_place(
    house: House, quarter: str
) -> None:
    chair, front = house.looker("chair", position="Chủ tịch"), house.looker("front")
    one, _ = await _announced(quarter, chair, front)
    card = f"Cuộc bầu đã hủy: báo lại người ứng cử, các hộ: {QUARTER}"
    assert card not in text_of(await front.see("/06811/viec"))
    await chair.done(f"{one}/huy", reason="Việc cho thôi <b>đã</b> bị bãi bỏ (mẫu).")
    assert card in text_of(await front.see("/06811/viec"))
    assert card not in text_of(await chair.see("/06811/viec"))
    seen = await house.looker().see(one.replace("/viec/", "/"))
    assert "&lt;b&gt;đã&lt;/b&gt; bị bãi bỏ" in seen
    assert "Cuộc bầu này không tổ chức" in text_of(seen)
    assert "Ứng Cử Mẫu" not in seen
    decided = {"unit_id": quarter, "on": DAY.isoformat(), "cause": "vacant", "number": "15/QĐ-UBND"}
    other = await chair.done(f"{DESK}/bat-dau/quyet-dinh", **decided, decided_on=TODAY.isoformat())
    await chair.done(f"{other}/huy", reason="Ghi nhầm (mẫu).")
    clock.hold(NOON + timedelta(days=21))
    try:
        assert card not in text_of(await front.see("/06811/viec"))
        left = text_of(await front.see(other))
        assert ("Không cần nữa" in left, "Quá hạn" in left) == (True, False)
    finally:
        clock.hold(NOON)
