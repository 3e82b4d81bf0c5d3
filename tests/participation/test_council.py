"""The council hears once, at its nearest session, of all that residents decided and said."""

from __future__ import annotations

from datetime import date

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.pdf import write_pdf
from libs.kernel.files import Desk
from libs.permissions import NotYourRole
from libs.rows import found
from services.participation.consultations.tables import Consultation
from services.participation.council import reporting, sessions
from services.participation.council import rules as reports
from services.participation.council.document import report_document
from services.participation.council.items import items_for
from services.participation.council.views import council
from services.participation.explaining.actions import publish_explanation
from services.participation.explaining.tables import Conclusion
from services.participation.opinions.actions import Numbers, count_opinions
from services.participation.opinions.closing import close_consultations
from services.participation.opinions.rules import Channel
from services.participation.queries import the_ward
from services.participation.sittings import queries, rules
from services.participation.sittings.rules import ItemKind, council_due
from services.participation.sittings.tables import CouncilSession
from tests.participation import matters, ward
from tests.participation.asked import DAY, PAPER, ask, on, opened, told
from tests.participation.households import households
from tests.participation.ward import CHAIR, CLOCK, OFFICIAL

HOW = {"by": OFFICIAL, "now": ward.at(on(22))}


async def explained(session: AsyncSession, session_on: date | None = None) -> Conclusion:
    """A meeting was counted, nobody wrote anything, and the chair published the answer."""
    row: Consultation = await opened(session)
    await count_opinions(
        session,
        row.id,
        Numbers(30, 12, 1),
        channel=Channel.MEETING,
        held_on=on(5),
        neighbourhood_id=None,
        minutes=None,
        by=OFFICIAL,
        now=ward.at(on(6)),
    )
    await close_consultations(session, by=CLOCK, now=ward.at(on(21)))
    said = {"summary": "43 ý kiến.", "council_session_on": session_on}
    return await publish_explanation(session, row.id, **said, by=CHAIR, now=ward.at(on(22)))


async def added(session: AsyncSession, days: int, day: int = 22) -> CouncilSession:
    how = {"by": OFFICIAL, "now": ward.at(on(day))}
    return await sessions.add_council_session(session, on=on(days), title="Kỳ họp", **how)


async def reported(session: AsyncSession, row: CouncilSession, day: int) -> CouncilSession:
    days = {"sent_on": on(day), "front_sent_on": on(day)}
    now = ward.at(on(day))
    return await reporting.report_to_council(
        session, row.id, number="60/BC-UBND", **days, paper=PAPER, by=OFFICIAL, now=now
    )


async def decided(session: AsyncSession) -> None:
    """Two of three households of the north agree to pay for a road, on day 3."""
    roll = await households(session, 3)
    matter = await matters.agreed(session)
    await matters.voted(session, matter, 2, roll, 3)


@pytest.mark.parametrize("kind", ItemKind)
def test_the_nearest_session_is_the_last_day_and_without_one_half_a_year(kind: ItemKind) -> None:
    days = [on(90), on(30), on(-1)]
    assert council_due(kind, on(22), days).due_on == on(30)
    assert council_due(kind, on(30), days).due_on == on(30)
    due = council_due(kind, on(22), [on(21)])
    assert due.due_on == date(2026, 9, 24)
    assert ("Điều 23" if kind is ItemKind.MATTER else "Điều 28 khoản 5") in due.basis


def test_a_session_is_ahead_and_known_once() -> None:
    with pytest.raises(rules.SessionPast):
        rules.check_session(on(-1), DAY, [])
    with pytest.raises(rules.SessionTooFar):
        rules.check_session(on(401), DAY, [])
    with pytest.raises(rules.SessionKnown, match="đã có"):
        rules.check_session(on(5), DAY, [on(5)])
    rules.check_session(DAY, DAY, [on(5)])


async def test_open_last_days_follow_the_calendar_of_sessions(session: AsyncSession) -> None:
    end = await explained(session)
    assert end.council_due_on == date(2026, 9, 24)
    far, near = await added(session, 90), await added(session, 60)
    assert end.council_due_on == on(60)
    await sessions.remove_council_session(session, near.id, **HOW)
    assert end.council_due_on == on(90)
    await reported(session, far, 80)
    with pytest.raises(reports.SessionReported):
        await sessions.remove_council_session(session, far.id, **HOW)


async def test_a_day_that_the_chair_knows_comes_into_the_calendar(session: AsyncSession) -> None:
    end = await explained(session, on(60))
    assert end.council_due_on == on(60)
    assert await queries.waiting_sessions(session) == [on(60)]


