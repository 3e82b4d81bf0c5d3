"""Files that come in: judged, kept, and answered with a receipt that a service will accept."""

from __future__ import annotations

import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from libs.kernel import clock
from libs.kernel.errors import Refusal, SignInNeeded
from libs.kernel.files import FileKindNotTaken, StoredFile
from services.gateway import csrf, passwords
from services.gateway.door import Door, door_of
from services.gateway.limits import UPLOAD_BYTES_MAX, body_of
from services.gateway.parts import WARD
from services.gateway.refusals import FormNotReadable, NoSuchPage, SignInForFiles, TooManyFiles
from services.gateway.sessions import Visitor

FILES_MAX = 10  # that were chosen; empty fields for files are fields
FIELDS_MAX = 500
TEXT_BYTES_MAX = 1024 * 1024
SPOOLED_BYTES_MAX = 32 * 1024 * 1024  # above every limit of a body
# A photo of a posting proves where it hangs: only there its place is kept.
POSTING = "posting"


@dataclass(frozen=True)
class Sent:
    """A file as it was sent. Its name serves to tell an empty field, and is not kept."""

    filename: str
    content: bytes


Form = list[tuple[str, str | Sent]]
Parts = list[tuple[str, str | UploadFile]]


async def keep_file(request: Request) -> Response:
    """`POST /api/wards/{ward}/files`: one file, answered with its receipt."""
    door, ward = door_of(request), request.path_params["ward"]
    if not WARD.fullmatch(ward):
        raise NoSuchPage
    visitor = await door.sessions.of(request, ward)
    if not visitor.known:
        raise SignInNeeded
    passwords.check(request, visitor)
    door.limits.count_account(request, visitor.actor.id)
    form = await parse(request, await body_of(request, UPLOAD_BYTES_MAX))
    texts = {name: value for name, value in form if isinstance(value, str)}
    if visitor.session:
        token = request.headers.get(csrf.HEADER) or texts.get(csrf.FIELD, "")
        door.csrf.check(request, visitor.session, token)
    file = next((value for _, value in form if isinstance(value, Sent)), None)
    if file is None:
        raise FormNotReadable
    stored = await _keep(door, ward, file.content, texts.get("purpose") == POSTING)
    told = {
        "receipt": door.desk.receipt(ward, stored, clock.now()),
        "sha256": stored.sha256,
        "media_type": stored.media_type,
        "size_bytes": stored.size_bytes,
    }
    return JSONResponse(told, 201, {"cache-control": "no-store"})


async def parse(request: Request, body: bytes) -> Form:
    """The parts of a multipart form, in order; refuses what is not one."""

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    async with parts(request, whole()) as form:
        return [(name, await read(value)) for name, value in form]


class InMemory(MultiPartParser):
    """Starlette's, which would write what is large into a file of the machine.

    It would also pass over a last part that breaks off: whoever sent it would believe it arrived.
    A browser sends a field in which no file was chosen as a file without name and content.
    """

    spool_max_size = SPOOLED_BYTES_MAX
    whole = False

    def on_end(self) -> None:
        """The last boundary came."""
        self.whole = True

    async def parse(self) -> FormData:
        """The form; raises MultiPartException for half of one, TooManyFiles for what it says."""
        form = await super().parse()
        files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        too_many = sum(bool(file.filename or file.size) for file in files) > FILES_MAX
        if self.whole and not too_many:
            return form
        for opened in self._files_to_close_on_error:
            opened.close()
        if too_many:
            raise TooManyFiles(files_max=FILES_MAX)
        raise MultiPartException("the form breaks off")


@asynccontextmanager
async def parts(request: Request, chunks: AsyncGenerator[bytes, None]) -> AsyncIterator[Parts]:
    """The same as they are read, none of them on a disk; they are forgotten afterwards."""
    try:
        form = await InMemory(
            request.headers, chunks, max_files=FIELDS_MAX, max_fields=FIELDS_MAX
        ).parse()
    except (MultiPartException, KeyError) as error:
        raise FormNotReadable from error
    async with _closed_afterwards(form):
        yield form.multi_items()


async def read(value: str | UploadFile) -> str | Sent:
    """A part of a form, whole."""
    if isinstance(value, str):
        return value
    return Sent(value.filename or "", await value.read())


@asynccontextmanager
async def _closed_afterwards(form: FormData) -> AsyncIterator[None]:
    """What was read is let go of."""
    try:
        yield
    finally:
        await form.close()


async def kept(
    door: Door, ward: str, visitor: Visitor, form: Form, *, with_photo: bool = False
) -> list[tuple[str, str]]:
    """The form with a receipt in the place of each file.

    No file chosen gives an empty field; a refused one gives `<field>.refused` with the sentence;
    CSV text, which is no evidence, is passed on as `<field>.text`. `with_photo`: of a stranger,
    photos are taken, without the place where they were made.
    """
    with_place = ("purpose", POSTING) in form and visitor.known
    fields: list[tuple[str, str]] = []
    for name, value in form:
        if isinstance(value, str):
            fields.append((name, value))
            continue
        content = value.content
        if not content and not value.filename:
            fields.append((name, ""))
            continue
        try:
            if not visitor.known:
                if not with_photo:
                    raise SignInForFiles
                door.limits.count_photo(ward)
            stored = await _keep(door, ward, content, with_place, pictures_only=with_photo)
        except FileKindNotTaken as refusal:
            text = _text(content, value.filename)
            fields.append((f"{name}.text", text) if text else (f"{name}.refused", refusal.sentence))
        except Refusal as refusal:
            fields.append((f"{name}.refused", refusal.sentence))
        else:
            fields.append((name, door.desk.receipt(ward, stored, clock.now())))
    return fields


async def _keep(
    door: Door, ward: str, content: bytes, with_place: bool, *, pictures_only: bool = False
) -> StoredFile:
    return await door.files.keep(ward, content, with_place=with_place, pictures_only=pictures_only)


def _text(content: bytes, filename: str) -> str:
    """A list in CSV as text, as Excel and others write it; empty when it is not one."""
    if not filename.lower().endswith((".csv", ".txt")) or len(content) > TEXT_BYTES_MAX:
        return ""
    # Without its mark, half of all that is no UTF-8 would pass for Chinese.
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text else io.StringIO(text, newline=None).read()
