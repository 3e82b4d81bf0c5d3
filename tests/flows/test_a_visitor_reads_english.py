"""A visitor who reads no Vietnamese goes through the door in English, and stays in English."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.flows.house import House
from tools.samples.cast import Cast

pytestmark = pytest.mark.timeout(600)  # a ward is founded

CODE = "06922"
HOME = f"/en/{CODE}"
# A page of the ward in Vietnamese; papers, feeds and the way back to Vietnamese are none.
VIETNAMESE = re.compile(rf' (?<!hreflang="vi" )(?:href|action)="(/{CODE}(?:/[a-z0-9/-]*)?)"')


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    """A small ward."""
    return await house.founded(CODE)


@pytest.mark.usefixtures("cast")
async def test_a_visitor_switches_to_english_and_stays_there(house: House) -> None:
    async with httpx.AsyncClient(base_url=house.machine.base_url, timeout=30) as browser:
        home = (await browser.get(f"/{CODE}")).text
        switch = re.search(r'hreflang="en" href="([^"]+)"', home)
        assert switch
        assert switch[1] == HOME

        english = (await browser.get(HOME)).text
        again = (await browser.get(f"/{CODE}")).text
        led_to = sorted(set(re.findall(rf'href="({HOME}/[a-z0-9/-]+)"', english)))
        pages = [(await browser.get(path)) for path in led_to if "dang-nhap" not in path]

        assert '<html lang="vi">' in again
        wrong = [page.url.path for page in pages if '<html lang="en">' not in page.text]
        left = [page.url.path for page in pages if VIETNAMESE.search(page.text)]
        assert {page.status_code for page in pages} == {200}
        assert (wrong, left) == ([], [])
        assert len(pages) > 20


@pytest.mark.usefixtures("cast")
async def test_a_form_in_english_is_refused_and_taken_in_english(house: House) -> None:
    async with httpx.AsyncClient(base_url=house.machine.base_url, timeout=30) as browser:
        page = f"{HOME}/phan-anh/gui"
        form = (await browser.get(page)).text
        action = re.search(r' action="([^"]+/phan-anh/gui)"', form)
        assert action
        kinds = re.findall(r'<option value="(\w+)"', form)
        key = re.search(r'name="key" value="([^"]+)"', form)
        assert key
        typed = {"category": kinds[0], "key": key[1], "place": "Ngõ 4", "public": "1"}
        refused = await browser.post(action[1], data=typed | {"text": ""})
        taken = await browser.post(action[1], data=typed | {"text": "Đèn tắt."})

        assert refused.status_code == 422
        assert "At least " in refused.text
        assert taken.status_code in (200, 201)
        assert '<html lang="en">' in taken.text
        assert "Received, to be answered by" in taken.text


@pytest.mark.usefixtures("cast")
async def test_what_is_not_there_says_so_in_english_and_no_other_language_is(house: House) -> None:
    async with httpx.AsyncClient(base_url=house.machine.base_url, timeout=30) as browser:
        nowhere = await browser.get(f"{HOME}/khong-co-trang-nay")
        french = await browser.get(f"/fr/{CODE}")
        desk = await browser.get(f"{HOME}/viec")

        assert nowhere.status_code == 404
        assert "There is no such page" in nowhere.text
        assert french.status_code == 404
        assert '<html lang="vi">' in french.text
        assert desk.headers["location"].startswith(f"{HOME}/dang-nhap")


async def test_whoever_works_at_the_desk_reads_vietnamese(cast: Cast) -> None:
    office = await cast.person("vanphong")

    page = (await office.client.get(HOME, follow_redirects=True)).text

    assert '<html lang="vi">' in page
    assert 'hreflang="en"' not in page
    assert f'href="{HOME}' not in page
