"""Who may represent a household: an adult, one household, oneself or a delegate for a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from services.participation.households import queries, representing, rules
from services.participation.households.actions import add_household, close_household
from services.participation.households.representing import change_representative
from services.participation.households.rules import Birth, check_adult, read_birth
from tests.participation import ward
from tests.participation.households import DAY, entry, households, somebody

LATER = DAY + timedelta(days=30)
ENDS = LATER + timedelta(days=9)
BY = {"by": ward.HEAD, "now": ward.at(LATER), "namesake": False}


@pytest.mark.parametrize("typed", ["05/02/1970", "5-2-1970", "1970-02-05", "1970-02-05 00:00:00"])
def test_a_day_of_birth_is_read_as_people_write_it(typed: str):
    assert read_birth(typed) == Birth(1970, date(1970, 2, 5))


def test_a_year_of_birth_is_enough_to_be_read():
    assert read_birth(" 1970 ") == Birth(1970)


@pytest.mark.parametrize("typed", ["31/02/1970", "năm 1970", "70", "", "=1970", "1970/02/05/1"])
def test_what_is_no_birth_is_refused(typed: str):
    with pytest.raises(rules.BirthNotReadable):
        read_birth(typed)


@pytest.mark.parametrize("year", [1899, 2027])
def test_nobody_was_born_then(year: int):
    with pytest.raises(rules.BirthNotReadable):
        check_adult("Người Mẫu", Birth(year), DAY)


def test_who_is_eighteen_today_may_represent_and_tomorrow_not_yet():
    assert check_adult("Người  Mẫu", Birth(2008, date(2008, 3, 2)), DAY).full_name == "Người Mẫu"
    with pytest.raises(rules.NotAdult, match="đủ 18 tuổi"):
        check_adult("Người Mẫu", Birth(2008, date(2008, 3, 3)), DAY)
    with pytest.raises(rules.NotAdult):
        check_adult("Người Mẫu", Birth(2009), DAY)


def test_of_who_turns_eighteen_this_year_the_day_is_needed():
    with pytest.raises(rules.BirthDayNeeded, match="2008"):
        check_adult("Người Mẫu", Birth(2008), DAY)
    assert check_adult("Người Mẫu", Birth(2007), DAY).born_year == 2007


def test_who_was_born_on_the_29th_of_february_is_of_age_on_the_first_of_march():
    born = Birth(2008, date(2008, 2, 29))
    with pytest.raises(rules.NotAdult):
        check_adult("Người Mẫu", born, date(2026, 2, 28))
    check_adult("Người Mẫu", born, date(2026, 3, 1))


def test_full_age_is_not_enough():
    with pytest.raises(rules.NotCapable, match="Điều 18"):
        check_adult("Người Mẫu", Birth(1970), DAY, capable=False)


async def speaker(session: AsyncSession, household_id, day: date) -> str | None:
    speaking = await queries.representatives_on(session, [household_id], day)
    return speaking[household_id].full_name if household_id in speaking else None


async def test_a_new_representative_speaks_from_today(session: AsyncSession):
    [first] = await households(session, 1)
    await change_representative(session, first.id, adult=somebody(9), **BY)

    assert await speaker(session, first.id, LATER - timedelta(days=1)) == "Người Mẫu 1"
    assert await speaker(session, first.id, LATER) == "Người Mẫu 9"


async def test_a_mistake_of_today_is_forgotten(session: AsyncSession):
    [first] = await households(session, 1)
    now = {**BY, "now": ward.at(DAY)}
    await change_representative(session, first.id, adult=somebody(9), **now)

    [person] = await queries.people_of(session, first.id)
    assert (person.full_name, person.since, person.until) == ("Người Mẫu 9", DAY, None)


async def test_a_delegate_speaks_on_the_days_of_the_delegation_and_no_longer(
    session: AsyncSession,
):
    [first] = await households(session, 1)
    days = {"since": LATER + timedelta(days=1), "last_on": ENDS}
    await representing.delegate_household(session, first.id, adult=somebody(9), **days, **BY)

    assert await speaker(session, first.id, LATER) == "Người Mẫu 1"
    assert await speaker(session, first.id, days["since"]) == "Người Mẫu 9"
    assert await speaker(session, first.id, ENDS) == "Người Mẫu 9"
    assert await speaker(session, first.id, ENDS + timedelta(days=1)) == "Người Mẫu 1"


async def test_a_delegation_that_is_none_is_refused(session: AsyncSession):
    [first] = await households(session, 1)
    delegate = representing.delegate_household
    someone = {"adult": somebody(9), **BY}

    with pytest.raises(rules.DelegatedToSelf):
        await delegate(session, first.id, since=LATER, last_on=ENDS, adult=somebody(1), **BY)
    with pytest.raises(rules.DelegationBackwards):
        await delegate(session, first.id, since=ENDS, last_on=LATER, **someone)
    with pytest.raises(rules.DelegationInThePast):
        await delegate(session, first.id, since=DAY, last_on=ENDS, **someone)
    far = LATER + timedelta(days=367)
    with pytest.raises(rules.DelegationTooLong):
        await delegate(session, first.id, since=LATER, last_on=far, **someone)


async def test_a_household_delegates_to_one_person_at_a_time(session: AsyncSession):
    [first] = await households(session, 1)
    delegate = representing.delegate_household
    await delegate(session, first.id, since=LATER, last_on=ENDS, adult=somebody(9), **BY)

    with pytest.raises(rules.DelegatedAlready, match="đến hết 10/04/2026"):
        await delegate(session, first.id, since=ENDS, last_on=ENDS, adult=somebody(8), **BY)
    after = ENDS + timedelta(days=1)
    await delegate(session, first.id, since=after, last_on=after, adult=somebody(8), **BY)


async def test_an_ended_delegation_gives_the_word_back(session: AsyncSession):
    [first] = await households(session, 1)
    now = {"by": ward.HEAD, "now": ward.at(LATER)}
    with pytest.raises(rules.NotDelegated):
        await representing.end_delegation(session, first.id, **now)
    await representing.delegate_household(
        session, first.id, since=LATER, last_on=ENDS, adult=somebody(9), **BY
    )
    tomorrow = {"by": ward.HEAD, "now": ward.at(LATER + timedelta(days=1))}
    await representing.end_delegation(session, first.id, **tomorrow)

    assert await speaker(session, first.id, LATER) == "Người Mẫu 9"
    assert await speaker(session, first.id, ENDS) == "Người Mẫu 1"


async def test_nobody_represents_two_households_of_a_neighbourhood(session: AsyncSession):
    first, second = await households(session, 2)
    with pytest.raises(rules.RepresentsAnother, match="hộ số 1"):
        await change_representative(session, second.id, adult=somebody(1), **BY)
    with pytest.raises(rules.RepresentsAnother):
        await representing.delegate_household(
            session, second.id, since=LATER, last_on=ENDS, adult=somebody(1), **BY
        )

    # A namesake may: there are many of one name and one year.
    namesake = {**BY, "namesake": True}
    await change_representative(session, second.id, adult=somebody(1), **namesake)
    # Another year is another person, and so is who no longer represents anybody.
    await change_representative(session, first.id, adult=somebody(1, 1980), **BY)


async def test_who_represents_a_household_elsewhere_is_not_told(session: AsyncSession):
    """Otherwise a head could find out who lives in another neighbourhood."""
    await households(session, 1)
    now = {"by": ward.OTHER_HEAD, "now": ward.at(LATER)}

    made = await add_household(session, ward.SOUTH, entry=entry(1, 1), **now)
    assert await speaker(session, made.id, LATER) == "Người Mẫu 1"


async def test_a_new_representative_ends_what_the_former_delegated(session: AsyncSession):
    [first] = await households(session, 1)
    await representing.delegate_household(
        session, first.id, since=LATER, last_on=ENDS, adult=somebody(9), **BY
    )
    later = {**BY, "now": ward.at(LATER + timedelta(days=2))}
    await change_representative(session, first.id, adult=somebody(7), **later)

    assert await speaker(session, first.id, ENDS) == "Người Mẫu 7"


async def test_nobody_speaks_for_a_household_that_left(session: AsyncSession):
    [first] = await households(session, 1)
    now = {"by": ward.HEAD, "now": ward.at(LATER)}
    await close_household(session, first.id, ended_as=rules.Ending.CEASED, **now)

    assert await speaker(session, first.id, LATER) is None
    assert await speaker(session, first.id, LATER - timedelta(days=1)) == "Người Mẫu 1"
