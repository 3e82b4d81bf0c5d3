"""How a day was counted stands with every open day, so that a changed calendar can move it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("disclosure", sa.Column("rule", sa.Text(), nullable=True))
    op.add_column("disclosure", sa.Column("start_on", sa.Date(), nullable=True))
    op.add_column("disclosure", sa.Column("basis", sa.Text(), nullable=True))
    op.add_column("disclosure", sa.Column("calendar_version", sa.Text(), nullable=True))
    counted = postgresql.JSONB(none_as_null=True)
    op.add_column("disclosure", sa.Column("counted", counted, nullable=True))
    op.add_column("internal_paper", sa.Column("rule", sa.Text(), nullable=True))
    op.add_column("internal_paper", sa.Column("start_on", sa.Date(), nullable=True))
    op.add_column("internal_paper", sa.Column("calendar_version", sa.Text(), nullable=True))
    # Of no known calendar: the first morning counts these days anew and says by which one.
    op.execute(
        "UPDATE internal_paper SET rule = 'agency.publish', "
        "start_on = greatest(document_on, '2023-07-01'), calendar_version = 'unknown'"
    )
    for name in ("rule", "start_on", "calendar_version"):
        op.alter_column("internal_paper", name, nullable=False)


def downgrade() -> None:
    for name in ("rule", "start_on", "calendar_version"):
        op.drop_column("internal_paper", name)
    for name in ("rule", "start_on", "basis", "calendar_version", "counted"):
        op.drop_column("disclosure", name)
