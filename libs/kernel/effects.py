"""Effects outside, such as mail: at least once, in no order, tried again with growing delay.

Unlike listeners these cannot share a transaction with what they do. The inbox table makes a second
delivery harmless; only a crash between the effect and its commit repeats it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import nats
import structlog
from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, NatsMessage, PullSub
from nats.js.client import JetStreamContext
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock, telemetry
from libs.kernel.database import Database
from libs.kernel.events import Event, Heard, effects_durable_of, stream_of
from libs.kernel.settings import Settings
from libs.kernel.tables import inbox

log = structlog.get_logger()

WAIT_SECONDS_MAX = 600

# `await act(session, event, heard)`: does something outside; may read, and note what it did.
Effect = Callable[[AsyncSession, Any, Heard], Awaitable[None]]
Causes = Mapping[type[Event], Effect]


def _speak_one_timeout(fetch: Any) -> Any:
    """nats-py 2.16 raises the bare TimeoutError where FastStream knows only the library's own."""

    async def fetch_politely(*args: Any, **options: Any) -> Any:
        try:
            return await fetch(*args, **options)
        except TimeoutError as error:
            raise nats.errors.TimeoutError from error

    return fetch_politely


_fetch = JetStreamContext.PullSubscription.fetch
setattr(JetStreamContext.PullSubscription, "fetch", _speak_one_timeout(_fetch))  # noqa: B010


def effects_broker(
    settings: Settings, database: Database, service: str, causes: Causes
) -> NatsBroker:
    """A FastStream broker that carries out the effects of one service; start and stop it."""
    part = f"{service}-effects"
    broker = NatsBroker(
        settings.nats_url,
        name=part,
        nkeys_seed_str=settings.nats_seed or None,
        inbox_prefix=f"_INBOX_{service}",
        max_reconnect_attempts=-1,
        reconnect_time_wait=1,
        ping_interval=10,
        graceful_timeout=15,
        logger=None,
        ack_policy=AckPolicy.MANUAL,
    )
    for teller in sorted({kind.told_as.split(".")[0] for kind in causes}):
        subscriber = broker.subscriber(
            f"events.*.{teller}.>",
            durable=effects_durable_of(service, teller),
            stream=JStream(stream_of(teller), declare=False),
            pull_sub=PullSub(1, timeout=1),
            inbox_prefix=f"_INBOX_{service}.".encode(),
        )
        subscriber(_carry_out(settings, database, part, stream_of(teller), causes))
    return broker


def _carry_out(
    settings: Settings, database: Database, listener: str, stream: str, causes: Causes
) -> Any:
    acts = {kind.told_as: (kind, act) for kind, act in causes.items()}

    async def carry_out(message: NatsMessage) -> None:
        headers = dict(message.headers)
        metadata = message.raw_message.metadata
        kind_and_act = acts.get(headers.get("ce-type", ""))
        if kind_and_act is None:
            await message.ack()
            return
        kind, act = kind_and_act
        try:
            heard = Heard.of(headers, stream, metadata.sequence.stream, clock.now())
            async with database.transaction(heard.ward_id) as session:
                session.info["settings"] = settings  # where the world outside is
                if await _first_time(session, listener, heard):
                    await act(session, kind.model_validate_json(message.body), heard)
        except Exception as error:
            tries = metadata.num_delivered
            log.error("effect_failed", kind=kind.__name__, tries=tries, **telemetry.where(error))
            # A bare nack comes back at once and would spin; giving up would lose the effect.
            await message.nack(delay=min(2**tries, WAIT_SECONDS_MAX))
            return
        await message.ack()

    return carry_out


async def _first_time(session: AsyncSession, listener: str, heard: Heard) -> bool:
    row = insert(inbox).values(listener=listener, event_id=heard.event_id, done_at=heard.now)
    fresh = await session.execute(row.on_conflict_do_nothing().returning(inbox.c.listener))
    return fresh.first() is not None
