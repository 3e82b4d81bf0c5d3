"""Founds the sample ward: units, accounts, and its plan, from import to approval."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any

from services.directory.founding.rules import FRONT
from tools.people import Person
from tools.samples.cast import (
    CLERK,
    DESKS,
    DESKS_OF_FRONT,
    NEIGHBOURHOODS,
    OFFICE,
    Cast,
    Desk,
    given,
    units_sheet,
)

HERE = Path(__file__).resolve().parent
REAL_PLAN = "ke-hoach-dan-chu-co-so-2025-phuong-uong-bi.txt"


def plan_text() -> str:
    """The real plan where its text lies beside the project, otherwise our own small sample."""
    beside = Path(os.environ.get("DANBIET_SHARED", HERE.parents[2] / "shared"))
    real = beside / "input" / REAL_PLAN
    return (real if real.exists() else HERE / "ke-hoach-mau.txt").read_text(encoding="utf-8")


async def found_ward(cast: Cast, neighbourhoods: int = NEIGHBOURHOODS) -> None:
    """Units by the office, accounts by chair and Front; not fewer neighbourhoods than heads."""
    chair = await cast.person("chutich")
    account = await _appoint(chair, OFFICE, {}, cast)
    office = await cast.person("vanphong")
    await office.post("directory/units/import", text=units_sheet(neighbourhoods))
    units = {unit["short_name"]: unit["id"] for unit in await office.get("directory/units")}
    # Units are entered by the office, so its own desk found its unit only now.
    await chair.post(
        f"directory/officials/{account}/appointment",
        unit_id=units["VP"],
        position=OFFICE.position,
        roles=list(OFFICE.roles),
    )
    await cast.leave("vanphong")
    for desk in DESKS[1:]:
        await _appoint(chair, desk, units, cast)
    front = await cast.person(FRONT.username)
    for desk in DESKS_OF_FRONT:
        await _appoint(front, desk, units, cast)


async def appoint_clerk(cast: Cast) -> Person:
    """The ward gets a clerk who receives citizens, sorts and answers; signed in."""
    cast.passwords.setdefault(CLERK.username, secrets.token_urlsafe(12))
    await _appoint(await cast.person("chutich"), CLERK, {}, cast)
    return await cast.person(CLERK.username)


async def _appoint(by: Person, desk: Desk, units: dict[str, str], cast: Cast) -> str:
    appointed = await by.post(
        "directory/officials",
        username=desk.username,
        display_name=desk.display_name,
        position=desk.position,
        roles=list(desk.roles),
        unit_id=units.get(desk.unit or ""),
        password=given(cast.passwords[desk.username]),
    )
    await cast.begin(desk.username)
    return str(appointed["account_id"])


async def approve_plan(cast: Cast, year: int, signed_on: date) -> str:
    """The plan's whole way: imported, every proposal decided, submitted, approved; its id."""
    path = await submit_plan(cast, year)
    chair = await cast.person("chutich")
    read = await chair.get(f"{path}/approval")
    await chair.post(
        f"{path}/approval",
        content_sha256=read["content_sha256"],
        number="112/KH-UBND",
        signed_on=signed_on.isoformat(),
        signing_form="tm",
        signer_position="Chủ tịch",
    )
    return path.rpartition("/")[2]


async def submit_plan(cast: Cast, year: int) -> str:
    """As far as the chair's desk: imported, every proposal decided, submitted; its path."""
    culture = await cast.person("vhxh")
    plan = await culture.post("planning/plans", year=year, text=plan_text())
    path = f"planning/plans/{plan['id']}"
    review = await culture.get(f"{path}/review")
    await culture.post(
        f"{path}/review",
        decisions=[_given_a_lead(task) for task in review["proposals"] if _without_lead(task)],
        all_flags_seen=True,
    )
    await culture.post(f"{path}/review", accept_from="low")
    await culture.post(f"{path}/submission")
    return path


def _without_lead(proposal: dict[str, Any]) -> bool:
    return proposal["kind"] == "task" and not proposal["lead_unit_ids"]


def _given_a_lead(proposal: dict[str, Any]) -> dict[str, Any]:
    """Who compiles the plan takes what the plan gives to nobody."""
    return {"proposal_id": proposal["id"], "state": "changed", "changes": {"lead": "culture"}}
