"""Information on request: the clocks of the law, what is refused, and how a person is forgotten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor, anyone
from libs.kernel.errors import NotFound, SignInNeeded
from libs.permissions import NotYourRole
from services.disclosures.information import actions, answering, forgetting, rules
from services.disclosures.information.actions import Person
from services.disclosures.information.queries import requester_of, tracked
from services.disclosures.information.rules import Channel, Grade, Ground, Progress
from services.disclosures.information.tables import InformationRequest, Requester
from services.disclosures.obligations.actions import register_document
from tests.disclosures.ward import CLOCK, CODE, HOA, LAN, a_document, later, published, told

MAI = Person("Nguyễn Thị Mẫu", "Khu 5, phường Uông Bí", "mau@vidu.vn")
ASKED = "Quyết toán công trình nhà văn hóa Khu 5 năm 2025"
MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("channel", "grade", "due_on"),
    [
        (Channel.AT_OFFICE, Grade.SIMPLE, date(2026, 3, 16)),
        (Channel.AT_OFFICE, Grade.COMPLEX, date(2026, 3, 16)),
        (Channel.ONLINE, None, date(2026, 3, 5)),  # ungraded: the fewest days
        (Channel.ONLINE, Grade.SIMPLE, date(2026, 3, 5)),
        (Channel.ONLINE, Grade.COMPLEX, date(2026, 3, 23)),
        (Channel.POST, Grade.SIMPLE, date(2026, 3, 9)),
        (Channel.POST, Grade.COMPLEX, date(2026, 3, 23)),
    ],
)
def test_every_way_has_its_days_and_says_each_of_them(
    channel: Channel, grade: Grade | None, due_on: date
) -> None:
    due = rules.due(channel, grade, MONDAY)

    assert due.due_on == due_on
    assert "Luật Tiếp cận thông tin" in due.basis
    assert due.counted[-1]["on"] == due_on.isoformat()


@pytest.mark.parametrize(
    ("channel", "due_on"),
    [(Channel.AT_OFFICE, date(2026, 3, 30)), (Channel.ONLINE, date(2026, 4, 13))],
)
def test_an_extension_adds_the_days_of_the_law_and_names_its_document(
    channel: Channel, due_on: date
) -> None:
    due = rules.due(channel, Grade.COMPLEX, MONDAY, "15/TB-UBND")

    assert due.due_on == due_on
    assert due.counted[-1]["document"] == "15/TB-UBND"


@pytest.mark.parametrize(
    ("channel", "grade", "before", "refusal"),
    [
        (Channel.ONLINE, Grade.SIMPLE, False, rules.NotExtendable),
        (Channel.POST, Grade.COMPLEX, False, rules.NotExtendable),
        (Channel.ONLINE, Grade.COMPLEX, True, rules.NotExtendable),
        (Channel.ONLINE, Grade.COMPLEX, False, rules.AfterDue),
    ],
)
def test_an_extension_the_law_does_not_know_is_refused(
    channel: Channel, grade: Grade, before: bool, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        rules.check_extendable(
            channel, grade, MONDAY, date(2026, 3, 23), date(2026, 3, 24), before=before
        )


async def asked(session: AsyncSession) -> tuple[InformationRequest, str]:
    """Mai asks on the web on the Monday."""
    made = await actions.request_information(
        session, person=MAI, asked=ASKED, by=anyone(CODE), now=later(0)
    )
    await session.flush()
    return made


async def accepted(session: AsyncSession, grade: Grade = Grade.COMPLEX) -> InformationRequest:
    row, _ = await asked(session)
    return await actions.accept_information_request(
        session, row.id, grade=grade, obligation_id=None, by=LAN, now=later(1)
    )


async def test_nobody_and_nothing_asked_is_in_what_is_told_or_noted(session: AsyncSession) -> None:
    row, secret = await asked(session)
    said = str(session.info["said"]) + str(session.info["told"])

    for word in (MAI.full_name, MAI.address, MAI.contact, ASKED, secret, "Mẫu"):
        assert word not in said
    [event] = told(session, "information.requested")
    assert (event["channel"], event["due_on"]) == ("online", "2026-03-05")
    who = await requester_of(session, row.id)
    assert who is not None
    assert who.full_name == MAI.full_name


async def test_a_flood_does_not_bury_the_true_ones(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "ONLINE_A_DAY_MAX", 2)
    await asked(session)
    await asked(session)

    with pytest.raises(rules.TooManyToday):
        await asked(session)
    await actions.register_information_request(
        session,
        person=MAI,
        asked=ASKED,
        channel=Channel.AT_OFFICE,
        received_on=MONDAY,
        by=LAN,
        now=later(0),
    )


async def test_only_the_code_with_its_secret_opens_a_request(session: AsyncSession) -> None:
    row, secret = await asked(session)
    other, _ = await asked(session)

    assert (await tracked(session, row.code, secret)).id == row.id
    assert secret.encode() not in row.secret_hash
    for code, wrong in ((row.code, "A" * 16), (other.code, secret), ("ABCDEFGH", secret)):
        with pytest.raises(rules.CodeOrSecretWrong):
            await tracked(session, code, wrong)


async def test_what_is_late_is_not_made_timely_by_asking_for_more(session: AsyncSession) -> None:
    row, _ = await asked(session)
    assert row.due_on == date(2026, 3, 5)
    with pytest.raises(rules.TooLateToAsk, match="05/03/2026"):
        await actions.ask_to_complete(session, row.id, missing="Năm nào?", by=LAN, now=later(4))


async def test_a_request_told_late_is_told_again_when_its_new_day_passes(
    session: AsyncSession,
) -> None:
    row, _ = await asked(session)
    await forgetting.flag_late_requests(session, by=CLOCK, now=later(4))
    await actions.accept_information_request(
        session, row.id, grade=Grade.COMPLEX, obligation_id=None, by=LAN, now=later(4)
    )
    assert row.due_on
    assert row.due_on > later(4).date()
    await forgetting.flag_late_requests(session, by=CLOCK, now=later(40))
    assert len(told(session, "information.late")) == 2


async def test_the_clock_stops_while_something_is_missing_and_begins_anew(
    session: AsyncSession,
) -> None:
    row, _ = await asked(session)
    await actions.ask_to_complete(session, row.id, missing="Năm nào?", by=LAN, now=later(1))
    assert (row.progress, row.due_on, row.counted) == ("incomplete", None, None)
    await forgetting.flag_late_requests(session, by=CLOCK, now=later(30))
    assert not told(session, "information.late")

    more = f"{ASKED}, cả phụ lục"
    await actions.complete_tracked_request(
        session, row.id, asked=more, by=anyone(CODE), now=later(7)
    )
    assert (row.progress, row.asked, row.due_on) == ("received", more, date(2026, 3, 12))
    with pytest.raises(rules.NotInThisState):
        await actions.complete_information_request(
            session, row.id, asked=ASKED, by=LAN, now=later(8)
        )


async def test_a_complex_request_is_extended_once_by_a_document_and_answered(
    session: AsyncSession,
) -> None:
    row = await accepted(session)
    extend: dict[str, Any] = {"number": "15/TB-UBND", "reason": "Phải tập hợp.", "by": LAN}
    await actions.extend_information_request(session, row.id, now=later(5), **extend)
    with pytest.raises(rules.NotExtendable):
        await actions.extend_information_request(session, row.id, now=later(6), **extend)
    await answering.answer_information_request(
        session, row.id, answer="Gửi kèm.", disclosure_id=None, file=None, by=LAN, now=later(43)
    )

    assert row.due_on == date(2026, 4, 13)
    [extended] = told(session, "information.extended")
    [answered] = told(session, "information.answered")
    assert (extended["document_number"], answered["days_late"]) == ("15/TB-UBND", 1)
    assert "reason" not in extended


async def test_a_simple_request_becomes_late_and_is_told_once(session: AsyncSession) -> None:
    row = await accepted(session, Grade.SIMPLE)
    for day in (3, 4, 5):
        await session.flush()
        await forgetting.flag_late_requests(session, by=CLOCK, now=later(day))

    [late] = told(session, "information.late")
    assert (late["days_late"], row.late_told_on) == (1, later(4).date())


async def test_a_refusal_needs_its_ground_and_what_is_public_is_pointed_at(
    session: AsyncSession,
) -> None:
    row = await accepted(session)
    shown = await published(session)
    no: dict[str, Any] = {"number": "16/TB-UBND", "answer": "Đã có trên cổng.", "by": LAN}
    no |= {"ground": Ground.ALREADY_PUBLIC, "now": later(3)}
    with pytest.raises(rules.PublicNotNamed):
        await answering.refuse_information_request(session, row.id, disclosure_id=None, **no)
    await answering.refuse_information_request(session, row.id, disclosure_id=shown.id, **no)

    [event] = told(session, "information.refused")
    assert (event["ground"], event["document_number"]) == ("already_public", "16/TB-UBND")
    with pytest.raises(rules.NotInThisState):
        await answering.guide_information_request(
            session, row.id, answer="Hỏi Sở.", by=LAN, now=later(4)
        )


async def test_what_should_have_been_public_is_linked(session: AsyncSession) -> None:
    owed = await register_document(session, **a_document(), by=LAN, now=later(0))
    row, _ = await asked(session)
    await session.flush()
    take: dict[str, Any] = {"grade": Grade.COMPLEX, "by": LAN, "now": later(9)}
    with pytest.raises(NotFound):
        await actions.accept_information_request(session, row.id, obligation_id=row.id, **take)
    await actions.accept_information_request(session, row.id, obligation_id=owed.id, **take)

    assert row.obligation_id == owed.id


async def test_what_came_by_post_is_written_down_by_the_office_and_not_tomorrow(
    session: AsyncSession,
) -> None:
    form: dict[str, Any] = {"person": MAI, "asked": ASKED, "channel": Channel.POST}
    with pytest.raises(rules.ReceivedInFuture):
        await actions.register_information_request(
            session, received_on=later(2).date(), by=LAN, now=later(1), **form
        )
    for who, refusal in ((HOA, NotYourRole), (anyone(CODE), SignInNeeded)):
        with pytest.raises(refusal):
            await actions.register_information_request(
                session, received_on=MONDAY, by=who, now=later(1), **form
            )
    row, _ = await actions.register_information_request(
        session, received_on=MONDAY, by=LAN, now=later(1), **form
    )
    assert row.due_on == date(2026, 3, 9)


@pytest.mark.parametrize("role", ["front", "department", "neighbourhood_head", "inspector"])
async def test_only_the_office_works_on_requests(session: AsyncSession, role: str) -> None:
    row, _ = await asked(session)
    somebody = Actor("ai-do", CODE, frozenset({role}))

    with pytest.raises(NotYourRole):
        await actions.ask_to_complete(session, row.id, missing="?", by=somebody, now=later(1))
    with pytest.raises(NotYourRole):
        await answering.guide_information_request(
            session, row.id, answer="?", by=somebody, now=later(1)
        )


async def test_who_asked_is_forgotten_when_the_time_is_over_and_what_was_counted_stays(
    session: AsyncSession,
) -> None:
    row = await accepted(session, Grade.SIMPLE)
    await answering.answer_information_request(
        session, row.id, answer="Gửi chị Mẫu.", disclosure_id=None, file=None, by=LAN, now=later(2)
    )
    until = rules.keep_until(later(2).date())
    days = (until - MONDAY).days
    await session.flush()
    await forgetting.erase_requesters(session, by=CLOCK, now=later(days))
    assert await requester_of(session, row.id) is not None
    await forgetting.erase_requesters(session, by=CLOCK, now=later(days + 1))

    assert await session.scalar(select(func.count(Requester.id))) == 0
    assert (row.asked, row.answer, row.progress) == ("", "", Progress.ANSWERED)
    assert row.erased_on == later(days + 1).date()


async def test_an_open_request_is_never_forgotten(session: AsyncSession) -> None:
    row, _ = await asked(session)
    await forgetting.erase_requesters(session, by=CLOCK, now=later(4_000))

    assert (row.asked, row.erased_on) == (ASKED, None)
