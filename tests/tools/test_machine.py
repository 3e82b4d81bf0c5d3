"""A folder of the product: its secrets, and whether its databases have to be migrated."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from libs.kernel import migrate, testing
from tools.embedded.postgres import EmbeddedPostgres
from tools.machine import Machine
from tools.parts import PARTS


def test_a_folder_of_an_older_release_is_given_only_what_it_lacks(tmp_path: Path) -> None:
    made = Machine(tmp_path).secrets
    file = tmp_path / "secrets.json"
    older = {name: secret for name, secret in made.items() if name not in ("log", "nkeys")}
    seeds = {part: seed for part, seed in made["nkeys"].items() if part != "reception"}
    file.write_text(json.dumps(older | {"nkeys": seeds}))
    newer = Machine(tmp_path).secrets

    assert {name: newer[name] for name in older} == older
    assert newer["nkeys"] == seeds | {"reception": newer["nkeys"]["reception"]}
    assert newer["nkeys"]["reception"] != made["nkeys"]["reception"]
    assert newer["log"] != made["log"]
    assert Machine(tmp_path).secrets == newer == json.loads(file.read_text())
    assert file.stat().st_mode & 0o077 == 0


def test_only_disclosures_may_sign_the_public_log(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.postgres.port = machine.nats.port = 1

    given = [part for part in PARTS if machine.settings(part).log_key]
    assert given == ["disclosures"]
    assert len(bytes.fromhex(machine.settings("disclosures").log_key)) == 32


def test_only_reception_is_told_where_identities_are_and_how_to_open_them(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.postgres.port = machine.nats.port = 1

    assert [part for part in PARTS if machine.settings(part).sealed_url] == ["reception"]
    assert [part for part in PARTS if machine.settings(part).seal_key] == ["reception"]
    assert "//sealed_app:" in machine.settings("reception").sealed_url


def test_only_participation_is_told_what_wraps_the_keys_of_votes(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.postgres.port = machine.nats.port = 1

    assert [part for part in PARTS if machine.settings(part).ballot_key] == ["participation"]
    assert len(bytes.fromhex(machine.settings("participation").ballot_key)) == 32


async def test_a_database_is_migrated_when_it_is_missing_or_behind_and_not_otherwise(
    postgres: EmbeddedPostgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, machine = postgres.url(), Machine(tmp_path)
    testing.migrated(server, "reporting")
    with testing.copy_of(server, "reporting") as name:
        owner = testing.role_url(server, "reporting", "owner", name)
        monkeypatch.setattr(machine, "database_url", lambda service, role: owner)
        assert await machine._is_newest("reporting")
        await asyncio.to_thread(migrate.downgrade, "reporting", owner, "base")
        assert not await machine._is_newest("reporting")
    assert not await machine._is_newest("reporting")
