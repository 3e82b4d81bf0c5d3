"""The ward's home at a glance, and the search over every service, as people see them."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import Path
from urllib.parse import quote

from libs.glance.queries import FOUND_MAX
from services.portal.asking import Asking
from services.portal.at_a_glance import today_view
from services.portal.glances import ASKED, FOUND_OF_ONE_MAX, KINDS, asked_all
from tests.portal.house import WARD, House, text_of
from tests.portal.test_feedback import reported
from tests.portal.test_pages import a_document, published
from tests.shape.tree import ROOT

HOME = f"/{WARD}"
ZETA = "Danh mục công trình zeta"


def kinds_told() -> set[str]:
    """Every kind that some service tells."""
    files = (ROOT / "services").glob("*/glance/queries.py")
    return {kind for file in files for kind in re.findall(r'\bline\(\s*"(\w+)"', _text(file))}


def _text(file: Path) -> str:
    return file.read_text("utf-8")


def test_every_kind_has_words_and_the_limit_is_that_of_the_services() -> None:
    assert kinds_told() == set(KINDS)
    assert FOUND_OF_ONE_MAX == FOUND_MAX


async def test_the_home_says_what_is_new_and_where_to_go(house: House) -> None:
    page = await published(house, number="811/TB-UBND", title=ZETA)
    home = await house.looker().see("/06811")

    assert f'<a href="{page}">{ZETA}</a>' in home
    for door in ("yeu-cau-thong-tin", "don-thu", "nhan-dan-ban", "tiep-cong-dan", "phan-anh/gui"):
        assert f'<a href="/06811/{door}"><b>' in home
    assert home.count('class="row row--') == 14  # the board is below
    assert "Chưa xem được lúc này" not in home


async def test_a_service_that_hangs_is_named_and_keeps_nobody_waiting(house: House) -> None:
    awards = next(part for part in house.running if part.service.name == "awards")
    await awards.answering._subscription.unsubscribe()
    silent = await awards.bus.subscribe("http.awards", queue="awards")
    await awards.bus.flush()
    try:
        async with asyncio.timeout(15):
            home = text_of(await house.looker().see("/06811"))
        feed = await house.looker().open("/06811/tin.atom")
    finally:
        await silent.unsubscribe()
        await awards.answering.start()
        await awards.bus.flush()

    assert "Chưa xem được lúc này: mô hình" in home
    assert feed.status == 503  # what a feed leaves out is taken for gone


async def test_a_service_that_refuses_is_away_and_takes_no_page_with_it(house: House) -> None:
    answers, away = await asked_all(Asking(house.bus, WARD, ""), "glance", limit=10_000)

    assert (answers, away) == ([], [words for _, words in ASKED])


def test_what_hung_and_is_broken_is_late_since_today_not_since_its_last_day() -> None:
    told = {"number": 2, "short": "Ngân sách", "due_on": "2026-03-02"}
    rows = [{**told, "state": "broken"}, {**told, "state": "late"}]
    today = date(2026, 11, 23)

    late = today_view(HOME, [], [], rows, today).late
    assert [(line.day, "02/03/2026" in line.note) for line in late] == [
        (date(2026, 3, 2), True),
        (today, False),
    ]


async def test_a_search_without_marks_finds_across_services_and_never_a_draft(
    house: House,
) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    page = await published(house, number="812/TB-UBND", title="Sửa Nhà Văn hóa eta khu 1")
    await office.done(
        "/06811/viec/cong-khai/moi",
        **a_document(house, number="813/TB-UBND", title="Sửa nhà văn hóa eta khu 2"),
    )
    resident = house.looker()

    html = await resident.see(f"/06811/tim?q={quote('nha van hoa eta')}")
    assert f'<a href="{page}">Sửa Nhà Văn hóa eta khu 1</a>' in html
    assert "khu 2" not in html
    assert "1 kết quả" in text_of(html)
    as_office = await office.see(f"/06811/tim?q={quote('nha van hoa eta')}")
    assert "khu 2" not in as_office  # the search is that of everybody, whoever looks
    assert '<a href="/06811/bao-cao">Báo cáo</a>' in await resident.see("/06811/tim?q=bao+cao")


async def test_what_a_resident_typed_is_not_found(house: House) -> None:
    await reported(house, text="Cột điện kappa nghiêng trước nhà bà Mẫu", public="1")
    await reported(house, text="Cột điện kappa nghiêng", public="")

    found = text_of(await house.looker().see("/06811/tim?q=kappa"))
    assert "Không có gì công khai khớp" in found
    assert "bà Mẫu" not in text_of(await house.looker().see(f"/{WARD}"))


async def test_a_search_says_at_its_field_what_is_wrong(house: House) -> None:
    resident = house.looker()

    for words in ("a", "a" * 101):
        answer = await resident.open(f"/06811/tim?q={words}")
        assert answer.status == 422
        assert "Hãy gõ từ 2 đến 100 ký tự." in text_of(answer.body.decode())
    assert "Hãy gõ từ" not in text_of(await resident.see("/06811/tim"))
    marks_only = await resident.see(f"/06811/tim?q={quote(chr(0x301) * 2)}")
    assert "Không có gì công khai khớp" in text_of(marks_only)
    assert "huong-dan/" not in marks_only.partition("<main")[2].partition("</main>")[0]
    hostile = await resident.see(f"/06811/tim?q={quote('<script>alert(1)</script>')}")
    assert "<script>alert" not in hostile
