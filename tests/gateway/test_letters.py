"""Files of letters pass the door: to reception as they come, and onto no disk of this machine."""

from __future__ import annotations

import hashlib
import tempfile
from urllib.parse import parse_qs

import httpx
import pytest

from libs.kernel.actor import HEADER
from libs.kernel.errors import NotFound
from libs.kernel.files import without_traces
from services.gateway import letters
from services.gateway.limits import Places
from tests.gateway.conftest import WARD
from tests.gateway.test_files import photo

PAGE, DESK = f"/{WARD}/don-thu", f"/{WARD}/viec/don-thu"
NAME = "Đơn của bà Lường Thị Tên Trồng.pdf"
MEGABYTE = 1024 * 1024


def fields_of(answer: httpx.Response) -> dict[str, list[str]]:
    assert answer.status_code == 200, answer.text
    return parse_qs(answer.json()["body"], keep_blank_values=True)


async def test_a_strangers_file_becomes_a_receipt_and_its_name_goes_nowhere(visitor, sealing):
    files = {"file1": (NAME, photo()), "file2": ("", b""), "file3": (NAME, b"no")}
    answer = await visitor.post(PAGE, data={"text": "Đơn", "key": "k"}, files=files)

    fields = fields_of(answer)
    assert sealing.got == [photo(), b"no"]
    assert fields["file1"] == [hashlib.sha256(photo()).hexdigest()]
    assert (fields["file2"], fields["file3.refused"]) == ([""], ["Không nhận."])
    assert fields["text"] == ["Đơn"]
    assert "Trồng" not in str(sealing.headers) + answer.text
    assert NAME not in str(sealing.headers) + answer.text


async def test_the_photo_of_a_report_is_sealed_and_kept_nowhere_here(house, visitor, lan, sealing):
    report = f"/{WARD}/phan-anh/gui"
    sent = photo((33, 21))  # no other test keeps this one
    stored = hashlib.sha256(without_traces(sent, "image/jpeg")).hexdigest()
    for client in (visitor, lan):
        more = {"csrf": client.headers.get("x-csrf-token", "")}
        answer = await client.post(report, data=more, files={"photo1": ("a.jpg", sent)})
        assert fields_of(answer)["photo1"] == [hashlib.sha256(sent).hexdigest()]

    assert sealing.got == [sent] * 2
    with pytest.raises(NotFound):
        await house.door.door.files.read(WARD, stored)


async def test_the_same_file_in_the_same_form_is_the_same_request(visitor, lan, sealing):
    for key, content in (("k1", b"a"), ("k1", b"a"), ("k1", b"b"), ("k2", b"a"), ("", b"a")):
        await visitor.post(PAGE, data={"key": key}, files={"file1": ("a.pdf", content)})
    await lan.post(DESK, data={"key": "k1"}, files={"file1": ("a.pdf", b"a")})

    keys = [sent.get("idempotency-key", "") for sent in sealing.headers]
    assert (keys[0], keys[4]) == (keys[1], "")
    assert len(set(keys[1:5])) == 4
    # The key tells nobody what the file was.
    assert hashlib.sha256(b"a").hexdigest() not in str(keys)
    assert [HEADER in sent for sent in sealing.headers] == [False] * 5 + [True]


async def test_large_files_stay_in_memory(visitor, sealing, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there is no such folder"))
    files = {f"file{n}": ("a.pdf", bytes([n]) * 5 * MEGABYTE) for n in range(1, 4)}
    fields = fields_of(await visitor.post(PAGE, data={"text": "x"}, files=files))

    assert [len(content) for content in sealing.got] == [5 * MEGABYTE] * 3
    assert fields.keys() == {"text", "file1", "file2", "file3"}


async def test_more_than_24_mb_is_refused_and_more_than_8_mb_of_one_file(visitor, sealing):
    one = await visitor.post(PAGE, files={"file1": ("a.pdf", b"x" * (8 * MEGABYTE + 1))})
    files = {f"file{n}": ("a.pdf", b"x" * 5 * MEGABYTE) for n in range(5)}
    all_of_them = await visitor.post(PAGE, files=files)

    assert "tối đa 8 MB" in fields_of(one)["file1.refused"][0]
    assert (all_of_them.status_code, sealing.got) == (413, [])


async def test_when_all_places_are_taken_words_and_a_small_scan_still_go(
    visitor, sealing, monkeypatch
):
    monkeypatch.setattr(letters, "PLACES_OF_STRANGERS", Places(0, 0))
    large = await visitor.post(PAGE, files={"file1": ("a.pdf", b"x" * 2 * MEGABYTE)})
    small = await visitor.post(PAGE, data={"text": "x"}, files={"file1": ("a.jpg", photo())})

    assert (large.status_code, large.headers["retry-after"]) == (429, "20")
    assert "file1" in fields_of(small)


async def test_a_form_that_breaks_off_hands_on_nothing(visitor, sealing):
    """Half of a form: the second file never ends."""

    async def half():
        yield b'--b\r\ncontent-disposition: form-data; name="file1"; filename="a"\r\n\r\n'
        yield b"whole\r\n--b\r\n"
        yield b'content-disposition: form-data; name="file2"; filename="b"\r\n\r\nha'

    kind = {"content-type": "multipart/form-data; boundary=b"}
    answer = await visitor.post(PAGE, content=half(), headers=kind)

    assert (answer.status_code, sealing.got) == (422, [])


async def test_a_signed_in_form_needs_its_token_before_a_file_is_handed_on(lan, sealing):
    token = lan.headers.pop("x-csrf-token")
    files = {"file1": ("a.jpg", photo())}
    forged = await lan.post(DESK, files=files)
    good = await lan.post(DESK, data={"csrf": token}, files=files)

    assert (forged.status_code, good.status_code) == (403, 200)
    assert len(sealing.got) == 1


async def test_without_reception_the_file_is_refused_in_its_own_field(visitor):
    answer = await visitor.post(PAGE, files={"file1": ("a.jpg", photo())})

    assert "tạm ngừng" in fields_of(answer)["file1.refused"][0]
