"""Whoever wrote something down does not decide on it, even as the chair."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.permissions import YourOwnWork
from services.awards.commendations import deciding
from services.awards.decisions import actions as decisions
from services.awards.models import actions as models
from tests.awards import modelled, test_commendations
from tests.awards.modelled import on
from tests.awards.ward import CHAIR, HEAD

# Somebody who registered and proposed as the head, and is the chair now.
BOTH = replace(CHAIR, id=HEAD.id)


async def test_nobody_agrees_to_or_declines_a_model_of_their_own(session: AsyncSession) -> None:
    row = await modelled.registered(session)
    with pytest.raises(YourOwnWork):
        await models.approve_model(session, row.id, number="9/TB", by=BOTH, now=on(1))
    with pytest.raises(YourOwnWork):
        await models.decline_model(session, row.id, reason="Trùng.", by=BOTH, now=on(1))


async def test_nobody_grants_what_they_registered_or_proposed(session: AsyncSession) -> None:
    row = await modelled.noticed(session)
    how = {"number": "88/QĐ-UBND", "now": on(100)}
    with pytest.raises(YourOwnWork):
        await decisions.recognise_model(session, row.id, **how, by=BOTH)
    named = await test_commendations.appraised(session)
    for decide in (deciding.grant_commendation, deciding.send_commendation):
        with pytest.raises(YourOwnWork):
            await decide(session, named.id, **how, by=BOTH)
