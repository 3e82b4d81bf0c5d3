"""The voter's half of RFC 9474 in Python, for tests that need thousands of voters and no browser.

Written from the RFC, tried with its vectors (test_rsabssa.py). The product's own half is the
published library in the browser.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import rsa

from libs.ballots import box, rsabssa

SALT_BYTES = HASH_BYTES = 48


@dataclass(frozen=True)
class Blinded:
    """What is sent to be signed, and what unblinds the answer."""

    message: bytes
    blinded: bytes
    inverse: int


def prepare(message: bytes, prefix: bytes | None = None) -> bytes:
    """PrepareRandomize (4.1)."""
    return (prefix or secrets.token_bytes(rsabssa.PREFIX_BYTES)) + message


def blind(
    key: rsa.RSAPublicKey, message: bytes, *, salt: bytes | None = None, factor: int | None = None
) -> Blinded:
    """Blind (4.2); `salt` and `factor` are random unless a vector says them."""
    numbers = key.public_numbers()
    encoded = _encode(message, numbers.n.bit_length() - 1, salt or secrets.token_bytes(SALT_BYTES))
    factor = factor or secrets.randbelow(numbers.n - 1) + 1
    product = int.from_bytes(encoded) * pow(factor, numbers.e, numbers.n) % numbers.n
    return Blinded(message, product.to_bytes(key.key_size // 8), pow(factor, -1, numbers.n))


def finalize(key: rsa.RSAPublicKey, blinded: Blinded, blind_signature: bytes) -> bytes:
    """Finalize (4.4); an answer that does not unblind to a signature is an error."""
    modulus = key.public_numbers().n
    signature = int.from_bytes(blind_signature) * blinded.inverse % modulus
    found = signature.to_bytes(key.key_size // 8)
    if not rsabssa.is_signed(key, blinded.message, found):
        raise ValueError("the server did not sign this ballot")
    return found


def ballot(sign: rsa.RSAPublicKey, sealing: rsa.RSAPublicKey, option: int) -> Blinded:
    """A ballot for an option, ready to be signed."""
    return blind(sign, prepare(box.sealed(sealing, option)))


def _encode(message: bytes, bits: int, salt: bytes) -> bytes:
    """EMSA-PSS-ENCODE of RFC 8017 (9.1.1) with SHA-384 and MGF1."""
    length = (bits + 7) // 8
    hashed = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest()
    block = bytes(length - SALT_BYTES - HASH_BYTES - 2) + b"\x01" + salt
    mask = b"".join(
        hashlib.sha384(hashed + count.to_bytes(4)).digest()
        for count in range(-(-len(block) // HASH_BYTES))
    )
    masked = bytearray(a ^ b for a, b in zip(block, mask, strict=False))
    masked[0] &= 0xFF >> (8 * length - bits)
    return bytes(masked) + hashed + b"\xbc"
