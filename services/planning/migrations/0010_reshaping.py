"""Proposals that were merged or split: what gave way, and what stands instead."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from libs.kernel import schema

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
STATES = "state IN ('proposed', 'accepted', 'changed', 'rejected'"


def upgrade() -> None:
    _know_states(f"{STATES}, 'replaced')")
    op.create_table(
        "reshaping",
        sa.Column("plan_id", sa.Uuid, nullable=False),
        sa.Column("shape", sa.Text, nullable=False),
        sa.Column("before", JSONB, nullable=False),
        sa.Column("after", JSONB, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("ward_id", sa.Text, nullable=False),
        sa.CheckConstraint("shape IN ('merge', 'split')", name=op.f("ck_reshaping_shape_known")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_reshaping_plan_id")),
        sa.PrimaryKeyConstraint("id", name="pk_reshaping"),
    )
    op.create_index("ix_reshaping_ward_id", "reshaping", ["ward_id"])
    op.create_index("ix_reshaping_ward_id_plan_id", "reshaping", ["ward_id", "plan_id"])
    schema.protect(op, "reshaping")


def downgrade() -> None:
    op.drop_table("reshaping")
    op.execute("DELETE FROM proposal WHERE state = 'replaced'")
    _know_states(f"{STATES})")


def _know_states(known: str) -> None:
    op.drop_constraint(op.f("ck_proposal_state_known"), "proposal")
    op.create_check_constraint(op.f("ck_proposal_state_known"), "proposal", known)
