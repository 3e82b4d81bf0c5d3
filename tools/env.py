"""Prints deploy/env.example with every secret filled in at random; send it to deploy/env."""

import os
import secrets
import sys
from pathlib import Path

import nkeys

from libs.kernel.actor import new_keys

EXAMPLE = Path(__file__).resolve().parent.parent / "deploy" / "env.example"
# What may stay empty: nothing is sent then.
OPTIONAL = frozenset({"SMTP_URL", "TEXT_GATEWAYS", "TRACES"})


def filled(example: str) -> str:
    """The text of the example with a fresh secret after every `NAME=` that needs one."""
    given: dict[str, str] = {}
    lines = []
    for line in example.splitlines():
        name, equals, value = line.partition("=")
        if equals and not value and not line.startswith("#") and name not in OPTIONAL:
            if name not in given:
                given |= _secrets_for(name)
            line = f"{name}={given[name]}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def _secrets_for(name: str) -> dict[str, str]:
    """The secret of that name, with its other half where it has one."""
    if name.startswith("SEED_"):
        seed = nkeys.encode_seed(os.urandom(32), nkeys.PREFIX_BYTE_USER)
        public = nkeys.from_seed(bytearray(seed)).public_key
        return {name: seed.decode(), name.replace("SEED_", "NKEY_", 1): public.decode()}
    if name == "ACTOR_PRIVATE_KEY":
        private, public = new_keys()
        # Quoted: a JWK is JSON, whose quotation marks some readers of such files take away.
        return {name: f"'{private}'", "ACTOR_PUBLIC_KEY": f"'{public}'"}
    return {name: secrets.token_hex(32)}


def main(argv: list[str]) -> int:
    """Prints to standard output, so that nothing that is in use is ever written over."""
    print(filled(EXAMPLE.read_text()), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
