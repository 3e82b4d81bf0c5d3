"""What changed between two versions: to the letter, and for those who may see both."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel import testing
from libs.kernel.actor import Actor
from services.disclosures.comparing.rules import Change, compared, replaced
from tests.disclosures.door import get, post, receipt, shown
from tests.disclosures.ward import BINH, LAN, PHOTO, SIGNED_ON

TEXT = st.text(st.sampled_from("ab á<>&\n \u200b"), max_size=40)


def without(change: Change, old: str, new: str) -> str:
    return "".join(piece.text for piece in compared(old, new) if piece.change is not change)


@given(TEXT, TEXT)
def test_the_pieces_are_both_texts_to_the_letter(old: str, new: str) -> None:
    assert without(Change.INSERTED, old, new) == old
    assert without(Change.DELETED, old, new) == new


def test_words_that_stay_are_not_told_as_changed() -> None:
    pieces = compared("Mức hỗ trợ là 10 triệu đồng.", "Mức hỗ trợ là 15 triệu đồng.")

    assert [(piece.change.value, piece.text) for piece in pieces] == [
        ("same", "Mức hỗ trợ là "),
        ("deleted", "10 "),
        ("inserted", "15 "),
        ("same", "triệu đồng."),
    ]
    assert [piece.text for piece in replaced("12/QĐ", "13/QĐ")] == ["12/QĐ", "13/QĐ"]
    assert replaced("", "") == []


def test_a_long_text_of_one_word_takes_no_time_at_all() -> None:
    began = time.monotonic()
    compared("a " * 10_000, "a " * 9_999 + "b ")

    assert time.monotonic() - began < 5


async def corrected(client: httpx.AsyncClient, item: str = "2b", **changes: Any) -> str:
    """A disclosure whose correction is written, not yet approved."""
    name = await shown(client, item=item)
    form = {
        "title": "Quyết định công bố dự toán ngân sách <b>",
        "summary": "Dự toán năm 2026 đã sửa.",
        "number": "99/QĐ",
        "signed_on": SIGNED_ON.isoformat(),
        "signer_position": "Chủ tịch",
        "reason": "Sai số",
        "receipt": receipt(PHOTO, 1),
        **changes,
    }
    answer = await post(client, f"/disclosures/{name}/correction", form, day=1)
    assert answer.status_code == 201, answer.text
    return name


async def let_out(client: httpx.AsyncClient, name: str) -> None:
    await post(client, f"/disclosures/{name}/approval", by=BINH, day=1)
    assert (await post(client, f"/disclosures/{name}/publication", day=1)).status_code == 201


async def test_everybody_sees_what_a_correction_changed(client: httpx.AsyncClient) -> None:
    name = await corrected(client)
    await let_out(client, name)
    told = (await get(client, f"/disclosures/{name}/changes", day=2)).json()

    assert (told["old"]["number"], told["new"]["number"]) == (1, 2)
    assert told["new"]["reason"] == "Sai số"
    parts = {part["part"]: part for part in told["parts"]}
    changed = [name for name, part in parts.items() if part["changed"]]
    assert changed == ["title", "summary", "document_number", "file"]
    assert [piece["text"] for piece in parts["title"]["pieces"]][-1].strip() == "<b>"
    assert [piece["text"] for piece in parts["file"]["pieces"]] == ["b" * 64, PHOTO.sha256]
    other = await get(client, f"/disclosures/{name}/changes?old=1&new=2", day=2)
    assert other.json() == told


async def test_a_correction_that_is_not_out_is_compared_for_officials_only(
    client: httpx.AsyncClient,
) -> None:
    name = await corrected(client)
    path = f"/disclosures/{name}/changes"

    assert (await get(client, f"{path}?new=2", day=1)).status_code == 404
    assert (await get(client, path, day=1)).json()["type"] == "NothingToCompare"
    draft = await get(client, f"{path}?new=2", by=BINH, day=1)
    assert draft.json()["new"]["published_at"] is None
    assert "đã sửa" not in (await get(client, path, day=1)).text


@pytest.mark.parametrize(
    ("query", "status"),
    [("old=2&new=1", 422), ("old=2&new=2", 422), ("old=7", 404), ("new=0", 422)],
)
async def test_what_cannot_be_compared_is_refused(
    client: httpx.AsyncClient, query: str, status: int
) -> None:
    name = await corrected(client)
    await let_out(client, name)

    assert (await get(client, f"/disclosures/{name}/changes?{query}")).status_code == status


async def test_what_was_taken_back_is_not_compared_any_more(client: httpx.AsyncClient) -> None:
    name = await corrected(client)
    await let_out(client, name)
    await post(client, f"/disclosures/{name}/withdrawal", {"reason": "Nhầm"}, by=BINH, day=2)

    assert (await get(client, f"/disclosures/{name}/changes", day=2)).json()["type"] == "TextGone"
    assert (await get(client, f"/disclosures/{name}/changes", by=LAN, day=2)).status_code == 200


async def test_a_list_of_persons_is_compared_while_it_is_shown(client: httpx.AsyncClient) -> None:
    name = await corrected(client, "7c", summary="Bỏ ông Mẫu.")
    await let_out(client, name)
    path = f"/disclosures/{name}/changes"

    during = await get(client, path, day=20)
    assert (during.status_code, during.headers["x-robots-tag"]) == (200, "noindex, noarchive")
    after = await get(client, path, day=40)
    assert (after.status_code, after.json()["type"]) == (404, "TextGone")
    assert "Mẫu" not in after.text
    assert (await get(client, path, by=LAN, day=40)).status_code == 200


async def test_another_ward_compares_nothing_of_ours(client: httpx.AsyncClient) -> None:
    name = await corrected(client)
    await let_out(client, name)
    stranger = testing.signed(Actor("xa", "06820", frozenset({"office", "chair"})))

    path = f"/api/wards/06820/disclosures/disclosures/{name}/changes"
    assert (await client.get(path, headers=stranger)).status_code == 404
