"""A petition is handed in with a visit; who came is kept for a time, and not for good."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# The term of the day on which this was written; from now on the law's data say it.
BEGIN = """
    UPDATE kept_letter SET closed_on = came.on, kept_as = 'reception',
        kept_until = came.on + interval '10 years'
    FROM (
        SELECT ward_id, sealed_id, received_on AS on FROM visit
        UNION ALL SELECT ward_id, sealed_id, refused_on FROM reception_refusal
    ) AS came
    WHERE kept_letter.ward_id = came.ward_id AND kept_letter.id = came.sealed_id
        AND kept_letter.closed_on IS NULL
"""


def upgrade() -> None:
    op.add_column("visit", sa.Column("intake_id", sa.Uuid(), nullable=True))
    op.create_index("ix_visit_ward_id_intake_id", "visit", ["ward_id", "intake_id"])
    op.execute(BEGIN)


def downgrade() -> None:
    op.drop_index("ix_visit_ward_id_intake_id", "visit")
    op.drop_column("visit", "intake_id")
