"""Flow 10 page by page: a department's link is cut, it makes a whole check, the link comes back.

Nothing is lost, doubled or out of order: on the ward's page, in the stream, in what is counted.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.async_api import Browser, async_playwright

from libs.kernel import clock
from libs.kernel.events import stream_of
from tests.departments.site import Site, a_site
from tests.flows import hands
from tests.flows.hands import Mouse
from tools.apart import Apart
from tools.conductor import Conductor
from tools.people import Person, Refused
from tools.samples.cast import HEADS, Cast, passwords_kept
from tools.samples.ward import found_ward

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

CHROMIUM = shutil.which("chromium")
CODE = "06979"
SERVICE = "inspections"
SUBJECT = "Kiểm tra bộ phận một cửa khi mất mạng (mẫu)"
CHECKED = "Phòng Văn hóa - Xã hội"
FAULTS = ("Bảng phí treo mức cũ (mẫu)", "Không có lịch trực (mẫu)", "Sổ không ghi ngày trả (mẫu)")
MINUTES, CONCLUSION = "5/BB-ĐKT", "177/KL-UBND"
TOLD_MEANWHILE = ["inspection.started", "inspection.concluded", *["recommendation.issued"] * 3]
LONGER_THAN_REMEMBERED = 11  # seconds: a door remembers for ten who somebody is
AWAY = "đang tạm nghỉ nên chưa có ở đây"


@dataclass
class Both:
    """The ward and its department; whoever has a browser at one of the doors."""

    ward: Apart
    site: Site
    cast: Cast
    browser: Browser
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def at(self, door: str, username: str = "") -> Mouse:
        """Somebody at a door, signed in."""
        one = hands.somebody(self.browser, f"{door}/{CODE}", Mouse)
        who = await self.stack.enter_async_context(one)
        if username:
            await hands.sign_in(who, username, self.cast.passwords[username])
        return who

    def rows(self, service: str, query: str) -> list[Any]:
        """What a query finds in a service's database, read past row-level security."""
        with psycopg.connect(self.ward.machine.postgres.url(service)) as session:
            return session.execute(query).fetchall()

    def told(self) -> list[tuple[int | None, str, str]]:
        """What the department's service told in the order of telling."""
        return self.rows(SERVICE, "SELECT stream_seq, id::text, subject FROM outbox ORDER BY seq")

    async def heard(self, teller: str, listener: str) -> None:
        """All that one service told is in its stream, and the other has acted on it."""
        async with asyncio.timeout(60):
            while not self._has_heard(teller, listener):
                await asyncio.sleep(0.2)

    def _has_heard(self, teller: str, listener: str) -> bool:
        [[waiting, last]] = self.rows(teller, TOLD)
        at = dict(self.rows(listener, "SELECT stream, sequence FROM position"))
        return (waiting, at.get(stream_of(teller))) == (0, last)


