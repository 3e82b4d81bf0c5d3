"""Surveys, their points and codes; answers and comments, which nothing ties to a code."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "survey",
    "survey_point",
    "survey_code",
    "survey_answer",
    "survey_comment",
    "survey_day",
)
DAYS = ("opens_on", "closes_on", "closed_on", "published_on")
COMMENTS = "'waiting', 'with_clerk', 'released', 'withheld', 'registered'"


def upgrade() -> None:
    _survey()
    _sampling()
    _answers()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _survey() -> None:
    _table(
        "survey",
        *_texts("title", "purpose", "audience", "form_key", "state", "summary", "seed"),
        *(_json(name) for name in ("questions", "strata")),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("form_from", sa.Date()),
        *(sa.Column(name, sa.Date()) for name in DAYS),
        sa.CheckConstraint(
            "state IN ('draft', 'opened', 'closed', 'published')", name="ck_survey_state"
        ),
        sa.CheckConstraint(
            "audience IN ('residents', 'visitors', 'officials')", name="ck_survey_audience"
        ),
        sa.CheckConstraint("closes_on > opens_on", name="ck_survey_days"),
        sa.CheckConstraint("state = 'draft' OR closes_on IS NOT NULL", name="ck_survey_opened"),
    )
    where = ["ward_id", "state", "closes_on"]
    op.create_index("ix_survey_ward_id_state_closes_on", "survey", where)


def _sampling() -> None:
    _table(
        "survey_point",
        *_ids("survey_id", "unit_id"),
        *_texts("title", "code"),
        _unique("survey_point", "survey_id", "unit_id", "title"),
        _unique("survey_point", "code"),
    )
    _table(
        "survey_code",
        *_ids("survey_id", "unit_id"),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        _unique("survey_code", "survey_id", "code_hash"),
    )
    _table(
        "survey_day",
        *_ids("survey_id", "unit_id"),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("served", sa.Integer(), nullable=False),
        _unique("survey_day", "survey_id", "unit_id", "on"),
        sa.CheckConstraint("served >= 0", name="ck_survey_day_served"),
    )


def _answers() -> None:
    _table(
        "survey_answer",
        *_ids("survey_id", "unit_id"),
        *_texts("sample"),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        _json("answers"),
        sa.CheckConstraint("sample IN ('frame', 'volunteers')", name="ck_survey_answer_sample"),
    )
    of_sample = ["ward_id", "survey_id", "sample", "unit_id"]
    op.create_index("ix_survey_answer_" + "_".join(of_sample), "survey_answer", of_sample)
    _table(
        "survey_comment",
        *_ids("survey_id"),
        *_texts("question", "text", "state", "shown"),
        sa.CheckConstraint(f"state IN ({COMMENTS})", name="ck_survey_comment_state"),
    )
    of_state = ["ward_id", "survey_id", "state"]
    op.create_index("ix_survey_comment_" + "_".join(of_state), "survey_comment", of_state)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _ids(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Uuid(), nullable=False) for name in names]


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, postgresql.JSONB(), nullable=False)


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint("ward_id", *columns, name=f"uq_{table}_ward_id_" + "_".join(columns))


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
