"""Judges what a file is by its content, never by its name."""

from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import filetype

from services.planning.importing.refusals import (
    BrokenDocument,
    EmptyPlan,
    OldWordFormat,
    PlanTooLarge,
    UnknownFormat,
)

SIZE_MB_MAX = 10
# A small file may unpack to a huge one; a plan never does.
_UNPACKED_MB_MAX = 100
_MB = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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
        return FileKind.PDF
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
            entries = package.infolist()
    except BadZipFile as error:
        raise BrokenDocument from error
    if "word/document.xml" not in {entry.filename for entry in entries}:
        raise UnknownFormat
    if sum(entry.file_size for entry in entries) > _UNPACKED_MB_MAX * _MB:
        raise PlanTooLarge(limit_mb=SIZE_MB_MAX)
    return FileKind.DOCX
