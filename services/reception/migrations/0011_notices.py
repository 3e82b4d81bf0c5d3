"""A key with which the sender stops notices, and that it was used."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("kept_letter", sa.Column("notice_key", sa.Text(), nullable=True))
    op.add_column(
        "kept_letter", sa.Column("notices_stopped_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_unique_constraint(
        "uq_kept_letter_ward_id_notice_key", "kept_letter", ["ward_id", "notice_key"]
    )


def downgrade() -> None:
    op.drop_constraint("uq_kept_letter_ward_id_notice_key", "kept_letter")
    op.drop_column("kept_letter", "notices_stopped_at")
    op.drop_column("kept_letter", "notice_key")
