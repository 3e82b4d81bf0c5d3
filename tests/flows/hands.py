"""How people use a page of the real product: with a mouse, with the keys alone, without scripts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Response

from tests.flows.house import House

TABS_MAX = 200  # a page with more stops than that is not for a keyboard
PHONE, DESK = 390, 1280
OPTIONAL = r"(\s*\(không bắt buộc\))?"
# What Chromium itself writes when a form comes back with what has to be mended.
COME_BACK = "the server responded with a status of 422"
# Around a bare photo it draws a page of its own, whose styles our policy forbids.
PHOTOS = "/files/"
# What it writes of a font when a busy machine draws the page seconds after it was loaded.
PATIENCE_MS = 60_000  # two whole products and a browser may share two cores
DRAWN_LATE = ".woff2 was preloaded using link preload but not used within a few seconds"
Said = Mapping[str, str | bytes | date | bool]


@dataclass
class Mouse:
    """Somebody who points; names are those that a screen reader reads out."""

    page: Page
    came_on: date = date.min

    async def write(self, label: str, text: str) -> None:
        """Fill in a field."""
        await self.page.get_by_label(label).fill(text)

    async def attach(self, label: str, photo: bytes) -> None:
        """Choose a photo, in the first form that asks for it."""
        await _choose_file(self.page.get_by_label(label).first, photo)

    async def say(self, said: Said) -> None:
        """Fill in the only form of a page."""
        for label, words in said.items():
            await fill(self.page.get_by_role("main"), label, words)

    async def press(self, button: str, *, exact: bool = True) -> None:
        """A button, and wait for what comes; not `exact` where more is only read out."""
        await self.follow(self.page.get_by_role("button", name=button, exact=exact).first)

    async def open(self, link: str, *, below: str = "", row: str = "") -> None:
        """A link, and wait for what comes; `below` is the menu it is in, `row` its line."""
        around = self.page.get_by_role("row", name=row) if row else self.page
        found, desk = around.get_by_role("link", name=link), self.page.locator(".desk__open").first
        if await desk.is_visible() and (below or not await found.count()):
            await desk.click()  # on a phone the desk is one line that opens
        if below:
            await self._unfold(self.page.locator("summary", has_text=_begins(below)).first)
        await self.follow(found.first)

    async def take(self, step: str, button: str, said: Said | None = None) -> None:
        """A step by the title of its card: fill it in, press its button; it must be accepted."""
        await self._take(step, button, said or {})
        no = self.page.get_by_role("alert")
        assert await no.count() == 0, await no.first.inner_text()

    async def refused(self, step: str, button: str, said: Said | None = None) -> str:
        """The same where the product says no: what it says."""
        await self._take(step, button, said or {})
        return await self.page.get_by_role("alert").first.inner_text()

    async def reads(self) -> str:
        """What stands on the page, without its menus."""
        return await self.page.get_by_role("main").inner_text()

    async def _take(self, step: str, button: str, said: Said) -> None:
        card = await self.card(step)
        for label, words in said.items():
            await fill(card, label, words)
        await self.follow(card.get_by_role("button", name=button, exact=True))

    async def card(self, title: str) -> Locator:
        """The part of a page under a heading, unfolded if it was folded."""
        folded = self.page.locator("main details > summary", has_text=_begins(title))
        if not await folded.count():
            heading = self.page.get_by_role("heading", name=title).first
            return heading.locator("xpath=ancestor::*[self::section or self::main][1]")
        card = folded.first.locator("xpath=..")
        if await card.get_attribute("open") is None:
            await self._unfold(folded.first)
        return card

    async def note(self, button: str, *, seen: str) -> None:
        """A button whose form the page itself sends where it can; wait for what is read then.

        What is read may have been there before, so that it was taken is waited for as well.
        """
        async with self.page.expect_response(_taken):
            await self._unfold(self.page.get_by_role("button", name=button, exact=True).first)
        await self.page.get_by_text(seen).first.wait_for()

    async def _unfold(self, what: Locator) -> None:
        await what.click()

    async def follow(self, what: Locator) -> None:
        """Anything that leads somewhere, and wait for what comes."""
        async with self.page.expect_navigation():
            await what.click()


class Keys(Mouse):
    """Somebody who has the keys alone: Tab until it is there, then type or Enter."""

    async def write(self, label: str, text: str) -> None:
        await self._reach(self.page.get_by_label(label))
        await self.page.keyboard.press("Control+a")
        await self.page.keyboard.insert_text(text)

    async def attach(self, label: str, photo: bytes) -> None:
        await self._reach(self.page.get_by_label(label).first)  # what opens then is the system's
        await super().attach(label, photo)

    async def _unfold(self, what: Locator) -> None:
        await self._reach(what)
        await self.page.keyboard.press("Enter")

    async def follow(self, what: Locator) -> None:
        await self._reach(what)
        async with self.page.expect_navigation():
            await self.page.keyboard.press("Enter")

    async def _reach(self, what: Locator) -> None:
        """Tab on from wherever one is; what is focused must be seen to be."""
        for _ in range(TABS_MAX):
            if await what.evaluate("e => e === document.activeElement"):
                assert await what.evaluate("e => getComputedStyle(e).outlineStyle !== 'none'"), what
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"no key leads to {what}")


def _taken(answer: Response) -> bool:
    """Whether it answers a form, whose files go ahead of it, and does not refuse it."""
    sent = answer.request.method == "POST" and not answer.url.endswith("/files")
    return sent and answer.status < 400


def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}")


async def fill(card: Locator, label: str, said: str | bytes | date | bool) -> None:
    """One field by its label: a text, a day, a file, a tick, or one of what it offers."""
    if said is True:
        await card.get_by_role("checkbox", name=label, exact=True).check()
        return
    offered = card.get_by_role("group", name=label, exact=True)
    if await offered.count():
        await offered.get_by_label(str(said), exact=True).check()
        return
    box = card.get_by_label(re.compile(rf"^\s*{re.escape(label)}{OPTIONAL}\s*$"))
    if isinstance(said, bytes):
        await _choose_file(box, said)
    elif await box.evaluate("e => e.tagName") == "SELECT":
        option = box.locator("option", has_text=str(said)).first
        await box.select_option(await option.get_attribute("value"))
    else:
        await box.fill(str(said))


async def _choose_file(box: Locator, photo: bytes) -> None:
    chosen = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": photo}
    await box.set_input_files([chosen])  # type: ignore[list-item]


@asynccontextmanager
async def somebody(
    browser: Browser, home: str, hands: type[Mouse], *, scripts: bool = True, wide: int = DESK
) -> AsyncIterator[Mouse]:
    """A browser of one's own at the ward's home; its console has nothing to say."""
    context = await browser.new_context(
        java_script_enabled=scripts, viewport={"width": wide, "height": 844}
    )
    context.set_default_timeout(PATIENCE_MS)
    page, said = await context.new_page(), list[str]()

    def hear(message: ConsoleMessage) -> None:
        its_own = any(words in message.text for words in (COME_BACK, DRAWN_LATE))
        if message.type in ("warning", "error") and not (its_own or PHOTOS in page.url):
            said.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    await page.goto(home)
    try:
        yield hands(page)
    finally:
        await context.close()
    assert said == [], said


async def sign_in(who: Mouse, username: str, password: str) -> None:
    """By the form, as everybody does."""
    await who.open("Đăng nhập")
    await who.write("Tên đăng nhập", username)
    await who.write("Mật khẩu", password)
    await who.press("Đăng nhập")


@dataclass
class Everybody:
    """Whoever of one ward opens a browser in a story: on a phone heads and residents.

    Each has one, and comes back to it the next day by the ward's address.
    """

    house: House
    browser: Browser
    home: str
    scripts: bool = True  # whether residents have any
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    people: dict[str, Mouse] = field(default_factory=dict)

    @property
    def ward(self) -> str:
        """The code of the ward."""
        return self.home.rpartition("/")[2]

    async def at(self, username: str = "") -> Mouse:
        """Somebody at the ward's home, signed in; a resident without a name."""
        if username not in self.people:
            phone = username.startswith("khu") or not username
            one = somebody(
                self.browser,
                self.home,
                Mouse,
                scripts=self.scripts or bool(username),
                wide=PHONE if phone else DESK,
            )
            self.people[username] = await self.stack.enter_async_context(one)
        who = self.people[username]
        if who.came_on != self.house.today:
            # No session outlives a night. The door remembers one for ten seconds of the real
            # clock, in which a story lives a month: what is seen then would not say that it ended.
            await who.page.context.clear_cookies()
            await who.page.goto(self.home)
            who.came_on = self.house.today
        out = who.page.get_by_role("link", name="Đăng nhập", exact=True)
        if username and await out.count():
            await sign_in(who, username, self.house.passwords[username])
        return who


@asynccontextmanager
async def everybody(
    house: House, browser: Browser, home: str, *, scripts: bool = True
) -> AsyncIterator[Everybody]:
    """All who open a browser in one story; each one's console must stay empty."""
    people = Everybody(house, browser, home, scripts)
    async with people.stack:
        yield people
