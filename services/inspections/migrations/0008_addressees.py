"""Who is asked after a supervision; every day counted until an answer; since when a board is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ADDRESSEE = "addressee IN ('authority', 'party', 'other')"


def upgrade() -> None:
    counted = postgresql.JSONB(none_as_null=True)
    for name, kind, before in (
        ("addressee", sa.Text(), "authority"),
        ("due_basis", sa.Text(), ""),
        ("counted", counted, "[]"),
    ):
        op.add_column("advice", sa.Column(name, kind, nullable=False, server_default=before))
        op.alter_column("advice", name, server_default=None)
    op.create_check_constraint("ck_advice_addressee", "advice", ADDRESSEE)
    # Counted anew on the next morning, and from then on with every day.
    op.execute("UPDATE advice SET calendar_version = '' WHERE due_on IS NOT NULL")
    op.create_table(
        "known_board",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_known_board"),
    )
    op.create_index("ix_known_board_ward_id", "known_board", ["ward_id"])
    schema.protect(op, "known_board")
    # Since when there are boards, and as what officials from before 0005 work, the directory told
    # once: it is heard again.
    op.execute("UPDATE position SET sequence = 0 WHERE stream = 'EVENTS_DIRECTORY'")


def downgrade() -> None:
    op.drop_table("known_board")
    for name in ("addressee", "due_basis", "counted"):
        op.drop_column("advice", name)
