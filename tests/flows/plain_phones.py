"""Households that vote at the door without a browser, and go on while the service dies."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import dataclass
from typing import Any

import httpx

from libs.ballots import rsabssa
from libs.ballots.bulletin import Receipt, number_of
from tests.ballots import voter
from tests.ballots.voter import Blinded
from tools.people import Person, Refused

# A broken line, the door saying "later", or a service that begins again on another clock.
LATER = (502, 503, 504)
WAIT_SECONDS, PATIENCE_SECONDS = 0.1, 90


@dataclass
class PlainPhone:
    """A household: what stands on its paper, what it chooses, and what its phone keeps."""

    number: int
    code: str
    secret: str
    option: int
    ballot: Blinded | None = None
    signature: bytes = b""
    receipt: Receipt | None = None
    repeated: int = 0

    @property
    def key(self) -> dict[str, str]:
        """What stands on the paper."""
        return {"code": self.code, "secret": self.secret}

    async def vote(self, citizen: Person, vote: dict[str, Any]) -> None:
        """Fill a ballot, have it signed, put it in; each until somebody says that it is done."""
        path = f"participation/ballot-rounds/{vote['id']}"
        signer, box = _key(vote["sign_key"]), _key(vote["box_key"])
        self.ballot = voter.ballot(signer, box, self.option)
        asked = {**self.key, "blinded": _text(self.ballot.blinded)}
        answer = await self._insist(citizen, f"{path}/signature", asked)
        self.signature = voter.finalize(signer, self.ballot, _bytes(answer["blind_signature"]))
        self.receipt = await self.cast(citizen, vote)

    async def cast(self, citizen: Person, vote: dict[str, Any]) -> Receipt:
        """Put the ballot into the box, once more if it is asked so; gives the receipt."""
        assert self.ballot
        path = f"participation/ballot-rounds/{vote['id']}/ballots"
        sent = {"message": _text(self.ballot.message), "signature": _text(self.signature)}
        answer = await self._insist(citizen, path, sent)
        assert answer["number"] == number_of(self.ballot.message)
        signed = _bytes(answer["receipt"])
        return Receipt(vote_id=vote["id"], number=answer["number"], signature=signed)

    async def _insist(self, citizen: Person, path: str, form: dict[str, str]) -> Any:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                try:
                    return await citizen.post(path, **form)
                except httpx.TransportError:
                    pass
                except Refused as refused:
                    if refused.status not in LATER and refused.kind != "NotOpenNow":
                        raise
                self.repeated += 1
                await asyncio.sleep(WAIT_SECONDS)


def _key(text: str) -> Any:
    return rsabssa.public_key(_bytes(text))


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text)


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode()
