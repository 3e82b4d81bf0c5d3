"""Village conventions: their versions, opinions on drafts, complaints, yearly reviews."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLES = (
    *("convention", "convention_version", "draft_opinion"),
    *("convention_complaint", "convention_review"),
)
JSON = postgresql.JSONB()
FILE = postgresql.JSONB(none_as_null=True)


def upgrade() -> None:
    _convention()
    _version()
    _opinion()
    _complaint()
    _review()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _convention() -> None:
    _table(
        "convention",
        *_columns(sa.Text(), "called purpose title author_id state posted_at reason"),
        *_columns(sa.Text(), "suspended_parts"),
        *_columns(sa.Date(), "begun_on last_on"),
        *_columns(JSON, "facts clocks told_late team"),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        *_maybe(sa.Uuid(), "replaces_id matter_id"),
        *_maybe(sa.Date(), "posted_on effective_on ended_on answered_on"),
        *_maybe(sa.Integer(), "posted_version review_day review_month"),
        *_maybe(sa.Text(), "number recognised_number ground"),
        sa.CheckConstraint("called IN ('convention', 'rules')", name="ck_convention_called"),
        sa.CheckConstraint(
            "purpose IN ('new', 'amend', 'replace', 'abolish')", name="ck_convention_purpose"
        ),
        sa.CheckConstraint(
            "state IN ('drafting', 'posted', 'voting', 'adopted', 'sent', 'in_force', 'suspended', 'rejected', 'refused', 'carried_out', 'amended', 'replaced', 'abolished', 'dropped')",
            name="ck_convention_state",
        ),
        sa.CheckConstraint(
            "(purpose = 'new') = (replaces_id IS NULL)", name="ck_convention_replaces"
        ),
        sa.CheckConstraint(
            "(review_day IS NULL) = (review_month IS NULL)", name="ck_convention_review_day"
        ),
    )
    op.create_index("ix_convention_ward_id_unit_id", "convention", ["ward_id", "unit_id"])
    op.create_index(
        "uq_convention_matter",
        "convention",
        ["ward_id", "matter_id"],
        unique=True,
        postgresql_where=sa.text("matter_id IS NOT NULL"),
    )


def _version() -> None:
    _table(
        "convention_version",
        sa.Column("convention_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *_columns(sa.Text(), "text note author_id"),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("file", FILE),
        sa.UniqueConstraint(
            "ward_id",
            "convention_id",
            "ordinal",
            name="uq_convention_version_ward_id_convention_id_ordinal",
        ),
    )


def _opinion() -> None:
    _table(
        "draft_opinion",
        sa.Column("convention_id", sa.Uuid(), nullable=False),
        *_columns(sa.Text(), "channel text standing author_id public_text"),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("signs", JSON, nullable=False),
        sa.Column("ground", sa.Text()),
        sa.CheckConstraint(
            "channel IN ('web', 'paper', 'meeting', 'hotline', 'drop_box', 'front', 'network')",
            name="ck_draft_opinion_channel",
        ),
        sa.CheckConstraint(
            "standing IN ('waiting', 'routed', 'released', 'counted', 'excluded', 'handed_over')",
            name="ck_draft_opinion_standing",
        ),
        sa.CheckConstraint(
            "ground IN ('insult', 'persons_named', 'off_topic', 'spam', 'twice')",
            name="ck_draft_opinion_ground",
        ),
    )
    for column in ("convention_id", "received_on"):
        op.create_index(f"ix_draft_opinion_ward_id_{column}", "draft_opinion", ["ward_id", column])


def _complaint() -> None:
    _table(
        "convention_complaint",
        sa.Column("convention_id", sa.Uuid(), nullable=False),
        *_columns(sa.Text(), "source number gist author_id answer_number answer"),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date()),
        sa.Column("upheld", sa.Boolean()),
        sa.Column("told_late", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "source IN ('head', 'household', 'resident', 'check')",
            name="ck_convention_complaint_source",
        ),
        sa.CheckConstraint(
            "(answered_on IS NULL) = (upheld IS NULL)", name="ck_convention_complaint_answered"
        ),
    )
    op.create_index(
        "ix_convention_complaint_ward_id_convention_id",
        "convention_complaint",
        ["ward_id", "convention_id"],
    )


def _review() -> None:
    _table(
        "convention_review",
        sa.Column("convention_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.UniqueConstraint(
            "ward_id",
            "convention_id",
            "year",
            name="uq_convention_review_ward_id_convention_id_year",
        ),
    )


def _columns(kind: sa.types.TypeEngine, names: str) -> list[sa.Column]:
    return [sa.Column(name, kind, nullable=False) for name in names.split()]


def _maybe(kind: sa.types.TypeEngine, names: str) -> list[sa.Column]:
    return [sa.Column(name, kind) for name in names.split()]


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
