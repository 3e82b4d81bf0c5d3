"""How people use a page of the real product: with a mouse, with the keys alone, without scripts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Browser, Locator, Page

TABS_MAX = 200  # a page with more stops than that is not for a keyboard


@dataclass(frozen=True)
class Mouse:
    """Somebody who points; names are those that a screen reader reads out."""

    page: Page

    async def write(self, label: str, text: str) -> None:
        """Fill in a field."""
        await self.page.get_by_label(label).fill(text)

    async def attach(self, label: str, photo: bytes) -> None:
        """Choose a photo."""
        chosen = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": photo}
        await self.page.get_by_label(label).set_input_files([chosen])  # type: ignore[list-item]

    async def press(self, button: str) -> None:
        """A button, and wait for what comes."""
        await self._do(self.page.get_by_role("button", name=button, exact=True))

    async def open(self, link: str, *, below: str = "") -> None:
        """A link, and wait for what comes; `below` is the menu it is in."""
        if below:
            await self._unfold(self.page.locator("summary", has_text=below).first)
        await self._do(self.page.get_by_role("link", name=link).first)

    async def _unfold(self, menu: Locator) -> None:
        await menu.click()

    async def _do(self, what: Locator) -> None:
        await what.click()
        await self.page.wait_for_load_state()


class Keys(Mouse):
    """Somebody who has the keys alone: Tab until it is there, then type or Enter."""

    async def write(self, label: str, text: str) -> None:
        await self._reach(self.page.get_by_label(label))
        await self.page.keyboard.press("Control+a")
        await self.page.keyboard.insert_text(text)

    async def attach(self, label: str, photo: bytes) -> None:
        await self._reach(self.page.get_by_label(label))  # what opens then is the system's
        await super().attach(label, photo)

    async def _unfold(self, menu: Locator) -> None:
        await self._reach(menu)
        await self.page.keyboard.press("Enter")

    async def _do(self, what: Locator) -> None:
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


@asynccontextmanager
async def somebody(
    browser: Browser, home: str, hands: type[Mouse], *, scripts: bool = True, wide: int = 1280
) -> AsyncIterator[Mouse]:
    """A browser of one's own at the ward's home."""
    context = await browser.new_context(
        java_script_enabled=scripts, viewport={"width": wide, "height": 844}
    )
    page = await context.new_page()
    await page.goto(home)
    yield hands(page)
    await context.close()


async def sign_in(who: Mouse, username: str, password: str) -> None:
    """By the form, as everybody does."""
    await who.open("Đăng nhập")
    await who.write("Tên đăng nhập", username)
    await who.write("Mật khẩu", password)
    await who.press("Đăng nhập")
