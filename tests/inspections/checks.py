"""People who check and are checked, and checks as the service's own actions make them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import OfficialAppointed
from libs.kernel import outbox
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from services.inspections.consumers import HEARS
from services.inspections.inspections import actions
from services.inspections.inspections.rules import InspectionKind
from services.inspections.inspections.tables import Inspection
from tests.inspections import ward

DAY = date(2026, 3, 2)
PAPER = StoredFile(sha256="ab" * 32, media_type="image/jpeg", size_bytes=900)


def official(name: str, role: str, unit: Any = None) -> Actor:
    return Actor(str(ward.an_id(name)), ward.CODE, frozenset({role}), unit)


CHAIR = official("chair", "chair")
DRAFTER = official("drafter", "office", ward.OFFICE)
OTHER_OFFICE = official("other office", "office", ward.OFFICE)
LEADER = official("leader", "department", ward.LAND)
MEMBER = official("member", "inspector", None)
INSPECTED = official("inspected", "culture", ward.CULTURE)
COLLEAGUE = official("colleague", "department", ward.CULTURE)
HEAD = official("head of the north", "neighbourhood_head", ward.NORTH)
FRONT = official("front", "front", ward.FRONT)
INSPECTOR = official("inspector", "inspector", None)
CLERK = official("clerk", "reception_clerk", ward.OFFICE)
EVERYBODY = (
    *(CHAIR, DRAFTER, OTHER_OFFICE, LEADER, MEMBER, INSPECTED, COLLEAGUE),
    *(HEAD, FRONT, INSPECTOR, CLERK),
)


async def appoint_everybody(session: AsyncSession) -> None:
    """The directory tells of all of them."""
    await appoint(session, *EVERYBODY)


async def appoint(session: AsyncSession, *people: Actor) -> None:
    """The directory tells of these."""
    for who in people:
        event = OfficialAppointed(
            occurred_at=ward.at(DAY),
            account_id=who.id,
            unit_id=who.unit_id,
            position="Công chức (mẫu)",
            roles=tuple(who.roles),
        )
        await HEARS[OfficialAppointed](session, event, ward.heard(DAY))


def on(days: int) -> date:
    return DAY + timedelta(days=days)


def told(session: AsyncSession, name: str = "") -> list[dict[str, Any]]:
    """The bodies of what will be told under that name, such as inspection.started."""
    return [
        json.loads(row["body"])
        for row in outbox.told(session)
        if f".inspections.{name}" in row["subject"]
    ]


async def drafted(
    session: AsyncSession, kind: InspectionKind = InspectionKind.PLANNED, **other: Any
) -> Inspection:
    """A check of the culture department that the office prepared."""
    given: dict[str, Any] = {
        "kind": kind,
        "subject": "Kiểm tra bộ phận một cửa (mẫu)",
        "scope": "Thái độ phục vụ.",
        "unit_id": ward.CULTURE,
        "planned_on": on(5),
        "leader_id": ward.an_id("leader"),
        "team": [ward.an_id("member")],
        "checklist_key": "front_desk",
        "check_item_id": None,
        "by": DRAFTER,
        "now": ward.at(DAY),
    }
    return await actions.draft_inspection(session, **given | other)


async def decided(
    session: AsyncSession, kind: InspectionKind = InspectionKind.PLANNED
) -> Inspection:
    row = await drafted(session, kind)
    return await actions.decide_inspection(
        session, row.id, number="41/QĐ-UBND", by=CHAIR, now=ward.at(on(1))
    )


async def started(
    session: AsyncSession, kind: InspectionKind = InspectionKind.PLANNED
) -> Inspection:
    row = await decided(session, kind)
    if kind is not InspectionKind.UNANNOUNCED:
        await actions.announce_inspection(session, row.id, by=DRAFTER, now=ward.at(on(2)))
    return await actions.start_inspection(session, row.id, by=LEADER, now=ward.at(on(5)))
