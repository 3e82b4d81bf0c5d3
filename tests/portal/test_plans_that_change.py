"""A plan is sent back, amended and compared on the pages, and a task changed by a decision."""

from __future__ import annotations

import re

import pytest

from tests.portal.house import House, text_of
from tests.portal.planned import OFFICE, TEXT, decide_all, sign

AMENDED = TEXT.replace("trước ngày 10/12", "trước ngày 15/12")


@pytest.fixture(scope="module")
async def second(house: House, plan: str) -> str:
    """The desk's address of a version that waits for the chair, sent back once."""
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    chair = house.looker("chair", position="Chủ tịch")
    review = await culture.done("/06811/viec/ke-hoach/moi", year="2026", text=AMENDED, receipt="")
    await decide_all(culture, review, str(house.units[OFFICE]))
    await culture.done(f"{review}/da-xem")
    await culture.done(f"{review}/trinh")
    await chair.done(f"{review}/tra-lai", reason="Thiếu phần kinh phí.")
    assert "Thiếu phần kinh phí." in text_of(await culture.see(review))
    await culture.done(f"{review}/trinh")
    return review


async def test_the_chair_reads_what_an_amendment_does_before_signing(
    house: House, second: str
) -> None:
    chair = house.looker("chair", position="Chủ tịch")
    empty = await chair.send(f"{second}/tra-lai", reason="")

    page = text_of(await chair.see(f"{second}/duyet"))

    assert empty.status == 422
    assert "Bản này sửa đổi kế hoạch đang có hiệu lực" in page
    assert "1 việc thay đổi" in page
    assert "hạn 09/12/2026 thành 14/12/2026" in page


async def test_an_amendment_takes_effect_and_everybody_reads_what_changed(
    house: House, second: str
) -> None:
    office, resident = house.looker("office", unit=OFFICE), house.looker()
    old = re.findall(r"/ke-hoach\?ban=([0-9a-f-]{36})", await resident.see("/06811/ke-hoach"))
    stale = await house.looker("chair").send(
        f"{second}/duyet",
        number="45/KH-UBND",
        signed_on="2026-11-23",
        signing_form="tm",
        signer_position="Chủ tịch",
        amends="yes",
        content_sha256="0" * 64,
    )
    await sign(house.looker("chair", position="Chủ tịch"), second, number="45/KH-UBND")
    await house.settle()

    public = text_of(await resident.see("/06811/ke-hoach"))
    changes = second.replace("/viec/", "/") + "/thay-doi"
    read, worked = text_of(await resident.see(changes)), text_of(await office.see(changes))

    assert old == []
    assert stale.status == 422
    assert "đã thay đổi sau khi bạn mở trang này" in text_of(stale.body.decode())
    assert "45/KH-UBND, 23/11/2026" in public
    assert "số 36/KH-UBND ngày 23/11/2026" in public
    assert "trước ngày 15/12" in read
    assert "Nhiệm vụ" not in read.split("Những gì thay đổi", 1)[1]
    assert "Hạn: trước ngày 10/12 → trước ngày 15/12" in worked


async def test_a_decision_gives_a_task_another_day_on_its_page(house: House, second: str) -> None:
    chair, office = house.looker("chair", position="Chủ tịch"), house.looker("office", unit=OFFICE)
    plan_page = await chair.see("/06811/ke-hoach")
    task = re.findall(r'href="(/06811/viec/nhiem-vu/[0-9a-f-]{36})"', plan_page)[-1]
    form = {"number": "12/QĐ-UBND", "signed_on": "2026-11-23", "lead_unit_id": ""}

    refused = await chair.send(f"{task}/quyet-dinh", **form, due_on="")
    await chair.done(f"{task}/quyet-dinh", **form, due_on="2026-12-20")

    assert refused.status == 422
    assert "chưa thay đổi gì" in text_of(refused.body.decode())
    assert "quyet-dinh" not in await office.see(task)
    page = text_of(await office.see(task))
    assert "Điều chỉnh theo văn bản số 12/QĐ-UBND ngày 23/11/2026" in page
    assert "theo quyết định số 12/QĐ-UBND ngày 23/11/2026" in page
