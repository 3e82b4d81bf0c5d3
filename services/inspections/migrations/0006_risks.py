"""What happened in which unit, and checks that are proposed without notice."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("risk_sign", "check_proposal")
REASONS = (
    *("late_disclosure", "unshown_after_urging", "overdue_task", "overdue_petition"),
    *("overdue_feedback", "hot_spot", "overdue_recommendation", "long_unchecked"),
)
STATES = ("open", "taken_up", "dismissed")


def upgrade() -> None:
    _table(
        "risk_sign",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date()),
        sa.UniqueConstraint(
            "ward_id", "reason", "object_id", name="uq_risk_sign_ward_id_reason_object_id"
        ),
        _one_of("risk_sign", "reason", REASONS),
    )
    op.create_index("ix_risk_sign_ward_id_unit_id", "risk_sign", ["ward_id", "unit_id"])
    _table(
        "check_proposal",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        _one_of("check_proposal", "state", STATES),
    )
    op.create_index(
        "uq_check_proposal_open",
        "check_proposal",
        ["ward_id", "unit_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _one_of(table: str, column: str, words: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"ck_{table}_{column}")


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
