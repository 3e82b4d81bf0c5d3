"""A report that is really a denunciation leaves the table of feedback: a sealed letter now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import fits
from libs.kernel.files import FileStore
from libs.permissions import NotYourRole
from libs.rows import ward_of
from services.reception.cases.tables import Intake
from services.reception.feedback import answering, rules, triaging
from services.reception.feedback.actions import Sent
from services.reception.feedback.handing_over import hand_over_feedback
from services.reception.feedback.queries import clocks_of, tracked
from services.reception.feedback.rules import Claim, Progress
from services.reception.sealed.files.actions import open_letter_file
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import open_letter
from services.reception.sealed.rules import Reason
from tests.reception import ward
from tests.reception.reports import MONDAY, POTHOLE, at, photographed, sent, told
from tests.reception.ward import CHAIR, CLERK, HANDLER, STRANGER
from tools.people import sample_photo

ACCUSED = "Tổ trưởng Trần Văn Giả nhận tiền"


async def intakes(session: AsyncSession) -> list[Intake]:
    query = select(Intake).where(Intake.ward_id == ward_of(session)).order_by(Intake.number)
    return list((await session.execute(query)).scalars())


STORE = FileStore("memory:///")
AS = {"claim": Claim.DENUNCIATION, "files": STORE, "now": at(1)}


async def handed(session: AsyncSession, feedback_id: object) -> None:
    await hand_over_feedback(session, feedback_id, by=CLERK, **AS)


async def reported(session: AsyncSession, **changes: Any) -> Sent:
    """A report with a photo that is really there."""
    photos = await photographed(session, "duong hong")
    return await sent(session, replace(POTHOLE, photos=photos, **changes))


async def test_its_words_are_sealed_and_nowhere_else(session: AsyncSession) -> None:
    mine = await reported(session, text=ACCUSED)
    photo, before = sample_photo("duong hong"), mine.row.photos_id
    code, secret = mine.row.code, mine.secret
    for by in (CHAIR, HANDLER):
        with pytest.raises(NotYourRole):
            await hand_over_feedback(session, mine.row.id, by=by, **AS)
    await handed(session, mine.row.id)
    await session.flush()

    row = mine.row
    assert (row.progress, row.text, row.place, row.photos) == (Progress.HANDED_OVER, "", "", "")
    assert (row.latitude, row.neighbourhood_id, row.unit_id) == (None, None, None)
    assert (row.photos_id, await session.get(KeptLetter, before)) == (None, None)
    for table in ("feedback", "intake", "case_file", "case_step"):
        kept = (await session.execute(text(f"SELECT * FROM {table}"))).all()  # noqa: S608
        assert "Trần Văn Giả" not in str(kept)
    assert "Trần Văn Giả" not in str(session.info.get("said")) + str(session.info.get("told"))

    [intake] = await intakes(session)
    assert (intake.received_on, intake.channel, intake.kinds_claimed) == (
        MONDAY,
        "portal",
        ["denunciation"],
    )
    letter = await open_letter(
        session, intake.sealed_id, by=CLERK, reason=next(iter(Reason)), now=at(1)
    )
    assert letter.text.startswith(ACCUSED)
    look = {"by": CLERK, "reason": Reason.SORT, "now": at(1)}
    assert (await open_letter_file(session, intake.sealed_id, 1, **look))[1] == photo
    # Whoever sent it goes on with the same code and secret, but not here.
    assert (intake.code, fits(secret, intake.secret_hash)) == (code, True)
    with pytest.raises(rules.FeedbackKeyWrong):
        await tracked(session, code, secret)


async def test_nothing_links_the_event_or_the_clock_to_the_letter(session: AsyncSession) -> None:
    row = (await reported(session)).row
    await handed(session, row.id)

    [event] = told(session, "feedback.ended")
    [intake] = await intakes(session)
    assert event["outcome"] == "handed_over"
    assert not {str(intake.id), str(intake.sealed_id), intake.code} & set(map(str, event.values()))
    assert "denunciation" not in str(event)
    assert all(clock.ended_on for clock in (await clocks_of(session, [row]))[row.id])
    with pytest.raises(rules.FeedbackNotInThisState):
        await handed(session, row.id)


async def test_what_was_merged_becomes_a_letter_for_each(session: AsyncSession) -> None:
    first, second = [(await reported(session)).row for _ in range(2)]
    await triaging.merge_feedback(session, second.id, original_id=first.id, by=CLERK, now=at(0))
    await handed(session, first.id)

    codes = [each.code for each in await intakes(session)]
    assert len(codes) == 2
    # By the code that the letter goes on with, the history of a report would name it.
    assert not any(code in str(session.info["said"]) for code in codes)
    assert (second.text, second.progress) == ("", Progress.MERGED)
    assert STRANGER.id not in str(codes)
    assert first.ward_id == ward.CODE


async def test_why_its_sender_wanted_another_look_goes_along(session: AsyncSession) -> None:
    mine = await reported(session)
    mine.row.progress, mine.row.answered_on, mine.row.unit_id = "answered", MONDAY, ward.ECONOMY
    await answering.reopen_feedback(
        session, mine.row.code, mine.secret, because=ACCUSED, by=STRANGER, now=at(1)
    )
    await handed(session, mine.row.id)
    await session.flush()

    [intake] = await intakes(session)
    look = {"by": CLERK, "reason": Reason.SORT, "now": at(1)}
    assert (await open_letter(session, intake.sealed_id, **look)).text.endswith(f"\n\n{ACCUSED}")
    assert mine.row.reopened_because == ""
