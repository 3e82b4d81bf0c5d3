"""Everyday feedback, its clocks, and what the ward chose."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("feedback", "feedback_clock", "feedback_setting")
FILE = postgresql.JSONB(none_as_null=True)
MOMENT = sa.DateTime(timezone=True)
CHANNELS = ("web", "open311", "hotline", "drop_box", "in_person")
PROGRESS = ("received", "logged", "assigned", "answered", "closed")
GONE = ("declined", "merged", "handed_over")
GROUNDS = ("insult", "persons_named", "not_ours", "unclear", "spam")


def upgrade() -> None:
    _table(
        "feedback",
        *_texts("code"),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        *_texts("channel", "category", "text", "place", "progress", "public_text"),
        *_texts("public_place", "answer", "reopened_because", "ground_words"),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("wants_public", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Uuid()) for name in ("neighbourhood_id", "unit_id", "merged_into")),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("photos", FILE, nullable=False),
        sa.Column("public_photos", FILE, nullable=False),
        sa.Column("answer_photo", FILE),
        *(sa.Column(name, sa.Date()) for name in ("released_on", "hidden_on", "answered_on")),
        *(sa.Column(name, sa.Date()) for name in ("reopened_on", "ended_on")),
        sa.Column("days_late", sa.Integer()),
        sa.Column("rating", sa.Integer()),
        sa.Column("ground", sa.Text()),
        sa.Column("times_told", sa.Integer(), nullable=False),
        sa.UniqueConstraint("ward_id", "code", name="uq_feedback_ward_id_code"),
        _one_of("feedback", "channel", CHANNELS),
        _one_of("feedback", "progress", PROGRESS + GONE),
        _one_of("feedback", "ground", GROUNDS),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name="ck_feedback_rating"),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="ck_feedback_point"),
    )
    _index("feedback", "received_on")
    _index("feedback", "progress")
    _clocks()
    _table(
        "feedback_setting",
        sa.Column("moderated", sa.Boolean(), nullable=False),
        sa.Column("keyless_programs", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("ward_id", name="uq_feedback_setting_ward_id"),
    )
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _clocks() -> None:
    _table(
        "feedback_clock",
        sa.Column("feedback_id", sa.Uuid(), nullable=False),
        *_texts("step", "rule", "basis", "calendar_version"),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("counted", FILE, nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("late_told_on", sa.Date()),
        sa.UniqueConstraint(
            "ward_id",
            "feedback_id",
            "step",
            "round",
            name="uq_feedback_clock_ward_id_feedback_id_step_round",
        ),
        _one_of("feedback_clock", "step", ("log", "assign", "answer")),
    )
    _index("feedback_clock", "due_on")


def _texts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _one_of(table: str, column: str, words: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"ck_{table}_{column}")


def _index(table: str, column: str) -> None:
    op.create_index(f"ix_{table}_ward_id_{column}", table, ["ward_id", column])


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
