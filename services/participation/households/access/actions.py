"""Give households their codes, take one back, open the page of a household."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import hash_of, new_code, new_secret
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.participation.households.access import queries, rules
from services.participation.households.access.cards import Card
from services.participation.households.access.rules import Access
from services.participation.households.access.tables import HouseholdCode
from services.participation.households.locking import locked_neighbourhood
from services.participation.households.queries import representatives_on, roll_on
from services.participation.households.tables import Household


async def issue_household_codes(
    session: AsyncSession,
    neighbourhood_id: UUID,
    *,
    household_ids: Collection[UUID],
    by: Actor,
    now: datetime,
) -> list[Card]:
    """A new code for each of these households, or for every one that has none that is good.

    What was on a household's former paper opens nothing any more. The secrets are in the
    cards and nowhere else.
    """
    permit(by, "issue_household_codes", unit_id=neighbourhood_id)
    await locked_neighbourhood(session, neighbourhood_id)
    today = now.date()
    roll = await roll_on(session, neighbourhood_id, today)
    known = await queries.codes_of(session, [household.id for household in roll])
    chosen = _chosen(roll, known, household_ids, today)
    for household in chosen:
        if former := known.get(household.id):
            former.ended_on = today
    await session.flush()
    cards = await _cards(session, chosen, today)
    record(session, by, "issue_household_codes", neighbourhood_id, now, households=len(chosen))
    return cards


def _chosen(
    roll: list[Household],
    known: dict[UUID, HouseholdCode],
    household_ids: Collection[UUID],
    today: date,
) -> list[Household]:
    if household_ids:
        chosen = [household for household in roll if household.id in household_ids]
        if len(chosen) != len(set(household_ids)):
            raise NotFound
        return chosen
    good = {household_id for household_id, code in known.items() if code.last_on >= today}
    if not (chosen := [household for household in roll if household.id not in good]):
        raise rules.EveryHouseholdHasCode
    return chosen


async def _cards(session: AsyncSession, chosen: list[Household], today: date) -> list[Card]:
    speaking = await representatives_on(session, [household.id for household in chosen], today)
    last_on, cards = rules.good_until(today), []
    for household in chosen:
        secret = new_secret()
        row = HouseholdCode(
            household_id=household.id,
            code=new_code(),
            secret_hash=hash_of(secret),
            issued_on=today,
            last_on=last_on,
        )
        session.add(row)
        speaker = speaking.get(household.id)
        cards.append(
            Card(
                number=household.number,
                address=household.address,
                representative=speaker.full_name if speaker else "",
                code=row.code,
                secret=secret,
                last_on=last_on,
            )
        )
    return cards


async def revoke_household_code(
    session: AsyncSession, household_id: UUID, *, by: Actor, now: datetime
) -> Household:
    """A paper was lost: what stands on it opens nothing any more."""
    household = await found(session, Household, household_id)
    permit(by, "revoke_household_code", unit_id=household.neighbourhood_id)
    await locked_neighbourhood(session, household.neighbourhood_id)
    code = (await queries.codes_of(session, [household.id])).get(household.id)
    if code is None:
        raise rules.NoHouseholdCode
    code.ended_on = now.date()
    record(session, by, "revoke_household_code", household.id, now)
    return household


async def open_household_page(
    session: AsyncSession, access: Access, *, now: datetime
) -> tuple[Household, HouseholdCode]:
    """The household of a paper, and its code with the day on which it was first opened."""
    household = await queries.household_of(session, access, today=now.date())
    code = await queries.code_of(session, access, today=now.date())
    if code.opened_on is None:
        code.opened_on = now.date()
    return household, code
