"""A draft is asked about: after its plan was sent, for twenty days at least, never shortened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.law.consultations import asked_matter, asking
from libs.law.refusals import NoSuchConsultationMatter
from libs.permissions import NotYourRole, NotYourUnit, YourOwnWork
from libs.rows import found
from services.participation.consultations import actions, rules
from services.participation.consultations.queries import consultations
from services.participation.consultations.rules import State
from services.participation.consultations.tables import Consultation
from services.participation.opinions.closing import close_consultations
from tests.participation import ward
from tests.participation.asked import (
    DAY,
    PAPER,
    STREET,
    ask,
    drafted,
    form,
    on,
    opened,
    opened_at_the_door,
    said,
    told,
)
from tests.participation.ward import CHAIR, CLOCK, HEAD, OFFICIAL

UNIT_OFFICIAL = replace(OFFICIAL, roles=frozenset({"department"}), unit_id=ward.CULTURE)


def test_the_law_has_nine_matters_and_eight_forms_and_planning_reads_otherwise_since_2025() -> None:
    assert [matter.clause for matter in asking().matters] == list(range(1, 10))
    assert "".join(form.letter for form in asking().forms) == "abcdđegh"
    before, after = asked_matter(6, date(2025, 6, 30)), asked_matter(6, date(2025, 7, 1))
    assert before.title != after.title
    assert "47/2024" in after.basis
    assert before.basis == "Điều 25 khoản 6 Luật 10/2022/QH15"
    with pytest.raises(NoSuchConsultationMatter):
        asked_matter(1, date(2023, 6, 30))


@pytest.mark.parametrize(
    ("published_on", "earliest"),
    [
        (date(2026, 3, 2), date(2026, 3, 22)),  # a Sunday: a minimum is never moved
        (date(2026, 2, 2), date(2026, 2, 22)),  # Tết is in it, and every day of it counts
        (date(2026, 1, 28), date(2026, 2, 17)),  # the first day of the year: theirs to its end
        (date(2026, 12, 20), date(2027, 1, 9)),
    ],
)
def test_residents_have_twenty_calendar_days_after_the_draft_is_public(
    published_on: date, earliest: date
) -> None:
    least = rules.period(published_on)

    assert least.earliest == earliest
    assert least.basis == "Điều 28 khoản 2 Luật 10/2022/QH15"
    with pytest.raises(rules.ClosesTooEarly, match="Điều 28 khoản 2"):
        rules.check_closing(earliest - timedelta(days=1), least, published_on)
    rules.check_closing(earliest, least, published_on)


async def test_closing_on_day_19_is_refused_and_on_day_20_accepted(session: AsyncSession) -> None:
    row = await drafted(session)
    with pytest.raises(rules.ClosesTooEarly, match=r"22/03/2026"):
        await actions.open_consultation(
            session, row.id, closes_on=on(19), by=CHAIR, now=ward.at(DAY)
        )
    with pytest.raises(rules.ClosesTooFar):
        await actions.open_consultation(
            session, row.id, closes_on=on(401), by=CHAIR, now=ward.at(DAY)
        )
    assert told(session, "consultation.opened") == []
    await actions.open_consultation(session, row.id, closes_on=on(20), by=CHAIR, now=ward.at(DAY))

    [event] = told(session, "consultation.opened")
    assert (event["closes_on"], event["clause"]) == ("2026-03-22", 5)
    assert (row.state, row.published_on) == (State.OPEN, DAY)


async def test_another_law_fixes_another_period_and_is_named(session: AsyncSession) -> None:
    with pytest.raises(rules.OtherLawIncomplete):
        await drafted(session, replace(STREET, other_law_days=30))
    asked = replace(STREET, other_law_days=30, other_law_basis="Điều 76 Luật Đất đai 31/2024")
    row = await drafted(session, asked)
    with pytest.raises(rules.ClosesTooEarly, match="Điều 76 Luật Đất đai"):
        await actions.open_consultation(
            session, row.id, closes_on=on(29), by=CHAIR, now=ward.at(DAY)
        )
    await actions.open_consultation(session, row.id, closes_on=on(30), by=CHAIR, now=ward.at(DAY))


async def test_the_council_and_the_front_have_the_plan_first(session: AsyncSession) -> None:
    row = await actions.draft_consultation(
        session, STREET, draft=PAPER, by=OFFICIAL, now=ward.at(DAY)
    )
    with pytest.raises(rules.PlanNotSent, match="Điều 28 khoản 1"):
        await actions.open_consultation(
            session, row.id, closes_on=on(20), by=CHAIR, now=ward.at(DAY)
        )
    sent = {"number": "12/KH-UBND", "signed_on": DAY, "by": OFFICIAL, "now": ward.at(DAY)}
    with pytest.raises(rules.SentBeforeSigned):
        await actions.send_consultation_plan(
            session, row.id, **sent, council_sent_on=on(-1), front_sent_on=DAY
        )
    with pytest.raises(rules.SentInFuture):
        await actions.send_consultation_plan(
            session, row.id, **sent, council_sent_on=DAY, front_sent_on=on(1)
        )


async def test_forms_are_those_of_the_law_and_fit_the_matter(session: AsyncSession) -> None:
    for forms, refusal in (([], rules.FormsMissing), (["a", "h"], rules.NoSuchForm)):
        with pytest.raises(refusal):
            await drafted(session, replace(STREET, forms=forms))
    assert (await drafted(session, replace(STREET, clause=8, forms=["h"]))).forms == ["h"]


async def test_who_wrote_a_draft_does_not_open_it_and_units_write_their_own(
    session: AsyncSession,
) -> None:
    chair_office = replace(CHAIR, roles=frozenset({"chair", "office"}))
    row = await drafted(session, by=chair_office)
    with pytest.raises(YourOwnWork):
        await actions.open_consultation(
            session, row.id, closes_on=on(20), by=chair_office, now=ward.at(DAY)
        )
    await drafted(session, by=UNIT_OFFICIAL)
    with pytest.raises(NotYourUnit):
        await drafted(session, replace(STREET, unit_id=ward.OFFICE), by=UNIT_OFFICIAL)
    with pytest.raises(NotYourRole):
        await drafted(session, by=HEAD)


async def test_what_was_announced_is_lengthened_never_shortened(session: AsyncSession) -> None:
    row = await opened(session)
    how = {"reason": "Nhiều khu chưa họp", "by": OFFICIAL, "now": ward.at(on(10))}
    for day, refusal in ((20, rules.NotLonger), (401, rules.ClosesTooFar)):
        with pytest.raises(refusal):
            await actions.extend_consultation(session, row.id, closes_on=on(day), **how)
    await actions.extend_consultation(session, row.id, closes_on=on(30), **how)

    [event] = told(session, "consultation.extended")
    assert (event["was_closes_on"], event["closes_on"]) == ("2026-03-22", "2026-04-01")
    assert row.extended_from == on(20)


async def test_the_last_day_is_theirs_to_its_end(session: AsyncSession) -> None:
    row = await opened(session)
    await said(session, row, "Nên họp đến 17 giờ.")
    await close_consultations(session, by=CLOCK, now=ward.at(on(20), 23))
    assert row.state == State.OPEN
    for _ in range(2):
        await close_consultations(session, by=CLOCK, now=ward.at(on(21), 0))

    [event] = told(session, "consultation.closed")
    assert event["opinions"] == 1
    assert (await found(session, Consultation, row.id)).state == State.CLOSED
    with pytest.raises(rules.ConsultationNotInThisState):
        await said(session, row, "Muộn rồi.")


async def test_stopping_is_said_and_a_draft_that_is_dropped_is_not(session: AsyncSession) -> None:
    row, draft = await opened(session), await drafted(session)
    for each in (row, draft):
        await actions.withdraw_consultation(
            session, each.id, reason="Luật mới đã quy định", by=CHAIR, now=ward.at(on(3))
        )
    assert len(told(session, "consultation.withdrawn")) == 1
    public = await consultations(session, drafts=False)
    assert [each.id for each in public] == [row.id]
    with pytest.raises(NotFound):
        await said(session, draft)


async def test_nobody_sees_a_draft_before_the_chair_opens_it(client: httpx.AsyncClient) -> None:
    made = (await ask(client, "POST", "consultation-work", form(), by=OFFICIAL)).json()
    path = f"consultation-work/{made['id']}"
    assert made["earliest"] == "2026-03-22"
    for reader, status in ((None, 401), (ward.FRONT_OFFICIAL, 404), (HEAD, 404)):
        assert (await ask(client, "GET", path, by=reader)).status_code == status
    assert (await ask(client, "GET", f"consultations/{made['id']}")).status_code == 404


async def test_everybody_reads_until_when_and_why_and_no_number_yet(
    client: httpx.AsyncClient,
) -> None:
    one = await opened_at_the_door(client)
    shown = (await ask(client, "GET", f"consultations/{one}", day=1)).json()

    assert (shown["days_left"], shown["totals"]) == (19, None)
    assert "20 ngày" in shown["period_says"]
    assert shown["unit"] == "Phòng Văn hóa - Xã hội"
    assert "plan_number" not in shown
