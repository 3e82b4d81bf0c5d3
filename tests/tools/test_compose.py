"""The compose file: every part runs, one door is open, and nobody is given another's secret."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
PARTS = {name: part for name, part in COMPOSE.items() if part.get("command", [""])[:1] == ["serve"]}


def _variables(part: dict[str, Any]) -> set[str]:
    return set(re.findall(r"\$\{(\w+)", str(part["environment"])))


def test_every_service_of_the_code_has_a_block() -> None:
    written = {main.parent.name for main in (ROOT / "services").glob("*/main.py")}

    assert written <= set(PARTS)
    assert {name: ["serve", name] for name in PARTS} == {
        name: part["command"] for name, part in PARTS.items()
    }


def test_only_the_gateway_is_reachable() -> None:
    open_to_all = [
        name
        for name, part in COMPOSE.items()
        if any(not str(port).startswith("127.0.0.1:") for port in part.get("ports", []))
    ]

    assert open_to_all == ["gateway"]


def test_nobody_is_given_the_secret_of_another() -> None:
    for name, part in PARTS.items():
        own = f"{name.upper()}_"
        secrets = {
            variable
            for variable in _variables(part)
            if variable.endswith("_PASSWORD") or variable.startswith("SEED_")
        }
        allowed = {f"SEED_{name.upper()}", f"{own}APP_PASSWORD", f"{own}RELAY_PASSWORD"}
        allowed |= {"SEALED_APP_PASSWORD"} if name == "reception" else set()
        assert secrets <= allowed, name
    signers = [name for name, part in COMPOSE.items() if "ACTOR_PRIVATE_KEY" in str(part)]
    assert signers == ["gateway"]
    keepers = [name for name, part in COMPOSE.items() if "LOG_KEY" in str(part)]
    assert keepers == ["disclosures"]
    sealers = [name for name, part in COMPOSE.items() if "SEAL_KEY" in str(part)]
    assert sealers == ["reception"]
    tellers = [name for name, part in COMPOSE.items() if "BALLOT_KEY" in str(part)]
    assert tellers == ["participation"]


def test_every_variable_is_in_the_example_and_the_other_way_round() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))
    given = re.findall(r"^(\w+)=", (ROOT / "deploy" / "env.example").read_text(), re.MULTILINE)

    assert asked - {"TRACES_IMAGE"} == set(given)
    assert len(given) == len(set(given))


def test_every_part_waits_for_the_databases_and_runs_with_few_rights() -> None:
    for part in PARTS.values():
        assert part["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
        assert part["read_only"] is True
        assert part["cap_drop"] == ["ALL"]


def test_only_the_named_proxy_is_believed_about_where_a_visitor_is() -> None:
    believed = PARTS["gateway"]["environment"]["FORWARDED_ALLOW_IPS"]

    assert believed == "${PROXY_ADDRESS:-127.0.0.1}"
