"""What turns out wrong is dropped on its page: a correction, and what was owed by mistake."""

from __future__ import annotations

from tests.portal.house import House, text_of
from tests.portal.test_pages import a_document, published


async def test_a_correction_that_waits_is_dropped_on_its_page(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    page = await published(house, number="131/TB-UBND")
    desk = page.replace("/cong-khai/", "/viec/cong-khai/")
    assert "Bỏ bản đính chính" not in await office.see(page)

    typed = a_document(house, number="132/TB-UBND", reason="Sai số hộ")
    await office.done(f"{desk}/dinh-chinh", **typed)
    seen = await office.see(page)
    assert "Bỏ bản đính chính" in seen
    assert f'href="{desk}/dinh-chinh"' in seen  # or written again
    assert await office.done(f"{desk}/bo-dinh-chinh") == page
    assert "Ghi niêm yết, truyền thanh" in text_of(await office.see(page))
    assert (await office.send(f"{desk}/bo-dinh-chinh")).status == 422


async def test_the_chair_calls_off_what_was_registered_by_mistake(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    document = a_document(house, number="133/TB-UBND")
    names = ("item", "title", "number", "signed_on", "signer_position")
    form = {name: document[name] for name in names}
    owed = await house.ask(office, "POST", "disclosures/documents", form)
    here = f"/06811/viec/nghia-vu/{owed['id']}"

    assert "Bỏ nghĩa vụ này" not in await office.see(f"{here}/han")
    assert "Bỏ nghĩa vụ này" in await chair.see(f"{here}/han")
    assert (await chair.send(f"{here}/bo", reason="")).status == 422
    assert await chair.done(f"{here}/bo", reason="Ghi nhầm khoản") == "/06811/viec/cong-khai"
    assert "Bỏ nghĩa vụ này" not in await chair.see(f"{here}/han")
    for page in ("/06811/viec/cong-khai", "/06811/viec", "/06811/viec/lanh-dao?xem=het"):
        assert "133/TB-UBND" not in text_of(await chair.see(page))
