"""The province's pages: for its officials, of what its wards issued; everything opens."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest

from libs.kernel.actor import Actor, anyone
from tests.portal.house import House, Looker, text_of
from tools.samples.province import TENANT, codes, tell_reports

HOME = f"/{TENANT}/tinh"
HALF = "half_year.2026.1"


@pytest.fixture(scope="module")
async def told(house: House) -> House:
    """53 wards issued or are late with their half-year report; the ward of the house owes none."""
    [reporting] = [one for one in house.running if one.service.name == "reporting"]
    wards = [code for code in codes() if code != "06811"]
    url = reporting.settings.database_url
    await tell_reports(url, wards, 2026, date(2026, 5, 22), silent=3)
    await tell_reports(url, wards, 2025, date(2025, 5, 23), silent=10)
    await house.settle()
    return house


def somebody(house: House, *roles: str, tenant: str = TENANT) -> Looker:
    """An official of the province; without roles anyone who looks at its pages."""
    if not roles:
        return Looker(house, anyone(tenant), "", "")
    return Looker(house, Actor(str(uuid4()), tenant, frozenset(roles)), "Cán bộ tỉnh mẫu", "")


async def test_the_roll_up_shows_54_squares_with_words_and_opens(told: House) -> None:
    official = somebody(told, "province")
    page = await official.see(HOME)

    assert page.count('<li class="place place--') == 54
    assert "50/54 phường, xã, đặc khu đã gửi báo cáo, 3 nơi quá hạn" in text_of(page)
    figure = re.search(r'href="(/P0022/tinh/so/published\?ky=[\w.]+)"', page)
    assert figure
    opened = await official.see(figure[1])
    assert len(re.findall(r"/so/period\.published\"", opened)) == 50
    assert "Đăng xuất" in page
    assert "Bảng công khai" not in text_of(page)  # a province has none


async def test_two_periods_stand_side_by_side_and_unlike_ones_are_refused(told: House) -> None:
    official = somebody(told, "province")
    page = text_of(await official.see(f"{HOME}?ky={HALF}&so-voi=half_year.2025.1"))
    refused = await official.open(f"{HOME}?ky={HALF}&so-voi=year.2025.1")

    assert "cùng 43 nơi nay" in page
    assert "không đổi" in page
    assert refused.status == 422
    assert "Chỉ so sánh hai kỳ cùng loại" in text_of(refused.body.decode())
    assert "6T/2025" in text_of(await official.see(f"{HOME}/xu-huong"))


async def test_only_its_own_officials_come_in(told: House) -> None:
    chair = told.looker("chair")
    for page in (HOME, f"{HOME}/so/published?ky={HALF}", f"{HOME}/xu-huong"):
        answer = await somebody(told).open(page)
        assert (answer.status, "dang-nhap" in str(answer.header("location"))) == (303, True)
        assert (await somebody(told, "operator").open(page)).status == 403
        assert (await chair.open(page)).status == 303  # of a ward: there nobody
        assert (await chair.open(page.replace(TENANT, "06811"))).status in (403, 404)


async def test_signing_in_leads_to_the_roll_up_and_the_front_to_what_everybody_sees(
    told: House,
) -> None:
    official = somebody(told, "province")

    assert await _led(official, f"/{TENANT}/viec") == HOME
    assert await _led(official, f"/{TENANT}") == HOME
    assert await _led(somebody(told), f"/{TENANT}") == f"{HOME}/du-lieu-mo"
    assert f'href="/{TENANT}"' in await somebody(told).see("/?tinh=22")
    data = await somebody(told).see(f"{HOME}/du-lieu-mo")
    assert "wards.csv" in data
    assert "Lượt nội dung được công khai trong kỳ" in data


async def test_a_province_has_no_pages_of_a_ward(told: House) -> None:
    for page in ("don-thu", "bao-cao", "ke-hoach", "phan-anh/gui", "viec/bao-cao"):
        answer = await somebody(told, "province").open(f"/{TENANT}/{page}")
        assert answer.status in (403, 404), page
    assert (await somebody(told).open("/06811/tinh/du-lieu-mo")).status == 404
    assert (await somebody(told).open("/P0099/tinh/du-lieu-mo")).status == 404


async def _led(looker: Looker, target: str) -> str:
    answer = await looker.open(target)
    assert answer.status == 303, answer.status
    return str(answer.header("location"))
