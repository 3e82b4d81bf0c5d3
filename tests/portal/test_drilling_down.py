"""From a late thing, and from a number, down to the photo on the wall, by following links."""

from __future__ import annotations

import re

from tests.portal.house import House, Looker, links_of, text_of
from tests.portal.test_pages import published

OFFICE = "Văn phòng HĐND và UBND"
SHA256 = re.compile(r"<code>([0-9a-f]{64})</code>")


async def hung(house: House, number: str) -> tuple[str, str]:
    """The page of a paper that hangs at one place, and that place."""
    office = house.looker("office", unit=OFFICE)
    page = await published(house, number=number)
    posting = page.replace("/cong-khai/", "/viec/niem-yet/")
    place = re.findall(r'<option value="([0-9a-f-]{36})"', await office.see(posting))[0]
    photo = await house.photo(f"Tuong {number}")
    await office.done(f"{posting}/dan", place_id=place, posted_on="2026-11-23", photo=photo)
    return page, place


def walls(html: str) -> str:
    """The part of a disclosure's page that shows every wall."""
    return html.partition('id="niem-yet"')[2].partition("</section>")[0]


async def test_from_the_leaders_page_to_the_photo_of_a_broken_sheet_in_one_click(
    house: House,
) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair", position="Chủ tịch")
    page, place = await hung(house, "161/TB-UBND")
    posting = page.replace("/cong-khai/", "/viec/niem-yet/")
    await office.done(f"{posting}/mat", place_id=place, broken_on="2026-11-23", photo="")

    leaders = await chair.see("/06811/viec/lanh-dao?xem=het")
    [card] = re.findall(r'<h3><a href="([^"]+)">Dán lại 161/TB-UBND', leaders)
    assert card == f"{page}#niem-yet"
    shown = walls(await chair.see(page))
    assert "Bị gián đoạn, tính lại" in text_of(shown)
    assert SHA256.search(shown)
    assert "/files/" in shown


async def test_from_a_number_to_the_event_the_object_and_the_photo(house: House) -> None:
    chair, resident = house.looker("chair", position="Chủ tịch"), house.looker()
    page, _ = await hung(house, "162/TB-UBND")
    await house.settle()

    for who in (chair, resident):
        behind = await who.see(await _number_of(who, "Niêm yết"))
        [row] = [each for each in behind.split("<tr>") if f"{page}#niem-yet" in each]
        [told] = set(SHA256.findall(row))
        shown = walls(await who.see(page))
        assert told in SHA256.findall(shown)


async def _number_of(who: Looker, words: str) -> str:
    """A number of today behind which such events stand."""
    today = await who.see("/06811/hom-nay")
    for link in links_of(today):
        if "/hom-nay/so/" in link and words in text_of(await who.see(link)):
            return link
    raise AssertionError(words)
