"""What opinions hand out: to everybody, and to officials who look at them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from libs.kernel.files import Desk, StoredFile
from services.participation.consultations.rules import Stance
from services.participation.opinions.rules import Counted, Standing
from services.participation.opinions.tables import Opinion, OpinionCount


class SentView(BaseModel):
    """An opinion came in; whether words wait for a clerk."""

    waits: bool


class EnteredView(BaseModel):
    """How many opinions were typed in."""

    opinions: int


class OpinionView(BaseModel):
    """Words that everybody may read."""

    stance: str
    channel: str
    received_on: date
    text: str


class SignView(BaseModel):
    """Why a clerk looks first: what it may be, and the words that say so."""

    suspicion: str
    words: str


class OpinionWorkView(BaseModel):
    """One opinion for officials; of what waits for the clerk of petitions others see no words."""

    id: UUID
    consultation_id: UUID
    stance: str
    channel: str
    received_on: date
    neighbourhood_id: UUID | None
    standing: str
    text: str
    public_text: str
    ground: str | None
    signs: list[SignView]


class OpinionCountView(BaseModel):
    """What one meeting or bundle of slips brought."""

    id: UUID
    channel: str
    held_on: date
    neighbourhood_id: UUID | None
    in_favour: int
    against: int
    other: int
    minutes: str | None


class ChannelView(BaseModel):
    """How many said what by one channel."""

    channel: str
    in_favour: int
    against: int
    other: int


class TotalsView(BaseModel):
    """How many said what, in all and by channel."""

    in_favour: int
    against: int
    other: int
    channels: list[ChannelView]


def for_all(row: Opinion) -> OpinionView:
    """A released opinion."""
    said = {"stance": row.stance, "channel": row.channel, "received_on": row.received_on}
    return OpinionView(**said, text=row.public_text)


def for_officials(row: Opinion, *, routed: bool) -> OpinionWorkView:
    """One opinion; `routed` is whether what waits for the clerk may be read."""
    shown = {name: getattr(row, name) for name in OpinionWorkView.model_fields if name != "signs"}
    view = OpinionWorkView(**shown, signs=[SignView(**each) for each in row.signs])
    if row.standing == Standing.ROUTED and not routed:
        return view.model_copy(update={"text": "", "signs": []})
    return view


def count_view(row: OpinionCount, ward_id: str, files: Desk, now: datetime) -> OpinionCountView:
    """One count, with a link to its minutes."""
    kept = set(OpinionCountView.model_fields) - {"minutes"}
    minutes = files.link(ward_id, StoredFile(**row.minutes), now) if row.minutes else None
    return OpinionCountView(**{name: getattr(row, name) for name in kept}, minutes=minutes)


def totals(sums: Counted) -> TotalsView:
    """The sums of one consultation."""
    channels = [
        ChannelView(
            channel=channel,
            in_favour=said.get(Stance.FOR, 0),
            against=said.get(Stance.AGAINST, 0),
            other=said.get(Stance.OTHER, 0),
        )
        for channel, said in sums.by_channel.items()
    ]
    all_said = sums.total()
    return TotalsView(
        in_favour=all_said[Stance.FOR],
        against=all_said[Stance.AGAINST],
        other=all_said[Stance.OTHER],
        channels=channels,
    )
