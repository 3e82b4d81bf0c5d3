"""The test vector of RFC 9474 (A.1) for the variant that we use, and its key."""

from __future__ import annotations

import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

VECTOR: dict[str, str] = json.loads((Path(__file__).parent / "rfc9474.json").read_text())


def octets(name: str) -> bytes:
    """A field of the vector."""
    return bytes.fromhex(VECTOR[name])


def integer(name: str) -> int:
    """A field of the vector as a number."""
    return int(VECTOR[name], 16)


def key() -> rsa.RSAPrivateKey:
    """The signer's key."""
    p, q, e = integer("p"), integer("q"), integer("e")
    d = pow(e, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(e, p * q)
    crt = (rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q))
    return rsa.RSAPrivateNumbers(p, q, d, *crt, public).private_key()
