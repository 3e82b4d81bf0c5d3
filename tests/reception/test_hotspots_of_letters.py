"""Hot spots count complaints and proposals: from three letters, and for who may see these."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import NotYourRole
from services.reception.cases import placing, rules, sorting
from services.reception.cases.queries import About, Sight, cases
from services.reception.hotspots import actions
from services.reception.hotspots.queries import Seen, hot_spots
from services.reception.hotspots.rules import Scope
from services.reception.queries import NotANeighbourhood
from tests.reception import ward
from tests.reception.petitions import MONDAY, placed, received, sort, sorted_as, step
from tests.reception.reports import ask, told
from tests.reception.reports import sent as reported

# Somebody of the office's own unit, and of the economy's: both have the office's role.
OFFICIAL = ward.OFFICIAL
ECONOMIST = Actor("hung", ward.CODE, frozenset({"office"}), ward.ECONOMY)


async def letters_hot(session: AsyncSession, by: Actor, *, day: int = 1) -> list[Seen]:
    """The hot spots of letters that somebody sees after the job of that day."""
    now = ward.at(MONDAY + timedelta(days=day))
    await session.flush()
    await actions.raise_hot_spots(session, by=ward.CLOCK, now=now)
    shown = await hot_spots(session, by, now.date())
    return [seen for seen in shown if seen.row.source == "letters"]


async def test_three_letters_on_one_matter_at_a_place_are_shown_to_the_chair(
    session: AsyncSession,
) -> None:
    await placed(session)
    await placed(session, "proposal")
    await placed(session, matter="order")
    assert await letters_hot(session, ward.CHAIR) == []

    await placed(session, on=MONDAY + timedelta(days=3))
    [seen] = await letters_hot(session, ward.CHAIR, day=4)
    assert (seen.count, seen.first_on, seen.row.category) == (3, MONDAY, "land")
    about = About("land", ward.NORTH)
    total, listed = await cases(session, ward.CHAIR, Sight.OPEN, MONDAY, about=about)
    assert (total, len(listed)) == (3, 3)
    # How many there are is nobody else's matter: what a page hides a count would tell.
    assert told(session, "hot_spot.raised") == []


async def test_letters_and_reports_never_add_up(session: AsyncSession) -> None:
    """Everybody can count the reports: two more would be the letters of two neighbours."""
    for _ in range(2):
        await placed(session)
        await reported(session)
    assert await letters_hot(session, ward.CHAIR) == []
    assert await hot_spots(session, ward.CHAIR, MONDAY + timedelta(days=1)) == []


async def test_what_is_no_letter_of_its_own_is_not_counted(session: AsyncSession) -> None:
    first, second = await placed(session), await placed(session)
    again = await placed(session)
    await sorting.link_duplicate(
        session, again.id, earlier_id=first.id, by=ward.CLERK, now=ward.at(MONDAY)
    )
    await step(session, await placed(session), "file")
    part = await sorting.split_case(session, second.id, by=ward.CLERK, now=ward.at(MONDAY))
    await sort(session, part, "proposal")
    where = {"matter": "land", "neighbourhood_id": ward.NORTH}
    await placing.place_case(session, part.id, **where, by=ward.CLERK, now=ward.at(MONDAY))

    assert await letters_hot(session, ward.CHAIR) == []
    await placed(session)
    [seen] = await letters_hot(session, ward.CHAIR)
    assert seen.count == 3


async def test_what_and_where_is_kept_of_no_denunciation_nor_beside_one(
    session: AsyncSession,
) -> None:
    at = ward.at(MONDAY)
    where = {"matter": "land", "neighbourhood_id": ward.NORTH}
    alone = await sorted_as(session, "denunciation")
    with pytest.raises(rules.NotPlaced):
        await placing.place_case(session, alone.id, **where, by=ward.CLERK, now=at)
    with pytest.raises(rules.NotPlaced):
        await placed(session, "denunciation", summary="Tố cáo cấp phép sai")

    mixed = await placed(session)
    part = await sorting.split_case(session, mixed.id, by=ward.CLERK, now=at)
    await sort(session, part, "denunciation", summary="Tố cáo cấp phép sai")
    await session.refresh(mixed)
    assert (mixed.matter, mixed.neighbourhood_id) == ("", None)
    with pytest.raises(rules.NotPlaced):
        await placing.place_case(session, mixed.id, **where, by=ward.CLERK, now=at)

    turned = await placed(session)
    await placing.place_case(session, turned.id, **where, by=ward.CLERK, now=at)
    assert "place_case" in str(session.info["said"])
    await sort(session, turned, "denunciation", summary="Tố cáo cấp phép sai")
    assert (turned.matter, turned.neighbourhood_id) == ("", None)
    # Nothing is ever taken out of a history.
    assert not any('"land"' in row["said"] for row in session.info["said"])


async def test_a_matter_and_a_place_are_those_of_the_lists(session: AsyncSession) -> None:
    case, at = await sorted_as(session, "complaint"), ward.at(MONDAY)
    unread = (await received(session)).case
    for matter, where, refusal in (
        ("weather", ward.NORTH, rules.NoSuchMatter),
        ("land", ward.ECONOMY, NotANeighbourhood),
    ):
        with pytest.raises(refusal):
            await placing.place_case(
                session, case.id, matter=matter, neighbourhood_id=where, by=ward.CLERK, now=at
            )
    where = {"matter": "land", "neighbourhood_id": ward.NORTH}
    with pytest.raises(rules.NotPlaced):
        await placing.place_case(session, unread.id, **where, by=ward.CLERK, now=at)
    with pytest.raises(NotYourRole):
        await placing.place_case(session, case.id, **where, by=ward.CHAIR, now=at)


async def test_letters_that_accuse_a_unit_change_nothing_of_what_it_sees(
    session: AsyncSession,
) -> None:
    for _ in range(3):
        await placed(session, accused_unit_ids=[ward.OFFICE])
    [seen] = await letters_hot(session, ward.CHAIR)
    assert seen.count == 3
    assert await letters_hot(session, OFFICIAL) == []
    assert [each.count for each in await letters_hot(session, ECONOMIST)] == [3]

    later = MONDAY + timedelta(days=2)
    for _ in range(3):
        await placed(session, on=later)
    # Six letters, raised before. Whoever is accused sees what the other three alone would make:
    # their number and morning, and no hot spot of the place, which needs five.
    assert await letters_hot(session, OFFICIAL, day=2) == []
    [blind] = await letters_hot(session, OFFICIAL, day=3)
    assert (blind.count, blind.first_on, blind.row.scope) == (3, later, Scope.MATTER)
    assert blind.raised_on == later + timedelta(days=1)
    whole = await letters_hot(session, ward.CHAIR, day=3)
    assert {(seen.row.scope, seen.count) for seen in whole} == {
        (Scope.MATTER, 6),
        (Scope.PLACE, 6),
    }


async def test_the_most_first_is_what_the_reader_counts(session: AsyncSession) -> None:
    for matter, open_ones, hidden in (("land", 3, 3), ("order", 4, 0)):
        for _ in range(open_ones):
            await placed(session, matter=matter)
        for _ in range(hidden):
            await placed(session, matter=matter, accused_unit_ids=[ward.OFFICE])

    assert _counts(await letters_hot(session, OFFICIAL)) == [("order", 4), ("land", 3)]
    assert _counts(await letters_hot(session, ECONOMIST)) == [("land", 6), ("order", 4)]


def _counts(seen: list[Seen]) -> list[tuple[str, int]]:
    return [(each.row.category, each.count) for each in seen if each.row.category]


async def test_a_chair_who_is_accused_neither_sees_nor_closes(session: AsyncSession) -> None:
    for _ in range(3):
        await placed(session, accused_roles=["chair"])
    [seen] = await letters_hot(session, ECONOMIST)
    assert await letters_hot(session, ward.CHAIR) == []
    with pytest.raises(NotFound):
        await actions.close_hot_spot(
            session, seen.row.id, done="Xong.", by=ward.CHAIR, now=ward.at(MONDAY)
        )


async def test_the_chair_closes_one_and_only_later_letters_make_it_hot_again(
    session: AsyncSession,
) -> None:
    for _ in range(3):
        await placed(session)
    [seen] = await letters_hot(session, ward.CHAIR)
    now = ward.at(MONDAY + timedelta(days=1))
    await actions.close_hot_spot(session, seen.row.id, done="Đã họp.", by=ward.CHAIR, now=now)
    assert told(session, "hot_spot.ended") == []

    [over] = await letters_hot(session, ward.CHAIR, day=2)
    assert (over.row.done, over.count) == ("Đã họp.", 3)
    for _ in range(3):
        await placed(session, on=MONDAY + timedelta(days=3))
    hot = [seen for seen in await letters_hot(session, ward.CHAIR, day=4) if seen.count]
    scopes = {(seen.row.closed_on is None, seen.row.scope) for seen in hot}
    assert (True, Scope.MATTER) in scopes


async def test_the_clerk_sees_no_hot_spot_of_letters(session: AsyncSession) -> None:
    for _ in range(3):
        await placed(session)
    assert await letters_hot(session, ward.CHAIR)
    only_clerk = Actor("lan", ward.CODE, frozenset({"reception_clerk"}), ward.OFFICE)
    assert await letters_hot(session, only_clerk) == []


async def test_strangers_see_no_hot_spot_and_no_matter(client: httpx.AsyncClient) -> None:
    assert (await ask(client, "GET", "/hot-spots")).status_code == 401
    assert (await ask(client, "GET", "/cases/matters")).status_code == 401
    assert len((await ask(client, "GET", "/cases/matters", by=ward.CHAIR)).json()) > 5
