"""Envelope encryption: a key for each letter, and master keys that wrap those keys.

Both are AES-256-GCM. What a letter is (its ward and id) is bound into both, so that neither a row
moved to another ward nor a key moved to another letter opens anything. A new master key wraps the
letters' keys anew and touches no letter; without its key a letter is noise. A file that came with
a letter has a key of its own, which stands in the letter and nowhere else.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from libs.kernel.errors import Unavailable

KEY_BYTES = 32
NONCE_BYTES = 12
# The length of a letter would tell which of two known texts it is.
BLOCK_BYTES = 1024
FILE_BLOCK_BYTES = 64 * 1024


class StoreClosed(Unavailable):
    """Kho niêm phong danh tính tạm thời không mở được. Hãy báo người quản trị hệ thống."""


@dataclass(frozen=True)
class Sealed:
    """A letter's key, wrapped by the master key of that id, and the letter under its key."""

    master_id: str
    wrapped_key: bytes
    body: bytes


class Keyring:
    """Seals with the newest master key, and opens with every one it holds."""

    def __init__(self, setting: str) -> None:
        """`setting` is 64 hex digits a key, with commas between, the newest last; or file:///…"""
        self._masters: dict[str, AESGCM] = {}
        self.newest = ""
        for text in filter(None, (part.strip() for part in _read(setting).split(","))):
            key = bytes.fromhex(text)
            self.newest = _id_of(key)
            self._masters[self.newest] = AESGCM(key)

    def seal(self, content: bytes, bound_to: bytes) -> Sealed:
        """`content` under a fresh key; `bound_to` has to be said again to open it."""
        key = secrets.token_bytes(KEY_BYTES)
        padded = content + b" " * (-len(content) % BLOCK_BYTES)
        body = _encrypt(AESGCM(key), padded, b"letter\n" + bound_to)
        return Sealed(self.newest, self._wrap(key, bound_to), body)

    def open(self, sealed: Sealed, bound_to: bytes) -> bytes:
        """The content; refuses under another key, another ward, another letter."""
        key = self._unwrap(sealed, bound_to)
        return _decrypt(AESGCM(key), sealed.body, b"letter\n" + bound_to).rstrip(b" ")

    def hide(self, content: bytes, bound_to: bytes) -> str:
        """A few bytes as text that only this keyring reads, for somebody to hold for a while."""
        hidden = _encrypt(self._master(self.newest), content, b"held\n" + bound_to)
        return f"{self.newest}.{base64.urlsafe_b64encode(hidden).decode()}"

    def read(self, text: str, bound_to: bytes) -> bytes:
        """What was hidden; raises StoreClosed for what is not ours, or not bound to this."""
        master_id, _, hidden = text.partition(".")
        try:
            content = base64.urlsafe_b64decode(hidden)
        except ValueError as error:
            raise StoreClosed from error
        return _decrypt(self._master(master_id), content, b"held\n" + bound_to)

    def rewrap(self, sealed: Sealed, bound_to: bytes) -> Sealed:
        """The same letter with its key under the newest master key."""
        key = self._unwrap(sealed, bound_to)
        return Sealed(self.newest, self._wrap(key, bound_to), sealed.body)

    def _wrap(self, key: bytes, bound_to: bytes) -> bytes:
        return _encrypt(self._master(self.newest), key, b"key\n" + bound_to)

    def _unwrap(self, sealed: Sealed, bound_to: bytes) -> bytes:
        return _decrypt(self._master(sealed.master_id), sealed.wrapped_key, b"key\n" + bound_to)

    def _master(self, master_id: str) -> AESGCM:
        if master_id not in self._masters:
            raise StoreClosed
        return self._masters[master_id]


def encrypt_file(content: bytes, bound_to: bytes) -> tuple[bytes, bytes]:
    """A fresh key, and the bytes of a file under it."""
    key = secrets.token_bytes(KEY_BYTES)
    padded = content + bytes(-len(content) % FILE_BLOCK_BYTES)
    return key, _encrypt(AESGCM(key), padded, b"file\n" + bound_to)


def decrypt_file(key: bytes, body: bytes, size_bytes: int, bound_to: bytes) -> bytes:
    """The bytes of a file."""
    return _decrypt(AESGCM(key), body, b"file\n" + bound_to)[:size_bytes]


def _read(setting: str) -> str:
    if setting.startswith("file:"):
        return Path(urlsplit(setting).path).read_text()
    return setting


def _id_of(key: bytes) -> str:
    """The id of a master key, which tells nothing of the key; refuses a key too short to be one."""
    if len(key) != KEY_BYTES:
        raise ValueError("a seal key is 64 hex digits")
    return hashlib.sha256(b"danbiet seal key\n" + key).hexdigest()[:16]


def _encrypt(cipher: AESGCM, content: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, content, bound_to)


def _decrypt(cipher: AESGCM, sealed: bytes, bound_to: bytes) -> bytes:
    try:
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as error:  # or too short to be anything
        raise StoreClosed from error
