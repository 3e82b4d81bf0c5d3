"""Flow 3 page by page: two papers of a unit are late, it is urged, the chair sees it, and a check.

Whoever has to act finds it in the own inbox, and comes from there to the form by links alone.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from tests.flows.hands import Everybody, Mouse, everybody, fill
from tests.flows.house import House

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

CODE = "07081"
UNIT, ITS_PEOPLE = "Phòng Kinh tế, Hạ tầng và Đô thị", "kinhte"
PAPERS = (
    ("Ngân sách quý, xem trang (mẫu)", "11/BC-UBND"),
    ("Quyết toán quý, xem trang (mẫu)", "12/BC-UBND"),
)
FIRST = PAPERS[0][0]
SUBJECT = "Kiểm tra việc công khai, xem trang (mẫu)"
CHECKING = "Kiểm tra, giám sát"
PROPOSED = f"Đề xuất kiểm tra đột xuất: {UNIT}"


@pytest.fixture
async def people(browser: Browser, house: House) -> AsyncIterator[Everybody]:
    """Everybody of a small ward with a plan, each with a browser."""
    cast = await house.planned(CODE)
    async with everybody(house, browser, f"{cast.base_url}/{CODE}") as people:
        yield people


async def test_who_is_late_is_urged_and_then_checked_without_notice(people: Everybody) -> None:
    house, calendar = people.house, national_calendar()
    written_on = house.today
    for title, number in PAPERS:
        await _a_paper_waits_for_its_unit_to_show_it(people, title, number)
    due_on = add_working_days(written_on, 5, calendar)
    await house.live_until(due_on)
    before = await _points(await people.at("chutich"))
    assert "đã đôn đốc" not in await _late_papers(await people.at("vanphong"))

    urged_on = add_working_days(due_on, 1, calendar)
    await house.live_until(urged_on)
    await _the_office_signs_what_the_clock_wrote(people)
    await _the_unit_answers_and_does_nothing(people)
    late = await _points(await people.at("chutich"))
    assert late > before

    answer_by = add_working_days(urged_on, 5, calendar)
    await house.live_until(answer_by)
    assert f"Chưa công khai: {FIRST}" not in await _inbox(await people.at("chutich"))
    await house.live_until(add_working_days(answer_by, 1, calendar))
    await _the_chair_sees_it(people)
    assert await _points(await people.at("chutich")) > late

    await _the_office_prepares_a_check_from_the_proposal(people)
    await _the_chair_signs_and_settles_the_proposal(people)
    await _the_unit_learns_of_it_when_it_begins(people)


async def _a_paper_waits_for_its_unit_to_show_it(
    people: Everybody, title: str, number: str
) -> None:
    """Written down by the office, approved by the chair: the unit has one button to press."""
    office, chair, unit = [await people.at(name) for name in ("vanphong", "chutich", ITS_PEOPLE)]
    await office.open("Văn bản công khai", below="Công khai")
    await office.open("Công khai một văn bản mới")
    paper = {"Nội dung công khai": "Khoản 2c", "Tên nội dung, đúng như trên văn bản": title}
    paper |= {"Số và ký hiệu": number, "Chức vụ người ký": "Chủ tịch", "Đơn vị phụ trách": UNIT}
    await office.say({**paper, "Tóm tắt cho người dân": "Thu, chi của quý (mẫu)."})
    await office.press("Lưu bản nháp")
    await people.house.settle()
    await chair.open("Việc của tôi")
    await chair.open(title)
    await chair.press("Duyệt nội dung này")
    await people.house.settle()
    await unit.open("Việc của tôi")
    await unit.open(title)
    assert await unit.page.get_by_role("button", name="Công khai ngay").count() == 1


async def _the_office_signs_what_the_clock_wrote(people: Everybody) -> None:
    """From the late paper to the task, from there to the letter; it gets its number."""
    office = await people.at("vanphong")
    assert "đã đôn đốc" in await _late_papers(office)
    await office.follow(_line(office, FIRST).get_by_role("link", name="đã đôn đốc"))
    letter = _line(office, FIRST)
    assert PAPERS[1][0] in await letter.inner_text(), "one letter names both"
    await office.follow(letter.get_by_role("link", name="Xem văn bản"))
    signed = {"Số, ký hiệu": "45/UBND-VP", "Ngày ký": people.house.today}
    await office.take("Cấp số, ký văn bản", "Lưu số văn bản", signed)
    assert "45/UBND-VP" in await office.reads()


async def _the_unit_answers_and_does_nothing(people: Everybody) -> None:
    unit = await people.at(ITS_PEOPLE)
    await unit.open("Việc của tôi")
    await unit.open("Trả lời đôn đốc: Khoản 2")
    await unit.take("Đôn đốc", "Gửi trả lời", {"Trả lời": "Đã nhận, sẽ công khai (mẫu)."})
    assert "Đã trả lời" in await unit.reads()
    await people.house.settle()


async def _the_chair_sees_it(people: Everybody) -> None:
    """In the inbox, and from there what was urged, answered, and still not done."""
    chair = await people.at("chutich")
    await chair.open("Việc của tôi")
    card = chair.page.get_by_role("listitem").filter(has_text=f"Chưa công khai: {FIRST}").last
    await chair.follow(card.get_by_role("link", name="Xem đôn đốc"))
    await chair.follow(_line(chair, FIRST).get_by_role("link", name="đã đôn đốc"))
    assert "Đã nhận, sẽ công khai (mẫu)." in await chair.reads()
    await chair.open("Trang lãnh đạo")
    assert FIRST in await chair.reads()


async def _the_office_prepares_a_check_from_the_proposal(people: Everybody) -> None:
    """What is proposed is already in the form: which unit, and that nobody tells it."""
    office = await people.at("vanphong")
    await office.open("Việc của tôi")
    await office.open(PROPOSED)
    proposal = _line(office, f"{UNIT}: ")
    reasons = await proposal.inner_text()
    assert "Quá hạn công khai: 2 lần" in reasons
    assert "Đã đôn đốc mà vẫn chưa công khai: 2 lần" in reasons
    await proposal.get_by_text("Xem xét đề xuất").click()
    await office.follow(proposal.get_by_role("link", name="Lập cuộc kiểm tra"))
    check = {"Tên cuộc kiểm tra": SUBJECT, "Phạm vi, nội dung": "Văn bản chưa công khai (mẫu)."}
    check |= {"Ngày kiểm tra": people.house.today, "Trưởng đoàn": "VH-XH"}
    await office.take("Lập quyết định kiểm tra", "Lập dự thảo", check)
    seen = await office.reads()
    assert UNIT in seen
    assert "Cuộc kiểm tra đột xuất này chưa bắt đầu" in seen
    await people.house.settle()


async def _the_chair_signs_and_settles_the_proposal(people: Everybody) -> None:
    chair = await people.at("chutich")
    await chair.open("Việc của tôi")
    await chair.open(f"Ký quyết định kiểm tra: {SUBJECT}")
    await chair.take("Ký quyết định kiểm tra", "Quyết định", {"Số văn bản": "43/QĐ-UBND"})
    await chair.open("Nơi nên kiểm tra trước", below=CHECKING)
    proposal = _line(chair, f"{UNIT}: ")
    await proposal.get_by_text("Xem xét đề xuất").click()
    await fill(proposal, "Kết quả", "Đã lập cuộc kiểm tra đột xuất")
    await fill(proposal, "Ghi chú, lý do", "Quyết định 43/QĐ-UBND (mẫu).")
    await chair.follow(proposal.get_by_role("button", name="Ghi kết quả"))
    assert "Đã lập cuộc kiểm tra" in await _line(chair, f"{UNIT}: ").inner_text()
    assert PROPOSED not in await _inbox(chair)
    await people.house.settle()


async def _the_unit_learns_of_it_when_it_begins(people: Everybody) -> None:
    """Not from a list, not from its inbox; whoever leads the team finds it there."""
    unit, team = await people.at(ITS_PEOPLE), await people.at("vhxh")
    assert SUBJECT not in await _inbox(unit)
    await unit.open("Cuộc kiểm tra", below=CHECKING)
    assert SUBJECT not in await unit.reads()
    await team.open("Việc của tôi")
    await team.open(f"Tiến hành kiểm tra: {SUBJECT}")
    await team.take("Bắt đầu kiểm tra", "Bắt đầu")
    await people.house.settle()
    await unit.page.reload()
    assert SUBJECT in await unit.reads()


def _line(who: Mouse, words: str) -> Locator:
    """The line of a list that holds these words."""
    return who.page.locator("main .lines > li", has_text=words).first


async def _late_papers(office: Mouse) -> str:
    """What the page of late work says of our first paper; nothing where it is not there."""
    await office.open("Đôn đốc", below="Kế hoạch")
    line = _line(office, FIRST)
    return await line.inner_text() if await line.count() else ""


async def _inbox(who: Mouse) -> str:
    await who.open("Việc của tôi")
    return await who.reads()


async def _points(chair: Mouse) -> int:
    """The points of the unit, as the chair reads them."""
    await chair.open("Nơi nên kiểm tra trước", below=CHECKING)
    heading = chair.page.get_by_role("heading", name=UNIT, exact=True)
    words = await chair.page.locator("main .lines > li").filter(has=heading).inner_text()
    found = re.findall(r"^(\d+) điểm", words, re.MULTILINE)
    return int(found[-1])
