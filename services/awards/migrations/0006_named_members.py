"""A member of the council has the number of their decision; a mistyped vote can be voided."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

VOTE, ONCE, SUBJECT = (
    "council_vote",
    "uq_council_vote_ward_id_subject_id",
    ["ward_id", "subject_id"],
)


def upgrade() -> None:
    op.add_column(
        "council_member", sa.Column("number", sa.Text(), server_default="", nullable=False)
    )
    op.alter_column("council_member", "number", server_default=None)
    for name in ("typed_by", "void_reason"):
        op.add_column(VOTE, sa.Column(name, sa.Text(), server_default="", nullable=False))
        op.alter_column(VOTE, name, server_default=None)
    op.add_column(VOTE, sa.Column("voided_on", sa.Date()))
    op.drop_constraint(ONCE, VOTE)
    standing = sa.text("voided_on IS NULL")
    op.create_index(
        "uq_council_vote_standing", VOTE, SUBJECT, unique=True, postgresql_where=standing
    )


def downgrade() -> None:
    op.drop_index("uq_council_vote_standing", VOTE)
    op.create_unique_constraint(ONCE, VOTE, SUBJECT)
    for name in ("voided_on", "void_reason", "typed_by"):
        op.drop_column(VOTE, name)
    op.drop_column("council_member", "number")
