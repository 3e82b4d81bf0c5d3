"""Make streams and durables on the broker, as its operator: danbiet provision."""

from __future__ import annotations

import asyncio
import sys

from libs.kernel import bus, provision
from libs.kernel.settings import Settings
from tools.parts import SERVICES, acting, hearing


def main(argv: list[str]) -> int:
    """Uses DANBIET_NATS_URL and the operator's DANBIET_NATS_SEED; harmless to repeat."""
    if argv:
        print(__doc__, file=sys.stderr)
        return 2
    asyncio.run(provide(Settings()))
    return 0


async def provide(settings: Settings) -> None:
    """Connect as `ops`, make what is missing, correct what differs."""
    operator = await bus.connect(settings, "ops")
    try:
        heard = {name: hearing()[name] for name in SERVICES}
        await provision.provision(operator, heard, acting())
    finally:
        await operator.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
