"""The province opens the six-month roll-up: 54 wards, 3 late; a figure leads down to a photo.

One ward is lived through the door. What the 53 others issued is told through reporting's outbox:
as the province hears wards by their events alone, it cannot tell the difference.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from playwright.async_api import Browser, Response

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days, subtract_working_days
from libs.official_list import province_at
from services.directory.founding.rules import PROVINCE
from tests.flows import hands
from tests.flows.hands import Mouse
from tests.flows.house import House
from tests.flows.wall import Shown, show
from tools.people import Person
from tools.samples.cast import HEADS, Cast
from tools.samples.province import TENANT, codes, official, tell_reports
from tools.samples.showing import Paper

pytestmark = pytest.mark.timeout(300)

WARD = "06793"
LATE = 3
PASSWORD = secrets.token_urlsafe(12)


@pytest.fixture(scope="module")
async def shown(house: House) -> Shown:
    """A paper on the walls of one ward, which reported in time, as all but three others did."""
    # A year in which no other story owes a report: 53 wards are only told of.
    await house.live_until(date(house.today.year + 1, 1, 5))
    cast = await house.planned(WARD)
    shown = await _a_paper_hangs(house, cast)
    due_on = await _the_ward_reports_in_time(house, cast)
    url = house.machine.machine.database_url
    others = [code for code in codes() if code != WARD]
    await tell_reports(url("reporting", "app"), others, house.today.year, due_on, LATE)
    await house.live_until(due_on + timedelta(days=4))
    await house.settle()
    return shown


@pytest.fixture(scope="module")
async def province(house: House, shown: Shown) -> AsyncIterator[Person]:
    """Somebody of the province."""
    directory = house.machine.machine.database_url("directory", "app")
    person = await official(house.machine.base_url, directory, PASSWORD)
    async with person:
        yield person


async def test_from_54_wards_down_to_the_photo_of_a_sheet_on_a_wall(
    province: Person, shown: Shown
) -> None:
    await _from_the_roll_up_to_the_photo(province, shown)
    await _in_the_ward_the_province_is_anybody(province)


@pytest.mark.browser
async def test_the_same_page_by_page(
    browser: Browser, house: House, province: Person, shown: Shown
) -> None:
    """Flow 9 as somebody clicks it, beginning at the door of the province."""
    home = f"{house.machine.base_url}/{TENANT}"
    async with hands.somebody(browser, home, Mouse) as who:
        await hands.sign_in(who, PROVINCE.username, PASSWORD)
        assert "51/54 phường, xã, đặc khu đã gửi báo cáo, 3 nơi quá hạn" in await who.reads()
        await who.open("", row="Lượt niêm yết tại nhà văn hóa")
        province_list = province_at(TENANT)
        assert province_list
        await who.open("", row=next(w.name for w in province_list.wards if w.code == WARD))
        seen = await who.reads()
        assert f"{HEADS} sự việc sau con số này" in seen
        await who.follow(who.page.get_by_role("table").get_by_role("link").first)
        async with who.page.context.expect_event("response", _is_photo) as answered:
            await who.open("Nhà văn hóa khu phố 1")
        photo = await (await answered.value).body()

    assert hashlib.sha256(photo).hexdigest() == shown.photos["Nhà văn hóa khu phố 1"]


def _is_photo(answer: Response) -> bool:
    return answer.headers.get("content-type") == "image/jpeg"


async def _from_the_roll_up_to_the_photo(province: Person, shown: Shown) -> None:
    page = await _read(province, f"/{TENANT}/tinh")
    assert "51/54 phường, xã, đặc khu đã gửi báo cáo, 3 nơi quá hạn" in page
    assert page.count("Quá hạn 4 ngày") >= LATE

    of_wards = await _read(province, _link(page, r"/P0022/tinh/so/posted_houses\?ky=[\w.]+"))
    behind = await _read(province, _link(of_wards, rf"/{WARD}/bao-cao/[\w-]+/so/[\w.]+"))
    assert f'<span class="head__n">{HEADS}</span>' in behind
    where = _link(behind, rf"/{WARD}/cong-khai/{shown.id}#niem-yet")
    wall = await _read(province, where)
    photo = await province.client.get(_link(wall, rf"/files/{WARD}/[0-9a-f]+\?[^\"]+"))
    assert photo.headers["content-type"] == "image/jpeg"
    assert hashlib.sha256(photo.content).hexdigest() in shown.photos.values()


async def _a_paper_hangs(house: House, cast: Cast) -> Shown:
    signed_on = national_calendar().next_working(house.today)
    paper = Paper("2c", "Tình hình thực hiện ngân sách (mẫu)", "21/BC-UBND", signed_on)
    await house.live_until(signed_on)
    return await show(house, cast, paper, add_working_days(signed_on, 2, national_calendar()))


async def _the_ward_reports_in_time(house: House, cast: Cast) -> date:
    """The day the report was due."""
    await house.settle()
    periods = await cast.citizen().get("reporting/periods", year=house.today.year)
    half = next(each for each in periods if each["kind"] == "half_year")
    due_on = date.fromisoformat(half["due_on"])
    await house.live_until(subtract_working_days(due_on, 2, national_calendar()))
    culture, chair = await cast.person("vhxh"), await cast.person("chutich")
    report = (await culture.post("reporting/reports", period_id=half["id"]))["id"]
    read = (await chair.get(f"reporting/reports/{report}"))["content_sha256"]
    await chair.post(f"reporting/reports/{report}/approval", content_sha256=read)
    form = {"number": "88", "signer_name": "Người Ký Mẫu"}
    await culture.post(f"reporting/reports/{report}/issuance", **form)
    return due_on


async def _in_the_ward_the_province_is_anybody(province: Person) -> None:
    desk = await province.client.get(f"/{WARD}/viec")
    assert desk.status_code == 303
    assert desk.headers["location"].startswith(f"/{WARD}/dang-nhap")
    api = f"/api/wards/{WARD}"
    for path in ("disclosures/obligations", "directory/officials", "planning/late-work"):
        assert (await province.client.get(f"{api}/{path}")).status_code in (401, 403), path
    assert (await province.client.get(f"{api}/reporting/roll-up")).status_code == 401


async def _read(reader: Person, target: str) -> str:
    answer = await reader.client.get(target)
    assert answer.status_code == 200, (target, answer.status_code, answer.text[:500])
    return answer.text


def _link(html: str, pattern: str) -> str:
    """The first link of a page that looks so."""
    found = re.search(rf'href="({pattern})"', html)
    assert found, pattern
    return found[1].replace("&amp;", "&")
