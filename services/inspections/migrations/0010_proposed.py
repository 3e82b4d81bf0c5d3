"""A programme of checks may be proposed from the plan, each line with its sentence."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ADDED = {"check_programme": ("plan_number",), "check_item": ("source_path", "source_sentence")}


def upgrade() -> None:
    for table, names in ADDED.items():
        for name in names:
            column = sa.Column(name, sa.Text(), nullable=False, server_default="")
            op.add_column(table, column)
            op.alter_column(table, name, server_default=None)


def downgrade() -> None:
    for table, names in ADDED.items():
        for name in names:
            op.drop_column(table, name)
