"""What a session held online owes, and where it takes place on the net."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLES = ("online_duty", "online_line")
LIST = postgresql.JSONB(none_as_null=True)


def upgrade() -> None:
    _table(
        "online_duty",
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("calendar_version", sa.Text(), nullable=False),
        sa.Column("counted", LIST, nullable=False),
        sa.Column("due_at", sa.Time(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_at", sa.Time(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("tried_by", postgresql.JSONB(), nullable=False),
        sa.Column("late_told_on", sa.Date(), nullable=True),
        sa.UniqueConstraint(
            "ward_id", "session_id", "duty", name="uq_online_duty_ward_id_session_id_duty"
        ),
        sa.CheckConstraint(
            "duty IN ('notice', 'trial', 'opening', 'recording')", name="ck_online_duty_duty"
        ),
    )
    op.create_index("ix_online_duty_ward_id_due_on", "online_duty", ["ward_id", "due_on"])
    _table(
        "online_line",
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Boolean(), nullable=True),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.UniqueConstraint("ward_id", "session_id", name="uq_online_line_ward_id_session_id"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