TOLD = "SELECT count(*) FILTER (WHERE published_at IS NULL), max(stream_seq) FROM outbox"


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    """A ward of which one service runs at a department's own site."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: no flow was clicked")
    with Apart(elsewhere=SERVICE) as ward:
        passwords = passwords_kept(ward.home / "sample-accounts.json")
        async with (
            a_site(ward, SERVICE, tmp_path) as site,
            Cast(ward.base_url, CODE, passwords) as cast,
            async_playwright() as playwright,
        ):
            await cast.onboard(ward.machine.database_url("directory", "app"))
            await found_ward(cast, HEADS)
            browser = await playwright.chromium.launch(executable_path=CHROMIUM)
            both = Both(ward, site, cast, browser)
            await both.heard("directory", SERVICE)
            async with both.stack:
                yield both
            await browser.close()


async def test_a_check_made_without_a_link_is_there_once_and_in_order(both: Both) -> None:
    office = await both.at(both.ward.base_url, "vanphong")
    chair = await both.at(both.ward.base_url, "chutich")
    await _a_check_is_ordered_at_the_ward(both, office, chair)
    team = await both.at(both.site.base_url, "kinhte")
    guest = await both.at(both.site.base_url, "chutich")  # at the department on that day
    await team.open(f"Tiến hành kiểm tra: {SUBJECT}")
    await both.heard(SERVICE, "reporting")
    before = both.told()

    await both.site.link.cut()
    await asyncio.sleep(LONGER_THAN_REMEMBERED)
    await _the_whole_check_is_made_at_the_department(team)
    await _it_is_concluded_there(team, guest)
    since = both.told()[len(before) :]
    assert [number for number, _, _ in since] == [None] * len(since)
    assert [each.partition(f".{SERVICE}.")[2] for _, _, each in since] == TOLD_MEANWHILE
    await _the_ward_goes_on_and_says_what_is_away(both, office)
    await _nobody_new_comes_in_at_the_department(both)

    await both.site.link.restore()
    await _it_is_on_the_page_of_the_ward(both, chair)
    for listener in ("reporting", "planning"):
        await both.heard(SERVICE, listener)
    await _the_stream_is_the_outbox(both, [each for _, each, _ in [*before, *since]])
    owed = both.rows("planning", "SELECT title FROM task WHERE kind = 'remedy' ORDER BY title")
    assert [re.findall(r"kiến nghị (\d)", title) for (title,) in owed] == [["1"], ["2"], ["3"]]
    counted = both.rows("reporting", "SELECT measure, event_id::text FROM fact")
    assert len(counted) == len(set(counted))
    for service in ("reporting", "planning", "disclosures", SERVICE):
        assert both.rows(service, "SELECT * FROM dead_letter") == []


async def _a_check_is_ordered_at_the_ward(both: Both, office: Mouse, chair: Mouse) -> None:
    """By the pages of the ward, over the link: the service is at the department."""
    await office.open("Cuộc kiểm tra", below="Kiểm tra, giám sát")
    check = {"Loại kiểm tra": "Chuyên đề", "Tên cuộc kiểm tra": SUBJECT, "Trưởng đoàn": "KT-HT-ĐT"}
    check |= {"Phạm vi, nội dung": "Niêm yết, tiếp dân.", "Đơn vị được kiểm tra": CHECKED}
    day: dict[str, Any] = {
        "Ngày kiểm tra": clock.now().date(),
        "Phiếu kiểm tra": "Thái độ, nền nếp",
    }
    await office.take("Lập quyết định kiểm tra", "Lập dự thảo", {**check, **day})
    await chair.open("Việc của tôi")
    await chair.open(f"Ký quyết định kiểm tra: {SUBJECT}")
    await chair.take("Ký quyết định kiểm tra", "Quyết định", {"Số văn bản": "176/QĐ-UBND"})
    await office.page.reload()
    await office.take("Thông báo cho đơn vị", "Thông báo")


async def _the_whole_check_is_made_at_the_department(team: Mouse) -> None:
    await team.take("Bắt đầu kiểm tra", "Bắt đầu")
    for fault in FAULTS:
        found = {"Mức độ": "Thiếu sót", "Phát hiện": fault, "Căn cứ": "Điều 11"}
        await team.take("Ghi một phát hiện", "Ghi phát hiện", found)
    await team.open("Phiếu kiểm tra")
    assert "Đã ghi 0 trên" in await team.reads()
    await team.page.go_back()
    await team.take("Chốt biên bản", "Chốt biên bản", {"Số văn bản": MINUTES})
    assert _faults_in(await team.reads()) == FAULTS


async def _it_is_concluded_there(team: Mouse, chair: Mouse) -> None:
    """The chair concludes at the department's door; then each fault has to be put right."""
    await chair.page.goto(team.page.url)
    conclusion = {"Số văn bản": CONCLUSION, "Kết luận": "Khắc phục ba thiếu sót (mẫu)."}
    await chair.take("Kết luận cuộc kiểm tra", "Kết luận", conclusion)
    await team.open("Kiến nghị sau kiểm tra")
    for ordinal, fault in enumerate(FAULTS, start=1):
        asked = {"Từ phát hiện": f"Phát hiện {ordinal}", "Căn cứ pháp lý": "Điều 11"}
        asked |= {"Phải khắc phục điều gì?": f"Khắc phục: {fault}"}
        await team.take("Ra một kiến nghị", "Ra kiến nghị", asked)


async def _the_ward_goes_on_and_says_what_is_away(both: Both, office: Mouse) -> None:
    await office.open("Việc của tôi")
    assert AWAY in await office.reads()
    resident = await both.at(both.ward.base_url)
    assert await resident.page.get_by_role("heading", level=1).count() == 1


async def _nobody_new_comes_in_at_the_department(both: Both) -> None:
    """Who somebody is, the directory says: it is on the other side of the link."""
    async with Person(both.site.base_url, CODE) as stranger:
        with pytest.raises(Refused) as refused:
            await stranger.sign_in("vhxh", both.cast.passwords["vhxh"])
    assert refused.value.status == 503


async def _it_is_on_the_page_of_the_ward(both: Both, chair: Mouse) -> None:
    """Each finding once, in the order in which it was written down."""
    async with asyncio.timeout(60):
        while not await _answers(both):
            await asyncio.sleep(0.3)
    await chair.open("Cuộc kiểm tra", below="Kiểm tra, giám sát")
    await chair.open(SUBJECT)
    assert _faults_in(await chair.reads()) == FAULTS
    assert CONCLUSION in await chair.reads()


async def _answers(both: Both) -> bool:
    return (await both.cast.citizen().client.get("/readyz")).status_code == 200


async def _the_stream_is_the_outbox(both: Both, known: list[str]) -> None:
    """The same events under the same numbers; what was told without a link in between."""
    told = both.told()
    assert [number for number, _, _ in told] == list(range(1, len(told) + 1))
    assert [each for _, each, _ in told][: len(known)] == known
    async with Conductor(both.ward.operator()) as conductor:
        numbers = range(1, len(told) + 1)
        held = [await conductor.js.get_msg(stream_of(SERVICE), number) for number in numbers]
    assert [(one.headers or {})["Nats-Msg-Id"] for one in held] == [each for _, each, _ in told]


def _faults_in(page: str) -> tuple[str, ...]:
    """The findings of a page from top to bottom."""
    return tuple(re.findall("|".join(map(re.escape, FAULTS)), page))
