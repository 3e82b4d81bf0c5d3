"""Rooms of the people's boards and the Front: papers, works, supervisions and what follows."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("room_paper", "work", "supervision", "advice", "recovery")
FILE = postgresql.JSONB(none_as_null=True)
ROOMS = ("people", "investment", "front")


def upgrade() -> None:
    kinds = ("plan", "programme", "quarter", "half_year", "year", "term", "special")
    _table(
        "room_paper",
        *_texts("room", "kind", "body", "author_id", "number"),
        _id("board_id", nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("year", "quarter")),
        *_days("sent_on"),
        _one_of("room_paper", "room", *ROOMS),
        _one_of("room_paper", "kind", *kinds),
        index="year",
    )
    _table(
        "work",
        *_texts("name", "investor", "author_id", "state", "number"),
        *(_id(name) for name in ("unit_id", "board_id")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("members", "residents")),
        *_days("notified_on", "starts_on", "ended_on"),
        _one_of("work", "state", "opened", "notified", "ended"),
        index="board_id",
    )
    _supervisions()
    _results()
    schema.protect(op, *TABLES)


def _supervisions() -> None:
    states = ("drafted", "sent", "started", "ended", "handed", "concluded", "dropped")
    _table(
        "supervision",
        *_texts("room", "subject", "scope", "author_id", "state", "number", "report", "result"),
        *_texts("return_reason", "result_number", "drop_reason"),
        *(_id(name, nullable=name != "unit_id") for name in ("board_id", "work_id", "unit_id")),
        sa.Column("starts_on", sa.Date(), nullable=False),
        *_days("sent_on", "report_by", "reported_on", "started_on", "ended_on", "conclude_by"),
        *_days("handed_on", "concluded_on", "published_on"),
        sa.Column("report_file", FILE),
        sa.Column("wrongs", sa.Integer(), nullable=False),
        _one_of("supervision", "room", *ROOMS),
        _one_of("supervision", "state", *states),
        index="starts_on",
    )


def _results() -> None:
    _table(
        "advice",
        _id("supervision_id"),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *_texts("text", "basis", "due_rule", "calendar_version", "answer", "answer_number"),
        sa.Column("about_law", sa.Boolean(), nullable=False),
        *_days("sent_on", "due_on", "due_start_on", "answered_on", "overdue_on"),
        sa.Column("taken", sa.Text()),
        sa.Column("answer_file", FILE),
        sa.UniqueConstraint(
            *("ward_id", "supervision_id", "ordinal"),
            name="uq_advice_ward_id_supervision_id_ordinal",
        ),
        _one_of("advice", "taken", "accepted", "partly", "rejected"),
        sa.CheckConstraint("(answered_on IS NULL) = (taken IS NULL)", name="ck_advice_answered"),
        index="due_on",
    )
    back = ("money_recovered", "money_other", "land_recovered", "land_other", "settlement_cut")
    _table(
        "recovery",
        _id("supervision_id"),
        *_texts("kind", "document", "by_id"),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        _one_of("recovery", "kind", *back),
        sa.CheckConstraint("amount > 0", name="ck_recovery_amount"),
        index="supervision_id",
    )


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _id(name: str, nullable: bool = False) -> sa.Column[UUID]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _one_of(table: str, column: str, *words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"ck_{table}_{column}")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date()) for name in names]


def _table(name: str, *parts: sa.schema.SchemaItem, index: str) -> None:
    """A table of a ward: its own columns beside the two that every one has, and an index."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
    op.create_index(f"ix_{name}_ward_id_{index}", name, ["ward_id", index])
