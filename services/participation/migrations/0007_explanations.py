"""Groups of opinions, what they are told, what was decided, and who was heard before."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("opinion_group", "placement", "conclusion", "addressee_hearing")
FILE = postgresql.JSONB(none_as_null=True)


def upgrade() -> None:
    _groups()
    _conclusions()
    _table(
        "addressee_hearing",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        *_numbers("addressees"),
        *_days("informed_on", "heard_on", "dialogue_on"),
        *_texts("outcome", "basis"),
        sa.UniqueConstraint(
            "ward_id", "consultation_id", name="uq_addressee_hearing_ward_id_consultation_id"
        ),
        sa.CheckConstraint(
            "outcome IN ('heard', 'declined', 'excepted')", name="ck_addressee_hearing_outcome"
        ),
        sa.CheckConstraint("addressees > 0", name="ck_addressee_hearing_addressees"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _groups() -> None:
    _table(
        "opinion_group",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        *_texts("stance", "title", "explanation"),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.CheckConstraint("stance IN ('for', 'against', 'other')", name="ck_opinion_group_stance"),
        sa.CheckConstraint(
            "answer IN ('accepted', 'partly', 'rejected')", name="ck_opinion_group_answer"
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (explanation = '')", name="ck_opinion_group_explained"
        ),
    )
    op.create_index(
        "ix_opinion_group_ward_id_consultation_id", "opinion_group", ["ward_id", "consultation_id"]
    )
    _table(
        "placement",
        sa.Column("opinion_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("shared", postgresql.JSONB(), nullable=False),
        *_numbers("shared_count", "whole_count"),
        sa.UniqueConstraint("ward_id", "opinion_id", name="uq_placement_ward_id_opinion_id"),
    )
    op.create_index("ix_placement_ward_id_group_id", "placement", ["ward_id", "group_id"])


def _conclusions() -> None:
    _table(
        "conclusion",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        *_texts("summary", "council_basis", "decision_number", "reasons"),
        sa.Column("explained_on", sa.Date(), nullable=False),
        sa.Column("council_due_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text()),
        sa.Column("against_majority", sa.Boolean(), nullable=False),
        *_days("decided_on", "council_reported_on", "front_reported_on", "late_told_on"),
        sa.Column("paper", FILE),
        sa.UniqueConstraint(
            "ward_id", "consultation_id", name="uq_conclusion_ward_id_consultation_id"
        ),
        sa.CheckConstraint(
            "decision IN ('as_drafted', 'changed', 'dropped')", name="ck_conclusion_decision"
        ),
        sa.CheckConstraint(
            "(decision IS NULL) = (decided_on IS NULL)", name="ck_conclusion_decided"
        ),
        sa.CheckConstraint("NOT against_majority OR reasons <> ''", name="ck_conclusion_reasons"),
    )
    op.create_index(
        "ix_conclusion_ward_id_council_due_on", "conclusion", ["ward_id", "council_due_on"]
    )


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
