"""What an event is: a frozen fact with a name, about one object, that names no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Event(BaseModel):
    """Something that happened, told in the past tense. Subclasses live in libs/contracts.

    `told_as` is "<service>.<object>.<verb>"; `about` names the field that identifies the object,
    whose events are never overtaken by one another. Where that field may be empty, `or_about`
    names the one that stands for it.
    """

    # A newer teller may add fields: an older listener passes over what it does not know.
    model_config = ConfigDict(frozen=True, extra="ignore")

    told_as: ClassVar[str]
    about: ClassVar[str]
    or_about: ClassVar[str] = ""

    occurred_at: datetime

    @property
    def object_id(self) -> str:
        """The object this is about, as text."""
        found = getattr(self, self.about)
        if found is None and self.or_about:
            found = getattr(self, self.or_about)
        return str(found)

    def subject(self, ward_id: str) -> str:
        """Where it is published: `events.<ward>.<service>.<object>.<verb>`."""
        return f"events.{ward_id}.{self.told_as}"


@dataclass(frozen=True)
class Heard:
    """The envelope of an event that arrived: which ward, which event, when we learned of it."""

    ward_id: str
    event_id: UUID
    recorded_at: datetime
    stream: str
    sequence: int
    told_as: str
    object_id: str
    now: datetime

    @classmethod
    def of(cls, headers: dict[str, str], stream: str, sequence: int, now: datetime) -> Heard:
        """Read the CloudEvents headers of a message; raises KeyError or ValueError when foreign."""
        return cls(
            ward_id=headers["ce-ward"],
            event_id=UUID(headers["ce-id"]),
            recorded_at=datetime.fromisoformat(headers["ce-time"]),
            stream=stream,
            sequence=sequence,
            told_as=headers["ce-type"],
            object_id=headers["ce-subject"],
            now=now,
        )


def stream_of(service: str) -> str:
    """The stream that holds what a service tells."""
    return f"EVENTS_{service.upper()}"


def durable_of(listener: str, teller: str) -> str:
    """The durable with which `listener` reads what `teller` tells."""
    return f"{listener}-from-{teller}"


def effects_durable_of(listener: str, teller: str) -> str:
    """The durable behind effects outside (mail, webhooks): its position is the broker's."""
    return f"{durable_of(listener, teller)}-effects"
