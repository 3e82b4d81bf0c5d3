"""Leaders see what is late in all services; everybody sees the ward today, number by number."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from libs.kernel.ids import new_id
from services.planning.urging.tables import LateDisclosure
from services.portal.duties.papers import Duty
from services.portal.pages.leader_view import owed_of
from services.portal.views import Clock, DutyCard, State
from tests.portal.house import WARD, House, Looker, links_of, text_of
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


TODAY: Any = SimpleNamespace(today=date(2026, 11, 23))
SOON, LATE = State("soon", "Sắp đến hạn"), State("late", "Quá hạn")


def test_one_task_is_owed_once_and_other_pages_as_often_as_something_is_owed_there() -> None:
    task = DutyCard("Nộp", "/06811/viec/nhiem-vu/1", Clock(TODAY.today, SOON), "Văn phòng")
    again = replace(task, text="Việc", clock=Clock(TODAY.today, LATE))
    vote = replace(task, text="Họp dân", href="/06811/viec/nhan-dan-ban/1")
    count = replace(vote, text="Gửi kết quả")

    same = [Duty("x", task, thing="1"), Duty("x", again, thing="1")]
    owed = owed_of(TODAY, [*same, Duty("x", vote), Duty("x", count)], {})

    assert sorted(each.card.text for each in owed) == ["Gửi kết quả", "Họp dân", "Việc"]


def test_of_two_late_cards_about_one_thing_the_one_with_something_to_do_is_shown() -> None:
    paper = DutyCard("Nghị quyết", "/06811/cong-khai/1", Clock(TODAY.today, LATE), "Văn phòng")
    told = replace(paper, text="Chưa công khai: Nghị quyết")

    waits = [Duty("x", paper, waits=True, thing="1"), Duty("x", told, thing="1")]
    signs = [Duty("x", paper, thing="1"), Duty("x", told, thing="1")]

    assert [each.card for each in owed_of(TODAY, waits, {})] == [told]
    assert [each.card for each in owed_of(TODAY, signs, {})] == [paper]


def test_a_unit_named_by_its_id_is_counted_and_without_one_it_is_said_so() -> None:
    card = DutyCard(
        "Đề xuất kiểm tra", "/06811/viec/noi-nen-kiem-tra", Clock(TODAY.today, SOON), ""
    )

    owed = owed_of(TODAY, [Duty("x", card, unit_id="7"), Duty("x", card)], {"7": "Khu 1"})

    assert sorted(each.unit for each in owed) == ["Chưa rõ đơn vị", "Khu 1"]


async def test_five_late_papers_that_went_to_the_chair_are_five_lines(
    house: House, plan: str
) -> None:
    chair = house.looker("chair", position="Chủ tịch")
    task = re.findall(r"/viec/nhiem-vu/([0-9a-f-]{36})", await chair.see(plan))[0]
    planning = next(part for part in house.running if part.service.name == "planning")
    async with planning.database.transaction(WARD) as session:
        for number in range(5):
            on = {"due_on": date(2026, 11, 2), "escalated_on": date(2026, 11, 20)}
            paper = {"khoan": 3, "item": "3a", "title": f"Văn bản đã báo lên, số {number}"}
            ids = {"obligation_id": new_id(), "task_id": UUID(task), "unit_id": house.units[OFFICE]}
            session.add(LateDisclosure(**ids, **paper, **on))

    try:
        page = await chair.see(f"{PAGE}?loai=cong-khai")
    finally:
        async with planning.database.transaction(WARD) as session:
            await session.execute(delete(LateDisclosure).where(LateDisclosure.ward_id == WARD))

    lines = [f"Chưa công khai: Văn bản đã báo lên, số {number}</a></h3>" for number in range(5)]
    assert [page.count(line) for line in lines] == [1] * 5


async def test_the_party_committee_reads_what_is_late_and_all_it_links_to_and_changes_nothing(
    house: House, plan: str
) -> None:
    office, party = house.looker("office", unit=OFFICE), house.looker("party")
    late = {"number": "302/TB-UBND", "signed_on": "2026-11-02", "title": "Cấp ủy thấy việc này"}
    await office.done("/06811/viec/cong-khai/moi", **a_document(house, **late))

    assert (await party.open("/06811/viec")).header("location") == PAGE
    page = await party.see(PAGE)
    assert "302/TB-UBND: Cấp ủy thấy việc này" in text_of(page)
    assert "dự thảo nội bộ của UBND không có ở đây" in text_of(page)
    task = re.findall(r"/06811/viec/nhiem-vu/[0-9a-f-]{36}", await office.see(plan))[0]
    seen: set[str] = set()
    for link in {task, *desk_links(page)}:
        seen |= {link, *desk_links(await opened(party, link))}
    for link in seen:
        assert 'method="post"' not in main_of(await opened(party, link)), link
    assert {"/06811/viec/don-doc", "/06811/viec/cong-khai"} < seen
    assert (await party.send(f"{task}/don-doc", text="Làm ngay.", answer_by="")).status == 403
    for path in ("don-thu", "tai-khoan", "phan-anh", "cuoc-kiem-tra"):
        assert (await party.open(f"/06811/viec/{path}")).status == 403, path


def desk_links(page: str) -> set[str]:
    """What a page leads to at the desk, without parts of a page and without files."""
    paths = {link.replace("&amp;", "&").partition("#")[0] for link in links_of(page)}
    return {path for path in paths if path.startswith("/06811/viec")}


async def opened(looker: Looker, target: str) -> str:
    """A page, or the page that it leads to; a file counts as a page without words."""
    answer = await looker.open(target)
    if answer.status == 303:
        return await looker.see(str(answer.header("location")))
    assert answer.status == 200, (target, answer.status)
    html = (answer.header("content-type") or "").startswith("text/html")
    return answer.body.decode() if html else ""


def main_of(page: str) -> str:
    """A page without its head and foot, where everybody signs out."""
    return page.partition("<main")[2].partition("</main>")[0]


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
