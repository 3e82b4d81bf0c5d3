"""Bring databases to their newest migration: danbiet migrate all | SERVICE | draft SERVICE TITLE.

DANBIET_OWNER_URL logs in as a superuser, who makes the databases and roles that are missing;
<SERVICE>_<ROLE>_PASSWORD gives the passwords of each service's owner, app and relay; the store
reception.sealed (SEALED_OWNER_PASSWORD …) has no relay.
"""

from __future__ import annotations

import os
import sys
from urllib.parse import quote, urlsplit, urlunsplit

from libs.kernel import migrate
from libs.kernel.database import database_of, roles_of
from tools.parts import DATABASES


def main(argv: list[str]) -> int:
    """Migrates; harmless to repeat, and to run twice at once."""
    match argv:
        case ["all"]:
            for service in DATABASES:
                _upgrade(service)
        case ["draft", service, title] if service in DATABASES:
            print(migrate.draft(service, _owner_url(service), title))
        case [service] if service in DATABASES:
            _upgrade(service)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def _upgrade(service: str) -> None:
    passwords = {role: _password(service, role) for role in roles_of(service)}
    migrate.create_database(os.environ["DANBIET_OWNER_URL"], service, passwords)
    migrate.upgrade(service, _owner_url(service))


def _password(service: str, role: str) -> str:
    return os.environ[f"{database_of(service)}_{role}_password".upper()]


def _owner_url(service: str) -> str:
    """The superuser's server, as the service's owner, in the service's database."""
    server = urlsplit(os.environ["DANBIET_OWNER_URL"])
    database = database_of(service)
    login = f"{database}_owner:{quote(_password(service, 'owner'), safe='')}"
    address = (server.netloc or "").rsplit("@", 1)[-1]
    return urlunsplit((server.scheme, f"{login}@{address}", f"/{database}", server.query, ""))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