async def test_one_report_tells_of_everything_once_and_in_numbers(session: AsyncSession) -> None:
    await decided(session)
    await explained(session)
    row = await added(session, 60)
    owed = (await council(session, on(22))).owed
    assert owed is not None
    assert (owed.decisions, owed.consultations, owed.due_on) == (1, 1, on(60))
    assert owed.council_session_id == row.id
    before = await items_for(session, row, on(50))

    await reported(session, row, 50)

    [event] = told(session, "council.reported")
    assert (event["decisions"], event["consultations"], event["days_late"]) == (1, 1, 0)
    assert told(session, "consultation.reported")[0]["council_reported_on"] == str(on(50))
    await session.flush()
    assert (await council(session, on(51))).owed is None
    assert await items_for(session, row, on(51)) == before
    with pytest.raises(reports.SessionReported):
        await reported(session, row, 51)
    later = await added(session, 200, 51)
    with pytest.raises(reports.NothingToReport):
        await reported(session, later, 52)


async def test_what_was_decided_after_the_paper_went_waits_for_the_next_session(
    session: AsyncSession,
) -> None:
    row = await added(session, 60, 0)
    await decided(session)  # on day 3
    with pytest.raises(reports.NothingToReport):
        await reported(session, row, 2)
    with pytest.raises(reports.SentTomorrow):
        await reporting.report_to_council(
            session,
            row.id,
            number="1",
            sent_on=on(4),
            front_sent_on=on(5),
            paper=PAPER,
            by=OFFICIAL,
            now=ward.at(on(4)),
        )
    await explained(session)
    await reported(session, row, 10)  # the explanation is of day 22
    owed = (await council(session, on(61))).owed
    assert owed is not None
    assert (owed.decisions, owed.consultations, owed.council_session_id) == (0, 1, None)


async def test_a_report_after_the_session_is_late_by_its_days(session: AsyncSession) -> None:
    await decided(session)
    row = await added(session, 30)
    owed = (await council(session, on(31))).owed
    assert owed is not None
    assert (owed.due_on, owed.days_left < 0) == (on(30), True)
    await reported(session, row, 34)
    assert told(session, "council.reported")[0]["days_late"] == 4


async def test_the_paper_says_what_happened_and_names_nobody(session: AsyncSession) -> None:
    await decided(session)
    await explained(session)
    row = await added(session, 60)
    items = await items_for(session, row, on(23))
    paper = report_document(await the_ward(session), row, items)

    written = str(paper.blocks)
    for words in ("Điều 23", "Góp làm đường ngõ 4", "2/3", "30 đồng ý, 12 không đồng ý"):
        assert words in written
    assert "Người Mẫu" not in written
    assert write_pdf(paper).startswith(b"%PDF")
    empty = report_document(
        await the_ward(session),
        row,
        items.model_copy(update={"decisions": [], "consultations": []}),
    )
    assert "Không có nội dung nào được quyết định" in str(empty.blocks)


async def test_who_may_write_the_calendar_and_send_the_report(session: AsyncSession) -> None:
    row = await added(session, 60)
    for by in (CHAIR, ward.HEAD, ward.FRONT_OFFICIAL, ward.INSPECTOR):
        how = {"by": by, "now": ward.at(on(22))}
        with pytest.raises(NotYourRole):
            await sessions.add_council_session(session, on=on(70), title="Kỳ họp", **how)
        with pytest.raises(NotYourRole):
            await sessions.remove_council_session(session, row.id, **how)
        days = {"sent_on": on(22), "front_sent_on": on(22)}
        with pytest.raises(NotYourRole):
            await reporting.report_to_council(
                session, row.id, number="1", **days, paper=PAPER, **how
            )
    assert await found(session, CouncilSession, row.id)


async def test_the_report_at_the_door(
    client: httpx.AsyncClient, door: tuple[httpx.AsyncClient, object]
) -> None:
    _, database = door
    async with database.transaction(ward.CODE) as session:  # type: ignore[attr-defined]
        await decided(session)
    form = {"on": str(on(60)), "title": "Kỳ họp giữa năm"}
    one = (await ask(client, "POST", "council-sessions", form, by=OFFICIAL)).json()
    path = f"council-sessions/{one['id']}"
    assert (await ask(client, "GET", "council-sessions")).status_code == 401
    assert (await ask(client, "GET", path, by=ward.HEAD)).status_code == 403
    draft = await ask(client, "GET", f"{path}/document?format=docx", by=CHAIR, day=9)
    assert draft.content.startswith(b"PK")
    signed = Desk("a key for tests").receipt(ward.CODE, PAPER, ward.at(on(10)))
    said = {"number": "60/BC-UBND", "sent_on": str(on(10)), "front_sent_on": str(on(10))}
    sent = await ask(
        client, "POST", f"{path}/report", {**said, "paper": signed}, by=OFFICIAL, day=10
    )
    assert len(sent.json()["items"]["decisions"]) == 1
    assert sent.json()["paper"]
    over = await ask(client, "GET", f"{path}/document", by=CHAIR, day=11)
    assert over.status_code == 409
    listed = (await ask(client, "GET", "council-sessions", by=CHAIR, day=11)).json()
    assert (listed["owed"], listed["sessions"][0]["number"]) == (None, "60/BC-UBND")
    removed = await ask(client, "POST", f"{path}/removal", by=OFFICIAL, day=11)
    assert removed.status_code == 409
