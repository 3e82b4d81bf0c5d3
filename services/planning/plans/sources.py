"""Where a plan comes from: an uploaded file or pasted text, read alike, known by its hash."""

import hashlib
from dataclasses import dataclass

from libs.kernel.errors import Refusal, TooLarge
from services.planning.importing.importer import read_pasted, read_plan
from services.planning.importing.refusals import UnknownFormat
from services.planning.importing.review import Review, review_plan

PASTED_BYTES_MAX = 2 * 1024 * 1024


class SourceMissing(Refusal):
    """Hãy gửi tệp kế hoạch hoặc dán nội dung kế hoạch, một trong hai."""


class PastedTextTooLarge(TooLarge):
    """Nội dung dán vào dài quá 2 MB; hãy chỉ dán phần kế hoạch, hoặc gửi tệp Word, PDF."""


@dataclass(frozen=True)
class Source:
    """A read source: what it is, its hash, and what the importer makes of it."""

    kind: str
    sha256: str
    size_bytes: int
    text: str | None
    review: Review


def read_file(content: bytes) -> Source:
    """Read an uploaded plan; slow, so not for the event loop. Raises the importer's refusals."""
    review = review_plan(read_plan(content))
    return _source(review.draft.format, content, None, review)


def read_text(text: str) -> Source:
    """Read a pasted plan; slow, so not for the event loop. Raises the importer's refusals."""
    content = text.encode()
    if len(content) > PASTED_BYTES_MAX:
        raise PastedTextTooLarge
    if "\x00" in text:
        raise UnknownFormat
    return _source("text", content, text, review_plan(read_pasted(text)))


def _source(kind: str, content: bytes, text: str | None, review: Review) -> Source:
    return Source(kind, hashlib.sha256(content).hexdigest(), len(content), text, review)
