"""Drafting, approving, publishing, correcting and withdrawing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.permissions import NotYourRole, NotYourUnit, YourOwnWork
from services.disclosures import rules
from services.disclosures.obligations.actions import flag_late, register_document
from services.disclosures.obligations.rules import (
    DocumentAlreadyRegistered,
    ItemDiffers,
    ObligationHasDocument,
    RaisedBy,
)
from services.disclosures.publishing import actions
from services.disclosures.publishing.rules import AlreadyDrafted, OwedAgain
from services.disclosures.quarterly.actions import issue_quarterly_list
from services.disclosures.tables import Disclosure, Obligation, Posting, Version
from tests.disclosures.ward import (
    BINH,
    CLOCK,
    FINANCE,
    HEADQUARTERS,
    HOA,
    HOUSES,
    LAN,
    PAPER,
    TAM,
    a_document,
    a_draft,
    at,
    hang,
    later,
    listed,
    published,
    take_down,
    told,
)

CORRECTION: dict[str, Any] = {
    "title": "Quyết định công bố dự toán (đính chính)",
    "summary": "Sửa số liệu dòng 4.",
    "body": "",
    "number": "15/QĐ-UBND",
    "signed_on": date(2026, 3, 10),
    "signer_position": "Chủ tịch",
    "reason": "Sai số liệu dòng 4",
    "file": None,
}


async def test_a_document_of_tomorrow_is_not_registered(session: AsyncSession) -> None:
    with pytest.raises(rules.DocumentInFuture, match="02/03/2026"):
        await register_document(session, **a_document(), by=LAN, now=later(-1))


async def test_the_same_document_is_registered_once(session: AsyncSession) -> None:
    await register_document(session, **a_document(), by=LAN, now=later(0))

    with pytest.raises(DocumentAlreadyRegistered, match="12/QĐ-UBND"):
        await register_document(session, **a_document(), by=LAN, now=later(1))


async def test_a_department_registers_only_its_own_documents(session: AsyncSession) -> None:
    await register_document(session, **a_document(), by=HOA, now=later(0))

    others = a_document(number="13", owner_unit_id=HOUSES[0])
    with pytest.raises(NotYourUnit):
        await register_document(session, **others, by=HOA, now=later(0))
    with pytest.raises(NotYourRole):
        await register_document(session, **a_document(number="14"), by=TAM, now=later(0))


async def test_a_document_names_the_obligation_it_answers(session: AsyncSession) -> None:
    owed = await register_document(session, **a_document(), by=LAN, now=later(0))
    await session.flush()

    second = a_document(number="99", obligation_id=owed.id)
    with pytest.raises(ObligationHasDocument):
        await register_document(session, **second, by=LAN, now=later(0))
    with pytest.raises(ItemDiffers, match="2b"):
        await register_document(session, **second | {"item": "1a"}, by=LAN, now=later(0))


async def test_a_department_does_not_answer_for_another_unit(session: AsyncSession) -> None:
    theirs = a_document(owner_unit_id=HOUSES[0])
    owed = await register_document(session, **theirs, by=LAN, now=later(0))
    await session.flush()

    taken = a_document(number="99", owner_unit_id=FINANCE, obligation_id=owed.id)
    with pytest.raises(NotYourUnit):
        await register_document(session, **taken, by=HOA, now=later(0))


async def test_a_department_takes_nothing_that_the_plan_gave_to_another_unit(
    session: AsyncSession,
) -> None:
    planned = Obligation(
        key="plan:2026:2b:2026",
        khoan=2,
        item="2b",
        title="Dự toán năm 2026",
        owner_unit_id=HOUSES[0],
        raised_by=RaisedBy.PLAN,
        raised_on=later(-30).date(),
        period="2026",
        planned_on=later(20).date(),
    )
    session.add(planned)
    await session.flush()

    with pytest.raises(NotYourUnit):
        await register_document(session, **a_document(), by=HOA, now=later(0))
    kept = {"owner_unit_id": None}
    met = await register_document(session, **a_document(**kept), by=LAN, now=later(0))

    assert (met.id, met.owner_unit_id) == (planned.id, HOUSES[0])


async def test_one_obligation_has_one_disclosure_until_its_draft_is_dropped(
    session: AsyncSession,
) -> None:
    draft = await a_draft(session)
    again = {"summary": "Lại", "by": LAN, "now": later(0)}

    with pytest.raises(AlreadyDrafted):
        await actions.draft_disclosure(session, draft.obligation_id, **again)
    await actions.withdraw_disclosure(session, draft.id, reason="Nhầm", by=BINH, now=later(0))
    await session.flush()
    second = await actions.draft_disclosure(session, draft.obligation_id, **again)

    assert second.id != draft.id
    assert told(session, "disclosure.withdrawn") == []  # nobody had seen it


async def test_nobody_approves_what_they_wrote(session: AsyncSession) -> None:
    draft = await a_draft(session)
    both = type(BINH)(LAN.id, LAN.ward_id, frozenset({"office", "chair"}))

    with pytest.raises(YourOwnWork):
        await actions.approve_disclosure(session, draft.id, by=both, now=later(0))
    with pytest.raises(NotYourRole):
        await actions.approve_disclosure(session, draft.id, by=HOA, now=later(0))


async def test_what_is_not_approved_is_not_published(session: AsyncSession) -> None:
    draft = await a_draft(session)

    with pytest.raises(rules.MoveNotAllowed, match="dự thảo"):
        await actions.publish_disclosure(session, draft.id, by=LAN, now=later(0))


async def test_a_late_publication_says_by_how_many_working_days(session: AsyncSession) -> None:
    draft = await a_draft(session)
    await actions.approve_disclosure(session, draft.id, by=BINH, now=later(0))
    row = await actions.publish_disclosure(session, draft.id, by=HOA, now=later(10))

    assert (row.published_on, row.days_late) == (date(2026, 3, 12), 3)
    assert told(session, "disclosure.published")[0]["days_late"] == 3
    owed = await session.get_one(Obligation, row.obligation_id)
    assert (owed.met_on, owed.days_late) == (date(2026, 3, 12), 3)


async def test_what_is_late_is_told_once_and_never_before_its_day_is_over(
    session: AsyncSession,
) -> None:
    await a_draft(session)

    await flag_late(session, by=CLOCK, now=later(7))
    assert told(session, "obligation.late") == []
    for day in (8, 9, 10):
        await flag_late(session, by=CLOCK, now=later(day))
    [late] = told(session, "obligation.late")
    assert (late["due_on"], late["days_late"]) == ("2026-03-09", 1)


async def test_what_was_published_in_time_is_never_called_late(session: AsyncSession) -> None:
    await published(session)
    await flag_late(session, by=CLOCK, now=later(60))

    assert told(session, "obligation.late") == []


async def test_a_correction_begins_again_everywhere_and_both_versions_stay(
    session: AsyncSession,
) -> None:
    row = await published(session, "4a")
    sheet = await hang(session, row, HEADQUARTERS)
    await actions.correct_disclosure(session, row.id, **CORRECTION, by=HOA, now=later(9))
    assert (row.state, row.public_version) == ("corrected", 1)
    await session.flush()
    await actions.approve_disclosure(session, row.id, by=BINH, now=later(9))
    await actions.publish_disclosure(session, row.id, by=LAN, now=later(10))
    await session.flush()
    await session.refresh(sheet)

    assert sheet.state == "replaced"
    assert [e["posting_id"] for e in told(session, "posting.replaced")] == [str(sheet.id)]
    assert (row.state, row.public_version, row.published_on) == ("published", 2, date(2026, 3, 2))
    assert [event["version"] for event in told(session, "disclosure.corrected")] == [2]
    assert len(told(session, "disclosure.published")) == 1
    versions = select(Version.title).where(Version.disclosure_id == row.id).order_by(Version.number)
    assert len((await session.execute(versions)).all()) == 2
    again = await hang(session, row, HEADQUARTERS, day=10)
    assert (again.version, again.attempt) == (2, 1)


async def test_a_correction_found_wrong_is_written_again(session: AsyncSession) -> None:
    row = await published(session)
    for _ in range(2):
        await actions.correct_disclosure(session, row.id, **CORRECTION, by=LAN, now=later(9))
        await session.flush()
    await actions.approve_disclosure(session, row.id, by=BINH, now=later(9))
    await actions.publish_disclosure(session, row.id, by=LAN, now=later(10))

    assert (row.version, row.public_version) == (3, 3)


async def test_a_sheet_of_a_correction_cannot_be_older_than_the_correction(
    session: AsyncSession,
) -> None:
    row = await published(session)
    old = CORRECTION | {"signed_on": date(2026, 3, 2)}
    await actions.correct_disclosure(session, row.id, **old, by=LAN, now=later(9))
    await session.flush()
    await actions.approve_disclosure(session, row.id, by=BINH, now=later(9))
    await actions.publish_disclosure(session, row.id, by=LAN, now=later(10))

    with pytest.raises(rules.ShownBeforeCorrection):
        await hang(session, row, HEADQUARTERS, day=8)


async def test_a_correction_of_the_small_hours_came_out_on_its_own_day(
    session: AsyncSession,
) -> None:
    row = await published(session)
    old = CORRECTION | {"signed_on": date(2026, 3, 2)}
    await actions.correct_disclosure(session, row.id, **old, by=LAN, now=later(9))
    await session.flush()
    await actions.approve_disclosure(session, row.id, by=BINH, now=later(9))
    await actions.publish_disclosure(session, row.id, by=LAN, now=at(date(2026, 3, 12), hour=1))
    await session.flush()
    session.expunge_all()  # the database hands moments over in UTC, where it was still 11/03

    with pytest.raises(rules.ShownBeforeCorrection, match="12/03/2026"):
        await hang(session, row, HEADQUARTERS, day=9)


async def test_a_completed_disclosure_may_be_corrected_and_is_complete_no_more(
    session: AsyncSession,
) -> None:
    row = await published(session, "14b")
    assert (row.state, row.completed_on) == ("completed", date(2026, 3, 2))
    await actions.correct_disclosure(session, row.id, **CORRECTION, by=LAN, now=later(9))
    await session.flush()
    await actions.approve_disclosure(session, row.id, by=BINH, now=later(9))
    await actions.publish_disclosure(session, row.id, by=LAN, now=later(10))

    assert (row.state, row.completed_on) == ("completed", date(2026, 3, 12))  # the portal is all


async def test_a_withdrawal_is_told_and_ends_everything(session: AsyncSession) -> None:
    row = await published(session)
    sheet = await hang(session, row, HEADQUARTERS)
    await actions.withdraw_disclosure(session, row.id, reason="Lộ tên", by=BINH, now=later(3))

    [event] = told(session, "disclosure.withdrawn")
    assert "Lộ tên" not in str(event)
    assert [e["posting_id"] for e in told(session, "posting.replaced")] == [str(sheet.id)]
    with pytest.raises(rules.NotInForce):
        await take_down(session, sheet)
    with pytest.raises(rules.MoveNotAllowed):
        await actions.publish_disclosure(session, row.id, by=LAN, now=later(4))


async def owed_again(session: AsyncSession, withdrawn: Disclosure) -> Obligation:
    """What is owed anew since this was taken back."""
    await session.flush()
    key = f"again:{withdrawn.id}"
    return (await session.execute(select(Obligation).where(Obligation.key == key))).scalar_one()


async def test_what_was_withdrawn_is_owed_again_by_a_day_of_its_own(session: AsyncSession) -> None:
    first = await published(session)
    await actions.withdraw_disclosure(session, first.id, reason="Lộ tên", by=BINH, now=later(14))
    owed = await owed_again(session, first)
    written: dict[str, Any] = {"summary": "Không nêu tên.", "by": LAN, "now": later(15)}
    with pytest.raises(OwedAgain):
        await actions.draft_disclosure(session, first.obligation_id, **written)
    again = await actions.draft_disclosure(session, owed.id, **written)
    await session.flush()
    await actions.approve_disclosure(session, again.id, by=BINH, now=later(15))
    await actions.publish_disclosure(session, again.id, by=LAN, now=later(16))
    await flag_late(session, by=CLOCK, now=later(60))

    assert (again.due_on, again.days_late) == (date(2026, 3, 23), 0)
    before = await session.get_one(Obligation, first.obligation_id)
    assert before.met_on == date(2026, 3, 2)  # the first time is what met it
    assert owed.met_on == date(2026, 3, 18)
    met = [event["obligation_id"] for event in told(session, "disclosure.published")]
    assert met == [str(before.id), str(owed.id)]  # each once
    assert told(session, "obligation.late") == []


async def test_what_was_withdrawn_and_is_not_shown_again_is_told_late(
    session: AsyncSession,
) -> None:
    row = await published(session, title="Quyết định về ông Nguyễn Văn Mẫu")
    await actions.withdraw_disclosure(session, row.id, reason="Lộ tên", by=BINH, now=later(14))
    owed = await owed_again(session, row)

    for day in (21, 22, 23):
        await flag_late(session, by=CLOCK, now=later(day))
    [late] = told(session, "obligation.late")
    assert (late["obligation_id"], late["due_on"]) == (str(owed.id), "2026-03-23")
    assert (late["days_late"], late["owner_unit_id"]) == (1, str(FINANCE))
    assert owed.document_number == "12/QĐ-UBND"
    raised = told(session, "obligation.raised")[-1]
    assert raised["obligation_id"] == str(owed.id)
    assert "Mẫu" not in str((late, raised))  # it may be why it was taken back


async def test_a_list_of_persons_that_had_left_is_not_owed_again(session: AsyncSession) -> None:
    row = await published(session, "7c")
    row.completed_on = later(40).date()
    await actions.withdraw_disclosure(session, row.id, reason="Nhầm", by=BINH, now=later(50))
    await session.flush()

    assert (
        await session.scalar(select(Obligation.id).where(Obligation.key.startswith("again")))
        is None
    )
    again = await actions.draft_disclosure(
        session, row.obligation_id, summary="Lại", columns=listed("7c"), by=LAN, now=later(50)
    )
    assert again.rule == rules.REPUBLISH_RULE


async def test_the_list_of_a_quarter_is_found_by_what_owes_it_again(session: AsyncSession) -> None:
    await published(session)
    named: dict[str, Any] = {"year": 2026, "quarter": 1, "by": LAN, "now": later(30)}
    issued = await issue_quarterly_list(session, **named)
    await session.flush()
    draft = await actions.draft_disclosure(
        session, issued.obligation_id, summary="Quý I", by=LAN, now=later(30)
    )
    await session.flush()
    await actions.approve_disclosure(session, draft.id, by=BINH, now=later(30))
    await actions.publish_disclosure(session, draft.id, by=LAN, now=later(30))
    await actions.withdraw_disclosure(session, draft.id, reason="Sai", by=BINH, now=later(30))
    owed = await owed_again(session, draft)
    await session.refresh(issued)

    assert issued.obligation_id == owed.id


async def test_only_the_chair_withdraws(session: AsyncSession) -> None:
    row = await published(session)

    with pytest.raises(NotYourRole):
        await actions.withdraw_disclosure(session, row.id, reason="x", by=LAN, now=later(3))


async def test_what_is_not_there_is_not_found(session: AsyncSession) -> None:
    with pytest.raises(NotFound):
        await actions.publish_disclosure(session, HEADQUARTERS, by=LAN, now=later(0))


async def test_a_draft_takes_the_file_of_its_document(session: AsyncSession) -> None:
    row = await a_draft(session)

    version = await session.scalar(select(Version).where(Version.disclosure_id == row.id))
    assert version is not None
    assert version.file is not None
    assert version.file["sha256"] == PAPER.sha256
    assert await session.scalar(select(Posting.id)) is None
