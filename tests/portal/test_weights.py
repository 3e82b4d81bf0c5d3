"""What pages weigh, in bytes over the wire: P8 for the board, and its equals for the others."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.portal.samples.pages import PAGES
from tests.portal.spoken import english
from tests.portal.test_in_a_browser import STATIC
from tests.portal.test_templates import render

ASSET = re.compile(r'(?:href|src)="/static/([^"]+)"')
FONT = re.compile(r'url\("([^")]+)"\)')
FIRST_MAX, REPEATED_MAX = 150 * 1024, 20 * 1024  # P8
# Pages that phones open most, each 15 % above what it weighs: whoever adds to one sees it.
WEIGHED = {
    "board": 10_400,
    "item": 3_400,
    "disclosure": 5_600,
    "petition-send": 4_000,
    "household-own": 3_000,
    "matter": 4_000,
    "inbox": 4_800,
    "posting": 8_000,
    "checklist": 5_800,
    "report": 4_300,
}


def _zipped(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def test_a_page_is_light_on_the_second_view() -> None:
    weights = {name: _zipped(render(name).encode()) for name in PAGES}

    heavy = {n: w for n, w in weights.items() if w > WEIGHED.get(n, REPEATED_MAX)}
    assert heavy == {}


def test_a_page_in_english_is_light_on_the_second_view() -> None:
    weights = {name: _zipped(english(name).encode()) for name, page in PAGES.items() if not page[2]}

    assert len(weights) > 50
    assert {n: w for n, w in weights.items() if w > REPEATED_MAX} == {}


@pytest.mark.parametrize("name", WEIGHED)
def test_a_page_is_light_on_the_first_view(name: str) -> None:
    loaded = {STATIC / file for file in ASSET.findall(render(name))}
    for style in [file for file in loaded if file.suffix == ".css"]:
        loaded |= {STATIC / file for file in FONT.findall(style.read_text())}
    fonts = sum(file.stat().st_size for file in loaded if file.suffix == ".woff2")
    texts = sum(_zipped(file.read_bytes()) for file in loaded if file.suffix != ".woff2")

    assert fonts + texts + _zipped(render(name).encode()) <= FIRST_MAX
