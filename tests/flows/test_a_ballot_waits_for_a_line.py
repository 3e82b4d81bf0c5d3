"""A ballot that was signed goes into the box although the line breaks, whoever is signed in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import Browser, Page, Route

from services.gateway.sessions import COOKIE
from tests.flows import phones, web_votes
from tests.flows.house import House
from tests.flows.phones import BOX, LONGEST_WAIT, Phone

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1_200)]

CODE = "06970"
HOUSEHOLDS = 3


async def test_a_ballot_is_tried_again_until_it_is_in_the_box(
    house: House, browser: Browser
) -> None:
    cast = await house.founded(CODE)
    head, front = await cast.person("khu01"), await cast.person("mttq")
    unit = next(u["id"] for u in await head.get("participation/units") if u["name"] == "Khu phố 1")
    where = f"participation/neighbourhoods/{unit}"
    for number in range(1, HOUSEHOLDS + 1):
        who = {"full_name": f"Người Mẫu {number}", "born": "1970", "capable": True}
        await head.post(f"{where}/households", address=f"Số {number}, ngõ mẫu", **who)
    cards = phones.cards_of(await head.post(f"{where}/household-codes"))
    matter = await web_votes.agreed(head, front, unit)
    roll = [each["household_id"] for each in (await head.get(f"{matter}/acceptances"))["roll"]]
    vote = await web_votes.opened(head, front, matter, house.today, accepting=roll)
    await house.live_until(house.today + timedelta(days=3))
    address = f"{cast.base_url}/{CODE}/bieu-quyet/{vote['ballot_round_id']}"

    async with phones.in_hand(browser, address, Phone(1, *cards[1], 1)) as page:
        await _put_in_after_failures(page, Phone(1, *cards[1], 1))
    async with phones.in_hand(browser, address, Phone(2, *cards[2], 2)) as page:
        await _put_in_when_the_line_is_back(page, Phone(2, *cards[2], 2))
    async with phones.in_hand(browser, address, Phone(3, *cards[3], 1)) as page:
        session = {"name": COOKIE, "value": head.client.cookies[COOKIE], "url": cast.base_url}
        await page.context.add_cookies([session])  # type: ignore[list-item]
        await phones.filled(page, Phone(3, *cards[3], 1))
        await page.locator("[data-now]").click()
        await _is_in_the_box(page)
    await house.live_until(house.today + timedelta(days=3))
    await _nothing_stays_in_the_address(browser, address, Phone(1, *cards[1], 1))


async def _put_in_after_failures(page: Page, phone: Phone) -> None:
    """No line, then a door that is busy: nobody has to do anything."""
    tries = 0

    async def fail(route: Route) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            await route.abort()
        else:
            await route.fulfill(status=503 if tries == 2 else 429, json={"title": "Đang bận."})

    await page.route(BOX, fail, times=3)
    await phones.filled(page, phone)
    for expected in (1, 2, 3):
        await page.clock.run_for(LONGEST_WAIT)
        await page.locator("[data-alert]").wait_for(state="visible")
        assert tries == expected
        assert await page.locator("[data-step=signed]").is_visible()
    await page.clock.run_for(LONGEST_WAIT)
    await _is_in_the_box(page)


async def _put_in_when_the_line_is_back(page: Page, phone: Phone) -> None:
    """A line that comes back puts in only what was tried before."""
    await phones.filled(page, phone)
    await page.evaluate("dispatchEvent(new Event('online'))")
    assert await page.locator("[data-step=signed]").is_visible()
    await page.route(BOX, lambda route: route.abort(), times=1)
    await page.locator("[data-now]").click()
    await page.locator("[data-alert]").wait_for(state="visible")
    await page.evaluate("dispatchEvent(new Event('online'))")
    await _is_in_the_box(page)


async def _is_in_the_box(page: Page) -> None:
    await page.locator("[data-step=cast]").wait_for(state="visible")
    assert await page.locator("[data-alert]").is_hidden()


async def _nothing_stays_in_the_address(browser: Browser, address: str, phone: Phone) -> None:
    """Also when there is nothing to fill in any more, the code is no part of any history."""
    context = await browser.new_context()
    page, broken = await context.new_page(), list[str]()
    page.on("pageerror", lambda error: broken.append(str(error)))
    await page.goto(f"{address}#{phone.code}-{phone.secret}")
    await page.get_by_text("Đã đóng hòm phiếu").wait_for()
    assert page.url == address
    assert broken == []
    await context.close()
