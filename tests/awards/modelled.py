"""A model in the tests, as far as somebody needs it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import outbox
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.testing import signed, time_is
from libs.law.rubrics import ModelKind, rubric
from services.awards.appraisal import actions as appraisal
from services.awards.councils import actions as councils
from services.awards.councils.rules import Count
from services.awards.decisions import actions as decisions
from services.awards.models import actions as models
from services.awards.models.tables import AwardModel
from services.awards.notices import actions as notices
from services.awards.scoring import actions as scoring
from services.awards.scoring.actions import Score
from tests.awards import ward
from tests.awards.ward import APPRAISER, CHAIR, HEAD

DAY = date(2026, 3, 2)
PAPER = StoredFile("ab" * 32, 40_000, "application/pdf")
LINES = rubric("skilled_mobilisation").on(DAY).lines
NAME = "Đường hoa Khu phố Bắc"


def on(days: int) -> Any:
    """Nine in the morning, so many days after the registration."""
    return ward.at(DAY + timedelta(days=days))


def told(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """The bodies of what will be told under that name, such as model.registered."""
    return [
        json.loads(row["body"])
        for row in outbox.told(session)
        if row["subject"].endswith(f".awards.{name}")
    ]


async def registered(session: AsyncSession, **changes: Any) -> AwardModel:
    """The head of the north registers a model."""
    said: dict[str, Any] = {
        "kind": ModelKind.NEIGHBOURHOOD,
        "title": NAME,
        "aims": "Mỗi hộ chăm một đoạn đường.",
        "unit_id": ward.NORTH,
        "holder": "",
        "rubric_id": "skilled_mobilisation",
        "by": HEAD,
        "now": on(0),
    }
    return await models.register_model(session, **(said | changes))


async def approved(session: AsyncSession) -> AwardModel:
    """The steering committee agreed."""
    row = await registered(session)
    await models.approve_model(session, row.id, number="9/TB-BCĐ", by=CHAIR, now=on(1))
    await session.flush()
    return row


async def scored(session: AsyncSession, points: int = 18) -> AwardModel:
    """Proven and scored by its unit, the same on every line."""
    row = await approved(session)
    how = {"by": HEAD, "now": on(60)}
    for line in LINES:
        added = {"line_key": line.key, "note": "Ảnh đoạn đường.", "file": PAPER}
        await scoring.add_model_proof(session, row.id, **added, **how)
    scores = [Score(line.key, points, "") for line in LINES]
    await scoring.score_model(session, row.id, scores, **how)
    return await scoring.hand_in_score(session, row.id, **how)


async def appraised(session: AsyncSession) -> AwardModel:
    """Appraised by the department, two points less on the first line."""
    row = await scored(session)
    scores = [Score(line.key, 18, "") for line in LINES[1:]]
    how = {"by": APPRAISER, "now": on(70)}
    less = Score(LINES[0].key, 16, "Ảnh chỉ có một đoạn.")
    await appraisal.appraise_model(session, row.id, [less, *scores], **how)
    return await appraisal.issue_appraisal(session, row.id, number="20/BC-VHXH", **how)


async def ask(
    client: httpx.AsyncClient,
    method: str,
    path: str,
    form: Any = None,
    *,
    by: Actor | None = None,
    day: int = 0,
) -> httpx.Response:
    """A request so many days after the registration, as the gateway would hand it on."""
    with time_is(on(day)):
        headers = signed(by) if by else {}
        return await client.request(method, f"{ward.API}/{path}", json=form, headers=headers)


async def seated(session: AsyncSession, count: int = 9) -> None:
    """A council of so many."""
    for number in range(count):
        said = {
            "full_name": f"Người mẫu {number}",
            "position": "Ủy viên",
            "number": "3/QĐ",
            "begins_on": DAY,
        }
        await councils.seat_member(session, **said, by=APPRAISER, now=on(0))
    await session.flush()


async def voted(session: AsyncSession, in_favour: int = 6, title: str = "model") -> AwardModel:
    """The council of nine voted: all came, the others were against."""
    row = await appraised(session)
    await seated(session)
    count = Count(9, in_favour, 9 - in_favour, 0, 3)
    how = {"minutes": PAPER, "by": APPRAISER, "now": on(80)}
    said = {"title_id": title, "held_on": on(80).date(), "count": count}
    return await councils.record_vote(session, row.id, **said, **how)


async def noticed(session: AsyncSession) -> AwardModel:
    """Public since the day after the vote."""
    row = await voted(session)
    await notices.notice_model(session, row.id, by=APPRAISER, now=on(81))
    await session.flush()
    return row


async def recognised(session: AsyncSession) -> AwardModel:
    """Granted by the chair."""
    row = await noticed(session)
    return await decisions.recognise_model(
        session, row.id, number="88/QĐ-UBND", by=CHAIR, now=on(100)
    )
