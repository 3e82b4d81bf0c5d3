"""Files: uploaded, judged, attached by receipt, read by a short link."""

from __future__ import annotations

import io
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from openpyxl import Workbook
from PIL import Image

from libs.kernel import clock
from libs.kernel.files import Desk, StoredFile
from tests.gateway.conftest import OTHER, WARD

FILES = f"/api/wards/{WARD}/files"
PLACE = 0x8825


def photo(size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(PLACE)[1] = "N"
    exif[PLACE] = exif.get_ifd(PLACE)
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def place_in(content: bytes) -> dict:
    return dict(Image.open(io.BytesIO(content)).getexif().get_ifd(PLACE))


async def kept(house, told: dict) -> bytes:
    return await house.door.door.files.read(WARD, told["sha256"])


async def test_an_uploaded_photo_is_answered_with_a_receipt_and_loses_its_place(house, lan):
    answer = await lan.post(FILES, files={"file": ("Nguyen Van A.jpg", photo())})

    told = answer.json()
    desk = Desk(house.door.settings.link_key)
    accepted = desk.accept(WARD, told["receipt"], clock.now())
    assert answer.status_code == 201
    assert (accepted.sha256, told["media_type"]) == (told["sha256"], "image/jpeg")
    assert place_in(photo()) != {}
    assert place_in(await kept(house, told)) == {}


async def test_a_photo_of_a_posting_keeps_its_place(house, lan):
    answer = await lan.post(FILES, files={"file": ("a.jpg", photo())}, data={"purpose": "posting"})

    assert place_in(await kept(house, answer.json())) != {}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"#!/bin/sh\necho", "FileKindNotTaken"),
        (b"", "FileEmpty"),
        (photo()[:200], "PhotoBroken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "FileKindNotTaken"),
    ],
)
async def test_what_is_not_what_it_says_is_refused(lan, content, kind):
    answer = await lan.post(FILES, files={"file": ("anh.jpg", content, "image/jpeg")})

    assert (answer.status_code, answer.json()["type"]) == (422, kind)


async def test_only_the_signed_in_upload_and_only_with_the_token(house, visitor, lan):
    files = {"file": ("a.jpg", photo())}
    del lan.headers["x-csrf-token"]

    anyone = await visitor.post(FILES, files=files)
    elsewhere = await lan.post(f"/api/wards/{OTHER}/files", files=files)
    forged = await lan.post(FILES, files=files)

    assert (anyone.status_code, elsewhere.status_code, forged.status_code) == (401, 401, 403)


async def test_more_than_12_mb_is_refused(lan):
    answer = await lan.post(FILES, files={"file": ("a.pdf", b"%PDF-1.7" + b"x" * 12 * 1024 * 1024)})

    assert answer.status_code == 413
    assert "12 MB" in answer.json()["title"]


async def test_an_upload_that_hides_its_size_is_not_read_to_its_end(lan):
    async def endless():
        for _ in range(14):
            yield b"x" * 1024 * 1024

    kind = {"content-type": "multipart/form-data; boundary=b"}
    answer = await lan.post(FILES, content=endless(), headers=kind)

    assert answer.status_code == 413
    assert "12 MB" in answer.json()["title"]


