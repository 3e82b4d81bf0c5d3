"""The name of the ward, for the head of its sheets."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Wards of before are told of no more: the name of their headquarters ends with theirs.
KNOWN_BEFORE = """
INSERT INTO ward (id, ward_id, name)
SELECT gen_random_uuid(), ward_id, replace(name, 'Trụ sở HĐND và UBND ', '')
FROM place WHERE kind = 'headquarters'
"""


def upgrade() -> None:
    op.create_table(
        "ward",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ward"),
        sa.UniqueConstraint("ward_id", name="uq_ward_ward_id"),
    )
    op.create_index("ix_ward_ward_id", "ward", ["ward_id"])
    schema.protect(op, "ward")
    op.execute(KNOWN_BEFORE)


def downgrade() -> None:
    op.drop_table("ward")
