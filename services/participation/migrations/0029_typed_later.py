"""What was told on paper first, and when it was typed; since when a matter is on the agenda."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

COLUMNS = (
    ("matter", "agreed_on"),
    ("meeting", "notice_typed_on"),
    ("meeting", "documents_typed_on"),
    ("handout", "typed_on"),
)


def upgrade() -> None:
    for table, column in COLUMNS:
        op.add_column(table, sa.Column(column, sa.Date()))


def downgrade() -> None:
    for table, column in COLUMNS:
        op.drop_column(table, column)
