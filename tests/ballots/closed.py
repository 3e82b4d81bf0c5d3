"""A closed vote with its list, made without a server: as a file it is what a page hands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import rsa

from libs.ballots import box, bulletin, rsabssa
from libs.ballots.bulletin import Bulletin, ListedBallot, Receipt
from tests.ballots import voter

OPTIONS = ["Đồng ý", "Không đồng ý"]


@dataclass(frozen=True)
class Keys:
    """The three private keys of a vote."""

    sign: rsa.RSAPrivateKey
    box: rsa.RSAPrivateKey
    receipt: rsa.RSAPrivateKey


@cache
def keys() -> Keys:
    """Made once: making them is slow."""
    return Keys(*(rsabssa.new_key(2048) for _ in range(3)))


def cast(option: int) -> ListedBallot:
    """A ballot for an option, signed blindly."""
    own = keys()
    blinded = voter.ballot(own.sign.public_key(), own.box.public_key(), option)
    signature = rsabssa.blind_sign(own.sign, blinded.blinded)
    unblinded = voter.finalize(own.sign.public_key(), blinded, signature)
    return _listed(blinded.message, unblinded)


def vote(choices: Sequence[int]) -> tuple[Bulletin, list[Receipt]]:
    """The list of these ballots, and the receipt of each."""
    vote_id, ballots = uuid4(), [cast(choice) for choice in choices]
    counts = [choices.count(1), choices.count(2)]
    listed = published(vote_id, ballots, counts, len(choices) - sum(counts))
    return listed, [receipt(vote_id, ballot) for ballot in ballots]


def published(
    vote_id: UUID, ballots: list[ListedBallot], counts: list[int], invalid: int
) -> Bulletin:
    """What a server that tells this count would publish."""
    own = keys()
    root = bulletin.root_of(ballot.message for ballot in ballots)
    statement = bulletin.statement_text(vote_id, len(ballots), root)
    return Bulletin(
        vote_id=vote_id,
        options=OPTIONS,
        sign_key=rsabssa.public_bytes(own.sign.public_key()),
        box_key=rsabssa.public_bytes(own.box.public_key()),
        receipt_key=rsabssa.public_bytes(own.receipt.public_key()),
        opened_box_key=box.private_bytes(own.box),
        counts=counts,
        invalid=invalid,
        given_online=len(ballots),
        root=root.hex(),
        root_signature=rsabssa.signed(own.receipt, statement),
        ballots=ballots,
    )


def receipt(vote_id: UUID, ballot: ListedBallot) -> Receipt:
    """What the phone keeps."""
    number = bulletin.number_of(ballot.message)
    signature = rsabssa.signed(keys().receipt, bulletin.receipt_text(vote_id, number))
    return Receipt(vote_id=vote_id, number=number, signature=signature)


def _listed(message: bytes, signature: bytes) -> ListedBallot:
    return ListedBallot(message=message, signature=signature)
