"""A unit is asked for its part of a report, hands it in, gets it back; it goes into the draft."""

from __future__ import annotations

from uuid import UUID

from tests.portal.house import House, Looker, text_of

INBOX, CULTURE = "/06811/viec?loai=bao-cao", "Phòng Văn hóa - Xã hội"


def head(house: House) -> Looker:
    """The head of the neighbourhood that is asked."""
    return house.looker("neighbourhood_head", unit="Khu 2")


async def asked_for(house: House, culture: Looker, title: str) -> tuple[str, str]:
    """The page of a drafted report, and the page on which units are asked for their part."""
    asked = {"title": title, "requested_by": "Đảng ủy phường", "due_on": "2026-12-18"}
    days = {"period_start": "2026-10-01", "cutoff_on": "2026-12-11"}
    report = await culture.done("/06811/viec/bao-cao", **asked, **days)
    made = await house.ask(culture, "GET", "reporting/reports")
    period = next(each["period_id"] for each in made if each["id"] == report.split("/")[-1])
    collection = f"/06811/viec/bao-cao/ky/{period}/phan"
    assert f'href="{collection}"' in await culture.see("/06811/viec/bao-cao")
    return report, collection


async def the_part(house: House, looker: Looker, title: str) -> str:
    """The unit's page of the part of that report."""
    told = await house.ask(looker, "GET", "reporting/parts")
    return "/06811/viec/phan-bao-cao/" + next(
        each["id"] for each in told if each["period_title"] == title
    )


async def entered_once(house: House, keeper: Looker, one: str) -> None:
    """A figure by hand, with a double click; without proof it is refused."""
    figure = {"title": "Hộ hiến đất", "value": "40", "unit": "hộ", "estimated": "false"}
    figure |= {"reason": "Sổ của khu.", "key": "k" * 24}
    bare = await keeper.send(f"{one}/so-lieu", **figure, receipts="")
    assert "ít nhất một tệp" in text_of(bare.body.decode())
    figure["receipts"] = await house.photo("So hien dat", 811)
    figure["key"] = "j" * 24
    for _ in range(2):
        await keeper.done(f"{one}/so-lieu", **figure)


async def test_a_unit_hands_its_part_in_and_it_goes_into_the_draft(house: House) -> None:
    culture, keeper = house.looker("culture", unit=CULTURE), head(house)
    title = "Báo cáo chuyên đề <b>một</b>"
    report, collection = await asked_for(house, culture, title)
    nobody = await culture.send(collection)
    assert (nobody.status, "ít nhất một đơn vị" in text_of(nobody.body.decode())) == (422, True)
    unit = {f"unit-{keeper.actor.unit_id}": "1", "key": "m" * 24}
    for _ in range(2):  # a double click
        await culture.done(collection, **unit)
    assert "0/1 đơn vị đã nộp" in text_of(await culture.see(collection))
    one = await the_part(house, keeper, title)
    inbox = await keeper.see(INBOX)
    assert f'href="{one}"' in inbox
    assert "Nộp phần báo cáo: Báo cáo chuyên đề &lt;b&gt;một" in inbox

    await entered_once(house, keeper, one)
    page = await keeper.see(one)
    assert page.count("Hộ hiến đất: 40 hộ") == 1
    await keeper.done(one, act="keep", results="Đang <i>viết</i>.")
    assert "Đang &lt;i&gt;viết" in await keeper.see(one)
    unseen = text_of(await culture.see(one))
    assert "chưa ai khác xem được" in unseen
    assert "Đang" not in unseen
    empty = await keeper.send(one, act="hand", results="", proposals="Thêm loa.")
    assert "Hãy viết kết quả nổi bật" in text_of(empty.body.decode())
    assert "Thêm loa." in empty.body.decode()  # what was typed
    await keeper.done(one, act="hand", results="40 hộ hiến đất.", proposals="Thêm loa.")
    assert f'href="{one}"' not in await keeper.see(INBOX)
    late = await keeper.send(one, act="hand", results="Thêm.")
    assert (late.status, "đã nộp" in text_of(late.body.decode())) == (409, True)

    assert "(1/1 đã nộp)" in text_of(await culture.see(INBOX))
    taken = await culture.done(f"{collection}/dua-vao", report_id=report.split("/")[-1])
    assert taken == report
    shown = text_of(await culture.see(report))
    assert "Khu 2: 40 hộ hiến đất." in shown
    assert "Khu 2: Thêm loa." in shown
    again = await culture.send(f"{collection}/dua-vao", report_id=report.split("/")[-1])
    assert again.status == 409


async def test_a_part_is_returned_with_a_reason_and_handed_in_again(house: House) -> None:
    culture, keeper = house.looker("culture", unit=CULTURE), head(house)
    title = "Báo cáo chuyên đề hai"
    _, collection = await asked_for(house, culture, title)
    await culture.done(collection, **{f"unit-{keeper.actor.unit_id}": "1"})
    one = await the_part(house, keeper, title)
    await keeper.done(one, act="hand", results="Đã làm.")
    silent = await culture.send(f"{one}/tra-lai", reason="")
    assert silent.status == 422
    await culture.done(f"{one}/tra-lai", reason="Thiếu <b>họp dân</b>.")
    gone = await culture.send(f"{one}/tra-lai", reason="Lần nữa.")
    assert (gone.status, "đang được sửa" in text_of(gone.body.decode())) == (409, True)
    assert "Trả lại để sửa" in text_of(await keeper.see(INBOX))
    page = await keeper.see(one)
    assert "Thiếu &lt;b&gt;họp dân&lt;/b&gt;." in page
    await keeper.done(one, act="hand", results="Đã làm, có họp dân.")
    listed = text_of(await culture.see(collection))
    assert "nộp lần đầu 10:12, thứ Hai 23/11/2026" in listed


async def test_a_number_of_a_part_opens_its_list(house: House) -> None:
    culture, keeper = house.looker("culture", unit=CULTURE), head(house)
    title = "Báo cáo chuyên đề ba"
    _, collection = await asked_for(house, culture, title)
    await culture.done(collection, **{f"unit-{keeper.actor.unit_id}": "1"})
    one = await the_part(house, keeper, title)
    figure = text_of(await keeper.see(f"{one}/so/year.tasks_assigned"))
    assert "Nhiệm vụ được giao" in figure
    told = await house.ask(keeper, "GET", f"reporting/parts/{UUID(one.split('/')[-1])}")
    for each in told["figures"]:
        shown = text_of(await keeper.see(f"{one}/so/year.{each['key']}"))
        assert f"{each['year']} {each['title']}" in shown
    elsewhere = house.looker("neighbourhood_head", unit="Khu 3")
    assert (await elsewhere.open(one)).status == 403
    assert (await house.looker().open(one)).status == 303  # to the sign-in page
