"""The disclosure plan of a year on its pages: drafted, adjusted, adopted, and read by everybody."""

from __future__ import annotations

import re

from tests.portal.house import House, text_of


async def test_the_plan_is_drafted_adjusted_adopted_and_read(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    desk = "/06811/viec/ke-hoach-cong-khai"
    none = text_of(await house.looker().see("/06811/ke-hoach-cong-khai"))
    assert "Phường chưa thông qua kế hoạch công khai nào" in none

    page = await office.done(desk, year="2027")
    draft = await office.see(page)
    assert (await house.looker().open(page)).status == 404
    forms = re.findall(rf'href="({desk}/[0-9a-f-]{{36}}/noi-dung/\w+)"', draft)
    assert len(forms) > 45
    owner = re.findall(r'<option value="([0-9a-f-]{36})"', await office.see(forms[0]))[0]
    refused = await office.send(
        forms[5], **{"owner_unit_id": owner, "at-1": "posting/headquarters", "days-1": "20"}
    )
    assert refused.status == 422
    for form in forms:
        values = dict(
            re.findall(r'name="(day-[^"]+)"[^>]* value="([^"]+)"', await office.see(form))
        )
        await office.done(form, owner_unit_id=owner, **values)

    plan = page.rpartition("=")[2]
    await office.done(f"{desk}/{plan}/trinh")
    assert "Ghi nhận thông qua" in await chair.see(page)
    adopted = {"number": "12/KH-UBND", "signed_on": "2026-11-23", "adopted_on": "2026-11-23"}
    await chair.done(f"{desk}/{plan}/thong-qua", signing_form="tm_kt", **adopted)

    public = text_of(await house.looker().see("/06811/ke-hoach-cong-khai"))
    assert "Kế hoạch công khai thông tin năm 2027" in public
    assert "12/KH-UBND, 23/11/2026, Phó Chủ tịch ký" in public
    assert "Quý I: 15/04/2027" in public
    paper = await house.looker().open(f"/06811/ke-hoach-cong-khai/{plan}/tai/pdf")
    assert paper.body.startswith(b"%PDF")
