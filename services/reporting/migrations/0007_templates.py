"""The ward's own Word template of its reports, in versions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(True), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report_template"),
        sa.UniqueConstraint("ward_id", "number", name="uq_report_template_ward_id_number"),
    )
    op.create_index("ix_report_template_ward_id", "report_template", ["ward_id"])
    op.create_index(
        "uq_report_template_used",
        "report_template",
        ["ward_id"],
        unique=True,
        postgresql_where=sa.text("used"),
    )
    schema.protect(op, "report_template")


def downgrade() -> None:
    op.drop_table("report_template")
