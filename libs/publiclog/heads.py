"""A signed head of the log, in the formats c2sp.org/signed-note and c2sp.org/tlog-checkpoint.

A head says: this log, of that many entries, has this root. Whoever kept one finds every later
change of what is below it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

DASH = "\u2014 "  # before every signature
ED25519 = b"\x01"
SIGNATURES_MAX = 16


class NotAHead(ValueError):
    """A text that is not a signed head, or a key that is not one."""


class NotSigned(ValueError):
    """A head without a good signature of the key that was asked for."""


@dataclass(frozen=True)
class Head:
    """The root of a log of `size` entries; `origin` names the log for ever."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


@dataclass(frozen=True)
class PublicKey:
    """Who signs: written name+id+key, as Go's sumdb and other verifiers write it."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        return hashlib.sha256(f"{self.name}\n".encode() + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_base64(ED25519 + self.public)}"


class Signer:
    """A private key, which signs the heads of every log of a deployment."""

    def __init__(self, seed: bytes) -> None:
        """`seed` is the 32 bytes of RFC 8032; ValueError when there are more or fewer."""
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    def public(self, name: str) -> PublicKey:
        """The key that checks what is signed under that name."""
        return PublicKey(name, self._key.public_key().public_bytes_raw())

    def line(self, text: str, name: str) -> str:
        """The line of a note that signs its text."""
        sealed = self.public(name).id + self._key.sign(text.encode())
        return f"{DASH}{name} {_base64(sealed)}\n"


def signed(text: str, name: str, signers: Sequence[Signer]) -> str:
    """The note: the text, an empty line, a signature of each."""
    return f"{text}\n" + "".join(signer.line(text, name) for signer in signers)


def public_key(text: str) -> PublicKey:
    """A key as it is written; raises NotAHead."""
    name, _, rest = text.strip().partition("+")
    number, _, encoded = rest.partition("+")
    kind_and_key = _bytes(encoded)
    key = PublicKey(name, kind_and_key[1:])
    if kind_and_key[:1] != ED25519 or len(key.public) != 32 or number != key.id.hex():
        raise NotAHead("not an Ed25519 key of a note")
    return key


def signed_text(note: str, key: PublicKey) -> str:
    """The text of a note that this key signed; raises NotAHead, NotSigned."""
    text, lines = _parts(note)
    found = [sealed for name, sealed in lines if name == key.name and sealed[:4] == key.id]
    if not found:
        raise NotSigned("no signature of this key")
    for sealed in found:
        try:
            Ed25519PublicKey.from_public_bytes(key.public).verify(sealed[4:], text.encode())
        except InvalidSignature as error:
            raise NotSigned("a signature of this key does not hold") from error
    return text


def head_of(note: str) -> Head:
    """What a note says of a log, whoever signed it; raises NotAHead."""
    lines = _parts(note)[0].split("\n")
    if len(lines) < 4 or not lines[0] or not _is_decimal(lines[1]):
        raise NotAHead("not a head of a log")
    head = Head(lines[0], int(lines[1]), _bytes(lines[2]))
    if len(head.root) != 32:
        raise NotAHead("not a root of 32 bytes")
    return head


def _parts(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of a note with its last line end, and its signatures: whose, and their bytes."""
    text, gap, tail = note.rpartition("\n\n")
    lines = tail.split("\n")
    if not gap or lines.pop() or not 0 < len(lines) <= SIGNATURES_MAX:
        raise NotAHead("not a signed note")
    signatures = []
    for line in lines:
        name, space, encoded = line.removeprefix(DASH).partition(" ")
        if not line.startswith(DASH) or not name or not space:
            raise NotAHead("not a line with a signature")
        signatures.append((name, _bytes(encoded)))
    return text + "\n", signatures


def _is_decimal(text: str) -> bool:
    plain = text.isascii() and text.isdigit() and len(text) <= 18
    return plain and (text == "0" or not text.startswith("0"))


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotAHead("not base64") from error
