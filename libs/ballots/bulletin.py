"""The list of all ballots of a vote as it is handed out after closing, and how it is recounted.

Everything that a recount needs is in the file: nobody has to trust, or to reach, the server.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.ballots import box, rsabssa
from libs.publiclog import merkle

RECEIPT = "danbiet ballot receipt 1"
STATEMENT = "danbiet ballot list 1"
# Bytes are written in the base64 that addresses may hold (RFC 4648, section 5).
PLAIN = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")


def number_of(message: bytes) -> str:
    """What a ballot is called: the hash of its message."""
    return hashlib.sha256(message).hexdigest()


def receipt_text(vote_id: UUID, number: str) -> bytes:
    """What is signed when a ballot was put into the box."""
    return f"{RECEIPT}\n{vote_id}\n{number}\n".encode()


def root_of(messages: Iterable[bytes]) -> bytes:
    """The Merkle root (RFC 6962) of all ballots in the order of their numbers."""
    return merkle.root_of(merkle.leaf_hash(each) for each in sorted(messages, key=number_of))


def keys_print(sign: bytes, sealing: bytes, receipt: bytes) -> str:
    """The fingerprint of a vote's three public keys: on the notice, the same for everybody."""
    hashes = (hashlib.sha256(key).digest() for key in (sign, sealing, receipt))
    return hashlib.sha256(b"".join(hashes)).hexdigest()


class ListedBallot(BaseModel):
    """A ballot: its message (prefix and sealed choice) and the signature that makes it valid."""

    model_config = PLAIN

    message: bytes
    signature: bytes


class Bulletin(BaseModel):
    """Every ballot of one vote, the keys, and what was counted."""

    model_config = PLAIN

    format: Literal["danbiet-ballots-1"] = "danbiet-ballots-1"
    variant: Literal["RSABSSA-SHA384-PSS-Randomized"] = "RSABSSA-SHA384-PSS-Randomized"
    vote_id: UUID
    options: list[str]
    sign_key: bytes
    box_key: bytes
    receipt_key: bytes
    opened_box_key: bytes
    counts: list[int]
    invalid: int
    given_online: int  # households that were given a signature
    root: str
    root_signature: bytes
    ballots: list[ListedBallot]

    @property
    def statement(self) -> bytes:
        """What was signed when the list was closed."""
        return statement_text(self.vote_id, len(self.ballots), bytes.fromhex(self.root))


class Receipt(BaseModel):
    """What a phone keeps of a ballot that it put into the box."""

    model_config = PLAIN

    vote_id: UUID
    number: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    signature: bytes


def statement_text(vote_id: UUID, size: int, root: bytes) -> bytes:
    """The head of the closed list: of which vote, how many ballots, their root."""
    return f"{STATEMENT}\n{vote_id}\n{size}\n{root.hex()}\n".encode()


def counted(
    opener: bytes, messages: Iterable[bytes], options: int
) -> tuple[list[int], int, list[int | None]]:
    """How often each option was chosen, how many ballots choose none, and each ballot's choice."""
    key = box.private_key(opener)
    choices = [box.choice_in(key, message, options) for message in messages]
    chosen = Counter(choices)
    return [chosen[one] for one in range(1, options + 1)], chosen[None], choices


def faults(bulletin: Bulletin, receipt: Receipt | None = None) -> list[str]:
    """Everything that does not hold in a list, in words; with a receipt also whether it is there.

    A receipt that is not this vote's says nothing against the list and is a fault of its own.
    """
    found = []
    signer = rsabssa.public_key(bulletin.sign_key)
    clerk = rsabssa.public_key(bulletin.receipt_key)
    messages = [ballot.message for ballot in bulletin.ballots]
    numbers = {number_of(message) for message in messages}
    opener = box.private_key(bulletin.opened_box_key)
    if len(numbers) != len(messages):
        found.append("Có phiếu xuất hiện hai lần.")
    if bad := sum(not rsabssa.is_signed(signer, b.message, b.signature) for b in bulletin.ballots):
        found.append(f"{bad} phiếu không có chữ ký đúng.")
    if rsabssa.public_bytes(opener.public_key()) != bulletin.box_key:
        found.append("Khóa mở hòm không phải là khóa của hòm phiếu này.")
    counts, invalid, _ = counted(bulletin.opened_box_key, messages, len(bulletin.options))
    if (counts, invalid) != (bulletin.counts, bulletin.invalid):
        found.append(f"Số đếm khác công bố: đếm lại được {counts}, không hợp lệ {invalid}.")
    if len(messages) > bulletin.given_online:
        found.append("Số phiếu nhiều hơn số hộ đã được ký phiếu.")
    if root_of(messages).hex() != bulletin.root:
        found.append("Mã tổng hợp của danh sách không khớp.")
    if not rsabssa.is_signed(clerk, bulletin.statement, bulletin.root_signature):
        found.append("Chữ ký chốt danh sách không đúng.")
    return found + (_faults_of(receipt, bulletin, numbers) if receipt else [])


def _faults_of(receipt: Receipt, bulletin: Bulletin, numbers: set[str]) -> list[str]:
    clerk = rsabssa.public_key(bulletin.receipt_key)
    text = receipt_text(bulletin.vote_id, receipt.number)
    if receipt.vote_id != bulletin.vote_id or not rsabssa.is_signed(clerk, text, receipt.signature):
        return ["Biên nhận này không phải của cuộc biểu quyết này."]
    if receipt.number not in numbers:
        return ["Phiếu có biên nhận nhưng KHÔNG có trong danh sách: phiếu đã bị bỏ ra."]
    return []
