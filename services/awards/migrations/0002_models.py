"""Models, the lines of their rubrics, and what proves them."""

import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("award_model", "model_line", "model_proof")
FILE = postgresql.JSONB(none_as_null=True)
KINDS = "'neighbourhood', 'office', 'unit', 'school', 'enterprise'"
STATES = "'registered', 'declined', 'approved', 'scored', 'appraised'"


def upgrade() -> None:
    _table(
        "award_model",
        *_texts("kind", "title", "aims", "holder", "rubric", "author_id", "state"),
        *_texts("committee_number", "reason", "appraisal_number"),
        *_ids("unit_id", "keeper_id"),
        sa.Column("registered_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Date()) for name in ("approved_on", "scored_on", "appraised_on")),
        sa.CheckConstraint(f"kind IN ({KINDS})", name="ck_award_model_kind"),
        sa.CheckConstraint(f"state IN ({STATES})", name="ck_award_model_state"),
    )
    op.create_index("ix_award_model_ward_id_unit_id", "award_model", ["ward_id", "unit_id"])
    _table(
        "model_line",
        *_ids("model_id"),
        *_texts("key", "self_note", "reason"),
        sa.Column("self_points", sa.Integer()),
        sa.Column("points", sa.Integer()),
        sa.UniqueConstraint(
            "ward_id", "model_id", "key", name="uq_model_line_ward_id_model_id_key"
        ),
        sa.CheckConstraint("self_points >= 0 AND points >= 0", name="ck_model_line_points"),
    )
    _table(
        "model_proof",
        *_ids("model_id"),
        *_texts("line_key", "note"),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("file", FILE),
    )
    op.create_index("ix_model_proof_ward_id_model_id", "model_proof", ["ward_id", "model_id"])
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _ids(*names: str) -> list[sa.Column[uuid.UUID]]:
    return [sa.Column(name, sa.Uuid(), nullable=False) for name in names]


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table of a ward: its own columns beside the two that every one has."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])
