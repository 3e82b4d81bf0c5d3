"""The brokers of a ward and of a department's own site: danbiet leaf SERVICE ward|site.

The service runs at the site and nowhere else, with a portal and a door of its own
(docs/operating.md, "A department's own site"). Prints one of the two configurations; what begins
with $ comes from the environment of that broker.
"""

from __future__ import annotations

import sys

from tools.nats_conf import Site, configuration, leaf_configuration
from tools.parts import ASKERS, PARTS, SERVICES, acting, hearing

WARD, SITE = "ward", "site"


def main(argv: list[str]) -> int:
    """Prints nats.conf; tells 2 for a wrong call."""
    if len(argv) != 2 or argv[0] not in SERVICES or argv[1] not in (WARD, SITE):
        print(__doc__, file=sys.stderr)
        return 2
    service, where = argv
    users = {part: f"$NKEY_{part.upper()}" for part in ("ops", *PARTS)}
    if where == WARD:
        site = Site(service, "$NKEY_SITE")
        print(configuration(users, hearing(), ASKERS, acting(), site), end="")
    else:
        remote = "$HUB", "$SEED_SITE"
        print(leaf_configuration(users, hearing(), ASKERS, acting(), service, remote), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
