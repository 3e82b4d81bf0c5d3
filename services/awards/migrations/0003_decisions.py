"""The council and its votes, comments on models that are public, what the chair granted."""

import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("council_member", "council_vote", "notice_comment", "honour")
FILE = postgresql.JSONB(none_as_null=True)
BEFORE = "'registered', 'declined', 'approved', 'scored', 'appraised'"
AFTER = f"{BEFORE}, 'voted', 'fallen', 'noticed', 'recognised', 'refused', 'withdrawn'"
GROUNDS = "'personal', 'insult', 'petition', 'off_topic'"


def upgrade() -> None:
    _allow(AFTER)
    op.add_column(
        "award_model", sa.Column("title_id", sa.Text(), server_default="", nullable=False)
    )
    op.alter_column("award_model", "title_id", server_default=None)
    for name in ("noticed_on", "notice_until"):
        op.add_column("award_model", sa.Column(name, sa.Date()))
    _table(
        "council_member",
        *_texts("full_name", "position"),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date()),
    )
    _votes()
    _table(
        "notice_comment",
        *_ids("model_id"),
        *_texts("text", "state"),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("ground", sa.Text()),
        sa.CheckConstraint(
            "state IN ('waiting', 'shown', 'hidden')", name="ck_notice_comment_state"
        ),
        sa.CheckConstraint(f"ground IN ({GROUNDS})", name="ck_notice_comment_ground"),
        sa.CheckConstraint("(ground IS NULL) = (state <> 'hidden')", name="ck_notice_comment_why"),
    )
    op.create_index("ix_notice_comment_ward_id_model_id", "notice_comment", ["ward_id", "model_id"])
    _honours()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    for name in ("notice_until", "noticed_on", "title_id"):
        op.drop_column("award_model", name)
    _allow(BEFORE)


def _allow(states: str) -> None:
    op.drop_constraint("ck_award_model_state", "award_model")
    op.create_check_constraint("ck_award_model_state", "award_model", f"state IN ({states})")


def _votes() -> None:
    sums = ("members", "present", "in_favour", "against", "blank", "tellers")
    _table(
        "council_vote",
        *_ids("subject_id"),
        *_texts("title"),
        sa.Column("held_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in sums),
        sa.Column("adopted", sa.Boolean(), nullable=False),
        sa.Column("minutes", FILE, nullable=False),
        sa.UniqueConstraint("ward_id", "subject_id", name="uq_council_vote_ward_id_subject_id"),
        sa.CheckConstraint("in_favour + against + blank = present", name="ck_council_vote_whole"),
        sa.CheckConstraint("present <= members", name="ck_council_vote_present"),
    )


def _honours() -> None:
    _table(
        "honour",
        *_ids("subject_id"),
        *_texts("code", "title", "holder", "merit", "number"),
        *_texts("withdrawal_number", "withdrawal_reason"),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("prize_dong", sa.Integer()),
        sa.Column("withdrawn_on", sa.Date()),
        sa.UniqueConstraint("ward_id", "subject_id", name="uq_honour_ward_id_subject_id"),
        sa.UniqueConstraint("ward_id", "code", name="uq_honour_ward_id_code"),
        sa.CheckConstraint(
            "(withdrawn_on IS NULL) = (withdrawal_number = '')", name="ck_honour_withdrawn"
        ),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _ids(*names: str) -> list[sa.Column[uuid.UUID]]:
    return [sa.Column(name, sa.Uuid(), nullable=False) for name in names]


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
