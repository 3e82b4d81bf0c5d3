"""What came to an official stands in the head of every page, is listed, opened and seen."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from services.directory.notifications.rules import Kind, Stage
from services.portal.notification_words import KINDS, STAGES
from tests.portal.house import NOON, WARD, House, Looker, text_of
from tests.portal.test_report_parts import CULTURE, asked_for, the_part

HERE = "/06811/viec/thong-bao"


async def official(house: House, role: str, unit: str) -> Looker:
    """Somebody with an account that the directory knows."""
    chair = house.looker("chair", position="Chủ tịch")
    form = {"username": f"mau.{uuid4().hex[:8]}", "display_name": "Người mẫu", "roles": [role]}
    form |= {"position": "Trưởng khu", "unit_id": str(house.units[unit])}
    made = await house.ask(chair, "POST", "directory/officials", form)
    actor = Actor(made["account_id"], WARD, frozenset({role}), house.units[unit])
    return Looker(house, actor, "Người mẫu", "Trưởng khu", unit)


async def a_part(house: House, unit: str, title: str) -> tuple[Looker, str]:
    """A new official of a unit that was then asked for its part, and the page of the part."""
    keeper = await official(house, "neighbourhood_head", unit)
    culture = house.looker("culture", unit=CULTURE)
    _, collection = await asked_for(house, culture, title)
    await culture.done(collection, **{f"unit-{keeper.actor.unit_id}": "1", "key": uuid4().hex})
    await house.settle()
    return keeper, await the_part(house, keeper, title)


def unread(html: str) -> int:
    """How many are unread as a screen reader says it in the head of a page."""
    [link] = re.findall(r'<a class="desk__news".*?</a>', html)
    said = re.findall(r"(\d+) chưa đọc", text_of(link))
    return int(said[0]) if said else 0


async def test_what_came_is_counted_on_every_page_listed_and_opened(house: House) -> None:
    title = "Báo cáo chuyên đề về thông báo"
    keeper, part = await a_part(house, "Khu 3", title)
    before = unread(await keeper.see("/06811/viec"))
    assert before >= 1
    assert unread(await keeper.see("/06811/ke-hoach")) == before

    html = await keeper.see(HERE)
    assert "Phần báo cáo: đơn vị phải nộp" in text_of(html)
    assert title in text_of(html)  # as the inbox names it, asked in the official's own name
    opening = re.findall(rf'href="({HERE}/[0-9a-f-]{{36}})"', html)
    leads = [str((await keeper.open(each)).header("location")) for each in opening[:1]]
    assert leads == [part]
    assert unread(await keeper.see("/06811/viec")) == before - 1


async def test_who_saw_all_has_read_what_was_shown_and_nothing_that_came_meanwhile(
    house: House,
) -> None:
    keeper, _ = await a_part(house, "Khu 3", "Báo cáo chuyên đề thứ nhất")
    html = await keeper.see(HERE)
    [until] = re.findall(r'name="until" value="([^"]+)"', html)
    with testing.time_is(NOON + timedelta(minutes=5)):
        await a_part(house, "Khu 3", "Báo cáo chuyên đề thứ hai")
        await keeper.done(f"{HERE}/da-xem", until=until.replace("&#43;", "+"))
        left = await keeper.see(HERE)

    assert text_of(left).count("Chưa đọc") == unread(left) == 1


async def test_another_unit_and_who_is_not_signed_in_see_nothing(house: House) -> None:
    keeper, _ = await a_part(house, "Khu 3", "Báo cáo chuyên đề riêng")
    other = await official(house, "neighbourhood_head", "Khu 1")
    mine = re.findall(rf'href="({HERE}/[0-9a-f-]{{36}})"', await keeper.see(HERE))

    assert "Báo cáo chuyên đề riêng" not in await other.see(HERE)
    assert (await other.open(mine[0])).status == 404
    for page in (HERE, mine[0]):
        answer = await house.looker().open(page)
        assert (answer.status, "/dang-nhap" in str(answer.header("location"))) == (303, True)


async def test_a_page_is_there_for_who_has_no_account_and_while_nothing_is_known(
    house: House,
) -> None:
    """An operator works in a ward without an account of it: no count, and every page."""
    html = await house.looker("office").see("/06811/viec")

    assert "desk__news" not in html


def test_every_kind_and_stage_of_the_directory_has_words() -> None:
    assert {str(kind) for kind in Kind} == set(KINDS)
    assert {str(stage) for stage in Stage} == set(STAGES)


async def test_a_mail_in_the_morning_is_chosen_and_stopped(house: House, with_mail: None) -> None:
    keeper = await official(house, "neighbourhood_head", "Khu 1")
    bad = await keeper.send(f"{HERE}/thu-sang", wanted="1", email="khong phai")
    assert (bad.status, 'id="e-email"' in bad.body.decode()) == (422, True)

    await keeper.done(f"{HERE}/thu-sang", wanted="1", email="mau@example.vn")
    assert "Đang bật." in text_of(await keeper.see(HERE))
    await keeper.done(f"{HERE}/thu-sang", wanted="0")
    assert "Đang bật." not in text_of(await keeper.see(HERE))


async def test_whoever_holds_the_mail_stops_it_without_signing_in(house: House) -> None:
    resident, stop = house.looker(), f"/06811/thoi-nhan-thu-sang/{'x' * 22}"

    assert "Thôi nhận thư buổi sáng" in text_of(await resident.see(stop))
    done = await resident.send(stop)
    assert "Đã thôi nhận thư buổi sáng" in text_of(done.body.decode())


@pytest.mark.parametrize(
    "page", [HERE, "/06811/theo-doi-tin", "/06811/phan-anh/gui", "/06811/don-thu"]
)
async def test_where_no_mail_leaves_the_page_says_so(house: House, page: str) -> None:
    keeper = await official(house, "neighbourhood_head", "Khu 1")
    html = text_of(await keeper.see(page))

    assert "chưa gửi được thư" in html
    assert "Gửi thư xác nhận" not in html
    assert "Nhận thư buổi sáng" not in html
