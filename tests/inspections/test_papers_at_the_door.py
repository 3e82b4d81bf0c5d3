"""Who is handed which paper of a check, and that what was issued stays byte for byte."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import httpx
import pytest
from docx import Document as Word

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import InspectionKind
from tests.inspections import ward
from tests.inspections.asking import ASKED
from tests.inspections.checks import (
    CHAIR,
    COLLEAGUE,
    FRONT,
    HEAD,
    INSPECTED,
    LEADER,
    MEMBER,
    OTHER_OFFICE,
    appoint_everybody,
    decided,
    drafted,
)
from tests.inspections.test_papers import seen, words

READERS = {"chair": CHAIR, "member": MEMBER, "inspected": INSPECTED, "colleague": COLLEAGUE}
READERS |= {"office": OTHER_OFFICE, "front": FRONT, "head": HEAD, "nobody": ward.STRANGER}
INSIDE, CONCERNED = {"chair", "member"}, {"inspected", "colleague", "office", "front"}
Door = tuple[httpx.AsyncClient, Database]


@pytest.fixture(autouse=True)
def later() -> Iterator[None]:
    """The day on which the check is concluded."""
    with testing.time_is(ASKED):
        yield


@pytest.fixture
async def check(door: Door) -> UUID:
    """A check that goes on, with answers and a finding."""
    async with door[1].transaction(ward.CODE) as session:
        await ward.open_ward(session)
        await appoint_everybody(session)
        return (await seen(session)).id


async def read(client: httpx.AsyncClient, path: str, by: Actor) -> httpx.Response:
    return await client.get(f"{ward.API}/{path}", headers=testing.signed(by))


async def do(client: httpx.AsyncClient, path: str, by: Actor, **form: Any) -> int:
    answer = await client.post(f"{ward.API}/{path}", json=form, headers=testing.signed(by))
    return answer.status_code


async def readers(client: httpx.AsyncClient, path: str) -> set[str]:
    """Who is handed the paper, in both formats."""
    found = []
    for wanted in ("pdf", "docx"):
        answers = {name: await read(client, f"{path}.{wanted}", by) for name, by in READERS.items()}
        found.append({name for name, answer in answers.items() if answer.status_code == 200})
    assert found[0] == found[1]
    return found[0]


async def test_each_paper_is_read_by_whom_it_concerns_when_it_does(door: Door, check: UUID) -> None:
    client = door[0]
    one = f"inspections/{check}"
    minutes, conclusion = f"{one}/minutes", f"{one}/conclusion"
    public = f"published-conclusions/{check}/notice"

    assert await readers(client, minutes) == INSIDE
    assert await readers(client, conclusion) == set()
    assert await do(client, minutes, LEADER, number="3/BB-KT") == 200
    assert await readers(client, minutes) == INSIDE
    said = {"number": "70/KL-UBND", "conclusion": "Khắc phục."}
    assert await do(client, f"{one}/conclusion", CHAIR, **said) == 200
    assert await readers(client, minutes) == INSIDE | CONCERNED
    assert await readers(client, conclusion) == INSIDE
    assert await readers(client, public) == set()
    signed = {"notice_number": "71/TB-UBND", "signer_name": "Trần Văn Mẫu"}
    assert await do(client, f"{one}/conclusion-paper", CHAIR, **signed) == 200
    assert await readers(client, conclusion) == INSIDE | CONCERNED
    assert await readers(client, public) == set(READERS)

    listed = (await read(client, "published-conclusions", ward.STRANGER)).json()
    [told] = [each for each in listed if each["inspection_id"] == str(check)]
    pdf = (await read(client, f"{public}.pdf", ward.STRANGER)).content
    assert hashlib.sha256(pdf).hexdigest() == told["sha256"]
    assert "Mẫu" not in str(told)


async def test_a_draft_says_so_and_what_was_signed_stays_as_it_was(door: Door, check: UUID) -> None:
    client, database = door
    path = f"inspections/{check}/minutes"
    assert "DỰ THẢO" in words((await read(client, f"{path}.pdf", LEADER)).content)
    word = Word(io.BytesIO((await read(client, f"{path}.docx", LEADER)).content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "DỰ THẢO" in " ".join([*cells, *(each.text for each in word.paragraphs)])
    assert [await do(client, path, LEADER, number="9/BB-KT") for _ in range(2)] == [200, 409]

    first = {wanted: await read(client, f"{path}.{wanted}", LEADER) for wanted in ("pdf", "docx")}
    async with database.transaction(ward.CODE) as session:
        row = await inspection(session, check, LEADER)
        row.subject = "Đổi tên sau khi ký"
    for wanted, answer in first.items():
        assert (await read(client, f"{path}.{wanted}", LEADER)).content == answer.content
    assert "DỰ THẢO" not in words(first["pdf"].content)


async def test_there_are_no_minutes_of_a_check_that_has_not_begun(door: Door, check: UUID) -> None:
    """And none of one that nobody may know of: there the answer is that of no check at all."""
    client, database = door
    async with database.transaction(ward.CODE) as session:
        drawn = await drafted(session)
        hidden = await decided(session, InspectionKind.UNANNOUNCED)
        ids = drawn.id, hidden.id
    for path in ("minutes.pdf", "conclusion.pdf"):
        assert (await read(client, f"inspections/{ids[0]}/{path}", CHAIR)).status_code == 409
        assert (await read(client, f"inspections/{ids[1]}/{path}", OTHER_OFFICE)).status_code == 404
