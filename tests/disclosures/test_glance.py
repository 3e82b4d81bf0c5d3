"""What is public is found without marks and seen at a glance; drafts, lists' names never are."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.disclosures.door import a_form, get, post, shown
from tests.disclosures.ward import BINH, CODE

NAMED = "Danh sách hộ ông Nguyễn Văn Mẫu"


async def found(client: httpx.AsyncClient, words: str) -> list[dict[str, Any]]:
    answer = await get(client, f"/found?q={words}", day=1)
    assert answer.status_code == 200, answer.text
    things: list[dict[str, Any]] = answer.json()
    return things


async def test_a_paper_is_found_by_any_of_its_words_with_or_without_marks(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client, title="Thông báo sửa Đường ống cấp nước", number="771/TB-UBND")
    page = f"/cong-khai/{name}"

    for words in ("duong ong", "ĐƯỜNG ỐNG", "nuoc cap sua", "771/tb"):
        assert [each["path"] for each in await found(client, words)] == [page]
    assert await found(client, "duong ong dau") == []
    assert await found(client, "%25_") == []  # signs of a pattern are signs
    glance = (await get(client, "/glance?limit=100", day=1)).json()
    [seen] = [each for each in glance["new"] if each["path"] == page]
    assert seen == {
        "kind": "disclosure",
        "title": "Thông báo sửa Đường ống cấp nước",
        "day": "2026-03-02",
        "path": page,
        "until": None,
    }


async def test_neither_a_draft_nor_what_was_taken_back_is_found(client: httpx.AsyncClient) -> None:
    owed = (await post(client, "/documents", a_form(title="Việc còn nháp zeta"))).json()
    path = f"/obligations/{owed['id']}/disclosure"
    draft = (await post(client, path, {"summary": "Tóm tắt nháp zeta."})).json()
    assert await found(client, "zeta") == []
    await post(client, f"/disclosures/{draft['id']}/approval", by=BINH)
    assert await found(client, "zeta") == []

    await post(client, f"/disclosures/{draft['id']}/publication")
    assert len(await found(client, "zeta")) == 1
    reason = {"reason": "Đăng nhầm văn bản."}
    gone = await post(client, f"/disclosures/{draft['id']}/withdrawal", reason, by=BINH)
    assert gone.status_code == 201, gone.text
    assert await found(client, "zeta") == []
    assert "zeta" not in (await get(client, "/glance?limit=100", day=1)).text


async def test_a_list_of_persons_is_found_by_what_it_is_and_never_by_a_name(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client, item="7c", title=NAMED)

    assert await found(client, "nguyen van mau") == []
    assert f"/cong-khai/{name}" in [each["path"] for each in await found(client, "thu huong")]
    assert "Nguyễn Văn Mẫu" not in (await get(client, "/glance?limit=100", day=1)).text


@pytest.mark.parametrize("words", ["", "a", "a" * 101])
async def test_what_is_searched_for_has_two_to_a_hundred_letters(
    client: httpx.AsyncClient, words: str
) -> None:
    assert (await get(client, f"/found?q={words}")).status_code == 422


async def test_another_ward_finds_nothing_of_this_one(client: httpx.AsyncClient) -> None:
    await shown(client, title="Thông báo omega")
    assert len(await found(client, "omega")) == 1

    for path in ("found?q=omega", "glance"):
        there = await client.get(f"/api/wards/06820/disclosures/{path}")
        assert there.status_code == 200
        assert "omega" not in there.text
    assert CODE != "06820"
