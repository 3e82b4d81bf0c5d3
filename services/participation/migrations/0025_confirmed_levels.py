"""Somebody else than the head confirms what an account asks of each household."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

# What was typed before waits for the Front like any other: nobody compared it with its decision.
SINCE = {
    "fund": "UPDATE fund SET written_on = opened_on",
    "fund_level": "UPDATE fund_level SET written_on = from_on",
}


def upgrade() -> None:
    for table, since in SINCE.items():
        author: sa.Column[str] = sa.Column(
            "author_id", sa.Text(), server_default="", nullable=False
        )
        op.add_column(table, author)
        op.alter_column(table, "author_id", server_default=None)
        op.add_column(table, sa.Column("written_on", sa.Date()))
        op.execute(since)
        op.alter_column(table, "written_on", nullable=False)
        op.add_column(table, sa.Column("confirmed_on", sa.Date()))
        op.add_column(table, sa.Column("confirmer_id", sa.Text()))
        op.create_check_constraint(
            f"ck_{table}_confirmed", table, "(confirmed_on IS NULL) = (confirmer_id IS NULL)"
        )


def downgrade() -> None:
    for table in SINCE:
        op.drop_constraint(f"ck_{table}_confirmed", table)
        for column in ("confirmer_id", "confirmed_on", "written_on", "author_id"):
            op.drop_column(table, column)
