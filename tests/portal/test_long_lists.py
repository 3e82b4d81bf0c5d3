"""Lists of what people said are read page by page, and whoever works on one stays on its page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from libs.kernel import clock
from services.portal.pages import group_view, opinion_view, register
from services.portal.pages import participation_survey_comments as survey_comments
from tests.portal.house import NOON, House, Looker, text_of
from tests.portal.test_consultations import asked, close_all, key_of
from tests.portal.test_pages import a_document
from tests.portal.test_surveys import DESK as SURVEYS
from tests.portal.test_surveys import HERE, LAST, TODAY, _begun, _closed

Patch = pytest.MonkeyPatch
SAID = ("Chợ họp sớm quá.", "Thiếu chỗ để xe.", "Nên có thùng rác lớn.")


async def heard(house: House, one: str, texts: tuple[str, ...] = SAID) -> None:
    """Residents say this."""
    public, anyone = one.replace("/viec/", "/"), house.looker()
    for text in texts:
        await anyone.send(public, key=key_of(await anyone.see(public)), stance="other", text=text)


async def test_a_search_finds_on_every_page_of_the_register(
    house: House, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(register, "LINES", 2)
    monkeypatch.setattr(register, "READ_LINES", 1)
    office, here = house.looker("office", unit="Văn phòng HĐND và UBND"), "/06811/viec/cong-khai"
    for number, title in enumerate(("Giá nước hồ Yên Lập", "Hồ bơi", "Hồ Yên Lập", "Hồ câu"), 1):
        typed = a_document(house, title=title, number=f"{number}/QĐ-HO", owner_unit_id="")
        await office.done(f"{here}/moi", **typed)
    assert "Giá nước hồ Yên Lập" not in await office.see(here)  # it is on another page

    assert "Giá nước hồ Yên Lập" in await office.see(f"{here}?q=gia+nuoc+yen")
    assert "Giá nước hồ Yên Lập" in await office.see(f"{here}?tt=nhap&q=1/q%C4%91-ho")
    first, second = await office.see(f"{here}?q=qd-ho"), await office.see(f"{here}?q=qd-ho&trang=2")
    assert "Trang 1/2, 4 mục" in text_of(first)
    assert f'href="{here}?tt=&amp;q=qd-ho&amp;trang=2"' in first
    assert [title in first for title in ("Hồ câu", "Hồ bơi")] == [True, False]
    assert [title in second for title in ("Hồ câu", "Hồ bơi")] == [False, True]
    monkeypatch.setattr(register, "READ_MAX", 1)
    assert "Chỉ tìm trong 1 văn bản mới nhất" in text_of(await office.see(f"{here}?q=qd-ho"))


def numbers(page: str) -> list[str]:
    """Which of all opinions stand on a page."""
    return re.findall(r"<h2[^>]*>(Ý kiến \d+)</h2>", page)


async def test_opinions_are_looked_at_page_by_page(house: House, monkeypatch: Patch) -> None:
    monkeypatch.setattr(opinion_view, "PAGE_LINES", 2)
    one = await asked(house, "Chợ có nhiều ý kiến")
    await heard(house, one)
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    here = f"{one}/y-kien"
    first, second = await office.see(here), await office.see(f"{here}?trang=2")
    assert (numbers(first), numbers(second)) == (["Ý kiến 1", "Ý kiến 2"], ["Ý kiến 3"])
    assert "3 ý kiến chờ xem, 0 đã xem" in text_of(first)
    assert "Trang 1/2, 3 mục" in text_of(first)
    assert f'href="{here}?loc=&amp;trang=2"' in first
    [release, keep, *_] = re.findall(rf'action="({here}/[^"]+)"', second)
    assert release.endswith("/hien?trang=2")
    empty = await office.send(release, text="")
    assert (empty.status, numbers(empty.body.decode())) == (422, ["Ý kiến 3"])
    assert 'role="alert"' in empty.body.decode()
    assert await office.done(keep, ground="off_topic") == f"{here}?trang=2"
    # That page is gone: the last there is, and what was looked at has its own pages.
    assert numbers(await office.see(f"{here}?trang=2")) == ["Ý kiến 1", "Ý kiến 2"]
    over = await office.see(f"{here}?loc=xong&trang=9")
    assert numbers(over) == ["Ý kiến 1"]
    assert "pager" not in over


async def test_groups_are_explained_page_by_page_and_a_large_one_has_its_own(
    house: House, monkeypatch: Patch
) -> None:
    for name in ("PAGE_GROUPS", "FIRST_MEMBERS"):
        monkeypatch.setattr(group_view, name, 1)
    monkeypatch.setattr(group_view, "PAGE_MEMBERS", 2)
    one = await asked(house, "Chợ có nhiều nhóm")
    alike = tuple(f"Chợ họp chiều làm tắc đường {where}." for where in ("lắm", "quá", "ghê"))
    await heard(house, one, (*alike, SAID[2]))
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    for path in re.findall(
        rf'action="({one}/y-kien/[^"]+/hien)"', await office.see(f"{one}/y-kien")
    ):
        await office.done(path, text="Đã xem.")
    clock.hold(NOON + timedelta(days=21))
    try:
        await close_all(house)
        here = f"{one}/nhom"
        await office.done(here)
        first, second = await office.see(here), await office.see(f"{here}?trang=2")
        assert "2 nhóm, 2 nhóm chưa giải trình" in text_of(first)
        assert "Trang 1/2, 2 mục" in text_of(first)
        assert "thùng rác" not in re.sub(r"<select.*?</select>", "", first, flags=re.S)
        assert 'class="quote">Nên có thùng rác lớn.' in second
        [whole] = re.findall(rf'href="({here}\?nhom=[0-9a-f-]+)"', first)
        assert "Xem cả nhóm, còn 2 ý kiến" in text_of(first)
        large, rest = await office.see(whole), await office.see(f"{whole}&trang=2")
        assert (large.count('class="quote"'), rest.count('class="quote"')) == (2, 1)
        assert "3 ý kiến" in text_of(large)
        await _explained(office, here, second)
        [move] = re.findall(rf'action="({here}/[^"]+/chuyen\?[^"]+)"', rest)
        assert await office.done(move.replace("&amp;", "&"), group_id="") == f"{whole}&trang=2"
        assert text_of(await office.see(f"{whole}&trang=2")).count("2 ý kiến") == 1
    finally:
        clock.hold(NOON)


async def _explained(office: Looker, here: str, second: str) -> None:
    """On the second page, and back there; a refusal stays there as well."""
    [explain] = re.findall(rf'action="({here}/[^"]+/giai-trinh\?trang=2)"', second)
    said = {"title": "Thùng rác", "answer": "accepted"}
    empty = await office.send(explain, **said, explanation="")
    assert empty.status == 422
    assert "thùng rác lớn" in empty.body.decode()
    assert await office.done(explain, **said, explanation="Sẽ đặt.") == f"{here}?trang=2"


async def test_comments_on_a_survey_are_looked_at_page_by_page(
    house: House, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(survey_comments, "PAGE_LINES", 2)
    office, resident = house.looker("office", unit="Văn phòng HĐND và UBND"), house.looker()
    survey = await _begun(office, "")
    work = f"{SURVEYS}/{survey}"
    paper = {"title": "Khảo sát nhiều lời", "purpose": "Để sửa.", "audience": "visitors"}
    asked_of = {"q1_text": "Ông/bà hài lòng thế nào?", "q1_kind": "scale4"}
    asked_of |= {"q2_text": "Ông/bà góp ý gì?", "q2_kind": "text"}
    await office.done(f"{work}/sua", **paper, **asked_of)
    khu = str(house.units["Khu 1"])
    await office.done(f"{work}/buoc/diem", unit_id=khu, title="Quầy số 2")
    await office.done(f"{work}/buoc/phat-hanh", opens_on=str(TODAY), closes_on=str(LAST))
    [point] = re.findall(rf'href="({HERE}/diem/\w+)"', await office.see(work))
    bad = "Cán bộ vòi vĩnh phong bì (mẫu), lần"
    for number in range(3):
        await resident.done(point, key=f"own words {number}", c1="3", c2=f"Thiếu ghế số {number}.")
        await resident.done(point, key=f"other words {number}", c1="3", c2=f"{bad} {number}.")
    await _closed(house)
    here = f"{work}/y-kien"
    first, second = await office.see(here), await office.see(f"{here}?trang=2")
    assert (numbers(first), numbers(second)) == (["Ý kiến 1", "Ý kiến 2"], ["Ý kiến 3"])
    assert "Trang 1/2, 3 mục" in text_of(first)
    [withhold] = re.findall(rf'action="({here}/[^"]+/khong-cong-bo\?trang=2)"', second)
    assert await office.done(withhold) == f"{here}?trang=2"
    assert len(numbers(await office.see(f"{here}?trang=2"))) == 2
    clerk, theirs = house.looker("reception_clerk"), f"{SURVEYS}/y-kien-can-xem"
    # Other stories may have left some for the clerk: these three are at least on two pages.
    assert "Trang 1/" in text_of(await clerk.see(theirs))
    back = re.findall(
        rf'action="({theirs}/[^"]+/tra-lai\?trang=2)"', await clerk.see(f"{theirs}?trang=2")
    )
    assert await clerk.done(back[0]) == f"{theirs}?trang=2"
