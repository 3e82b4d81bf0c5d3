"""The whole product on one machine: embedded servers, secrets, databases, streams.

`make up` and the tests stand on it. Production names its own servers in the environment instead.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
from pathlib import Path
from typing import Any

import asyncpg
import nkeys

from libs.kernel import actor
from libs.kernel.database import ROLES, database_of
from libs.kernel.settings import Settings
from tools.embedded.child import remembered_port
from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres
from tools.nats_conf import Site, configuration
from tools.parts import ASKERS, DATABASES, PARTS, SERVICES, STORES, acting, hearing
from tools.provision import provide

Secrets = dict[str, Any]
SERVICES_FOLDER = Path(__file__).resolve().parents[1] / "services"


class Machine:
    """One folder with everything in it: data, secrets, files, logs."""

    def __init__(
        self,
        home: Path,
        http_port: int = 8080,
        *,
        simulation: bool = False,
        notice: str = "",
        elsewhere: str = "",
    ) -> None:
        """`home` is made when missing; in `simulation` the clock waits for a conductor.

        `notice` stands on every page. The service `elsewhere` runs at a department's own site.
        """
        self.notice, self.elsewhere = notice, elsewhere
        self.home, self.http_port, self.simulation = home.resolve(), http_port, simulation
        self.home.mkdir(parents=True, exist_ok=True)
        # Where our broker waits for the leaf node of that site: the same at each start.
        self.leaf_port = remembered_port(self.home / "leaf-port") if elsewhere else 0
        self.secrets = _secrets(self.home / "secrets.json")
        users = {part: _public(self.secrets["nkeys"][part]) for part in ("ops", *PARTS)}
        self.postgres = EmbeddedPostgres(self.home / "postgres")
        conf = configuration(users, hearing(), ASKERS, acting(), self._site())
        self.nats = EmbeddedNats(self.home / "nats", conf)

    @classmethod
    def beside(cls, home: Path) -> Machine:
        """The machine that another process runs in `home`: to ask it, not to start or stop it."""
        parts = json.loads((home / "parts.json").read_text())
        machine = cls(home, parts["port"], simulation=parts["simulation"])
        if elsewhere := parts.get("elsewhere", ""):
            machine.elsewhere, machine.leaf_port = elsewhere, int((home / "leaf-port").read_text())
        machine.postgres.port = int((home / "postgres" / "port").read_text())
        machine.nats.port = int((home / "nats" / "port").read_text())
        return machine

    def _site(self) -> Site | None:
        """Where the leaf node of the department's site is let in, if there is one."""
        if not self.elsewhere:
            return None
        leaf = _public(self.secrets["nkeys"]["site"])
        return Site(self.elsewhere, leaf, f"127.0.0.1:{self.leaf_port}")

    @property
    def parts(self) -> tuple[str, ...]:
        """What runs here."""
        return tuple(part for part in PARTS if part != self.elsewhere)

    def start_servers(self) -> None:
        """Start PostgreSQL and NATS; both keep what they had."""
        self.postgres.start()
        self.nats.start()

    def stop_servers(self) -> None:
        """Stop both in order."""
        self.nats.stop()
        self.postgres.stop()

    def prepare(self) -> None:
        """Databases, migrations, streams: done again it changes nothing."""
        behind = [service for service in DATABASES if not asyncio.run(self._is_newest(service))]
        if behind:
            # Imported here: Alembic and its driver are large, and most starts have no use for them.
            from libs.kernel import migrate

            for service in behind:
                migrate.create_database(self.postgres.url(), service, self._passwords(service))
                migrate.upgrade(service, self.database_url(service, "owner"))
        self.provision()

    async def _is_newest(self, service: str) -> bool:
        """Whether a service's database is there, at the newest migration."""
        newest = (SERVICES_FOLDER / service.replace(".", "/") / "migrations" / "HEAD").read_text()
        try:
            connection = await asyncpg.connect(self.database_url(service, "owner"))
        except asyncpg.PostgresError:
            return False
        try:
            at = await connection.fetchval("SELECT version_num FROM alembic_version")
        except asyncpg.UndefinedTableError:
            return False
        finally:
            await connection.close()
        return newest.startswith(f"{at}_")

    def provision(self) -> None:
        """Streams and durables, as the operator."""
        asyncio.run(provide(self.settings("ops")))

    def database_url(self, service: str, role: str) -> str:
        """How a role of a service logs in."""
        name, password = database_of(service), self._passwords(service)[role]
        return f"postgresql://{name}_{role}:{password}@127.0.0.1:{self.postgres.port}/{name}"

    def _passwords(self, service: str) -> dict[str, str]:
        """Of a database's roles, by role."""
        store = database_of(service) if service in STORES else ""
        found: dict[str, str] = self.secrets[store] if store else self.secrets["database"][service]
        return found

    def settings(self, part: str) -> Settings:
        """The settings of one part: it gets the secrets it uses, and no others.

        What is not said here, such as where traces go, is read from our own environment.
        """
        values: dict[str, Any] = {
            "nats_url": self.nats.url(),
            "nats_seed": self.secrets["nkeys"][part],
            "actor_public_key": self.secrets["actor"]["public"],
            "link_key": self.secrets["link"],
            "files_url": f"file://{self.home / 'files'}",
            "base_url": f"http://localhost:{self.http_port}",
            "simulation": self.simulation,
        }
        if part in SERVICES:
            values["database_url"] = self.database_url(part, "app")
            values["relay_url"] = self.database_url(part, "relay")
        if part == "gateway":
            values["actor_private_key"] = self.secrets["actor"]["private"]
            values["http_port"] = self.http_port
        if part == "portal":
            values["notice"] = self.notice
        if part == "directory":
            values["vault_key"] = self.secrets["vault"]
        if part == "disclosures":
            values["log_key"] = self.secrets["log"]
        if part == "reception":
            values["sealed_url"] = self.database_url("reception.sealed", "app")
            values["seal_key"] = self.secrets["seal"]
        if part == "participation":
            values["ballot_key"] = self.secrets["ballot"]
        return Settings(**values)


def _secrets(path: Path) -> Secrets:
    """The secrets of this folder, made once, readable by its owner only.

    A folder of an older release lacks some, such as those of a new service: they are made now.
    """
    known: Secrets = json.loads(path.read_text()) if path.exists() else {}
    made = _new_secrets()
    shared = [name for name in made.keys() & known.keys() if isinstance(made[name], dict)]
    whole = made | known | {name: made[name] | known[name] for name in shared}
    if whole == known:
        return known
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(whole, indent=1))
    fresh.rename(path)
    return whole


def _new_secrets() -> Secrets:
    private, public = actor.new_keys()
    return {
        "nkeys": {part: _seed() for part in ("ops", "site", *PARTS)},
        "database": {
            service: {role: secrets.token_urlsafe(24) for role in ROLES} for service in SERVICES
        },
        "actor": {"private": private, "public": public},
        "link": secrets.token_urlsafe(32),
        "vault": secrets.token_urlsafe(32),
        "log": secrets.token_hex(32),
        "sealed": {role: secrets.token_urlsafe(24) for role in ("owner", "app")},
        "seal": secrets.token_hex(32),
        "ballot": secrets.token_hex(32),
    }


def _seed() -> str:
    return nkeys.encode_seed(os.urandom(32), nkeys.PREFIX_BYTE_USER).decode()


def _public(seed: str) -> str:
    key = nkeys.from_seed(bytearray(seed.encode()))
    return str(key.public_key.decode())
