"""Entering a ward."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs import vietnamese
from libs.contracts.directory import WardOnboarded
from libs.kernel.actor import Actor
from libs.kernel.database import remember_ward
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.official_list import official_ward, province_at
from libs.permissions import permit
from services.directory.tables import Ward
from services.directory.wards.rules import (
    PLATFORM,
    AlreadyOnboarded,
    NotAnOfficialWard,
    NotOnboarded,
)


async def onboard_ward(session: AsyncSession, *, by: Actor, now: datetime) -> Ward:
    """The operator lets the ward of this session use the product."""
    permit(by, "onboard_ward")
    official = official_ward(by.ward_id)
    if official is None:
        raise NotAnOfficialWard(code=by.ward_id)
    if await session.get(Ward, official.code):
        raise AlreadyOnboarded
    ward = Ward(
        code=official.code,
        name=official.name,
        kind=official.kind,
        province_code=official.province_code,
        province_name=official.province_name,
        folded=vietnamese.fold(f"{official.name} {official.province_name}"),
        onboarded_at=now,
    )
    session.add(ward)
    await session.flush()
    await remember_ward(session)
    record(session, by, "onboard_ward", ward.code, now)
    told = {"code": ward.code, "name": ward.name, "kind": ward.kind}
    province = {"province_code": ward.province_code, "province_name": ward.province_name}
    emit(session, WardOnboarded(occurred_at=now, **told, **province))
    return ward


async def must_be_onboarded(session: AsyncSession) -> None:
    """Refuse work in a ward that was never entered; the platform has accounts of its own."""
    ward_id = session.info["ward_id"]
    if ward_id != PLATFORM and await session.get(Ward, ward_id) is None:
        raise NotOnboarded


async def must_have_accounts(session: AsyncSession) -> None:
    """Refuse accounts in a ward that was never entered; a province on the official list has some.

    A province is entered by nobody: it uses nothing but what its wards tell.
    """
    if province_at(session.info["ward_id"]) is None:
        await must_be_onboarded(session)
