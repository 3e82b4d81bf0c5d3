"""Accounts of contributions in the words of pages: amounts, who gave, how far an account is."""

from __future__ import annotations

from services.portal.contribution_amounts import amount, days, dong, level, levels_of
from services.portal.look.words import dmy
from services.portal.reading import Told, day, deadline, events, the_day, urgency
from services.portal.views import Choice, Clock, Link, State
from services.portal.views.contributions import (
    BookLine,
    BookView,
    FundLine,
    FundView,
    GiverLine,
    ReceiptLine,
    SpendingLine,
)

PUBLIC = "dong-gop"
KINDS = {"money": "Tiền", "labour": "Ngày công", "material": "Hiện vật", "spending": "Chi"}
REASONS = {
    "wrong_amount": "Ghi sai số",
    "wrong_day": "Ghi sai ngày",
    "wrong_giver": "Ghi nhầm người góp",
    "wrong_words": "Ghi sai nội dung, chứng từ",
    "twice": "Ghi hai lần",
    "given_back": "Đã trả lại",
}
EXEMPTIONS = {
    "poor": "Hộ nghèo",
    "near_poor": "Hộ cận nghèo",
    "merit": "Gia đình có công",
    "hardship": "Khó khăn đột xuất",
    "other": "Trường hợp khác đã được quyết định",
}
IN_EFFECT = ("adopted", "sent", "in_force")
STATES = {"open": State("live", "Đang thu, chi"), "settled": State("done", "Đã quyết toán")}
TAKEN_BACK = State("stopped", "Đã hủy")


def decisions(matters: list[Told], used: set[str]) -> list[Choice]:
    """The decisions in effect on what residents pay, without those that an account has."""
    return [
        Choice(each["id"], each["title"])
        for each in matters
        if each["clause"] in ("works", "spending")
        and each["state"] in IN_EFFECT
        and each["effective_on"]
        and each["id"] not in used
    ]


def line_of(told: Told, href: str) -> FundLine:
    """An account in a list."""
    notes = [told["unit"], level(told)]
    notes += [f"thu {dong(told['received'])}", f"chi {dong(told['spent'])}"]
    notes.append(f"còn {dong(told['balance'])}")
    if told["levels_waiting"]:
        notes.append("mức góp chờ Mặt trận xác nhận")
    if told["unconfirmed"]:
        notes.append(f"{told['unconfirmed']} khoản chi chờ Mặt trận xác nhận")
    return FundLine(told["title"], href, _state(told), notes)


def accounts_of(told: list[Told], home: str) -> list[Link]:
    """The ledgers of the accounts of one decision."""
    return [
        Link(f"{home}/{PUBLIC}/{each['id']}", f"Sổ thu, chi đóng góp của {each['unit']}")
        for each in told
    ]


def clock_of(due: Told) -> Clock:
    """A day by which something of an account is owed."""
    return Clock(the_day(due["due_on"]), urgency(due["days_left"]))


def fund_of(told: Told, back: Link, home: str) -> FundView:
    """The ledger of one account."""
    facts = [told["unit"], level(told), f"mở sổ {dmy(the_day(told['opened_on']))}"]
    facts.append(f"{told['exempt']} hộ được miễn")
    if settled := day(told["settled_on"]):
        facts.append(f"quyết toán {dmy(settled)}")
    one = f"{home}/{PUBLIC}/{told['id']}"
    return FundView(
        title=told["title"],
        back=back,
        state=_state(told),
        facts=facts,
        sums=[
            ("Số dư chuyển vào khi mở sổ", dong(told["opening"])),
            ("Các hộ góp", dong(told["from_households"])),
            ("Nhà hảo tâm, tổ chức ủng hộ", dong(told["from_donors"])),
            ("Đã chi", dong(told["spent"])),
        ],
        balance=dong(told["balance"]),
        levels=levels_of(told, home),
        beside=_beside(told),
        receipts=[_receipt(each) for each in told["receipts"]],
        spendings=[_spending(each) for each in told["spendings"]],
        corrections=[_correction(each) for each in told["corrections"]],
        postings=[
            f"{dmy(the_day(each['posted_on']))}: đến dòng {each['through_number']}"
            for each in told["postings"]
        ],
        downloads=[
            Link(f"{one}/tai/pdf", "Bảng kê để niêm yết (PDF)"),
            Link(f"{one}/tai/xlsx", "Bảng kê để tính (XLSX)"),
        ],
        posting=clock_of(told["posting_due"]) if told["posting_due"] else None,
        deadline=deadline(told["posting_due"]) if told["posting_due"] else None,
        events=events(told["timeline"], {}),
    )


