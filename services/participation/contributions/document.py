"""The account sheet to hang at the community house, or as tables to count with. No household."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from libs.documents.blocks import (
    Annex,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from libs.vietnamese import dmy, number
from services.participation.contributions.levels.views import LevelView
from services.participation.contributions.rules import EntryKind, ReversalReason
from services.participation.contributions.views import FundView
from services.participation.papers.place import Place

SYMBOL = "BK"
UNCONFIRMED = "Mặt trận chưa xác nhận mức này đúng như quyết định của các hộ."
KINDS = {
    EntryKind.MONEY: "Tiền",
    EntryKind.LABOUR: "Ngày công",
    EntryKind.MATERIAL: "Hiện vật",
    EntryKind.SPENDING: "Chi",
}
REASONS = {
    ReversalReason.WRONG_AMOUNT: "ghi sai số",
    ReversalReason.WRONG_DAY: "ghi sai ngày",
    ReversalReason.WRONG_GIVER: "ghi nhầm người góp",
    ReversalReason.WRONG_WORDS: "ghi sai nội dung, chứng từ",
    ReversalReason.TWICE: "ghi hai lần",
    ReversalReason.GIVEN_BACK: "đã trả lại",
}


def days_of_labour(half_days: int) -> str:
    """Half days as people say them: 3 are 1,5."""
    return number(half_days / 2) if half_days % 2 else number(half_days // 2)


def account_sheet(place: Place, account: FundView, on: date, *, apart: bool = False) -> Document:
    """The sums and every line on one sheet; `apart` puts the lines into tables of their own."""
    tables = (
        ("Các khoản thu", _receipts(account)),
        ("Các khoản chi", _spendings(account)),
        ("Các dòng sửa sổ", _corrections(account)),
    )
    full = [(title, table) for title, table in tables if table.rows]
    lines = [
        block
        for place_of, (title, table) in enumerate(full, 3)
        for block in (Heading(1, f"{place_of}. {title}"), table)
    ]
    sums = (Heading(1, "2. Số tổng hợp"), _sums(account), *_rest(account, place.head))
    return Document(
        superior=f"Ủy ban nhân dân {place.ward}",
        issuer=place.unit,
        symbol=SYMBOL,
        place=place.name,
        kind="Bảng kê",
        subject="Thu, chi khoản Nhân dân đóng góp",
        blocks=(*_decided(account), *sums, *(() if apart else lines)),
        recipients=("Các hộ gia đình", f"Ủy ban nhân dân {place.ward}", "Ủy ban Mặt trận Tổ quốc"),
        archive=f"Lưu: hồ sơ {place.neighbourhood}",
        signature=Signature((), place.head.upper()),
        number="",
        issued_on=on,
        annexes=tuple(
            Annex(f"Phụ lục {place_of}", title, (table,), landscape=False)
            for place_of, (title, table) in enumerate(full, 1)
            if apart
        ),
    )


def _decided(account: FundView) -> tuple[Block, ...]:
    first, *later = account.levels
    said = f"Mức mỗi hộ: {_level(first)}." if first.dong or first.half_days else "Không định mức."
    if first.waits:
        said += f" {UNCONFIRMED}"
    for each in later:
        said += f" Từ ngày {dmy(each.from_on)}, theo quyết định mới của các hộ: {_level(each)}."
        said += f" {UNCONFIRMED}" if each.waits else ""
    return (
        Heading(1, "1. Nội dung các hộ đã quyết định"),
        Paragraph(f"{account.title.rstrip('.')}. {said} Số hộ được miễn: {account.exempt}."),
    )


def _level(each: LevelView) -> str:
    levels = [f"{number(each.dong)} đồng"] if each.dong else []
    if each.half_days:
        levels.append(f"{days_of_labour(each.half_days)} ngày công")
    return " và ".join(levels) or "không định mức"


def _sums(account: FundView) -> Table:
    rows = (
        ("Số dư chuyển vào khi mở sổ", account.opening),
        ("Các hộ góp", account.from_households),
        ("Nhà hảo tâm, tổ chức ủng hộ", account.from_donors),
        ("Đã chi", account.spent),
    )
    columns, header = (Column(7), Column(3, "right")), (("Khoản", "Số tiền (đồng)"),)
    return Table(columns, header, rows, ("Còn lại", account.balance))


def _rest(account: FundView, head: str) -> tuple[Block, ...]:
    said = [f"Ngày công đã góp: {days_of_labour(account.half_days)}."]
    if account.worth:
        said.append(f"Hiện vật ước trị giá {number(account.worth)} đồng (không cộng vào tiền).")
    if account.settled_on:
        said.append(f"Đã quyết toán ngày {dmy(account.settled_on)}.")
    if account.left_use:
        said.append(f"Sử dụng số dư: {account.left_use.rstrip('.')}.")
    said.append(f"Hộ nào xem phần đóng góp của mình thì hỏi {head}, hoặc mở trang của hộ.")
    return tuple(Paragraph(line) for line in said)


def _receipts(account: FundView) -> Table:
    columns = (Column(2), Column(2), Column(4), Column(3, "right"), Column(2, "right"))
    header = (("Ngày", "Loại", "Từ ai, gì", "Số tiền (đồng)", "Ngày công"),)
    rows = tuple(
        (
            each.on,
            KINDS[EntryKind(each.kind)],
            _giver(each.households, each.donor, each.words),
            each.dong or None,
            days_of_labour(each.half_days) if each.half_days else None,
        )
        for each in account.receipts
    )
    return Table(columns, header, rows)


def _giver(households: int, donor: str, words: str) -> str:
    said = f"{households} hộ" if households else donor
    return f"{said}: {words}" if words else said


def _spendings(account: FundView) -> Table:
    columns = (Column(1, "center"), Column(2), Column(5), Column(3, "right"), Column(3))
    header = (("Dòng", "Ngày", "Chi cho việc gì", "Số tiền (đồng)", "Mặt trận xác nhận"),)
    rows = tuple(
        (each.number, each.on, each.words, each.dong, _checked(each.confirmed_on, each.reversed_by))
        for each in account.spendings
    )
    return Table(columns, header, rows)


def _checked(confirmed_on: date | None, reversed_by: int | None) -> str:
    if reversed_by:
        return f"Đã hủy ở dòng {reversed_by}"
    return dmy(confirmed_on) if confirmed_on else "Chưa"


def _corrections(account: FundView) -> Table:
    columns = (Column(1, "center"), Column(2), Column(5), Column(3, "right"), Column(2, "right"))
    header = (("Dòng", "Ngày", "Hủy dòng nào, vì sao", "Số tiền (đồng)", "Ngày công"),)
    rows: Sequence[tuple[int, date, str, int | None, str | None]] = [
        (
            each.number,
            each.on,
            f"Hủy dòng {each.reverses}, {REASONS[ReversalReason(each.reason)]}",
            each.dong or None,
            days_of_labour(each.half_days) if each.half_days else None,
        )
        for each in account.corrections
    ]
    return Table(columns, header, tuple(rows))