async def test_a_form_with_files_works_without_scripts(house, lan):
    token = lan.headers.pop("x-csrf-token")
    files = {
        "photo": ("a.jpg", photo()),
        "minutes": ("", b""),
        "paper": ("a.jpg", b"no photo"),
        "list": ("units.csv", "Loại;Tên\r\nKhu phố;Khu 1\r\n".encode("utf-16")),
    }

    answer = await lan.post(f"/{WARD}/viec/1", data={"note": "xong", "csrf": token}, files=files)

    told = answer.json()
    fields = parse_qs(told["body"], keep_blank_values=True)
    desk = Desk(house.door.settings.link_key)
    assert told["headers"]["content-type"] == "application/x-www-form-urlencoded"
    assert desk.accept(WARD, fields["photo"][0], clock.now()).media_type == "image/jpeg"
    assert fields["minutes"] == [""]
    assert "Chỉ nhận ảnh" in fields["paper.refused"][0]
    assert fields["list.text"] == ["Loại;Tên\nKhu phố;Khu 1\n"]
    assert fields["note"] == ["xong"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1258"])
async def test_a_list_without_its_mark_is_refused_and_not_misread(lan, encoding):
    token = lan.headers.pop("x-csrf-token")
    files = {"list": ("units.csv", "Tô Văn Mẫu;\nTô Thị Á;".encode(encoding, "replace"))}

    answer = await lan.post(f"/{WARD}/viec/1", data={"csrf": token}, files=files)

    fields = parse_qs(answer.json()["body"])
    assert "list.text" not in fields
    assert "Chỉ nhận" in fields["list.refused"][0]


NOTHING = ("", b"")  # what browsers send for a field in which no file was chosen


async def sent_by_a_browser(lan, files: list[tuple[str, bytes]]):
    """A form with so many fields for files; httpx would leave an empty name out."""
    parts = [("csrf", None, lan.headers.pop("x-csrf-token").encode())]
    parts += [(f"photo-{n}", name, content) for n, (name, content) in enumerate(files)]
    body = b""
    for field, name, content in parts:
        of_file = "" if name is None else f'; filename="{name}"\r\nContent-Type: image/jpeg'
        head = f'--part\r\nContent-Disposition: form-data; name="{field}"{of_file}\r\n\r\n'
        body += head.encode() + content + b"\r\n"
    kind = {"content-type": "multipart/form-data; boundary=part"}
    return await lan.post(f"/{WARD}/viec/1", content=body + b"--part--\r\n", headers=kind)


async def test_of_many_fields_for_files_only_the_filled_ones_are_counted(lan):
    files = [("a.jpg", photo()) if n in (3, 12, 33) else NOTHING for n in range(34)]

    answer = await sent_by_a_browser(lan, files)

    fields = parse_qs(answer.json()["body"], keep_blank_values=True)
    filled = {name for name, values in fields.items() if name != "csrf" and values != [""]}
    assert filled == {"photo-3", "photo-12", "photo-33"}
    assert len(fields) == 35


@pytest.mark.parametrize("name", ["a.jpg", ""])
async def test_more_than_ten_files_at_once_are_refused_whatever_their_names(lan, name):
    answer = await sent_by_a_browser(lan, [NOTHING] * 20 + [(name, photo())] * 11)

    assert answer.status_code == 422
    assert "tối đa 10 tệp" in answer.text


async def test_a_form_has_an_end_to_its_fields_for_files(lan):
    answer = await sent_by_a_browser(lan, [NOTHING] * 501)

    assert answer.status_code == 422
    assert "không đọc được" in answer.text


async def test_a_form_with_files_needs_its_token_too(lan):
    lan.headers.pop("x-csrf-token")

    answer = await lan.post(f"/{WARD}/viec/1", files={"photo": ("a.jpg", photo())})

    assert answer.status_code == 403


async def test_files_of_anyone_are_not_kept(visitor):
    answer = await visitor.post(f"/{WARD}/gop-y", files={"photo": ("a.jpg", photo())})

    fields = parse_qs(answer.json()["body"])
    assert fields == {"photo.refused": ["Bạn cần đăng nhập để gửi tệp."]}


async def test_a_link_is_read_by_whoever_holds_it_until_it_ends(house, lan, visitor):
    told = (await lan.post(FILES, files={"file": ("a.jpg", photo())})).json()
    stored = StoredFile(told["sha256"], told["size_bytes"], told["media_type"])
    desk = Desk(house.door.settings.link_key)
    fresh = desk.link(WARD, stored, clock.now())
    old = desk.link(WARD, stored, clock.now() - timedelta(minutes=11))

    good = await visitor.get(fresh)
    ended = await visitor.get(old)
    forged = await visitor.get(fresh.replace("image%2Fjpeg", "text%2Fhtml"))
    moved = await visitor.get(fresh.replace(f"/{WARD}/", f"/{OTHER}/"))

    assert good.status_code == 200
    assert good.headers["content-type"] == "image/jpeg"
    assert good.headers["content-disposition"].startswith("inline")
    assert good.headers["content-security-policy"].startswith("sandbox")
    assert good.headers["cache-control"] == "private, max-age=600"
    assert (ended.status_code, forged.status_code, moved.status_code) == (410, 410, 410)


def workbook() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "shown", "policy"),
    [
        (workbook(), "attachment", "sandbox"),
        (b"%PDF-1.7\n%%EOF", "inline", "default-src 'none'"),
    ],
)
async def test_papers_are_shown_or_downloaded_by_their_kind(
    house, lan, visitor, content, shown, policy
):
    told = (await lan.post(FILES, files={"file": ("Giấy tờ.bin", content)})).json()
    stored = StoredFile(told["sha256"], told["size_bytes"], told["media_type"])

    answer = await visitor.get(Desk(house.door.settings.link_key).link(WARD, stored, clock.now()))

    assert answer.content == content
    assert answer.headers["content-disposition"].startswith(f"{shown}; filename=")
    assert answer.headers["content-security-policy"].startswith(policy)


async def test_a_file_that_is_gone_is_not_found(house, visitor):
    document = StoredFile(
        "0" * 64, 3, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    link = Desk(house.door.settings.link_key).link(WARD, document, clock.now())

    missing = await visitor.get(link)

    assert missing.status_code == 404
