"""Flows 1 and 2 page by page: from the plan over a sheet on a wall to the report.

One house loses its sheet on day 12: a resident without scripts says so, and its days begin anew.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from playwright.async_api import Browser

from libs.law.calendar import national_calendar
from libs.law.clocks import subtract_working_days
from tests.flows.hands import Everybody, everybody, fill
from tests.flows.house import House
from tests.flows.wall import Shown, show
from tools.people import sample_photo
from tools.samples.cast import HEADS
from tools.samples.showing import Paper
from tools.samples.ward import submit_plan

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

CODE = "07030"
TITLE = "Tình hình thực hiện ngân sách, xem trang (mẫu)"
NUMBER = "71/BC-UBND"
LOST_AT, LOST_AFTER = "Nhà văn hóa khu phố 2", timedelta(days=12)
REPORT = "6 tháng đầu năm"


@pytest.fixture
async def people(browser: Browser, house: House) -> AsyncIterator[Everybody]:
    """A ward whose plan lies on the chair's desk; the phones of its residents have no scripts."""
    if house.today > date(house.today.year, 1, 31):
        await house.live_until(date(house.today.year + 1, 1, 5))
    cast = await house.founded(CODE)
    await submit_plan(cast, house.today.year)
    async with everybody(house, browser, f"{cast.base_url}/{CODE}", scripts=False) as people:
        yield people


async def test_from_the_approved_plan_to_the_report_of_six_months(people: Everybody) -> None:
    house = people.house
    await _the_chair_approves_the_plan(people)
    await _everybody_finds_what_follows_from_it(people)
    await _the_programme_of_checks_that_was_proposed_is_approved(people)

    await house.live_until(national_calendar().next_working(house.today + timedelta(days=1)))
    paper = Paper("2c", TITLE, NUMBER, house.today)
    shown = await show(house, house.casts[CODE], paper, house.today)
    before = await shown.walls()
    await house.live_until(house.today + LOST_AFTER)
    await _a_resident_misses_a_sheet(people)
    await _it_is_gone_and_hung_again(people)
    await _its_days_begin_anew(people, shown, before)
    await _it_comes_down_after_thirty_days(people, shown)
    await _it_is_in_the_list_of_the_quarter(people)
    await _the_report_proves_it(people)


async def _the_chair_approves_the_plan(people: Everybody) -> None:
    chair = await people.at("chutich")
    await chair.open("Việc của tôi")
    await chair.open("Phê duyệt: ")
    signed = {"Số và ký hiệu": "112/KH-UBND", "Ngày ký": people.house.today}
    await chair.say({**signed, "Người ký": "Chủ tịch"})
    await chair.press("Phê duyệt kế hoạch")
    assert "112/KH-UBND" in await chair.reads()
    await people.house.settle()


async def _everybody_finds_what_follows_from_it(people: Everybody) -> None:
    """What has to be shown, the days to be received on, the reports of the year, a programme."""
    resident, office = await people.at(), await people.at("vanphong")
    await resident.open("Kế hoạch năm", below="Dân biết")
    assert "112/KH-UBND" in await resident.reads()
    await resident.open("Báo cáo", below="Dân biết")
    assert REPORT in await resident.reads()
    await resident.open("Tiếp công dân", below="Gặp, hỏi, gửi")
    assert f"/{people.house.today.year}" in await resident.reads()
    await office.open("Văn bản công khai", below="Công khai")
    assert "nội dung theo kế hoạch chờ văn bản" in await office.reads()


async def _the_programme_of_checks_that_was_proposed_is_approved(people: Everybody) -> None:
    office, chair = await people.at("vanphong"), await people.at("chutich")
    year = people.house.today.year
    await office.open("Việc của tôi")
    await office.open(f"Xem lại chương trình kiểm tra năm {year} do phần mềm đề xuất")
    assert "Tự kiểm tra" in await office.reads()
    await chair.open("Chương trình kiểm tra", below="Kiểm tra, giám sát")
    await chair.open(f"{year}")
    await chair.take("Phê duyệt chương trình", "Phê duyệt", {"Số văn bản": "9/CTr-UBND"})
    assert "9/CTr-UBND" in await chair.reads()


