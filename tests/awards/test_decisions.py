"""The council votes in secret, residents are heard, the chair grants, and may take back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.rubrics import ModelKind
from libs.law.titles import title
from libs.permissions import NotYourRole
from services.awards.councils import actions as councils
from services.awards.councils import rules as council
from services.awards.councils.queries import members_on, sat_on
from services.awards.councils.rules import Count, MemberLeft
from services.awards.decisions import actions as decisions
from services.awards.decisions.queries import honour_of, honours
from services.awards.decisions.rules import (
    OnlyProposed,
    TitleNotForHolder,
    TitleNotForModel,
    TooFewPoints,
    check_model,
)
from services.awards.models.rules import ModelNotInThisState, ModelState, OwnModel
from services.awards.notices import actions as notices
from services.awards.notices import queries as public
from services.awards.notices import rules
from services.awards.notices.rules import Ground
from tests.awards import modelled
from tests.awards.modelled import NAME, PAPER, ask, on, told
from tests.awards.ward import APPRAISER, CHAIR, HEAD

NINE = {"members": 9, "held_on": date(2026, 5, 21), "today": date(2026, 5, 21)}


@pytest.mark.parametrize(
    ("count", "refusal"),
    [
        (Count(5, 5, 0, 0, 3), council.TooFewPresent),  # two thirds of nine are six
        (Count(10, 10, 0, 0, 3), council.TooManyPresent),
        (Count(9, 6, 2, 0, 3), council.CountNotWhole),
        (Count(9, 6, 3, 0, 2), council.TooFewTellers),
    ],
)
def test_a_count_that_cannot_be_is_refused(count: Count, refusal: type[Exception]) -> None:
    council.check_count(Count(6, 5, 0, 1, 3), **NINE)
    with pytest.raises(refusal):
        council.check_count(count, **NINE)


def test_there_is_no_vote_without_a_council_or_before_its_day() -> None:
    with pytest.raises(council.CouncilTooSmall, match="ít nhất 5"):
        council.check_count(Count(4, 4, 0, 0, 3), **NINE | {"members": 4})
    with pytest.raises(council.HeldInFuture):
        council.check_count(Count(9, 9, 0, 0, 3), **NINE | {"today": date(2026, 5, 20)})


@pytest.mark.parametrize(
    ("in_favour", "state"), [(6, ModelState.VOTED), (5, ModelState.FALLEN), (9, ModelState.VOTED)]
)
async def test_the_share_is_of_all_members(
    session: AsyncSession, in_favour: int, state: ModelState
) -> None:
    row = await modelled.voted(session, in_favour)

    assert row.state == state
    [event] = told(session, "model.voted")
    assert (event["members"], event["in_favour"]) == (9, in_favour)
    assert "Người mẫu" not in str(session.info)


async def test_a_title_fits_its_holder_and_the_chair(session: AsyncSession) -> None:
    row = await modelled.appraised(session)
    await modelled.seated(session)
    how: dict[str, Any] = {"held_on": on(80).date(), "count": Count(9, 9, 0, 0, 3)}
    how |= {"minutes": PAPER, "by": APPRAISER, "now": on(80)}
    with pytest.raises(TitleNotForHolder):
        await councils.record_vote(session, row.id, title_id="advanced_worker", **how)
    with pytest.raises(OnlyProposed, match="phường chỉ đề xuất"):
        await councils.record_vote(session, row.id, title_id="provincial_merit", **how)
    with pytest.raises(NotYourRole):
        await councils.record_vote(session, row.id, title_id="model", **how | {"by": CHAIR})


async def test_who_left_the_council_is_not_counted(session: AsyncSession) -> None:
    await modelled.seated(session, 2)
    [first, _] = await members_on(session, on(1).date())
    ended = on(5).date()
    await councils.unseat_member(session, first.id, ended_on=ended, by=APPRAISER, now=on(5))
    await session.flush()

    assert len(await members_on(session, on(4).date())) == 2
    assert len(await members_on(session, ended)) == await sat_on(session, ended) == 1
    assert await sat_on(session, on(4).date()) == 2
    with pytest.raises(MemberLeft):  # or it would count as one of those who voted meanwhile
        await councils.unseat_member(session, first.id, ended_on=ended, by=APPRAISER, now=on(5))


def test_five_working_days_are_counted_over_a_holiday() -> None:
    assert rules.last_day(date(2026, 4, 27)) == date(2026, 5, 6)  # 30/4 and 1/5 lie between


async def test_nothing_is_decided_before_residents_were_heard(session: AsyncSession) -> None:
    row = await modelled.noticed(session)
    until = row.notice_until
    assert until is not None
    how = {"number": "88/QĐ-UBND", "by": CHAIR}
    last = modelled.ward.at(until)
    with pytest.raises(rules.NoticeRunning):
        await decisions.recognise_model(session, row.id, **how, now=last)
    said = await notices.comment_on_model(session, row.id, text="Đường rất đẹp.", now=last)
    await session.flush()
    with pytest.raises(rules.NoticeOver):
        await notices.comment_on_model(session, row.id, text="Muộn.", now=on(100))
    with pytest.raises(rules.CommentsWaiting, match="Còn 1 góp ý"):
        await decisions.recognise_model(session, row.id, **how, now=on(100))
    sort = {"by": APPRAISER, "now": on(100)}
    with pytest.raises(rules.GroundMissing):
        await notices.sort_comment_on_model(session, said.id, shown=False, ground=None, **sort)
    await notices.sort_comment_on_model(session, said.id, shown=True, ground=None, **sort)
    await session.flush()
    await decisions.recognise_model(session, row.id, **how, now=on(100))
    await session.flush()

    [event] = told(session, "model.recognised")
    assert (event["title"], event["opinions"]) == ("model", 1)
    assert "rất đẹp" not in str(session.info)
    honour = await honour_of(session, row.id)
    assert honour is not None
    assert (honour.holder, honour.merit) == ("Khu phố Bắc", NAME)
    assert honour.prize_dong == title("model").prize(on(100).date())


async def test_what_is_refused_or_withdrawn_stands_no_more(session: AsyncSession) -> None:
    row = await modelled.recognised(session)
    await session.flush()
    assert [each.subject_id for each in await honours(session)] == [row.id]
    back = {"number": "90/QĐ-UBND", "reason": "Ảnh không đúng.", "now": on(120)}
    with pytest.raises(NotYourRole):
        await decisions.withdraw_model(session, row.id, **back, by=HEAD)
    await decisions.withdraw_model(session, row.id, **back, by=CHAIR)
    await session.flush()

    assert await honours(session) == []
    assert "Ảnh không đúng" not in str(session.info)
    with pytest.raises(ModelNotInThisState, match="đã bị thu hồi"):
        await decisions.refuse_model(session, row.id, reason="Thêm.", by=CHAIR, now=on(121))


async def test_a_comment_is_shown_only_after_somebody_looked(session: AsyncSession) -> None:
    row = await modelled.noticed(session)
    now = on(82)
    bad = await notices.comment_on_model(session, row.id, text="Số 0912345678.", now=now)
    await session.flush()
    sort = {"by": APPRAISER, "now": now}
    hidden = {"shown": False, "ground": Ground.PERSONAL}
    await notices.sort_comment_on_model(session, bad.id, **hidden, **sort)
    await session.flush()

    [kept] = await public.comments_on(session, row.id)
    assert (kept.state, kept.ground) == ("hidden", "personal")


async def test_what_was_shown_by_mistake_is_hidden_to_the_end(session: AsyncSession) -> None:
    row = await modelled.noticed(session)
    said = await notices.comment_on_model(session, row.id, text="Số 0912345678.", now=on(82))
    await session.flush()
    sort = {"by": APPRAISER, "now": on(82)}
    await notices.sort_comment_on_model(session, said.id, shown=True, ground=None, **sort)
    row.state = ModelState.RECOGNISED
    hidden = {"shown": False, "ground": Ground.PERSONAL}
    await notices.sort_comment_on_model(session, said.id, **hidden, **sort)
    assert said.state == "hidden"
    with pytest.raises(ModelNotInThisState):
        await notices.sort_comment_on_model(session, said.id, shown=True, ground=None, **sort)


async def test_nobody_counts_or_clears_what_their_own_unit_did(session: AsyncSession) -> None:
    own = replace(APPRAISER, unit_id=modelled.ward.NORTH)
    row = await modelled.appraised(session)
    await modelled.seated(session)
    how: dict[str, Any] = {"held_on": on(80).date(), "count": Count(9, 9, 0, 0, 3)}
    how |= {"title_id": "model", "minutes": PAPER, "now": on(80)}
    with pytest.raises(OwnModel):
        await councils.record_vote(session, row.id, **how, by=own)
    await councils.record_vote(session, row.id, **how, by=APPRAISER)
    with pytest.raises(OwnModel):
        await notices.notice_model(session, row.id, by=own, now=on(81))
    await notices.notice_model(session, row.id, by=APPRAISER, now=on(81))
    said = await notices.comment_on_model(session, row.id, text="Chưa thấy hoa.", now=on(82))
    await session.flush()
    hidden = {"shown": False, "ground": Ground.PERSONAL, "now": on(82)}
    with pytest.raises(OwnModel):
        await notices.sort_comment_on_model(session, said.id, **hidden, by=own)


async def test_anybody_checks_a_certificate(door: Any, client: httpx.AsyncClient) -> None:
    _, database = door
    async with database.transaction(modelled.ward.CODE) as session:
        row = await modelled.recognised(session)
        await session.flush()
        honour = await honour_of(session, row.id)
        assert honour is not None
        code, model_id = honour.code, row.id
    shown = (await ask(client, "GET", f"honours/{code}")).json()
    assert (shown["holder"], shown["withdrawn_on"]) == ("Khu phố Bắc", None)
    assert (await ask(client, "GET", "honours/ZZZZ2222")).status_code == 404
    paper = f"honours/{code}/certificate.pdf"
    assert (await ask(client, "GET", paper)).status_code == 401
    printed = await ask(client, "GET", paper, by=APPRAISER)
    assert (printed.status_code, printed.content[:5]) == (200, b"%PDF-")
    listed = (await ask(client, "GET", "public-models")).json()
    assert str(model_id) in [each["id"] for each in listed]

    back = {"number": "90/QĐ-UBND", "reason": "Bí mật nội bộ."}
    await ask(client, "POST", f"models/{model_id}/withdrawal", back, by=CHAIR, day=120)
    answer = await ask(client, "GET", f"honours/{code}")
    assert answer.json()["withdrawal_number"] == "90/QĐ-UBND"
    assert "Bí mật" not in answer.text
    refused = await ask(client, "GET", paper, by=APPRAISER)
    assert "thu hồi" in refused.json()["title"]
    assert (await ask(client, "GET", f"public-models/{model_id}")).status_code == 404


async def test_a_title_is_for_kinds_of_models_and_for_enough_points() -> None:
    check_model("cultured_neighbourhood", ModelKind.NEIGHBOURHOOD, 80, 100)
    with pytest.raises(TitleNotForModel):
        check_model("cultured_neighbourhood", ModelKind.SCHOOL, 100, 100)
    with pytest.raises(TooFewPoints, match="79/100"):
        check_model("model", ModelKind.SCHOOL, 79, 100)


def test_nobody_fills_the_desk_faster_than_a_clerk_looks() -> None:
    day = date(2026, 5, 21)
    rules.check_open(day, day, 300, rules.WAITING_MAX - 1)
    with pytest.raises(rules.DeskFull):
        rules.check_open(day, day, 300, rules.WAITING_MAX)
    with pytest.raises(rules.TooManyComments):
        rules.check_open(day, day, rules.COMMENTS_MAX, 0)
    assert council.in_favour_shown(4, 4, day) is None
    assert council.in_favour_shown(4, 5, day) == 4
