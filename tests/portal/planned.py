"""A plan of the year that goes all its way on the pages, once for a house."""

from __future__ import annotations

import re

from tests.portal.house import House, Looker

OFFICE = "Văn phòng HĐND và UBND"
TEXT = """KẾ HOẠCH
Triển khai thực hiện dân chủ ở cơ sở năm 2026

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ, công chức về dân chủ ở cơ sở.

II. NỘI DUNG THỰC HIỆN
1. Tuyên truyền
- Văn phòng HĐND và UBND tuyên truyền Luật Thực hiện dân chủ ở cơ sở trên hệ thống truyền thanh.
2. Báo cáo
- Văn phòng HĐND và UBND tổng hợp báo cáo năm trước ngày 10/12.
"""


async def plan_in_force(house: House) -> str:
    """The address of a plan that went all its way on the pages."""
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    chair = house.looker("chair", position="Chủ tịch")
    review = await culture.done("/06811/viec/ke-hoach/moi", year="2026", text=TEXT, receipt="")
    await decide_all(culture, review, str(house.units[OFFICE]))
    await culture.done(f"{review}/da-xem")
    page = await culture.done(f"{review}/trinh")
    await sign(chair, review, number="36/KH-UBND")
    await house.settle()
    return page


async def sign(chair: Looker, review: str, number: str) -> None:
    """Read the plan as it would be signed, and sign it so."""
    read = re.findall(
        r'type="hidden" name="(\w+)" value="(\w+)"', await chair.see(f"{review}/duyet")
    )
    hidden = {name: value for name, value in read if name != "csrf"}
    signed = {"number": number, "signed_on": "2026-11-23"}
    form = {"signing_form": "tm", "signer_position": "Chủ tịch"}
    await chair.done(f"{review}/duyet", **signed, **form, **hidden)


async def decide_all(looker: Looker, review: str, lead: str) -> None:
    """Accept every proposal of the review, each led by the same unit."""
    html = await looker.see(review)
    typed = {}
    for key in re.findall(r'id="cau-([0-9a-f-]{36})"', html):
        typed |= {f"{key}.decision": "accept", f"{key}.lead": lead}
    assert typed
    await looker.done(f"{review}?trang=1", **typed)
