"""Secrets of a deployment: every one is filled in, and the two halves of a key belong together."""

import json

import nkeys

from tools import env
from tools.parts import PARTS, SERVICES


def _made() -> dict[str, str]:
    lines = env.filled(env.EXAMPLE.read_text()).splitlines()
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name: value for name, _, value in pairs}


def test_nothing_secret_stays_empty() -> None:
    empty = {name for name, value in _made().items() if not value}

    assert empty == env.OPTIONAL


def test_no_secret_is_made_twice() -> None:
    one, other = _made(), _made()

    secret = [name for name in one if name.endswith(("PASSWORD", "KEY")) or name[:5] == "SEED_"]
    assert len(secret) > 3 * len(SERVICES) + len(PARTS)  # roles of databases, users of the bus
    assert not [name for name in secret if one[name] == other[name]]


def test_the_server_knows_the_public_half_of_every_seed() -> None:
    made = _made()
    seeds = [name for name in made if name.startswith("SEED_")]

    assert len(seeds) == len(PARTS) + 1  # and the operator's
    for name in seeds:
        pair = nkeys.from_seed(bytearray(made[name].encode()))
        assert pair.public_key.decode() == made[name.replace("SEED_", "NKEY_")]


def test_only_the_private_actor_key_can_sign() -> None:
    made = _made()
    private = json.loads(made["ACTOR_PRIVATE_KEY"].strip("'"))
    public = json.loads(made["ACTOR_PUBLIC_KEY"].strip("'"))

    assert private["x"] == public["x"]
    assert "d" in private
    assert "d" not in public
