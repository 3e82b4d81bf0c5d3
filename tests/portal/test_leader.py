"""Leaders see what is late in all services; everybody sees the ward today, number by number."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from services.portal.duties.papers import Duty
from services.portal.pages.leader_view import owed_of
from services.portal.views import Clock, DutyCard, State
from tests.portal.house import House, links_of, text_of
from tests.portal.planned import OFFICE
from tests.portal.test_pages import a_document

PAGE = "/06811/viec/lanh-dao"


async def test_late_things_are_counted_by_unit_and_each_count_opens_its_list(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    chair = house.looker("chair", position="Chủ tịch")
    late = {"number": "301/TB-UBND", "signed_on": "2026-11-02", "title": "Việc đã quá hạn"}
    await office.done("/06811/viec/cong-khai/moi", **a_document(house, **late))

    page = await chair.see(PAGE)
    assert "301/TB-UBND: Việc đã quá hạn" in text_of(page)
    assert "Phường Uông Bí" in page
    for link in {each for each in links_of(page) if "don-vi=" in each or "loai=" in each}:
        address, _, part = link.replace("&amp;", "&").partition("#")
        opened = await chair.see(address)
        section = opened.partition(f'<h2 id="{part}">')[2].partition("</section>")[0]
        [count] = re.findall(rf'href="{re.escape(link)}"[^>]*>([\d.]+)<', page)
        assert section.count('<li class="duty') == int(count), link
        assert "Đang xem:" in opened

    refused = await house.looker("neighbourhood_head", unit="Khu phố 1").open(PAGE)
    assert refused.status == 403
    assert (await house.looker().open(PAGE)).status == 303  # to the sign-in page


def test_one_task_is_owed_once_and_other_pages_as_often_as_something_is_owed_there() -> None:
    today: Any = SimpleNamespace(today=date(2026, 11, 23))
    soon, late = State("soon", "Sắp đến hạn"), State("late", "Quá hạn")
    task = DutyCard("Nộp", "/06811/viec/nhiem-vu/1", Clock(today.today, soon), "Văn phòng")
    again = replace(task, text="Việc", clock=Clock(today.today, late))
    vote = replace(task, text="Họp dân", href="/06811/viec/nhan-dan-ban/1")
    count = replace(vote, text="Gửi kết quả")

    owed = owed_of(today, [Duty("x", card) for card in (task, again, vote, count)], {})

    assert sorted(each.card.text for each in owed) == ["Gửi kết quả", "Họp dân", "Việc"]


async def test_numbers_of_today_open_for_everybody_and_some_for_officials_only(
    house: House,
) -> None:
    resident, chair = house.looker(), house.looker("chair", position="Chủ tịch")
    page = await resident.see("/06811/hom-nay")

    assert re.findall(r"<h3 id=[^>]+>([^<]+)</h3>", page) == [
        *("Dân biết", "Dân bàn", "Dân làm", "Dân kiểm tra", "Dân giám sát", "Dân thụ hưởng")
    ]
    assert "Văn bản đôn đốc" not in page
    assert "Văn bản đôn đốc" in await chair.see(PAGE)
    opened = text_of(await resident.see("/06811/hom-nay/so/period.published"))
    assert "Lượt nội dung được công khai (từ đầu quý này đến nay)" in opened
    hidden = "/06811/hom-nay/so/year.urgings_sent"
    assert (await resident.open(hidden)).status == 404
    assert "Văn bản đôn đốc" in await chair.see(hidden)


async def test_what_is_away_is_named_and_the_rest_is_shown(house: House) -> None:
    chair = house.looker("chair", position="Chủ tịch")
    reporting = next(part for part in house.running if part.service.name == "reporting")
    await reporting.answering._subscription.unsubscribe()
    await reporting.bus.flush()
    try:
        page = text_of(await chair.see(PAGE))
    finally:
        await reporting.answering.start()
        await asyncio.sleep(0)

    assert "đang tạm nghỉ nên chưa có ở đây" in page
    assert "số liệu năm nay" in page
    assert "phần báo cáo" in page
    assert "Sáu phương châm" not in page
    assert "Quá hạn, việc cũ nhất trước" in page
