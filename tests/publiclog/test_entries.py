"""A line of the log: its very bytes, which are documented and never change."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from libs.publiclog import entries
from libs.publiclog.entries import Act, Entry

NOON = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=7)))
ENTRY = Entry(
    sequence=7,
    ward="06811",
    act=Act.PUBLISHED,
    subject=UUID("01890000-0000-7000-8000-000000000001"),
    version=1,
    khoan=2,
    item="2b",
    document_number="12/QĐ-UBND",
    document_on=date(2026, 3, 2),
    shown_sha256="a" * 64,
    file_sha256=None,
    happened_at=NOON,
    recorded_at=NOON,
)
TEXT = (
    '{"sequence":7,"ward":"06811","act":"published",'
    '"subject":"01890000-0000-7000-8000-000000000001","version":1,"khoan":2,"item":"2b",'
    '"document_number":"12/QĐ-UBND","document_on":"2026-03-02","shown_sha256":"' + "a" * 64 + '",'
    '"file_sha256":null,"happened_at":"2026-03-02T02:00:00.000000Z",'
    '"recorded_at":"2026-03-02T02:00:00.000000Z"}'
)


def test_an_entry_is_these_bytes_and_no_others() -> None:
    assert ENTRY.text == TEXT


def test_an_entry_is_read_again() -> None:
    assert entries.read(TEXT) == ENTRY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 2_000,
        TEXT + " ",
        TEXT.replace(",", ", "),
        TEXT.replace('"khoan":2', '"khoan":2,"khoan":2'),
        TEXT.replace('"published"', '"praised"'),
        TEXT.replace('"2026-03-02T02:00:00.000000Z"', '"2026-03-02T09:00:00+07:00"'),
        TEXT.replace('"item"', '"more":1,"item"'),
    ],
)
def test_what_is_written_otherwise_is_no_entry(text: str) -> None:
    with pytest.raises(ValueError):
        entries.read(text)


def test_what_is_shown_is_hashed_in_a_fixed_order() -> None:
    text = '{"title":"Quyết định","summary":"Tóm tắt","body":""}'

    assert entries.shown_hash("Quyết định", "Tóm tắt", "") == (
        hashlib.sha256(text.encode()).hexdigest()
    )
    assert entries.shown_hash("a", "bc", "") != entries.shown_hash("ab", "c", "")
