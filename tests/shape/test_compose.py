"""Every part that runs has its block of the compose file, its secrets, its user of the broker."""

from __future__ import annotations

import copy
from typing import Any

import yaml

from libs.kernel.database import database_of, roles_of
from tests.shape.tree import ROOT
from tools.parts import ASKERS, DATABASES, PARTS, SERVICES

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
EXAMPLE = (ROOT / "deploy" / "env.example").read_text()


def missing(compose: dict[str, Any], example: str) -> list[str]:
    """What a part lacks in the compose file or in the example of secrets."""
    found = [part for part in PARTS if compose.get(part, {}).get("command") != ["serve", part]]
    known = set(example.split())
    for part in ("ops", *PARTS):
        wanted = {f"NKEY_{part.upper()}"} - compose["nats"]["environment"].keys()
        found += [f"nats: {name}" for name in wanted]
        names = (f"SEED_{part.upper()}=", f"NKEY_{part.upper()}=")
        found += [f"env.example: {name}" for name in names if name not in known]
    for database in DATABASES:
        prefix = database_of(database)
        for name in (f"{prefix}_{role}_password".upper() for role in roles_of(database)):
            found += [f"migrate: {name}"] * (name not in compose["migrate"]["environment"])
            found += [f"env.example: {name}"] * (f"{name}=" not in known)
    for service in SERVICES:
        own = compose.get(service, {}).get("environment", {})
        found += [
            f"{service}: {url}" for url in ("APP", "RELAY") if not _logs_in(own, service, url)
        ]
    return found


def _logs_in(environment: dict[str, str], service: str, role: str) -> bool:
    """Whether a service is given the address of its own database, under its own role."""
    variable = {"APP": "DANBIET_DATABASE_URL", "RELAY": "DANBIET_RELAY_URL"}[role]
    login = f"//{service}_{role.lower()}:${{{service.upper()}_{role}_PASSWORD}}@"
    url = environment.get(variable, "")
    return login in url and url.endswith(f"/{service}")


def test_nothing_is_missing() -> None:
    assert missing(COMPOSE, EXAMPLE) == []


def test_who_only_asks_has_no_database() -> None:
    assert not [part for part in ASKERS if "DANBIET_DATABASE_URL" in COMPOSE[part]["environment"]]


def test_only_reception_reaches_what_is_sealed() -> None:
    reaching = [
        part
        for part, block in COMPOSE.items()
        if {"DANBIET_SEALED_URL", "DANBIET_SEAL_KEY"} & (block.get("environment") or {}).keys()
    ]
    assert reaching == ["reception"]
    assert "//sealed_app:${SEALED_APP" in COMPOSE["reception"]["environment"]["DANBIET_SEALED_URL"]


def test_a_forgotten_part_a_password_and_a_wrong_role_are_found() -> None:
    broken = copy.deepcopy(COMPOSE)
    del broken["portal"]
    del broken["migrate"]["environment"]["PLANNING_APP_PASSWORD"]
    del broken["nats"]["environment"]["NKEY_GATEWAY"]
    broken["planning"]["environment"]["DANBIET_DATABASE_URL"] = "postgresql://postgres@postgres"

    assert missing(broken, EXAMPLE.replace("SEED_OPS=", "")) == [
        "portal",
        "env.example: SEED_OPS=",
        "nats: NKEY_GATEWAY",
        "migrate: PLANNING_APP_PASSWORD",
        "planning: APP",
    ]
