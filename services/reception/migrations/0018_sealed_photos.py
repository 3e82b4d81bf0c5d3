"""Photos of a report are files of a sealed letter; its row hides where they are."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column(
        "feedback",
        "photos",
        type_=sa.Text(),
        postgresql_using="CASE WHEN photos = '[]' THEN '' ELSE photos::text END",
    )
    op.add_column("feedback", sa.Column("photos_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.drop_column("feedback", "photos_id")
    # Of what is sealed nothing is left to name.
    op.alter_column(
        "feedback",
        "photos",
        type_=JSONB(),
        postgresql_using="CASE WHEN starts_with(photos, '[') THEN photos::jsonb ELSE '[]' END",
    )
