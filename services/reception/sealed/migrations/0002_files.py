"""Files that came with letters."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sealed_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sealed_file"),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["sealed_letter.id"], name="fk_sealed_file_letter_id"
        ),
    )
    # Noise cannot be made smaller: PostgreSQL need not try.
    op.execute("ALTER TABLE sealed_file ALTER COLUMN body SET STORAGE EXTERNAL")
    op.create_index("ix_sealed_file_ward_id", "sealed_file", ["ward_id"])
    op.create_index("ix_sealed_file_kept_at", "sealed_file", ["ward_id", "kept_at"])
    op.create_index("ix_sealed_file_letter_id", "sealed_file", ["letter_id"])
    schema.protect(op, "sealed_file")


def downgrade() -> None:
    op.drop_table("sealed_file")
