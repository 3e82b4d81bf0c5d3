"""Elections of heads, who stands, how long somebody heads a neighbourhood, petitions to dismiss."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = ("election", "candidate", "candidate_votes", "headship")


def upgrade() -> None:
    _petitions()
    _elections()
    _candidates()
    _headships()
    schema.protect(op, *TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    op.drop_constraint("ck_initiative_committee", "initiative")
    op.drop_column("initiative", "heads_committee")


def _petitions() -> None:
    column: sa.Column[bool] = sa.Column(
        "heads_committee", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("initiative", column)
    op.alter_column("initiative", "heads_committee", server_default=None)
    op.create_check_constraint(
        "ck_initiative_committee", "initiative", "clause = 'head' OR NOT heads_committee"
    )


def _elections() -> None:
    _table(
        "election",
        *_ids("unit_id", "matter_id"),
        *_texts("cause", "number", "team_number", "course"),
        *_days("decided_on", "on"),
        *(_maybe(name) for name in ("team_on", "met_on", "sent_on")),
        *(_maybe(name) for name in ("announced_on", "called_off_on")),
        sa.Column("team", postgresql.JSONB(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.UniqueConstraint("ward_id", "matter_id", name="uq_election_ward_id_matter_id"),
        sa.CheckConstraint(
            "cause IN ('term_over', 'dismissed', 'vacant', 'new_unit', 'again')",
            name="ck_election_cause",
        ),
        sa.CheckConstraint("(team_on IS NULL) = (team_number = '')", name="ck_election_team"),
        sa.CheckConstraint(
            "announced_on IS NULL OR (sent_on IS NOT NULL AND team_on IS NOT NULL)",
            name="ck_election_announced",
        ),
    )
    op.create_index("ix_election_ward_id_unit_id", "election", ["ward_id", "unit_id"])


def _candidates() -> None:
    _table(
        "candidate",
        *_ids("election_id"),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *_texts("full_name"),
        sa.Column("born_year", sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            "ward_id", "election_id", "ordinal", name="uq_candidate_ward_id_election_id_ordinal"
        ),
    )
    _table(
        "candidate_votes",
        *_ids("round_id", "candidate_id"),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            "ward_id",
            "round_id",
            "candidate_id",
            name="uq_candidate_votes_ward_id_round_id_candidate_id",
        ),
        sa.CheckConstraint("votes >= 0", name="ck_candidate_votes_votes"),
    )


def _headships() -> None:
    _table(
        "headship",
        *_ids("unit_id"),
        *_texts("kind", "number"),
        *_days("since"),
        *(_maybe(name) for name in ("until", "term_until", "ended_on")),
        sa.Column("election_id", sa.Uuid()),
        sa.Column("ended_as", sa.Text()),
        sa.CheckConstraint("kind IN ('elected', 'provisional')", name="ck_headship_kind"),
        sa.CheckConstraint(
            "ended_as IN ('followed', 'dismissed', 'annulled')", name="ck_headship_ended_as"
        ),
        sa.CheckConstraint(
            "(kind = 'elected') = (election_id IS NOT NULL)", name="ck_headship_elected"
        ),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name="ck_headship_ended"),
    )
    op.create_index(
        "uq_headship_current",
        "headship",
        ["ward_id", "unit_id"],
        unique=True,
        postgresql_where=sa.text("ended_on IS NULL"),
    )


def _ids(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Uuid(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date(), nullable=False) for name in names]


def _maybe(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date())


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
