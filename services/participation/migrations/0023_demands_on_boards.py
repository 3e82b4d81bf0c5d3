"""What households demand on khoản 5 names the board, and the member who is to be dismissed."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("initiative", sa.Column("board_id", sa.Uuid()))
    op.add_column("initiative", sa.Column("member_id", sa.Uuid()))
    op.create_check_constraint(
        "ck_initiative_board", "initiative", "clause = 'board' OR board_id IS NULL"
    )


def downgrade() -> None:
    op.drop_constraint("ck_initiative_board", "initiative")
    op.drop_column("initiative", "member_id")
    op.drop_column("initiative", "board_id")
