"""Where a plan comes from: an uploaded file or pasted text, read alike, known by its hash."""

import hashlib
from dataclasses import dataclass

from libs.kernel.errors import Refusal, TooLarge
from services.planning.importing.importer import read_pasted, read_plan
from services.planning.importing.plan import PlanDraft
from services.planning.importing.refusals import UnknownFormat, UnreadableEncoding
from services.planning.importing.review import Review, review_plan

PASTED_BYTES_MAX = 2 * 1024 * 1024
# The plan of phường Uông Bí has about a hundred.
SENTENCES_MAX = 3_000


class SourceMissing(Refusal):
    """Hãy gửi tệp kế hoạch hoặc dán nội dung kế hoạch, một trong hai."""


class PastedTextTooLarge(TooLarge):
    """Nội dung dán vào dài quá 2 MB; hãy chỉ dán phần kế hoạch, hoặc gửi tệp Word, PDF."""


class PlanTooManySentences(TooLarge):
    """Văn bản dài quá 3.000 câu, không phải một kế hoạch; hãy chỉ gửi phần kế hoạch."""


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
    draft = _checked(read_plan(content))
    return _source(draft.format, content, None, review_plan(draft))


def read_text(text: str) -> Source:
    """Read a pasted plan; slow, so not for the event loop. Raises the importer's refusals."""
    content = text.encode()
    if len(content) > PASTED_BYTES_MAX:
        raise PastedTextTooLarge
    if "\x00" in text:
        raise UnknownFormat
    return _source("text", content, text, review_plan(_checked(read_pasted(text))))


def _checked(draft: PlanDraft) -> PlanDraft:
    """Refuse what a database cannot hold, and what would take people a year to review."""
    if sum(len(node.sentences) for node in draft.walk()) > SENTENCES_MAX:
        raise PlanTooManySentences
    words = "".join(node.text for node in draft.walk())
    if "\x00" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
        raise UnreadableEncoding
    return draft


def _source(kind: str, content: bytes, text: str | None, review: Review) -> Source:
    return Source(kind, hashlib.sha256(content).hexdigest(), len(content), text, review)
