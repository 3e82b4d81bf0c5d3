"""Who keeps whose accounts: nobody of the committee can make a key to a room that watches it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import product
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock, testing
from libs.kernel.actor import Actor
from libs.permissions import NotYourRole, Role
from services.directory.founding.actions import appoint_front, let_front_in
from services.directory.officials import actions, queries, rules, sides
from services.directory.officials.queries import Official
from services.directory.signin import passwords
from services.directory.signin.credentials import reset_password
from services.directory.tables import Unit
from services.directory.units.actions import close_unit, open_unit
from tests.directory.conftest import CHAIR, NOW, OFFICE, OPERATOR, PASSWORD, WARD, appoint

BOARD_KIND = {Role.PEOPLE_BOARD: "inspection_board", Role.INVESTMENT_BOARD: "investment_board"}
KIND_OF = {Role.FRONT: "front", **BOARD_KIND}
FRONT_UNIT = {"kind": "front", "name": "Ủy ban MTTQ xem danh sách"}
CHAIR_WITH_KEY = Actor(CHAIR.id, WARD, frozenset({"chair", "front"}))


@pytest.fixture
async def session(door, ward) -> AsyncIterator[AsyncSession]:
    _, database = door
    async with database.session(WARD) as session:
        yield session


async def unit(session: AsyncSession, kind: str) -> Unit:
    named = f"Đơn vị {uuid4().hex}"
    return await open_unit(session, kind=kind, name=named, by=OFFICE, now=NOW)


async def given(
    session: AsyncSession, *roles: Role, by: Actor, kind: str = "", name: str = ""
) -> Official:
    """Somebody appointed, in a unit of that kind."""
    place = await unit(session, kind) if kind else None
    return await actions.appoint_official(
        session,
        username=name or f"nguoi{len(await queries.officials(session))}",
        display_name="Người mẫu",
        email=None,
        password=PASSWORD,
        unit_id=place.id if place else None,
        position="Ủy viên",
        roles=roles,
        by=by,
        now=NOW,
    )


def as_actor(one: Official) -> Actor:
    roles = frozenset(one.appointment.roles)
    return Actor(str(one.account.id), WARD, roles, one.appointment.unit_id)


@pytest.fixture
async def front(session: AsyncSession) -> Actor:
    """The first of the Front, whom the operator let in."""
    await appoint_front(session, "mttq", PASSWORD, by=OPERATOR, now=NOW)
    [one] = [each for each in await queries.officials(session) if each.account.username == "mttq"]
    return as_actor(one)


async def moved(
    session: AsyncSession, one: Official, *roles: Role, by: Actor, to: UUID | None = None
) -> Official:
    place = {"unit_id": to or one.appointment.unit_id, "position": "Ủy viên"}
    return await actions.move_official(
        session, one.account.id, **place, roles=roles, by=by, now=NOW
    )


@pytest.mark.parametrize("role", sorted(sides.ROOMS))
async def test_only_the_front_gives_a_key_of_a_room(session, front, role):
    for by in (CHAIR, CHAIR_WITH_KEY):
        with pytest.raises(sides.KeysOfTheFront):
            await given(session, role, by=by, kind=KIND_OF[role])
    with pytest.raises(NotYourRole):
        await given(session, role, by=OFFICE, kind=KIND_OF[role])
    with pytest.raises(sides.FirstOfTheFrontOnly):
        await given(session, role, by=OPERATOR, kind=KIND_OF[role])

    one = await given(session, role, by=front, kind=KIND_OF[role])

    assert one.appointment.roles == [role]


@pytest.mark.parametrize("role", sorted(BOARD_KIND))
async def test_a_board_has_no_say_over_accounts(session, front, role):
    board = as_actor(await given(session, role, by=front, kind=KIND_OF[role]))
    colleague = await given(session, role, by=front, kind=KIND_OF[role])

    for act in (
        given(session, role, by=board, kind=KIND_OF[role]),
        moved(session, colleague, role, by=board),
        actions.release_official(session, colleague.account.id, by=board, now=NOW),
        reset_password(session, colleague.account.id, by=board, now=NOW),
    ):
        with pytest.raises(NotYourRole):
            await act


@pytest.mark.parametrize("role", sorted(sides.ROOMS))
async def test_nobody_else_moves_resets_or_ends_an_account_of_a_room(session, front, role):
    one = await given(session, role, by=front, kind=KIND_OF[role])
    kept = one.account.password_hash

    for by, said in ((CHAIR, sides.KeysOfTheFront), (OPERATOR, sides.FirstOfTheFrontOnly)):
        for act in (
            moved(session, one, role, by=by),
            actions.release_official(session, one.account.id, by=by, now=NOW),
            reset_password(session, one.account.id, by=by, now=NOW),
        ):
            with pytest.raises(said):
                await act
    present = await queries.official(session, one.account.id)
    assert (present.appointment.roles, present.account.password_hash) == ([role], kept)

    assert await reset_password(session, one.account.id, by=front, now=NOW)
    await moved(session, one, role, by=front)
    await actions.release_official(session, one.account.id, by=front, now=NOW)
    with pytest.raises(rules.NoSuchOfficial):
        await queries.official(session, one.account.id)


async def test_the_front_has_no_say_over_accounts_of_the_committee(session, front):
    one = await given(session, Role.OFFICE, by=CHAIR)

    for act in (
        given(session, Role.OFFICE, by=front),
        moved(session, one, Role.CULTURE, by=front),
        actions.release_official(session, one.account.id, by=front, now=NOW),
        reset_password(session, one.account.id, by=front, now=NOW),
    ):
        with pytest.raises(sides.KeysOfTheCommittee):
            await act


OTHERS = sorted(rules.WARD_ROLES - sides.ROOMS)


@pytest.mark.parametrize(("room", "other"), list(product(sorted(sides.ROOMS), OTHERS)))
def test_no_account_is_of_both_sides(room, other):
    with pytest.raises(sides.BothSides):
        rules.check_roles(WARD, [room, other], has_unit=True)


async def test_no_account_goes_across_whoever_takes_it(session, front):
    official = await given(session, Role.DEPARTMENT, by=CHAIR, kind="department")
    of_front = await given(session, Role.FRONT, by=front, kind="front")
    room = await unit(session, "organisation")

    for one, role, by, said in (
        (official, Role.FRONT, CHAIR, sides.KeysOfTheFront),
        (official, Role.FRONT, front, sides.KeysOfTheCommittee),
        (of_front, Role.DEPARTMENT, front, sides.KeysOfTheCommittee),
        (of_front, Role.DEPARTMENT, CHAIR, sides.KeysOfTheFront),
    ):
        with pytest.raises(said):
            await moved(session, one, role, by=by, to=room.id)
    with pytest.raises(sides.BothSides):
        await moved(session, official, Role.FRONT, Role.DEPARTMENT, by=CHAIR, to=room.id)


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        *((Role.OFFICE, kind) for kind in ("front", "inspection_board", "investment_board")),
        *((Role.PEOPLE_BOARD, kind) for kind in ("office", "investment_board", "front")),
        *((Role.INVESTMENT_BOARD, kind) for kind in ("department", "inspection_board")),
        *((Role.FRONT, kind) for kind in ("office", "department", "school", "party")),
    ],
)
async def test_nobody_sits_in_a_unit_of_the_other_side(session, front, role, kind):
    by = front if role in sides.ROOMS else CHAIR
    with pytest.raises(sides.UnitOfOtherSide):
        await given(session, role, by=by, kind=kind)
    fitting = await given(session, role, by=by, kind=KIND_OF.get(role, "office"))
    elsewhere = await unit(session, kind)
    with pytest.raises(sides.UnitOfOtherSide):
        await moved(session, fitting, role, by=by, to=elsewhere.id)


async def test_the_operator_helps_the_only_one_of_the_front_and_no_other(session, front):
    account_id = UUID(front.id)
    before = (await queries.official(session, account_id)).account.password_hash
    with pytest.raises(sides.FirstOfTheFrontOnly):  # the ward would not read of it
        await reset_password(session, account_id, by=OPERATOR, now=NOW)
    fresh = (await let_front_in(session, "", by=OPERATOR, now=NOW)).password
    kept = (await queries.official(session, account_id)).account
    assert kept.password_hash != before
    assert await passwords.fits(fresh, kept.password_hash)
    with pytest.raises(sides.FirstOfTheFrontOnly):
        await given(session, Role.FRONT, by=OPERATOR, kind="front")

    second = await given(session, Role.FRONT, by=front, kind="front")
    for act in (
        reset_password(session, account_id, by=OPERATOR, now=NOW),
        reset_password(session, second.account.id, by=OPERATOR, now=NOW),
        let_front_in(session, "", by=OPERATOR, now=NOW),
    ):
        with pytest.raises(sides.FirstOfTheFrontOnly):
            await act
    await actions.release_official(session, second.account.id, by=front, now=NOW)
    with pytest.raises(rules.NotYourself):
        await actions.release_official(session, account_id, by=front, now=NOW)
    last = await queries.official(session, account_id)
    for act in (
        actions.release_official(session, account_id, by=OPERATOR, now=NOW),
        moved(session, last, Role.FRONT, by=OPERATOR),
    ):
        with pytest.raises(sides.FirstOfTheFrontOnly):
            await act


async def test_the_boards_keys_the_front_gives_once_it_is_there(session):
    with pytest.raises(sides.FirstOfTheFrontOnly):
        await given(session, Role.PEOPLE_BOARD, by=OPERATOR, kind="inspection_board")


async def test_where_a_chair_is_the_operator_keeps_no_account_of_the_committee(session):
    clerk = await given(session, Role.OFFICE, by=OPERATOR, name="van.thu")
    with pytest.raises(sides.NotWithinAWard):
        await reset_password(session, clerk.account.id, by=OPERATOR, now=NOW)

    chair = await given(session, Role.CHAIR, by=OPERATOR, name="chutich")

    for act in (
        given(session, Role.CHAIR, by=OPERATOR),
        moved(session, chair, Role.CULTURE, by=OPERATOR),
        moved(session, clerk, Role.CHAIR, by=OPERATOR),
        actions.release_official(session, chair.account.id, by=OPERATOR, now=NOW),
        reset_password(session, chair.account.id, by=OPERATOR, now=NOW),
        reset_password(session, clerk.account.id, by=OPERATOR, now=NOW),
    ):
        with pytest.raises(sides.ChairIsThere):
            await act


async def test_an_account_of_both_sides_from_before_is_of_the_committee(session, front):
    old = await given(session, Role.FRONT, by=front, kind="organisation")
    old.appointment.roles = ["front", "office"]
    await session.flush()
    by = as_actor(old)

    with pytest.raises(sides.KeysOfTheFront):
        await given(session, Role.FRONT, by=Actor(by.id, WARD, by.roles | {"chair"}), kind="front")
    with pytest.raises(sides.KeysOfTheCommittee):
        await reset_password(session, old.account.id, by=front, now=NOW)
    assert (await moved(session, old, Role.OFFICE, by=CHAIR)).appointment.roles == ["office"]
    await let_front_in(session, "", by=OPERATOR, now=NOW)  # it counts for nobody


async def test_the_operator_takes_nobody_across_where_the_front_is_not_there_yet(session):
    one = await given(session, Role.DEPARTMENT, by=CHAIR, kind="department")
    room = await unit(session, "front")
    with pytest.raises(sides.OtherSide):
        await moved(session, one, Role.FRONT, by=OPERATOR, to=room.id)


async def test_a_ward_without_the_unit_gets_it_with_the_first_of_the_front(session):
    await appoint_front(session, "mttq", PASSWORD, by=OPERATOR, now=NOW)
    [one] = await queries.officials(session)
    assert one.unit_name == "Ủy ban Mặt trận Tổ quốc phường"
    assert one.account.must_change_password

    how = {"closed_on": clock.now().date(), "successor_id": None, "now": clock.now()}
    await close_unit(session, one.appointment.unit_id, **how, by=OFFICE)
    later = await given(session, Role.FRONT, by=as_actor(one), kind="front")
    assert later.unit_name != one.unit_name


async def test_the_front_is_shown_its_own_accounts_only(client, ward):
    await client.post(f"{ward}/units", json=FRONT_UNIT, headers=testing.signed(OFFICE))
    units = (await client.get(f"{ward}/units")).json()
    unit_id = next(each["id"] for each in units if each["kind"] == "front")
    await appoint(client, ward, username="vanphong9")
    form = {"username": "mttq9", "display_name": "Người Mặt trận", "position": "Ủy viên"}
    form |= {"roles": ["front"], "unit_id": unit_id, "password": PASSWORD}
    refused = await client.post(f"{ward}/officials", json=form, headers=testing.signed(CHAIR))
    made = await client.post(f"{ward}/officials", json=form, headers=testing.signed(OPERATOR))
    front = Actor(made.json()["account_id"], WARD, frozenset({"front"}))

    own = await client.get(f"{ward}/officials", headers=testing.signed(front))
    everybody = await client.get(f"{ward}/officials", headers=testing.signed(CHAIR))

    assert (refused.status_code, refused.json()["type"]) == (403, "KeysOfTheFront")
    assert "UBND là nơi được giám sát" in refused.json()["title"]
    assert [each["username"] for each in own.json()] == ["mttq9"]
    assert {"mttq9", "vanphong9"} <= {each["username"] for each in everybody.json()}
