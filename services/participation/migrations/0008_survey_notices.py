"""A survey that was taken back, and the number of the notice that gives results out."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


TEXTS = ("number", "because")
STATES = "'draft', 'opened', 'closed', 'published'"


def upgrade() -> None:
    for name in TEXTS:
        op.add_column("survey", sa.Column(name, sa.Text(), nullable=False, server_default=""))
        op.alter_column("survey", name, server_default=None)
    _only(f"{STATES}, 'withdrawn'")


def downgrade() -> None:
    op.execute("DELETE FROM survey WHERE state = 'withdrawn'")
    _only(STATES)
    for name in TEXTS:
        op.drop_column("survey", name)


def _only(states: str) -> None:
    op.drop_constraint("ck_survey_state", "survey", type_="check")
    op.create_check_constraint("ck_survey_state", "survey", f"state IN ({states})")
