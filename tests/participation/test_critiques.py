"""The Front has a draft fifteen days before; its points are its own; each is answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.files import Desk
from libs.permissions import NotYourRole
from services.participation.critiques import actions, rules
from services.participation.critiques.queries import points_of
from services.participation.critiques.rules import Taken
from services.participation.critiques.tables import Critique
from tests.participation import ward
from tests.participation.asked import DAY, PAPER, ask, on, told
from tests.participation.ward import CHAIR, ELSEWHERE_CLERK, FRONT_OFFICIAL, HEAD, OFFICIAL


@pytest.mark.parametrize(
    ("sent_on", "earliest"),
    [
        (date(2026, 3, 2), date(2026, 3, 17)),
        (date(2026, 3, 8), date(2026, 3, 23)),  # a Sunday is fifteen days before it as well
        (date(2026, 2, 13), date(2026, 2, 28)),  # Tết lies between; the days are calendar days
    ],
)
def test_the_front_has_a_draft_fifteen_days_before_it_meets(sent_on: date, earliest: date) -> None:
    assert rules.earliest_meeting(sent_on) == earliest
    rules.check_day(earliest, sent_on)
    with pytest.raises(rules.DraftSentTooLate, match="Điều 36"):
        rules.check_day(earliest - timedelta(days=1), sent_on)
    with pytest.raises(rules.CritiqueDayTooFar):
        rules.check_day(sent_on + timedelta(days=401), sent_on)


async def sent(session: AsyncSession) -> Critique:
    return await actions.send_for_critique(
        session,
        title="Dự thảo Quy chế thực hiện dân chủ",
        summary="Xin phản biện toàn văn.",
        unit_id=ward.CULTURE,
        meets_on=on(15),
        draft=PAPER,
        by=OFFICIAL,
        now=ward.at(DAY),
    )


async def issued(session: AsyncSession, *texts: str) -> Critique:
    row = await sent(session)
    for text in texts:
        await actions.add_critique_point(
            session, row.id, text=text, by=FRONT_OFFICIAL, now=ward.at(on(15))
        )
    return await actions.issue_critique(
        session,
        row.id,
        number="7/PB-MTTQ",
        paper=None,
        agrees=False,
        by=FRONT_OFFICIAL,
        now=ward.at(on(15)),
    )


async def test_the_points_are_the_fronts_and_every_one_is_answered(session: AsyncSession) -> None:
    row = await issued(session, "Điều 5 chưa rõ.", "Thiếu thời hạn.")
    first, second = await points_of(session, row.id)
    how = {"by": OFFICIAL, "now": ward.at(on(16))}
    await actions.reply_to_point(
        session, first.id, taken=Taken.ACCEPTED, reply="Đã sửa Điều 5.", **how
    )
    with pytest.raises(rules.PointsUnanswered, match="Còn 1 điểm"):
        await actions.answer_critique(
            session, row.id, number="50/UBND", by=CHAIR, now=ward.at(on(17))
        )
    await actions.reply_to_point(
        session, second.id, taken=Taken.REJECTED, reply="Luật đã có thời hạn.", **how
    )
    with pytest.raises(NotYourRole):
        await actions.answer_critique(session, row.id, number="50/UBND", **how)
    await actions.answer_critique(session, row.id, number="50/UBND", by=CHAIR, now=ward.at(on(17)))

    [event] = told(session, "critique.answered")
    assert (event["accepted"], event["partly"], event["rejected"]) == (1, 0, 1)
    assert "Điều 5" not in str(session.info)
    with pytest.raises(rules.CritiqueNotInThisState):
        await actions.reply_to_point(session, first.id, taken=Taken.PARTLY, reply="Khác.", **how)


async def test_nobody_of_the_committee_writes_moves_or_issues_for_the_front(
    session: AsyncSession,
) -> None:
    row = await sent(session)
    for by in (OFFICIAL, CHAIR):
        how = {"by": by, "now": ward.at(on(15))}
        with pytest.raises(NotYourRole):
            await actions.add_critique_point(session, row.id, text="x", **how)
        with pytest.raises(NotYourRole):
            await actions.issue_critique(
                session, row.id, number="1", paper=None, agrees=False, **how
            )
        with pytest.raises(NotYourRole):
            await actions.move_critique(session, row.id, meets_on=on(20), **how)


async def test_a_critique_says_something_and_on_its_day(session: AsyncSession) -> None:
    row = await sent(session)
    front = {"by": FRONT_OFFICIAL, "now": ward.at(on(15))}
    with pytest.raises(rules.NoPoints):
        await actions.issue_critique(session, row.id, number="1", paper=None, agrees=False, **front)
    await actions.move_critique(session, row.id, meets_on=on(20), **front)
    await actions.add_critique_point(session, row.id, text="Một điểm.", **front)
    with pytest.raises(rules.CritiqueStillAhead):
        await actions.issue_critique(session, row.id, number="1", paper=None, agrees=False, **front)
    letter = {"number": "1", "paper": None, "agrees": True, "by": FRONT_OFFICIAL}
    with pytest.raises(rules.PointsStand):
        await actions.issue_critique(session, row.id, **letter, now=ward.at(on(20)))
    [point] = await points_of(session, row.id)
    await actions.remove_critique_point(session, point.id, **front)
    assert await points_of(session, row.id) == []
    await actions.issue_critique(session, row.id, **letter, now=ward.at(on(20)))
    await actions.answer_critique(session, row.id, number="2", by=CHAIR, now=ward.at(on(21)))
    assert row.state == "answered"


async def test_a_draft_sent_by_mistake_is_taken_back_and_the_front_reads_why(
    client: httpx.AsyncClient,
) -> None:
    form = {"title": "Dự thảo", "summary": "Xin ý kiến.", "unit_id": str(ward.CULTURE)}
    draft = Desk("a key for tests").receipt(ward.CODE, PAPER, ward.at(DAY))
    form |= {"meets_on": str(on(15)), "draft": draft}
    made = (await ask(client, "POST", "critiques", form, by=OFFICIAL)).json()
    path, why = f"critiques/{made['id']}", {"reason": "Gửi nhầm bản."}
    for by in (CHAIR, FRONT_OFFICIAL, ELSEWHERE_CLERK):
        refused = await ask(client, "POST", f"{path}/withdrawal", why, by=by)
        assert refused.status_code == 403, by
    silent = await ask(client, "POST", f"{path}/withdrawal", {"reason": ""}, by=OFFICIAL)
    assert silent.status_code == 422
    taken = await ask(client, "POST", f"{path}/withdrawal", why, by=OFFICIAL, day=14)
    assert (taken.status_code, taken.json()["withdrawn_on"]) == (200, str(on(14)))
    shown = (await ask(client, "GET", path, by=FRONT_OFFICIAL)).json()
    assert (shown["state"], shown["withdrawal_reason"]) == ("withdrawn", "Gửi nhầm bản.")
    assert shown["draft"]  # the Front keeps what it was sent
    assert (await ask(client, "GET", f"published-{path}")).status_code == 404
    for step, said in (("points", {"text": "x"}), ("issue", {"number": "1"}), ("withdrawal", why)):
        by = OFFICIAL if step == "withdrawal" else FRONT_OFFICIAL
        assert (await ask(client, "POST", f"{path}/{step}", said, by=by)).status_code == 409


async def test_nobody_takes_a_draft_back_once_the_front_has_begun(session: AsyncSession) -> None:
    row = await sent(session)
    front = {"by": FRONT_OFFICIAL, "now": ward.at(DAY)}
    why: dict[str, Any] = {"reason": "Gửi nhầm bản <b>nháp</b>.", "by": OFFICIAL}
    point = await actions.add_critique_point(session, row.id, text="Một điểm.", **front)
    with pytest.raises(rules.FrontHasBegun):
        await actions.withdraw_critique(session, row.id, **why, now=ward.at(DAY))
    await actions.remove_critique_point(session, point.id, **front)
    with pytest.raises(rules.CritiqueDayCame):
        await actions.withdraw_critique(session, row.id, **why, now=ward.at(on(15)))
    await actions.withdraw_critique(session, row.id, **why, now=ward.at(on(14)))
    [event] = told(session, "critique.withdrawn")
    assert event["withdrawn_on"] == str(on(14))
    assert "nháp" not in str(event)

    other = await issued(session, "Một điểm.")
    with pytest.raises(rules.CritiqueNotInThisState):
        await actions.withdraw_critique(session, other.id, **why, now=ward.at(DAY))


async def test_the_committee_reads_no_point_before_the_front_issues_them(
    client: httpx.AsyncClient,
) -> None:
    form = {"title": "Dự thảo", "summary": "Xin ý kiến.", "unit_id": str(ward.CULTURE)}
    draft = Desk("a key for tests").receipt(ward.CODE, PAPER, ward.at(DAY))
    form |= {"meets_on": str(on(15)), "draft": draft}
    made = (await ask(client, "POST", "critiques", form, by=OFFICIAL)).json()
    path = f"critiques/{made['id']}"
    await ask(client, "POST", f"{path}/points", {"text": "Chưa rõ."}, by=FRONT_OFFICIAL)
    assert (await ask(client, "GET", path, by=OFFICIAL)).json()["points"] == []
    assert len((await ask(client, "GET", path, by=FRONT_OFFICIAL)).json()["points"]) == 1
    assert (await ask(client, "GET", path, by=HEAD)).status_code == 403
    assert (await ask(client, "GET", path)).status_code == 401
    await ask(client, "POST", f"{path}/issue", {"number": "7/PB"}, by=FRONT_OFFICIAL, day=15)
    [point] = (await ask(client, "GET", path, by=OFFICIAL, day=15)).json()["points"]
    assert point["text"] == "Chưa rõ."


async def test_everybody_reads_the_points_once_they_have_replies(client: httpx.AsyncClient) -> None:
    form = {"title": "Dự thảo Đề án", "summary": "Xin ý kiến.", "unit_id": str(ward.CULTURE)}
    draft = Desk("a key for tests").receipt(ward.CODE, PAPER, ward.at(DAY))
    form |= {"meets_on": str(on(15)), "draft": draft}
    made = (await ask(client, "POST", "critiques", form, by=OFFICIAL)).json()
    path, public = f"critiques/{made['id']}", f"published-critiques/{made['id']}"
    await ask(client, "POST", f"{path}/points", {"text": "Thiếu hạn."}, by=FRONT_OFFICIAL)
    assert (await ask(client, "GET", public)).status_code == 404
    listed = (await ask(client, "GET", "published-critiques")).json()
    assert made["id"] not in [each["id"] for each in listed]

    await ask(client, "POST", f"{path}/issue", {"number": "8/PB"}, by=FRONT_OFFICIAL, day=15)
    shown = (await ask(client, "GET", public)).json()
    assert (shown["points_count"], shown["points"], shown["number"]) == (1, [], "8/PB")
    assert "Thiếu hạn" not in (await ask(client, "GET", "published-critiques")).text
    [point] = (await ask(client, "GET", path, by=OFFICIAL, day=15)).json()["points"]
    reply = {"taken": "accepted", "reply": "Đã thêm hạn 15 ngày."}
    await ask(client, "POST", f"critique-points/{point['id']}/reply", reply, by=OFFICIAL, day=16)
    assert (await ask(client, "GET", public)).json()["points"] == []
    await ask(client, "POST", f"{path}/reply", {"number": "51/UBND"}, by=CHAIR, day=17)
    [point] = (await ask(client, "GET", public)).json()["points"]
    assert (point["text"], point["reply"]) == ("Thiếu hạn.", "Đã thêm hạn 15 ngày.")
    assert not {"draft", "paper"} & set((await ask(client, "GET", public)).json())
