"""Facts, the periods owed, reports, figures by hand, and the ward's name."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("fact", "manual_figure", "period", "report", "ward")


def upgrade() -> None:
    schema.create_kernel_tables(op)
    _fact()
    _manual_figure()
    _period()
    _report()
    _ward()
    schema.protect(op, *TABLES)
    # What came late is another fact: a fact is never changed, only made again by a rebuild.
    op.execute(f"REVOKE UPDATE ON fact FROM {schema.service_of(op)}_app")


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    schema.drop_kernel_tables(op)


def _fact() -> None:
    op.create_table(
        "fact",
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("object_type", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("dimensions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
    )
    op.create_index("ix_fact_measure", "fact", ["ward_id", "measure", "occurred_on"], unique=False)
    op.create_index("ix_fact_object", "fact", ["ward_id", "object_id"], unique=False)
    op.create_index(op.f("ix_fact_ward_id"), "fact", ["ward_id"], unique=False)


def _manual_figure() -> None:
    op.create_table(
        "manual_figure",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manual_figure")),
        sa.UniqueConstraint(
            "ward_id",
            "report_id",
            "ordinal",
            name=op.f("uq_manual_figure_ward_id_report_id_ordinal"),
        ),
    )
    op.create_index(op.f("ix_manual_figure_ward_id"), "manual_figure", ["ward_id"], unique=False)


def _period() -> None:
    op.create_table(
        "period",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("cutoff_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("calendar_version", sa.Text(), nullable=False),
        sa.Column("counted", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("requested_by", sa.Text(), nullable=True),
        sa.Column("late_told_on", sa.Date(), nullable=True),
        sa.Column("first_issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('quarter', 'half_year', 'year', 'on_demand')", name=op.f("ck_period_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
        sa.UniqueConstraint(
            "ward_id", "kind", "year", "ordinal", name=op.f("uq_period_ward_id_kind_year_ordinal")
        ),
    )
    op.create_index("ix_period_due_on", "period", ["ward_id", "due_on"], unique=False)
    op.create_index(op.f("ix_period_ward_id"), "period", ["ward_id"], unique=False)


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("window", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("snapshot", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sections", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("authors", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("revises_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signing_form", sa.Text(), nullable=True),
        sa.Column("signer_name", sa.Text(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("papers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint("signing_form IN ('tm', 'tm_kt')", name=op.f("ck_report_signing_form")),
        sa.CheckConstraint(
            "status IN ('draft', 'approved', 'issued', 'revised')", name=op.f("ck_report_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    _report_indexes()


def _report_indexes() -> None:
    op.create_index("ix_report_status", "report", ["ward_id", "status"], unique=False)
    op.create_index(op.f("ix_report_ward_id"), "report", ["ward_id"], unique=False)
    op.create_index(
        "uq_report_number", "report", ["ward_id", "number_year", "symbol", "number"], unique=True
    )
    op.create_index(
        "uq_report_open",
        "report",
        ["ward_id", "period_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('draft', 'approved')"),
    )


def _ward() -> None:
    op.create_table(
        "ward",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("province_name", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ward")),
        sa.UniqueConstraint("ward_id", name=op.f("uq_ward_ward_id")),
    )
    op.create_index(op.f("ix_ward_ward_id"), "ward", ["ward_id"], unique=False)
