"""What the broker must hold, made by the operator and never by a service.

One stream per telling service, one durable per listener and teller, one user per part with exactly
the subjects it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nats.aio.client import Client
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DeliverPolicy,
    DiscardPolicy,
    StorageType,
    StreamConfig,
)

from libs.kernel.events import durable_of, effects_durable_of, stream_of

DUPLICATE_SECONDS = 7200.0
LISTENERS_MAX = 200

# For each part: the services it listens to. A part without a database tells nothing.
Hearing = Mapping[str, Iterable[str]]
# For each part with effects outside: the subjects of each teller that cause them.
Acting = Mapping[str, Mapping[str, list[str]]]
NO_ACTING: Acting = {}


async def provision(bus: Client, hearing: Hearing, acting: Acting = NO_ACTING) -> None:
    """Make or correct every stream and durable; running it again changes nothing."""
    js = bus.jetstream()
    there = {info.config.name for info in await js.streams_info()}
    for service in hearing:
        stream = stream_config(service)
        await (js.update_stream(stream) if stream.name in there else js.add_stream(stream))
    for listener, tellers in hearing.items():
        for teller in tellers:
            await js.add_consumer(stream_of(teller), durable_config(durable_of(listener, teller)))
    for listener, causes in acting.items():
        for teller, subjects in causes.items():
            durable = durable_config(effects_durable_of(listener, teller), subjects)
            await js.add_consumer(stream_of(teller), durable)


def stream_config(service: str) -> StreamConfig:
    """The stream of one service: kept for good, written by its relay alone."""
    return StreamConfig(
        name=stream_of(service),
        subjects=[f"events.*.{service}.>"],
        storage=StorageType.FILE,
        discard=DiscardPolicy.NEW,  # a full store makes events wait in the outbox
        duplicate_window=DUPLICATE_SECONDS,
        allow_atomic=True,
        deny_delete=True,
        max_consumers=LISTENERS_MAX,
    )


def durable_config(name: str, subjects: list[str] | None = None) -> ConsumerConfig:
    """A durable with which one service reads another's stream from its first event.

    Listeners read all of it, so that a gap shows; effects only the `subjects` that cause them.
    """
    return ConsumerConfig(
        durable_name=name,
        filter_subjects=subjects,
        ack_policy=AckPolicy.EXPLICIT,
        deliver_policy=DeliverPolicy.ALL,
        ack_wait=30,
        max_ack_pending=1000,
    )


def permissions(
    part: str, tellers: Iterable[str], causes: Iterable[str], *, asks: bool
) -> tuple[list[str], list[str]]:
    """The subjects a part may publish and subscribe.

    It listens to `tellers`, has effects caused by `causes`; if it `asks`, every service answers it.
    """
    own = stream_of(part)
    publish = [f"events.*.{part}.>"]
    publish += [f"$JS.API.STREAM.INFO.{own}", f"$JS.API.STREAM.MSG.GET.{own}"]
    durables = [f"{stream_of(one)}.{durable_of(part, one)}" for one in tellers]
    durables += [f"{stream_of(one)}.{effects_durable_of(part, one)}" for one in causes]
    for read in durables:
        publish += [f"$JS.API.CONSUMER.{verb}.{read}" for verb in ("INFO", "MSG.NEXT", "RESET")]
        publish += [f"$JS.ACK.{read}.>"]
    if asks:
        publish += ["http.*", "status.*"]
    listen = [f"http.{part}", f"status.{part}", f"clock.{part}"]
    return publish, [*listen, f"_INBOX_{part}.>", f"_INBOX_{part}-relay.>"]
