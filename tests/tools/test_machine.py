"""The secrets of a folder: made once, kept, and added to by a newer release."""

from __future__ import annotations

import json
from pathlib import Path

from tools.machine import Machine
from tools.parts import PARTS


def test_a_folder_of_an_older_release_is_given_only_what_it_lacks(tmp_path: Path) -> None:
    made = Machine(tmp_path).secrets
    file = tmp_path / "secrets.json"
    older = {name: secret for name, secret in made.items() if name != "log"}
    file.write_text(json.dumps(older))
    newer = Machine(tmp_path).secrets

    assert {name: newer[name] for name in older} == older
    assert newer["log"] != made["log"]
    assert Machine(tmp_path).secrets == newer == json.loads(file.read_text())
    assert file.stat().st_mode & 0o077 == 0


def test_only_disclosures_may_sign_the_public_log(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.postgres.port = machine.nats.port = 1

    given = [part for part in PARTS if "DANBIET_LOG_KEY" in machine.environment(part)]
    assert given == ["disclosures"]
    assert len(bytes.fromhex(machine.environment("disclosures")["DANBIET_LOG_KEY"])) == 32


def test_only_reception_is_told_where_identities_are_and_how_to_open_them(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.postgres.port = machine.nats.port = 1

    for secret in ("DANBIET_SEALED_URL", "DANBIET_SEAL_KEY"):
        assert [part for part in PARTS if secret in machine.environment(part)] == ["reception"]
    assert "//sealed_app:" in machine.environment("reception")["DANBIET_SEALED_URL"]
