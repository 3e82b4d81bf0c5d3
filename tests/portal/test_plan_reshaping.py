"""The review of a plan with its source beside it: tasks merged, split and put back on the pages."""

from __future__ import annotations

import re

import pytest

from libs.kernel import clock
from libs.kernel.files import Desk, FileStore
from services.planning.importing.importer import read_pasted
from tests.planning.files import as_pdf
from tests.portal.house import LINK_KEY, WARD, House, Looker, text_of

OFFICE = "Văn phòng HĐND và UBND"
TEXT = """KẾ HOẠCH
Triển khai thực hiện dân chủ ở cơ sở năm 2026

I. MỤC ĐÍCH, YÊU CẦU
- Nâng cao nhận thức của cán bộ, công chức về dân chủ ở cơ sở.

II. NỘI DUNG THỰC HIỆN
1. Tuyên truyền
- Tuyên truyền Luật Thực hiện dân chủ ở cơ sở; tập huấn cho các khu phố. Phát tờ rơi.
- Tuyên truyền trên hệ thống truyền thanh.
2. Báo cáo
- Văn phòng HĐND và UBND tổng hợp báo cáo năm trước ngày 10/12.
"""


@pytest.fixture(scope="module")
def culture(house: House) -> Looker:
    return house.looker("culture", unit="Phòng Văn hóa - Xã hội")


@pytest.fixture
async def review(culture: Looker) -> str:
    """The address of a plan under review."""
    return await culture.done("/06811/viec/ke-hoach/moi", year="2027", text=TEXT, receipt="")


async def keys(culture: Looker, review: str) -> list[str]:
    return keys_on(await culture.see(review))


def keys_on(html: str) -> list[str]:
    return re.findall(r'id="cau-([0-9a-f-]{36})"', html)


async def test_the_words_stand_marked_at_their_place_beside_the_proposal(
    culture: Looker, review: str
) -> None:
    page = await culture.see(review)

    assert re.findall(r"<mark>(.*?)</mark>", page)[0] == (
        "Tuyên truyền Luật Thực hiện dân chủ ở cơ sở; tập huấn cho các khu phố. Phát tờ rơi."
    )
    assert "II. NỘI DUNG THỰC HIỆN" in page
    assert "Đoạn trước và đoạn sau" in page


async def test_two_tasks_become_one_and_come_back(culture: Looker, review: str) -> None:
    first, second, report = await keys(culture, review)
    page = f"{review}?trang=1"

    merging = await culture.done(page, act=f"gop/{first}", **{f"{report}.decision": "reject"})
    shown = await culture.see(merging)
    there = await culture.done(merging, title="Tuyên truyền cả năm", **{f"chon.{second}": "1"})
    merged = await culture.see(there.partition("#")[0])
    [undo] = set(re.findall(r'value="(hoan-tac/[0-9a-f-]{36})"', merged))
    await culture.done(page, act=undo)

    assert "Cùng loại việc, cùng nhịp và hạn" in shown
    assert f"chon.{report}" not in shown, "what was dropped on the page before is not offered"
    assert there.endswith(f"#cau-{keys_on(merged)[0]}")
    assert merged.count("<mark>") == 3, "two marks for the merged task, one for the report"
    assert "Tuyên truyền cả năm" in merged
    assert await keys(culture, review) == [first, second, report]


async def test_one_task_becomes_two_where_a_line_was_broken(culture: Looker, review: str) -> None:
    [first, *_] = await keys(culture, review)
    splitting = await culture.done(f"{review}?trang=1", act=f"tach/{first}")
    words = re.search(r"<textarea[^>]*>(.*?)</textarea>", await culture.see(splitting), re.S)
    assert words
    cut = words[1].replace("; tập huấn", ";\r\ntập huấn")

    lost = await culture.send(splitting, words=cut.replace("Phát tờ rơi.", ""))
    there = await culture.done(splitting, words=cut)

    assert lost.status == 422
    assert "đúng nguyên văn" in text_of(lost.body.decode())
    assert re.findall(r"<mark>(.*?)</mark>", await culture.see(there.partition("#")[0]))[:2] == [
        "Tuyên truyền Luật Thực hiện dân chủ ở cơ sở;",
        "tập huấn cho các khu phố. Phát tờ rơi.",
    ]


async def test_tasks_of_different_days_are_refused_on_the_page(
    culture: Looker, review: str
) -> None:
    _, second, report = await keys(culture, review)
    merging = await culture.done(f"{review}?trang=1", act=f"gop/{report}")
    dated = {f"{second}.decision": "change", f"{second}.due_kind": "by", f"{second}.due": "30/6"}
    await culture.done(f"{review}?trang=1", **dated)

    answer = await culture.send(merging, title="", **{f"chon.{second}": "1"})

    assert answer.status == 422
    assert "hạn hoặc nhịp khác nhau" in text_of(answer.body.decode())
    assert f'name="chon.{second}" value="1" checked' in answer.body.decode()


async def test_a_pdf_opens_at_the_page_of_the_words(house: House, culture: Looker) -> None:
    kept = await FileStore(house.files_url).keep(WARD, as_pdf(read_pasted(TEXT)))
    receipt = Desk(LINK_KEY).receipt(WARD, kept, clock.now())
    review = await culture.done("/06811/viec/ke-hoach/moi", year="2027", text="", receipt=receipt)

    page = await culture.see(review)
    target = await culture.open(f"{review}/tep?trang=1")

    assert f'href="{review}/tep?trang=1"' in page
    assert target.status == 303
    assert str(target.header("location")).endswith("#page=1")


async def test_what_is_gone_or_made_up_is_answered_calmly(culture: Looker, review: str) -> None:
    nothing = await culture.open(f"{review}/gop?viec=0198f2c0-0000-7000-8000-000000000001")
    odd = await culture.send(f"{review}?trang=1", act="gop/khong-phai-ma")
    pasted = await culture.open(f"{review}/tep")

    assert nothing.status == 404
    assert odd.status == 303
    assert pasted.status == 404


async def test_residents_see_none_of_it(house: House, review: str) -> None:
    resident = house.looker()

    for path in ("", "/tep", "/gop?viec=0198f2c0-0000-7000-8000-000000000001"):
        assert (await resident.open(f"{review}{path}")).status in (303, 404)
