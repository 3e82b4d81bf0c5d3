"""Boards that residents elect, who is on them; an election may be into one, of several."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

OLD_CAUSES = "cause IN ('term_over', 'dismissed', 'vacant', 'new_unit', 'again')"
CAUSES = f"{OLD_CAUSES[:-1]}, 'new_board', 'member_left')"
OLD_ANNOUNCED = "announced_on IS NULL OR (sent_on IS NOT NULL AND team_on IS NOT NULL)"
ANNOUNCED = (
    "announced_on IS NULL"
    " OR (sent_on IS NOT NULL AND (team_on IS NOT NULL OR board_id IS NOT NULL))"
)


def upgrade() -> None:
    _elections()
    _boards()
    _members()
    schema.protect(op, "board", "board_member")


def downgrade() -> None:
    op.drop_table("board_member")
    op.drop_table("board")
    _check("announced", OLD_ANNOUNCED)
    _check("cause", OLD_CAUSES)
    op.drop_constraint("ck_election_seats", "election")
    op.drop_column("election", "seats")
    op.drop_column("election", "board_id")


def _elections() -> None:
    op.add_column("election", sa.Column("board_id", sa.Uuid()))
    seats: sa.Column[int] = sa.Column("seats", sa.Integer(), server_default="1", nullable=False)
    op.add_column("election", seats)
    op.alter_column("election", "seats", server_default=None)
    _check("cause", CAUSES)
    _check("announced", ANNOUNCED)
    op.create_check_constraint(
        "ck_election_seats", "election", "seats = 1 OR (board_id IS NOT NULL AND seats > 1)"
    )


def _check(name: str, condition: str) -> None:
    op.drop_constraint(f"ck_election_{name}", "election")
    op.create_check_constraint(f"ck_election_{name}", "election", condition)


def _boards() -> None:
    _table(
        "board",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid()),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seats", postgresql.JSONB(), nullable=False),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Date()) for name in ("since", "until", "ended_on")),
        sa.Column("ended_as", sa.Text()),
        sa.CheckConstraint("kind IN ('people', 'investment')", name="ck_board_kind"),
        sa.CheckConstraint(
            "ended_as IN ('followed', 'term_over', 'dissolved')", name="ck_board_ended_as"
        ),
        sa.CheckConstraint("(kind = 'investment') = (title <> '')", name="ck_board_title"),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name="ck_board_ended"),
        sa.CheckConstraint("(since IS NULL) = (number = '')", name="ck_board_recognised"),
    )
    for name, since in (("forming", "since IS NULL"), ("in_office", "since IS NOT NULL")):
        op.create_index(
            f"uq_board_{name}",
            "board",
            ["ward_id"],
            unique=True,
            postgresql_where=sa.text(f"kind = 'people' AND {since} AND ended_on IS NULL"),
        )


def _members() -> None:
    _table(
        "board_member",
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Uuid()),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("election_id", sa.Uuid()),
        sa.Column("dismissal_id", sa.Uuid()),
        sa.Column("left_on", sa.Date()),
        sa.Column("left_as", sa.Text()),
        sa.CheckConstraint(
            "source IN ('elected', 'front', 'inspectors')", name="ck_board_member_source"
        ),
        sa.CheckConstraint("post IN ('head', 'deputy', 'member')", name="ck_board_member_post"),
        sa.CheckConstraint(
            "left_as IN ('resigned', 'dismissed', 'died', 'unfit', 'annulled')",
            name="ck_board_member_left_as",
        ),
        sa.CheckConstraint(
            "(source = 'elected') = (unit_id IS NOT NULL)", name="ck_board_member_unit"
        ),
        sa.CheckConstraint("(left_on IS NULL) = (left_as IS NULL)", name="ck_board_member_left"),
    )
    op.create_index("ix_board_member_ward_id_board_id", "board_member", ["ward_id", "board_id"])
    op.create_index(
        "uq_board_member_head",
        "board_member",
        ["board_id"],
        unique=True,
        postgresql_where=sa.text("post = 'head' AND left_on IS NULL"),
    )


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
