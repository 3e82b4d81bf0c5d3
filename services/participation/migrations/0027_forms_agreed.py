"""The Front agrees on a form before it is chosen."""

import sqlalchemy as sa
from alembic import op

from libs.kernel import schema

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "form_agreement",
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "form IN ('meeting', 'paper_ballots', 'online')", name="ck_form_agreement_form"
        ),
        sa.CheckConstraint(
            "(agreed IS NULL) = (answered_on IS NULL)", name="ck_form_agreement_answered"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_form_agreement"),
    )
    for columns in (["ward_id"], ["ward_id", "matter_id"]):
        op.create_index(f"ix_form_agreement_{'_'.join(columns)}", "form_agreement", columns)
    op.create_index(
        "uq_form_agreement_open",
        "form_agreement",
        ["ward_id", "matter_id"],
        unique=True,
        postgresql_where=sa.text("answered_on IS NULL"),
    )
    schema.protect(op, "form_agreement")


def downgrade() -> None:
    op.drop_table("form_agreement")