def book_of(told: Told, fund: Told, back: Link) -> BookView:
    """The book of one account, for its head."""
    there = [each for each in told["households"] if each["on_roll"]]
    complete = sum(each["complete"] for each in there)
    return BookView(
        title=f"Ai đã góp: {fund['title']}",
        back=back,
        finding=f"{complete} trong {len(there)} hộ đã góp đủ hoặc được miễn",
        households=[_giver(each) for each in told["households"]],
        lines=[_book_line(each) for each in told["entries"]],
    )


def given(told: Told) -> str:
    """What a household gave, all kinds of it."""
    parts = [dong(told["dong"])] if told["dong"] else []
    if told["half_days"]:
        parts.append(days(told["half_days"]))
    return ", ".join([*parts, *told["materials"]]) or "chưa ghi khoản nào"


def _state(told: Told) -> State:
    due = told["posting_due"]
    if due and due["days_left"] < 0:
        return State("late", "Quá hạn niêm yết bảng kê")
    return STATES[told["state"]]


def _beside(told: Told) -> list[str]:
    said = [f"Ngày công đã góp: {days(told['half_days'])}."]
    if told["worth"]:
        said.append(f"Hiện vật ước {dong(told['worth'])}, không cộng vào tiền.")
    if told["left_use"]:
        said.append(f"Sử dụng số dư: {told['left_use']}")
    return said


def _receipt(told: Told) -> ReceiptLine:
    who = f"{told['households']} hộ" if told["households"] else told["donor"]
    words = f"{who}: {told['words']}" if told["words"] else who
    first, last = told["numbers"][0], told["numbers"][-1]
    numbers = f"{first}–{last}" if last > first else str(first)
    return ReceiptLine(the_day(told["on"]), KINDS[told["kind"]], words, amount(told), numbers)


def _spending(told: Told) -> SpendingLine:
    state = State("todo", "Chờ Mặt trận xác nhận")
    if confirmed := day(told["confirmed_on"]):
        state = State("done", f"Mặt trận xác nhận {dmy(confirmed)}")
    if told["reversed_by"]:
        state = State("stopped", f"Đã hủy ở dòng {told['reversed_by']}")
    elif told["confirm_due"] and told["confirm_due"]["days_left"] < 0:
        state = State("late", "Quá hạn xác nhận")
    return SpendingLine(
        told["number"],
        the_day(told["on"]),
        told["words"],
        dong(told["dong"]),
        told["evidence"] or "",
        state,
    )


def _correction(told: Told) -> str:
    what = amount(told)
    return (
        f"Dòng {told['number']}, {dmy(the_day(told['on']))}: hủy dòng {told['reverses']}"
        f"{f' ({what})' if what else ''}. {REASONS[told['reason']]}."
    )


def _giver(told: Told) -> GiverLine:
    state = State("done", "Đã góp đủ") if told["complete"] else State("none", "Chưa đủ")
    if told["exempt"]:
        state = State("standing", f"Miễn: {EXEMPTIONS[told['exempt']].lower()}")
    number = str(told["number"]) if told["on_roll"] else f"{told['number']} (đã ra danh sách)"
    return GiverLine(number, told["speaker"], given(told), state)


def _book_line(told: Told) -> BookLine:
    who = f"Hộ {told['household']}" if told["household"] else told["donor"]
    if told["donor"]:
        who += " (được nêu tên)" if told["donor_shown"] else " (không nêu tên)"
    words = ", ".join(part for part in (who, told["words"]) if part)
    state = State("live", KINDS[told["kind"]])
    if told["reverses"]:
        words = f"Hủy dòng {told['reverses']}. {words}".strip()
    if told["reversed_by"]:
        state = TAKEN_BACK
    return BookLine(told["number"], the_day(told["on"]), words, amount(told), state)
