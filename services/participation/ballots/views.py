"""What routes of votes take in and give out. Bytes are in the base64 that addresses may hold."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Base64UrlBytes, BaseModel, Field

from libs.ballots.bulletin import PLAIN
from libs.happened import HappenedView
from services.participation.ballots.rules import Phase
from services.participation.households.access.api import AccessForm

Number = Annotated[Base64UrlBytes, Field(max_length=1_000)]
OPTIONS_MAX = 10


class SignatureForm(AccessForm):
    """A household, and what it wants signed without showing it."""

    blinded: Number


class BallotForm(BaseModel):
    """A ballot, and nothing of whose it is."""

    message: Number
    signature: Number


class ResultView(BaseModel):
    """What was counted: each option on the web and on paper."""

    online: list[int]
    paper: list[int]
    counts: list[int]
    invalid: int


class RoundView(BaseModel):
    """A vote as everybody sees it; `keys` is the fingerprint of its three keys."""

    model_config = PLAIN

    id: UUID
    matter_id: UUID | None
    neighbourhood_id: UUID
    neighbourhood: str
    title: str
    options: list[str]
    households: int
    opens_at: datetime
    closes_at: datetime
    phase: Phase
    sign_key: bytes
    box_key: bytes
    receipt_key: bytes
    keys: str
    counted_at: datetime | None
    result: ResultView | None
    timeline: list[HappenedView] = []  # of one that is read by itself


class SignatureView(BaseModel):
    """The signature, still blinded."""

    model_config = PLAIN

    blind_signature: bytes


class ReceiptView(BaseModel):
    """What proves that the ballot was taken."""

    model_config = PLAIN

    number: str
    receipt: bytes


class FormOfBallotView(BaseModel):
    """How a household has its ballot: none, paper, online."""

    form: str


class VoterView(BaseModel):
    """A household of the vote, for the team that gives out papers."""

    household_id: UUID
    household_number: int
    form: str


class OpenedBallotView(BaseModel):
    """A ballot of a counted vote: its number and what it chose; 0 is no option."""

    number: str
    option: int


class TurnoutView(BaseModel):
    """How many households have which ballot."""

    households: int
    paper: int
    online: int
    papers_spoiled: int
