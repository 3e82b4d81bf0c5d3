"""A campaign about something that was granted knows what, and the code of its page."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("campaign", sa.Column("honoured_id", sa.Uuid()))
    op.add_column(
        "campaign", sa.Column("honour_code", sa.Text(), server_default="", nullable=False)
    )
    op.alter_column("campaign", "honour_code", server_default=None)
    op.create_unique_constraint(
        "uq_campaign_ward_id_honoured_id", "campaign", ["ward_id", "honoured_id"]
    )


def downgrade() -> None:
    op.drop_constraint("uq_campaign_ward_id_honoured_id", "campaign")
    op.drop_column("campaign", "honour_code")
    op.drop_column("campaign", "honoured_id")
