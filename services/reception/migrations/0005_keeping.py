"""Until when a letter is kept, and for how long the ward keeps letters of a class."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("kept_letter", sa.Column("kept_until", sa.Date(), nullable=True))
    op.create_index("ix_kept_letter_until", "kept_letter", ["ward_id", "kept_until"])
    op.create_table(
        "keeping_term",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("kept_as", sa.Text(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_keeping_term"),
        sa.UniqueConstraint("ward_id", "kept_as", name="uq_keeping_term_ward_id_kept_as"),
    )
    op.create_index("ix_keeping_term_ward_id", "keeping_term", ["ward_id"])
    schema.protect(op, "keeping_term")


def downgrade() -> None:
    op.drop_table("keeping_term")
    op.drop_index("ix_kept_letter_until", "kept_letter")
    op.drop_column("kept_letter", "kept_until")
