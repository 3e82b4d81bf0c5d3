"""The operators' page: which parts answer, how far each has heard the others, recent requests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from nats.aio.client import Client
from nats.errors import Error, NoRespondersError

from services.portal.asking import Refused
from services.portal.look.words import number
from services.portal.reading import Told, moment
from services.portal.traces import recent_traces
from services.portal.views import Listening, OpsView, PartHealth, State
from services.portal.visit import Visited

router = APIRouter()
PARTS = ("directory", "planning", "disclosures", "reporting", "portal", "gateway")
WAIT_SECONDS = 2.0
BEHIND_IS_SLOW = 100


@router.get("/{ward:ward}/viec/van-hanh")
async def operations(visit: Visited) -> Response:
    """The health of everything that runs."""
    visit.visitor.must_be_known()
    if not visit.visitor.may("see_operations"):
        raise Refused(403, "Trang này dành cho người vận hành.", {})
    bus: Client = visit.request.app.state.bus
    told = dict(zip(PARTS, await asyncio.gather(*(_status(bus, p) for p in PARTS)), strict=True))
    target = visit.request.app.state.traces
    traces = await asyncio.to_thread(recent_traces, target)
    view = OpsView(_finding(told), _parts(told), _listening(told), traces)
    return await visit.page("ops.html.j2", view)


async def _status(bus: Client, part: str) -> Told | None:
    """What a part says of itself; None when it does not answer."""
    try:
        reply = await bus.request(f"status.{part}", b"", timeout=WAIT_SECONDS)
    except (NoRespondersError, TimeoutError, Error):
        return None
    told: Told = json.loads(reply.data)
    return told


def _finding(told: Mapping[str, Told | None]) -> str:
    there = sum(each is not None for each in told.values())
    parked = sum(one["parked"] for each in told.values() if each for one in each["listeners"])
    said = f"{there}/{len(told)} phần đang trả lời"
    return f"{said}, {parked} sự kiện để riêng" if parked else f"{said}, không sự kiện nào để riêng"


def _parts(told: Mapping[str, Told | None]) -> list[PartHealth]:
    return [_health(part, each) for part, each in told.items()]


def _health(part: str, told: Told | None) -> PartHealth:
    if told is None:
        return PartHealth(part, State("late", "Không trả lời"), "Các phần khác vẫn làm việc.")
    waiting = told["waiting"]
    sending = f"{number(waiting)} sự kiện chờ gửi" if waiting else "đã gửi hết sự kiện"
    detail = f"{moment(told['now']):%H:%M %d/%m/%Y}, {sending}"
    return PartHealth(
        part, State("soon" if waiting > BEHIND_IS_SLOW else "live", "Đang chạy"), detail
    )


def _listening(told: Mapping[str, Told | None]) -> list[Listening]:
    """Each listener beside the one that has read furthest: the broker's own end is not ours."""
    found: list[tuple[str, dict[str, Any]]] = [
        (part, one) for part, each in told.items() if each for one in each["listeners"]
    ]
    furthest: dict[str, int] = {}
    for _, one in found:
        furthest[one["stream"]] = max(one["at"], furthest.get(one["stream"], 0))
    return [
        Listening(
            part,
            one["stream"],
            one["at"],
            furthest[one["stream"]] - one["at"],
            one["parked"],
            _pace(one, furthest[one["stream"]]),
        )
        for part, one in found
    ]


def _pace(one: Told, furthest: int) -> State:
    if one["parked"]:
        return State("late", "Có sự kiện để riêng")
    behind = furthest - one["at"]
    return State("soon", "Đang chậm") if behind > BEHIND_IS_SLOW else State("live", "Kịp")
