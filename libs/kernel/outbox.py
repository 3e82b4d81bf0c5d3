"""Telling: an event is written beside the rows it tells of, in the same transaction.

No network here. The relay publishes what was committed, in order (see relay.py).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock, telemetry
from libs.kernel.events import Event
from libs.kernel.ids import new_id


def emit(session: AsyncSession, event: Event) -> UUID:
    """Tell `event` when (and only if) this transaction commits; returns the event's id."""
    ward_id = session.info["ward_id"]
    event_id = new_id()
    headers = {
        "ce-specversion": "1.0",
        "ce-id": str(event_id),
        "ce-source": f"/{event.told_as.split('.')[0]}",
        "ce-type": event.told_as,
        "ce-subject": event.object_id,
        "ce-time": clock.now().isoformat(),
        "ce-ward": ward_id,
        "content-type": "application/json",
        **telemetry.carried(),
    }
    row = {
        "id": event_id,
        "ward_id": ward_id,
        "subject": event.subject(ward_id),
        "headers": headers,
        "body": event.model_dump_json(exclude_none=False).encode(),
    }
    session.info.setdefault("told", []).append(row)
    return event_id


def told(session: AsyncSession) -> list[dict[str, Any]]:
    """What this transaction will tell, not yet written: for tests of actions."""
    return list(session.info.get("told", []))
