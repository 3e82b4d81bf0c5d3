"""Other forms of article 12, and what the heads of neighbourhoods confirmed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FORMS = (
    "posting",
    "portal",
    "loudspeaker",
    "notice_to_heads",
    "written_notice",
    "dialogue",
    "statement",
    "notice_to_bodies",
    "network",
    "other",
)


def upgrade() -> None:
    listed = ", ".join(f"'{form}'" for form in FORMS)
    op.create_table(
        "form_use",
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("proof", postgresql.JSONB(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(f"form IN ({listed})", name="ck_form_use_form"),
        sa.PrimaryKeyConstraint("id", name="pk_form_use"),
    )
    op.create_index("ix_form_use_ward_id", "form_use", ["ward_id"])
    op.create_index("ix_form_use_ward_id_disclosure_id", "form_use", ["ward_id", "disclosure_id"])
    op.create_table(
        "acknowledgement",
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_acknowledgement"),
        sa.UniqueConstraint(
            "ward_id", "about_id", "unit_id", name="uq_acknowledgement_ward_id_about_id_unit_id"
        ),
    )
    op.create_index("ix_acknowledgement_ward_id", "acknowledgement", ["ward_id"])
    op.create_index(
        "ix_acknowledgement_ward_id_disclosure_id",
        "acknowledgement",
        ["ward_id", "disclosure_id"],
    )
    schema.protect(op, "form_use", "acknowledgement")


def downgrade() -> None:
    op.drop_table("acknowledgement")
    op.drop_table("form_use")
