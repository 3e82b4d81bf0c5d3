"""Forms besides walls: what is refused, the ways the law names, and what counts as proof."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import urlsplit

from libs.kernel.errors import NotFound, Refusal
from libs.law.forms import Form, ProofKind
from services.disclosures.rules import catalogue

# These have records of their own where they are asked for: by day, by neighbourhood.
RECORDED_APART = (Form.PORTAL, Form.LOUDSPEAKER, Form.NOTICE_TO_HEADS, Form.WRITTEN_NOTICE)


class Way(StrEnum):
    """How a notice reached people. Law 10/2022/QH15, article 13.4."""

    MEETING = "meeting"  # họp
    VISIT = "visit"  # đến từng nhà
    LETTER = "letter"  # văn bản
    SMS = "sms"  # tin nhắn
    SOCIAL_NETWORK = "social_network"  # mạng xã hội


class FormNotAsked(Refusal):
    """Pháp luật không yêu cầu hình thức này ở đây. Nếu tự làm thêm, hãy ghi ở hình thức khác."""


class FormRecordedApart(Refusal):
    """Hình thức này là bắt buộc với nội dung này nên có mục ghi riêng, không ghi ở đây."""


class ProofMissing(Refusal):
    """Hình thức này cần {needed} làm chứng cứ."""


class AddressNotGood(Refusal):
    """Địa chỉ phải bắt đầu bằng https:// hoặc http:// và có tên trang."""


class AlreadyBroadcast(Refusal):
    """Ngày {on} đã được ghi là có phát trên hệ thống truyền thanh."""


class AlreadyNoticed(Refusal):
    """Việc thông báo tới nơi này đã được ghi nhận."""


class AlreadyProven(Refusal):
    """Lần phát, lần thông báo này đã có chứng cứ."""


class AlreadyAcknowledged(Refusal):
    """Bạn đã xác nhận việc này."""


class OldVersionAnnounced(Refusal):
    """Lần phát, lần thông báo này là của bản đã được đính chính."""


class NothingAnnounced(NotFound):
    """Không tìm thấy lần phát, lần thông báo này."""


PROOF_WORDS = {
    ProofKind.PHOTO: "ảnh chụp",
    ProofKind.FILE: "tệp (ảnh, biên bản, văn bản)",
    ProofKind.ADDRESS: "địa chỉ trang",
    ProofKind.ACKNOWLEDGEMENT: "xác nhận của người đứng đầu khu dân cư",
}


def proves(form: Form, given: Iterable[ProofKind]) -> bool:
    """Whether one of the proofs given is one that the catalogue takes for the form."""
    return bool(set(catalogue().form(form).proof) & set(given))


def check_proof(form: Form, *, file: bool, photo: bool, address: str | None) -> None:
    """A form is noted with its proof, since nothing is recorded by day or place beside it."""
    given = [
        kind for kind, there in (("file", file), ("photo", photo), ("address", address)) if there
    ]
    if not proves(form, map(ProofKind, given)):
        wanted = [PROOF_WORDS[kind] for kind in catalogue().form(form).proof if kind in PROOF_WORDS]
        needed = " hoặc ".join(wanted)
        raise ProofMissing(needed=needed, fields={"receipt": f"Cần {needed}."})


def check_address(address: str | None) -> None:
    """An address that everybody may follow: of the web, with a host, and nothing that runs."""
    if address is None:
        return
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        good = False
    if not good:
        raise AddressNotGood(fields={"address": "Ví dụ: https://www.facebook.com/…"})


def check_voluntary(form: Form, asked: Iterable[Form]) -> None:
    """What the law asks for has its own record; a sheet elsewhere than on its walls is extra."""
    if form is Form.PORTAL or (form in RECORDED_APART and form in asked):
        raise FormRecordedApart
