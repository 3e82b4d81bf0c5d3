"""Mẫu 01 to 05 of Nghị định 61/2023/NĐ-CP in our own words.

What stands in them is what was written down; a decision without its number is a draft to be signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from libs.documents.blocks import Block, Column, Document, Heading, Paragraph, Signature, Table
from libs.law.conventions import SuspensionGround
from libs.vietnamese import dmy
from services.participation.conventions.rules import CALLED_WORDS, Called, Purpose
from services.participation.papers.document import Result, written
from services.participation.papers.place import Place

LAW = "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022"
DECREE = "Nghị định số 61/2023/NĐ-CP ngày 16 tháng 8 năm 2023 của Chính phủ"
DOES = {
    Purpose.NEW: "",
    Purpose.AMEND: "sửa đổi, bổ sung ",
    Purpose.REPLACE: "thay thế ",
    Purpose.ABOLISH: "bãi bỏ ",
}


@dataclass(frozen=True)
class Subject:
    """The convention a paper is about."""

    called: Called
    purpose: Purpose
    title: str

    @property
    def name(self) -> str:
        """What it is called within a sentence."""
        return CALLED_WORDS[self.called].lower()

    @property
    def what(self) -> str:
        """What is asked to be recognised: the convention, or what is done to the one before."""
        return f"{DOES[self.purpose]}{self.name}"

    @property
    def act(self) -> str:
        """The same as the object of a sentence."""
        return self.what if self.purpose is Purpose.NEW else f"việc {self.what}"


@dataclass(frozen=True)
class Signed:
    """The number and day of a decision, none while it is a draft; its reasons."""

    number: str | None = None
    on: date | None = None
    reason: str = ""


def request(
    place: Place,
    subject: Subject,
    result: Result,
    *,
    decided_on: date,
    posted: tuple[date, date],
    sent_on: date | None,
) -> Document:
    """Mẫu 01: the head asks the ward to recognise what residents adopted."""
    hung, until = (dmy(day) for day in posted)
    blocks = (
        Paragraph(f"Căn cứ {LAW}; {DECREE}, {place.unit} đã thực hiện các việc sau:"),
        Paragraph(
            f"1. Niêm yết, lấy ý kiến đối với dự thảo “{subject.title}” từ ngày {hung} đến hết "
            f"ngày {until}."
        ),
        Paragraph(f"2. Ngày {dmy(decided_on)}, các hộ gia đình biểu quyết. {_counted(result)}"),
        Paragraph(
            f"{place.unit} đề nghị Ủy ban nhân dân {place.ward} xem xét, công nhận "
            f"{subject.act} của cộng đồng dân cư."
        ),
        Paragraph(
            "Hồ sơ gửi kèm: nghị quyết hoặc biên bản thông qua (Mẫu số 02); văn bản đã được "
            "thông qua."
        ),
    )
    about = f"Đề nghị công nhận {subject.act}"
    paper = of_unit(place, "Tờ trình", about, "TTr", blocks, sent_on)
    return replace(paper, addressees=(f"Ủy ban nhân dân {place.ward}",))


def adoption(
    place: Place,
    subject: Subject,
    result: Result,
    *,
    decided_on: date,
    text: str,
    signers: Sequence[tuple[str, str]],
) -> Document:
    """Mẫu 02: the resolution by which residents adopted it; everybody who signs is named."""
    blocks = (
        Paragraph(
            f"Ngày {dmy(decided_on)}, các hộ gia đình của {place.unit} bàn và biểu quyết về "
            f"dự thảo “{subject.title}”."
        ),
        Paragraph(_counted(result)),
        Heading(1, "QUYẾT NGHỊ"),
        Paragraph(f"Điều 1. Thông qua {subject.what} của {place.unit}. {text}".strip()),
        Paragraph(
            f"Điều 2. {place.head} gửi hồ sơ đề nghị Ủy ban nhân dân {place.ward} công nhận và "
            "thông báo kết quả đến các hộ gia đình."
        ),
        Table(
            (Column(3), Column(3), Column(3)),
            (("Tư cách", "Họ tên", "Chữ ký"),),
            tuple((role, name, "") for role, name in signers),
        ),
    )
    return of_unit(place, "Nghị quyết", f"Thông qua {subject.what}", "NQ", blocks, decided_on)


def recognition(place: Place, subject: Subject, decided_on: date, signed: Signed) -> Document:
    """Mẫu 03: the ward recognises it."""
    abolishing = subject.purpose is Purpose.ABOLISH
    ends = f" {subject.name.capitalize()} đang thực hiện hết hiệu lực từ ngày đó."
    articles = (
        f"Điều 1. Công nhận {subject.act} của {place.unit}: “{subject.title}”, được cộng đồng dân "
        f"cư thông qua ngày {dmy(decided_on)}.",
        f"Điều 2. Quyết định này có hiệu lực kể từ ngày ký.{ends if abolishing else ''}",
        f"Điều 3. {place.head}, Trưởng ban công tác Mặt trận và các hộ gia đình của {place.unit} "
        "chịu trách nhiệm thi hành quyết định này.",
    )
    grounds = (f"Xét hồ sơ đề nghị công nhận của {place.unit}.",)
    return _decision(place, f"Công nhận {subject.act}", grounds, articles, signed)


def suspension(
    place: Place, subject: Subject, ground: SuspensionGround | None, parts: str, signed: Signed
) -> Document:
    """Mẫu 04: the ward suspends it, the whole or the parts it names."""
    whole = ground.whole if ground else False
    reach = "toàn bộ" if whole else f"một phần ({parts or '…………'})"
    why = f"{ground.title} ({ground.basis})" if ground else "…………"
    articles = (
        f"Điều 1. Tạm ngừng thực hiện {reach} “{subject.title}” của {place.unit}.",
        f"Điều 2. Lý do: {why}. {signed.reason}".strip(),
        f"Điều 3. {place.head} thông báo quyết định này đến các hộ gia đình của {place.unit} và "
        f"tổ chức sửa đổi, bổ sung, thay thế {subject.name} theo quy định.",
    )
    grounds = ("Xét phản ánh, kiến nghị và kết quả rà soát, kiểm tra.",)
    return _decision(place, f"Tạm ngừng thực hiện {subject.name}", grounds, articles, signed)


def abolition(place: Place, subject: Subject, signed: Signed) -> Document:
    """Mẫu 05: the ward abolishes it."""
    articles = (
        f"Điều 1. Bãi bỏ “{subject.title}” của {place.unit}.",
        f"Điều 2. Lý do: {signed.reason or '…………'}",
        f"Điều 3. Quyết định này có hiệu lực kể từ ngày ký. {place.head} thông báo đến các hộ "
        f"gia đình của {place.unit}.",
    )
    grounds = ("Xét kết quả rà soát, kiểm tra nội dung đang thực hiện.",)
    return _decision(place, f"Bãi bỏ {subject.name}", grounds, articles, signed)


def _counted(result: Result) -> str:
    absent = result.households - result.count.present
    return (
        f"Tổng số hộ: {result.households}; đại diện hộ tham gia: {result.count.present}; vắng: "
        f"{absent}. Tán thành: {result.count.yes}; không tán thành: {result.count.no}; ý kiến "
        f"khác: {result.count.other}; không hợp lệ: {result.count.invalid}. Cần {result.needed} "
        f"hộ tán thành ({result.share.says}, {result.share.basis})."
    )


def _decision(
    place: Place,
    about: str,
    grounds: tuple[str, ...],
    articles: tuple[str, ...],
    signed: Signed,
) -> Document:
    number, _, symbol = (signed.number or "").partition("/")
    blocks: tuple[Block, ...] = (
        Paragraph("Căn cứ Luật Tổ chức chính quyền địa phương;"),
        Paragraph(f"Căn cứ {LAW};"),
        Paragraph(f"Căn cứ {DECREE};"),
        *(Paragraph(each) for each in grounds),
        Heading(1, "QUYẾT ĐỊNH"),
        *(Paragraph(each) for each in articles),
    )
    return Document(
        issuer=f"Ủy ban nhân dân {place.ward}",
        symbol=symbol or "QĐ-UBND",
        number=number or None,
        issued_on=signed.on,
        place=place.name,
        kind="Quyết định",
        subject=about,
        blocks=blocks,
        recipients=(place.unit, "Ủy ban Mặt trận Tổ quốc"),
        archive="Lưu: VT",
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    )


def of_unit(
    place: Place, kind: str, subject: str, symbol: str, blocks: tuple[Block, ...], on: date | None
) -> Document:
    """A paper of the neighbourhood, which its head signs."""
    to = (f"Ủy ban nhân dân {place.ward}", "Các hộ gia đình")
    return written(place, kind, subject, symbol, blocks, on, recipients=to)
