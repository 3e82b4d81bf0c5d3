"""Run one part: danbiet serve NAME."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

import structlog
import uvloop

from libs.kernel import clock, telemetry
from libs.kernel.settings import Settings
from tools.parts import PARTS, Part, part

log = structlog.get_logger()

STOP_SECONDS_MAX = 10.0


def main(argv: list[str]) -> int:
    """Serves until SIGTERM or Ctrl-C; tells 1 when the part failed."""
    if len(argv) != 1 or argv[0] not in PARTS:
        print(f"danbiet serve NAME, with NAME one of: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    return serve(argv[0], part(argv[0], Settings()))


def serve(name: str, running: Part) -> int:
    """Serves one part in this process; tells 1 when it failed."""
    telemetry.set_up_logs(name, running.settings.log_level)
    telemetry.set_up_traces(name, running.settings.traces)
    return uvloop.run(_live(running))


async def _live(running: Part) -> int:
    told_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        told_to_stop.set()
        loop.call_later(STOP_SECONDS_MAX, _give_up)

    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop)
    starting = asyncio.create_task(running.start())
    stopping = asyncio.create_task(told_to_stop.wait())
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not starting.done():
        starting.cancel()  # it was still waiting for a broker or a database
        return 0
    starting.result()
    log.info("serving", held=clock.held())
    failing = asyncio.create_task(running.failed.wait())
    await asyncio.wait({failing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    await running.stop()
    failing.cancel()
    return 1 if running.failed.is_set() else 0


def _give_up() -> None:
    """Whoever stops in order waits for servers, which may be gone as well: end all the same."""
    log.error("stopping_took_too_long", seconds=STOP_SECONDS_MAX)
    os._exit(1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
