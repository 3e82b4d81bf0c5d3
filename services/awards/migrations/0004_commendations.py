"""Commendations of collectives and individuals; whose honour stands on the public roll."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATES = (
    "'proposed', 'appraised', 'voted', 'fallen', 'granted', 'refused', "
    "'sent', 'granted_above', 'refused_above', 'withdrawn'"
)
TEXTS = ("holder", "title_id", "person", "position", "merit", "author_id", "state", "reason")
NUMBERS = ("opinion", "appraisal_number", "sent_number", "answer_number")


def upgrade() -> None:
    op.create_table(
        "commendation",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "unit_id", "proposer_id")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("ward_id", *TEXTS, *NUMBERS)),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Date()) for name in ("appraised_on", "sent_on", "answered_on")),
        sa.PrimaryKeyConstraint("id", name="pk_commendation"),
        sa.CheckConstraint("holder IN ('collective', 'individual')", name="ck_commendation_holder"),
        sa.CheckConstraint(f"state IN ({STATES})", name="ck_commendation_state"),
        sa.CheckConstraint(
            "(holder = 'individual') = (person <> '')", name="ck_commendation_named"
        ),
    )
    op.create_index("ix_commendation_ward_id", "commendation", ["ward_id"])
    op.create_index("ix_commendation_ward_id_unit_id", "commendation", ["ward_id", "unit_id"])
    schema.protect(op, "commendation")
    op.add_column(
        "honour", sa.Column("listed", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.alter_column("honour", "listed", server_default=None)


def downgrade() -> None:
    op.drop_column("honour", "listed")
    op.drop_table("commendation")
