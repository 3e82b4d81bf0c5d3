"""Mail about the steps of a case: what happened and its code, of no content and no person."""

from __future__ import annotations

import asyncio
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

import pytest

from libs.contracts.reception.petitions import PetitionMoved, PetitionSettled
from libs.kernel.events import Event
from services.reception.cases.tables import Case
from services.reception.sealed.letters import Contact, Letter
from tests.reception import ward
from tests.reception.petitions import MONDAY, received, sort, step
from tests.reception.test_mail_to_senders import NAME, NOBODY_MORE, Mailing, mailing, nats

__all__ = ["mailing", "nats"]  # fixtures

TEXT = "Nhà hàng xóm xây lấn ngõ chung."
ANSWER = "Đã lập biên bản, buộc trả lại ngõ."
# What a mail must not say: who, what, of which kind, by which document, why, and where it went.
UNSAID = (NAME, "Trồng", TEXT, "ngõ", "cấp phép", "tố cáo", "khiếu nại", "kiến nghị")
UNSAID += ("12/QĐ", "đủ căn cứ", "Sở Xây dựng", "Trần", "biên bản")

# What is done before, the step that is told of, and what its mail says.
STEPS = {
    "extended": ("complaint", ["accept"], "mark_complex", "đã được gia hạn"),
    "answered": ("proposal", ["take_up"], "answer", "đã có kết quả"),
    "decided": ("complaint", ["accept"], "decide", "đã có kết quả"),
    "transferred": ("proposal", [], "transfer", "được chuyển đến nơi có thẩm quyền"),
    "returned": ("proposal", [], "return", "được trả lại, kèm lý do"),
    "closed": ("proposal", ["take_up", "answer"], "close", "đã kết thúc"),
    "extended of a denunciation": ("denunciation", ["accept"], "extend", "có thông tin mới"),
    "closed of a denunciation": ("denunciation", [], "file", "có thông tin mới"),
}
MORE = {"answer": {"answer": ANSWER}, "extend": {"grade": "phức tạp"}}


async def a_case(mailing: Mailing, address: str, kind: str, **more: Any) -> tuple[Case, str]:
    """A case of somebody who can be reached, and its code."""
    letter = Letter(full_name=NAME, contact=Contact(email=address), text=TEXT)
    async with mailing.database.transaction(ward.CODE) as session:
        made = await received(session, letter=letter)
        case = await sort(session, made.case, kind, **more)
    return case, made.code


async def stepped(mailing: Mailing, case: Case, move: str) -> list[Event]:
    """A step, and what it tells that may be mailed."""
    async with mailing.database.transaction(ward.CODE) as session:
        again = await session.get(Case, case.id)
        assert again
        await step(session, again, move, **MORE.get(move, {}))
        told = {"occurred_at": ward.at(MONDAY), "case_id": case.id, "kind": again.kind}
        moved = {"move": move, "state": again.state, "on": MONDAY, "days_late": 0}
        events: list[Event] = [PetitionMoved(**told, **moved)]
        if again.settled_on:
            days = {"settled_on": MONDAY, "received_on": MONDAY, "days_late": 0}
            if not case.settled_on:
                events.append(PetitionSettled(**told, **days, outcome=again.state))
    case.settled_on = again.settled_on
    return events


def said(mail: EmailMessage) -> str:
    """All that a mail says, but to whom it goes."""
    heads = [f"{name}: {value}" for name, value in mail.items() if name != "To"]
    return "\n".join([*heads, mail.get_content()])


@pytest.mark.parametrize("told", STEPS)
async def test_the_mail_says_what_happened_and_nothing_of_the_letter(
    mailing: Mailing, told: str
) -> None:
    kind, before, move, sentence = STEPS[told]
    address = f"{uuid4()}@thu.example.vn"
    facts = ["not_ours"] if move == "transfer" else []
    case, code = await a_case(mailing, address, kind, facts=facts)
    for each in before:
        await stepped(mailing, case, each)
    async with mailing.post as post:
        events = await stepped(mailing, case, move)
        for event in events:
            await mailing.publish(event)
        (mail,) = await post.to(address, 1)
        await asyncio.sleep(NOBODY_MORE if len(events) > 1 else 0)

    assert len(await post.to(address, 1)) == 1
    assert (mail["Subject"], code in mail.get_content()) == (f"Thông báo về mã {code}", True)
    assert sentence in mail.get_content()
    assert [word for word in UNSAID if word.casefold() in said(mail).casefold()] == []


async def test_an_answer_is_mailed_once_although_the_server_was_away(mailing: Mailing) -> None:
    address = f"{uuid4()}@thu.example.vn"
    case, _ = await a_case(mailing, address, "proposal")
    await stepped(mailing, case, "take_up")
    *_, settled = await stepped(mailing, case, "answer")
    event_id = str(uuid4())
    await mailing.publish(settled, event_id)
    await asyncio.sleep(NOBODY_MORE)  # the mail server is away: it is tried, and fails
    assert mailing.post.received == []
    async with mailing.post as post:
        await post.to(address, 1)
        await mailing.publish(settled, event_id)
        await asyncio.sleep(NOBODY_MORE)

        assert len(await post.to(address, 1)) == 1
