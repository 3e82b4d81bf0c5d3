"""Consultations, opinions on their drafts, and counts of meetings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("consultation", "opinion", "opinion_count")
FILE = postgresql.JSONB(none_as_null=True)
LIST = postgresql.JSONB()
CHANNELS = "channel IN ('web', 'paper', 'meeting', 'hotline', 'drop_box', 'front', 'network')"


def upgrade() -> None:
    _consultations()
    _opinions()
    _table(
        "opinion_count",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("neighbourhood_id", sa.Uuid()),
        sa.Column("held_on", sa.Date(), nullable=False),
        *_numbers("in_favour", "against", "other"),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("minutes", FILE),
        sa.UniqueConstraint(
            "ward_id",
            "consultation_id",
            "channel",
            "neighbourhood_id",
            "held_on",
            name="uq_opinion_count_once",
            postgresql_nulls_not_distinct=True,
        ),
        sa.CheckConstraint(CHANNELS, name="ck_opinion_count_channel"),
        sa.CheckConstraint("in_favour + against + other > 0", name="ck_opinion_count_somebody"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _consultations() -> None:
    _table(
        "consultation",
        *_numbers("clause"),
        *_texts("title", "summary"),
        sa.Column("forms", LIST, nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("draft", FILE, nullable=False),
        *_texts("author_id", "other_law_basis", "state", "plan_number"),
        sa.Column("other_law_days", sa.Integer()),
        *_days("plan_signed_on", "council_sent_on", "front_sent_on", "published_on"),
        *_days("closes_on", "extended_from", "closed_on", "withdrawn_on"),
        *_texts("extension_reason", "withdrawal_reason"),
        sa.CheckConstraint(
            "state IN ('draft', 'open', 'closed', 'explained', 'decided', 'withdrawn')",
            name="ck_consultation_state",
        ),
        sa.CheckConstraint("clause BETWEEN 1 AND 9", name="ck_consultation_clause"),
        sa.CheckConstraint(
            "(published_on IS NULL) = (closes_on IS NULL)", name="ck_consultation_period"
        ),
        sa.CheckConstraint(
            "(other_law_days IS NULL) = (other_law_basis = '')", name="ck_consultation_other_law"
        ),
    )
    op.create_index("ix_consultation_ward_id_closes_on", "consultation", ["ward_id", "closes_on"])


def _opinions() -> None:
    _table(
        "opinion",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        *_texts("channel", "stance", "text", "standing", "author_id", "public_text"),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("neighbourhood_id", sa.Uuid()),
        sa.Column("signs", LIST, nullable=False),
        sa.Column("ground", sa.Text()),
        sa.CheckConstraint(CHANNELS, name="ck_opinion_channel"),
        sa.CheckConstraint("stance IN ('for', 'against', 'other')", name="ck_opinion_stance"),
        sa.CheckConstraint(
            "standing IN ('waiting', 'routed', 'released', 'counted', 'excluded', 'handed_over')",
            name="ck_opinion_standing",
        ),
        sa.CheckConstraint(
            "ground IN ('insult', 'persons_named', 'off_topic', 'spam', 'twice')",
            name="ck_opinion_ground",
        ),
    )
    for column in ("consultation_id", "received_on"):
        op.create_index(f"ix_opinion_ward_id_{column}", "opinion", ["ward_id", column])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date()) for name in names]


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table of a ward: its own columns beside the two that every one has."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
