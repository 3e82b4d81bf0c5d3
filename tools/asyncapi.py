"""The AsyncAPI 3 document of all events, made by FastStream from the contracts."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from faststream.nats import NatsBroker
from faststream.specification import AsyncAPI

from libs.kernel.events import Event, stream_of

ROOT = Path(__file__).resolve().parent.parent
SERVER = "nats://localhost:4222"
DESCRIPTION = (
    "CloudEvents 1.0 in NATS binary mode: the envelope in headers, the event as JSON. "
    "One stream for each telling service, in the order of its commits. Additions only. "
    "No event names a person."
)
WARD = {"description": "Official five-digit code of the ward, such as 06811."}
ENVELOPE = {
    "ce-specversion": "Always 1.0.",
    "ce-id": "UUIDv7 of this event; the same when it is delivered again.",
    "ce-source": "/ and the service that tells it.",
    "ce-type": "<service>.<object>.<verb>.",
    "ce-subject": "The object it is about.",
    "ce-time": "When it was recorded; `occurred_at` in the body says when it happened.",
    "ce-ward": "The ward's code, as in the subject.",
    "traceparent": "The trace in which it was told, where traces are kept.",
}


def document(events: Iterable[type[Event]]) -> str:
    """The document as JSON text, the same for the same events."""
    broker = NatsBroker(SERVER, specification_url=SERVER, description="NATS with JetStream")
    # The broker holds its publishers weakly: they live as long as this list.
    publishers = [
        broker.publisher(
            f"events.{{ward}}.{event.told_as}",
            title=event.__name__,
            description=event.__doc__,
            schema=event,
        )
        for event in events
    ]
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    made: dict[str, Any] = (
        AsyncAPI(broker, title="Dân Biết", version=version, description=DESCRIPTION)
        .to_specification()
        .to_jsonable()
    )
    for channel in made["channels"].values():
        teller = channel["address"].split(".")[2]
        channel["parameters"] = {"ward": WARD}
        channel["bindings"]["nats"]["stream"] = stream_of(teller)
    for message in made["components"]["messages"].values():
        # FastStream's own correlation header, which our relay does not send.
        del message["correlationId"]
        message["headers"] = _envelope()
    assert len(made["channels"]) == len(publishers)
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _envelope() -> dict[str, Any]:
    described = {name: {"type": "string", "description": text} for name, text in ENVELOPE.items()}
    required = [name for name in ENVELOPE if name.startswith("ce-")]
    return {"type": "object", "properties": described, "required": required}
