"""Places, obligations, disclosures with their versions, and every proof."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PAPERS = ("unit", "place", "obligation", "disclosure", "version")
PROOFS = ("posting", "posting_check", "broadcast", "notice", "quarterly_list")


def upgrade() -> None:
    schema.create_kernel_tables(op)
    _places()
    _owed()
    _shown()
    _versions()
    _walls()
    _announced()
    _listed()
    schema.protect(op, *PAPERS, *PROOFS)


def downgrade() -> None:
    for name in (*PROOFS, *PAPERS):
        op.drop_table(name)
    schema.drop_kernel_tables(op)


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table of a ward: its own columns after the two that every one has."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])


def _places() -> None:
    """Where sheets hang."""
    _table(
        "unit",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
    )
    _table(
        "place",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('headquarters', 'community_house', 'reception_place')", name="ck_place_kind"
        ),
    )


def _owed() -> None:
    """What is owed."""
    _table(
        "obligation",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("khoan", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner_unit_id", sa.Uuid(), nullable=True),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("source_path", sa.Text(), nullable=True),
        sa.Column("source_sentence", sa.Text(), nullable=True),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("document_number", sa.Text(), nullable=True),
        sa.Column("document_on", sa.Date(), nullable=True),
        sa.Column("signer_position", sa.Text(), nullable=True),
        sa.Column("file", postgresql.JSONB(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("calendar_version", sa.Text(), nullable=True),
        sa.Column("counted", postgresql.JSONB(), nullable=True),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("late_told_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "raised_by IN ('plan', 'document', 'quarterly_list')", name="ck_obligation_raised_by"
        ),
        sa.UniqueConstraint("ward_id", "key", name="uq_obligation_ward_id_key"),
    )
    op.create_index("ix_obligation_ward_id_due_on", "obligation", ["ward_id", "due_on"])
    op.create_index("ix_obligation_ward_id_item", "obligation", ["ward_id", "item"])


def _shown() -> None:
    """What is disclosed."""
    _table(
        "disclosure",
        sa.Column("obligation_id", sa.Uuid(), nullable=False),
        sa.Column("khoan", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("owner_unit_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_version", sa.Integer(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'approved', 'published', 'posting', 'completed', 'corrected', 'withdrawn')",
            name="ck_disclosure_state",
        ),
    )
    op.create_index("ix_disclosure_ward_id_khoan", "disclosure", ["ward_id", "khoan"])
    op.create_index(
        "ix_disclosure_ward_id_obligation_id", "disclosure", ["ward_id", "obligation_id"]
    )


def _versions() -> None:
    """What a disclosure says."""
    _table(
        "version",
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("document_on", sa.Date(), nullable=False),
        sa.Column("signer_position", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("file", postgresql.JSONB(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.UniqueConstraint(
            "ward_id", "disclosure_id", "number", name="uq_version_ward_id_disclosure_id_number"
        ),
    )


def _walls() -> None:
    """Sheets on walls."""
    _table(
        "posting",
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.Column("photo", postgresql.JSONB(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("broken_on", sa.Date(), nullable=True),
        sa.Column("broken_photo", postgresql.JSONB(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_proof", postgresql.JSONB(), nullable=True),
        sa.Column("days_kept", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('up', 'broken', 'down', 'replaced')", name="ck_posting_state"
        ),
        sa.UniqueConstraint(
            "ward_id",
            "disclosure_id",
            "version",
            "place_id",
            "attempt",
            name="uq_posting_ward_id_disclosure_id_version_place_id_attempt",
        ),
    )
    _table(
        "posting_check",
        sa.Column("posting_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("photo", postgresql.JSONB(), nullable=True),
    )
    op.create_index(
        "ix_posting_check_ward_id_posting_id", "posting_check", ["ward_id", "posting_id"]
    )


def _announced() -> None:
    """What was read out, and who was notified."""
    _table(
        "broadcast",
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("proof", postgresql.JSONB(), nullable=True),
        sa.UniqueConstraint(
            "ward_id",
            "disclosure_id",
            "version",
            "on",
            name="uq_broadcast_ward_id_disclosure_id_version_on",
        ),
    )
    _table(
        "notice",
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("proof", postgresql.JSONB(), nullable=True),
    )
    op.create_index("ix_notice_ward_id_disclosure_id", "notice", ["ward_id", "disclosure_id"])


def _listed() -> None:
    """The lists of quarters."""
    _table(
        "quarterly_list",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("as_json", sa.Text(), nullable=False),
        sa.Column("as_csv", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("obligation_id", sa.Uuid(), nullable=False),
        sa.UniqueConstraint(
            "ward_id", "year", "quarter", name="uq_quarterly_list_ward_id_year_quarter"
        ),
    )
