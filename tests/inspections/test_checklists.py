"""The lines of a check are answered by several people; nothing is lost, nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from services.inspections.checklists import rules
from services.inspections.checklists.actions import answer_line
from services.inspections.checklists.queries import entries_of
from services.inspections.checklists.rules import LineAnswer
from services.inspections.checklists.tables import LineEntry
from services.inspections.inspections.rules import NotOnTheTeam
from services.inspections.inspections.tables import Inspection
from tests.inspections import ward
from tests.inspections.checks import CHAIR, LEADER, MEMBER, PAPER, appoint_everybody, on, started

NINE = ward.at(on(5), 9)
ID = ward.an_id("entry")


@pytest.fixture(autouse=True)
async def officials(session: AsyncSession) -> None:
    await appoint_everybody(session)


@pytest.fixture
async def check(session: AsyncSession) -> Inspection:
    return await started(session)


async def answered(
    session: AsyncSession, check: Inspection, by: Actor = LEADER, **other: Any
) -> LineEntry:
    """An answer to a line, as it comes from a phone that names nothing special."""
    given: dict[str, Any] = {"line": "present", "said": LineAnswer.YES, "note": "", "photo": None}
    given |= {"device": "điện thoại", "entry_id": None, "seen_at": None, "corrects": None}
    given |= {"now": NINE} | other
    return await answer_line(session, check.id, **given, by=by)


async def test_two_people_at_one_line_lose_nothing(
    session: AsyncSession, check: Inspection
) -> None:
    no = {"said": LineAnswer.NO, "note": "Vắng một người."}
    await answered(session, check, entry_id=ID)
    await answered(session, check, MEMBER, **no, now=ward.at(on(5), 10))
    again = await answered(session, check, entry_id=ID, now=ward.at(on(5), 11))

    assert again.at == NINE
    assert [each.said for each in await entries_of(session, check.id)] == ["yes", "no"]
    with pytest.raises(rules.EntryOfAnother):
        await answered(session, check, MEMBER, entry_id=ID)


@pytest.mark.parametrize(
    "other",
    [
        {"said": LineAnswer.PARTLY, "note": "Một nửa."},
        {"note": "Đủ người."},
        {"photo": PAPER},
        {"photo": replace(PAPER, sha256="cd" * 32)},
        {"seen_at": NINE - timedelta(minutes=1)},
        {"device": "máy khác"},
    ],
)
async def test_the_same_id_with_other_words_is_refused(
    session: AsyncSession, check: Inspection, other: dict[str, Any]
) -> None:
    first = {"photo": PAPER} if other.get("photo") not in (None, PAPER) else {}
    await answered(session, check, **first, entry_id=ID)

    with pytest.raises(rules.EntryFixed, match="không sửa đè"):
        await answered(session, check, **first | other, entry_id=ID)
    [kept] = await entries_of(session, check.id)
    assert (kept.said, kept.note, kept.seen_at) == ("yes", "", NINE)


async def test_a_correction_names_an_answer_of_ones_own(
    session: AsyncSession, check: Inspection
) -> None:
    first = await answered(session, check)
    with pytest.raises(rules.CorrectsAnother):
        await answered(session, check, MEMBER, corrects=first.id)
    with pytest.raises(rules.CorrectsAnother):
        await answered(session, check, line="fees", corrects=first.id)
    with pytest.raises(rules.CorrectsAnother):
        await answered(session, check, corrects=ward.an_id("no entry"))

    second = await answered(session, check, corrects=first.id, said=LineAnswer.NO, note="Vắng.")
    assert [each.corrects for each in await entries_of(session, check.id)] == [None, first.id]
    assert second.corrects == first.id


async def test_a_correction_wins_also_from_a_phone_whose_clock_is_behind(
    session: AsyncSession, check: Inspection
) -> None:
    first = await answered(session, check, now=ward.at(on(5), 10))
    behind = {"seen_at": NINE, "now": ward.at(on(5), 11)}
    await answered(session, check, corrects=first.id, said=LineAnswer.NO, note="Vắng.", **behind)
    await answered(session, check, MEMBER, seen_at=NINE, now=ward.at(on(5), 12))
    assert [each.said for each in await entries_of(session, check.id)] == ["yes", "yes", "no"]


async def test_what_was_seen_was_seen_during_the_check(
    session: AsyncSession, check: Inspection
) -> None:
    with pytest.raises(rules.SeenBeforeStart, match="06/03/2026"):
        await answered(session, check, seen_at=ward.at(on(4), 23))
    with pytest.raises(rules.SeenAhead, match="09:11 07/03/2026"):
        await answered(session, check, seen_at=NINE + timedelta(minutes=11))
    morning = await answered(session, check, seen_at=ward.at(on(5), 0))
    ahead = await answered(session, check, seen_at=NINE + timedelta(minutes=10), entry_id=ID)

    assert morning.seen_at == ward.at(on(5), 0)
    assert ahead.seen_at == NINE  # not on top of what is seen in the next ten minutes
    same = {"seen_at": NINE + timedelta(minutes=10), "entry_id": ID, "now": ward.at(on(5), 12)}
    assert (await answered(session, check, **same)).id == ahead.id


async def test_what_is_not_as_it_should_be_is_said_in_words(
    session: AsyncSession, check: Inspection
) -> None:
    with pytest.raises(rules.WhyMissing):
        await answered(session, check, line="fees", said=LineAnswer.NO)
    with pytest.raises(rules.NoSuchLine):
        await answered(session, check, line="wall")
    with pytest.raises(NotOnTheTeam):
        await answered(session, check, CHAIR)
