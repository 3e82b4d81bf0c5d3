"""Minutes and conclusions of checks as papers that were signed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KINDS = "'minutes', 'conclusion', 'notice'"
DAYS = ("minutes_on", "issued_on")


def upgrade() -> None:
    for name in DAYS:
        op.add_column("inspection", sa.Column(name, sa.Date()))
    op.create_table(
        "check_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("files", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_check_paper"),
        sa.UniqueConstraint(
            *("ward_id", "inspection_id", "kind"), name="uq_check_paper_ward_id_inspection_id_kind"
        ),
        sa.CheckConstraint(f"kind IN ({KINDS})", name="ck_check_paper_kind"),
    )
    op.create_index("ix_check_paper_ward_id", "check_paper", ["ward_id"])
    schema.protect(op, "check_paper")


def downgrade() -> None:
    op.drop_table("check_paper")
    for name in DAYS:
        op.drop_column("inspection", name)
