"""What was taken back may have named somebody: that it was is public, nothing that it said."""

from __future__ import annotations

import httpx

from tests.disclosures.door import correct, get, hung, post, shown
from tests.disclosures.ward import BINH, LAN

NAMED = "Quyết định thôi việc của ông Nguyễn Văn Mẫu"


async def taken_back(client: httpx.AsyncClient) -> str:
    """Shown, corrected, used in a dialogue and reported missing under a title that it lost."""
    name = await shown(client, title=NAMED, item="2b")
    await correct(client, name, 1, title=f"{NAMED} (sửa)", reason="Sai tên ông Mẫu")
    assert (await post(client, f"/disclosures/{name}/postings", hung(day=1), day=1)).is_success
    used = {"form": "dialogue", "on": "2026-03-03", "said": "Họp ở nhà ông Mẫu"}
    used["address"] = "https://example.vn/mau"
    assert (await post(client, f"/disclosures/{name}/forms", used, day=1)).is_success
    reason = {"reason": "Chưa được công khai"}
    assert (
        await post(client, f"/disclosures/{name}/withdrawal", reason, by=BINH, day=2)
    ).is_success
    return name


async def test_nobody_reads_what_it_said(client: httpx.AsyncClient) -> None:
    name = await taken_back(client)

    for path in (f"/disclosures/{name}", f"/disclosures/{name}?version=1", "/disclosures?khoan=2"):
        answer = await get(client, path, day=3)
        assert answer.status_code == 200
        assert "Mẫu" not in answer.text, path
    told = (await get(client, f"/disclosures/{name}", day=3)).json()
    assert told["withdrawal_reason"] == "Chưa được công khai"
    assert [each["title"] for each in told["versions"]] == [told["item_title"]] * 2


async def test_officials_still_read_it(client: httpx.AsyncClient) -> None:
    name = await taken_back(client)

    told = (await get(client, f"/disclosures/{name}", day=3, by=LAN)).json()
    assert told["title"] == f"{NAMED} (sửa)"
    assert told["versions"][1]["reason"] == "Sai tên ông Mẫu"
    lines = (await get(client, "/disclosures?khoan=2", day=3, by=LAN)).json()["lines"]
    assert next(line for line in lines if line["id"] == name)["title"] == f"{NAMED} (sửa)"
