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

import nkeys
import psycopg

from libs.kernel import actor, migrate, provision
from libs.kernel.settings import Settings
from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres
from tools.parts import ASKERS, DATABASES, PARTS, SERVICES, STORES, acting, hearing
from tools.provision import provide

Secrets = dict[str, Any]


class Machine:
    """One folder with everything in it: data, secrets, files, logs."""

    def __init__(
        self, home: Path, http_port: int = 8080, *, simulation: bool = False, notice: str = ""
    ) -> None:
        """`home` is made when missing; in `simulation` the clock waits for a conductor.

        `notice` stands on every page.
        """
        self.notice = notice
        self.home, self.http_port, self.simulation = home.resolve(), http_port, simulation
        self.home.mkdir(parents=True, exist_ok=True)
        self.secrets = _secrets(self.home / "secrets.json")
        users = {part: _public(self.secrets["nkeys"][part]) for part in ("ops", *PARTS)}
        self.postgres = EmbeddedPostgres(self.home / "postgres")
        self.nats = EmbeddedNats(
            self.home / "nats", provision.configuration(users, hearing(), ASKERS, acting())
        )

    @classmethod
    def beside(cls, home: Path) -> Machine:
        """The machine that another process runs in `home`: to ask it, not to start or stop it."""
        parts = json.loads((home / "parts.json").read_text())
        machine = cls(home, parts["port"], simulation=parts["simulation"])
        machine.postgres.port = int((home / "postgres" / "port").read_text())
        machine.nats.port = int((home / "nats" / "port").read_text())
        return machine

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
        with psycopg.connect(self.postgres.url(), autocommit=True) as db:
            there = {row[0] for row in db.execute("SELECT datname FROM pg_database")}
        for service in DATABASES:
            if migrate.database_of(service) not in there:
                migrate.create_database(self.postgres.url(), service, self._passwords(service))
            migrate.upgrade(service, self.database_url(service, "owner"))
        self.provision()

    def provision(self) -> None:
        """Streams and durables, as the operator."""
        asyncio.run(provide(self.settings("ops")))

    def database_url(self, service: str, role: str) -> str:
        """How a role of a service logs in."""
        name, password = migrate.database_of(service), self._passwords(service)[role]
        return f"postgresql://{name}_{role}:{password}@127.0.0.1:{self.postgres.port}/{name}"

    def _passwords(self, service: str) -> dict[str, str]:
        """Of a database's roles, by role."""
        store = migrate.database_of(service) if service in STORES else ""
        found: dict[str, str] = self.secrets[store] if store else self.secrets["database"][service]
        return found

    def environment(self, part: str) -> dict[str, str]:
        """The settings of one part: it gets the secrets it uses, and no others."""
        values = {
            "NATS_URL": self.nats.url(),
            "NATS_SEED": self.secrets["nkeys"][part],
            "ACTOR_PUBLIC_KEY": self.secrets["actor"]["public"],
            "LINK_KEY": self.secrets["link"],
            "FILES_URL": f"file://{self.home / 'files'}",
            "BASE_URL": f"http://localhost:{self.http_port}",
            "SIMULATION": str(self.simulation).lower(),
        }
        if part in SERVICES:
            values["DATABASE_URL"] = self.database_url(part, "app")
            values["RELAY_URL"] = self.database_url(part, "relay")
        if part == "gateway":
            values["ACTOR_PRIVATE_KEY"] = self.secrets["actor"]["private"]
            values["HTTP_PORT"] = str(self.http_port)
        if part == "portal":
            values["NOTICE"] = self.notice
        if part == "directory":
            values["VAULT_KEY"] = self.secrets["vault"]
        if part == "disclosures":
            values["LOG_KEY"] = self.secrets["log"]
        if part == "reception":
            values["SEALED_URL"] = self.database_url("reception.sealed", "app")
            values["SEAL_KEY"] = self.secrets["seal"]
        return {f"DANBIET_{key}": value for key, value in values.items()}

    def settings(self, part: str) -> Settings:
        """The same as `environment`, for use inside this process."""
        prefix = len("DANBIET_")
        named = {key[prefix:].lower(): text for key, text in self.environment(part).items()}
        return Settings.model_validate(named)


def _secrets(path: Path) -> Secrets:
    """The secrets of this folder, made once, readable by its owner only.

    A folder of an older release lacks some: those are made now.
    """
    known: Secrets = json.loads(path.read_text()) if path.exists() else {}
    made = _new_secrets()
    if made.keys() <= known.keys():
        return known
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(made | known, indent=1))
    fresh.rename(path)
    return made | known


def _new_secrets() -> Secrets:
    private, public = actor.new_keys()
    return {
        "nkeys": {part: _seed() for part in ("ops", *PARTS)},
        "database": {
            service: {role: secrets.token_urlsafe(24) for role in migrate.ROLES}
            for service in SERVICES
        },
        "actor": {"private": private, "public": public},
        "link": secrets.token_urlsafe(32),
        "vault": secrets.token_urlsafe(32),
        "log": secrets.token_hex(32),
        "sealed": {role: secrets.token_urlsafe(24) for role in ("owner", "app")},
        "seal": secrets.token_hex(32),
    }


def _seed() -> str:
    return nkeys.encode_seed(os.urandom(32), nkeys.PREFIX_BYTE_USER).decode()


def _public(seed: str) -> str:
    key = nkeys.from_seed(bytearray(seed.encode()))
    return str(key.public_key.decode())
