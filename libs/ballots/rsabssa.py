"""RSABSSA-SHA384-PSS-Randomized of RFC 9474: what the signer does, and how a signature is checked.

The phone prepares, blinds and unblinds with a published library; here is BlindSign (4.3), which no
kept Python library offers, and the check, which is plain RSASSA-PSS and OpenSSL's.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
)

VARIANT = "RSABSSA-SHA384-PSS-Randomized"
PREFIX_BYTES = 32  # what PrepareRandomize (4.1) puts before the message
_PSS = padding.PSS(padding.MGF1(SHA384()), salt_length=48)
_EXPONENT = 65537


class NotToBeSigned(ValueError):
    """A blinded message that is no number below the modulus, or a signing that failed."""


def new_key(bits: int) -> rsa.RSAPrivateKey:
    """A fresh key; for one vote and nothing else, as RFC 9474 asks (7.1)."""
    return rsa.generate_private_key(_EXPONENT, bits)


def public_bytes(key: rsa.RSAPublicKey) -> bytes:
    """A public key as browsers import it (SPKI, DER)."""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def public_key(der: bytes) -> rsa.RSAPublicKey:
    """The same read again; ValueError when it is none."""
    key = load_der_public_key(der)
    if not isinstance(key, rsa.RSAPublicKey):
        raise ValueError("not an RSA key")
    return key


def blind_sign(key: rsa.RSAPrivateKey, blinded: bytes) -> bytes:
    """BlindSign (4.3): the signature of a blinded message, of as many bytes as the modulus.

    RSASP1 with the Chinese remainder theorem. Python's powers take a time that depends on the
    numbers, so the base is multiplied with a random one that cancels out (7.1), and the result is
    checked before it leaves: a fault in one half would give the key away.
    """
    private = key.private_numbers()
    modulus, exponent = private.public_numbers.n, private.public_numbers.e
    length = (modulus.bit_length() + 7) // 8
    message = int.from_bytes(blinded)
    if len(blinded) != length or not 0 < message < modulus:
        raise NotToBeSigned
    mask = secrets.randbelow(modulus - 2) + 2
    masked = message * pow(mask, exponent, modulus) % modulus
    of_p = pow(masked % private.p, private.dmp1, private.p)
    of_q = pow(masked % private.q, private.dmq1, private.q)
    signed = of_q + private.q * ((of_p - of_q) * private.iqmp % private.p)
    signature = signed * pow(mask, -1, modulus) % modulus
    if pow(signature, exponent, modulus) != message:
        raise NotToBeSigned
    return signature.to_bytes(length)


def is_signed(key: rsa.RSAPublicKey, message: bytes, signature: bytes) -> bool:
    """Verify (4.5): whether an unblinded signature is one of this prepared message."""
    try:
        key.verify(signature, message, _PSS, SHA384())
    except InvalidSignature:
        return False
    return True


def signed(key: rsa.RSAPrivateKey, message: bytes) -> bytes:
    """A plain signature of the same kind: receipts and statements, never ballots."""
    return key.sign(message, _PSS, SHA384())
