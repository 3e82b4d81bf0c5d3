"""Who asks. The gateway signs it for a minute; every service checks the signature itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from libs.kernel.errors import SignInNeeded

HEADER = "danbiet-actor"
LIFETIME = timedelta(seconds=60)
ANYONE = "anyone"


@dataclass(frozen=True)
class Actor:
    """Somebody who asks for something in one ward. Names no person: `id` is an account."""

    id: str
    ward_id: str
    roles: frozenset[str] = frozenset()
    unit_id: UUID | None = None

    @property
    def known(self) -> bool:
        """Whether this is a signed-in account."""
        return self.id != ANYONE


def anyone(ward_id: str) -> Actor:
    """A visitor without an account, looking at one ward."""
    return Actor(ANYONE, ward_id)


def new_keys() -> tuple[str, str]:
    """A fresh Ed25519 pair as JWK text: the gateway's private key, everybody's public key."""
    key = OKPKey.generate_key("Ed25519")
    return json.dumps(key.as_dict(private=True)), json.dumps(key.as_dict(private=False))


def sign(actor: Actor, key: str, now: datetime) -> str:
    """The header value that proves `actor` until a minute from `now`; `key` is a private JWK."""
    claims = {
        "sub": actor.id,
        "ward": actor.ward_id,
        "roles": sorted(actor.roles),
        "unit": str(actor.unit_id) if actor.unit_id else None,
        "exp": int((now + LIFETIME).timestamp()),
    }
    return jwt.encode({"alg": "Ed25519"}, claims, _key(key), algorithms=["Ed25519"])


def verify(token: str, key: str, now: datetime) -> Actor:
    """The actor behind a header; raises SignInNeeded when forged or older than its minute."""
    try:
        actor, expires = _opened(token, key)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise SignInNeeded from error
    if now.timestamp() > expires:
        raise SignInNeeded
    return actor


# The gateway sends the same header for half a minute: checking it once is enough.
@lru_cache(maxsize=4096)
def _opened(token: str, key: str) -> tuple[Actor, int]:
    claims = jwt.decode(token, _key(key), algorithms=["Ed25519"]).claims
    unit = UUID(claims["unit"]) if claims["unit"] else None
    actor = Actor(claims["sub"], claims["ward"], frozenset(claims["roles"]), unit)
    return actor, int(claims["exp"])


@lru_cache(maxsize=8)
def _key(text: str) -> OKPKey:
    return OKPKey.import_key(json.loads(text))
