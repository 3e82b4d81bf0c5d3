"""Many comments on a model are sorted at once; nothing is passed over in silence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.permissions import NotYourRole
from services.awards.models.rules import ModelNotInThisState, ModelState, OwnModel
from services.awards.models.tables import AwardModel
from services.awards.notices import actions, queries, rules
from services.awards.notices.rules import Ground
from tests.awards import modelled, ward
from tests.awards.modelled import ask, on
from tests.awards.ward import APPRAISER, HEAD

SHOW: dict[str, Any] = {"shown": True, "ground": None, "by": APPRAISER, "now": on(82)}
HIDE: dict[str, Any] = SHOW | {"shown": False, "ground": Ground.OFF_TOPIC}


async def commented(session: AsyncSession, count: int = 4) -> tuple[AwardModel, list[UUID]]:
    """A public model on which so many said something."""
    row = await modelled.noticed(session)
    said = [
        await actions.comment_on_model(session, row.id, text=f"Lời {number}.", now=on(82))
        for number in range(count)
    ]
    await session.flush()
    return row, [each.id for each in said]


async def test_several_are_shown_or_hidden_for_one_reason(session: AsyncSession) -> None:
    row, ids = await commented(session)
    await actions.sort_comments_on_model(session, row.id, ids[:2], **SHOW)
    await actions.sort_comments_on_model(session, row.id, ids[2:3], **HIDE)
    await session.flush()

    sorted_ = [(one.state, one.ground) for one in await queries.comments_on(session, row.id)]
    shown, hidden, waiting = ("shown", None), ("hidden", "off_topic"), ("waiting", None)
    assert sorted_ == [shown, shown, hidden, waiting]
    assert "Lời" not in str(session.info)


async def test_what_somebody_looked_at_meanwhile_is_not_sorted_again(
    session: AsyncSession,
) -> None:
    row, ids = await commented(session)
    one = {"shown": False, "ground": Ground.PERSONAL, "by": APPRAISER, "now": on(82)}
    await actions.sort_comment_on_model(session, ids[0], **one)
    with pytest.raises(rules.SomebodyLooked, match="Có 1 góp ý đã chọn"):
        await actions.sort_comments_on_model(session, row.id, ids, **SHOW)
    states = {each.state for each in await queries.comments_on(session, row.id)}
    assert states == {"hidden", "waiting"}


async def test_several_are_sorted_by_those_who_may_and_with_a_reason(
    session: AsyncSession,
) -> None:
    row, ids = await commented(session)
    sort = actions.sort_comments_on_model
    with pytest.raises(rules.NothingChosen):
        await sort(session, row.id, [], **SHOW)
    with pytest.raises(rules.GroundMissing):
        await sort(session, row.id, ids, **HIDE | {"ground": None})
    with pytest.raises(NotYourRole):
        await sort(session, row.id, ids, **SHOW | {"by": HEAD})
    with pytest.raises(OwnModel):
        await sort(session, row.id, ids, **SHOW | {"by": replace(APPRAISER, unit_id=ward.NORTH)})
    row.state = ModelState.RECOGNISED
    with pytest.raises(ModelNotInThisState):
        await sort(session, row.id, ids, **SHOW)


async def test_comments_of_another_model_are_not_sorted_along(session: AsyncSession) -> None:
    _, ids = await commented(session)
    other = await modelled.registered(session)
    other.state = ModelState.NOTICED
    await session.flush()
    with pytest.raises(rules.SomebodyLooked):
        await actions.sort_comments_on_model(session, other.id, ids, **SHOW)


async def test_no_more_are_taken_than_can_wait(door: Any, client: httpx.AsyncClient) -> None:
    _, database = door
    async with database.transaction(ward.CODE) as session:
        row, ids = await commented(session)
        model_id = row.id
    path = f"models/{model_id}/comments/sorting"
    many = [str(ids[0])] * (rules.WAITING_MAX + 1)
    refused = await ask(client, "POST", path, {"comment_ids": many, "shown": True}, by=APPRAISER)
    assert refused.status_code == 422
    form = {"comment_ids": [str(each) for each in ids], "shown": True}
    answer = await ask(client, "POST", path, form, by=APPRAISER, day=82)
    assert (answer.status_code, answer.json()["comments_waiting"]) == (200, 0)
    public = (await ask(client, "GET", f"public-models/{model_id}")).json()
    assert len(public["comments"]) == 4
