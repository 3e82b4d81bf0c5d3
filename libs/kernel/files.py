"""Evidence files: kept once by their content, judged by their content, reached by short links.

The gateway keeps uploads and hands back a signed receipt; a service accepts only receipts, so that
nobody attaches what was never uploaded to this ward. No name of a file is kept: names hold persons.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import io
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import filetype
import obstore
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from obstore.store import from_url
from PIL import Image, ImageOps

from libs.kernel.errors import NotFound, Refusal

SIZE_BYTES_MAX = 10 * 1024 * 1024
PIXELS_MAX = 60_000_000
# A small file may hold a picture of 60 million pixels: two at once take half a gigabyte.
PICTURES_AT_ONCE_MAX = 2
ORIENTATION = 0x0112
PICTURES = ("JPEG", "PNG")
LINK_LIFETIME = timedelta(minutes=10)
RECEIPT_LIFETIME = timedelta(hours=24)
KINDS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}


class FileEmpty(Refusal):
    """Tệp này trống. Hãy chọn lại tệp."""


class FileTooLarge(Refusal):
    """Tệp quá lớn: mỗi tệp tối đa 10 MB."""


class FileKindNotTaken(Refusal):
    """Chỉ nhận ảnh JPEG, PNG và tệp PDF, DOCX, XLSX. Tệp này không phải loại đó."""


class PhotoBroken(Refusal):
    """Tệp này không phải là ảnh đọc được. Hãy chụp hoặc chọn lại ảnh."""


class ReceiptNotGood(Refusal):
    """Tệp đính kèm không còn dùng được. Hãy tải tệp lên lại."""


@dataclass(frozen=True)
class StoredFile:
    """A file kept for a ward: the hash is its name."""

    sha256: str
    size_bytes: int
    media_type: str

    @property
    def is_photo(self) -> bool:
        """Whether it is a picture."""
        return self.media_type.startswith("image/")


def judge(content: bytes) -> str:
    """The media type of `content`, read from the bytes; refuses what is not taken."""
    if not content:
        raise FileEmpty
    if len(content) > SIZE_BYTES_MAX:
        raise FileTooLarge
    guess = filetype.guess(content)
    if guess is None or guess.mime not in KINDS:
        raise FileKindNotTaken
    if guess.mime.startswith("image/"):
        _check_picture(content)
    return str(guess.mime)


def _check_picture(content: bytes) -> None:
    try:
        with Image.open(io.BytesIO(content), formats=PICTURES) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise PhotoBroken
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PhotoBroken from error


def without_traces(content: bytes, media_type: str) -> bytes:
    """A picture without its EXIF data (place, device, time), upright; other files as they are."""
    if not media_type.startswith("image/"):
        return content
    with Image.open(io.BytesIO(content), formats=PICTURES) as picture:
        out = io.BytesIO()
        upright = picture.getexif().get(ORIENTATION, 1) == 1
        if media_type == "image/png":
            ImageOps.exif_transpose(picture, in_place=True)
            picture.save(out, "PNG", exif=b"")
        elif upright and picture.format == "JPEG":  # phones also send MPO, which says JPEG
            picture.save(out, "JPEG", quality="keep", exif=b"", comment=b"")
        else:
            ImageOps.exif_transpose(picture, in_place=True)
            picture.save(out, "JPEG", quality=92, exif=b"", comment=b"")
        return out.getvalue()


class FileStore:
    """The content-addressed store: a folder, or a bucket reached by URL."""

    def __init__(self, url: str) -> None:
        """`url` is file:///folder, s3://bucket or memory:///."""
        if url.startswith("file:"):
            Path(urlsplit(url).path).mkdir(0o700, parents=True, exist_ok=True)
        self._store = from_url(url)
        self._places = asyncio.Semaphore(PICTURES_AT_ONCE_MAX)

    async def keep(
        self,
        ward_id: str,
        content: bytes,
        *,
        with_place: bool = False,
        pictures_only: bool = False,
    ) -> StoredFile:
        """Store `content` for a ward; EXIF is kept only `with_place` (photos of postings)."""
        async with self._places:
            media_type = await asyncio.to_thread(judge, content)
            if pictures_only and not media_type.startswith("image/"):
                raise PhotoBroken
            if not with_place:
                content = await asyncio.to_thread(without_traces, content, media_type)
        stored = StoredFile(hashlib.sha256(content).hexdigest(), len(content), media_type)
        await obstore.put_async(self._store, _path(ward_id, stored.sha256), content)
        return stored

    async def read(self, ward_id: str, sha256: str) -> bytes:
        """The bytes of a file; raises NotFound, also when the store holds other bytes."""
        try:
            found = await obstore.get_async(self._store, _path(ward_id, sha256))
        except FileNotFoundError as error:
            raise NotFound from error
        content = bytes(await found.bytes_async())
        if hashlib.sha256(content).hexdigest() != sha256:
            raise NotFound
        return content


def _path(ward_id: str, sha256: str) -> str:
    return f"{ward_id}/{sha256[:2]}/{sha256}"


class Desk:
    """Receipts for uploads and short links to files, signed with the deployment's link key."""

    def __init__(self, key: str) -> None:
        # Without a key of its own a deployment would accept what anybody signed with none.
        self._secret = key.encode() or secrets.token_bytes(32)
        self._key = OctKey.import_key(hashlib.sha256(self._secret).digest())

    def receipt(self, ward_id: str, file: StoredFile, now: datetime) -> str:
        """Proof of an upload, good for a day; the same for an hour: a form sent twice is one."""
        end = int((now.replace(minute=0, second=0) + RECEIPT_LIFETIME).timestamp())
        return jwt.encode({"alg": "HS256"}, asdict(file) | {"ward": ward_id, "exp": end}, self._key)

    def accept(self, ward_id: str, receipt: str, now: datetime) -> StoredFile:
        """The file behind a receipt; refuses one forged, too old, or of another ward."""
        try:
            claims = jwt.decode(receipt, self._key, algorithms=["HS256"]).claims
            good = claims["ward"] == ward_id and claims["exp"] > now.timestamp()
        except (JoseError, ValueError, KeyError) as error:
            raise ReceiptNotGood from error
        if not good:
            raise ReceiptNotGood
        return StoredFile(claims["sha256"], claims["size_bytes"], claims["media_type"])

    def link(self, ward_id: str, file: StoredFile, now: datetime) -> str:
        """An address under which whoever holds it may read the file for ten minutes."""
        until = str(int((now + LINK_LIFETIME).timestamp()))
        signed = self._seal(ward_id, file.sha256, file.media_type, until)
        query = urlencode({"type": file.media_type, "until": until, "seal": signed})
        return f"/files/{ward_id}/{file.sha256}?{query}"

    def allows(
        self, ward_id: str, sha256: str, media_type: str, until: str, seal: str, now: datetime
    ) -> bool:
        """Whether a link is ours and still good."""
        ours = self._seal(ward_id, sha256, media_type, until)
        if not hmac.compare_digest(ours.encode(), seal.encode()):
            return False
        return int(until) >= now.timestamp()  # a number: we sealed it

    def _seal(self, *parts: str) -> str:
        text = "\n".join(parts).encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()[:32]
