"""Everybody is answered before it is called explained; a decision against most needs reasons."""

from __future__ import annotations

from datetime import date

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.permissions import NotYourRole
from services.participation.consultations.actions import Asked, extend_consultation
from services.participation.consultations.rules import (
    ConsultationNotInThisState,
    Stance,
    State,
)
from services.participation.consultations.tables import Consultation
from services.participation.explaining import actions, rules
from services.participation.explaining.actions import Decided
from services.participation.explaining.rules import Decision
from services.participation.explaining.tables import Conclusion
from services.participation.grouping.actions import explain_group, group_opinions
from services.participation.grouping.queries import grouped
from services.participation.grouping.rules import Answer
from services.participation.opinions import moderating
from services.participation.opinions.actions import Numbers, Said, count_opinions, send_opinion
from services.participation.opinions.closing import close_consultations
from services.participation.opinions.rules import Channel
from tests.participation import ward
from tests.participation.asked import DAY, PAPER, STREET, ask, on, opened, opened_at_the_door, told
from tests.participation.ward import CHAIR, CLOCK, OFFICIAL

WORDS = "Chợ họp chiều làm tắc đường."
HOW = {"by": OFFICIAL, "now": ward.at(on(22))}


async def over(
    session: AsyncSession, *, against: int = 0, in_favour: int = 0, asked: Asked = STREET
) -> Consultation:
    """The last day is over; one opinion with words came, and a meeting was counted."""
    row = await opened(session, asked)
    sent = await send_opinion(session, row.id, Said(Stance.AGAINST, WORDS), now=ward.at(DAY))
    await moderating.release_opinion(session, sent.id, text=WORDS, by=OFFICIAL, now=ward.at(DAY))
    if against + in_favour:
        await count_opinions(
            session,
            row.id,
            Numbers(in_favour, against, 0),
            channel=Channel.MEETING,
            held_on=on(5),
            neighbourhood_id=None,
            minutes=None,
            by=OFFICIAL,
            now=ward.at(on(6)),
        )
    await close_consultations(session, by=CLOCK, now=ward.at(on(21)))
    return row


async def publish(
    session: AsyncSession, row: Consultation, council_session_on: date | None = None
) -> Conclusion:
    return await actions.publish_explanation(
        session,
        row.id,
        summary="Phường nhận một ý kiến.",
        council_session_on=council_session_on,
        by=CHAIR,
        now=ward.at(on(22)),
    )


async def explained(session: AsyncSession, row: Consultation) -> Conclusion:
    await group_opinions(session, row.id, **HOW)
    for each in await grouped(session, row.id):
        await explain_group(
            session,
            each.group.id,
            title="Tắc đường buổi chiều",
            answer=Answer.PARTLY,
            explanation="Chợ họp đến 17 giờ.",
            **HOW,
        )
    return await publish(session, row)


def decided(decision: Decision, reasons: str = "", day: int = 22) -> Decided:
    return Decided(decision, "45/QĐ-UBND", on(day), reasons)


async def test_the_explanation_waits_for_every_opinion_and_every_group(
    session: AsyncSession,
) -> None:
    row = await over(session)
    with pytest.raises(rules.NotAllGrouped):
        await publish(session, row)
    await group_opinions(session, row.id, **HOW)
    with pytest.raises(rules.NotAllExplained, match="Điều 28 khoản 3"):
        await publish(session, row)
    with pytest.raises(NotYourRole):
        await actions.publish_explanation(
            session, row.id, summary="x", council_session_on=None, **HOW
        )
    await explained(session, row)

    [event] = told(session, "consultation.explained")
    assert (event["groups"], event["partly"], event["accepted"]) == (1, 1, 0)
    assert row.state == State.EXPLAINED
    assert WORDS not in str(session.info)


@pytest.mark.parametrize(
    ("said", "decision", "against"),
    [
        ((3, 2, 0), Decision.DROPPED, True),
        ((3, 2, 0), Decision.AS_DRAFTED, False),
        ((2, 3, 0), Decision.AS_DRAFTED, True),
        ((2, 3, 0), Decision.CHANGED, True),
        ((2, 3, 0), Decision.DROPPED, False),
        ((2, 2, 0), Decision.AS_DRAFTED, False),  # half is not most
        ((2, 3, 1), Decision.AS_DRAFTED, False),  # of six, three are not more than half
        ((0, 0, 0), Decision.DROPPED, False),
    ],
)
def test_which_decision_is_against_most_of_those_who_were_asked(said, decision, against) -> None:
    most = rules.majority(dict(zip(Stance, said, strict=True)))

    assert rules.against_majority(decision, most) is against


