"""A document is late, and urged for, also where no plan has a task for it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

TABLES = ("late_disclosure", "urging")


def upgrade() -> None:
    for table in TABLES:
        op.alter_column(table, "task_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM late_disclosure WHERE task_id IS NULL")
    op.execute("DELETE FROM urging WHERE task_id IS NULL")
    for table in TABLES:
        op.alter_column(table, "task_id", existing_type=sa.Uuid(), nullable=False)
