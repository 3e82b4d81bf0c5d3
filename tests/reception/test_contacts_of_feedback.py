"""Whoever reports something may leave a contact: told by mail, sealed, and gone after the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import literal_column, select, table, text
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.feedback import (
    FeedbackAnswered,
    FeedbackEnded,
    FeedbackReceived,
    MergedFeedbackMoved,
)
from libs.rows import ward_of
from services.reception.feedback import (
    actions,
    answering,
    contacting,
    expiring,
    rules,
    triaging,
)
from services.reception.feedback.rules import Channel, Progress
from services.reception.feedback.tables import Feedback
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import Contact, contact_of
from tests.reception import ward
from tests.reception.reports import FORM, POTHOLE, ask, at, sent, told
from tests.reception.test_handing_over import handed, intakes
from tests.reception.test_mail_to_senders import Mailing, told_of
from tests.reception.test_mail_to_senders import mailing as mailing
from tests.reception.test_mail_to_senders import nats as nats
from tests.reception.ward import CLOCK

PLANTED = "trong.cay@lien-he.example.vn"
REACHED = replace(POTHOLE, photos=(), contact=Contact(email=PLANTED))


async def everything_kept(session: AsyncSession) -> str:
    """Every row of reception's own database that this session may read, as text."""
    await session.flush()
    names = await session.scalars(
        text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    )
    kept = []
    for name in names.all():
        if await session.scalar(
            text("SELECT has_table_privilege(:name, 'SELECT')"), {"name": name}
        ):
            whole = select(literal_column("t::text")).select_from(table(name).alias("t"))
            rows = await session.execute(whole)
            kept += [row[0] for row in rows]
    return "\n".join(kept)


async def test_a_contact_is_sealed_and_stands_nowhere_else(session: AsyncSession) -> None:
    made = await sent(session, REACHED)
    assert made.row.contact_id
    assert (await contact_of(session, made.row.contact_id)).email == PLANTED

    kept = await everything_kept(session)
    assert made.row.code in kept
    assert PLANTED not in kept + str(session.info["told"])
    assert (await sent(session)).row.contact_id is None


@pytest.mark.parametrize(
    ("email", "phone", "field"),
    [("not an address", "", "email"), ("a@b.vn, c@d.vn", "", "email"), ("", "12", "phone")],
)
async def test_what_cannot_be_reached_is_refused_at_its_field(
    session: AsyncSession, email: str, phone: str, field: str
) -> None:
    wrong = replace(REACHED, contact=Contact(email, phone))
    with pytest.raises(rules.ContactUnclear) as refused:
        await sent(session, wrong)
    assert list(refused.value.fields) == [field]


async def test_it_is_let_go_of_some_days_after_the_end(session: AsyncSession) -> None:
    made, other = await sent(session, REACHED), await sent(session, REACHED)
    letter = made.row.contact_id
    made.row.progress, made.row.ended_on = Progress.CLOSED, at(0).date()
    last = rules.contact_until(at(0).date())
    for day, kept in ((last, True), (last + timedelta(days=1), False)):
        await contacting.forget_contacts(session, by=CLOCK, now=ward.at(day, 1))
        found = select(KeptLetter.id).where(KeptLetter.ward_id == ward_of(session))
        assert (await session.scalar(found.where(KeptLetter.id == letter)) is not None) == kept
    await session.refresh(made.row)
    assert made.row.contact_id is None
    assert other.row.contact_id  # still open


async def test_a_report_that_becomes_a_letter_takes_its_contact_along(
    session: AsyncSession,
) -> None:
    made = await sent(session, REACHED)
    first = made.row.contact_id
    await handed(session, made.row.id)
    await session.flush()

    *_, intake = await intakes(session)
    assert (await contact_of(session, intake.sealed_id)).email == PLANTED
    assert made.row.contact_id is None
    found = select(KeptLetter).where(KeptLetter.ward_id == ward_of(session))
    assert await session.scalar(found.where(KeptLetter.id == first)) is None
    assert PLANTED not in await everything_kept(session)


async def test_whoever_stopped_our_mails_is_not_mailed_again_as_a_sender_of_a_letter(
    session: AsyncSession,
) -> None:
    made = await sent(session, REACHED)
    kept = await session.get(KeptLetter, made.row.contact_id)
    assert kept
    kept.notices_stopped_at = at(0)
    await handed(session, made.row.id)
    await session.flush()

    *_, intake = await intakes(session)
    assert await contact_of(session, intake.sealed_id) == Contact(email=PLANTED, silent=True)


