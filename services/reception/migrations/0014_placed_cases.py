"""What a complaint or proposal is about and where, and hot spots of them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

OPEN = "uq_hot_spot_open"
SUBJECT = ("scope", "neighbourhood_id", "category")


def upgrade() -> None:
    op.add_column(
        "case_file", sa.Column("matter", sa.Text(), nullable=False, server_default=sa.text("''"))
    )
    op.alter_column("case_file", "matter", server_default=None)
    op.add_column("case_file", sa.Column("neighbourhood_id", sa.Uuid(), nullable=True))
    op.create_check_constraint(
        "ck_case_file_placed",
        "case_file",
        "kind IN ('complaint', 'proposal') OR (matter = '' AND neighbourhood_id IS NULL)",
    )
    op.add_column(
        "hot_spot",
        sa.Column("source", sa.Text(), nullable=False, server_default=sa.text("'feedback'")),
    )
    op.alter_column("hot_spot", "source", server_default=None)
    op.create_check_constraint(
        "ck_hot_spot_source", "hot_spot", "source IN ('feedback', 'letters')"
    )
    _one_open(("source", *SUBJECT))


def downgrade() -> None:
    op.execute("DELETE FROM hot_spot WHERE source = 'letters'")
    _one_open(SUBJECT)
    op.drop_column("hot_spot", "source")
    op.drop_column("case_file", "neighbourhood_id")
    op.drop_column("case_file", "matter")


def _one_open(subject: tuple[str, ...]) -> None:
    op.drop_index(OPEN, "hot_spot")
    op.create_index(
        OPEN,
        "hot_spot",
        ["ward_id", *subject],
        unique=True,
        postgresql_where=sa.text("closed_on IS NULL"),
    )
