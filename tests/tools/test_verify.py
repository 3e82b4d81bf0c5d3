"""`danbiet verify`: what it says of good and of changed files, with nothing but files."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from libs.publiclog import heads, merkle
from libs.publiclog.entries import Act, Entry, shown_hash
from libs.publiclog.files import ConsistencyFile, ProofFile, Shown
from libs.publiclog.heads import Head, Signer
from tools import verify

ORIGIN = "dancu.example.vn/06811"
OLD_KEY, KEY = Signer(b"1" * 32), Signer(b"2" * 32)
PUBLIC = str(KEY.public(ORIGIN))
DOCUMENT = b"%PDF-1.7 a decision"
SHOWN = Shown(title="Quyết định", summary="Tóm tắt", body="")
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def an_entry(sequence: int) -> Entry:
    return Entry(
        sequence=sequence,
        ward="06811",
        act=Act.PUBLISHED,
        subject=UUID(int=sequence),
        version=1,
        khoan=2,
        item="2b",
        document_number=f"{sequence}/QĐ-UBND",
        document_on=date(2026, 3, 2),
        shown_sha256=shown_hash(SHOWN.title, SHOWN.summary, SHOWN.body),
        file_sha256=hashlib.sha256(DOCUMENT).hexdigest(),
        happened_at=NOON,
        recorded_at=NOON + timedelta(days=sequence == 1),
    )


LINES = [an_entry(number).text for number in range(1, 12)]
LEAVES = [merkle.leaf_hash(line.encode()) for line in LINES]


def a_head(size: int, *signers: Signer) -> str:
    text = Head(ORIGIN, size, merkle.root_of(LEAVES[:size])).text
    return heads.signed(text, ORIGIN, signers or (KEY,))


def hashes(spans: list[merkle.Span]) -> list[str]:
    kept: dict[merkle.Node, bytes] = {}
    for size, leaf in enumerate(LEAVES):
        kept |= merkle.grown(size, leaf, kept)
    return [merkle.hash_of(span, kept).hex() for span in spans]


def a_proof(number: int = 3, **changes: Any) -> str:
    proof = ProofFile(
        entry=LINES[number - 1],
        index=number - 1,
        size=11,
        hashes=hashes(merkle.inclusion(number - 1, 11)),
        checkpoint=a_head(11),
        keys=[PUBLIC],
        shown=SHOWN,
    )
    return json.dumps(proof.model_dump() | changes)


def a_consistency(old: int, size: int = 11) -> str:
    return ConsistencyFile(
        old_size=old,
        size=size,
        hashes=hashes(merkle.consistency(old, size)),
        checkpoint=a_head(size),
        keys=[PUBLIC],
    ).model_dump_json()


Judge = Callable[..., tuple[int, str]]


@pytest.fixture
def judge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Judge:
    """Puts texts into files, has them checked, and tells the exit status and what was said."""

    def run(file: str, **more: str | bytes) -> tuple[int, str]:
        argv = [_file(tmp_path, "file", file)]
        for option, content in more.items():
            kept = content if option in ("key", "root") else _file(tmp_path, option, content)
            argv.append(f"--{option}={kept}")
        status = verify.main(argv)
        out, err = capsys.readouterr()
        return status, out + err

    return run


def _file(folder: Path, name: str, content: str | bytes) -> str:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(folder / name)


@pytest.mark.parametrize("number", range(1, 12))
def test_every_line_is_proven(judge: Judge, number: int) -> None:
    status, said = judge(a_proof(number), key=PUBLIC, document=DOCUMENT)

    assert (status, said.count("ĐÚNG")) == (0, 6), said
    assert "SAI" not in said
    assert f"văn bản {number}/QĐ-UBND" in said
    assert ("ghi vào sổ lúc 03/03/2026" in said) is (number == 1)


def test_a_key_that_came_with_the_file_is_said_to_be_no_proof_of_who_signed(judge: Judge) -> None:
    status, said = judge(a_proof())

    assert status == 0
    assert "CHÚ Ý Chưa cho khóa tin cậy" in said


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"entry": LINES[2].replace("3/QĐ", "4/QĐ")}, "Dòng 3 nằm trong sổ"),
        ({"entry": LINES[2] + " "}, "không phải là một dòng"),
        ({"index": 3}, "Dòng 4 nằm trong sổ"),
        ({"size": 10}, "Dòng 3 nằm trong sổ"),
        ({"hashes": hashes(merkle.inclusion(3, 11))}, "Dòng 3 nằm trong sổ"),
        ({"checkpoint": a_head(11, OLD_KEY)}, "Đầu sổ 11 dòng do khóa"),
        ({"checkpoint": a_head(10)}, "Dòng 3 nằm trong sổ"),
        ({"shown": SHOWN.model_dump() | {"summary": "Tóm tất"}}, "đang hiển thị"),
    ],
)
def test_whatever_is_changed_is_found(judge: Judge, changes: dict[str, Any], wrong: str) -> None:
    status, said = judge(a_proof(**changes), key=PUBLIC)

    assert status == 1
    assert any(wrong in line for line in said.split("\n") if line.startswith("SAI")), said


def test_another_document_is_not_the_one_that_was_logged(judge: Judge) -> None:
    status, said = judge(a_proof(), key=PUBLIC, document=DOCUMENT + b" ")

    assert status == 1
    assert f"SAI   Tệp văn bản: mã trong sổ {an_entry(3).file_sha256}" in said


def test_a_line_that_gives_itself_another_number_is_found(judge: Judge) -> None:
    """Its place is proven all the same: the log itself numbers wrongly."""
    head = Head(ORIGIN, 1, LEAVES[4])
    note = heads.signed(head.text, ORIGIN, [KEY])

    status, said = judge(a_proof(5, index=0, size=1, hashes=[], checkpoint=note), key=PUBLIC)
    assert status == 1
    assert "ĐÚNG  Dòng 1 nằm trong sổ có 1 dòng" in said
    assert "SAI   Số thứ tự" in said


def test_a_log_of_another_ward_is_not_this_one(judge: Judge) -> None:
    text = Head("dancu.example.vn/06812", 11, merkle.root_of(LEAVES)).text
    note = heads.signed(text, "dancu.example.vn/06812", [KEY])

    status, said = judge(a_proof(checkpoint=note), key=str(KEY.public("dancu.example.vn/06812")))
    assert status == 1
    assert "SAI   Số thứ tự và mã phường" in said


def test_what_was_taken_back_has_no_text_to_compare(judge: Judge) -> None:
    status, said = judge(a_proof(shown=None), key=PUBLIC)

    assert status == 0
    assert "CHÚ Ý Nội dung không còn hiển thị" in said


@pytest.mark.parametrize("old", range(1, 12))
def test_a_head_from_before_holds_still(judge: Judge, old: int) -> None:
    since = {"since": a_head(old), "consistency": a_consistency(old), "key": PUBLIC}

    assert judge(a_proof(), **since)[0] == 0
    assert judge(a_consistency(old), since=a_head(old), key=PUBLIC)[0] == 0
    assert judge("\n".join(LINES) + "\n", since=a_head(old), head=a_head(11), key=PUBLIC)[0] == 0


def test_a_head_of_a_past_that_is_no_more_is_found(judge: Judge) -> None:
    other = Head(ORIGIN, 5, merkle.leaf_hash(b"another past"))
    head = heads.signed(other.text, ORIGIN, [KEY])

    for file in (a_proof(), a_consistency(5), "\n".join(LINES)):
        more = {"consistency": a_consistency(5)} if "log-proof" in file else {}
        status, said = judge(file, since=head, key=PUBLIC, **more)
        assert status == 1, said


def test_a_log_shorter_than_the_head_that_was_kept_is_found(judge: Judge) -> None:
    proof = hashes(merkle.inclusion(2, 5))
    short = a_proof(3, size=5, hashes=proof, checkpoint=a_head(5))

    status, said = judge(short, since=a_head(11), key=PUBLIC)
    assert status == 1
    assert "Sổ nay chỉ còn 5 dòng" in said


def test_what_a_terminal_would_obey_is_not_printed(judge: Judge) -> None:
    line = replace(an_entry(1), document_number="1\x1b[2J").text
    head = Head(ORIGIN, 1, merkle.leaf_hash(line.encode()))
    note = heads.signed(head.text, ORIGIN, [KEY])

    status, said = judge(a_proof(1, entry=line, size=1, hashes=[], checkpoint=note), key=PUBLIC)
    assert (status, "văn bản 1?[2J," in said) == (0, True)


def test_a_head_signed_with_the_key_of_before_needs_that_key(judge: Judge) -> None:
    file, old = a_consistency(5), a_head(5, OLD_KEY)

    assert judge(file, since=old, key=PUBLIC)[0] == 1
    assert judge(file, since=old, key=f"{OLD_KEY.public(ORIGIN)} {PUBLIC}")[0] == 0


def test_a_line_of_a_log_changed_or_missing_is_named(judge: Judge) -> None:
    changed = [*LINES[:3], LINES[3].replace("4/QĐ", "5/QĐ"), *LINES[4:]]
    missing = [*LINES[:3], *LINES[4:]]

    status, said = judge("\n".join(changed), head=a_head(11), key=PUBLIC)
    assert (status, "11 dòng đầu của sổ" in said) == (1, True)
    assert judge("\n".join(LINES[1:]), head=a_head(11), key=PUBLIC)[0] == 1
    status, said = judge("\n".join(missing), head=a_head(11), key=PUBLIC)
    assert status == 1
    assert "SAI   Dòng 4 bị sửa, thiếu" in said


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("a photo", {"head": a_head(11)}),
        ("\n".join(LINES), {}),
        (a_consistency(5), {}),
        (a_proof(), {"since": a_head(5)}),
        (a_proof(), {"since": "no head"}),
        (a_proof(), {"head": a_head(11)}),
        (a_proof(), {"root": "5:00"}),
        (a_proof(), {"consistency": a_consistency(5)}),
        (a_consistency(5), {"since": a_head(5), "document": DOCUMENT}),
        ("\n".join(LINES), {"head": a_head(11), "document": DOCUMENT}),
        (a_proof(), {"since": a_head(5), "consistency": a_proof()}),
        (a_proof(), {"key": "no key"}),
        (a_proof(checkpoint="no head"), {}),
        (a_proof(hashes=["0"] * 3), {}),
        (a_proof(extra=1), {}),
    ],
)
def test_what_cannot_be_judged_is_neither_right_nor_wrong(
    judge: Judge, file: str, more: dict[str, str]
) -> None:
    status, said = judge(file, **more)

    assert status == 2, said


def test_the_root_on_a_sheet_of_paper_is_a_head_too(judge: Judge) -> None:
    digits = merkle.root_of(LEAVES[:5]).hex()
    on_paper = f"5: {digits[:4]} {digits[4:]}"
    changed = [*LINES[:3], LINES[3].replace("4/QĐ", "5/QĐ"), *LINES[4:]]

    assert judge("\n".join(LINES), root=on_paper)[0] == 0
    assert judge("\n".join(changed), root=on_paper)[0] == 1
    assert judge("\n".join(LINES), root="5")[0] == 1
    assert judge("\n".join(LINES), root="năm:mã")[0] == 2
    assert judge("\n".join(LINES), root=f"-1:{digits}")[0] == 2


def test_a_log_cut_down_to_nothing_is_not_the_one_of_the_head(judge: Judge) -> None:
    assert judge("", head=a_head(11), key=PUBLIC)[0] == 1
    empty = heads.signed(Head(ORIGIN, 0, merkle.EMPTY_ROOT).text, ORIGIN, [KEY])
    assert judge("", head=empty, key=PUBLIC)[0] == 0


def test_a_missing_file_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"\xff\xd8\xff")

    assert verify.main([str(tmp_path / "photo")]) == 2
    assert verify.main([str(tmp_path / "nowhere")]) == 2


def test_it_knows_no_database_no_network_and_no_service(tmp_path: Path) -> None:
    """What it imports, asked of a fresh interpreter."""
    loaded = "import sys, tools.verify; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True)

    names = {name.split(".")[0] for name in done.stdout.split()}
    assert "cryptography" in names
    assert not names & {"sqlalchemy", "asyncpg", "psycopg", "nats", "fastapi", "httpx", "services"}
    assert "libs.kernel" not in done.stdout.split()
