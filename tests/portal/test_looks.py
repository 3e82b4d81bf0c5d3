"""Ten main pages look as they looked: small pictures of them are kept and compared.

A page that was changed on purpose: `GOLDEN_UPDATE=1`, look at the pictures, commit them.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageChops
from playwright.async_api import Browser

from tests.portal.drawn import HOME, drawing
from tests.portal.test_in_a_browser import browser

pytestmark = pytest.mark.browser
__all__ = ["browser"]  # the fixture
GOLDEN = Path(__file__).parent.parent / "golden" / "looks"
MAIN = (
    *("landing", "board", "disclosure", "petition-send", "household-own", "matter"),
    *("inbox", "posting", "report", "province"),
)
Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = ((390, "light"), (390, "dark"), (1280, "light"))
# A picture is kept at a quarter of its size: letters become grey, places and colours stay.
SHRUNK = 4
# Another version of the browser draws edges otherwise; a block that moved is far more than this.
TONE_MAX, SHARE_MAX = 48, 0.01
HEIGHT_OFF_MAX = 3


async def _picture(browser: Browser, name: str, width: int, scheme: Scheme) -> Image.Image:
    async with drawing(browser, width, scheme, []) as page:
        await page.goto(f"{HOME}/{name}")
        await page.evaluate("document.fonts.ready")
        drawn = await page.screenshot(full_page=True, animations="disabled")
    return Image.open(io.BytesIO(drawn)).convert("RGB").reduce(SHRUNK)


def _share_that_differs(kept: Image.Image, seen: Image.Image) -> float:
    """Of all points, those whose tone is plainly another."""
    if kept.width != seen.width or abs(kept.height - seen.height) > HEIGHT_OFF_MAX:
        return 1.0
    size = (kept.width, min(kept.height, seen.height))
    both = [picture.crop((0, 0, *size)) for picture in (kept, seen)]
    red, green, blue = ImageChops.difference(*both).split()
    tones = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    return sum(tones[TONE_MAX:]) / (size[0] * size[1])


@pytest.mark.parametrize("name", MAIN)
async def test_a_main_page_looks_as_it_looked(browser: Browser, name: str, tmp_path: Path) -> None:
    changed = []
    for width, scheme in LOOKS:
        file = f"{name}-{width}-{scheme}.webp"
        seen = await _picture(browser, name, width, scheme)
        if os.environ.get("GOLDEN_UPDATE"):
            GOLDEN.mkdir(exist_ok=True)
            seen.save(GOLDEN / file, quality=80)
        if _share_that_differs(Image.open(GOLDEN / file).convert("RGB"), seen) > SHARE_MAX:
            seen.save(tmp_path / file)
            changed.append(tmp_path / file)

    assert changed == []


def test_a_moved_block_and_another_colour_are_seen() -> None:
    kept = Image.open(GOLDEN / "board-1280-light.webp").convert("RGB")
    moved = ImageChops.offset(kept, 0, 12)
    recoloured = kept.copy()
    recoloured.paste((14, 18, 109), (0, 0, kept.width, 16))  # the head, as dark as it was

    assert _share_that_differs(kept, kept) == 0
    assert min(_share_that_differs(kept, other) for other in (moved, recoloured)) > SHARE_MAX
