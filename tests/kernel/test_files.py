"""Evidence files: judged by content, kept by hash, reached only by receipts and short links."""

from __future__ import annotations

import asyncio
import io
import time
from datetime import datetime, timedelta

import pytest
from PIL import Image

from libs.kernel import clock, files
from libs.kernel.errors import NotFound
from libs.kernel.files import (
    Desk,
    FileEmpty,
    FileKindNotTaken,
    FileStore,
    FileTooLarge,
    PhotoBroken,
    ReceiptNotGood,
    StoredFile,
    without_traces,
)

NOW = datetime(2026, 3, 2, 8, tzinfo=clock.VIETNAM)
DESK = Desk("a key for tests")
GPS = 0x8825


def photo(*, kind: str = "JPEG", with_place: bool = False, turned: bool = False) -> bytes:
    picture = Image.new("RGB", (40, 20), (140, 20, 24))
    exif = Image.Exif()
    if with_place:
        exif[GPS] = {1: "N", 2: (21.0, 2.0, 0.0), 3: "E", 4: (106.0, 45.0, 0.0)}
    if turned:
        exif[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()


@pytest.fixture
def store(tmp_path) -> FileStore:
    return FileStore(f"file://{tmp_path}/files")


async def test_a_photo_is_kept_by_its_hash_and_read_back(store):
    kept = await store.keep("06811", photo())

    assert kept.media_type == "image/jpeg"
    assert len(await store.read("06811", kept.sha256)) == kept.size_bytes


async def test_another_ward_does_not_find_it(store):
    kept = await store.keep("06811", photo())

    with pytest.raises(NotFound):
        await store.read("06820", kept.sha256)


async def test_the_place_in_a_photo_is_kept_for_postings_only(store):
    content = photo(with_place=True)

    plain = await store.read("06811", (await store.keep("06811", content)).sha256)
    posting = await store.read(
        "06811", (await store.keep("06811", content, with_place=True)).sha256
    )

    assert GPS not in Image.open(io.BytesIO(plain)).getexif()
    assert GPS in Image.open(io.BytesIO(posting)).getexif()


async def test_a_turned_photo_stands_upright_after_its_traces_are_gone(store):
    kept = await store.keep("06811", photo(turned=True))

    assert Image.open(io.BytesIO(await store.read("06811", kept.sha256))).size == (20, 40)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileEmpty),
        (b"x" * (10 * 1024 * 1024 + 1), FileTooLarge),
        (b"MZ" + b"\0" * 200, FileKindNotTaken),
        ("một đoạn chữ".encode(), FileKindNotTaken),
        (photo()[:120], PhotoBroken),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, PhotoBroken),
    ],
)
async def test_what_is_not_taken_is_refused_with_a_sentence(store, content, refusal):
    with pytest.raises(refusal) as caught:
        await store.keep("06811", content)

    assert caught.value.sentence.endswith(".")


async def test_a_file_changed_on_the_disk_is_not_served(store, tmp_path):
    kept = await store.keep("06811", photo())
    place = tmp_path / "files" / "06811" / kept.sha256[:2] / kept.sha256
    place.write_bytes(b"forged")

    with pytest.raises(NotFound):
        await store.read("06811", kept.sha256)


def test_the_same_file_has_the_same_receipt_within_an_hour():
    file = StoredFile("ab" * 32, 10, "image/jpeg")
    hour = NOW.replace(minute=0, second=0, microsecond=0)
    soon, later = hour + timedelta(minutes=59), hour + timedelta(minutes=60)

    assert DESK.receipt("06811", file, hour) == DESK.receipt("06811", file, soon)
    assert DESK.receipt("06811", file, hour) != DESK.receipt("06811", file, later)


def test_a_receipt_is_good_for_its_ward_and_its_day_only():
    file = StoredFile("a" * 64, 10, "image/png")
    receipt = DESK.receipt("06811", file, NOW)

    assert DESK.accept("06811", receipt, NOW + timedelta(hours=23)) == file
    for ward, moment, key in [
        ("06820", NOW, "a key for tests"),
        ("06811", NOW + timedelta(hours=25), "a key for tests"),
        ("06811", NOW, "another key"),
    ]:
        with pytest.raises(ReceiptNotGood):
            Desk(key).accept(ward, receipt, moment)


def test_a_link_holds_for_ten_minutes_and_for_its_file_only():
    file = StoredFile("a" * 64, 10, "image/png")
    query = dict(pair.split("=") for pair in DESK.link("06811", file, NOW).split("?")[1].split("&"))
    sealed = ("image/png", query["until"], query["seal"])

    assert DESK.allows("06811", "a" * 64, *sealed, now=NOW + timedelta(minutes=9))
    assert not DESK.allows("06811", "a" * 64, *sealed, now=NOW + timedelta(minutes=11))
    assert not DESK.allows("06811", "b" * 64, *sealed, now=NOW)
    assert not DESK.allows("06820", "a" * 64, *sealed, now=NOW)


async def test_a_photo_as_some_phones_send_it_is_kept_as_plain_jpeg(store):
    """MPO: two pictures in one file that says it is JPEG."""
    one = Image.open(io.BytesIO(photo(with_place=True)))
    out = io.BytesIO()
    one.save(out, "MPO", save_all=True, append_images=[one.copy()])

    kept = await store.keep("06811", out.getvalue())

    picture = Image.open(io.BytesIO(await store.read("06811", kept.sha256)))
    assert (picture.format, GPS in picture.getexif()) == ("JPEG", False)


async def test_what_somebody_wrote_inside_a_photo_is_gone(store):
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", comment=b"Nguyen Thi Bi Mat")

    kept = await store.keep("06811", out.getvalue())

    assert b"Bi Mat" not in await store.read("06811", kept.sha256)


def test_without_a_key_nothing_is_accepted_from_elsewhere():
    file = StoredFile("a" * 64, 10, "image/png")

    with pytest.raises(ReceiptNotGood):
        Desk("").accept("06811", Desk("").receipt("06811", file, NOW), NOW)


@pytest.mark.parametrize(("until", "seal"), [("²", "x"), ("1", "é"), ("", ""), ("-1", "0")])
def test_an_odd_link_is_refused_and_breaks_nothing(until, seal):
    assert not DESK.allows("06811", "a" * 64, "image/png", until, seal, now=NOW)


async def test_pictures_that_unpack_to_much_are_opened_two_at_a_time(store, monkeypatch):
    opened, most = 0, 0

    def judge(content: bytes) -> str:
        nonlocal opened, most
        opened += 1
        most = max(most, opened)
        time.sleep(0.02)
        opened -= 1
        return "application/pdf"

    monkeypatch.setattr(files, "judge", judge)
    await asyncio.gather(*(store.keep("06811", b"%d" % number) for number in range(6)))

    assert most == files.PICTURES_AT_ONCE_MAX


def test_a_picture_is_read_as_the_kinds_we_take_and_as_no_other():
    assert set(files.PICTURES) == {"JPEG", "PNG"}
    gif = io.BytesIO()
    Image.new("RGB", (4, 4)).save(gif, "GIF")

    with pytest.raises(OSError, match="cannot identify"):
        without_traces(gif.getvalue(), "image/png")


def test_nobody_else_on_the_machine_enters_the_folder_of_files(store, tmp_path):
    assert (tmp_path / "files").stat().st_mode & 0o777 == 0o700
