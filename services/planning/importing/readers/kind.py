"""Judges what a file is by its content, never by its name."""

import re
import zlib
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import filetype

from services.planning.importing.refusals import (
    BrokenDocument,
    EmptyPlan,
    LockedWord,
    OldWordFormat,
    PlanTooLarge,
    UnknownFormat,
    WordWithMacros,
)

SIZE_MB_MAX = 10
PAGES_MAX = 200
# A small file may unpack to a huge one; a plan never does.
_UNPACKED_MB_MAX = 100
# The text of a plan of 200 pages takes about 3 MB of markup; reading it takes ten times as much.
_MARKUP_MB_MAX = 20
_MB = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "word/vbaProject.bin"
_STREAM = re.compile(rb"stream\r?\n")
# A stream says what it is in the dictionary just before it.
_ABOUT_BYTES = 400


class FileKind(StrEnum):
    """The kinds of files a plan may come in."""

    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"


def judge_kind(content: bytes) -> FileKind:
    """Return the kind of the file; refuses what is empty, too large, old or not a document."""
    if len(content) > SIZE_MB_MAX * _MB:
        raise PlanTooLarge(limit_mb=SIZE_MB_MAX)
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise EmptyPlan
    if content[:1024].lstrip().startswith(b"%PDF-"):
        _refuse_swollen(content)
        return FileKind.PDF
    if content.startswith(_OLE) and _LOCKED in content:
        raise LockedWord
    if content.startswith(_OLE) or content.startswith(b"{\\rtf"):
        raise OldWordFormat
    if content.startswith(b"PK\x03\x04"):
        return _judge_package(content)
    if filetype.guess(content) is not None and b"\x00" in content[:4096]:
        raise UnknownFormat
    return FileKind.TEXT


def _judge_package(content: bytes) -> FileKind:
    try:
        with ZipFile(BytesIO(content)) as package:
            sizes = {entry.filename: entry.file_size for entry in package.infolist()}
    except BadZipFile as error:
        raise BrokenDocument from error
    if "word/document.xml" not in sizes:
        raise UnknownFormat
    if _MACROS in sizes:
        raise WordWithMacros
    markup = max(size for name, size in sizes.items() if name.endswith((".xml", ".rels")))
    if sum(sizes.values()) > _UNPACKED_MB_MAX * _MB or markup > _MARKUP_MB_MAX * _MB:
        raise PlanTooLarge(limit_mb=SIZE_MB_MAX)
    return FileKind.DOCX


def _refuse_swollen(content: bytes) -> None:
    """Refuse a PDF whose streams unpack to far more than a plan; pictures are never unpacked."""
    left = _UNPACKED_MB_MAX * _MB
    for found in _STREAM.finditer(content):
        if b"/Image" in content[max(found.start() - _ABOUT_BYTES, 0) : found.start()]:
            continue
        packed = content[found.end() : content.find(b"endstream", found.end())]
        try:
            left -= len(zlib.decompressobj().decompress(packed, left + 1))
        except zlib.error:
            continue  # not deflated
        if left < 0:
            raise PlanTooLarge(limit_mb=SIZE_MB_MAX)
