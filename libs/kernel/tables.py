"""The tables that every service has, and the base of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from libs.kernel.ids import new_id

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
MOMENT = DateTime(timezone=True)
TYPES: dict[Any, Any] = {
    datetime: MOMENT,
    str: Text(),
    dict[str, Any]: JSONB(),
    list[str]: JSONB(),
    list[Any]: JSONB(),
}


class Rows(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Base of a service's tables: `class Base(Rows): metadata = service_tables()`."""

    __abstract__ = True
    type_annotation_map = TYPES


class OfWard(MappedAsDataclass, kw_only=True):
    """A row of one ward, with an id of its own. The session fills in the ward."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    ward_id: Mapped[str] = mapped_column(Text(), init=False, index=True)


def service_tables() -> MetaData:
    """A fresh set of tables with our naming of constraints."""
    return MetaData(naming_convention=NAMES)


kernel = service_tables()

# What this service tells. Written beside the rows it tells of; kept for good.
outbox = Table(
    "outbox",
    kernel,
    Column("seq", BigInteger, Identity(always=True), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("ward_id", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("headers", JSONB, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("published_at", MOMENT),
    Column("stream_seq", BigInteger),
)
Index("ix_outbox_waiting", outbox.c.seq, postgresql_where=outbox.c.published_at.is_(None))
Index("ix_outbox_stream_seq", outbox.c.stream_seq.desc())

# How far this service has read what another tells: moves in the transaction that acts on it.
position = Table(
    "position",
    kernel,
    Column("stream", Text, primary_key=True),
    Column("sequence", BigInteger, nullable=False),
)

# Messages that could not be acted on, and those about the same object waiting behind them.
dead_letter = Table(
    "dead_letter",
    kernel,
    Column("stream", Text, primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("ward_id", Text, nullable=False),
    Column("object_id", Text, nullable=False),
    Column("headers", JSONB, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("error", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try_at", MOMENT),  # empty: given up, an operator has to look
)
Index("ix_dead_letter_object", dead_letter.c.stream, dead_letter.c.object_id)

# Messages whose effect outside (mail, webhook) was done: the second delivery does nothing.
inbox = Table(
    "inbox",
    kernel,
    Column("listener", Text, primary_key=True),
    Column("event_id", Uuid, primary_key=True),
    Column("done_at", MOMENT, nullable=False),
)

# The wards this service works for, so that jobs know whom to visit.
tenant = Table(
    "tenant",
    kernel,
    Column("ward_id", Text, primary_key=True),
    Column("since", MOMENT, nullable=False),
)

job_run = Table(
    "job_run",
    kernel,
    Column("ward_id", Text, primary_key=True),
    Column("job", Text, primary_key=True),
    Column("due_at", MOMENT, primary_key=True),
    Column("ran_at", MOMENT, nullable=False),
)

answered = Table(
    "answered",
    kernel,
    Column("ward_id", Text, primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("status", Integer),
    Column("headers", JSONB),
    Column("body", LargeBinary),
    Column("at", MOMENT, nullable=False),
)

# Who did what, when, under which document. Append-only, a chain of hashes per ward.
history = Table(
    "history",
    kernel,
    Column("ward_id", Text, primary_key=True),
    Column("ward_seq", BigInteger, primary_key=True),
    Column("at", MOMENT, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("object_id", Text, nullable=False),
    Column("said", Text, nullable=False),  # canonical JSON, hashed byte for byte
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("ix_history_object", "ward_id", "object_id"),
)
history_head = Table(
    "history_head",
    kernel,
    Column("ward_id", Text, primary_key=True),
    Column("ward_seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
CHRONICLE = (tenant, history, history_head)  # what a store beside a database has of these
