"""Appointing, moving, releasing; the steering committee."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import UUID

import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.outbox import told
from libs.permissions import Role
from services.directory.committee import actions as committee
from services.directory.committee.rules import DecisionOlder, MemberTwice, MemberUnknown
from services.directory.officials import actions, queries, rules
from services.directory.units.actions import close_unit, open_unit
from tests.directory.conftest import CHAIR, NOW, OFFICE, PASSWORD, WARD, appoint


async def appointed(session, **more):
    form = {
        "username": "binh",
        "display_name": "Cán bộ Bình",
        "email": "binh@example.vn",
        "password": PASSWORD,
        "unit_id": None,
        "position": "Chuyên viên",
        "roles": [Role.OFFICE],
        **more,
    }
    return await actions.appoint_official(session, **form, by=CHAIR, now=NOW)


async def test_an_appointment_tells_the_account_and_never_the_person(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        one = await appointed(session)
        [event] = told(session)

        assert json.loads(event["body"])["account_id"] == str(one.account.id)
        assert "Bình" not in event["body"].decode()
        assert "binh" not in event["body"].decode()


async def test_a_move_replaces_the_roles_and_a_release_ends_them(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        one = await appointed(session)
        unit = await open_unit(session, kind="department", name="Phòng Kinh tế", by=OFFICE, now=NOW)
        await actions.move_official(
            session,
            one.account.id,
            unit_id=unit.id,
            position="Phó Trưởng phòng",
            roles=[Role.DEPARTMENT],
            by=CHAIR,
            now=NOW,
        )
        moved = await queries.official(session, one.account.id)
        assert (moved.unit_name, moved.appointment.roles) == ("Phòng Kinh tế", ["department"])
        assert await queries.addresses_of(session, unit.id) == ["binh@example.vn"]

        await actions.release_official(session, one.account.id, by=CHAIR, now=NOW)

        assert await queries.addresses_of(session, unit.id) == []
        with pytest.raises(rules.NoSuchOfficial):
            await queries.official(session, one.account.id)
        assert [row["headers"]["ce-type"].split(".")[-1] for row in told(session)] == [
            "appointed",
            "opened",
            "moved",
            "left",
        ]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.PROVINCE, Role.INTEGRATOR, Role.CLOCK])
async def test_a_ward_gives_no_role_of_the_platform(door, ward, role):
    _, database = door
    async with database.session(WARD) as session:
        with pytest.raises(rules.RoleNotGiven):
            await appointed(session, roles=[Role.OFFICE, role])


@pytest.mark.parametrize("role", sorted(rules.UNIT_ROLES))
async def test_a_role_of_a_unit_needs_a_unit(door, ward, role):
    _, database = door
    async with database.session(WARD) as session:
        with pytest.raises(rules.UnitNeeded):
            await appointed(session, roles=[role])


async def test_a_closed_unit_receives_nobody(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        unit = await open_unit(session, kind="office", name="Văn phòng cũ", by=OFFICE, now=NOW)
        ends = {"closed_on": NOW.date(), "successor_id": None}
        await close_unit(session, unit.id, **ends, by=OFFICE, now=NOW)

        with pytest.raises(rules.UnitNeeded):
            await appointed(session, unit_id=unit.id)


async def test_a_username_is_given_once_whatever_its_capitals(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        await appointed(session)

        with pytest.raises(rules.UsernameTaken):
            await appointed(session, username="BINH")


async def test_the_chair_cannot_change_or_release_themself(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        with pytest.raises(rules.NotYourself):
            await actions.release_official(session, UUID(CHAIR.id), by=CHAIR, now=NOW)


async def test_names_of_officials_are_not_public_but_positions_are_for_the_signed_in(client, ward):
    await appoint(client, ward, username="cuc", display_name="Cán bộ Cúc")
    inspector = Actor("i", WARD, frozenset({"inspector"}))

    public = await client.get(f"{ward}/officials")
    other = await client.get(f"{ward}/officials", headers=testing.signed(inspector))
    positions = await client.get(f"{ward}/positions", headers=testing.signed(inspector))
    hidden = await client.get(f"{ward}/positions")

    assert (public.status_code, other.status_code, hidden.status_code) == (401, 403, 401)
    assert positions.json()[0]["position"] == "Chuyên viên Văn phòng"
    assert "Cúc" not in positions.text


async def test_a_password_made_for_somebody_is_shown_once(client, ward):
    made = await appoint(client, ward, username="dao", password=None)
    listed = await client.get(f"{ward}/officials", headers=testing.signed(CHAIR))

    assert len(made["password"]) >= 12
    assert made["password"] not in listed.text


async def test_a_new_decision_replaces_the_committee_and_the_former_stays_readable(client, ward):
    unit = {"kind": "front", "name": "Ủy ban MTTQ phường"}
    by = testing.signed(OFFICE)
    front = (await client.post(f"{ward}/units", json=unit, headers=by)).json()
    members = [{"unit_id": front["id"], "position": "Chủ tịch", "fields": ["Giám sát"]}]
    first = {"decision_number": "12/QĐ-UBND", "decided_on": "2025-08-01", "members": members}
    second = {"decision_number": "31/QĐ-UBND", "decided_on": "2026-01-15", "members": members}

    await client.post(f"{ward}/committees", json=first, headers=by)
    await client.post(f"{ward}/committees", json=second, headers=by)
    older = await client.post(f"{ward}/committees", json=first, headers=by)
    now = await client.get(f"{ward}/committee", headers=by)
    all_of_them = (await client.get(f"{ward}/committees", headers=by)).json()
    public = await client.get(f"{ward}/committee")

    assert now.json()["decision_number"] == "31/QĐ-UBND"
    assert [one["ended_on"] for one in all_of_them] == [None, "2026-01-15"]
    assert all_of_them[1]["members"][0]["fields"] == ["Giám sát"]
    assert older.json()["type"] == "DecisionOlder"
    assert public.status_code == 401


async def test_a_committee_seats_only_those_who_are_there_and_each_once(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        one = await appointed(session)
        seat = committee.Seat(one.account.id, None, "Ủy viên", ("Công khai",))
        decision = {"decision_number": "1/QĐ", "decided_on": NOW.date()}
        asked = {"by": OFFICE, "now": NOW}

        stranger = committee.Seat(UUID(int=7), None, "Ủy viên", ("Công khai",))
        with pytest.raises(MemberUnknown):
            await committee.consolidate_committee(session, **decision, seats=[stranger], **asked)
    async with database.session(WARD) as session:
        one = await appointed(session)
        seat = committee.Seat(one.account.id, None, "Ủy viên", ("Công khai",))
        with pytest.raises(MemberTwice):
            await committee.consolidate_committee(session, **decision, seats=[seat, seat], **asked)
    async with database.session(WARD) as session:
        decision["decided_on"] = NOW.date() + timedelta(days=1)
        with pytest.raises(DecisionOlder):
            await committee.consolidate_committee(session, **decision, seats=[seat], **asked)
