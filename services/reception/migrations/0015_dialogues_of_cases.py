"""The dialogue of a complaint knows its case."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("dialogue", sa.Column("case_id", sa.Uuid(), nullable=True))
    op.create_check_constraint(
        "ck_dialogue_of_a_case", "dialogue", "case_id IS NULL OR kind = 'complaint'"
    )
    op.create_index("ix_dialogue_ward_id_case_id", "dialogue", ["ward_id", "case_id"])


def downgrade() -> None:
    op.drop_column("dialogue", "case_id")
