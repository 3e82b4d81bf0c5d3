"""The box: a choice is sealed on the phone (RSAES-OAEP, SHA-256) and opened after closing."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from libs.ballots.rsabssa import PREFIX_BYTES

KEY_BITS = 2048
SEALED_BYTES = KEY_BITS // 8
BALLOT_BYTES = PREFIX_BYTES + SEALED_BYTES
_OAEP = padding.OAEP(padding.MGF1(SHA256()), SHA256(), label=None)


def sealed(box: rsa.RSAPublicKey, option: int) -> bytes:
    """The choice of an option, counted from 1; twice the same choice looks different."""
    return box.encrypt(str(option).encode(), _OAEP)


def choice_in(box: rsa.RSAPrivateKey, message: bytes, options: int) -> int | None:
    """The option chosen in a ballot's message; None when it is none of them."""
    try:
        text = box.decrypt(message[PREFIX_BYTES:], _OAEP).decode()
    except ValueError:
        return None
    return int(text) if text in map(str, range(1, options + 1)) else None


def private_bytes(key: rsa.RSAPrivateKey) -> bytes:
    """A private key (PKCS 8, DER), unencrypted: to be wrapped, or published after closing."""
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def private_key(der: bytes, *, our_own: bool = False) -> rsa.RSAPrivateKey:
    """The same read again; ValueError when it is none.

    Whether its primes are primes takes a tenth of a second to see: of our own keys we know it.
    """
    key = load_der_private_key(der, None, unsafe_skip_rsa_key_validation=our_own)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError("not an RSA key")
    return key