async def test_its_sender_is_told_that_it_came_is_answered_and_is_over(mailing: Mailing) -> None:
    async with mailing.database.transaction(ward.CODE) as session:
        made = await actions.send_feedback(
            session, REACHED, channel=Channel.WEB, by=ward.STRANGER, now=at(0)
        )
    unit, day = ward.ECONOMY, at(0).date()
    of = {"occurred_at": at(0), "feedback_id": made.row.id, "category": "road"}
    came = {"channel": "web", "neighbourhood_id": ward.NORTH, "received_on": day, "due_on": day}
    done = {"unit_id": unit, "answered_on": day, "due_on": day, "days_late": 0, "again": False}
    async with mailing.post as post:
        await told_of(mailing, FeedbackReceived(**of, **came))
        await told_of(mailing, FeedbackAnswered(**of, **done))
        for outcome in ("closed", "declined", "merged", "handed_over"):
            await told_of(mailing, FeedbackEnded(**of, outcome=outcome, ended_on=day))
        await told_of(mailing, MergedFeedbackMoved(**of, progress="answered"))
        mails = await post.to(PLANTED, 6)

    said = [mail.get_content().splitlines()[0] for mail in mails]
    assert said[0] == f"Mã {made.row.code} có thông tin mới."  # it may be a denunciation
    for sentence, wanted in zip(
        said[1:],
        (
            "chấm điểm câu trả lời",
            "đã kết thúc",
            "không được tiếp nhận",
            "trùng với",
            "đã có kết quả",
        ),
        strict=True,
    ):
        assert wanted in sentence
    assert all(POTHOLE.text[:5] not in str(mail) for mail in mails)


async def test_nothing_is_sent_to_who_left_nothing(mailing: Mailing) -> None:
    async with mailing.database.transaction(ward.CODE) as session:
        bare = replace(REACHED, contact=Contact())
        made = await actions.send_feedback(
            session, bare, channel=Channel.WEB, by=ward.STRANGER, now=at(0)
        )
    ended = FeedbackEnded(
        occurred_at=at(0),
        feedback_id=made.row.id,
        category="road",
        outcome="closed",
        ended_on=at(0).date(),
    )
    async with mailing.post as post:
        await told_of(mailing, ended)
        assert post.received == []


async def test_no_answer_of_a_route_says_it_again(client: httpx.AsyncClient) -> None:
    form = FORM | {"email": PLANTED, "phone": "0912 345 678"}
    first = await ask(client, "POST", "/feedback", form, key="once")
    again = await ask(client, "POST", "/feedback", form, key="once")
    assert (first.status_code, again.json()) == (201, first.json())
    key = {name: first.json()[name] for name in ("code", "secret")}
    tracked = await ask(client, "POST", "/feedback/tracked", key)
    listed = await ask(client, "GET", "/feedback-work", by=ward.CLERK)
    public = await ask(client, "GET", f"/feedback/{key['code']}")
    for answer in (first, tracked, listed, public):
        assert answer.status_code in (200, 201)
        assert PLANTED not in answer.text
        assert "0912" not in answer.text
        assert first.json()["id"] in listed.text


async def merged(session: AsyncSession) -> tuple[Feedback, Feedback]:
    """A report, and the same told by somebody else, who wants to hear of it."""
    first, second = [(await sent(session, REACHED)).row for _ in range(2)]
    by = {"by": ward.CLERK, "now": at(0)}
    await triaging.merge_feedback(session, second.id, original_id=first.id, **by)
    await triaging.log_feedback(session, first.id, category="road", **by)
    await triaging.assign_feedback(session, first.id, unit_id=ward.ECONOMY, **by)
    return first, second


async def test_whoever_told_the_same_hears_of_the_answer_and_of_the_end(
    session: AsyncSession,
) -> None:
    first, second = await merged(session)
    await answering.answer_feedback(
        session, first.id, answer="Đã vá.", photo=None, by=ward.HANDLER, now=at(20)
    )
    last = rules.contact_until(at(0).date())
    assert last < at(20).date()
    await contacting.forget_contacts(session, by=CLOCK, now=at(20))
    assert second.contact_id
    await expiring.close_answered_feedback(session, by=CLOCK, now=at(60))

    moved = told(session, "feedback.merged_moved")
    assert [each["progress"] for each in moved] == ["answered", "closed"]
    assert {each["feedback_id"] for each in moved} == {str(second.id)}
    await contacting.forget_contacts(session, by=CLOCK, now=at(120))
    assert (first.contact_id, second.contact_id) == (None, None)