async def _a_resident_misses_a_sheet(people: Everybody) -> None:
    resident = await people.at()
    await resident.open(TITLE)
    await resident.open("Không thấy")
    await resident.say({"Bạn không thấy tờ này ở đâu?": LOST_AT})
    await resident.press("Báo không thấy")
    assert "Mã theo dõi" in await resident.reads()
    await people.house.settle()


async def _it_is_gone_and_hung_again(people: Everybody) -> None:
    """Who looks is not who hung it."""
    front, head = await people.at("mttq"), await people.at("khu02")
    await front.open("Việc của tôi")
    await front.open(f"Có người không thấy {NUMBER} tại {LOST_AT}")
    seen = {"Bạn thấy gì?": "Đúng là không có", "Ngày kiểm tra": people.house.today}
    await front.say(seen)
    await front.note("Lưu kết quả", seen="đúng là không có tờ niêm yết")
    await people.house.settle()
    await head.open("Việc của tôi")
    await head.open(f"Dán lại {NUMBER} tại {LOST_AT}")
    await head.attach("Ảnh tờ niêm yết", sample_photo("dán lại"))
    await head.note("Ghi nhận niêm yết", seen="Đã ghi tại chỗ trên điện thoại")


async def _its_days_begin_anew(people: Everybody, shown: Shown, before: dict) -> None:
    """Of that house alone."""
    resident, after = await people.at(), await shown.walls()
    anew = people.house.today + timedelta(days=30)
    assert after[LOST_AT]["keep_until"] == anew.isoformat()
    kept = {name: wall["keep_until"] for name, wall in after.items() if name != LOST_AT}
    assert kept == {name: before[name]["keep_until"] for name in kept}
    await resident.page.goto(people.home)
    await resident.open(TITLE)
    assert f"{people.house.today:%d/%m}" in await resident.reads()


async def _it_comes_down_after_thirty_days(people: Everybody, shown: Shown) -> None:
    """The last sheet by hand: only with it the document is complete."""
    last = date.fromisoformat((await shown.walls())[LOST_AT]["keep_until"])
    await people.house.live_until(last + timedelta(days=1))
    for name in shown.places:
        if name != LOST_AT:
            await shown.take_down(name)
    await shown.announce()
    head, resident = await people.at("khu02"), await people.at()
    await head.open("Việc của tôi")
    await head.open(f"Ghi kết thúc niêm yết {NUMBER} tại {LOST_AT}")
    card = await head.card("Kết thúc niêm yết")
    await fill(card, "Ngày gỡ", people.house.today)
    await fill(card, "Ảnh hoặc biên bản kết thúc", sample_photo("gỡ"))
    await head.note("Ghi nhận kết thúc", seen="Đã gỡ")
    await people.house.settle()
    await resident.open(TITLE)
    assert "Hoàn thành" in await resident.reads()


async def _it_is_in_the_list_of_the_quarter(people: Everybody) -> None:
    year = people.house.today.year
    await people.house.live_until(national_calendar().next_working(date(year, 4, 1)))
    resident = await people.at()
    await resident.open("Danh mục quý", below="Dân biết")
    await resident.open("Quý I")
    assert NUMBER in await resident.reads()


async def _the_report_proves_it(people: Everybody) -> None:
    """Drafted, approved by other eyes, issued; every sheet is behind its figure."""
    may = date(people.house.today.year, 5, 25)
    await people.house.live_until(subtract_working_days(may, 3, national_calendar()))
    culture, chair, resident = [await people.at(name) for name in ("vhxh", "chutich", "")]
    await culture.open("Báo cáo", below="Báo cáo")
    half = culture.page.get_by_role("button", name="Lập dự thảo từ số liệu").filter(has_text=REPORT)
    await culture.follow(half.first)
    await chair.open("Việc của tôi")
    await chair.open(REPORT)
    await chair.press("Phê duyệt báo cáo")
    await culture.page.reload()
    await culture.open("Ghi số và ban hành")
    await culture.say({"Số và ký hiệu": "88", "Họ tên người ký": "Người Ký Mẫu"})
    await culture.press("Ban hành báo cáo")
    await people.house.settle()
    await resident.open("Báo cáo", below="Dân biết")
    await resident.open(REPORT)
    said = resident.page.get_by_text("Trong kỳ, phường đã công khai")
    await resident.follow(said.get_by_role("link", name=str(HEADS), exact=True).first)
    assert f"{HEADS} sự việc sau con số này" in await resident.reads()
