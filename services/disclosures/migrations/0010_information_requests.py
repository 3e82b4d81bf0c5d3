"""Information on request, and apart from it who asked."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WORDS = {
    "channel": ("at_office", "online", "post"),
    "grade": ("simple", "complex"),
    "progress": ("received", "incomplete", "accepted", "answered", "refused", "guided"),
    "ground": (
        *("not_accessible", "already_public", "not_ours"),
        *("given_twice", "beyond_means", "not_paid"),
    ),
}


def upgrade() -> None:
    op.create_table(
        "information_request",
        *_asked(),
        *_clock(),
        *_ended(),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *(_one_of(column, words) for column, words in WORDS.items()),
        sa.CheckConstraint(
            "(due_on IS NULL) = (counted IS NULL)", name="ck_information_request_explained"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_information_request"),
        sa.UniqueConstraint("ward_id", "code", name="uq_information_request_ward_id_code"),
    )
    op.create_index("ix_information_request_ward_id", "information_request", ["ward_id"])
    op.create_index(
        "ix_information_request_ward_id_due_on", "information_request", ["ward_id", "due_on"]
    )
    op.create_table(
        "requester",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_requester"),
        sa.UniqueConstraint("ward_id", "request_id", name="uq_requester_ward_id_request_id"),
    )
    op.create_index("ix_requester_ward_id", "requester", ["ward_id"])
    schema.protect(op, "information_request", "requester")


def downgrade() -> None:
    op.drop_table("requester")
    op.drop_table("information_request")


def _one_of(column: str, words: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"ck_information_request_{column}")


def _asked() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("valid_on", sa.Date(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("missing", sa.Text(), nullable=False),
    ]


def _clock() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("calendar_version", sa.Text(), nullable=True),
        sa.Column("counted", postgresql.JSONB(), nullable=True),
        sa.Column("extension_number", sa.Text(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=False),
    ]


def _ended() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("obligation_id", sa.Uuid(), nullable=True),
        sa.Column("disclosure_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answer_file", postgresql.JSONB(), nullable=True),
        sa.Column("document_number", sa.Text(), nullable=True),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("late_told_on", sa.Date(), nullable=True),
        sa.Column("erased_on", sa.Date(), nullable=True),
    ]
