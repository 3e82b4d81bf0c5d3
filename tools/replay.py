"""Make the list of a quarter again from the broker alone: danbiet replay WARD YEAR QUARTER.

Reads what the directory and disclosures told, no database. Prints the list as JSON, the bytes that
were issued; the exit status is 1 when they are others than those whose hash was told.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import sys
from pathlib import Path

from nats.aio.client import Client

from libs.contracts.disclosures.lists import QuarterlyListIssued
from libs.kernel import bus as buses
from libs.kernel.events import Event, stream_of
from libs.kernel.settings import Settings
from services.disclosures.quarterly.replay import Replay
from services.disclosures.quarterly.rules import as_json
from tools.docs import events
from tools.machine import Machine
from tools.streams import Missing, read


class NeverIssued(Exception):
    """No list of that quarter was told of."""


async def replayed(settings: Settings, ward: str, year: int, quarter: int) -> tuple[str, bool]:
    """The list of a quarter as it was when it was issued, and whether its hash is the one told.

    Raises NeverIssued, Missing.
    """
    bus = await buses.connect(settings, "ops")
    try:
        replay = Replay(ward)
        for event in await told(bus, "directory", ward):
            replay.hear(event)
        for event in await told(bus, "disclosures", ward):
            if isinstance(event, QuarterlyListIssued) and (event.year, event.quarter) == (
                year,
                quarter,
            ):
                text = as_json(year, quarter, replay.entries(year, quarter))
                return text, hashlib.sha256(text.encode()).hexdigest() == event.sha256
            replay.hear(event)
    finally:
        await bus.close()
    raise NeverIssued


async def told(bus: Client, service: str, ward: str) -> list[Event]:
    """Everything a service ever told of a ward, in order; raises Missing."""
    kinds = {kind.told_as: kind for kind in events()[service]}
    subject = f"events.{ward}.{service}.>"
    return [
        kinds[(message.headers or {})["ce-type"]].model_validate_json(message.data)
        async for messages in read(bus, stream_of(service), subject=subject)
        for message in messages
    ]


def main(argv: list[str]) -> int:
    """Prints the list; tells 1 when its hash is another than the one that was told."""
    parser = argparse.ArgumentParser(prog="danbiet replay", description=__doc__)
    parser.add_argument("ward")
    parser.add_argument("year", type=int)
    parser.add_argument("quarter", type=int, choices=(1, 2, 3, 4))
    parser.add_argument("--home", type=Path, default=Path(".local"), help="folder of the machine")
    asked = parser.parse_args(argv)
    settings = Machine.beside(asked.home).settings("ops")
    try:
        text, same = asyncio.run(replayed(settings, asked.ward, asked.year, asked.quarter))
    except NeverIssued:
        print("no list of that quarter was issued", file=sys.stderr)
        return 1
    except Missing as error:
        print(f"{error} stopped before everything was read", file=sys.stderr)
        return 1
    print(text, end="")
    print("the same as issued" if same else "NOT the same as issued", file=sys.stderr)
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