async def test_against_most_opinions_only_with_reasons(session: AsyncSession) -> None:
    row = await over(session, against=40, in_favour=30)
    await explained(session, row)
    with pytest.raises(rules.ReasonsMissing, match="Điều 28 khoản 4"):
        await actions.record_decision(
            session, row.id, decided(Decision.AS_DRAFTED), paper=PAPER, **HOW
        )
    for day, refusal in ((20, rules.DecidedBeforeClosing), (23, rules.DecidedInFuture)):
        with pytest.raises(refusal):
            await actions.record_decision(
                session, row.id, decided(Decision.AS_DRAFTED, "Vì", day), paper=PAPER, **HOW
            )
    said = decided(Decision.AS_DRAFTED, "Đường cấm xe tải buổi chiều.")
    end = await actions.record_decision(session, row.id, said, paper=PAPER, **HOW)

    assert end.against_majority
    [event] = told(session, "consultation.decided")
    assert (event["decision"], event["against_majority"]) == ("as_drafted", True)
    assert "xe tải" not in str(session.info)


async def test_nothing_is_decided_before_it_is_explained(session: AsyncSession) -> None:
    row = await over(session)
    with pytest.raises(ConsultationNotInThisState):
        await actions.record_decision(session, row.id, decided(Decision.DROPPED), paper=None, **HOW)


async def test_the_council_hears_at_its_nearest_session_and_lateness_is_told_once(
    session: AsyncSession,
) -> None:
    row = await over(session)
    end = await explained(session, row)
    assert (end.council_due_on, "28 khoản 5" in end.council_basis) == (date(2026, 9, 24), True)
    for day in (24, 25, 26):
        await actions.flag_unreported(session, by=CLOCK, now=ward.at(date(2026, 9, day)))
    assert [event["due_on"] for event in told(session, "consultation.report_late")] == [
        "2026-09-24"
    ]
    when = {"council_reported_on": date(2026, 9, 26), "front_reported_on": date(2026, 9, 26)}
    late = {"by": OFFICIAL, "now": ward.at(date(2026, 9, 26))}
    early = {name: on(1) for name in when}
    with pytest.raises(rules.ReportedTooSoon, match="trước ngày giải trình"):
        await actions.report_consultation(session, row.id, **early, **late)
    await actions.report_consultation(session, row.id, **when, **late)
    assert told(session, "consultation.reported")[0]["days_late"] == 2
    with pytest.raises(rules.ReportedBefore):
        await actions.report_consultation(session, row.id, **when, **late)


async def test_what_is_explained_takes_no_step_back(session: AsyncSession) -> None:
    row = await over(session)
    await explained(session, row)
    with pytest.raises(ConsultationNotInThisState):
        await extend_consultation(session, row.id, closes_on=on(40), reason="Thêm ngày", **HOW)
    with pytest.raises(ConsultationNotInThisState):
        await group_opinions(session, row.id, **HOW)


async def test_all_read_what_a_group_is_told_and_not_why_it_was_grouped(
    client: httpx.AsyncClient, door: tuple[httpx.AsyncClient, object]
) -> None:
    one = await opened_at_the_door(client)
    said = {"stance": "against", "text": WORDS}
    await ask(client, "POST", f"consultations/{one}/opinions", said)
    work = f"consultation-work/{one}"
    [opinion] = (await ask(client, "GET", f"{work}/opinions", by=OFFICIAL)).json()
    await ask(client, "POST", f"opinions/{opinion['id']}/release", {"text": "Đã xem"}, by=OFFICIAL)
    _, database = door
    async with database.transaction(ward.CODE) as session:  # type: ignore[attr-defined]
        await close_consultations(session, by=CLOCK, now=ward.at(on(21)))
    later = {"by": OFFICIAL, "day": 22}
    [group] = (await ask(client, "POST", f"{work}/groups", **later)).json()
    assert [member["text"] for member in group["members"]] == [WORDS]
    answer = {"title": "Tắc đường", "answer": "rejected", "explanation": "Đường đã mở rộng."}
    await ask(client, "POST", f"opinion-groups/{group['id']}/explanation", answer, **later)
    assert (await ask(client, "GET", f"consultations/{one}", day=22)).json()["groups"] == []
    told_all = {"summary": "Một ý kiến."}
    ended = await ask(client, "POST", f"{work}/explanation", told_all, by=CHAIR, day=22)
    assert ended.status_code == 200, ended.text

    shown = (await ask(client, "GET", f"consultations/{one}", day=22)).json()
    assert shown["groups"] == [{"stance": "against", "size": 1, **answer}]
    assert (shown["conclusion"]["summary"], shown["totals"]["against"]) == ("Một ý kiến.", 1)
    assert WORDS not in str(shown)
