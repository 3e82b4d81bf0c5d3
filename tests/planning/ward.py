"""A ward with faces: its units, who works there, and the steps of a plan's life over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import httpx

from libs.contracts.directory import UnitOpened
from libs.kernel import clock, testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.events import Event, Heard
from libs.kernel.ids import new_id
from services.planning import consumers

WARD = "06811"
ELSEWHERE = "06820"
API = f"/api/wards/{WARD}/planning"
NOW = datetime(2025, 1, 10, 9, 0, tzinfo=clock.VIETNAM)


def _id(number: int) -> UUID:
    return UUID(f"0198f2c0-0000-7000-8000-{number:012}")


OFFICE, CULTURE, ECONOMY, CENTRE, FRONT, NORTH, SOUTH = (_id(number) for number in range(1, 8))
UNITS = {
    OFFICE: ("office", "Văn phòng HĐND và UBND"),
    CULTURE: ("department", "Phòng Văn hóa - Xã hội"),
    ECONOMY: ("department", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    CENTRE: ("service_centre", "Trung tâm Cung ứng dịch vụ"),
    FRONT: ("front", "Ủy ban Mặt trận Tổ quốc"),
    NORTH: ("neighbourhood", "Khu phố Bắc"),
    SOUTH: ("neighbourhood", "Khu phố Nam"),
}


def actor(name: str, role: str, unit: UUID | None = None, ward: str = WARD) -> Actor:
    """Somebody with one role."""
    return Actor(name, ward, frozenset({role}), unit)


LAN = actor("lan", "culture", CULTURE)
BINH = actor("binh", "office", OFFICE)
CHAIR = actor("chair", "chair")
HOA = actor("hoa", "department", ECONOMY)
NORTH_HEAD = actor("dung", "neighbourhood_head", NORTH)
SOUTH_HEAD = actor("minh", "neighbourhood_head", SOUTH)
FRONT_MAN = actor("son", "front", FRONT)

APPROVAL = {
    "number": "168a/KH-UBND",
    "signed_on": "2025-01-08",
    "signing_form": "tm_kt",
    "signer_position": "Phó Chủ tịch",
}


class Faces:
    """The service as people of the ward meet it."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client, self.database = client, database

    async def get(self, path: str, by: Actor | None = None, **query: Any) -> httpx.Response:
        headers = testing.signed(by) if by else {}
        return await self.client.get(f"{API}/{path}", params=query, headers=headers)

    async def post(self, path: str, form: Any = None, *, by: Actor | None) -> httpx.Response:
        headers = testing.signed(by) if by else {}
        return await self.client.post(f"{API}/{path}", json=form, headers=headers)

    async def imported(self, text: str, by: Actor = LAN, year: int = 2025) -> str:
        """The id of a plan pasted by `by`."""
        answer = await self.post("plans", {"year": year, "text": text}, by=by)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def reviewed(self, plan_id: str, by: Actor = LAN) -> None:
        """Accept every proposal; what has no lead goes to the office; see every flag."""
        review = (await self.get(f"plans/{plan_id}/review", by, kind="task")).json()
        alone = [one["id"] for one in review["proposals"] if not one["lead_unit_ids"]]
        given = {"lead_unit_ids": [str(OFFICE)]}
        form = {
            "decisions": [
                {"proposal_id": one, "state": "changed", "changes": given} for one in alone
            ],
            "accept_from": "low",
            "all_flags_seen": True,
        }
        answer = await self.post(f"plans/{plan_id}/review", form, by=by)
        assert answer.status_code == 200, answer.text

    async def submitted(self, text: str, by: Actor = LAN) -> str:
        """The id of a plan that waits for the chair."""
        plan_id = await self.imported(text, by)
        await self.reviewed(plan_id, by)
        answer = await self.post(f"plans/{plan_id}/submission", by=by)
        assert answer.status_code == 201, answer.text
        return plan_id

    async def approved(self, text: str, **signature: str) -> str:
        """The id of a plan in force."""
        plan_id = await self.submitted(text)
        answer = await self.approve(plan_id, {**APPROVAL, **signature})
        assert answer.status_code == 201, answer.text
        return plan_id

    async def approve(
        self,
        plan_id: str,
        form: dict[str, str] = APPROVAL,
        *,
        by: Actor | None = CHAIR,
        to: str = "approval",
    ) -> httpx.Response:
        """What comes of signing the plan as it now reads; `to` may be "amendment"."""
        read = (await self.get(f"plans/{plan_id}/approval", CHAIR)).json()["content_sha256"]
        return await self.post(f"plans/{plan_id}/{to}", {"content_sha256": read, **form}, by=by)

    async def sign(
        self, path: str, to: str, form: dict[str, str] | None = None, *, by: Actor = CHAIR
    ) -> httpx.Response:
        """What comes of signing a programme or conclusions as they now read to `by`."""
        read = (await self.get(path, by)).json()["content_sha256"]
        return await self.post(f"{path}/{to}", {"content_sha256": read, **(form or {})}, by=by)

    async def tasks(self, **query: Any) -> list[dict[str, Any]]:
        """All tasks, as the office sees them."""
        answer = await self.get("tasks", BINH, limit=200, **query)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["tasks"])

    async def hears(self, event: Event, ward: str = WARD) -> None:
        """Another service told something, and planning acted on it."""
        async with self.database.transaction(ward) as session:
            await consumers.HEARS[type(event)](session, event, heard(event, ward))


def heard(event: Event, ward: str = WARD) -> Heard:
    """The envelope of an event that arrives now."""
    now = clock.now()
    return Heard(ward, new_id(), now, "EVENTS", 1, event.told_as, event.object_id, now)


def opened(unit_id: UUID) -> UnitOpened:
    """What the directory told of a unit."""
    kind, name = UNITS[unit_id]
    return UnitOpened(occurred_at=NOW, unit_id=unit_id, kind=kind, name=name, short_name=name)


def day(text: str) -> date:
    """A day from its ISO form, for short tables."""
    return date.fromisoformat(text)
