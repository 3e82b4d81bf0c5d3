"""The log at the door: anybody may have its head, its lines and its proofs."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.settings import Settings
from libs.publiclog import entries, heads, merkle
from services.disclosures.main import service
from tests.disclosures.door import a_form, get, post, shown
from tests.disclosures.ward import BINH

ORIGIN = "127.0.0.1:8080/06811"


async def test_the_head_is_signed_under_the_name_of_the_ward(client: httpx.AsyncClient) -> None:
    await shown(client)
    told = (await get(client, "/log")).json()
    note = await get(client, "/log/checkpoint")
    [key] = (await get(client, "/log/keys")).text.splitlines()

    assert note.headers["content-type"] == "text/plain; charset=utf-8"
    assert (told["checkpoint"], told["keys"], told["origin"]) == (note.text, [key], ORIGIN)
    assert heads.signed_text(note.text, heads.public_key(key)).startswith(f"{ORIGIN}\n")
    head = heads.head_of(note.text)
    assert (head.size, head.root.hex()) == (told["size"], told["root"])


async def test_the_lines_are_handed_out_byte_for_byte(client: httpx.AsyncClient) -> None:
    await shown(client)
    await shown(client)
    size = (await get(client, "/log")).json()["size"]
    whole = (await get(client, "/log/entries.jsonl")).text
    rest = await get(client, "/log/entries.jsonl?first=2")
    page = (await get(client, "/log/entries?first=2&limit=1")).json()

    lines = whole.split("\n")[:-1]
    assert [entries.read(line).sequence for line in lines] == list(range(1, size + 1))
    assert rest.text.split("\n")[:-1] == lines[1:]
    assert 'filename="so-cong-khai-06811-2.jsonl"' in rest.headers["content-disposition"]
    assert page == {"size": size, "first": 2, "entries": [lines[1]]}
    leaves = [merkle.leaf_hash(line.encode()) for line in lines]
    assert merkle.root_of(leaves).hex() == (await get(client, "/log")).json()["root"]


async def test_a_line_and_a_disclosure_have_the_same_proof(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    proof = (await get(client, f"/disclosures/{name}/proof")).json()
    again = (await get(client, f"/log/entries/{proof['index'] + 1}/proof")).json()

    assert proof == again
    assert entries.read(proof["entry"]).subject.hex == name.replace("-", "")
    assert proof["shown"]["summary"] == "Dự toán năm 2026."


async def test_the_page_names_the_line_with_which_a_version_came_out(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client)
    proof = (await get(client, f"/disclosures/{name}/proof?version=1")).json()
    page = (await get(client, f"/disclosures/{name}")).json()

    assert page["log_sequence"] == proof["index"] + 1


async def test_what_was_taken_back_keeps_its_proofs_without_its_text(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client, title="Danh sách: Trần Thị Không Có Thật")
    await post(client, f"/disclosures/{name}/withdrawal", {"reason": "Nêu tên"}, by=BINH)
    newest = (await get(client, f"/disclosures/{name}/proof")).json()
    first = (await get(client, f"/disclosures/{name}/proof?version=1")).json()

    assert entries.read(newest["entry"]).act == "withdrawn"
    assert entries.read(first["entry"]).act == "published"
    assert newest["shown"] is first["shown"] is None
    assert "Trần" not in json.dumps([newest, first], ensure_ascii=False)


async def test_a_draft_has_no_proof(client: httpx.AsyncClient) -> None:
    owed = (await post(client, "/documents", a_form())).json()
    draft = await post(client, f"/obligations/{owed['id']}/disclosure", {"summary": "Dự thảo."})

    assert (await get(client, f"/disclosures/{draft.json()['id']}/proof")).status_code == 404
    assert (await get(client, f"/disclosures/{draft.json()['id']}")).status_code == 404


@pytest.mark.parametrize("old", [0, 1, 2])
async def test_two_sizes_of_the_log_are_consistent(client: httpx.AsyncClient, old: int) -> None:
    await shown(client)
    await shown(client)
    told = (await get(client, f"/log/consistency?old={old}&new=2")).json()

    assert (told["old_size"], told["size"]) == (old, 2)
    assert heads.head_of(told["checkpoint"]).size == 2


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("old=1&new=1000", "không có bản 1000 dòng"),
        ("old=1000", "không có bản 1000 dòng"),
        ("old=2&new=1", "Bản cũ (2 dòng) phải ngắn hơn hoặc bằng bản mới (1 dòng)"),
    ],
)
async def test_a_size_that_is_not_there_is_refused(
    client: httpx.AsyncClient, asked: str, sentence: str
) -> None:
    await shown(client)
    await shown(client)
    answer = await get(client, f"/log/consistency?{asked}")

    assert answer.status_code == 422
    assert sentence in answer.json()["title"]


@pytest.mark.parametrize("path", ["/log/entries/9999/proof", "/log/entries/0/proof"])
async def test_a_line_that_is_not_there(client: httpx.AsyncClient, path: str) -> None:
    assert (await get(client, path)).status_code in (404, 422)


async def test_a_ward_that_has_shown_nothing_has_an_empty_log(client: httpx.AsyncClient) -> None:
    told = (await client.get("/api/wards/00077/disclosures/log")).json()

    assert (told["size"], told["root"]) == (0, merkle.EMPTY_ROOT.hex())


@pytest.mark.parametrize("key", ["", "not hex", "ab" * 31, "ab" * 32 + ","])
async def test_without_a_key_the_ward_still_publishes_but_proves_nothing(
    settings: Settings, client: httpx.AsyncClient, key: str
) -> None:
    keyless = settings.model_copy(update={"log_key": key})
    async with testing.service_client(service, keyless) as (other, _):
        name = await shown(other)
        answers: list[Any] = [
            await get(other, path)
            for path in ("/log", "/log/checkpoint", "/log/keys", f"/disclosures/{name}/proof")
        ]
        lines = (await get(other, "/log/entries.jsonl")).text

    assert {answer.status_code for answer in answers} == {503}
    assert "chưa có khóa ký" in answers[0].json()["title"]
    assert name in lines


async def test_while_a_key_is_changed_both_sign(
    settings: Settings, client: httpx.AsyncClient, door: tuple[httpx.AsyncClient, Database]
) -> None:
    two = settings.model_copy(update={"log_key": f"{settings.log_key},{'ab' * 32}"})
    await shown(client)
    async with testing.service_client(service, two) as (other, _):
        keys = (await get(other, "/log/keys")).text.splitlines()
        note = (await get(other, "/log/checkpoint")).text

    assert keys[0] == (await get(client, "/log/keys")).text.strip()
    for key in keys:
        assert heads.signed_text(note, heads.public_key(key))
