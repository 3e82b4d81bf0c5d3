"""The page of the public log, and the way to a proof from the page of a disclosure."""

from __future__ import annotations

import re

from tests.portal.house import House, links_of, text_of
from tests.portal.test_pages import published


async def test_the_public_log_shows_what_came_out_and_hands_out_its_proof(house: House) -> None:
    resident = house.looker()
    page = await published(house, number="166/TB-UBND")
    shown = await resident.see(page)
    log = await resident.see("/06811/so-cong-khai")

    assert "Bằng chứng toàn vẹn" in shown
    [proof] = [link for link in links_of(shown) if "/proof?version=1" in link]
    _, _, _, _, service, *rest = proof.split("/")
    file = await house.ask(house.looker("office"), "GET", "/".join([service, *rest]))
    assert "166/TB-UBND" in file["entry"]
    assert f"dòng {file['index'] + 1}" in text_of(shown)
    assert page in log
    assert "Văn bản 166/TB-UBND" in text_of(log)
    assert re.search(r"<code>[0-9a-f]{64}</code>", log)
    assert "Sổ công khai" in text_of(await resident.see("/06811"))


async def test_the_public_log_is_leafed_through(house: House) -> None:
    resident = house.looker()

    assert "Chưa có nội dung nào được công khai" in await resident.see(
        "/06811/so-cong-khai?trang=99"
    )
