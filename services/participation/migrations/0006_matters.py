"""What residents decide: matters, rounds, meetings, ballots on paper, decisions, demands."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from libs.kernel import schema

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    *("matter", "round", "meeting", "cluster", "attendance", "handout", "decision_paper"),
    *("initiative", "consent"),
)
CLAUSES = "clause IN ('works', 'spending', 'convention', 'head', 'board', 'other')"
FORMS = "form IN ('meeting', 'paper_ballots', 'online')"


def upgrade() -> None:
    _matter()
    _round()
    _meeting()
    _cluster()
    _handout()
    _decision_paper()
    _initiative()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _matter() -> None:
    _table(
        "matter",
        *_columns(sa.Text(), "clause scope title summary author_id state reason"),
        *_maybe(sa.Uuid(), "unit_id initiative_id replaces_id lead_unit_id"),
        *_columns(sa.Date(), "proposed_on last_on"),
        *_columns(JSONB(), "facts clocks told_late"),
        *_maybe(sa.Text(), "form number"),
        *_maybe(sa.Date(), "carry_out_by decided_on effective_on answered_on"),
        *_maybe(sa.Integer(), "yes households"),
        sa.CheckConstraint(
            "(scope = 'commune') = (unit_id IS NULL)", name="ck_matter_unit_of_scope"
        ),
        sa.CheckConstraint(CLAUSES, name="ck_matter_clause"),
        sa.CheckConstraint(FORMS, name="ck_matter_form"),
        sa.CheckConstraint("scope IN ('commune', 'neighbourhood')", name="ck_matter_scope"),
        sa.CheckConstraint(
            "state IN ('proposed', 'agreed', 'prepared', 'opened', 'adopted', 'sent', 'in_force', 'recognised', 'refused', 'rejected', 'declined', 'withdrawn', 'replaced', 'abolished')",
            name="ck_matter_state",
        ),
        sa.CheckConstraint("yes <= households", name="ck_matter_votes"),
    )
    _index("matter", "state")
    _index("matter", "unit_id")


def _round() -> None:
    _table(
        "round",
        *_columns(sa.Uuid(), "matter_id unit_id roll_id"),
        *_columns(sa.Text(), "form state"),
        *_columns(sa.Integer(), "households present yes no other invalid"),
        *_columns(sa.Date(), "opened_on"),
        *_maybe(sa.Date(), "counted_on"),
        *_columns(JSONB(), "witness_ids"),
        sa.CheckConstraint(FORMS, name="ck_round_form"),
        sa.CheckConstraint(
            "state <> 'counted' OR yes + no + other + invalid = present", name="ck_round_adds_up"
        ),
        sa.CheckConstraint("state IN ('open', 'counted', 'lacking')", name="ck_round_state"),
        sa.CheckConstraint("present <= households", name="ck_round_present"),
    )
    _index("round", "matter_id")
    op.create_index(
        "uq_round_open",
        "round",
        ["ward_id", "matter_id", "unit_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'lacking'"),
    )


def _meeting() -> None:
    _table(
        "meeting",
        *_columns(sa.Uuid(), "matter_id unit_id"),
        *_columns(sa.Date(), "on"),
        sa.Column("starts_at", sa.Time(), nullable=False),
        *_columns(sa.Text(), "place state"),
        *_maybe(sa.Date(), "noticed_on documents_on"),
        *_maybe(sa.Uuid(), "round_id"),
        sa.Column("secret", sa.Boolean(), nullable=True),
        *_columns(sa.Text(), "secretary course"),
        *_columns(JSONB(), "tellers"),
        *_maybe(sa.Integer(), "approving"),
        sa.CheckConstraint(
            "state IN ('planned', 'cancelled') = (round_id IS NULL)", name="ck_meeting_opened"
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'opened', 'counted', 'lacking', 'cancelled')",
            name="ck_meeting_state",
        ),
    )
    _index("meeting", "matter_id")
    _index("meeting", "unit_id")


def _cluster() -> None:
    _table(
        "cluster",
        *_columns(sa.Uuid(), "meeting_id"),
        *_columns(sa.Integer(), "ordinal present yes no other invalid"),
        *_columns(sa.Text(), "name"),
        sa.CheckConstraint("yes + no + other + invalid = present", name="ck_cluster_adds_up"),
        sa.UniqueConstraint(
            "ward_id", "meeting_id", "ordinal", name="uq_cluster_ward_id_meeting_id_ordinal"
        ),
    )
    _table(
        "attendance",
        *_columns(sa.Uuid(), "meeting_id cluster_id household_id"),
        sa.UniqueConstraint(
            "ward_id",
            "meeting_id",
            "household_id",
            name="uq_attendance_ward_id_meeting_id_household_id",
        ),
    )


def _handout() -> None:
    _table(
        "handout",
        *_columns(sa.Uuid(), "matter_id unit_id"),
        *_columns(sa.Date(), "issued_on starts_on until"),
        *_columns(JSONB(), "team"),
        *_columns(sa.Text(), "state"),
        *_maybe(sa.Date(), "sent_on informed_on"),
        *_maybe(sa.Uuid(), "round_id"),
        *_maybe(sa.Integer(), "given"),
        sa.CheckConstraint(
            "state IN ('planned', 'cancelled') = (round_id IS NULL)", name="ck_handout_opened"
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'opened', 'counted', 'cancelled')", name="ck_handout_state"
        ),
        sa.CheckConstraint("starts_on <= until", name="ck_handout_days"),
    )
    _index("handout", "matter_id")


def _decision_paper() -> None:
    _table(
        "decision_paper",
        *_columns(sa.Uuid(), "matter_id round_id"),
        *_columns(sa.Text(), "kind decision head_name front_name"),
        *_columns(JSONB(), "signer_ids"),
        sa.Column("scan", JSONB(none_as_null=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('resolution', 'minutes', 'memorandum', 'agreement')",
            name="ck_decision_paper_kind",
        ),
        sa.UniqueConstraint("ward_id", "matter_id", name="uq_decision_paper_ward_id_matter_id"),
    )


def _initiative() -> None:
    _table(
        "initiative",
        *_columns(sa.Uuid(), "unit_id"),
        *_columns(sa.Text(), "clause title summary author_id state"),
        *_columns(sa.Date(), "registered_on"),
        *_maybe(sa.Uuid(), "matter_id"),
        *_maybe(sa.Date(), "ended_on"),
        sa.CheckConstraint(
            "(state = 'on_agenda') = (matter_id IS NOT NULL)", name="ck_initiative_agenda"
        ),
        sa.CheckConstraint(CLAUSES, name="ck_initiative_clause"),
        sa.CheckConstraint(
            "state IN ('collecting', 'on_agenda', 'lapsed')", name="ck_initiative_state"
        ),
    )
    _index("initiative", "state")
    _table(
        "consent",
        *_columns(sa.Uuid(), "initiative_id household_id"),
        *_columns(sa.Date(), "given_on"),
        *_maybe(sa.Date(), "ended_on"),
        sa.UniqueConstraint(
            "ward_id",
            "initiative_id",
            "household_id",
            name="uq_consent_ward_id_initiative_id_household_id",
        ),
    )


def _columns(kind: Any, names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=False) for name in names.split()]


def _maybe(kind: Any, names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=True) for name in names.split()]


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
